"""The text of a table's rows, folded once, so that a keystroke of a filter costs one pass of substring searches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.pace import Rest, in_steps, no_rest
from core.views.query import Word, fold
from core.views.rows import Row

LIKE = 80
"""rapidfuzz's ratio from which a misspelt word counts as found (0–100)."""
_SHORTEST_LIKE = 4
"""Shorter words are not looked for by likeness: everything is like them."""
_FURTHEST = 3
"""Letters by which what is like a word may be longer or shorter."""
_AROUND = ".,;()"
"""What may stand at a word without being part of it."""
_LOOKED_THROUGH = 5000
"""Rows looked through in one go."""
_AT_ONCE = 5000
"""Words compared in one go, a millisecond or two, in which no other thread runs."""


class Haystack:
    """The text of each row."""

    def __init__(self, rows: Sequence[Row], rest: Rest = no_rest) -> None:
        """`rest` is called now and then while the text is made."""
        self._rows = rows
        self._folded = [fold(_text(row)) for row in in_steps(rows, rest, 500)]
        self._exact: list[str] = []
        self._vocabulary: list[str] = []

    def lines(self) -> list[list[str]]:
        """The text that it holds."""
        return [self._exact, self._folded, self._vocabulary]

    def having(self, word: Word, places: Iterable[int], rest: Rest = no_rest) -> list[int]:
        """Those of the places whose row holds the word, or with `negated` does not; `rest` is called now and then.

        Where no row holds it, those whose row holds a word spelt like it.
        """
        lines, text = (self._as_it_is() if word.exact else self._folded), word.text
        places = list(places)
        if word.negated:
            return [p for p in in_steps(places, rest, _LOOKED_THROUGH) if text not in lines[p]]
        found = [p for p in in_steps(places, rest, _LOOKED_THROUGH) if text in lines[p]]
        if found or word.exact or len(text) < _SHORTEST_LIKE or any(text in line for line in lines):
            return found
        alike = self._alike(text)
        return [p for p in places if any(token in lines[p] for token in alike)] if alike else []

    def _as_it_is(self) -> list[str]:
        """The text not folded, made when somebody first asks for words exactly so: few do, and it is as much again."""
        if len(self._exact) < len(self._rows):
            self._exact = [_text(row) for row in self._rows]
        return self._exact

    def _words(self) -> list[str]:
        """Every word once, gathered when somebody first misspells one."""
        if not self._vocabulary:
            found: set[str] = set()
            for line in self._folded:
                found.update(line.split())
            self._vocabulary = sorted(found)
        return self._vocabulary

    def _alike(self, word: str) -> list[str]:
        from rapidfuzz import fuzz, process

        words = self._words()
        alike: list[str] = []
        for start in range(0, len(words), _AT_ONCE):
            some = words[start : start + _AT_ONCE]
            bare = [token.strip(_AROUND) for token in some]
            near = process.extract(word, bare, scorer=fuzz.ratio, score_cutoff=LIKE, limit=None)
            alike += sorted(some[place] for _, _, place in near if abs(len(some[place]) - len(word)) <= _FURTHEST)
        return alike


def _text(row: Row) -> str:
    return " ".join((*row.cells, *row.notes, row.under, *row.sides))
