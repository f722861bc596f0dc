"""Parts of the day and the clock: "tonight", "overnight", "the early hours of Saturday", "1 p.m. local time", "0200 GMT"."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.months import MODS, read_month
from core.extract.dates.numbers import day_after, number_at
from core.extract.dates.numeric import read_numeric
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary
from core.extract.dates.weekdays import read_weekday

_SHADES = frozenset("early late mid small wee".split())
_EDGES_OF_DAY = frozenset("dawn dusk daybreak nightfall sunrise sunset".split())
_CLOCK_BEFORE = frozenset("at around about by from until till before after since between and to near past @".split())


def read_day(a: Atoms, place: int, v: Vocabulary) -> Reading | None:
    """A day that begins at the place ("Saturday", "the 2 June", "June 1", "yesterday", "02.06.2025"), or None."""
    start = place
    if a.word(place) == "the":
        place += 1
    word = a.word(place)
    readings: list[Reading] = []
    if word in v.weekdays:
        readings = read_weekday(a, place, start, v)
    elif word in v.months:
        readings = read_month(a, place, start, v)
    elif word in v.days and v.days[word] <= 1:
        readings = [Reading(place, place, "deictic", unit="D", shift=v.days[word])]
    elif a.digits(place):
        if numeric := read_numeric(a, place, start, v):
            return numeric if numeric.day else None
        day, last = day_after(a, place)
        core = last + 2 if a.word(last + 1) == "of" or a.word(last + 1) in DASHES else last + 1
        if day and a.word(core) in v.months:
            readings = read_month(a, core, start, v)
    if (
        readings
        and readings[0].first <= place
        and (readings[0].day or readings[0].weekday or readings[0].shift is not None)
        and readings[0].kind != "SET"
    ):
        return readings[0]
    return None


def read_part(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """A part of the day: "this morning", "last night", "that evening", "the night of June 1", "noon"."""
    part = v.parts[a.word(place)]
    found = Reading(place, place, "part", kind="TIME", part=part, unit="D", shift=0, anchor="reference")
    if a.word(place) in _EDGES_OF_DAY:
        return [_with_day(a, found, v)] if a.word(place - 1) in _CLOCK_BEFORE else []
    before = place - 1
    word = a.word(before)
    night = part == "NI"
    if ":" in part:
        return _noon(a, place, floor, found, v)
    if (word in DASHES and a.word(before - 1) == "pre") or a.word(place) in (
        "nights",
        "mornings",
        "evenings",
        "afternoons",
    ):
        return []
    if word in _SHADES and before - 1 >= floor and a.word(before - 1) in ("the", "this", "that", "last"):
        before -= 1
        word = a.word(before)
    if before < floor:
        word = ""
    if word == "last" or word == "previous":
        found.first, found.shift, found.anchor = before, -1, "publication" if word == "last" else "reference"
        found.rule = "last-night" if night else "part"
    elif word in ("this", "same", "that", "next", "following"):
        found.first, found.rule = before, "same-night" if night and word != "this" else "part"
        found.anchor = "publication" if word == "this" else "reference"
        found.shift = 1 if word in ("next", "following") else 0
    elif a.word(place + 1) in ("of", "to", "from", "before") or (a.word(place + 1) == "on" and night and word == "the"):
        return _part_of(a, place, before, floor, found, v, word)
    elif (
        word == "the" and not night and a.word(before - 1) in ("in", "during", "since", "by", "of", "through", "until")
    ):
        found.first = before
        if a.word(place + 1)[0].isalpha() and a.word(place + 1) not in (
            "and",
            "the",
            "a",
            "when",
            "as",
            "of",
            "to",
            "by",
            "after",
            "before",
            "with",
        ):
            return []
        if a.word(before - 1) == "in" and (clock := _hour_before(a, before - 2, floor, found, v)):
            return [clock]
    else:
        return []
    if (a.word(found.first - 1) == "the" and found.first - 1 >= floor) or (
        a.word(found.first - 1) in MODS and found.first - 1 >= floor
    ):
        found.first -= 1
    return [found]


def _hour_before(a: Atoms, place: int, floor: int, found: Reading, v: Vocabulary) -> Reading | None:
    """ "eight in the morning": the hour before the part of the day."""
    hour = v.cardinals.get(a.word(place)) or (
        int(a.digits(place)) if a.digits(place) and len(a.digits(place)) < 3 else 0
    )
    if not 1 <= hour <= 12 or place < floor or a.word(place - 1) not in ("at", "about", "around", "until", "by"):
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
    return [_with_day(a, found, v)]


def _with_day(a: Atoms, found: Reading, v: Vocabulary) -> Reading:
    """A clock time and the day written right after it ("9 a.m. Friday") as one expression."""
    following = found.last + 1
    if a.word(following) == ",":
        following += 1
    day = read_day(a, following, v)
    if day is None or ":" in day.part or (a.word(following) in v.months and day.day is None):
        return found
    day.first, day.part, day.kind, day.rule = found.first, found.part, "TIME", "clock"
    return day


def _part_of(a: Atoms, place: int, before: int, floor: int, found: Reading, v: Vocabulary, word: str) -> list[Reading]:
    """ "the night of Sunday to Monday", "the evening of 3 May", machine-translated "in night to July 24"."""
    joint = a.word(place + 1)
    day = read_day(a, place + 2, v)
    if day is None or day.part or (joint == "before" and found.part != "NI"):
        return []
    day.first, day.part, day.kind = place, found.part, "TIME"
    day.rule = "night-of" if found.part == "NI" else "part"
    if found.part == "NI":
        if joint == "to" or joint == "before":
            day.rule = "night-to"
        elif a.word(day.last + 1) in ("to", "into") or a.word(day.last + 1) in DASHES:
            _run_into_morning(a, day, v)
    if before >= floor and word in ("the", *_SHADES):
        day.first = before
        if a.word(before - 1) == "the" and before - 1 >= floor:
            day.first = before - 1
    return [day]


def _run_into_morning(a: Atoms, night: Reading, v: Vocabulary) -> None:
    """The day that a night runs into ("Sunday to Monday", "April 29-30") makes the expression longer; it bears its evening."""
    place = night.last + 2
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
    if (
        a.word(before) not in ("early", "small", "wee", "late", "morning", "predawn", "overnight", "evening")
        or before < floor
    ):
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
    """ "overnight", alone or with its days ("overnight into Friday", "overnight Saturday", "overnight Saturday to Sunday")."""
    following = place + 1
    joint = a.word(following)
    if joint in DASHES and a.joined(following):
        return []
    alone = Reading(place, place, "overnight", kind="TIME", part="NI", unit="D", shift=-1)
    start = following + 1 if joint in ("into", "to", "from", "on", "between") else following
    day = read_day(a, start, v)
    if day is None or day.part:
        return [alone]
    if joint not in ("into", "to") and (
        a.word(day.last + 1) in ("to", "into", "and") or a.word(day.last + 1) in DASHES
    ):
        _run_into_morning(a, day, v)
    if day.rule != "night-between":
        if joint in ("from", "on", "between"):
            return [alone]
        day.rule = "night-to" if joint in ("into", "to") else "weekday-night"
    day.first, day.part, day.kind = place, "NI", "TIME"
    return [day]


def _meridiem(a: Atoms, place: int) -> tuple[str, int]:
    """ "am", "p.m." at the place: its letter and last atom; ("", place - 1) where none."""
    word = a.word(place)
    if word in ("am", "pm"):
        return word[0], place
    if word in ("a", "p") and a.word(place + 1) == "." and a.word(place + 2) == "m":
        return word, place + 3 if a.word(place + 3) == "." and a.joined(place + 3) else place + 2
    return "", place - 1


def _zone(a: Atoms, place: int, v: Vocabulary) -> int:
    """The last atom of a zone at the place ("GMT", "local time", "Moscow time"); place - 1 where there is none."""
    word = a.word(place)
    if word in v.words["zones"] and (a.upper(place) or word in ("gmt", "utc")) and (len(word) > 1 or a.joined(place)):
        return place
    if word == "hours" or (word in ("hrs", "h") and not a.joined(place)):
        return place
    if a.word(place + 1) == "time" and (word == "local" or word in v.clocks):
        return place + 1
    if a.word(place + 2) == "time" and f"{word} {a.word(place + 1)}" in v.clocks:
        return place + 2
    return place - 1


def read_clock(a: Atoms, place: int, floor: int, v: Vocabulary) -> Reading | None:
    """A clock time in digits that begins at the place, with the day written right after it, or None."""
    first = a.digits(place)
    if not first or len(first) > 4 or (a.joined(place) and a.word(place - 1) not in '(“"[~–—-'):
        return None
    hour, minute, last = int(first), 0, place
    mark, second = a.word(place + 1), a.digits(place + 2)
    minutes = len(second) == 2 and int(second) < 60 and a.joined(place + 1) and a.joined(place + 2)
    told = False
    if len(first) == 4:
        zone = _zone(a, place + 1, v)
        if zone <= place or (a.word(zone) == "time" and not 0 <= hour <= 2359):
            return None
        hour, minute, told = hour // 100, hour % 100, True
    elif mark == ":" and minutes:
        minute, last, told = int(second), place + 2, True
        if a.word(place + 3) == ":" and a.joined(place + 3) and len(a.digits(place + 4)) == 2:
            last = place + 4
    elif (
        mark == "h"
        and a.joined(place + 1)
        and (minutes or a.word(place - 1) in ("at", "around", "about", "from", "until", "by"))
    ):
        minute, last, told = (int(second), place + 2, True) if minutes else (0, place + 1, True)
    elif mark == "." and minutes and not a.digits(place + 3):
        minute, last = int(second), place + 2
    half, end = _meridiem(a, last + 1)
    if end > last:
        if (
            half == "a"
            and a.word(last + 1) == "am"
            and not a.joined(last + 1)
            and a.capital(last + 1)
            and not a.upper(last + 1)
        ):
            return None
        if not 1 <= hour <= 12 and not (told and hour < 24):
            return None
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
        last, told = end, True
    zone = _zone(a, last + 1, v)
    dotted = mark == "." and last == place + 2
    if zone > last and (told or dotted):
        last, told = zone, True
    elif (
        dotted
        and not told
        and (
            a.word(place - 1) not in ("at", "around", "about")
            or a.word(last + 1) in ("percent", "%", "million", "billion", "m", "km")
        )
    ):
        return None
    if not told or hour > 24 or minute > 59:
        return None
    if a.word(last + 1) == "h" and a.joined(last + 1):
        last += 1
    found = Reading(
        place, last, "clock", kind="TIME", part=f"{hour:02}:{minute:02}", unit="D", shift=0, anchor="reference"
    )
    return _with_day(a, found, v)


def read_oclock(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "four o'clock", "10 o'clock in the evening": `place` is at "clock"."""
    if a.word(place - 1) not in ("'", "’") or a.word(place - 2) != "o" or place - 3 < floor:
        return []
    hour, last = number_at(a, place - 3, v)
    if not 1 <= hour <= 12 or last != place - 3:
        return []
    found = Reading(place - 3, place, "clock", kind="TIME", part=f"{hour:02}:00", unit="D", shift=0, anchor="reference")
    if a.word(place + 1) in ("in", "at") and (
        part := v.parts.get(a.word(place + 3), v.parts.get(a.word(place + 2), ""))
    ):
        found.last = place + 3 if a.word(place + 2) == "the" else place + 2
        if part in ("AF", "EV", "NI") and hour < 12:
            found.part = f"{hour + 12:02}:00"
    return [found]
