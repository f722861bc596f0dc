"""Numbers that are somebody's age and count nothing: "aged 12, 34 and 61", "boys under 11", "a shopkeeper of 32"."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.nouns import nouns


def is_age(tokens: list[Token], first: int, core: int, after: int) -> bool:
    """ "aged 12, 34 and 61", "boys under 11", "a shopkeeper of 32"."""
    place = core - 1
    while place > 0 and (tokens[place].kind == "number" or tokens[place].low in (",", "and", "or", "between")):
        place -= 1
    beside = place == core - 1 or any(t.kind == "number" for t in tokens[place + 1 : core])
    if place >= 0 and tokens[place].low in _AGED and beside:
        return True
    if _set_off(tokens, core, after):
        return True
    ends = after >= len(tokens) or tokens[after].kind == "punct" or tokens[after].low in _AFTER_AGE
    if not ends or first < 1 or not tokens[core].text[0].isdigit() or len(tokens[core].text) > _AGE:
        return False
    noun = nouns().objects.get(tokens[first - 1].low)
    if tokens[first].low in ("under", "over", "below", "above") and first == core - 1:
        return noun is not None and noun[0] in _OF_AGE
    if tokens[first - 1].low != "of" or first < 3 or tokens[first - 3].low not in ("a", "an"):
        return False
    noun = nouns().objects.get(tokens[first - 2].low)
    return noun is not None and noun[0] in _OF_AGE and noun[1] == tokens[first - 2].low


def of_somebody(tokens: list[Token], place: int) -> bool:
    """Whether the word before ", 34," is a name or a single person: of "army, 57; police, 49" the numbers count."""
    if place < 0:
        return False
    noun = nouns().objects.get(tokens[place].low)
    return tokens[place].text != tokens[place].low or (
        noun is not None and noun[0] in _OF_AGE and noun[1] == tokens[place].low
    )


def _set_off(tokens: list[Token], core: int, after: int) -> bool:
    """Either number of "two daughters, 10 and 13, are missing"."""
    one = core - 2 if tokens[core - 1].low == "and" else core
    two = one + 2
    if one < 2 or two >= len(tokens) or core not in (one, two) or after != core + 1:
        return False
    if tokens[one - 1].text != "," or tokens[one + 1].low != "and":
        return False
    small = all(tokens[k].kind == "number" and len(tokens[k].text) <= _AGE for k in (one, two))
    closed = two + 1 >= len(tokens) or tokens[two + 1].text in ",.;)"
    noun = nouns().objects.get(tokens[one - 2].low)
    return small and closed and noun is not None and noun[0] in _OF_AGE


_AGED = frozenset(("aged", "age"))
_AFTER_AGE = frozenset("and or were was are is who said told from in at".split())
_AGE = 2
"""Figures that an age has."""
_OF_AGE = frozenset(("person", "child", "civilian", "soldier"))
