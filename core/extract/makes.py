"""Numbers that belong to the name of a make: "a Hermes 900 drone", "two Bell 412 helicopters"."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.nouns import nouns
from core.extract.numbers import tables_of_numbers

_MAKES = frozenset(("aircraft", "drone", "helicopter", "missile", "rocket", "tank", "vehicle", "ship", "bomb"))
_BEFORE = frozenset("a an the one its his her their our this that each several of".split())
"""Words before the name of a make, beside numbers."""


def names_make(tokens: list[Token], place: int) -> bool:
    """Whether the numeral at `place` is part of a name of no place or side, with a word for equipment behind it."""
    if place < len(("a", "Hermes")) or tokens[place].kind != "number" or place + 1 >= len(tokens):
        return False
    name, before, following = tokens[place - 1], tokens[place - 2], tokens[place + 1]
    if name.kind != "word" or not name.capital or (name.mention is not None and name.mention.kind in ("place", "side")):
        return False
    counts = before.low in _BEFORE or before.kind == "number" or before.low in tables_of_numbers().words
    return counts and nouns().objects.get(following.low, ("", ""))[0] in _MAKES
