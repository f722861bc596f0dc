"""Two events that are one: the same people did the same thing once, and the reports disagree on the day or the town.

Merging keeps events of different days or towns apart, as it should: only where every article tells of one of the two
and of none on the other's day, does the difference count as a contradiction and not as two events.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from core.compare.context import Context
from core.compare.dates import draft_of_days
from core.compare.drafts import Draft
from core.compare.occasions import Telling, is_dated, tellings
from core.compare.venues import draft_of_places, is_local, is_town
from core.compare.wording import STEM, may_be_one_night, of_another, stems, writes_date
from core.lexicon import compiled, load
from core.model import Event, SetAside
from core.resolve.folding import folded
from core.resolve.places import place_key, place_relation

_ONCE = frozenset(("talks", "call", "visit", "summit", "agreement", "exchange", "arrival", "ceasefire", "document"))
_BETWEEN_SIDES = frozenset(("agreement", "exchange", "ceasefire", "document"))
"""Deeds of two sides, told without the people who did them."""
_OF_ONE = frozenset(("arrival", "document"))
"""Deeds of one person, who does them once in days."""
_WORDS = 2
_LEADERS = 2
_TOWNS = frozenset(("talks", "summit", "agreement", "exchange", "visit"))
_FARTHEST = 5
"""Days between two reports of one event."""
_NEIGHBOURS = 40
"""Events beside which one is looked at, so that a story of thousands of meetings costs no more than linear time."""


@dataclass(frozen=True, slots=True)
class _Occasion:
    event: Event
    told: tuple[Telling, ...]
    day: str
    articles: frozenset[str]
    people: frozenset[str]
    sides: frozenset[str]
    words: frozenset[str]
    details: frozenset[str]
    """The numbers and the local places in its words, of which both reports may have the same."""


@compiled
def _steps() -> frozenset[str]:
    return frozenset(word[:STEM] for word in load("compare")["steps"]["words"].split())


def twins(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The days and towns on which reports of one event differ so much that the event stands twice in the dossier."""
    occasions = _occasions(context)
    own_days: dict[tuple[str, str], set[str]] = defaultdict(set)
    for occasion in occasions:
        for article in occasion.articles:
            own_days[article, occasion.event.type].add(occasion.day)
    drafts: list[Draft] = []
    paired: set[str] = set()
    for a, b in _pairs(occasions):
        if a.event.id in paired or b.event.id in paired or a.articles & b.articles or not _one_company(a, b):
            continue
        draft = _town(a, b) if a.day == b.day else _day(a, b, own_days, context)
        if draft:
            drafts.append(draft)
            paired |= {a.event.id, b.event.id}
    return drafts, []


def _occasions(context: Context) -> list[_Occasion]:
    found = []
    for merged, told in tellings(context).items():
        event = context.events[merged]
        dated = tuple(t for t in told if is_dated(t, context))
        days = {t.event.date.start[:10] for t in dated if t.event.date}
        words = frozenset(w for t in told for w in stems(t.event.gist))
        if not (event.type in _ONCE or words & _steps()) or event.background or len(days) != 1:
            continue
        actors = {actor for t in told for actor in t.event.actors}
        people = frozenset(folded(context.usual_name(a)) for a in actors if context.is_person(a))
        found.append(
            _Occasion(
                event,
                dated,
                days.pop(),
                frozenset(t.article for t in told),
                people,
                frozenset(s for a in actors if (s := context.side(a))),
                words,
                frozenset(detail for t in told if event.type in _BETWEEN_SIDES for detail in _details(t, context)),
            )
        )
    return sorted(found, key=lambda o: (o.event.type, o.day, context.rank(o.told[0].article), o.told[0].evidence.start))


def _details(telling: Telling, context: Context) -> Iterator[str]:
    """What a telling counts, and the towns and sites that it names."""
    words = telling.evidence
    for figure in context.figures_of(telling.article):
        if words.start <= figure.start < words.end and figure.low == figure.high and (figure.low or 0) > 1:
            yield str(figure.low)
    for name in context.names_in(telling.article, words.start, words.end):
        if name.kind == "place" and is_local(name.name):
            yield place_key(name.name) or name.name


def _pairs(occasions: list[_Occasion]) -> Iterator[tuple[_Occasion, _Occasion]]:
    """Events of one type on days close to each other, in order of day."""
    for number, a in enumerate(occasions):
        for b in occasions[number + 1 : number + 1 + _NEIGHBOURS]:
            if b.event.type != a.event.type or _gap(a, b) > _FARTHEST:
                break
            yield a, b


def _gap(a: _Occasion, b: _Occasion) -> int:
    return abs((dt.date.fromisoformat(a.day) - dt.date.fromisoformat(b.day)).days)


def _one_company(a: _Occasion, b: _Occasion) -> bool:
    """The same people, or a person and the same sides, and a word of what they did.

    A deed of two sides needs two such words in place of the people. Of statements and attacks only a step that is
    taken once counts: talks suspended, a town captured.
    """
    people = len(a.people & b.people)
    if a.event.type not in _ONCE:
        one_place = a.event.place and b.event.place and place_relation(a.event.place, b.event.place) == "same"
        return bool(a.words & b.words & _steps()) and bool(people or one_place)
    sides, words = len(a.sides & b.sides), len(a.words & b.words)
    alike = (sides > 1 and words >= _WORDS) or (sides and words and a.details & b.details)
    if a.event.type in _BETWEEN_SIDES and alike:
        return True
    if a.event.type in _OF_ONE:
        return bool(people)
    return bool(people) and (people > 1 or sides > 1) and bool(words)


def _town(a: _Occasion, b: _Occasion) -> Draft | None:
    keys = [place_key(o.event.place) for o in (a, b)]
    if a.event.type not in _TOWNS or not all(key and is_town(key) for key in keys):
        return None
    if place_relation(a.event.place or "", b.event.place or "") != "apart":
        return None
    places = {o.event.place or "": list(o.told) for o in sorted((a, b), key=lambda o: o.event.place or "")}
    return draft_of_places(a.event, places)


def _one_table(a: _Occasion, b: _Occasion) -> bool:
    """A meeting of the same leaders in one town, of which each report writes out the date: it had one day."""
    if len(a.people & b.people) < _LEADERS or not (a.event.place and b.event.place):
        return False
    return all(
        any(writes_date(quote) for quote in _quotes(occasion)) and occasion.event.date.end is None
        for occasion in (a, b)
        if occasion.event.date
    )


def _quotes(occasion: _Occasion) -> list[str]:
    return [telling.evidence.quote for telling in occasion.told]


def _day(a: _Occasion, b: _Occasion, own_days: dict[tuple[str, str], set[str]], context: Context) -> Draft | None:
    if a.event.type == "exchange" and of_another([*_quotes(a), *_quotes(b)]):
        return None
    places = [o.event.place for o in (a, b) if o.event.place]
    if len(places) > 1 and place_relation(places[0], places[1]) != "same":
        return None
    first, last = sorted((a, b), key=lambda occasion: occasion.day)
    blow = a.event.type not in _ONCE
    if _gap(a, b) == 1 and (
        (a.event.type == "talks" and not _one_table(a, b)) or may_be_one_night(_quotes(first), _quotes(last), blow)
    ):
        return None
    for one, other in ((a, b), (b, a)):
        for article in one.articles:
            published = context.published(article)
            if published is None or published.isoformat() < max(a.day, b.day):
                return None
            if other.day in own_days[article, a.event.type]:
                return None
    return draft_of_days(a.event, {o.day: list(o.told) for o in (a, b)})
