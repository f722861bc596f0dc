"""Tallies: one measure across sources."""

from __future__ import annotations

from core.model import Article, Figure, Tally


def tallies(figures: tuple[Figure, ...], articles: tuple[Article, ...]) -> tuple[Tally, ...]:
    """The figures that count the same thing, set together."""
    return ()
