"""Where the rules meet the text: each word of time calls its rule, from left to right, and nothing is read twice."""

from __future__ import annotations

from collections.abc import Callable

from core.extract.dates.atoms import Atoms
from core.extract.dates.clocks import read_clock, read_fraction, read_oclock
from core.extract.dates.months import read_month
from core.extract.dates.numeric import read_numeric, read_year
from core.extract.dates.parts import read_early_hours, read_overnight, read_part
from core.extract.dates.phrases import (
    read_decade,
    read_deictic,
    read_digits,
    read_holiday,
    read_quarter,
    read_reference,
    read_repeated,
    read_season,
)
from core.extract.dates.reading import Reading
from core.extract.dates.units import read_unit
from core.extract.dates.vocabulary import Vocabulary, vocabulary
from core.extract.dates.weekdays import read_weekday
from core.extract.word_looks import Looks
from core.lexicon import compiled

_OF_WEEK = frozenset("of beginning starting commencing ending".split())

Rule = Callable[[Atoms, int, int, Vocabulary], list[Reading]]


def _unit(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    word = a.word(place)
    if word == "hours" and (early := read_early_hours(a, place, floor, v)):
        return [early]
    if word == "days" and (phrase := read_reference(a, place, floor, v)):
        return phrase
    return read_unit(a, place, floor, v)


def _part(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    return read_part(a, place, floor, v) or (_unit(a, place, floor, v) if a.word(place) in v.units else [])


def _quarter(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    if fraction := read_fraction(a, place, floor, v):
        return fraction
    return read_quarter(a, place, floor, v) or (_unit(a, place, floor, v) if a.word(place) in v.units else [])


def _month(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    return (read_holiday(a, place, floor, v) if a.word(place + 1) == "day" else []) or read_month(a, place, floor, v)


def _number(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    numeric = read_numeric(a, place, floor, v) or read_year(a, place, floor, v)
    return [numeric] if numeric else read_digits(a, place, floor, v)


def _holiday(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    if found := read_holiday(a, place, floor, v):
        return found
    return read_season(a, place, floor, v) if a.word(place) in v.seasons else []


_RULES: dict[str, Rule] = {
    "month": _month,
    "weekday": read_weekday,
    "unit": _unit,
    "part": _part,
    "overnight": read_overnight,
    "oclock": read_oclock,
    "reference": read_reference,
    "repeated": read_repeated,
    "deictic": read_deictic,
    "holiday": _holiday,
    "season": read_season,
    "quarter": _quarter,
    "decade": read_decade,
}


@compiled
def _openers() -> Looks:
    """Whether an atom calls a rule: a word of time or a number."""
    triggers = vocabulary().triggers
    return Looks(lambda word: word in triggers or word[0] in "0123456789")


def read(a: Atoms, v: Vocabulary) -> list[Reading]:
    """Every time expression of the text, in order and not overlapping."""
    found: list[Reading] = []
    triggers, opens = v.triggers, _openers()
    floor = 0
    for place in opens.pick(range(len(a.low)), a.low):
        if place < floor:
            continue
        rule = triggers.get(a.low[place])
        readings = _RULES[rule](a, place, floor, v) if rule else _number(a, place, floor, v)
        if len(readings) == 1 and readings[0].day:
            _join_week(a, readings[0], floor)
        for reading in readings:
            if reading.first >= floor:
                found.append(reading)
                floor = reading.last + 1
        if found and floor > place:
            _join_clock(a, found[-1], v)
            floor = found[-1].last + 1
    return found


def _join_week(a: Atoms, day: Reading, floor: int) -> None:
    """ "the week of 20 October", "the week beginning Nov. 3": the week that the day lies in."""
    before = day.first - 1
    if a.word(before) not in _OF_WEEK or a.word(before - 1) != "week" or before - 1 < floor or day.part:
        return
    articled = a.word(before - 2) == "the" and before - 2 >= floor
    day.first, day.rule = before - 1 - articled, "week-of-day"


def _join_clock(a: Atoms, day: Reading, v: Vocabulary) -> None:
    """A full date and the clock time written right after it are one expression ("19 January, 8.30am")."""
    if not day.day or not (day.month or day.weekday) or day.part:
        return
    start = day.last + 1
    if a.word(start) == ",":
        start += 1
    if a.digits(start) and (clock := read_clock(a, start, start, v)) and not clock.day and not clock.weekday:
        day.last, day.part, day.kind = clock.last, clock.part, "TIME"
