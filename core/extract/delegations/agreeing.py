"""Who met by what they did together: "X and Y shook hands", "agreed at talks in Z", "spoke one-on-one"."""

from __future__ import annotations

from core.extract.delegations.encounters import until_day
from core.extract.delegations.room import Room

TOGETHER = frozenset(
    "embraced exchanged lunched dined agreed agree agrees talked negotiated conferred shook sealed concluded "
    "reached".split()
)
_AFTER_SIGNING = frozenset(("embraced", "shook", "exchanged", "sealed", "concluded", "reached"))
_TALKED = frozenset(("talked", "negotiated", "conferred", "lunched", "dined"))
_SPEAK = frozenset(("spoke", "speak", "talked", "talk", "conferred", "sat", "met", "negotiated"))
_ALONE = frozenset(("one-on-one", "face-to-face", "tete-a-tete", "tête-à-tête"))


def shake_hands(room: Room, index: int) -> None:
    """ "X and Y shook hands in Z", "shook hands before the talks"."""
    if room.low(index + 1) == "hands" and room.low(index + 2) not in ("with", "on") and room.happened(index):
        room.seat(room.subject(index), index, "together", 0.75)


def together(room: Room, index: int) -> None:
    """ "X and Y agreed to a ceasefire at talks in Z", "X and Y initialled the treaty", "X and Y talked for hours"."""
    words = room.words
    signed = room.low(index) in words.sign
    told = room.low(index) in _TALKED or any(
        room.low(i) in (words.accords if signed or room.low(index) in _AFTER_SIGNING else words.talks)
        for i in range(index + 1, index + 16)
    )
    passive = signed and room.low(index + 1) in ("by", "for")
    link = next((i for i in range(index + 1, index + 8) if room.low(i) == "with"), None) if signed else None
    if told and link is not None and room.happened(index):
        objects = room.listed(link + 1)
        if objects and objects[0].first - link <= 4:
            room.seat([*room.subject(index)[-1:], *objects], index, "together", 0.78)
            return
    if told and not passive and room.happened(index):
        room.seat(room.subject(index), index, "together", 0.75)


def settled_with(room: Room, index: int) -> None:
    """ "X settled the six points with Y in the Kremlin", "X hammered out a truce with Y", "five hours with Y"."""
    hours = room.low(index) == "hours"
    link = next((i for i in range(index + 1, index + (2 if hours else 9)) if room.low(i) == "with"), None)
    objects = until_day(room, room.listed(link + 1)) if link is not None else []
    if link is None or not objects or objects[0].first - link > 6 or not room.happened(index):
        return
    subjects = [p for p in room.people if p.last < index][:1] if hours else room.subject(index)
    room.seat([*subjects, *objects], objects[0].first, "held-talks", 0.72)


def spoke_alone(room: Room, index: int) -> None:
    """ "X and Y spoke one-on-one", "X and Y talked face to face"."""
    alone = room.low(index) in _ALONE or [room.low(index + i) for i in range(3)] == ["face", "to", "face"]
    if alone and room.happened(index):
        verb = next((i for i in range(index - 1, max(-1, index - 8), -1) if room.low(i) in _SPEAK), None)
        if verb is not None:
            room.seat(room.subject(verb), verb, "spoke-alone", 0.8)
