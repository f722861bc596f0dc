"""Whose hands people are in, where no verb has its holder for a subject: "in Thai hands", "in government jails"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.acting import STATE
from core.extract.document import Mention, Sentence
from core.extract.homes import home_of
from core.extract.noun_phrases import Counted
from core.extract.shooters import clause_of, place_side, side_of

if TYPE_CHECKING:
    from core.extract.passage import Passage

_KEPT = frozenset(
    """hands custody captivity prison prisons jail jails detention cells cell dungeons camps lock-up lock-ups""".split()
)
_LAWFUL = frozenset(
    "arrested arrests arrest detained detains custody charged remanded convicted sentenced jailed".split()
)
_STEPS = 3
"""Words that may stand between a holder and his "hands" or "prisons"."""


def keeper(
    sentence: Sentence, phrase: Counted, action: str, owner: str | None, place: Mention | None, passage: Passage
) -> str | None:
    """The side that holds the people counted: the owner of the hands or prisons named in their clause, else the country
    in which they sit or are arrested, where it is not the `owner`'s own."""
    first, last = clause_of(sentence, phrase.quantity.core)
    if found := _of_prisons(sentence, first, last, passage):
        return found if found != owner else None
    if action == "detained" or (action == "held" and owner is not None):
        ground = _ground(sentence, place)
        if ground is None and action == "detained":
            ground = place_side(place) or passage.state
        at_home = ground is None or (owner is not None and home_of(owner) == home_of(ground))
        return None if at_home or (action == "detained" and sentence.words.isdisjoint(_LAWFUL)) else ground
    return None


def _of_prisons(sentence: Sentence, first: int, last: int, passage: Passage) -> str | None:
    """ "in Thai hands", "from the prisons of Damascus", "in government jails"."""
    if sentence.words.isdisjoint(_KEPT):
        return None
    tokens = sentence.tokens
    for token in tokens[first:last]:
        if token.low not in _KEPT:
            continue
        for before in reversed(tokens[max(first, token.index - _STEPS) : token.index]):
            if before.mention is not None and (side := side_of(before.mention) or place_side(before.mention)):
                return side
            if before.low in STATE:
                return passage.state
            if before.low in ("in", "from", "into", "out", "of"):
                break
        behind = tokens[token.index + 1 : token.index + 2 + _STEPS]
        if behind and behind[0].low == "of":
            named = next((t.mention for t in behind if t.mention is not None), None)
            if named is not None:
                return side_of(named) or place_side(named)
    return None


def _ground(sentence: Sentence, place: Mention | None) -> str | None:
    """The country of the place, or of the capital, that the sentence gives behind "in" or "at"."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        capital = mention.kind == "side" and mention.form == "capital"
        if capital and mention.first and tokens[mention.first - 1].low in ("in", "at"):
            return mention.name
    return place_side(place) if place is not None and sentence.start <= place.start < sentence.end else None


def owned_by(sentence: Sentence, mention: Mention) -> str | None:
    """ "By Yemen's Houthis": the side that the genitive only places."""
    tokens, place = sentence.tokens, mention.last + 2
    if place < len(tokens) and tokens[place - 1].low == "'s":
        owned = tokens[place].mention
        if owned is not None and owned.kind == "side" and owned.country is None:
            return side_of(owned)
    return side_of(mention)


_KEPT_BY = frozenset("held seized captured abducted kidnapped detained imprisoned jailed".split())


def told_holder(sentence: Sentence, phrase: Counted) -> str | None:
    """ "Three men, held by Kiev since May, were brought back", "gets 30 bodies from Yerevan": who gives them back."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        if not phrase.last < mention.first <= phrase.last + _HOLDER or side_of(mention) is None:
            continue
        before = [t.low for t in tokens[max(0, mention.first - 3) : mention.first] if t.low != "the"]
        kept = before[-1:] == ["by"] and before[-2:-1] and before[-2] in _KEPT_BY
        given = phrase.object == "body" and before[-1:] == ["from"] and mention.first <= phrase.last + 3
        if kept or given:
            return owned_by(sentence, mention)
    return None


_HOLDER = 9
"""Tokens behind people in which the one stands by whom they were held."""
