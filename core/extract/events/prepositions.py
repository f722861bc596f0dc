"""The preposition that a noun phrase depends on, which tells where it stands in its clause."""

from __future__ import annotations

from core.extract.document import Token

PREPOSITIONS = frozenset(
    "in on at from with to near into over across against for about after before during under since "
    "through by toward towards around inside outside along amid among besides beside like via upon beyond throughout "
    "within".split()
)
_GOVERNING = PREPOSITIONS | {"of", "between"}
_TIMES = frozenset(
    "midnight noon midday dawn dusk morning evening night afternoon overnight monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday hours minutes days weeks".split()
)
"""A name that follows one of these stands in another phrase than the preposition before it."""
_QUOTES = frozenset(('"', "“", "”", "‘", "«", "»"))
_SKIP = frozenset(
    "the a an its their his her some all both several other many new late former senior top occupied central".split()
)
_SETTLEMENT = frozenset("city town village district province region state".split())
_STEPPED_OVER = _SKIP | _SETTLEMENT


def preposition_before(tokens: list[Token], place: int) -> str | None:
    """The preposition that the noun phrase at `place` depends on, or None."""
    index = place - 1
    steps = 0
    while index >= 0 and steps < 4:
        token = tokens[index]
        low = token.low
        if low in _TIMES:
            return None
        if low in _GOVERNING:
            return low
        if low in _QUOTES:
            index -= 1
            continue
        if token.kind == "punct" or (token.mention is not None and steps > 2):
            return None
        if low not in _STEPPED_OVER and not (
            token.kind == "word" and low == token.text and steps < 3 and not low.endswith("ed")
        ):
            return None
        index -= 1
        steps += 1
    return None
