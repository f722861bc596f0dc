"""Stretches of an article's text: the sentence round a place, and whether two pieces of evidence share words."""

from __future__ import annotations

import re

from core.model import Evidence

_REACH = 400
"""Characters on either side within which a sentence begins and ends."""
_BREAK = re.compile(
    r"\n|(?<![ap]\.m)(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bGen)(?<!\bCol)[.!?](?=[”\"’)]*\s+[A-Z“\"«(•–-])"
)
_SAYING = re.compile(
    r"\b(?:said|told|says|tells|added|announced|stated|reported|tweeted|wrote|warned|statement)(?: \w+){0,3}? ?"
    r"(?:on|late|early)? ?$",
    re.IGNORECASE,
)
_LEAD = 60


def of_saying(text: str, start: int) -> bool:
    """Whether the day named at `start` is the one on which something was said: "told reporters on Monday"."""
    return _SAYING.search(text[max(0, start - _LEAD) : start]) is not None


def sentence_round(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or line round characters `start` to `end` (half-open), as such offsets."""
    at = max(0, start - _REACH)
    first = at + max((m.end() for m in _BREAK.finditer(text[at:start])), default=0)
    stop = _BREAK.search(text[end : end + _REACH])
    last = end + (stop.end() if stop else len(text[end : end + _REACH]))
    while first < start and text[first] in ' \n”"’)':
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def overlap(a: Evidence, b: Evidence) -> bool:
    """Whether two pieces of evidence share words of one article."""
    return a.article == b.article and a.start < b.end and b.start < a.end
