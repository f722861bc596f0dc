"""What somebody denies that somebody else claims: "dismissed as fake news a Cambodian claim that a jet was downed"."""

from __future__ import annotations

from typing import NamedTuple

from core.extract.claiming.words import accusation_words
from core.extract.document import Mention, Sentence
from core.lexicon import compiled, load

_REACH = 24
"""Tokens before what is denied in which the claim is named."""
_OWNED = 4
"""Tokens on either side of the word "claim" in which its owner is named."""
_LINKS = frozenset(("that", "of", "about", "on", "according", "saying"))


class Hearsay(NamedTuple):
    """A claim of others that the speaker of the sentence calls false."""

    owner: Mention | None
    """Whose claim it is, where the sentence tells."""


@compiled
def _words() -> tuple[frozenset[str], frozenset[str]]:
    table = load("claims")["hearsay"]
    return frozenset(table["claims"].split()), frozenset(table["denying"].split())


def hearsay(sentence: Sentence, at: int) -> Hearsay | None:
    """The claim of others that the words at token `at` belong to, where the sentence calls it false; else None."""
    claims, denying = _words()
    if sentence.words.isdisjoint(claims):
        return None
    tokens = sentence.tokens
    told = next((k for k in range(at - 1, max(at - _REACH, 0) - 1, -1) if tokens[k].low in claims), None)
    if told is None or not any(token.low in _LINKS for token in tokens[told + 1 : at]):
        return None
    if any(token.text == ";" for token in tokens[told:at]):
        return None
    called_false = denying | accusation_words().false
    if not any(token.low in called_false for token in tokens[:told]):
        return None
    return Hearsay(_owner(sentence, told))


def _owner(sentence: Sentence, told: int) -> Mention | None:
    """ "a Cambodian claim", "claims in Iranian media", "reports by the rebels"."""
    near = [m for m in sentence.mentions if m.kind in ("side", "org", "outlet", "person")]
    before = [m for m in near if 0 < told - m.last <= 2]
    if before:
        return before[-1]
    links = {token.low for token in sentence.tokens[told + 1 : told + 3]}
    if links.isdisjoint(("by", "in", "from")):
        return None
    return next((m for m in near if 0 < m.first - told <= _OWNED), None)
