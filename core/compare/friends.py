"""Who stood beside a delegation: two closed lists of states, each with one that the other leaves out."""

from __future__ import annotations

from core.compare.context import Context
from core.compare.deeds import act_of, all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.model import Claim, SetAside
from core.resolve.scopes import near

_DAY = len("2025-06-02")
_DAYS = 3


def friends(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The states that are said to advise one delegation, where two lists of one length differ in some of them."""
    lists: dict[str, list[Claim]] = {}
    for claim in all_claims("membership", context):
        if claim.rule == "beside":
            lists.setdefault(act_of(claim), []).append(claim)
    drafts, aside = [], []
    for side, claims in sorted(lists.items()):
        first = claims[0]
        rivals = [c for c in claims[1:] if c.value != first.value and _one_table(first, c)]
        same = [c for c in rivals if len(c.actors) == len(first.actors)]
        if same:
            drafts.append(_draft(side, [first, *same]))
        elif rivals:
            aside.append(
                SetAside(
                    about=f"States beside the delegation of {side}",
                    articles=tuple(c.evidence.article for c in (first, *rivals)),
                    values=tuple(c.value for c in (first, *rivals)),
                    why="one list is longer, the other may be a part of it",
                )
            )
    return drafts, aside


def _one_table(a: Claim, b: Claim) -> bool:
    """Two articles, days that may be one meeting's, and at least half of the states in common."""
    if a.evidence.article == b.evidence.article or a.date is None or b.date is None:
        return False
    days = a.date.start[:_DAY], b.date.start[:_DAY]
    if min(map(len, days)) < _DAY or not near(*days, _DAYS):
        return False
    return 2 * len({*a.actors} & {*b.actors}) >= min(len(a.actors), len(b.actors))


def _draft(side: str, claims: list[Claim]) -> Draft:
    stands: dict[str, Stand] = {}
    for claim in claims:
        stands.setdefault(claim.value, Stand(claim.value)).add(claim.holder, claim.evidence.article, claim.evidence)
    values = list(stands)
    return Draft(
        kind="membership",
        about=f"States that advise the delegation of {side}",
        date=max((c.date.start[:_DAY] for c in claims if c.date), default=None),
        stands=list(stands.values()),
        why=f"Lists of the same length that differ: {values[0]} against {values[1]}.",
        certainty=0.65,
        gap=0.5,
        stakes=stakes_of_kind("membership"),
    )
