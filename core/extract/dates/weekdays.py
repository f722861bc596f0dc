"""Dates that name a weekday: "Friday", "last Tuesday night", "Friday, 18 July 2025", "every Sunday"."""

from __future__ import annotations

from core.extract.dates.atoms import BREAK, DASHES, Atoms
from core.extract.dates.months import MODS, RANGE, read_month
from core.extract.dates.numbers import SUFFIXES, day_after
from core.extract.dates.numeric import read_numeric
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary

_WHICH = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
}
_NEVER_ALONE = frozenset("sun sat wed mon".split())
"""Abbreviations that are words or names without a date beside them."""
_CLOSERS = frozenset((",", ".", ";", ")", BREAK))
"""Behind an abbreviation that stands by itself: "the patrol hit a mine Fri, one dead"."""
_NAMES = frozenset({"bloody", "black", "cyber", "sheffield", "super", "fat", "man"})
"""What makes a weekday's name part of another: Bloody Sunday, Sheffield Wednesday, Man Friday."""


def read_weekday(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """The dates around a weekday's name; nothing where the word is no weekday here."""
    word = a.word(place)
    plural = word not in v.weekdays
    weekday = v.weekdays[word[:-1] if plural else word]
    found = Reading(place, place, "weekday", weekday=weekday)
    short = word in v.short
    after = place + 1
    if short and a.word(after) == "." and a.joined(after):
        after += 1
    if a.word(place - 1) in _NAMES and a.capital(place - 1):
        return []
    if plural:
        if not a.capital(place):
            return []
        found.kind, found.value = "SET", f"XXXX-WXX-{weekday}"
        return [found]
    if dated := _with_date(a, place, after, floor, found, v):
        return dated
    told = a.capital(place) and a.word(place - 1) in v.words["before_dates"] and word not in _NEVER_ALONE
    stamped = (a.word(place - 1) == BREAK and a.word(after) == "]") or (
        a.capital(place) and word not in _NEVER_ALONE and a.word(after) in _CLOSERS and a.word(place - 1).islower()
    )
    if short and not (told or stamped):
        return []
    _read_before(a, place, floor, found, v)
    _read_part(a, after, found, v)
    return [found]


def _with_date(a: Atoms, place: int, after: int, floor: int, found: Reading, v: Vocabulary) -> list[Reading]:
    """The day and month that follow the weekday ("Friday, July 18", "Sunday the 9th of March", "Sat 25–Mon 27 Oct")."""
    start = after
    for mark in (",", "the"):
        if a.word(start) == mark:
            start += 1
    day, last = day_after(a, start)
    core = last + 1
    if (day and a.word(core) == "of") or (day and a.word(core) in DASHES and a.joined(core)):
        core += 1
    readings: list[Reading] = []
    if day and a.word(core) in v.months:
        readings = read_month(a, core, start, v)
    elif a.word(start) in v.months and (a.digits(start + 1) or (a.word(start + 1) == "." and a.digits(start + 2))):
        readings = read_month(a, start, start, v)
    elif a.digits(start) and (numeric := read_numeric(a, start, start, v)) and numeric.day:
        readings = [numeric]
    if readings and readings[0].day:
        readings[0].first, readings[0].weekday = place, found.weekday
        if a.word(place - 1) == "the" and place - 1 >= floor:
            readings[0].first = place - 1
        return readings
    if day and a.word(last + 1) in RANGE and a.word(last + 2) in v.weekdays:
        end = read_weekday(a, last + 2, last + 2, v)
        if end and end[0].month and (end[0].day or 0) > day:
            found.day, found.last, found.month, found.year = day, last, end[0].month, end[0].year
            found.twin = end[0]
            return [found, *end]
    if day and _alone(a, start, after, last):
        found.day, found.last = day, last
        return [found]
    return []


def _alone(a: Atoms, start: int, after: int, last: int) -> bool:
    """A day number with neither month nor noun: "Wednesday 20, second session"; "Friday, 16 people died" is none."""
    if start != after:
        return a.word(last) in SUFFIXES
    return a.word(last + 1) in (",", ".", ":", ")", ";", BREAK) and not a.digits(last + 2)


def _read_before(a: Atoms, place: int, floor: int, found: Reading, v: Vocabulary) -> None:
    """What stands before the weekday and belongs to it: "last", "every", "late", "the previous"."""
    before = place - 1
    word = a.word(before)
    if before < floor:
        return
    if word in ("every", "each"):
        found.kind, found.value, found.first = "SET", f"XXXX-WXX-{found.weekday}", before
        return
    if word in _WHICH:
        found.which = _WHICH[word]
        if word in ("previous", "preceding", "following"):
            found.anchor = "reference"
        found.first = before
        if a.word(before - 1) in ("the", "this") and word != "this" and before - 1 >= floor:
            found.first = before - 1
        before = found.first - 1
        word = a.word(before)
    if word in MODS and before >= floor:
        found.mod, found.first = MODS[word], before


def _read_part(a: Atoms, after: int, found: Reading, v: Vocabulary) -> None:
    """The part of the day after the weekday: "Friday night", "Monday late evening", "Sunday's dawn"."""
    place = after
    if a.word(place) in ("'", "’") and a.word(place + 1) == "s":
        place += 2
    elif a.word(place) in DASHES:
        return
    if a.word(place) in MODS and a.word(place + 1) in v.parts:
        place += 1
    part = v.parts.get(a.word(place))
    if part is None or (found.kind == "SET" and not a.word(place).endswith("s")):
        return
    if a.word(place) in ("mornings", "afternoons", "evenings", "nights"):
        found.kind, found.value = "SET", f"XXXX-WXX-{found.weekday}T{part}"
        found.last = place
        return
    found.part, found.last, found.kind = part, place, "TIME"
    found.rule = "weekday-night" if part == "NI" else "weekday-part"
