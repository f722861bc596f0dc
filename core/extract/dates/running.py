"""Counts and states as of now, told in the present: "900 have been killed", "3,000 remain missing"."""

from __future__ import annotations

from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Sentence

_PRESENT = frozenset("have has is are remain remains remained still now".split())
_PAST = frozenset(("was", "were", "had", ";"))
_PARTING = frozenset((";", ":"))
_CLAUSE = 60
"""Tokens to each side in which the tense of a clause is looked for."""
_COUNTING = frozenset("put counted estimated given acknowledged admitted recognised recognized conceded".split())
"""Verbs of saying that in the present perfect give a count as of now: "the UN has put the dead at 900"."""


def is_running(sentence: Sentence, index: int) -> bool:
    """A count or a state as of now: present tense or present perfect in the clause, or "in the past 24 hours"."""
    if sentence.dates and any(mention.rule == "duration-past" for mention in sentence.dates):
        return True
    if sentence.words.isdisjoint(_PRESENT):
        return False
    lows, said = sentence.lows, vocabulary().words["said"]
    first = min(index, len(lows) - 1)
    clause = [place + 1 for place in sentence.places_of(_PARTING) if place < first]
    first = max(0, first - _CLAUSE, clause[-1] if clause else 0)
    for place in range(first, min(len(lows), index + _CLAUSE)):
        word = lows[place]
        if word in _PRESENT:
            following = lows[place + 1] if place + 1 < len(lows) else ""
            speech = following in said and following not in _COUNTING
            return not (word in ("has", "have") and speech)
        if word in _PAST or (word[-2:] == "ed" and sentence.tokens[place].kind == "word"):
            return False
    return False
