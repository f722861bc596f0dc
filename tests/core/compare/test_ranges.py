"""Bounds: what can both be true, what is rounding, and what is a gap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.compare.ranges import Range, gap_share, meeting


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (Range(472, 472), Range(472, 472), "same"),
        (Range(41, None, True), Range(41, None, True), "same"),
        (Range(16, None, True), Range(26, 26), "bound"),
        (Range(0, 20, True), Range(12, 12), "bound"),
        (Range(90, 110, True), Range(94, 94), "bound"),
        (Range(3420, 3799, True), Range(3823, 3823), "rounding"),
        (Range(7001, None, True), Range(7000, 7000), "rounding"),
        (Range(1000, 1000), Range(1005, 1005), "rounding"),
        (Range(3800, 3800), Range(3823, 3823), "rounding"),
        (Range(250, 250), Range(340, 340), "apart"),
        (Range(2800, 2800), Range(2880, 2880), "apart"),
        (Range(845, 845), Range(1000, 1000), "apart"),
        (Range(46645, 46645), Range(46788, 46788), "apart"),
        (Range(81, None, True), Range(60, 60), "apart"),
        (Range(0, 19, True), Range(31, 31), "apart"),
        (Range(0, 0), Range(4, 4), "apart"),
        (Range(10, 10), Range(11, 11), "apart"),
    ],
)
def test_how_two_ranges_meet(a: Range, b: Range, how: str) -> None:
    assert meeting(a, b) == how
    assert meeting(b, a) == how


_NUMBERS = st.integers(0, 100_000)


@st.composite
def _ranges(draw: st.DrawFn) -> Range:
    low = draw(st.none() | _NUMBERS)
    high = draw(st.none() | _NUMBERS) if low is not None else draw(_NUMBERS)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Range(low, high, low != high)


@given(_ranges(), _ranges())
def test_meeting_is_symmetric_and_ranges_that_overlap_never_clash(a: Range, b: Range) -> None:
    assert meeting(a, b) == meeting(b, a)
    low = max(a.low or 0, b.low or 0)
    high = min(a.high if a.high is not None else 10**9, b.high if b.high is not None else 10**9)
    if low <= high:
        assert meeting(a, b) in ("same", "bound")


def test_the_gap_grows_with_the_difference() -> None:
    small, large = gap_share(Range(10, 10), Range(11, 11)), gap_share(Range(80, 80), Range(472, 472))
    assert 0 < small < large < 1
    assert gap_share(Range(5, 5), Range(5, 5)) == 0
