"""Whether a side counts its own or its enemy's: claims about oneself are read otherwise than claims about the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from core.model import Figure
from core.views.index import Index

Standing = Literal["own", "enemy", "other"]
STANDINGS: dict[Standing, str] = {"own": "of itself", "enemy": "of the enemy", "other": "others"}
"""In the order in which claims are told, with what is written before them."""
_DEEDS = frozenset({"launched", "released", "fired", "deployed", "sent", "returned"})
"""What is counted belongs to who did it; all else (killed, shot down, captured) to whom it was done."""


def standing(index: Index, figure: Figure) -> Standing:
    """How who says the figure stands to what is counted: their own, their enemy's, or neither."""
    owner = figure.by if figure.action in _DEEDS else figure.against
    if not figure.speaker or not owner:
        return "other"
    side = _side(index, figure)
    if side is None:
        return "other"
    if side == owner:
        return "own"
    return "enemy" if side in (figure.by, figure.against) or frozenset((side, owner)) in index.enemies else "other"


def _side(index: Index, figure: Figure) -> str | None:
    """The side of the figure's speaker, by the cheapest way that tells it."""
    speaker = figure.speaker or ""
    for side in (figure.by, figure.against):
        if side and (speaker == side or speaker.startswith((f"{side}'s ", f"{side}’s "))):
            return side
    person = index.people.get(speaker)
    if person is not None:
        return person.side
    return _by_lexicon()(speaker)


def _by_lexicon() -> Callable[[str | None], str | None]:
    from core.lexicon.sides import side_of  # here: its tables are read only where a label needs them

    return side_of
