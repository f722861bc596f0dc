"""Nobody against some: a voice that denies any victims, losses or captives, and another that counts them, of one day
and place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from core.compare.context import Context
from core.compare.deeds import act_of, all_claims
from core.compare.drafts import Draft, Stand
from core.compare.ranges import meeting, range_of
from core.compare.severity import stakes_of_count
from core.compare.wording import count_words, day_words
from core.lexicon import compiled, load
from core.model import Claim, Figure
from core.resolve.counted_words import names_its_place
from core.resolve.folding import folded
from core.resolve.labels import measure_label
from core.resolve.places import place_relation
from core.resolve.scopes import Measure, day_of, fits, near, side_key

_HARM = {
    "killed": ("killed",),
    "hurt": ("killed", "injured"),
    "lost": ("intercepted", "destroyed", "hit", "captured"),
    "held": ("held", "detained", "captured"),
}
_KEPT = frozenset(("prisoner", "hostage", "person", "soldier", "civilian"))
_GEAR = frozenset(("aircraft", "helicopter", "drone", "missile", "ship", "tank", "vehicle"))
NONE = "0"
"""How the position of those is written who say that there was nobody."""
_LEAST_CERTAIN = 0.8
_DAY = len("2025-06-02")
_NEARBY = 900
"""Characters between two voices of one article that speak of one site."""
_BESIDE = 350
"""The same where neither names a site."""
_OF_ITSELF = re.compile(r"\b(?:causing|caused|without|with no)\b", re.IGNORECASE)
"""A blow that "caused no casualties" is told of itself, and of no other."""


def with_nobody(drafts: list[Draft], found: Iterable[Measure], context: Context) -> list[Draft]:
    """The disagreements on counts, with those who say that there was nobody: beside the others where they speak of what
    is in dispute already, else against the count that they answer."""
    added = []
    for claims, rivals in _denied(found, context):
        disputed = next((d for d in drafts if _is_about(d, rivals)), None)
        if disputed is None:
            added.append(_draft(claims, rivals, context))
        elif all(stand.value != NONE for stand in disputed.stands):
            disputed.stands.insert(0, _none(claims))
    return [*drafts, *added]


def _denied(found: Iterable[Measure], context: Context) -> list[tuple[list[Claim], list[Figure]]]:
    """What each voice says there was nobody of, in all its articles, with the figures that say otherwise."""
    homes = {figure.id: number for number, measure in enumerate(found) for figure in measure.figures}
    days: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in context.dossier.figures:
        days[day_of(figure)].append(figure)
    groups: list[tuple[list[Claim], dict[str, Figure]]] = []
    for claim in all_claims("count", context):
        if claim.rule != "nobody" or claim.date is None or len(claim.date.start) < _DAY:
            continue
        told = [*days.get(claim.date.start[:_DAY], ()), *context.figures_of(claim.evidence.article)]
        rivals = _answered(claim, list({f.id: f for f in told if _clash(claim, f, context)}.values()), homes)
        if not rivals:
            continue
        home = next((g for g in groups if _one_denial(g[0][0], claim, context)), None)
        if home is None:
            groups.append(home := ([], {}))
        home[0].append(claim)
        home[1].update((f.id, f) for f in rivals if f.id not in home[1])
    return [(claims, list(rivals.values())) for claims, rivals in groups]


def _answered(claim: Claim, rivals: list[Figure], homes: Mapping[str, int]) -> list[Figure]:
    """Those that count what the one next to the denial counts; of other articles all, where its own tells none. `homes`
    numbers the measures by figure."""
    beside = [f for f in rivals if f.article == claim.evidence.article]
    if not beside:
        return rivals
    next_to = min(beside, key=lambda f: (abs(f.start - claim.evidence.start), f.start))
    home = homes.get(next_to.id)
    return [f for f in rivals if f.id == next_to.id or (home is not None and homes.get(f.id) == home)]


def _is_about(draft: Draft, rivals: list[Figure]) -> bool:
    """A position of the disagreement rests on the sentence of one of the figures, and gives its number."""
    return draft.kind == "count" and any(
        evidence.article == f.article and evidence.start <= f.start < evidence.end and stand.value == count_words(f)
        for stand in draft.stands
        for evidence in stand.evidence
        for f in rivals
    )


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
    if not _of_kind(claim, figure) or _of_another_side(claim, figure, context):
        return False
    if figure.article == claim.evidence.article:
        return _answers(claim, figure, context)
    if day_of(figure) != (claim.date.start[:_DAY] if claim.date else None):
        return False
    if act_of(claim) in ("lost", "held"):
        return claim.actors[0] == figure.object and _is_own(claim, figure, context)
    if not figure.place or not claim.place:
        return False
    relation = place_relation(figure.place, claim.place)
    if relation == "same" and names_its_place(figure):
        return True
    return relation != "apart" and claim.actors[0] == "soldier" == figure.object and _may_be_own(claim, figure, context)


def _of_kind(claim: Claim, figure: Figure) -> bool:
    """What there was none of is what the figure counts; soldiers may be called people, gear and captives be unnamed."""
    counted = claim.actors[0]
    if act_of(claim) == "held":
        return figure.object in _KEPT
    if counted == "thing":
        return figure.object in _GEAR
    if counted == "person":
        return figure.object not in _GEAR
    return counted == figure.object or (counted == "soldier" and figure.object == "person")


def _of_another_side(claim: Claim, figure: Figure, context: Context) -> bool:
    """ "No Australian casualties" says nothing of the policeman whom Indonesia lost."""
    if len(claim.actors) == 1 or figure.against is None:
        return False
    return not fits((None, side_key(claim.actors[1])), (None, side_key(context.side(figure.against) or figure.against)))


def _is_own(claim: Claim, figure: Figure, context: Context) -> bool:
    """Who denies is, or speaks for, those who lost the things, or those who are said to hold the people."""
    side = context.side(claim.holder)
    theirs = figure.by if act_of(claim) == "held" else figure.against
    return side is not None and side == context.side(theirs)


def _answers(claim: Claim, figure: Figure, context: Context) -> bool:
    """In one article: two named voices close to each other, of one place where both tell it, of one site or fight."""
    if figure.speaker is None or claim.holder is None or abs(figure.start - claim.evidence.start) > _NEARBY:
        return False
    if figure.place and claim.place and place_relation(figure.place, claim.place) == "apart":
        return False
    if not near(day_of(figure), claim.date.start[:_DAY] if claim.date else None):
        return False
    if claim.actors[0] == "soldier" and not _may_be_own(claim, figure, context):
        return False
    if act_of(claim) == "held" and not _is_own(claim, figure, context):
        return False
    if sites := _sites(claim.evidence.quote):
        return bool(sites & _sites(figure.quote))
    return abs(figure.start - claim.evidence.start) <= _BESIDE and not _OF_ITSELF.search(claim.evidence.quote)


def _may_be_own(claim: Claim, figure: Figure, context: Context) -> bool:
    """Who says that he lost nobody is of the camp of those who are counted, or of none that is known."""
    side = side_key(context.side(claim.holder))
    return side is None or (figure.against is not None and fits((None, side), (None, side_key(figure.against))))


def _sites(words: str) -> frozenset[str]:
    """The kinds of building that the words name."""
    return frozenset(w for w in folded(words).replace(",", " ").replace(".", " ").split() if w in _site_words())


@compiled
def _site_words() -> frozenset[str]:
    things = load("claims")["things"]
    kinds = ("hospital", "school", "worship", "camp", "depot", "bridge", "airfield", "building")
    return frozenset(w for kind in kinds for w in things[kind].split())


def _none(claims: list[Claim]) -> Stand:
    return Stand.of(NONE, ((c.holder, c.evidence.article, c.evidence) for c in claims))


def _draft(claims: list[Claim], rivals: list[Figure], context: Context) -> Draft:
    most = max(rivals, key=lambda f: (f.action == "killed", f.low or 0, -context.rank(f.article)))
    some = Stand(count_words(most))
    for figure in rivals:
        if figure.action == most.action and meeting(range_of(figure), range_of(most)) != "apart":
            some.add(figure.speaker, figure.article, context.sentence(figure))
    day = next(c.date.start[:_DAY] for c in claims if c.date)
    place = next((f.place for f in (most, *rivals) if f.place), None)
    where = f" in {place}" if place else ""
    things = act_of(claims[0]) == "lost"
    what = measure_label(most.object, most.action, None, None, None) if things else f"People {most.action}"
    said = {"lost": "nothing was lost", "held": "nobody is held"}.get(act_of(claims[0]), "nobody was hurt there")
    return Draft(
        kind="count",
        about=f"{what}{where}, {day_words(day)}",
        date=day,
        stands=[_none(claims), some],
        why=f"One source says that {said} on {day_words(day)}, another counts {some.value}.",
        certainty=0.6,
        gap=1.0,
        stakes=stakes_of_count(most.object, most.action),
        events=frozenset(f.event for f in rivals if f.event),
    )
