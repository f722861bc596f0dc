"""Running totals: the dead of a war do not grow fewer, so a later smaller total contradicts an earlier larger one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.ranges import alike_in_size, gap_share, meeting, range_of
from core.compare.severity import stakes_of_count
from core.compare.wording import about_measure, count_words, day_words
from core.model import Figure, SetAside
from core.resolve.scopes import Measure, day_of, near

_NEVER_SHRINK = frozenset(("killed", "injured", "destroyed", "released", "returned", "launched", "intercepted"))
_LONGEST = dt.timedelta(days=30)
_LEAST_CERTAIN = 0.6
_LARGE = 500
_FEW_DAYS = 5


def running(measures: Iterable[Measure], context: Context) -> tuple[list[Draft], list[SetAside]]:
    """Totals that shrink from one voice to another, and the totals that grow, as they should."""
    series: dict[tuple[object, ...], list[Measure]] = defaultdict(list)
    for measure in measures:
        scope = measure.scope
        if (
            (scope.total or _cumulative(measure))
            and scope.day
            and scope.action in _NEVER_SHRINK
            and (scope.place or scope.against)
        ):
            series[scope.object, scope.action, scope.against, scope.place, scope.narrow].append(measure)
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for group in series.values():
        if len(group) < 2:
            continue
        group.sort(key=lambda m: m.scope.day or "")
        draft, grown = _shrunk(group, context)
        drafts.extend(draft)
        aside.extend(grown)
    return drafts, aside


def _cumulative(measure: Measure) -> bool:
    """Deaths by the hundred at one place are counted up over days, whether or not the words say so."""
    return bool(measure.scope.place) and all((f.low or 0) >= _LARGE for f in measure.figures)


def _shrunk(group: list[Measure], context: Context) -> tuple[list[Draft], list[SetAside]]:
    largest: tuple[Figure, Measure] | None = None
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for measure in group:
        own = [f for f in measure.figures if not f.background and f.certainty >= _LEAST_CERTAIN and f.low is not None]
        for figure in own:
            if largest is None or largest[1] is measure:
                continue
            if not alike_in_size(largest[0], figure) or not _comparable(largest[1], measure):
                continue
            if meeting(range_of(largest[0]), range_of(figure)) != "apart" or not _soon(largest[0], figure):
                continue
            if (figure.low or 0) > (largest[0].low or 0):
                aside.append(_grown(largest[0], figure, measure))
            elif not _one_voice(largest[0], figure, context):
                drafts.append(_draft(largest, (figure, measure), context))
        for figure in own:
            if largest is None or (figure.low or 0) > (largest[0].low or 0):
                largest = (figure, measure)
    return drafts, aside


def _comparable(early: Measure, late: Measure) -> bool:
    """Totals by name, or two counts of a few days that nothing but their size makes totals."""
    return (early.scope.total and late.scope.total) or near(early.scope.day, late.scope.day, _FEW_DAYS)


def _soon(early: Figure, late: Figure) -> bool:
    first, last = day_of(early), day_of(late)
    return bool(first and last) and dt.date.fromisoformat(last or "") - dt.date.fromisoformat(first or "") <= _LONGEST


def _one_voice(a: Figure, b: Figure, context: Context) -> bool:
    return context.voices.same(a.speaker, b.speaker) or (
        context.origin(a.article) == context.origin(b.article) and (a.speaker is None or b.speaker is None)
    )


def _grown(early: Figure, late: Figure, measure: Measure) -> SetAside:
    return SetAside(
        about=about_measure(measure, day=False),
        articles=(early.article, late.article),
        values=tuple(f"{count_words(f)} by {day_words(day_of(f))}" for f in (early, late)),
        why="a running total at a later day",
    )


def _draft(early: tuple[Figure, Measure], late: tuple[Figure, Measure], context: Context) -> Draft:
    stands = []
    for figure, measure in (late, early):
        value = count_words(figure)
        stand = Stand(value)
        for f in measure.figures:
            if range_of(f) == range_of(figure):
                stand.add(f.speaker, f.article, context.sentence(f))
        stands.append(stand)
    (first, before), (second, measure) = early, late
    scope = measure.scope
    return Draft(
        kind="count",
        about=about_measure(measure),
        date=scope.day,
        stands=stands,
        why=(
            f"A running total cannot shrink, yet {count_words(first)} by {day_words(before.scope.day)} "
            f"stands against {count_words(second)} by {day_words(scope.day)}."
        ),
        certainty=min(first.certainty, second.certainty) * 0.9,
        gap=gap_share(range_of(first), range_of(second)),
        stakes=stakes_of_count(scope.object, scope.action),
        events=frozenset(f.event for m in (before, measure) for f in m.figures if f.event),
    )
