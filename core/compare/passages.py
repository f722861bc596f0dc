"""Stretches of an article's text: its sentences, days of saying, and whether two pieces of evidence share words."""

from __future__ import annotations

import re
from bisect import bisect_right

from core.model import Evidence

_BREAK = re.compile(
    r"\n|[.!?](?<![ap]\.m.)(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\bGen.)(?<!\bCol.)(?=[”\"’)]*\s+[A-Z“\"«(•–-])"
)
"""The mark comes first: what must not stand before it is asked for there alone, not at every character."""
_SAYING = re.compile(
    r"\b(?:said|told|says|tells|added|announced|stated|reported|tweeted|wrote|warned|statement)(?: \w+){0,3}? ?"
    r"(?:on|late|early)? ?$",
    re.IGNORECASE,
)
_LEAD = 60


def of_saying(text: str, start: int) -> bool:
    """Whether the day named at `start` is the one on which something was said: "told reporters on Monday"."""
    return _SAYING.search(text[max(0, start - _LEAD) : start]) is not None


class Sentences:
    """The sentences and lines of a text, found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.end() for found in _BREAK.finditer(text)]

    def round(self, start: int, end: int) -> tuple[int, int]:
        """The sentence or line round characters `start` to `end` (half-open), as such offsets."""
        place = bisect_right(self._ends, start)
        first = self._ends[place - 1] if place else 0
        place = bisect_right(self._ends, end)
        last = self._ends[place] if place < len(self._ends) else len(self._text)
        while first < start and self._text[first] in ' \n”"’)':
            first += 1
        while last > end and self._text[last - 1].isspace():
            last -= 1
        return first, last


def overlap(a: Evidence, b: Evidence) -> bool:
    """Whether two pieces of evidence share words of one article."""
    return a.article == b.article and a.start < b.end and b.start < a.end
