"""Selecting words of an article, a word or a line at a time; by keys the start is fixed when the user says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from core.views import Page
from core.views.reading import Span

_WORD = re.compile(r"\S+")


class WordSelection:
    """Which words are selected; at first a single one, which moves as a whole."""

    def __init__(self, page: Page, at: int) -> None:
        """Begin with the word at or after offset `at`. Raises ValueError where the article has no words."""
        self._words = [
            (match.start() + paragraph.start, match.end() + paragraph.start)
            for paragraph in page.paragraphs
            for match in _WORD.finditer(page.text[paragraph.start : paragraph.end])
        ]
        if not self._words:
            raise ValueError("There are no words here")
        self._starts = [start for start, _ in self._words]
        self.here = self._at(at)
        self.fixed: int | None = None
        """The word from which the selection is extended; None while a single word is chosen."""

    def _at(self, offset: int) -> int:
        place = max(bisect_right(self._starts, offset) - 1, 0)
        inside = offset < self._words[place][1]
        return place if inside or place + 1 == len(self._words) else place + 1

    @property
    def span(self) -> Span:
        """The selected words."""
        first, last = sorted((self.here, self.here if self.fixed is None else self.fixed))
        return Span(self._words[first][0], self._words[last][1], "selection")

    @property
    def several(self) -> bool:
        """Whether it is more than one word."""
        return self.fixed not in (None, self.here)

    @property
    def offset(self) -> int:
        """Where the word that moves begins."""
        return self._words[self.here][0]

    def fix(self) -> None:
        """Extend from here, or choose the beginning anew."""
        self.fixed = self.here if self.fixed is None else None

    def reach(self, start: int, end: int) -> None:
        """Select from the word at one offset to the word at another, either of them the later one."""
        self.fixed, self.here = self._at(start), self._at(end)

    def move(self, step: int) -> None:
        """To the next or previous word."""
        self.here = max(0, min(self.here + step, len(self._words) - 1))

    def move_line(self, step: int, lines: Sequence[tuple[int, int]]) -> None:
        """To the word below or above; `lines` are the half-open stretches of the lines on the screen."""
        starts = [start for start, _ in lines]
        line = bisect_right(starts, self.offset) - 1
        column = self.offset - starts[line]
        line += step
        while 0 <= line < len(lines) and lines[line][0] == lines[line][1]:
            line += step
        if 0 <= line < len(lines):
            start, end = lines[line]
            self.here = self._at(min(start + column, max(end - 1, start)))
