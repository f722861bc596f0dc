"""Nobody against some: a voice that denies any victims, and another that counts them, of one day and place."""

from __future__ import annotations

from collections import defaultdict

from core.compare.context import Context
from core.compare.deeds import act_of, all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_count
from core.compare.wording import count_words, day_words
from core.model import Claim, Figure, SetAside
from core.resolve.places import place_relation
from core.resolve.scopes import day_of

_HARM = {"killed": ("killed",), "hurt": ("killed", "injured")}
_LEAST_CERTAIN = 0.6
_DAY = len("2025-06-02")


def nobody(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The tolls that one source counts and another says were none."""
    drafts = []
    days: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in context.dossier.figures:
        days[day_of(figure)].append(figure)
    for claim in all_claims("count", context):
        if claim.rule != "nobody" or claim.date is None or len(claim.date.start) < _DAY or not claim.place:
            continue
        rivals = [f for f in days.get(claim.date.start[:_DAY], ()) if _clash(claim, f, context)]
        if rivals:
            drafts.append(_draft(claim, rivals, context))
    return drafts, []


def _clash(claim: Claim, figure: Figure, context: Context) -> bool:
    """Whether a figure of the claim's day counts those whom the claim denies."""
    if context.origin(figure.article) != figure.article or figure.article == claim.evidence.article:
        return False
    if figure.action not in _HARM[act_of(claim)] or not figure.low or figure.total or figure.background:
        return False
    if figure.certainty < _LEAST_CERTAIN:
        return False
    if claim.actors[0] != "person" and claim.actors[0] != figure.object:
        return False
    if not figure.place or place_relation(figure.place, claim.place or "") != "same":
        return False
    return not context.voices.same(figure.speaker, claim.holder)


def _draft(claim: Claim, rivals: list[Figure], context: Context) -> Draft:
    none = Stand("0")
    none.add(claim.holder, claim.evidence.article, claim.evidence)
    most = max(rivals, key=lambda f: (f.action == "killed", f.low or 0, -context.rank(f.article)))
    some = Stand(count_words(most))
    for figure in rivals:
        if figure.action == most.action and count_words(figure) == some.value:
            some.add(figure.speaker, figure.article, context.sentence(figure))
    day = claim.date.start[:_DAY] if claim.date else None
    return Draft(
        kind="count",
        about=f"People {most.action} in {most.place}, {day_words(day)}",
        date=day,
        stands=[none, some],
        why=f"One source says that nobody was hurt there on {day_words(day)}, another counts {some.value}.",
        certainty=0.6,
        gap=1.0,
        stakes=stakes_of_count(most.object, most.action),
        events=frozenset(f.event for f in rivals if f.event),
    )
