"""Clock times as instants."""

from __future__ import annotations

import datetime as dt

import pytest

from core.extract.dates import find_dates
from core.extract.dates.zones import clock_of, instant


@pytest.mark.parametrize(
    ("text", "place", "offset", "utc"),
    [
        ("It began at 1000GMT.", None, None, "2025-06-02T10:00Z"),
        ("It began at 0400 UTC.", "Beirut", None, "2025-06-02T04:00Z"),
        ("It began at 18:30 Kyiv time.", None, None, "2025-06-02T15:30Z"),
        ("It began at 5am Tehran time.", None, None, "2025-06-02T01:30Z"),
        ("It began at 9 PM EDT.", None, None, "2025-06-03T01:00Z"),
        ("It began at noon in Paris.", "Istanbul", None, "2025-06-02T10:00Z"),
        ("It began at 1 pm local time.", "Istanbul", None, "2025-06-02T10:00Z"),
        ("It began at 1 pm.", "Kherson, Ukraine", None, "2025-06-02T10:00Z"),
        ("It began at 7 p.m. IST.", None, None, "2025-06-02T13:30Z"),
        ("It began at 7 p.m. IST.", "Tel Aviv", None, "2025-06-02T16:00Z"),
        ("It began at 13:00.", None, "+02:00", "2025-06-02T11:00Z"),
        ("It began at 13:00.", None, "-05:00", "2025-06-02T18:00Z"),
        ("It began at midnight.", "Moscow", None, "2025-06-02T21:00Z"),
        ("It began at 13:00.", "Nowhere", None, None),
        ("It began at 13:00.", None, None, None),
        ("It began this morning.", "Moscow", None, None),
    ],
)
def test_instant(text: str, place: str | None, offset: str | None, utc: str | None) -> None:
    mention = find_dates(text, dt.date(2025, 6, 2))[0]
    assert instant(mention, text, place, offset) == utc


def test_winter_has_winter_time() -> None:
    text = "It began at 13:00 Kyiv time."
    mention = find_dates(text, dt.date(2025, 1, 15))[0]
    assert instant(mention, text, None, None) == "2025-01-15T11:00Z"


def test_only_clock_times_have_a_clock() -> None:
    values = [clock_of(mention) for mention in find_dates("At 8.30am on Monday, overnight.", dt.date(2025, 6, 2))]
    assert values == ["08:30", None, None]
