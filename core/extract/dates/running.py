"""Counts and states as of now, told in the present: "900 have been killed", "3,000 remain missing"."""

from __future__ import annotations

from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Sentence

_PRESENT = frozenset("have has is are remain remains remained still now".split())
_CLAUSE = 60
"""Tokens to each side in which the tense of a clause is looked for."""
_COUNTING = frozenset("put counted estimated given acknowledged admitted recognised recognized conceded".split())
"""Verbs of saying that in the present perfect give a count as of now: "the UN has put the dead at 900"."""


def is_running(sentence: Sentence, index: int) -> bool:
    """A count or a state as of now: present tense or present perfect in the clause, or "in the past 24 hours"."""
    if sentence.dates and any(mention.rule == "duration-past" for mention in sentence.dates):
        return True
    tokens, said = sentence.tokens, vocabulary().words["said"]
    first = min(index, len(tokens) - 1)
    furthest = max(0, first - _CLAUSE)
    while first > furthest and tokens[first - 1].text not in ";:":
        first -= 1
    for place in range(first, min(len(tokens), index + _CLAUSE)):
        word = tokens[place].low
        if word in _PRESENT:
            following = tokens[place + 1].low if place + 1 < len(tokens) else ""
            speech = following in said and following not in _COUNTING
            return not (word in ("has", "have") and speech)
        if word in ("was", "were", "had", ";") or (tokens[place].kind == "word" and word.endswith("ed")):
            return False
    return False
