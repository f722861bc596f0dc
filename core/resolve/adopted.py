"""The meeting of a team whose article tells no day: of those held before, the one that most articles tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from core.extract.dates.calendar import ordinal
from core.model import Delegation, Event
from core.resolve.scopes import near
from core.resolve.tables import DEALS, TALKS, TEAM_RULES

_DAY = len("2025-06-02")
_RECENT = 31
"""Days before publication in which a meeting is sought for a team whose article tells no day."""

_FRESH = 3
"""Days for which a meeting stays what articles are about.

A new one is what they tell of then, however many told of those before."""


class _Deal(NamedTuple):
    """A meeting of sides, or what came of one."""

    event: Event
    day: str
    people: frozenset[str]
    """Those of its actors who go by several words."""
    one_side: bool
    place: int
    """Its place among the deals, most told first."""


class Meetings:
    """The meetings and deals of a dossier, most told first, by what a team without a day is matched on."""

    def __init__(self, events: Iterable[Event]) -> None:
        deals = [e for e in events if e.type in DEALS and e.status != "cancelled" and e.date]
        deals.sort(key=lambda e: (e.status == "planned", -len({told.article for told in e.evidence})))
        self._rows: dict[tuple[bool, bool, str | None], list[_Deal]] = defaultdict(list)
        """By background, ceasefire, and one of its actors or None."""
        self._held: dict[int, list[_Deal]] = defaultdict(list)
        """The story's talks between sides that were held, by the number of their day."""
        for place, event in enumerate(deals):
            deal = _deal(event, place)
            for actor in (None, *dict.fromkeys(event.actors)):
                self._rows[event.background, event.type == "ceasefire", actor].append(deal)
            if _held_between_sides(deal) and not event.background:
                self._held[ordinal(deal.day)].append(deal)

    def of(self, told: Delegation, published: str) -> Event | None:
        """The meeting at which the team most likely sat; None where its article tells a day, or there is none.

        `published` is the ISO date of the article. The story's own meetings come before the background, then those
        that fit the team's people, the article's date and two sides, talks before a truce, its own side's, its day.
        """
        if told.meeting_date not in (None, published[:10]) or told.rule not in TEAM_RULES:
            return None
        seated = {m.name for m in told.members} | ({told.head.name} if told.head else set())
        for background, apart, truce, mine in product((False, True), (False, True), (False, True), (True, False)):
            rows = self._rows.get((background, truce, told.side if mine else None), ())
            fitting = (
                deal
                for deal in rows
                if (mine or told.side not in deal.event.actors)
                and deal.day <= published
                and _soon(deal.day, published)
                and _apart(deal, seated, published) == apart
            )
            found = _on_day_first(fitting, told.meeting_date or published[:_DAY])
            if found is not None:
                return found.event
        return None

    def round_of(self, told: Delegation, published: str) -> Event | None:
        """The talks at which a team sat whose article tells only what came of them: held before the day that it gives,
        with its own people first, then its own side, then those still going on that day."""
        day = told.meeting_date or published[:_DAY]
        if told.rule not in TEAM_RULES or len(day) < _DAY:
            return None
        seated = {m.name for m in told.members} | ({told.head.name} if told.head else set())
        last = ordinal(day)
        held = [deal for day_before in range(_RECENT + 1) for deal in self._held.get(last - day_before, ())]
        found = min(
            held,
            key=lambda deal: (
                -len(deal.people & seated),
                told.side not in deal.event.actors,
                day > _last(deal.event),
                deal.place,
            ),
            default=None,
        )
        return found.event if found else None


def _deal(event: Event, place: int) -> _Deal:
    people = frozenset(actor for actor in event.actors if " " in actor)
    day = event.date.start if event.date else ""
    return _Deal(event, day, people, len(event.actors) - len(people) < 2, place)


def _held_between_sides(deal: _Deal) -> bool:
    """Talks that took place on a known day, and not of one side with itself."""
    event = deal.event
    return event.type in TALKS and event.status == "occurred" and len(deal.day) == _DAY and not deal.one_side


def _last(event: Event) -> str:
    """The last day of the talks."""
    return (event.date.end or event.date.start) if event.date is not None else ""


def _soon(day: str, published: str) -> bool:
    """An article that tells no day tells of talks of the last weeks, not of a round long before."""
    if len(day) < _DAY or not published[:4].isdigit() or published[:4] == "9999":
        return True
    return near(day[:_DAY], published[:_DAY], _RECENT)


def _apart(deal: _Deal, seated: set[str], published: str) -> bool:
    """Other people met there, or one side alone, or it was held after the article appeared."""
    others = bool(deal.people) and not deal.people & seated
    return others or deal.one_side or deal.day > published


def _on_day_first(deals: Iterator[_Deal], day: str) -> _Deal | None:
    """The first one of the day, else the last of the days just before it, else the first of all."""
    first: _Deal | None = None
    fresh: _Deal | None = None
    for deal in deals:
        if deal.day == day:
            return deal
        first = first or deal
        if _just_before(deal.day, day) and (fresh is None or deal.day > fresh.day):
            fresh = deal
    return fresh or first


def _just_before(day: str, story: str) -> bool:
    """So few days lie between that an article of the later day has the earlier one for its story."""
    return len(day) >= _DAY <= len(story) and story[:4].isdigit() and near(day[:_DAY], story[:_DAY], _FRESH)
