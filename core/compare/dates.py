"""Dates: one event that sources put on two days."""

from __future__ import annotations

import re
from collections import defaultdict

from core.compare.context import Context
from core.compare.deed_marks import own_detail
from core.compare.drafts import Draft
from core.compare.occasions import Telling, is_dated, stands_of, tellings
from core.compare.passages import overlap
from core.compare.same_toll import tolls_of_two_days
from core.compare.severity import stakes_of_kind
from core.compare.wording import day_words, may_be_one_night, of_another, writes_date
from core.extract.claiming.marks import Marks, marks_of_words
from core.extract.dates.calendar import ordinal
from core.model import Event, SetAside
from core.resolve.places import place_key

_TYPES = frozenset(("talks", "call", "visit", "summit", "agreement", "exchange", "arrival", "ceasefire", "attack"))
"""A statement may be repeated on another day; these happen once."""
_PHASES = {
    "began": re.compile(r"\b(?:open(?:s|ed|ing)?|beg[aiu]ns?|start(?:s|ed)?|launch(?:ed)?|kick(?:ed|s) off)\b", re.I),
    "ended": re.compile(
        r"\b(?:clos(?:es|ed|ing)|end(?:s|ed)?|conclud(?:es|ed)|finish(?:es|ed)|wrapped|collapsed)\b", re.I
    ),
    "round": re.compile(r"\b(?:rounds?|sessions?|since)\b", re.I),
}
_FARTHEST = 7
"""Days beyond which two reports hardly speak of one event."""


