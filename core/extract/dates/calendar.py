"""Calendar arithmetic on TIMEX3 values: no text in here."""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
import re
from functools import lru_cache

_LAST = dt.date.max.toordinal()
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)(-WE|-[1-7])?|-Q([1-4])|-H([12])|-(SP|SU|FA|WI))?(?:T.*)?$")


def stated_day(published: dt.date | str | None) -> dt.date | None:
    """The day of a date, a date-time, or either as ISO 8601 writes it ("2025-06-02T13:00:00+03:00"); None for none.

    Raises ValueError where the words are no such date.
    """
    if isinstance(published, str):
        try:
            return dt.datetime.fromisoformat(published.strip()).date() if published.strip() else None
        except ValueError:
            raise ValueError(f'no date as ISO 8601 writes it ("2025-06-02"): {published!r}') from None
    return published.date() if isinstance(published, dt.datetime) else published


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= _calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def add_days(day: dt.date, days: float) -> dt.date | None:
    """The day so many days on, None beyond the calendar."""
    try:
        return day + dt.timedelta(days=round(days))
    except OverflowError:
        return None


def moved(day: dt.date, days: int) -> dt.date:
    """The day so many days later, the calendar's first or last where that lies beyond it."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), _LAST))


def ordinal(day: str) -> int:
    """The number of an ISO day, or of the day that a longer value begins with: days apart are a difference."""
    return dt.date.fromisoformat(day[:10]).toordinal()


def days_around(day: str) -> list[str]:
    """The day before an ISO day, the day itself and the day after, as far as the calendar goes."""
    number = ordinal(day)
    return [dt.date.fromordinal(n).isoformat() for n in range(number - 1, number + 2) if 0 < n <= _LAST]


def add_months(day: dt.date, months: int) -> tuple[int, int]:
    """Year and month so many months from the day's."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def week_value(day: dt.date) -> str:
    """The ISO week of the day: 2025-W22."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def unit_value(day: dt.date, unit: str, shift: float) -> str | None:
    """The TIMEX3 value so many units from the day, as exact as the unit is: a month for months, a week for weeks."""
    if abs(shift) > 4000 and unit not in ("D", "N"):
        return None
    if unit in ("D", "N"):
        moved = add_days(day, shift)
        return moved.isoformat() if moved else None
    if unit in ("W", "2W", "WE"):
        moved = add_days(day, shift * (14 if unit == "2W" else 7))
        return (week_value(moved) + ("-WE" if unit == "WE" else "")) if moved else None
    if unit in ("M", "6M"):
        year, month = add_months(day, round(shift * (6 if unit == "6M" else 1)))
        return f"{year:04}-{month:02}" if 1 <= year <= 9999 else None
    if unit == "Q":
        count = day.year * 4 + (day.month - 1) // 3 + round(shift)
        return f"{count // 4:04}-Q{count % 4 + 1}"
    if unit == "Y":
        year = day.year + round(shift)
        return f"{year:04}" if 1 <= year <= 9999 else None
    if unit == "DE":
        return f"{day.year // 10 + round(shift):03}"
    if unit == "CE":
        return f"{day.year // 100 + round(shift):02}"
    return None


def season_year(now: dt.date, season: str, which: int) -> int:
    """The year of the last (-1), current (0) or next (1) season seen from a day; winter bears its December's year."""
    start = _SEASON_MONTHS[season]
    started = now.month >= start
    running = started and now.month < start + 3
    if season == "WI" and now.month <= 2:
        return now.year - 1 - (which < 0) + (which > 0)
    if which < 0:
        return now.year if started and not running else now.year - 1
    if which > 0:
        return now.year + 1 if started else now.year
    return now.year


def easter(year: int) -> dt.date | None:
    """Western Easter Sunday, by the Gregorian computus (Meeus/Jones/Butcher)."""
    if not 1583 <= year <= 9999:
        return None
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


@lru_cache(4096)
def span_of(value: str) -> tuple[dt.date, dt.date, int] | None:
    """First and last day of a TIMEX3 date or time, and its exactness by UCDP (1 day, 2 days, 3 week, 4 month, 5 year).

    None for durations, sets, references and dates that were not resolved.
    """
    match = _VALUE.match(value)
    if not match:
        return None
    year = int(match[1])
    if not 1 <= year <= 9998:
        return None
    if match[3]:
        day = make_day(year, int(match[2]), int(match[3]))
        return (day, day, 1) if day else None
    if match[2]:
        return _months(year, int(match[2]), 1, 4)
    if match[4]:
        return _week(year, int(match[4]), match[5] or "")
    if match[6]:
        return _months(year, int(match[6]) * 3 - 2, 3, 4)
    if match[7]:
        return _months(year, int(match[7]) * 6 - 5, 6, 5)
    if match[8]:
        return _months(year, _SEASON_MONTHS[match[8]], 3, 4)
    return dt.date(year, 1, 1), dt.date(year, 12, 31), 5


def _months(year: int, month: int, count: int, exact: int) -> tuple[dt.date, dt.date, int] | None:
    first = make_day(year, month, 1)
    if first is None:
        return None
    after_year, after_month = add_months(first, count)
    return first, moved(dt.date(after_year, after_month, 1), -1) if after_year <= dt.MAXYEAR else dt.date.max, exact


def _week(year: int, week: int, tail: str) -> tuple[dt.date, dt.date, int] | None:
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    if tail == "-WE":
        return moved(monday, 5), moved(monday, 6), 2
    if tail:
        day = moved(monday, int(tail[1]) - 1)
        return day, day, 1
    return monday, moved(monday, 6), 3
