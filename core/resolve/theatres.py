"""Which war an article is about: the sides and countries that its figures name most.

A folder may hold reports on several wars. Two numbers without a place or a side are only set together where their
articles speak of one theatre.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from core.model import Figure
from core.resolve.places import known_place, place_key, territory
from core.resolve.scopes import side_key

_MAIN = 3
"""Names that make an article's theatre: two sides and a third at most."""

_EVERYWHERE = frozenset(("united states", "united nations", "european union", "qatar", "france", "united kingdom"))
"""Those who mediate in every war tell no theatre."""

Theatres = dict[str, frozenset[str]]


def theatres(figures: Iterable[Figure]) -> Theatres:
    """By article: its main sides and countries, folded; articles whose figures name none are left out."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[tuple[str | None, str | None, str | None], list[str]] = {}
    for figure in figures:
        key = figure.by, figure.against, figure.place
        if key not in told:
            names = (side_key(figure.by), side_key(figure.against), _country(figure.place))
            told[key] = [name for name in names if name and name not in _EVERYWHERE]
        if told[key]:
            named[figure.article].update(told[key])
    return {
        article: frozenset(sorted(counts, key=lambda name: (-counts[name], name))[:_MAIN])
        for article, counts in named.items()
        if counts
    }


def _country(place: str | None) -> str | None:
    key = place_key(place)
    known = known_place(key)
    return territory(key) or (known.country if known else None)


def one_theatre(a: str, b: str, known: Theatres) -> bool:
    """Whether two articles may be about one war: they share a main side or country, or one of them names none."""
    first, second = known.get(a), known.get(b)
    return a == b or not first or not second or bool(first & second)