def dates(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The events that happened on different days by different sources, and the hours that are one instant."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for merged, told in sorted(tellings(context).items(), key=lambda item: _order(item[1], context)):
        event = context.events[merged]
        aside.extend(_one_instant(event, told))
        if event.type not in _TYPES or event.background:
            continue
        days = _days(told, context)
        if len(days) < 2:
            continue
        if (_neighbours(days) or event.type == "talks") and (reason := _either_day(event, days, context)):
            aside.append(_aside(event, days, reason))
        elif (draft := draft_of_days(event, days)) is not None:
            drafts.append(draft)
    return drafts + [
        d for d in tolls_of_two_days(context) if not any(_one_quarrel(d, known) for known in drafts)
    ], aside


def _one_quarrel(a: Draft, b: Draft) -> bool:
    """The same two days, by words of which some are the same."""
    if {stand.value for stand in a.stands} != {stand.value for stand in b.stands}:
        return False
    mine, yours = ([e for stand in draft.stands for e in stand.evidence] for draft in (a, b))
    return any(overlap(x, y) for x in mine for y in yours)


def _order(told: list[Telling], context: Context) -> tuple[int, int]:
    return context.rank(told[0].article), told[0].evidence.start


def _days(told: list[Telling], context: Context) -> dict[str, list[Telling]]:
    """Day → who tells it, of those whose words name the day; an article that tells two days is left out."""
    own: dict[str, dict[str, Telling]] = defaultdict(dict)
    for telling in told:
        when = telling.event.date
        if when and is_dated(telling, context):
            own[telling.article].setdefault(when.start[:10], telling)
    spans = [
        (t.event.date.start[:10], (t.event.date.end or t.event.date.start)[:10])
        for t in told
        if t.event.date and t.event.date.end
    ]
    days: dict[str, list[Telling]] = defaultdict(list)
    for options in own.values():
        if len(options) == 1:
            day, telling = next(iter(options.items()))
            if not any(start <= day <= end for start, end in spans):
                days[day].append(telling)
    return dict(sorted(days.items()))


def _either_day(event: Event, days: dict[str, list[Telling]], context: Context) -> str | None:
    """Why two days that follow each other may both be right."""
    if event.type == "talks" and not _one_summit(days, context) and (_neighbours(days) or _of_a_round(days)):
        return "talks that may have run over two days"
    told = [telling for group in days.values() for telling in group]
    if event.type == "exchange" and of_another(t.evidence.quote for t in told):
        return "a second exchange"
    if event.type == "attack":
        first, *_, last = ([t.evidence.quote for t in group] for group in days.values())
        if may_be_one_night(first, last):
            return "a night attack bears either date"
        if len({place_key(t.event.place) for t in told}) > 1 or not told[0].event.place or not _one_blow(days, context):
            return "attacks of two days that may be two"
    return None


def _of_a_round(days: dict[str, list[Telling]]) -> bool:
    """Whether a report speaks of a round, or of how the talks began or ended where another does not."""
    quotes = [telling.evidence.quote for group in days.values() for telling in group]
    told = [{name for name, cue in _PHASES.items() if cue.search(quote)} for quote in quotes]
    return any("round" in phases or phases != told[0] for phases in told)


def _one_blow(days: dict[str, list[Telling]], context: Context) -> bool:
    """What some report tells of the one day has a detail in common with what one tells of the other."""
    first, *_, last = ([_marks(t, context) for t in group] for group in days.values())
    return any(own_detail(a & b) for a in first for b in last)


def _marks(telling: Telling, context: Context) -> Marks:
    words = telling.evidence
    return marks_of_words(words.quote, context.names_in(words.article, words.start, words.end))


def _one_summit(days: dict[str, list[Telling]], context: Context) -> bool:
    """The same leaders in one town, and every report writes out the date: such a meeting had one day."""
    told = [telling for group in days.values() for telling in group]
    leaders = set.intersection(*({a for a in t.event.actors if context.is_person(a)} for t in told))
    places = {place_key(t.event.place) for t in told}
    return (
        len(leaders) > 1
        and len(places) == 1
        and None not in places
        and all(writes_date(t.evidence.quote) for t in told)
    )


def _neighbours(days: dict[str, list[Telling]]) -> bool:
    ordinals = [ordinal(day) for day in days]
    return max(ordinals) - min(ordinals) <= 1


def draft_of_days(event: Event, days: dict[str, list[Telling]]) -> Draft | None:
    """The disagreement over an event's day, unless the days lie too far apart to be of one event."""
    ordinals = [ordinal(day) for day in days]
    if max(ordinals) - min(ordinals) > _FARTHEST or len(days) > 3:
        return None
    stands = stands_of(days)
    first, last = stands[0].value, stands[-1].value
    return Draft(
        kind="date",
        about=f"Day of {_what(event)}",
        date=first,
        stands=stands,
        why=f"The same event, but some say {day_words(first)} and some {day_words(last)}.",
        certainty=min(t.event.certainty for told in days.values() for t in told),
        gap=min(1.0, (max(ordinals) - min(ordinals)) / 3),
        stakes=stakes_of_kind("date"),
        events=frozenset((event.id,)),
    )


def _what(event: Event) -> str:
    words = {"talks": "the talks", "call": "the call", "exchange": "the exchange", "ceasefire": "the ceasefire"}
    thing = words.get(event.type, f"the {event.type}")
    place = f" in {event.place}" if event.place else ""
    return f"{thing}{place}: {event.gist[:90]}" if event.gist else thing + place


def _one_instant(event: Event, told: list[Telling]) -> list[SetAside]:
    """Clock times that differ and are the same instant: 13:00 in Istanbul is noon in Paris."""
    hours: dict[str, dict[str, Telling]] = {}
    for telling in told:
        when = telling.event.date
        if when and when.time and when.utc:
            hours.setdefault(when.utc, {}).setdefault(when.time, telling)
    return [
        SetAside(
            about=f"Hour of {_what(event)}",
            articles=tuple(t.article for t in times.values()),
            values=tuple(times),
            why="the same instant in two time zones",
        )
        for times in hours.values()
        if len(times) > 1
    ]


def _aside(event: Event, days: dict[str, list[Telling]], why: str) -> SetAside:
    return SetAside(
        about=f"Day of {_what(event)}",
        articles=tuple(told[0].article for told in days.values()),
        values=tuple(days),
        why=why,
    )
