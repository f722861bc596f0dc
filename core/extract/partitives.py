"""The words between a number and its noun that say of what it is a part: "of the", "of them", "out of", "more"."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.noun_phrases import KINDS_OF_PEOPLE, Counted
from core.extract.nouns import nouns
from core.extract.numbers import tables_of_numbers


def skip_partitive(tokens: list[Token], place: int, result: Counted) -> int:
    """Past "of the", "of them", "out of", "more", "others": sets `anaphor` where nothing but a pronoun is counted."""
    size = len(tokens)
    while place < size and tokens[place].low in (
        "more",
        "other",
        "others",
        "additional",
        "further",
        "extra",
        "new",
        "more.",
    ):
        if tokens[place].low == "others":
            result.anaphor = True
            result.last = place
        place += 1
    if place + 2 < size and tokens[place].low in ("pieces", "items") and tokens[place + 1].low == "of":
        place += 1  # "3,400 pieces of its weapons"
    if place + 1 < size and tokens[place].low == "out" and tokens[place + 1].low == "of":
        result.of_total = True
        return size
    if place < size and (tokens[place].low == "of" or _from_theirs(tokens, place)):
        following = tokens[place + 1].low if place + 1 < size else ""
        if following == "those" and place + 2 < size and tokens[place + 2].low in nouns().actions:
            return place + 2  # "seven of those killed"
        if following in ("them", "which", "whom", "these", "those"):
            result.anaphor = True
            result.last = place + 1
            nxt = place + 2
            if nxt + 1 < size and tokens[nxt].low in ("a", "an", "all"):
                nxt += 1
            return nxt if nxt < size and tokens[nxt].low in nouns().objects else size
        if following in ("the", "its", "their", "his", "her", "my", "our", "your", "some", "about", "those"):
            result.own = following in ("its", "our", "their")
            if place + 2 < size and _is_number(tokens[place + 2]):
                result.of_total = True
                return size
            return place + 2
        if place + 1 < size and tokens[place + 1].kind == "number":
            result.of_total = True
            return size
        return place + 1
    return place


def _is_number(token: Token) -> bool:
    return token.kind == "number" or (token.low in tables_of_numbers().words and token.low != "one")


def _from_theirs(tokens: list[Token], place: int) -> bool:
    """ "38 from its soldiers", "six from them", as translated pages say "of"."""
    if tokens[place].low != "from" or place + 2 >= len(tokens):
        return False
    entry = nouns().objects.get(tokens[place + 2].low)
    theirs = (
        tokens[place + 1].low in ("its", "their", "our", "the") and entry is not None and entry[0] in KINDS_OF_PEOPLE
    )
    return tokens[place + 1].low == "them" or theirs
