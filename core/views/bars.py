"""Bars made of text: how many events a day, and the low and high of a tally. They say nothing by colour."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter

import msgspec

from core.pace import Rest, no_rest
from core.views.rows import Row

HEIGHTS = "▁▂▃▄▅▆▇█"
NONE = "·"
"""A day without events."""
SURE, DOUBTED, OPEN = "█", "░", "+"
WIDTH = 8
"""Cells of a tally's bar."""
_AT_ONCE = 2000
"""Rows counted in one go, a millisecond, in which no other thread runs."""
_UNITS = ("day", "week", "month", "year", "decade")


def span_bar(low: int | None, high: int | None, open_top: bool = False) -> str:
    """What all claims bear out, then what only some do: `██░░░░░░` for 80–472, with an open top `██░░░░░░+`.

    Empty where there is one number and nothing to compare.
    """
    low, high = low or 0, high if high is not None else low or 0
    if high <= low:
        return ""
    sure = max(low * WIDTH // high, 1) if low else 0
    return SURE * sure + DOUBTED * (WIDTH - sure) + (OPEN if open_top else "")


class Days(msgspec.Struct, frozen=True):
    """How many events each day, week, month, year or decade has, from the first to the last."""

    unit: str
    first: str
    last: str
    """Names of the first and the last: `2025-06-01`, `2025-06`, `2025`, `2020s`; of weeks the Mondays."""
    counts: tuple[int, ...]
    vague: int = 0
    """Events whose day is not known as exactly as the strip shows it."""

    @property
    def line(self) -> str:
        """The strip: `2025-06-01 ▁··█ 2025-06-04  a day, most 8`; empty where no event has a day."""
        if not self.counts:
            return ""
        most = max(self.counts)
        heights = "".join(_height(count, most) for count in self.counts)
        vague = f", {self.vague:,} less exact" if self.vague else ""
        return f"{self.first} {heights} {self.last}  a {self.unit}, most {most:,}{vague}"


def _height(count: int, most: int) -> str:
    return HEIGHTS[(count * len(HEIGHTS) - 1) // most] if count else NONE


def days_of(rows: Sequence[Row], rest: Rest = no_rest) -> Counter[str]:
    """How many events that are no background each date has; dates are ISO days, months or years.

    `rows` as `select` gives them: background last. `rest` is called now and then.
    """
    background = bisect_left(rows, True, key=lambda row: row.of != "event" or row.parent is not None)
    counted: Counter[str] = Counter()
    for start in range(0, background, _AT_ONCE):
        counted.update(map(attrgetter("date"), rows[start : min(start + _AT_ONCE, background)]))
        rest()
    del counted[""]
    return counted


def strip(counted: Counter[str], room: int) -> Days:
    """The events by the finest unit that fits into `room` cells beside its labels and is as exact as most of them."""
    for unit in _UNITS:
        if _reach(unit, counted) > room:
            continue
        days = _by(unit, counted)
        if 0 < len(days.line) <= room and days.vague <= sum(days.counts):
            return days
    return Days("day", "", "", ())


def _reach(unit: str, counted: Counter[str]) -> int:
    """How many units there are from the first date to the last: to count the events in each takes longer."""
    place, _, exact = _PLACES[unit]
    dates = [date for date in counted if len(date) >= exact]
    try:
        return place(max(dates)) - place(min(dates)) + 1
    except ValueError:  # none, or one that is no date: `_by` finds out
        return 0


def _by(unit: str, counted: Counter[str]) -> Days:
    place, name, exact = _PLACES[unit]
    told: Counter[int] = Counter()
    vague = 0
    for date, count in counted.items():
        if len(date) < exact:
            vague += count
            continue
        try:
            told[place(date)] += count
        except ValueError:
            vague += count
    if not told:
        return Days(unit, "", "", (), vague)
    first, last = min(told), max(told)
    if last - first > _LONGEST:
        return Days(unit, "", "", (0,) * _LONGEST, vague)
    return Days(unit, name(first), name(last), tuple(told[n] for n in range(first, last + 1)), vague)


_LONGEST = 1000
"""More days than any terminal has columns: not worth spelling out."""


@lru_cache(10_000)
def _day(date: str) -> int:
    return dt.date.fromisoformat(date[:10]).toordinal()


def _week(date: str) -> int:
    return (_day(date) - 1) // 7


@lru_cache(10_000)
def _month(date: str) -> int:
    month = dt.date(int(date[:4]), int(date[5:7]), 1)
    return month.year * 12 + month.month - 1


_PLACES: dict[str, tuple[Callable[[str], int], Callable[[int], str], int]] = {
    "day": (_day, lambda n: dt.date.fromordinal(n).isoformat(), 10),
    "week": (_week, lambda n: dt.date.fromordinal(n * 7 + 1).isoformat(), 10),
    "month": (_month, lambda n: f"{n // 12:04}-{n % 12 + 1:02}", 7),
    "year": (lambda date: int(date[:4]), lambda n: f"{n:04}", 4),
    "decade": (lambda date: int(date[:4]) // 10, lambda n: f"{n:03}0s", 4),
}
"""For each unit: the number of a date's unit, the name of a number, and how long a date must be to be as exact."""


def strip_of(counted: Counter[str], room: int) -> str:
    """The strip of these dates (see `days_of`) as a line of at most `room` cells; empty where none fits."""
    return strip(counted, room).line
