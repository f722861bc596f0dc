"""Places named beside that of an event: what it lies near, and where its dead and wounded are brought."""

from __future__ import annotations

from core.extract.document import Mention, Sentence, Token

_LEADING = frozenset("in at near over on across of from around inside outside to into within throughout the".split())
"""What stands right before the wider or nearer place."""
_DISTANCE = frozenset(("km", "kilometres", "kilometers", "kilometre", "miles", "mile", "metres", "meters"))
_WARDS = frozenset(
    "hospital hospitals clinic clinics cemetery graveyard morgue mortuary infirmary centre center".split()
)
"""Where the dead and wounded are brought."""
_TAKEN_IN = frozenset(
    """according doctor doctors medic medics surgeon surgeons director sources source staff register said told says
    reported received receives counted taken brought rushed carried admitted treated transferred evacuated moved buried
    confirmed succumbed wounds""".split()
)
"""Beside these a hospital is where people were brought, or who tells of them."""
_WARD_REACH = 6
_BESIDE = frozenset(
    """, a an the in on at near of to outside inside just close by from beside between north south east west northern
    southern eastern western north-east north-west south-east south-west northeast northwest southeast southwest
    central hill hills town village district quarter suburb province region city port border side capital area camp
    km kilometres kilometers miles island valley county outskirts edge coast shore part heart centre""".split()
)
"""What stands between a place and the place that says where it lies."""
_GLOSSING = frozenset(", in near outside inside just close north south east west".split())
"""What it begins with."""
_GLOSS = 10
"""Tokens between the two at the most."""


def glosses(sentence: Sentence, mention: Mention) -> bool:
    """Whether a place only tells where another lies: "Ruziba, a hill to the south of Bujumbura", "Ren, near Ippy"."""
    tokens = sentence.tokens
    for other in sentence.mentions:
        if other.kind != "place" or not 1 < mention.first - other.last <= _GLOSS:
            continue
        between = tokens[other.last + 1 : mention.first]
        lows = {t.low for t in between}
        if between[0].low not in _GLOSSING or (len(between) == 1 and between[0].low == ","):
            continue
        if between[-1].low not in _LEADING:
            continue
        far = not _DISTANCE.isdisjoint(lows)
        if all(t.low in _BESIDE or (far and t.kind == "number") or _adjective(t) for t in between):
            return True
    return False


def _adjective(token: Token) -> bool:
    return token.mention is not None and token.mention.form == "adjective"


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
