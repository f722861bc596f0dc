"""Attribution: who did it. Accused against denied is a disagreement, blamed against unclaimed is none."""

from __future__ import annotations

from collections import defaultdict

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.stories import Story, stories
from core.model import Claim, SetAside
from core.resolve.measures import side_key

_MOST = 3


def attribution(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The deeds that one voice lays to a side and another denies or lays to somebody else."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for story in stories("attribution", context):
        draft = _denial(story, context) or _rivals(story, context)
        if draft:
            drafts.append(draft)
        elif (
            len(blamed := {side_key(c.value): c for c in story.claims}) == 1
            and len({c.holder for c in story.claims}) > 1
        ):
            claim = next(iter(blamed.values()))
            aside.append(
                SetAside(
                    about=story.about,
                    articles=tuple(dict.fromkeys(c.evidence.article for c in story.claims)),
                    values=tuple(
                        dict.fromkeys(
                            f"{c.value} ({c.holder or context.outlet(c.evidence.article)})" for c in story.claims
                        )
                    ),
                    why=f"all lay it to {claim.value}; nobody denies it",
                )
            )
    return drafts, aside


def _denial(story: Story, context: Context) -> Draft | None:
    for denial in story.claims:
        if not denial.denies:
            continue
        accusers = [
            c
            for c in story.claims
            if not c.denies
            and side_key(c.value) == side_key(denial.value)
            and not context.voices.same(c.holder, denial.holder)
        ]
        if accusers:
            deniers = [c for c in story.claims if c.denies and side_key(c.value) == side_key(denial.value)]
            accused = Stand(denial.value)
            _fill(accused, accusers)
            cue = "rejects" if "reject" in denial.evidence.quote.lower() else "denies"
            denied = Stand(f"not {denial.value}, {denial.holder or denial.value} {cue} it")
            _fill(denied, deniers)
            return _draft(
                story, [accused, denied], f"{denial.value} is held responsible by one and denied by another.", 0.7
            )
    return None


def _rivals(story: Story, context: Context) -> Draft | None:
    """Several sides, each named by voices of its own."""
    blamed: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        if not claim.denies:
            blamed[side_key(claim.value)].append(claim)
    if not 2 <= len(blamed) <= _MOST:
        return None
    holders = [{c.holder for c in claims} for claims in blamed.values()]
    if any(a & b for n, a in enumerate(holders) for b in holders[n + 1 :]):
        return None
    stands = []
    for claims in blamed.values():
        stand = Stand(claims[0].value)
        _fill(stand, claims)
        stands.append(stand)
    names = " and ".join(s.value for s in stands)
    return _draft(story, stands, f"The same deed is laid to {names}.", 0.6)


def _fill(stand: Stand, claims: list[Claim]) -> None:
    for claim in claims:
        stand.add(claim.holder, claim.evidence.article, claim.evidence)


def _draft(story: Story, stands: list[Stand], why: str, certainty: float) -> Draft:
    return Draft(
        kind="attribution",
        about=story.about,
        date=story.day,
        stands=stands,
        why=why,
        certainty=certainty,
        gap=0.8,
        stakes=stakes_of_kind("attribution"),
    )
