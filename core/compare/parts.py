"""Parts larger than their whole: more civilians killed in a town than people killed there, more in a town than in its
country.

Counts of different scope are never set against each other as equals; but what lies within another count cannot be
more than it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.ranges import alike_in_size, gap_share, range_of
from core.compare.severity import stakes_of_count
from core.compare.wording import about_measure, count_words, day_words
from core.lexicon import compiled
from core.model import Figure
from core.resolve.places import known_place, place_parts
from core.resolve.scopes import Measure, fits, states

_PEOPLE = frozenset(("civilian", "soldier", "child"))
_FIGHTERS = "fighters"
"""Soldiers are not set against people, who are often those killed beside them."""
_HARM = frozenset(("killed", "injured"))
_LEAST_CERTAIN = 0.8
_LEAST = 5
"""Parts below this number are too small to tell one toll from another of the same day."""


def parts(measures: Iterable[Measure], context: Context) -> list[Draft]:
    """The measures of one day that hold a larger number than a measure that they are a part of."""
    wholes: dict[tuple[object, ...], list[Measure]] = defaultdict(list)
    told = [m for m in measures if m.scope.day and m.scope.action in _HARM]
    for measure in told:
        scope = measure.scope
        wholes[scope.object, scope.action, scope.day, scope.narrow, scope.place].append(measure)
    clashes: dict[str, list[tuple[Measure, Figure, Measure, Figure]]] = defaultdict(list)
    for part in told:
        for whole in _around(part, wholes):
            rivals = _larger(part, whole, context)
            if rivals:
                clashes[rivals[1].id].append((part, rivals[0], whole, rivals[1]))
                break
    return [_draft(clash, context) for clash in clashes.values()]


def _around(part: Measure, wholes: dict[tuple[object, ...], list[Measure]]) -> Iterator[Measure]:
    """The measures that count at least what this one does: all people there, or the same in the place around it."""
    scope = part.scope
    of_people = scope.object in _PEOPLE and (scope.object != "soldier" or _FIGHTERS in scope.narrow)
    objects = (scope.object, "person") if of_people else (scope.object,)
    for place in (scope.place, *_wider(part.place), *([None] if scope.place and scope.against else [])):
        for object_ in objects:
            for narrow in (scope.narrow,) if scope.narrow & _states() else dict.fromkeys((scope.narrow, frozenset())):
                for whole in wholes.get((object_, scope.action, scope.day, narrow, place), ()):
                    if whole is not part and _one_scope(part, whole):
                        yield whole


@compiled
def _states() -> frozenset[str]:
    """States of what is counted, and spans of hours, which are no kinds of people: bodies in morgues, the last day."""
    return states() | frozenset(f"{hours} hours" for hours in range(100))


def _wider(place: str | None) -> tuple[str, ...]:
    """The places that a place lies in, as it is written and by the lexicon."""
    if not place:
        return ()
    narrow, *wide = place_parts(place)
    known = known_place(narrow)
    return tuple(dict.fromkeys((*wide, *([known.country] if known and known.country else []))))


def _one_scope(part: Measure, whole: Measure) -> bool:
    """Sides that fit; where no place is told, one and the same doer.

    The sufferer's whole country is no place of a measure, but the words of its figures have it.
    """
    a, b = part.scope, whole.scope
    if not fits((a.by, a.against), (b.by, b.against)) or (b.total and not a.total):
        return False
    if a.place is not None and b.place is None:
        return a.against == b.against and all(f.place for f in whole.figures)
    return a.place is not None or (a.by is not None and a.by == b.by)


def _larger(part: Measure, whole: Measure, context: Context) -> tuple[Figure, Figure] | None:
    """The surest part and the largest whole that contradict each other."""
    most = max((f for f in whole.figures if _speaks(f)), key=lambda f: f.low or 0, default=None)
    least = min(
        (f for f in part.figures if _speaks(f) and (f.low or 0) >= _LEAST), key=lambda f: f.low or 0, default=None
    )
    if most is None or least is None or most.high is None or (least.low or 0) <= most.high:
        return None
    one_article = context.origin(most.article) == context.origin(least.article)
    if context.voices.same(most.speaker, least.speaker) or (
        one_article and (most.speaker is None or least.speaker is None)
    ):
        return None
    if not alike_in_size(most, least) or not context.one_theatre(most.article, least.article):
        return None
    return least, most


def _speaks(figure: Figure) -> bool:
    return not figure.background and figure.certainty >= _LEAST_CERTAIN and figure.confidence != "denied"


def _draft(clash: list[tuple[Measure, Figure, Measure, Figure]], context: Context) -> Draft:
    """One whole, and every part that is larger than it."""
    part, least, whole, most = clash[0]
    stands: dict[str, Stand] = {}
    for measure, figure in ((whole, most), *((row[0], row[1]) for row in clash)):
        stand = stands.setdefault(count_words(figure), Stand(count_words(figure)))
        for other in measure.figures:
            if range_of(other) == range_of(figure):
                stand.add(other.speaker, other.article, context.sentence(other))
    values = list(stands)
    scope = part.scope
    return Draft(
        kind="count",
        about=about_measure(part),
        date=scope.day,
        stands=list(stands.values()),
        why=f"{values[1]} would be a part of the {values[0]} counted in all for {day_words(scope.day)}, and are more.",
        certainty=min(least.certainty, most.certainty) * 0.9,
        gap=gap_share(range_of(least), range_of(most)),
        stakes=stakes_of_count(scope.object, scope.action),
        events=frozenset(f.event for row in clash for m in (row[0], row[2]) for f in m.figures if f.event),
    )
