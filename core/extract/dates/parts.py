"""Parts of the day: "tonight", "overnight", "the night of Sunday to Monday", "the early hours of Saturday"."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.days import read_day, with_day
from core.extract.dates.durations import closes
from core.extract.dates.months import MODS, read_month
from core.extract.dates.numbers import day_after, number_at
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary

_SHADES = frozenset("early late mid small wee".split())
_EDGES_OF_DAY = frozenset("dawn dusk daybreak nightfall sunrise sunset".split())
_CLOCK_BEFORE = frozenset("at around about by from until till before after since between and to near past @".split())
_HOURS = frozenset("early small wee late morning predawn overnight evening".split())
_PLURALS = frozenset("nights mornings evenings afternoons".split())
_AFTER_PART = frozenset("and the a when as of to by after before with".split())
"""Words that may follow "in the morning"; another noun makes it a compound ("the morning session")."""


def read_part(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """A part of the day: "this morning", "last night", "that evening", "the night of June 1", "noon"."""
    word = a.word(place)
    part = v.parts[word]
    found = Reading(place, place, "part", kind="TIME", part=part, unit="D", shift=0, anchor="reference")
    if word in _EDGES_OF_DAY:
        return [with_day(a, found, v)] if a.word(place - 1) in _CLOCK_BEFORE else []
    if ":" in part:
        return _noon(a, place, floor, found, v)
    before = place - 1
    if word in _PLURALS or (a.word(before) in DASHES and a.word(before - 1) == "pre"):
        return []
    if a.word(before) in _SHADES and a.word(before - 1) in ("the", "this", "that", "last") and before - 1 >= floor:
        before -= 1
    lead = a.word(before) if before >= floor else ""
    if lead in ("last", "previous", "this", "same", "that", "next", "following"):
        _read_lead(a, found, before, floor, lead)
        return [found]
    joint = a.word(place + 1)
    if joint in ("before", "after") and lead == "the" and closes(a, place + 2):
        found.first, found.last, found.shift = before, place + 1, -1 if joint == "before" else 1
        found.rule = "same-night" if part == "NI" else "part"
        return [found]
    if joint in ("of", "to", "from", "before", "between") or (joint == "on" and part == "NI" and lead == "the"):
        return _part_of(a, place, before, floor, found, v)
    if lead == "the" and part != "NI":
        return _definite(a, found, before, floor, v)
    return []


def _read_lead(a: Atoms, found: Reading, before: int, floor: int, lead: str) -> None:
    """ "last night", "this morning", "the same evening", "the following night" """
    night = found.part == "NI"
    found.first = before
    found.anchor = "publication" if lead in ("last", "this") else "reference"
    found.shift = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(lead, 0)
    if night and lead != "this":
        found.rule = "last-night" if lead == "last" else "same-night"
    outer = a.word(found.first - 1)
    if (outer == "the" or outer in MODS) and found.first - 1 >= floor:
        found.first -= 1


def _definite(a: Atoms, found: Reading, before: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "in the morning", "since the afternoon", "at eight in the evening" """
    preposition, following = a.word(before - 1), a.word(found.last + 1)
    if preposition not in ("in", "during", "since", "by", "of", "through", "until"):
        return []
    if following[0].isalpha() and following not in _AFTER_PART:
        return []
    found.first = before
    if preposition == "in" and (clock := _hour_before(a, before - 2, floor, found, v)):
        return [clock]
    return [found]


def _hour_before(a: Atoms, place: int, floor: int, found: Reading, v: Vocabulary) -> Reading | None:
    """ "eight in the morning": the hour before the part of the day."""
    hour, last = number_at(a, place, v)
    if (
        not 1 <= hour <= 12
        or last != place
        or place < floor
        or a.word(place - 1) not in ("at", "about", "around", "until", "by")
    ):
        return None
    if found.part != "MO" and hour < 12:
        hour += 12
    found.first, found.part, found.rule = place, f"{hour:02}:00", "clock"
    return found


def _noon(a: Atoms, place: int, floor: int, found: Reading, v: Vocabulary) -> list[Reading]:
    """Noon, midday, midnight; "12 noon"; with the day that follows directly."""
    found.rule = "clock"
    if a.word(place - 1) == "12" and place - 1 >= floor:
        found.first = place - 1
    elif a.capital(place) and not a.opens_sentence(place):
        return []
    if a.word(place + 1) in ("express", "mass", "oil"):
        return []
    return [with_day(a, found, v)]


