"""Days, months and weekdays whose year, month or week the text leaves out."""

from __future__ import annotations

import datetime as dt

from core.extract.dates import calendar
from core.extract.dates.context import Context
from core.extract.dates.reading import Reading

_NEAR = 30
"""Days within which the nearest year is right whatever the verb says."""
_AHEAD = 60
"""Days beyond which a date does not lie ahead unless the verb says so."""
_WITHIN_A_YEAR = 200


def calendar_day(context: Context, r: Reading) -> dt.date | None:
    """A day of a month: in its own year, in the year of a background paragraph, or in that which the verb tells."""
    month, day = r.month or 1, r.day or 1
    if r.year is not None:
        return _either(context, r, r.year, month, day)
    now = context.now
    if now is None:
        return None
    if r.unit == "Y":
        return calendar.make_day(now.year + int(r.shift or 0), month, day)
    span = range(now.year - 6, now.year + 4) if r.weekday else range(now.year - 1, now.year + 2)
    options = [option for year in span if (option := calendar.make_day(year, month, day))]
    if r.weekday:
        fits = [d for d in options if d.isoweekday() == r.weekday and abs((d - now).days) < _WITHIN_A_YEAR]
        if fits:
            return min(fits, key=lambda d: abs((d - now).days))
    if r.which:
        beyond = [d for d in options if (d > now) == (r.which > 0) and d != now]
        return min(beyond, key=lambda d: abs((d - now).days), default=None)
    background = context.background_year(month)
    if background is not None and context.direction(r) <= 0 and not _dates_a_statement(context, r):
        return calendar.make_day(background, month, day)
    return _nearest(context, options, now, r)


def _dates_a_statement(context: Context, r: Reading) -> bool:
    """ "said on 4 Dec": the day of a statement is never the background's."""
    return context.a.word(r.first - 1) == "on" and context.a.word(r.first - 2) in context.v.words["said"]


def _nearest(context: Context, options: list[dt.date], now: dt.date, r: Reading) -> dt.date | None:
    """The option nearest to the day of writing, unless the verb tells that it lies on the other side."""
    if not options:
        return None
    best = min(options, key=lambda d: (abs((d - now).days), d > now))
    distance = (best - now).days
    if abs(distance) <= _NEAR:
        return best
    looks = context.direction(r)
    if distance > 0 and (looks < 0 or (looks == 0 and distance > _AHEAD)):
        return max((d for d in options if d <= now), default=best)
    bounded = looks == 0 and context.a.word((r.twin or r).first - 1) in ("until", "till", "through")
    if distance < -90 and (looks > 0 or bounded):
        return min((d for d in options if d >= now), default=best)
    return best


def _either(context: Context, r: Reading, year: int, month: int, day: int) -> dt.date | None:
    """Day-first as written, month-first where only that is near the day of writing ("10/07/2025" in October)."""
    first = calendar.make_day(year, month, day)
    if r.rule != "numeric-either" or context.published is None:
        return first
    second = calendar.make_day(year, day, month)
    if first is None or second is None:
        return first or second
    one, two = abs((first - context.published).days), abs((second - context.published).days)
    return second if two < 20 < one or first > context.published >= second else first


def lone_day(context: Context, r: Reading) -> dt.date | None:
    """A day without its month: the nearest to the last day of the paragraph, else the last one before publication."""
    now = context.now
    if now is None:
        return None
    if r.unit == "M":
        span = calendar.span_of(context.last_value) if r.anchor == "reference" else None
        year, month = calendar.add_months(span[0] if span else now, int(r.shift or 0))
        return calendar.make_day(year, month, r.day or 1)
    close = context.in_paragraph_of_last()
    anchor = context.last if close and context.last else now
    options = []
    for months in (-1, 0, 1):
        year, month = calendar.add_months(anchor, months)
        day = calendar.make_day(year, month, r.day or 1)
        if day and (not r.weekday or day.isoweekday() == r.weekday):
            options.append(day)
    if not close and context.direction(r) <= 0:
        options = [d for d in options if d <= anchor] or options
    return min(options, key=lambda d: abs((d - anchor).days), default=None)


def month_value(context: Context, r: Reading) -> str:
    """A month as TIMEX3 writes it, its year told, carried or guessed."""
    month, now = r.month or 1, context.now
    if r.year is not None:
        return f"{r.year:04}-{month:02}"
    if now is None:
        return f"XXXX-{month:02}"
    if r.unit == "Y":
        return f"{now.year + int(r.shift or 0):04}-{month:02}"
    if r.which:
        year = now.year if month != now.month and (month < now.month) == (r.which < 0) else now.year + r.which
        return f"{year:04}-{month:02}"
    if (background := context.background_year(month)) is not None:
        return f"{background:04}-{month:02}"
    gap = month - now.month
    gap += 12 if gap < -6 else -12 if gap > 6 else 0
    looks = context.direction(r)
    bounded = context.a.word(r.first - 1) in ("until", "till", "by")
    if gap > 0 and (looks < 0 or (gap > 1 and looks == 0 and not bounded)):
        gap -= 12
    elif gap < 0 and looks > 0:
        gap += 12
    year, month = calendar.add_months(now, gap)
    return f"{year:04}-{month:02}"


def weekday(context: Context, r: Reading) -> dt.date | None:
    """A weekday by the verb: the last one, or the next one; the day of publication counts as both."""
    now = context.last if r.anchor == "reference" and context.last else context.published
    if now is None or not r.weekday:
        return None
    if (weeks := _of_week(context, r)) is not None:
        return calendar.add_days(now, 7 * weeks + r.weekday - now.isoweekday())
    back, ahead = (now.isoweekday() - r.weekday) % 7, (r.weekday - now.isoweekday()) % 7
    if r.which:
        return calendar.add_days(now, -(back or 7) if r.which < 0 else ahead or 7)
    looks = context.direction(r)
    if r.which == 0:
        return calendar.add_days(now, -back if looks < 0 else ahead)
    if looks <= 0:
        return calendar.add_days(now, -back)
    return _after_a_statement(context, r, now) or calendar.add_days(now, ahead)


def _of_week(context: Context, r: Reading) -> int | None:
    """ "Monday last week", "on Friday of next week": how many weeks from that of writing, where the words tell."""
    place = r.last + 1
    if context.a.word(place) == "of":
        place += 1
    told = context.a.word(place), context.a.word(place + 1)
    return {("last", "week"): -1, ("this", "week"): 0, ("next", "week"): 1}.get(told)


def _after_a_statement(context: Context, r: Reading, now: dt.date) -> dt.date | None:
    """ "Said on Monday it would observe a truce from Tuesday": the Tuesday after that Monday, be it past or not."""
    said, place = context.last, r.first - 1
    if said is None or not 0 < (now - said).days < 7 or context.a.word(context.last_place) not in context.v.weekdays:
        return None
    while place > context.last_place:
        if context.a.closes_sentence(place):
            return None
        place -= 1
    return calendar.add_days(said, ((r.weekday or 1) - said.isoweekday()) % 7)
