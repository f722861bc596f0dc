"""Outcomes: whether it happened as said: destroyed against repelled, agreed against not agreed."""

from __future__ import annotations

from collections import defaultdict

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.stories import Story, stories
from core.lexicon import compiled, load
from core.model import Claim, SetAside
from core.resolve.folding import folded

_MOST = 3


@compiled
def _clashing() -> frozenset[frozenset[str]]:
    """Pairs of outcomes that exclude each other."""
    return frozenset(
        frozenset((folded(a), folded(b)))
        for row in load("compare")["outcomes"]["exclusive"]
        for a in row.split("|")[0].split(",")
        for b in row.split("|")[1].split(",")
    )


def outcomes(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The things that went one way by one voice and another way by another."""
    drafts: list[Draft] = []
    for story in stories("outcome", context):
        values: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
        for claim in story.claims:
            values[folded(claim.value), claim.denies].append(claim)
        pairs = [
            (a, b)
            for n, a in enumerate(values)
            for b in list(values)[n + 1 :]
            if _exclude(a, b) and not _shared_voice(values[a], values[b], context)
        ]
        if pairs:
            drafts.append(
                _draft(story, [values[key] for key in dict.fromkeys(k for pair in pairs for k in pair)][:_MOST])
            )
    return drafts, []


def _exclude(a: tuple[str, bool], b: tuple[str, bool]) -> bool:
    if a[0] == b[0]:
        return a[1] != b[1]
    return not a[1] and not b[1] and frozenset((a[0], b[0])) in _clashing()


def _shared_voice(a: list[Claim], b: list[Claim], context: Context) -> bool:
    """One voice holds both, so that it cannot mean them to clash; or both stand in one article's own words."""
    return any(
        context.voices.same(x.holder, y.holder)
        or (
            x.evidence.article == y.evidence.article
            and (x.holder is None or y.holder is None)
            and not (x.denies or y.denies)
        )
        for x in a
        for y in b
    )


def _draft(story: Story, sides: list[list[Claim]]) -> Draft:
    stands = []
    for claims in sides:
        stand = Stand(f"not {claims[0].value}" if claims[0].denies else claims[0].value)
        for claim in claims:
            stand.add(claim.holder, claim.evidence.article, claim.evidence)
        stands.append(stand)
    said = ", ".join(s.value for s in stands)
    return Draft(
        kind="outcome",
        about=story.about,
        date=story.day,
        stands=stands,
        why=f"The accounts of one thing exclude each other: {said}.",
        certainty=0.6,
        gap=0.7,
        stakes=stakes_of_kind("outcome"),
    )
