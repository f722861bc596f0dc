"""Disputed presences in words: what is asked of somebody, and how those tell it who saw him at the table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from core.compare.context import Context
from core.compare.seats import DAY, LISTED, MEETINGS, PART, Seat, head_of
from core.compare.teams import team_of
from core.compare.venues import is_building, is_local
from core.extract.dates.calendar import ordinal
from core.resolve.names import same_name
from core.resolve.places import place_relation

_GATHERINGS = MEETINGS | {"visit", "arrival", "agreement"}
"""What is told of the town where people meet."""
_ABOUT_DAY = 1
"""Days on either side of a seat's in which the town is told."""
_PLACED = re.compile(r" (?:in|at|to) (?:the )?[A-Z]")
_THERE = re.compile(r"\b(?:there|present|seen|took part)$|\bseated\b")
"""Words of a presence that tell nothing but that."""


def about_seat(name: str, side: str | None, place: str | None) -> str:
    """What is in dispute: "Whether Hamid Assem was in the Houthi delegation in Muscat"."""
    where = team_of(side, place) if side else f"the talks in {place}" if place else "the talks"
    return f"Whether {name} was {'in' if side else 'at'} {where}"


def coming(name: str, came: list[Seat], context: Context) -> str:
    """What those who seat a person tell, without the name: "was in the delegation at the talks in Muscat"."""
    told = next((seat.words for seat in came if seat.words != LISTED), LISTED)
    if _THERE.search(told):
        told = PART
    elif told == "attended":
        told = "attended the talks"
    town = town_of_talks(came, context)
    if town and not _PLACED.search(told):
        return f"{told} in {town}"
    head = _head(came, name, context) if told == LISTED else None
    return f"was in the delegation with {head}" if head else told


def _head(came: list[Seat], name: str, context: Context) -> str | None:
    """The surname of who headed the delegation in which they sat, if it was not the person in dispute."""
    heads = (head_of(seat.side, seat.day, context) for seat in came if seat.side)
    head = next((head for head in heads if head), None)
    return None if head is None or same_name(head, name) else head.split()[-1]


def town_of_talks(came: list[Seat], context: Context) -> str | None:
    """Where the table stood by the reports of those days and those who tell of the seat; None where they met in several
    towns."""
    places: Counter[str] = Counter(seat.place for seat in came if seat.place and _is_town(seat.place))
    for seat in came:
        for apart in range(-_ABOUT_DAY, _ABOUT_DAY + 1):
            places.update(context.once(_towns).get(ordinal(seat.day or "") + apart, {}) if seat.day else {})
    towns = sorted(places, key=lambda place: (-places[place], place))
    return towns[0] if towns and all(place_relation(towns[0], other) != "apart" for other in towns) else None


def _is_town(place: str) -> bool:
    """Neither a country or region nor a building."""
    return is_local(place) and not is_building(place)


def _towns(context: Context) -> dict[int, Counter[str]]:
    """By the number of each day: the towns where people met or came to meet, with how many articles tell of each."""
    towns: dict[int, Counter[str]] = defaultdict(Counter)
    for event in context.events.values():
        if event.type not in _GATHERINGS or event.background or not event.place or not _is_town(event.place):
            continue
        if event.date and len(event.date.start) >= DAY:
            towns[ordinal(event.date.start)][event.place] += len({e.article for e in event.evidence})
    return towns
