"""Which day a time of day belongs to: "at 1 pm … on Monday", "the same night", "overnight", "the morning"."""

from __future__ import annotations

import datetime as dt

from core.extract.dates import calendar
from core.extract.dates.context import Context
from core.extract.dates.reading import Reading

_SENTENCE = 60
"""Atoms within which a clock time looks for the day it belongs to, in its own sentence."""
_BESIDE = 12
_RECENT = 14
"""Days: an older day is background, which "the same night" does not refer to."""
_RULES = frozenset({"clock", "part", "early-hours", "same-night"})


def waits_for_day(r: Reading) -> bool:
    """A clock time or a part of the day that names no day itself: it is resolved when all days are."""
    if r.rule == "overnight":
        return True
    return (
        r.rule in _RULES and r.kind == "TIME" and r.unit == "D" and r.anchor == "reference" and not (r.day or r.weekday)
    )


def time_value(
    context: Context, index: int, readings: list[Reading], values: list[str | None], before: dt.date | None
) -> str:
    """A time of day with a day of its sentence, else of its paragraph, else the day that its kind counts from.

    `before` is the last day named before it in the text.
    """
    r = readings[index]
    if r.rule == "overnight":
        day = _day_beside(context, index, readings, values) or context.published
    else:
        day = _day_near(context, index, readings, values) or _day_apart(context, r, before)
    moved = calendar.add_days(day, int(r.shift or 0)) if day else None
    return f"{moved.isoformat() if moved else 'XXXX-XX-XX'}T{r.part}"


def _day_of(value: str | None) -> dt.date | None:
    span = calendar.span_of(value) if value else None
    return span[0] if span and span[2] == 1 else None


def _day_beside(context: Context, index: int, readings: list[Reading], values: list[str | None]) -> dt.date | None:
    """The day that the sentence names, on whose morning a night ends ("overnight, he said on Sunday")."""
    for other in (index + 1, index - 1, index + 2):
        if not 0 <= other < len(readings) or readings[other].kind != "DATE":
            continue
        first, last = sorted((index, other))
        day = _day_of(values[other])
        ahead = context.published is not None and day is not None and day > context.published
        if day and not ahead and not _sentence_ends(context, readings[first].last, readings[last].first):
            return day
    return None


def _day_near(context: Context, index: int, readings: list[Reading], values: list[str | None]) -> dt.date | None:
    """The day right after it in its sentence ("at 1 pm on Monday"), else the nearest one before it in its paragraph."""
    r, a = readings[index], context.a
    for other in range(index + 1, min(index + 4, len(readings))):
        first = readings[other].first
        if first - r.last > _BESIDE or _sentence_ends(context, r.last, first):
            break
        between = a.low[r.last + 1 : first]
        apart = ";" in between or (between[-3:].count(")") == 0 and between.count(")") > between.count("("))
        if not apart and (day := _day_of(values[other])):
            return day
    for other in range(index - 1, max(-1, index - 6), -1):
        if readings[other].kind == "SET" or context.paragraph_of(readings[other].first) != context.paragraph_of(
            r.first
        ):
            break
        if a.word(readings[other].first - 1) != "since" and (day := _day_of(values[other])):
            after_night = r.part == "MO" and r.first == r.last and str(values[other]).endswith("TNI")
            return calendar.add_days(day, 1) if after_night else day
    return None


def _day_apart(context: Context, r: Reading, before: dt.date | None) -> dt.date | None:
    """ "The same night", "the morning", a label "11.15am.": the last day named; other times: the day of publication."""
    published = context.published
    if before is None or (published is not None and (published - before).days > _RECENT):
        return published
    label = context.a.word(r.first - 1) in "\n•▪*" and context.a.word(r.last + 1) in (".", ":")
    return before if published is None or label or r.rule in ("part", "same-night") else published


def _sentence_ends(context: Context, first: int, last: int) -> bool:
    return last - first > _SENTENCE or any(context.a.closes_sentence(place) for place in range(first + 1, last))
