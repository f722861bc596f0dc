"""Whose words a figure or claim is: two outlets that quote one ministry make one claim."""

from __future__ import annotations

from functools import lru_cache

from core.lexicon import compiled, load
from core.lexicon.sides import side_names, side_of
from core.model import Actor
from core.resolve.folding import folded

_LITTLE = frozenset(("the", "of", "a", "an", "in", "for", "and", "to", "s"))


@compiled
def _generic() -> frozenset[str]:
    return frozenset(load("compare")["voice"]["generic"].split())


class Voices:
    """Tells whether two speakers are one voice: one name, one office, or a person and the office they speak for."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self._names: dict[str, str] = {}
        self._offices: dict[str, frozenset[str]] = {}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                self._names.setdefault(folded(name), actor.id)
            words: set[str] = set()
            for title in actor.titles:
                words |= _content(title.title)
            self._offices[actor.id] = frozenset(words)

    def same(self, a: str | None, b: str | None) -> bool:
        """Whether two labels name one voice; two outlets' own voices (None) are two."""
        if a is None or b is None:
            return False
        if folded(a) == folded(b):
            return True
        first, second = self._names.get(folded(a)), self._names.get(folded(b))
        if first and second:
            return first == second
        if not first and not second:
            return _one_office(a, b)
        person, office = (first, _content(b)) if first else (second, _content(a))
        return bool(person and office and office & self._offices[person])


def _one_office(a: str, b: str) -> bool:
    """Two labels of bodies or offices: the same words but for the side, which one of them may leave untold."""
    sides = {side_of(a), side_of(b)} - {None}
    own = _own_words(a), _own_words(b)
    if len(sides) > 1 or not all(own):
        return False
    if own[0] == own[1]:
        return True
    x, y = _content(a), _content(b)
    return bool(x and y) and (x == y or (min(len(x), len(y)) > 1 and (x <= y or y <= x)))


@compiled
def _side_words() -> frozenset[str]:
    return frozenset(word for name in side_names() if name.country for word in folded(name.words).split())


@lru_cache(8192)
def _own_words(label: str) -> frozenset[str]:
    """The words of a label without the side's name and little words: "Lebanon's Health Ministry" → health, ministry."""
    words = (w.removesuffix("'s").strip("'") for w in folded(label).split())
    return frozenset(w for w in words if w and w not in _side_words() and w not in _LITTLE)


@lru_cache(8192)
def _content(label: str) -> frozenset[str]:
    """The words that set one office apart from others."""
    return _own_words(label) - _generic()
