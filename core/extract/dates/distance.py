"""How far a time expression is from a place of its sentence: the words, marks and clauses that lie between."""

from __future__ import annotations

from itertools import accumulate

from core.extract.dates.usage import Use
from core.extract.document import Sentence

_FENCES = {";": 4.0, ":": 1.2, "—": 1.5, "–": 1.2, ",": 0.6, "(": 0.3, ")": 1.2, "•": 3.0}
"""What each mark between a date and a place costs."""
_JOINTS = {
    "while": 2.0,
    "but": 2.0,
    "whereas": 2.0,
    "although": 1.5,
    "though": 1.5,
    "and": 0.3,
    "that": 0.5,
    "who": 0.6,
    "which": 0.6,
    "when": 0.6,
    "after": 0.8,
    "before": 0.8,
    "as": 0.4,
}
"""What each word that opens a clause costs."""
_COSTS = _FENCES | _JOINTS
_STEP = 0.04
"""What each word between costs: the nearer of two dates of one clause wins."""


class Distances:
    """Measures in the sentences of one document; the boundaries of each are summed up once."""

    def __init__(self) -> None:
        self._fences: dict[int, list[float]] = {}

    def sums(self, sentence: Sentence) -> list[float]:
        """For each token, the sum of the boundaries before it: the difference of two is what lies between."""
        sums = self._fences.get(sentence.index)
        if sums is None:
            costs = [0.0] * len(sentence.tokens)
            for place in sentence.places_of(_COSTS.keys()):
                costs[place] = _COSTS[sentence.lows[place]]
            sums = self._fences[sentence.index] = list(accumulate(costs))
        return sums


def distance(use: Use, index: int, sums: list[float], speaks: bool) -> float:
    """What lies between the expression and the token. For the statement itself the day that it was made is its own."""
    near = use.first if index <= use.first else use.last
    cost = 0.0 if speaks and use.said else use.cost
    return abs(sums[index] - sums[near]) + _STEP * abs(index - near) + cost
