"""Readings to TIMEX3 values: the calendar, the publication day and what was said before held against each."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from core.extract.dates import calendar, inference
from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.context import Context
from core.extract.dates.hours import time_value, waits_for_day
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary
from core.model import DateMention

_OPEN = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}
"""What TIMEX3 writes for a unit that nothing anchors."""
_JOINTS = frozenset({"and", "to", "through", "until", "or", "/"})
_TODAY = frozenset("is enters entered entering marks marked into".split())
"""Words before a counted day that make it the day of writing: "today is day six", "the war enters its third day"."""


def resolve(
    atoms: Atoms, vocabulary: Vocabulary, published: dt.date | None, readings: list[Reading]
) -> list[DateMention]:
    """The mentions of a text, in order; what names no possible day is dropped."""
    context = Context(atoms, vocabulary, published, readings)
    values: list[str | None] = [None] * len(readings)
    waiting: list[tuple[int, dt.date | None]] = []
    _lend_years(atoms, readings)
    for index, reading in enumerate(readings):
        if waits_for_day(reading):
            waiting.append((index, context.last))
            if reading.rule == "overnight" and published is not None:
                context.last, context.last_place = published, reading.last
            continue
        context.enter(reading)
        values[index] = _value(context, reading)
        context.learn(reading, values[index])
    for index, before in waiting:
        values[index] = time_value(context, index, readings, values, before)
    return [_mention(atoms, r, value) for r, value in zip(readings, values, strict=True) if value]


def _lend_years(atoms: Atoms, readings: list[Reading]) -> None:
    """ "Between January and April 2024", "30 March – 2 April 2024": the first end takes the year of the second."""
    for one, two in pairwise(readings):
        if one.month is None or one.year is not None or one.shift is not None or two.month is None or not two.year:
            continue
        if two.first == one.last + 2 and (atoms.word(one.last + 1) in _JOINTS or atoms.word(one.last + 1) in DASHES):
            one.year = two.year - ((one.month, one.day or 0) > (two.month, two.day or 31))


def _mention(atoms: Atoms, reading: Reading, value: str) -> DateMention:
    start, end = atoms.starts[reading.first], atoms.ends[reading.last]
    text = atoms.text[start:end]
    return DateMention(
        start=start, end=end, text=text, value=value, kind=reading.kind, rule=reading.rule, mod=reading.mod
    )


def _value(context: Context, r: Reading) -> str | None:
    if r.value is not None:
        return _counted_day(context, r) or r.value
    if r.rule == "easter":
        return _easter(context, r)
    if r.rule == "week-of-month":
        return _week_of_month(context, r)
    if r.suffix:
        return _suffixed(context, r)
    if r.day and (r.month or r.year):
        day = inference.calendar_day(context, r)
        if r.rule == "week-of-day":
            return calendar.week_value(day) if day else "XXXX-WXX"
        known = r.year is not None or context.now is not None
        return None if day is None and known else _with_part(day, r, f"XXXX-{r.month or 0:02}-{r.day:02}")
    if r.day:
        return _with_part(inference.lone_day(context, r), r, f"XXXX-XX-{r.day:02}")
    if r.month:
        return inference.month_value(context, r)
    if r.weekday:
        return _with_part(inference.weekday(context, r), r, f"XXXX-WXX-{r.weekday}")
    if r.year:
        return f"{r.year:04}"
    return _shifted(context, r) if r.shift is not None else None


def _with_part(day: dt.date | None, r: Reading, pattern: str) -> str:
    """The day with its part of day. Nights bear the day that they start on, also where the text names the morning."""
    if day is not None and r.rule == "night-to":
        day = calendar.add_days(day, -1)
    text = day.isoformat() if day is not None else pattern
    return f"{text}T{r.part}" if r.part else text


def _counted_day(context: Context, r: Reading) -> str | None:
    """ "Today is day six", "On the 1,000th day of the war": the day of writing; other counted days stay open."""
    if r.rule != "day-count" or context.published is None:
        return None
    a, before = context.a, context.a.word(r.first - 1)
    opening = before == "on" and a.word(r.last) == "day" and a.opens_sentence(r.first - 1)
    return context.published.isoformat() if before in _TODAY or opening else None


def _shifted(context: Context, r: Reading) -> str | None:
    """So many units from the publication day, or from the last day named."""
    unit, shift = r.unit, r.shift or 0
    last = context.last
    if last and last != context.past and not shift and context.direction(r) < 0:
        last = context.past
    anchor = context.published if r.anchor == "publication" else last or context.published
    counted = r.rule in ("shift", "same") and r.anchor == "reference" and unit in ("Y", "M")
    if counted and (value := _counted_on(context, unit, shift)):
        return value
    if anchor is None:
        return _OPEN.get(unit, "XXXX-XX-XX") + (f"T{r.part}" if r.part else "")
    if unit == "WE":
        return _weekend(context, r, anchor)
    if unit == "Y" and shift % 1:
        unit, shift = "M", shift * 12
    if unit[0] == "T":
        r.kind = "TIME"
        hours = shift * {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit]
        unit, shift = "D", int(hours / 24)
    value = calendar.unit_value(anchor, unit, shift)
    return f"{value}T{r.part}" if value and r.part else value


def _counted_on(context: Context, unit: str, shift: float) -> str | None:
    """ "A year earlier" than the third quarter is the third quarter of the year before; than 2012 it is 2011."""
    last = context.last_value
    span = calendar.span_of(last)
    if span is None or (unit == "M" and span[2] > 4):
        return None
    value = calendar.unit_value(span[0], unit, shift)
    return value + last[4:7] if value and unit == "Y" and last[5:6] in ("Q", "H") else value


def _weekend(context: Context, r: Reading, anchor: dt.date) -> str | None:
    """On Saturday and Sunday it is that weekend; in the week "the weekend" is the last unless the verb looks ahead."""
    articled = context.a.word(r.last - 1) == "the"
    past = articled and anchor.isoweekday() < 6 and context.direction(r) <= 0
    return calendar.unit_value(anchor, "WE", (r.shift or 0) - past)


def _suffixed(context: Context, r: Reading) -> str:
    """Seasons, quarters, halves."""
    if r.year is not None:
        return f"{r.year:04}-{r.suffix}"
    now = context.now
    if now is None:
        return f"XXXX-{r.suffix}"
    year = now.year
    if r.unit == "Y":
        year += int(r.shift or 0)
    elif r.suffix[1:].isdigit():
        months = 3 if r.suffix[0] == "Q" else 6
        if int(r.suffix[1]) * months - months >= now.month and context.direction(r) <= 0:
            year -= 1
    elif context.year is not None and r.which is None:
        year = context.year
    else:
        year = calendar.season_year(now, r.suffix, r.which or 0)
    return f"{year:04}-{r.suffix}"


def _week_of_month(context: Context, r: Reading) -> str | None:
    """The ISO week around the fourth day of the month's n-th seven; its last week is that of the 25th."""
    month = inference.month_value(context, r)
    if month[0] == "X":
        return None
    day = calendar.make_day(int(month[:4]), int(month[5:7]), min(int(r.suffix[1]) * 7 - 3, 25))
    return calendar.week_value(day) if day else None


def _easter(context: Context, r: Reading) -> str | None:
    year = r.year if r.year is not None else context.now.year + (r.which or 0) if context.now else None
    if year is None:
        return "XXXX-XX-XX"
    sunday = calendar.easter(year)
    day = calendar.add_days(sunday, r.shift or 0) if sunday else None
    return day.isoformat() if day else None
