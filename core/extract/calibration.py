"""From how strong a rule's signs are to how often such rows are right.

The knots were read off the stories with answers (seven bundles beside the project and `tests/stories/development`): of
the rows whose signs had a given strength, this share was right. Between two knots the line is straight.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

Knots = tuple[tuple[float, float], ...]

FIGURES: Knots = (
    (0.0, 0.0),
    (0.45, 0.5),
    (0.55, 0.7),
    (0.6, 0.8),
    (0.65, 0.85),
    (0.8, 0.9),
    (0.85, 0.95),
    (0.98, 0.98),
)
EVENTS: Knots = (
    (0.0, 0.0),
    (0.65, 0.15),
    (0.7, 0.29),
    (0.75, 0.35),
    (0.8, 0.53),
    (0.85, 0.56),
    (0.9, 0.64),
    (0.95, 0.72),
    (1.0, 0.76),
)
"""Read off events of one source in `tests/stories/development`: on the seven bundles the rules do better."""


def calibrated(strength: float, knots: Knots) -> float:
    """The share of right rows at that strength, both 0–1, rounded to hundredths; knots rise in both."""
    place = bisect_right(knots, strength, key=itemgetter(0))
    if place >= len(knots):
        return knots[-1][1]
    (low, least), (high, most) = knots[place - 1], knots[place]
    return round(least + (most - least) * (strength - low) / (high - low), 2)
