"""A text as atoms: runs of letters, runs of digits, single marks, and breaks between paragraphs.

Time expressions are written in shapes that words hide ("02-Jun-2025", "1000GMT", "8.30am", "26–27"), so that the grammar
of dates works on smaller pieces than the words of `core.extract.sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

BREAK = "\n"
"""The atom that no expression runs across."""
_ATOM = re.compile(r"[^\W\d_]+|[0-9]+|\n+|[^\w\s]")
_WRAP = 50
"""A line shorter than this was ended by the writer, not by a line width (as in `core.extract.sentences`)."""
_ENDERS = frozenset(".!?…")
DASHES = frozenset("-–—‑−")


class Atoms:
    """The atoms of a text. Places count atoms; a place outside reads as a break, so that rules need no bounds checks."""

    __slots__ = ("low", "starts", "text")

    def __init__(self, text: str, spans: Iterable[tuple[int, int]] | None = None) -> None:
        """Read the whole text, line breaks told from line wraps, or only the given spans, each a paragraph of its own."""
        self.text = text
        self.low: list[str] = []
        self.starts: list[int] = []
        if spans is None:
            self._read_lines(text)
        else:
            self._read_spans(text, spans)

    def _read_spans(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        low, starts = self.low, self.starts
        for start, end in spans:
            for match in _ATOM.finditer(text, start, end):
                word = match[0]
                if word[0] != BREAK:
                    low.append(word.lower())
                    starts.append(match.start())
            low.append(BREAK)
            starts.append(end)

    def _read_lines(self, text: str) -> None:
        low, starts = self.low, self.starts
        line = 0
        for match in _ATOM.finditer(text):
            word = match[0]
            if word[0] != BREAK:
                low.append(word.lower())
                starts.append(match.start())
                continue
            start, end = match.span()
            wrapped = (
                len(word) == 1
                and start - line >= _WRAP
                and text[end : end + 1].isalnum()
                and text[start - 1] not in ".!?:"
            )
            line = end
            if not wrapped:
                low.append(BREAK)
                starts.append(start)

    def word(self, place: int) -> str:
        """The atom in lower case, a break outside."""
        return self.low[place] if 0 <= place < len(self.low) else BREAK

    def end(self, place: int) -> int:
        """Where the atom ends in the text. Lower case may change the length of a word, so it is read off the text."""
        start = self.starts[place]
        match = _ATOM.match(self.text, start)
        return match.end() if match else start

    def joined(self, place: int) -> bool:
        """Whether no space stands between the atom and the one before it."""
        return 0 < place < len(self.low) and self.end(place - 1) == self.starts[place]

    def capital(self, place: int) -> bool:
        """Whether the atom begins with a capital letter."""
        return 0 <= place < len(self.low) and self.text[self.starts[place]].isupper()

    def upper(self, place: int) -> bool:
        """Whether the atom is written in capitals throughout."""
        return 0 <= place < len(self.low) and self.text[self.starts[place] : self.end(place)].isupper()

    def digits(self, place: int) -> str:
        """The atom if it is a run of digits, else nothing."""
        word = self.word(place)
        return word if word[0] in "0123456789" else ""

    def is_word(self, place: int) -> bool:
        """Whether the atom is a run of letters."""
        return self.word(place)[0].isalpha()

    def opens_sentence(self, place: int) -> bool:
        """Whether a sentence begins with the atom, quotes and brackets aside."""
        before = place - 1
        while self.word(before) in ("“", '"', "‘", "(", "[", "—"):
            before -= 1
        return self.word(before)[0] in "\n.!?…:•*" or self.word(before) in DASHES and self.word(before - 1) == BREAK

    def closes_sentence(self, place: int) -> bool:
        """Whether the atom is a mark that ends a sentence: a break, or a full stop before a capital."""
        word = self.word(place)
        if word[0] == BREAK:
            return True
        if word not in _ENDERS:
            return False
        if word != ".":
            return True
        following = place + 1
        while self.word(following) in ("”", '"', "’", ")", "“", "‘", "("):
            following += 1
        if self.word(following)[0] == BREAK:
            return True
        return (
            not self.joined(place + 1)
            and (self.capital(following) or bool(self.digits(following)))
            and len(self.word(place - 1)) > 1
        )
