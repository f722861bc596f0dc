"""Numbers with bounds are typed as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.notation import bounds, count


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("472", (472, 472, 472)),
        (" 1,200 ", (1200, 1200, 1200)),
        ("≥41", (41, None, None)),
        (">=41", (41, None, None)),
        ("at least 41", (41, None, None)),
        ("41+", (41, None, None)),
        ("over 40", (41, None, None)),
        ("≤20", (0, None, 20)),
        ("up to 20", (0, None, 20)),
        ("~100", (90, 100, 110)),
        ("about 100", (90, 100, 110)),
        ("450–499", (450, None, 499)),
        ("450-499", (450, None, 499)),
        ("2 to 3", (2, None, 3)),
    ],
)
def test_bounds(typed: str, read: tuple[int | None, int | None, int | None]) -> None:
    assert bounds(typed) == read


@pytest.mark.parametrize("typed", ["", "many", "-3", "4.5", "12 drones", "≥", "1 2"])
def test_what_is_no_number_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="is no number: write 472"):
        bounds(typed)


def test_a_range_begins_with_the_smaller_number() -> None:
    with pytest.raises(ValueError, match="write the smaller number first"):
        bounds("499-450")


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_what_is_printed_can_be_typed(a: int, b: int) -> None:
    low, high = sorted((a, b))
    for read in ((low, low, low), (low, None, None), (0, None, high), (low, None, high + 1)):
        assert bounds(count(*read)) == read
