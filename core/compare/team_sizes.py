"""Team sizes: two numbers of people who came to one table for one side."""

from __future__ import annotations

from collections import defaultdict

from core.compare.context import Context
from core.compare.deeds import act_of, all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.wording import day_words
from core.extract.dates.calendar import ordinal
from core.model import Claim, SetAside
from core.resolve.places import place_relation
from core.resolve.scopes import near

_DAY = len("2025-06-02")
_UNTOLD = -9


def team_sizes(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The delegations of one side and day to which two sources give different sizes."""
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in all_claims("count", context):
        if claim.rule == "team-size":
            sides[act_of(claim)].append(claim)
    drafts = []
    for side, claims in sorted(sides.items()):
        days: dict[int, dict[int, Claim]] = defaultdict(dict)
        for number, claim in enumerate(claims):
            if _day(claim) != _UNTOLD:
                days[_day(claim)][number] = claim
        for number, a in enumerate(claims):
            near_by = {n: c for apart in (-1, 0, 1) for n, c in days.get(_day(a) + apart, {}).items() if n > number}
            rivals = [near_by[n] for n in sorted(near_by) if _clash(a, near_by[n], context)]
            if rivals:
                values = {c.value for c in (a, *rivals)}
                same = [c for c in claims if c.value in values and (c is a or _one_table(a, c))]
                drafts.append(_draft(side, same))
                break
    return drafts, []


def _day(claim: Claim) -> int:
    """Number of the day that a claim is about; a negative one where it tells none."""
    told = claim.date.start if claim.date else ""
    return ordinal(told) if len(told) >= _DAY else _UNTOLD


def _clash(a: Claim, b: Claim, context: Context) -> bool:
    if a.value == b.value or not _one_table(a, b):
        return False
    if a.evidence.article == b.evidence.article:
        return bool(a.holder and b.holder) and not context.voices.same(a.holder, b.holder)
    return not context.voices.same(a.holder, b.holder)


def _one_table(a: Claim, b: Claim) -> bool:
    """The same day, or the next for one that arrived the day before; places that fit."""
    if a.date is None or b.date is None or min(len(a.date.start), len(b.date.start)) < _DAY:
        return False
    if not near(a.date.start[:_DAY], b.date.start[:_DAY]):
        return False
    return not (a.place and b.place) or place_relation(a.place, b.place) != "apart"


def _draft(side: str, claims: list[Claim]) -> Draft:
    stands: dict[str, Stand] = {}
    for claim in sorted(claims, key=lambda c: int(c.value)):
        stand = stands.setdefault(claim.value, Stand(claim.value))
        stand.add(claim.holder, claim.evidence.article, claim.evidence)
    day = min((c.date.start for c in claims if c.date), default=None)
    low, high = next(iter(stands)), list(stands)[-1]
    return Draft(
        kind="count",
        about=f"Size of the delegation of {side}",
        date=day,
        stands=list(stands.values()),
        why=f"The same team at the table on {day_words(day)}; it cannot have had both {low} and {high} members.",
        certainty=0.7,
        gap=1 - int(low) / int(high),
        stakes=stakes_of_kind("membership"),
    )
