"""Places: one event that sources put in two towns."""

from __future__ import annotations

import re
from collections import defaultdict

from core.compare.context import Context
from core.compare.drafts import Draft
from core.compare.occasions import Telling, stands_of, tellings
from core.compare.severity import stakes_of_kind
from core.compare.wording import day_words
from core.extract.claiming.venues import building_words
from core.extract.events.place_names import is_venue
from core.model import Event, SetAside
from core.resolve.folding import folded
from core.resolve.places import known_place, place_key, place_relation, territory

_TYPES = frozenset(("talks", "summit", "agreement", "exchange", "visit", "arrival"))
"""Attacks of one night have many places; these have one."""
_LEAST_CERTAIN = 0.14
_THERE = r"\b(?:in|at|near|outside|to|into|of|from|via) (?:[\w'-]+ ){0,3}?"
_MATTER = r"(?! (?:war|conflict|crisis|dispute|accords?|agreement|declaration|process|question|issue|front|sector))"
"""A town that lends its name to a matter is not where people met."""


def venues(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The meetings and exchanges that sources put in different towns; a town and its region are none."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for merged, told in tellings(context).items():
        event = context.events[merged]
        if event.type not in _TYPES or event.background:
            continue
        places = _places(told)
        if len(places) < 2:
            continue
        names = list(places)
        relations = {
            "venue" if is_building(a) != is_building(b) else place_relation(a, b)
            for n, a in enumerate(names)
            for b in names[n + 1 :]
        }
        if relations == {"apart"} and len(places) == 2:
            drafts.append(draft_of_places(event, places))
        elif relations & {"within", "venue"}:
            aside.append(
                SetAside(
                    about=f"Place of the {event.type}",
                    articles=tuple(t[0].article for t in places.values()),
                    values=tuple(names),
                    why="one place lies in the other"
                    if "within" in relations
                    else "one names the building, the other the town",
                )
            )
    return drafts, aside


def is_building(place: str) -> bool:
    """Whether a place is a building, and no town: "Sheraton Addis", "Palace of Independence"."""
    return is_venue(place) or place.rpartition(" ")[2].lower() in building_words()


def _places(told: list[Telling]) -> dict[str, list[Telling]]:
    """Place → who tells it, of the towns that stand in the event's own words; an article with two is left out."""
    own: dict[str, dict[str, Telling]] = defaultdict(dict)
    for telling in told:
        event = telling.event
        key = place_key(event.place)
        sure = event.where_prec == 1 and event.certainty >= _LEAST_CERTAIN and event.status == "occurred"
        if key and sure and is_town(key) and _named(event, telling):
            own[telling.article].setdefault(key, telling)
    places: dict[str, list[Telling]] = defaultdict(list)
    names: dict[str, str] = {}
    for options in own.values():
        if len(options) == 1:
            key, telling = next(iter(options.items()))
            places[names.setdefault(key, telling.event.place or key)].append(telling)
    return dict(sorted(places.items()))


def _named(event: Event, telling: Telling) -> bool:
    """Whether the words put something there: "in Doha", "DOHA (AFP) -", and not "the Doha declaration"."""
    place, quote = folded((event.place or "").split(",")[0]), folded(telling.evidence.quote)
    return quote.startswith(place) or re.search(rf"{_THERE}{re.escape(place)}\b{_MATTER}", quote) is not None


def is_town(key: str) -> bool:
    """A town or site of the lexicon: of an unknown name nobody can say what it lies in."""
    known = known_place(key)
    return known is not None and known.kind != "regions" and territory(key) is None


def is_local(place: str) -> bool:
    """A town, village or site, and no region or country."""
    key = place_key(place) or ""
    known = known_place(key)
    return territory(key) is None and (known is None or known.kind != "regions")


def draft_of_places(event: Event, places: dict[str, list[Telling]]) -> Draft:
    """The disagreement over an event's town."""
    stands = stands_of(places)
    day = event.date.start if event.date else None
    return Draft(
        kind="place",
        about=f"Place of the {event.type}: {event.gist[:90]}" if event.gist else f"Place of the {event.type}",
        date=day,
        stands=stands,
        why=f"The same {event.type} of {day_words(day)} is put in {' and in '.join(places)}, two different places.",
        certainty=min(t.event.certainty for told in places.values() for t in told),
        gap=0.6,
        stakes=stakes_of_kind("place"),
        events=frozenset((event.id,)),
    )
