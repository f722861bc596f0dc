"""Whether two counts can both be true: bounds that hold each other, rounding, or a gap."""

from __future__ import annotations

from typing import Literal, NamedTuple

from core.model import Figure

Meeting = Literal["same", "bound", "rounding", "apart"]

_HEDGED = 0.05
"""Gap, as a part of the larger number, that a word such as "nearly" or "about" still covers beyond its bounds."""
_ROUND = 0.03
"""The same for a bare round number: "1,000" of 1,005."""
_MOST_UNLIKE = 25


class Range(NamedTuple):
    """Inclusive bounds, None where open; `hedged` where the words say that the number is not exact."""

    low: int | None
    high: int | None
    hedged: bool = False

    @property
    def exact(self) -> bool:
        """One number."""
        return self.low is not None and self.low == self.high


def range_of(figure: Figure) -> Range:
    """The bounds of a figure."""
    exact = figure.low is not None and figure.low == figure.high
    return Range(figure.low, figure.high, not exact)


def meeting(a: Range, b: Range) -> Meeting:
    """How two ranges stand to each other.

    same: the same bounds; bound: they overlap, so that both can be true; rounding: one is the other in round numbers;
    apart: no number fits both.
    """
    if (a.low, a.high) == (b.low, b.high):
        return "same"
    gap = max(_gap(a, b), _gap(b, a))
    if gap <= 0:
        return "bound"
    if (a.hedged or b.hedged) and (gap <= 1 or gap <= _HEDGED * _size(a, b)):
        return "rounding"
    if a.exact and b.exact and (_rounds_to(a, b) or _rounds_to(b, a)):
        return "rounding"
    return "apart"


def _gap(lower: Range, upper: Range) -> int:
    """How far the lower range ends below the upper one; negative or 0 where they meet or an end is open."""
    return upper.low - lower.high if upper.low is not None and lower.high is not None else -1


def _size(a: Range, b: Range) -> int:
    return max(n for r in (a, b) for n in r[:2] if n is not None)


def _rounds_to(exact: Range, round_: Range) -> bool:
    """Whether the second number is the first one in round figures: 1,000 for 1,005, 3,800 for 3,823."""
    number, target = exact.low or 0, round_.low or 0
    unit = 1
    while target and target % (unit * 10) == 0:
        unit *= 10
    if target < 100 or unit < 10 or len(str(target // unit)) > 2:
        return False
    return round(number / unit) * unit == target and abs(number - target) <= _ROUND * target


def gap_share(a: Range, b: Range) -> float:
    """The size of the gap in 0–1: 0 for equal numbers, near 1 where one is many times the other."""
    x, y = (r.low if r.low is not None else r.high for r in (a, b))
    low, high = sorted((x or 0, y or 0))
    return 1 - low / high if high else 0.0


def alike_in_size(a: Figure, b: Figure) -> bool:
    """Whether two numbers are near enough to count one thing; more unlike ones do not, whatever the words say."""
    low, high = sorted((f.low if f.low else f.high) or 0 for f in (a, b))
    return high <= _MOST_UNLIKE * max(low, 1)
