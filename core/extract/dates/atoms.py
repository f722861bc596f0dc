"""A text as atoms: runs of letters, runs of digits, single marks, and breaks between paragraphs.

Time expressions are written in shapes that words hide ("02-Jun-2025", "1000GMT", "8.30am", "26–27"), so that the
grammar of dates works on smaller pieces than the words of `core.extract.sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, chain
from operator import itemgetter

BREAK = "\n"
"""The atom that no expression runs across."""
_ATOM = re.compile(r"((?:[\s_]|(?![0-9])\d)*+)([A-Za-z]++(?![^\W\d_])|[^\W\d_]+|[0-9]+|[^\w\s]|\Z)")
"""A gap and the atom behind it: the gaps tell where the atoms stand. Nothing stands behind the last gap, so that a long
one is read once."""
_LINE = re.compile(r"[^\n]+")
_SECOND = itemgetter(1)
_PAD = 64
"""Breaks after the last atom. Negative places read them too, so that rules need no bounds checks."""
_WRAP = 50
"""A line shorter than this was ended by the writer, not by a line width (as in `core.extract.sentences`)."""
_ENDERS = frozenset(".!?…")
_OPENERS = frozenset('“"‘([—')
_CLOSERS = frozenset('”"’)“‘(')
DASHES = frozenset("-–—‑−")


class Atoms:
    """The atoms of a text: `low` in lower case, `starts` and `ends` in the text. A place counts atoms."""

    __slots__ = ("breaks", "ends", "low", "starts", "text")

    def __init__(self, text: str, spans: Iterable[tuple[int, int]] | None = None) -> None:
        """Read the given spans, each a paragraph of its own, or the whole text, line breaks told from line wraps."""
        self.text = text
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks: list[int] = []
        """The places where paragraphs end."""
        lower = text.lower()
        same = len(lower) == len(text)
        for start, end in _paragraphs(text) if spans is None else spans:
            found = _ATOM.findall(lower if same else text, start, end)
            while found and not found[-1][1]:
                found.pop()
            if found:
                edges = list(accumulate(map(len, chain.from_iterable(found)), initial=start))
                atoms = map(_SECOND, found)
                self.low += atoms if same else map(str.lower, atoms)
                self.starts += edges[1::2]
                self.ends += edges[2::2]
            self.breaks.append(len(self.low))
            self.low.append(BREAK)
            self.starts.append(end)
            self.ends.append(end)
        self.low += [BREAK] * _PAD
        self.starts += [len(text)] * _PAD
        self.ends += [len(text)] * _PAD

    def word(self, place: int) -> str:
        """The atom in lower case; a break before the first and after the last."""
        return self.low[place]

    def joined(self, place: int) -> bool:
        """Whether no space stands between the atom and the one before it."""
        return self.starts[place] == self.ends[place - 1]

    def capital(self, place: int) -> bool:
        """Whether the atom begins with a capital letter."""
        start = self.starts[place]
        return self.text[start : start + 1].isupper()

    def upper(self, place: int) -> bool:
        """Whether the atom is written in capitals throughout."""
        return self.text[self.starts[place] : self.ends[place]].isupper()

    def digits(self, place: int) -> str:
        """The atom if it is a run of digits, else nothing."""
        word = self.low[place]
        return word if word[0] in "0123456789" else ""

    def is_word(self, place: int) -> bool:
        """Whether the atom is a run of letters."""
        return self.low[place][0].isalpha()

    def opens_sentence(self, place: int) -> bool:
        """Whether a sentence begins with the atom, quotes and brackets aside."""
        before = place - 1
        while self.low[before] in _OPENERS:
            before -= 1
        mark = self.low[before]
        return mark in "\n.!?…:•*▪" or (mark in DASHES and self.low[before - 1] == BREAK)

    def closes_sentence(self, place: int) -> bool:
        """Whether the atom is a mark that ends a sentence: a break, or a full stop before a capital or a number."""
        word = self.low[place]
        if word not in _ENDERS:
            return word == BREAK
        if word != ".":
            return True
        following = place + 1
        while self.low[following] in _CLOSERS:
            following += 1
        if self.low[following] == BREAK:
            return True
        begins = self.capital(following) or bool(self.digits(following))
        return begins and not self.joined(place + 1) and len(self.low[place - 1]) > 1


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the lines, those that only a line width parted joined again."""
    spans: list[tuple[int, int]] = []
    line = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        last = spans[-1][1] if spans else -1
        wrapped = start - last == 1 and last - line >= _WRAP and text[start].isalnum() and text[last - 1] not in ".!?:"
        if wrapped:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        line = start
    return spans
