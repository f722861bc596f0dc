"""Certainty: monotone in the strength of the signs, and right at the knots."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.extract.calibration import EVENTS, FIGURES, Knots, calibrated


@pytest.mark.parametrize("knots", [FIGURES, EVENTS])
def test_stronger_signs_make_no_row_less_certain(knots: Knots) -> None:
    assert all(a < c and b <= d for (a, b), (c, d) in pairwise(knots))
    values = [calibrated(n / 100, knots) for n in range(101)]
    assert values == sorted(values)
    assert values[0] == 0.0
    assert values[-1] == knots[-1][1]


@pytest.mark.parametrize("knots", [FIGURES, EVENTS])
def test_a_knot_is_its_own_value(knots: Knots) -> None:
    assert [calibrated(strength, knots) for strength, _ in knots] == [share for _, share in knots]


def test_between_two_knots_the_line_is_straight() -> None:
    assert calibrated(0.5, ((0.0, 0.0), (1.0, 0.8))) == 0.4
