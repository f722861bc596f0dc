"""The sentence round a place in an article's text, as far as the comparison needs one."""

from __future__ import annotations

import re

_REACH = 400
"""Characters on either side within which a sentence begins and ends."""
_BREAK = re.compile(
    r"\n|(?<![ap]\.m)(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bGen)(?<!\bCol)[.!?](?=[”\"’)]*\s+[A-Z“\"«(•–-])"
)


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
