"""Where a trigger ends: at its verb, at the particle behind it, or at the verb where its object stands between."""

from __future__ import annotations

from core.extract.document import Token, particle_end
from core.extract.events.prepositions import PREPOSITIONS
from core.extract.events.tables import Entry, tables

_SEPARABLE = frozenset(
    "down up off back out over free ablaze alight go leave walk together to fire hostage captive prisoner".split()
)
"""Particles that may follow the object of their verb."""
_IN_OBJECT = frozenset(("of", "from", "at", "in"))
"""Prepositions that may stand in an object."""
_ENDS_OBJECT = PREPOSITIONS - _IN_OBJECT
_JOINED = frozenset("shook shake shakes shaking shaken changed changes joined".split())
"""Before these hands are a noun: "shook hands over a text"."""
_PARTED = 8
"""Tokens from a verb to a particle behind its object."""


def trigger_end(tokens: list[Token], index: int, entry: Entry) -> int | None:
    """Index of the last token of a trigger with a particle; the verb's own where its object stands before that."""
    if tokens[index].low == "hands" and index and tokens[index - 1].low in _JOINED:
        return None
    last = particle_end(tokens, index, entry.particle)
    parts = entry.particle[0] in _SEPARABLE or entry.particle == ("on", "fire")
    if last is not None or "noun" in entry.forms or not parts:
        return last
    return index if _parted(tokens, index, entry.particle) else None


def _parted(tokens: list[Token], index: int, particle: tuple[str, ...]) -> bool:
    """ "gunned him down", "let 225 of the captives walk out", "put their names on Wednesday to an accord"."""
    finite = tables().finite
    for place in range(index + 1, min(index + _PARTED, len(tokens) - len(particle) + 1)):
        token = tokens[place]
        if place > index + 1 and token.low == particle[0] and particle_end(tokens, place - 1, particle) is not None:
            return True
        if token.kind == "punct" or (token.low in finite and token.mention is None) or token.low in _ENDS_OBJECT:
            return False
    return False
