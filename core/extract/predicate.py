"""What was done to the things counted, and how we know: the record that the grammar of figures hands on."""

from __future__ import annotations

import msgspec

from core.extract.document import Mention
from core.extract.voice import VerbHit

MUNITIONS = frozenset(("drone", "missile", "rocket", "bomb", "shell", "other:projectile"))
IN_FLIGHT = MUNITIONS | {"aircraft", "helicopter", "target"}
"""What can be shot down."""
ACTS = frozenset(
    """incursion intrusion overflight
    operation raid attack strike airstrike air-strike violation ceasefire-violation drone-attack rocket-attack
    air-raid sortie breach assault bombardment mission infiltration salvo barrage""".split()
)
"""Deeds that are counted, not things."""
PEOPLE = frozenset(
    (
        "person",
        "civilian",
        "soldier",
        "child",
        "prisoner",
        "hostage",
        "body",
        "other:contractor",
        "other:family",
        "other:household",
    )
)


class Predicate(msgspec.Struct):
    """What was done to the things counted, and by which rule we know."""

    action: str
    rule: str
    verb: VerbHit | None = None
    instrument: bool = False
    """The things counted are what was used or thrown, not what was struck."""
    subject: bool = False
    """The things counted are the grammatical subject."""
    source: int | None = None
    """Index of the counted thing of the same sentence from which it was taken over."""
    certainty: float = 0.9
    doer: Mention | None = None
    """Who did it, where a heading or a column tells: "Launched by Russia"."""
