"""What was done to the things counted, and how we know: the record that the grammar of figures hands on."""

from __future__ import annotations

from dataclasses import dataclass

from core.extract.voice import VerbHit

MUNITIONS = frozenset(("drone", "missile", "rocket", "bomb", "shell", "other:projectile"))
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


@dataclass(slots=True)
class Predicate:
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
