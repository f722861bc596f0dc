"""Tallies: one measure across sources, with its low, best and high."""

from __future__ import annotations

from core.model import Article, Figure, Tally, When
from core.resolve.labels import measure_label
from core.resolve.measures import measures
from core.resolve.scopes import Measure


def tallies(figures: tuple[Figure, ...], articles: tuple[Article, ...]) -> tuple[Tally, ...]:
    """The figures that count the same thing, set together, in the order in which the measures are first told.

    UCDP practice: `low` is the lowest and `high` the highest number that any source gives, `best` the number on which
    the sources that give one agree; where they differ it stays None, as no truth is invented. Reprints count once.
    """
    copies = {a.id for a in articles if a.reprint_of}
    found = []
    for number, measure in enumerate(measures(figures), 1):
        own = [f for f in measure.figures if f.article not in copies] or list(measure.figures)
        bests = {f.best for f in own if f.best is not None}
        scope = measure.scope
        found.append(
            Tally(
                id=f"t{number}",
                label=measure_label(
                    scope.object,
                    scope.action,
                    measure.by,
                    measure.against,
                    measure.place,
                    scope.narrow,
                ),
                object=scope.object,
                action=scope.action,
                by=measure.by,
                against=measure.against,
                place=measure.place,
                date=_when(measure),
                low=min((n for f in own if (n := _least(f)) is not None), default=None),
                best=bests.pop() if len(bests) == 1 else None,
                high=max((n for f in own if (n := _most(f)) is not None), default=None),
                figures=tuple(f.id for f in measure.figures),
            )
        )
    return tuple(found)


def _least(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


def _most(figure: Figure) -> int | None:
    """The upper end; of an open bound ("at least 31") the number that is told."""
    return figure.high if figure.high is not None else figure.low


def _when(measure: Measure) -> When | None:
    """The date as the figures tell it; of those with the measure's own day first."""
    dated = [f.date for f in measure.figures if f.date]
    day = measure.scope.day
    return next((when for when in dated if day in (when.start, when.end)), dated[0] if dated else None)
