"""Shares told as a fraction of a number, or as what is left over: "a third of the 600", "all but two of the 46"."""

from __future__ import annotations

from core.extract.document import Token

_OF = frozenset("the its their his her our these those some about around nearly almost roughly more than".split())
"""What may stand between "of" and the number that the fraction is of."""
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5, "fifths": 5}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def fraction_before(tokens: list[Token], first: int) -> tuple[float, int, int] | None:
    """The fraction of the number whose phrase begins at `first`, with the indexes of its first and last token; None
    where none stands before it."""
    place = first - 1
    while place > 1 and tokens[place].low in _OF:
        place -= 1
    if place < 1 or tokens[place].low != "of":
        return None
    last = place - 1
    top, _, part = tokens[last].low.rpartition("-")
    if part not in _PARTS:
        return None
    start = last
    times = _TIMES.get(top, 1)
    if not top and last > 0 and tokens[last - 1].low in _TIMES:
        start, times = last - 1, _TIMES[tokens[last - 1].low]
    return times / _PARTS[part], start, last


def fraction_of_them(tokens: list[Token], place: int) -> tuple[float, int, int] | None:
    """The fraction whose part stands at the token before "of them", with its first and last token."""
    if [t.low for t in tokens[place + 1 : place + 3]] not in (["of", "them"], ["of", "whom"], ["of", "which"]):
        return None
    top, _, part = tokens[place].low.rpartition("-")
    if part not in _PARTS:
        return None
    before = tokens[place - 1].low if place else ""
    start = place - 1 if not top and before in _TIMES else place
    times = _TIMES.get(top) or (_TIMES[before] if start < place else 1)
    return times / _PARTS[part], start, place


def all_but(tokens: list[Token], first: int) -> bool:
    """Whether the number is what is left out: "all but two"."""
    return first > 1 and [t.low for t in tokens[first - 2 : first]] == ["all", "but"]
