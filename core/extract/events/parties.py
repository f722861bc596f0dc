"""The two sides and the country that an article is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.extract.document import Document
from core.extract.events.tables import tables

if TYPE_CHECKING:
    pass

_OPENING = 3
"""Sentences at the head of an article, the title among them, that tell where it is set."""


def parties_of(document: Document) -> tuple[tuple[str, ...], str | None]:
    """The two sides that the article names most, bodies of many states aside, and the country it is set in: by its
    sides, places and first lines."""
    sides: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for sentence in document.sentences:
        weight = 2 if sentence.index < _OPENING else 1
        for mention in sentence.mentions:
            side = mention.name if mention.kind == "side" else mention.side
            if side:
                sides[side] += 1
            if mention.country and mention.kind in ("side", "place"):
                countries[mention.country] += weight
    bodies = tables().words["assembly"]
    warring = {s: n for s, n in sides.items() if s.lower().replace(" ", "-") not in bodies}
    most = tuple(side for side, _ in sorted(warring.items(), key=lambda c: (-c[1], c[0]))[:2])
    return most, min(countries, key=lambda c: (-countries[c], c), default=None)
