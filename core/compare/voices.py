"""Whose words a figure or claim is: two outlets that quote one ministry make one claim."""

from __future__ import annotations

from functools import lru_cache

from core.lexicon import compiled, load
from core.model import Actor
from core.resolve.folding import folded


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
        x, y = _content(a), _content(b)
        if x and y and (x <= y or y <= x) and not first and not second:
            return not (_bare_side(x) or _bare_side(y)) or x == y
        person, office = (first, y) if first else (second, x)
        return bool(person and office and office & self._offices[person])


def _bare_side(words: frozenset[str]) -> bool:
    """One word only, which may be a country that many voices share: "Ukraine" is not "Ukraine's air force"."""
    return len(words) == 1


@lru_cache(8192)
def _content(label: str) -> frozenset[str]:
    words = (w.removesuffix("'s").strip("'") for w in folded(label).split())
    return frozenset(w for w in words if w and w not in _generic())
