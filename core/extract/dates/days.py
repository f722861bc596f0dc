"""A day in any form, and a clock time with the day written right after it."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.months import read_month
from core.extract.dates.numbers import day_after
from core.extract.dates.numeric import read_numeric
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary
from core.extract.dates.weekdays import read_weekday


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
    if not readings or readings[0].first > place or readings[0].kind == "SET":
        return None
    found = readings[0]
    return found if found.day or found.weekday or found.shift is not None else None


def with_day(a: Atoms, found: Reading, v: Vocabulary) -> Reading:
    """A clock time and the day written right after it ("9 a.m. Friday") as one expression."""
    following = found.last + 1
    if a.word(following) == ",":
        following += 1
    day = read_day(a, following, v)
    if day is None or ":" in day.part or (a.word(following) in v.months and day.day is None):
        return found
    day.first, day.part, day.kind, day.rule = found.first, found.part, "TIME", "clock"
    return day
