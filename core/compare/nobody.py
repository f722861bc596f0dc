"""Nobody against some: a voice that denies any victims, and another that counts them, of one day and place."""

from __future__ import annotations

import re
from collections import defaultdict

from core.compare.context import Context
from core.compare.deeds import act_of, all_claims
from core.compare.drafts import Draft, Stand
from core.compare.ranges import meeting, range_of
from core.compare.severity import stakes_of_count
from core.compare.wording import count_words, day_words
from core.lexicon import compiled, load
from core.model import Claim, Figure, SetAside
from core.resolve.folding import folded
from core.resolve.places import place_relation
from core.resolve.scopes import day_of, near

_HARM = {"killed": ("killed",), "hurt": ("killed", "injured")}
_LEAST_CERTAIN = 0.8
_DAY = len("2025-06-02")
_NEARBY = 900
"""Characters between two voices of one article that speak of one site."""
_BESIDE = 350
"""The same where neither names a site."""
_OF_ITSELF = re.compile(r"\b(?:causing|caused|without|with no)\b", re.IGNORECASE)
"""A blow that "caused no casualties" is told of itself, and of no other."""


def nobody(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The tolls that one source counts and another says were none."""
    days: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in context.dossier.figures:
        days[day_of(figure)].append(figure)
    groups: list[tuple[list[Claim], list[Figure]]] = []
    for claim in all_claims("count", context):
        if claim.rule != "nobody" or claim.date is None or len(claim.date.start) < _DAY:
            continue
        told = days.get(claim.date.start[:_DAY], ()) if claim.place else ()
        near_by = context.figures_of(claim.evidence.article)
        rivals = list({f.id: f for f in (*told, *near_by) if _clash(claim, f, context)}.values())
        if not rivals:
            continue
        home = next((g for g in groups if _one_denial(g[0][0], claim, context)), None)
        if home is None:
            groups.append(([claim], rivals))
        else:
            home[0].append(claim)
            known = {f.id for f in home[1]}
            home[1].extend(f for f in rivals if f.id not in known)
    return [_draft(claims, rivals, context) for claims, rivals in groups], []


def _one_denial(a: Claim, b: Claim, context: Context) -> bool:
    """One voice that says of one day, in two articles, that nobody was hurt."""
    return bool(a.date and b.date and a.date.start == b.date.start) and context.voices.same(a.holder, b.holder)


def _clash(claim: Claim, figure: Figure, context: Context) -> bool:
    if context.origin(figure.article) != figure.article:
        return False
    if figure.action not in _HARM[act_of(claim)] or not figure.low or figure.total or figure.background:
        return False
    if figure.certainty < _LEAST_CERTAIN or context.voices.same(figure.speaker, claim.holder):
        return False
    if claim.actors[0] not in ("person", figure.object):
        return False
    if figure.article == claim.evidence.article:
        return _answers(claim, figure, context)
    if day_of(figure) != (claim.date.start[:_DAY] if claim.date else None):
        return False
    return bool(figure.place and claim.place) and place_relation(figure.place or "", claim.place or "") == "same"


def _answers(claim: Claim, figure: Figure, context: Context) -> bool:
    """In one article: two named voices close to each other, of one place where both tell it, of one site or fight."""
    if figure.speaker is None or claim.holder is None or abs(figure.start - claim.evidence.start) > _NEARBY:
        return False
    if figure.place and claim.place and place_relation(figure.place, claim.place) == "apart":
        return False
    if not near(day_of(figure), claim.date.start[:_DAY] if claim.date else None):
        return False
    if claim.actors[0] == "soldier" and context.side(claim.holder) not in (None, *_sufferers(figure, context)):
        return False
    if sites := _sites(claim.evidence.quote):
        return bool(sites & _sites(figure.quote))
    return abs(figure.start - claim.evidence.start) <= _BESIDE and not _OF_ITSELF.search(claim.evidence.quote)


def _sufferers(figure: Figure, context: Context) -> tuple[str | None, ...]:
    return (context.side(figure.against),)


def _sites(words: str) -> frozenset[str]:
    """The kinds of building that the words name."""
    return frozenset(w for w in folded(words).replace(",", " ").replace(".", " ").split() if w in _site_words())


@compiled
def _site_words() -> frozenset[str]:
    things = load("claims")["things"]
    kinds = ("hospital", "school", "worship", "camp", "depot", "bridge", "airfield", "building")
    return frozenset(w for kind in kinds for w in things[kind].split())


def _draft(claims: list[Claim], rivals: list[Figure], context: Context) -> Draft:
    none = Stand("0")
    for claim in claims:
        none.add(claim.holder, claim.evidence.article, claim.evidence)
    most = max(rivals, key=lambda f: (f.action == "killed", f.low or 0, -context.rank(f.article)))
    some = Stand(count_words(most))
    for figure in rivals:
        if figure.action == most.action and meeting(range_of(figure), range_of(most)) != "apart":
            some.add(figure.speaker, figure.article, context.sentence(figure))
    day = next(c.date.start[:_DAY] for c in claims if c.date)
    place = next((f.place for f in (most, *rivals) if f.place), None)
    where = f" in {place}" if place else ""
    return Draft(
        kind="count",
        about=f"People {most.action}{where}, {day_words(day)}",
        date=day,
        stands=[none, some],
        why=f"One source says that nobody was hurt there on {day_words(day)}, another counts {some.value}.",
        certainty=0.6,
        gap=1.0,
        stakes=stakes_of_count(most.object, most.action),
        events=frozenset(f.event for f in rivals if f.event),
    )
