"""Where the noun phrase behind a number goes on and where it ends: adjectives, particles, nouns that are verbs."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.nouns import Nouns
from core.extract.verbs import verbs

STOPS = frozenset(
    """in on at over near into onto across from by with under after before during since within inside outside around
    for to against as
    was were is are be been being has have had having will would could should can may might must who which that
    whose when where while
    and or but including among between per than then said says say told he she it they we i not also than because if
    how so nor via
    there their his her its this these those the a an remained died fell still yesterday today tomorrow""".split()
)
_DETERMINERS = frozenset("the a an its their his her our other more additional further new such of".split())


def is_phrasal(tokens: list[Token], place: int) -> bool:
    """ "251 taken hostage": a verb with its particle, not an adjective of the noun."""
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    return any(e.particle and e.particle[0] == following for e in verbs().forms.get(tokens[place].low, ())) or any(
        word == following for word, _ in verbs().split.get(tokens[place].low, ())
    )


def noun_follows(tokens: list[Token], place: int, limit: int, table: Nouns) -> bool:
    """Whether a countable noun follows within the phrase, adjectives and names aside."""
    for token in tokens[place : min(limit, place + 4)]:
        if token.low in table.objects or (token.low in table.actions and token.low not in table.participles):
            return True
        if token.kind == "punct" or token.low in STOPS:
            return False
    return False


def adjective_follows(tokens: list[Token], place: int, table: Nouns) -> bool:
    """ "40 nuclear-capable, long-range bombers": one more adjective, then the noun."""
    return (
        place + 1 < len(tokens)
        and tokens[place].kind == "word"
        and tokens[place].low not in STOPS
        and tokens[place].low not in _DETERMINERS
        and tokens[place].low not in table.objects
        and (tokens[place + 1].low in table.objects)
    )


def is_verb_like(tokens: list[Token], place: int, table: Nouns) -> bool:
    """A noun that may be a verb here: "drones strike Kyiv", "rockets fire", "men guard"."""
    low = tokens[place].low
    if low in ("building", "dwelling") and place + 1 < len(tokens) and tokens[place + 1].low in ("a", "an", "the"):
        return True  # "workers building a bridge"
    if low not in (
        "strike",
        "strikes",
        "attack",
        "attacks",
        "raid",
        "raids",
        "target",
        "targets",
        "shell",
        "shells",
        "fire",
        "fires",
        "guard",
        "post",
        "site",
        "head",
        "position",
        "leave",
        "return",
    ):
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        following is not None
        and (following.low in ("the", "a", "an", "its", "their", "on") or following.mention is not None)
        and low not in ("site", "position", "post")
    )
