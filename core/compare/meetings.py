"""Talks that one side says were held and another says were not."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from core.compare.context import Context
from core.compare.deeds import all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.model import Claim, SetAside
from core.resolve.folding import folded

_RULE = "meeting/held"
_DAY = len("2025-06-02")
_DAYS = 4
"""Days between the talks, or a report of them, and their denial."""
_NEARBY = 900
"""Characters before a denial in which the article may have told of the talks."""
_SAMPLE = 12
"""Tellings of talks in one place that are set beside a denial: more say nothing new."""


def meetings(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The talks that are told of by some and denied by name by others."""
    told: dict[str, list[Claim]] = defaultdict(list)
    denials: dict[str, list[Claim]] = defaultdict(list)
    claims = [c for c in all_claims("outcome", context) if c.rule == _RULE]
    places = sorted({c.place for c in claims if c.place})
    for claim in claims:
        if not claim.denies:
            told[folded(claim.place or "")].append(claim)
        elif claim.holder is not None:
            denials[folded(claim.place or _near_place(claim, places, context))].append(claim)
    drafts = []
    for place, answers in sorted(denials.items()):
        held = [c for c in told.get(place, ())[:_SAMPLE] if place and any(_clash(c, d, context) for d in answers)]
        if held:
            drafts.append(_draft(held, [d for d in answers if any(_clash(c, d, context) for c in held)]))
    return drafts, []


def _near_place(denial: Claim, places: list[str], context: Context) -> str:
    """Where the article says, shortly before "no such talks", that people met; "" where it does not."""
    text = context.articles[denial.evidence.article].text
    before = text[max(0, denial.evidence.start - _NEARBY) : denial.evidence.start]
    return max((p for p in places if p in before), key=lambda place: (before.rfind(place), place), default="")


def _clash(held: Claim, denial: Claim, context: Context) -> bool:
    """Days that may be one meeting's, and two voices of which the denier's camp does not tell of the talks itself."""
    if held.date is None or denial.date is None or context.voices.same(held.holder, denial.holder):
        return False
    days = [c.date.start[:_DAY] for c in (held, denial) if c.date]
    if min(map(len, days)) < _DAY:
        return False
    first, last = (dt.date.fromisoformat(day) for day in days)
    camp = context.side(denial.holder)
    return abs((first - last).days) <= _DAYS and (
        held.holder is None or camp is None or context.side(held.holder) != camp
    )


def _draft(held: list[Claim], answers: list[Claim]) -> Draft:
    stands = []
    for claims in (held, answers):
        claim = max(claims, key=lambda c: (len(c.value), c.value))
        stand = Stand(claim.value.removesuffix(f"({claim.holder})").strip())
        for one in claims:
            stand.add(one.holder, one.evidence.article, one.evidence)
        stands.append(stand)
    about = held[0].about
    return Draft(
        kind="outcome",
        about=about[:1].upper() + about[1:],
        date=min(c.date.start[:_DAY] for c in held if c.date),
        stands=stands,
        why=f"Some tell of the talks; {answers[0].holder} says that there were none.",
        certainty=0.65,
        gap=0.8,
        stakes=stakes_of_kind("outcome"),
    )
