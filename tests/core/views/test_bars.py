"""Bars of text: the strip above the timeline, low and high of a tally."""

from __future__ import annotations

from collections import Counter

import pytest

from core.views import VIEWS, Index
from core.views.bars import days_of, span_bar, strip, strip_of
from tests.fixtures.dossier import dossier


@pytest.mark.parametrize(
    ("low", "high", "open_top", "bar"),
    [
        (80, 472, False, "█░░░░░░░"),
        (40, 55, False, "█████░░░"),
        (3, 5, True, "████░░░░+"),
        (None, 20, False, "░░░░░░░░"),
        (1, 1000, False, "█░░░░░░░"),
        (41, 41, True, ""),
        (9, 9, False, ""),
        (None, None, False, ""),
    ],
)
def test_the_bar_of_a_tally(low: int | None, high: int | None, open_top: bool, bar: str) -> None:
    assert span_bar(low, high, open_top) == bar


@pytest.mark.parametrize(
    ("dates", "room", "line"),
    [
        ({"2025-06-01": 8, "2025-06-04": 1}, 80, "2025-06-01 █··▁ 2025-06-04  a day, most 8"),
        ({"2025-06-01": 3, "2025-05": 2}, 80, "2025-06-01 █ 2025-06-01  a day, most 3, 2 less exact"),
        ({"2025-06-01": 1, "2025-05": 2}, 80, "2025-05 █▄ 2025-06  a month, most 2"),
        ({"2025-06-02": 2, "2025-07-27": 4}, 58, "2025-06-02 ▄······█ 2025-07-21  a week, most 4"),
        ({"2024-01-31": 1, "2025-03-01": 2, "2024": 1}, 64, "2024-01 ▄·············█ 2025-03  a month, most 2, 1 less exact"),
        ({"1994-06-01": 1, "2025-06-01": 1}, 60, "1994 █······························█ 2025  a year, most 1"),
        ({"0900-01-01": 1, "2025-06-01": 1}, 160, "0900s █" + "·" * 111 + "█ 2020s  a decade, most 1"),
        ({"2025": 3}, 80, "2025 █ 2025  a year, most 3"),
        ({"2025-99-99": 3}, 80, "2025 █ 2025  a year, most 3"),
        ({}, 80, ""),
    ],
)  # fmt: skip
def test_the_strip_takes_the_finest_unit_that_fits(dates: dict[str, int], room: int, line: str) -> None:
    assert strip(Counter(dates), room).line == line


def test_no_room_is_no_strip() -> None:
    rows = VIEWS["timeline"](Index(dossier())).rows
    assert strip_of(days_of(rows), 0) == ""
    assert len(strip_of(days_of(rows), 30)) <= 30


def test_background_is_not_counted() -> None:
    rows = VIEWS["timeline"](Index(dossier())).rows
    assert sum(days_of(rows).values()) == sum(row.of == "event" for row in rows) - 1
