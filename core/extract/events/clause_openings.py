"""What may begin a clause: a subject with its verb, a second verb, the "that" behind a verb and its day."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.events.prepositions import PREPOSITIONS
from core.extract.events.tables import tables

_PRONOUNS = frozenset("he she it they we i his her their there this these those".split())
_DETERMINERS = frozenset("the a an its their his her one two three some several many no both another at more".split())
_NUMBERED = frozenset(("number", "mixed"))


def day_between(tokens: list[Token], place: int) -> bool:
    """ "announced on Monday that": a verb, then its day, stand before the "that"."""
    if place < 3 or tokens[place - 1].mention is not None:
        return False
    finite = tables().finite
    return (tokens[place - 2].low in ("on", "late", "early", "in") and tokens[place - 3].low in finite) or (
        place > 3 and tokens[place - 3].low in ("on", "late") and tokens[place - 4].low in finite
    )


def noun_too(token: Token) -> bool:
    """The word is a trigger as a noun as well: "talks", "visits"."""
    return any("noun" in entry.forms for entry in tables().entries.get(token.low, ()))


def second_verb(tokens: list[Token], place: int) -> bool:
    """Whether a verb with its auxiliary or in the past stands at `place`, adverbs aside."""
    while place < len(tokens) and (
        tokens[place].low in ("also", "then", "later", "now") or tokens[place].low.endswith("ly")
    ):
        place += 1
    if place + 1 >= len(tokens):
        return False
    token = tokens[place]
    return token.mention is None and token.low in tables().finite and not noun_too(token)


def speaks(tokens: list[Token], place: int) -> bool:
    """The verb at `place`, adverbs aside, is one of saying: whoever said the first thing says this too."""
    entries = tables().entries
    return any(
        entry.rule.type == "statement" for token in tokens[place : place + 2] for entry in entries.get(token.low, ())
    )


def new_subject(tokens: list[Token], place: int) -> bool:
    """Whether a subject and its verb begin at `place`, so that a clause of its own does."""
    if place >= len(tokens):
        return False
    first = tokens[place]
    plain = (
        tokens[place - 1].low in ("as", "while", "when", "because") and first.kind == "word" and first.low.endswith("s")
    )
    if not (
        plain
        or first.low in _PRONOUNS
        or first.low in _DETERMINERS
        or first.mention is not None
        or first.capital
        or first.kind in _NUMBERED
    ):
        return False
    finite = tables().finite
    for index in range(place + 1, min(place + 10, len(tokens))):
        token = tokens[index]
        if token.kind == "punct" and token.low not in ("'", "-", "’"):
            return False
        if token.low in finite and token.mention is None:
            return True
        if token.low in PREPOSITIONS and index > place + 4:
            return False
    return False
