"""Places named beside that of an event: what it lies near, and where its dead and wounded are brought."""

from __future__ import annotations

from core.extract.document import Mention, Sentence
from core.extract.place_chains import narrowest

_WARDS = frozenset(
    "hospital hospitals clinic clinics cemetery graveyard morgue mortuary infirmary centre center".split()
)
"""Where the dead and wounded are brought."""
_TAKEN_IN = frozenset(
    """according doctor doctors medic medics surgeon surgeons director sources source staff register said told says
    reported received receives counted taken brought rushed carried admitted treated transferred evacuated moved buried
    confirmed succumbed wounds doctor's nurse nurses head official officials spokesman spokeswoman spokesperson workers
    admitted arrived counts lists listed took fixed put puts reports recorded registered""".split()
)
"""Beside these a hospital is where people were brought, or who tells of them."""
_WARD_REACH = 6


def glosses(sentence: Sentence, mention: Mention) -> bool:
    """Whether a place only tells where another lies: "Ruziba, a hill to the south of Bujumbura", "Ren, near Ippy"."""
    return narrowest(sentence, mention) is not mention


def takes_in(sentence: Sentence, mention: Mention) -> bool:
    """ "Five died in Dolna, doctors at Mirel hospital said", "(hospital in Kostiv)", "buried at Hawari cemetery"."""
    if sentence.words.isdisjoint(_WARDS):
        return False
    tokens = sentence.tokens
    around = tokens[max(0, mention.first - 3) : mention.last + 2]
    ward = next((t.index for t in around if t.low in _WARDS), None)
    if ward is None or (ward < mention.first and any(t.kind == "punct" for t in tokens[ward : mention.first])):
        return False
    near = tokens[max(0, ward - _WARD_REACH) : ward + _WARD_REACH]
    bracketed = any(t.low == "(" for t in tokens[max(0, mention.first - 4) : mention.first])
    return bracketed or any(t.low in _TAKEN_IN for t in near)
