"""The tolls that are a report's only one of their kind for a day: two reports with one each mostly mean one blow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from core.resolve.counted_words import PEOPLE
from core.resolve.scopes import Measure

_BLOWS = frozenset(("killed", "injured", "missing", "captured"))


def only_tolls(found: Iterable[Measure | None]) -> frozenset[str]:
    """Ids of the figures beside which their article tells no other number of that harm, day and kind of people."""
    told: dict[tuple[str, str, str], dict[tuple[int | None, int | None], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for measure in found:
        if measure is None or measure.scope.object not in PEOPLE or measure.scope.action not in _BLOWS:
            continue
        if not measure.scope.day or measure.scope.total:
            continue
        for figure in measure.figures:
            if not figure.background and figure.part_of is None:
                key = (figure.article, measure.scope.action, measure.scope.day)
                told[key][figure.low, figure.high].append(figure.id)
    return frozenset(name for numbers in told.values() if len(numbers) == 1 for ids in numbers.values() for name in ids)
