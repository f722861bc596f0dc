"""Two nights: what was launched or shot down in one night is no rival of the next night's number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from core.compare.ranges import meeting, range_of
from core.compare.wording import about_measure, count_words, day_words
from core.model import SetAside
from core.resolve.scopes import Measure, near

_NIGHTLY = frozenset(("drone", "missile", "rocket"))
_ACTIONS = frozenset(("launched", "intercepted"))


def nights(measures: Iterable[Measure]) -> list[SetAside]:
    """The numbers of two nights that follow each other, each told by an article that does not tell the other."""
    kinds: dict[tuple[object, ...], list[Measure]] = defaultdict(list)
    for measure in measures:
        scope = measure.scope
        if scope.object in _NIGHTLY and scope.action in _ACTIONS and scope.day and not (scope.place or scope.total):
            kinds[scope.object, scope.action, scope.by, scope.against, scope.narrow].append(measure)
    aside = []
    for group in kinds.values():
        group.sort(key=lambda m: m.scope.day or "")
        for first, second in pairwise(group):
            if first.scope.day != second.scope.day and near(first.scope.day, second.scope.day):
                aside += _pair(first, second)
    return aside


def _pair(first: Measure, second: Measure) -> list[SetAside]:
    both = {f.article for f in first.figures} & {f.article for f in second.figures}
    early = next((f for f in first.figures if f.article not in both), None)
    late = next((f for f in second.figures if f.article not in both), None)
    if early is None or late is None or meeting(range_of(early), range_of(late)) == "same":
        return []
    return [
        SetAside(
            about=about_measure(first, day=False),
            articles=(early.article, late.article),
            values=tuple(f"{count_words(f)}, {day_words(m.scope.day)}" for f, m in ((early, first), (late, second))),
            why="two nights",
        )
    ]