def _part_of(a: Atoms, place: int, before: int, floor: int, found: Reading, v: Vocabulary) -> list[Reading]:
    """ "the night of Sunday to Monday", "the evening of 3 May", machine-translated "in night to July 24"."""
    joint = a.word(place + 1)
    day = read_day(a, place + 2, v) or (_two_days(a, place + 2, v) if found.part == "NI" else None)
    if day is None or day.part or (joint in ("before", "between") and found.part != "NI"):
        return []
    day.first, day.part, day.kind = place, found.part, "TIME"
    day.rule = "night-of" if found.part == "NI" else "part"
    if found.part == "NI":
        if joint in ("to", "before"):
            day.rule = "night-to"
            if day.shift is not None:
                day.shift -= 1
        elif _runs_on(a, day.last + 1, joint):
            _run_into_morning(a, day, v, day.last + 2)
        elif a.word(day.last + 1) == "," and a.word(day.last + 2) in ("to", "into"):
            _run_into_morning(a, day, v, day.last + 3)
        elif a.word(day.last + 1) == "and" and day.day and day_after(a, day.last + 2)[0] == day.day + 1:
            _run_into_morning(a, day, v, day.last + 2)
    if before >= floor and a.word(before) in ("the", *_SHADES):
        day.first = before
        if a.word(before - 1) == "the" and before - 1 >= floor:
            day.first = before - 1
    return [day]


def _runs_on(a: Atoms, place: int, joint: str) -> bool:
    """The word behind a night's first day leads to its second; "and" does so after "between" and "on"."""
    word = a.word(place)
    return word in ("to", "into", "/") or word in DASHES or (word == "and" and joint in ("between", "on"))


def _two_days(a: Atoms, place: int, v: Vocabulary) -> Reading | None:
    """The first day of "3 to 4 May", "12/13 April", its month lent by the second: the days that one night joins."""
    day, last = day_after(a, place)
    joint = a.word(last + 1)
    if not day or (joint not in ("to", "and", "into", "/") and joint not in DASHES):
        return None
    other, end = day_after(a, last + 2)
    core = end + 2 if a.word(end + 1) == "of" else end + 1
    if other != day + 1 or a.word(core) not in v.months or not (found := read_month(a, core, last + 2, v)):
        return None
    return Reading(place, last, "month", day=day, month=found[0].month, year=found[0].year, which=found[0].which)


def _run_into_morning(a: Atoms, night: Reading, v: Vocabulary, place: int) -> None:
    """The day at the place that a night runs into ("Sunday to Monday") makes the expression longer, not later."""
    day, last = day_after(a, place)
    morning = read_day(a, place, v)
    if morning is not None and not morning.part:
        night.last = morning.last
        if night.month is None:
            night.month, night.year = morning.month, morning.year
    elif day and night.day and day == night.day + 1:
        night.last = last
    else:
        return
    night.part, night.kind, night.rule = "NI", "TIME", "night-between"


def read_early_hours(a: Atoms, place: int, floor: int, v: Vocabulary) -> Reading | None:
    """ "the early hours of Saturday", "the small hours": `place` is at "hours"."""
    before = place - 1
    if a.word(before) not in _HOURS or before < floor:
        return None
    if a.word(before) in ("morning", "evening"):
        before -= 1 if a.word(before - 1) in ("early", "late") else 0
    first = before - 1 if a.word(before - 1) in ("the", "these") and before - 1 >= floor else before
    late = a.word(before) in ("late", "evening")
    part = "EV" if late else "MO"
    joint = a.word(place + 1)
    if joint in ("of", "on") and (day := read_day(a, place + 2, v)) and not day.part:
        day.first, day.part, day.kind, day.rule = first, part, "TIME", "early-hours"
        return day
    if joint == "of" and a.word(place + 2) == "the" and v.parts.get(a.word(place + 3)):
        return Reading(first, place + 3, "early-hours", kind="TIME", part=part, unit="D", shift=0, anchor="reference")
    return Reading(first, place, "early-hours", kind="TIME", part=part, unit="D", shift=0, anchor="reference")


def read_overnight(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "overnight", alone or with its days ("overnight into Friday", "overnight Saturday to Sunday")."""
    following = place + 1
    joint = a.word(following)
    if joint in DASHES and a.joined(following):
        return []
    into = ("into", "to")
    alone = Reading(place, place, "overnight", kind="TIME", part="NI", unit="D", shift=-1)
    start = following + 1 if joint in ("into", "to", "from", "on", "between") else following
    day = read_day(a, start, v) or _two_days(a, start, v)
    if day is None or day.part:
        return [alone]
    if joint not in into and _runs_on(a, day.last + 1, "between"):
        _run_into_morning(a, day, v, day.last + 2)
    if day.rule != "night-between":
        if joint in ("from", "on", "between"):
            return [alone]
        day.rule = "night-to" if joint in into else "weekday-night"
    day.first, day.part, day.kind = place, "NI", "TIME"
    return [day]
