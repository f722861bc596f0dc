"""A number with the bounds that the words before it give: "over 40" is 41 and open, "about 100" is 90 to 110."""

from __future__ import annotations

import msgspec

from core.extract.document import Token
from core.extract.numbers import Form, Tables


class Quantity(msgspec.Struct, frozen=True):
    """A number with its bounds: tokens `first` to `last` (inclusive) of its sentence, qualifier included.

    `low` and `high` are inclusive, None where open; `best` is the number as written, None where only a bound is told.
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None
    core: int
    """Index of the first token of the number itself."""
    form: Form
    each: bool = False
    kind: str | None = None
    """What the qualifier does: least, over, about, nearly, most, under."""
    more: bool = False
    """ "another 12", "12 more", "18 others": counted beside something already counted."""


def bounds(low: int, high: int | None, kind: str | None) -> tuple[int | None, int | None]:
    """The inclusive bounds that a qualifier makes of a number (rounding practice of the annotation guide)."""
    if kind == "least":
        return low, None
    if kind == "over":
        return low + 1, None
    if high is None:
        return low, None
    if kind == "about":
        return round(low * 0.9), round(high * 1.1)
    if kind == "nearly":
        return min(round(low * 0.9), max(0, high - 1)), max(0, high - 1)
    if kind == "most":
        return 0, high
    if kind == "under":
        return 0, max(0, high - 1)
    return low, high


def qualifier(tokens: list[Token], core: int, tables: Tables) -> tuple[str | None, str | None, int, bool]:
    """Kind, words, first token and whether it is "another …" of what stands right before the number."""
    first, kind, words, more = core, None, None, False
    while first > 0:
        options = tables.before.get(tokens[first - 1].low)
        if not options:
            break
        match = next((o for o in options if _stands_before(tokens, first, o[0])), None)
        if match is None:
            break
        phrase, found, text = match
        if text == "a" and first == core:
            break
        start = first - len(phrase)
        if found == "exact":
            more = more or text in ("another", "a further", "further", "additional", "an additional", "other")
        elif kind is None:
            kind, words = found, text
        first = start
    return kind, words, first, more


def _stands_before(tokens: list[Token], first: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase stands right before `first`; "handed over 7,000 bodies" holds no bound."""
    start = first - len(phrase)
    if start < 0 or tokens[first - 1].low != phrase[-1] or tuple([t.low for t in tokens[start:first]]) != phrase:
        return False
    if phrase == ("up", "to") and start > 0 and tokens[start - 1].low in _RISEN:
        return False
    return not (phrase == ("over",) and start > 0 and tokens[start - 1].low in _OVER_IS_NO_BOUND)


_RISEN = frozenset(
    """go goes going gone went rise rises risen rose climb climbs climbed revise revised push pushed bring brought move
    moved shoot shot creep crept jump jumped taken""".split()
)
"""Verbs with which "up to" tells where a number has got: "has gone up to 305"."""
_OVER_IS_NO_BOUND = frozenset(
    """hand hands handed handing turned turn taken took take given flew
    drones missiles rockets aircraft jets planes""".split()
)
