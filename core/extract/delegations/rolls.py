"""Lists down the page: "Ukraine's delegation includes:" and then a line for each person."""

from __future__ import annotations

import msgspec

from core.extract.delegations.bare_names import PARTICLES
from core.extract.delegations.findings import Seat
from core.extract.delegations.reader import Reader
from core.extract.delegations.roll_lines import (
    OFFICES,
    begins_with_person,
    by_own_side,
    itemised,
    lines_below,
    of_line,
    says_head,
    taken_from_office,
)
from core.extract.document import Block
from core.model import Role

_HEADING = 8
"""A heading that says whose list it is, "The government's side", has no more words."""
_ALL = frozenset(
    "delegations parties participants teams sides attendees represented attended present attendance heads groups "
    "movements".split()
)
"""What a line with a colon says before a list of every side's people."""
_ANNOUNCES = frozenset(
    "members persons people names named following composition delegates representatives participants negotiators "
    "envoys consisting comprising includes experts delegation team consisted consists composed follows composes "
    "comprises comprised made".split()
)
"""What a line with a colon says of the people below it, whose team was named before."""
_ATTENDS = frozenset("present attending attended sitting seated participating negotiating were was".split())
"""What it says of those who were there for a side: "Present for the opposition were:"."""
_COMPANY = frozenset("accompanied flanked assisted joined with beside alongside".split())
"""What it says of those who came with somebody."""
_BESIDES = frozenset(("besides", "apart", "addition"))
_LINES = 12
"""How many lines of a list are looked through for its side."""
_NAME = 6
"""A heading that is just a side's name has no more words."""
_ROLES: dict[str, Role] = {
    "observers": "observer",
    "observer": "observer",
    "mediator": "mediator",
    "facilitator": "mediator",
    "guarantor": "mediator",
    "witnesses": "observer",
    "partners": "observer",
    "mediators": "mediator",
    "mediation": "mediator",
    "facilitators": "mediator",
    "guarantors": "mediator",
    "hosts": "host",
    "host": "host",
}
"""What a heading says of people who sit for neither party."""
_TITLE = 12
"""A line that consists of a side's name has no more words."""
_BARE = 5
"""Nor one that consists of a role."""
_ARTICLES = frozenset(("the", "for", "from", "on", "of", "a"))
_BODIES = frozenset(
    "movement movements alliance front party parties coalition council leaders league union federation congress forces "
    "army group groups assembly bloc platform committee opposition detainees society women youth".split()
)
"""Words of a heading that names a body which nothing else tells of."""
_OF_TEAM = frozenset("government delegation side team for panel negotiators mediators observers".split())
"""Words of a heading that is surely one over people at a table."""
_FITS = frozenset("photo image credit source sources contact media read more by share".split())
"""Words of captions, credits and notices, which stand over names too."""


class _Roll(msgspec.Struct, eq=False):
    """A list of people that an earlier line opened."""

    block: Block
    """That of the line read last."""
    at: int
    """The index of the sentence read last."""
    side: str | None = None
    """Whose list it is; None where each line names its own side."""
    role: Role = "party"
    headed: bool = False
    """The list has said already who leads."""
    begun: bool = False
    """A line of it was read: a bullet that tells something else does not end it."""


class Rolls:
    """Knows whether the line at hand goes on with a list of people that an earlier one opened."""

    def __init__(self) -> None:
        self._roll: _Roll | None = None
        self._told = False

    @property
    def open(self) -> bool:
        """Whether the next block may go on with a list."""
        return self._roll is not None

    def read(self, reader: Reader) -> None:
        """Seat the people of a line of an open list; open one where a line announces it."""
        sentence = reader.sentence
        if (opened := self._opened(reader)) is not None:
            self._roll = opened
            return
        roll = self._roll
        if roll is None:
            return
        below = sentence.block.index == roll.block.index + 1
        beside = sentence.block is roll.block and sentence.index == roll.at + 1
        if sentence.block is roll.block and not (beside and itemised(reader.tokens)):
            return
        goes_on = below and roll.begun and sentence.block.kind == roll.block.kind == "bullet"
        if not (below or beside) or not (self._seat_line(reader, roll) or goes_on):
            self._roll = None
            return
        roll.begun = True
        roll.block, roll.at = sentence.block, sentence.index

    def _opened(self, reader: Reader) -> _Roll | None:
        """The list that the line announces: "The team is made up of:", "Present were:", a heading with a side."""
        sentence, tokens = reader.sentence, reader.tokens
        colon = tokens[-1].text == ":"
        heading = sentence.block.kind == "heading" and len(tokens) <= _HEADING and not begins_with_person(sentence)
        if not (colon or heading) and len(tokens) > _TITLE:
            return None
        roll = _Roll(sentence.block, sentence.index)
        if colon and not reader.words.mediation.isdisjoint(sentence.words):
            roll.role = "mediator"
            verb = next(t.index for t in tokens if t.low in reader.words.mediation)
            roll.side = next((s for i in range(verb, len(tokens)) if (s := reader.side_at(i))), None)
            return roll
        stated = _besides(reader) or _team_announced(reader) if colon or heading else None
        stated = stated or (_attending(reader) if colon else None)
        if stated is None and colon and not _ALL.isdisjoint(sentence.words):
            return roll
        side = stated or (_announced(reader) if colon else None) or (self._next(reader) if colon or heading else None)
        side = side or self._titled(reader)
        if side is None:
            return None
        if side in _ROLES:
            roll.role = _ROLES[side]
        else:
            roll.side = side
        return roll

    def _seat_line(self, reader: Reader, roll: _Roll) -> bool:
        """Seat the people of one line; False where it is no line of the list."""
        if roll.side is None:
            return by_own_side(reader, roll.role)
        told = any(f.sentence is reader.sentence and f.rule not in OFFICES for f in reader.findings[-3:])
        people = of_line(reader) if not told else []
        if not people:
            return False
        self._told = True
        chief = taken_from_office(reader)
        seats = [Seat(p, head=says_head(reader, p) or (p.name == chief and not roll.headed)) for p in people]
        roll.headed = roll.headed or any(seat.head for seat in seats)
        reader.add(roll.side, seats, people[0].first, "roll", 0.9, timeless=True, role=roll.role)
        return True

    def _titled(self, reader: Reader) -> str | None:
        """The side, or the role, that a line without a verb consists of: "The Government of Mali", "For the rebels"."""
        sentence, tokens = reader.sentence, reader.tokens
        if len(tokens) > _TITLE or tokens[-1].text in ".!?," or not _FITS.isdisjoint(sentence.words):
            return None
        if not reader.about_talks or not reader.words.words.isdisjoint(sentence.words) or sentence.dates:
            return None
        below = lines_below(reader)
        told = not _OF_TEAM.isdisjoint(sentence.words) or self._told
        role = next((t.low for t in tokens if t.low in _ROLES), None)
        alone = role is not None and len(tokens) == 1 and self._told
        if alone and below and (begins_with_person(below[0]) or below[0].block.kind == "bullet"):
            return role
        if begins_with_person(sentence) or len(below) < 2 or not begins_with_person(below[0]):
            return None
        if not told and not begins_with_person(below[1]):
            return None
        if role is not None and len(tokens) <= _BARE:
            return role
        named = [m.name for m in sentence.mentions if m.kind == "side" and m.form != "capital"]
        bare = [i for i, t in enumerate(tokens) if t.mention is None or t.mention.kind == "org"]
        side = named[-1] if named else next((s for i in bare if (s := reader.side_at(i))), None)
        spoken = [t.text for t in tokens if t.low not in _ARTICLES and t.text != ":"]
        if (
            side is None
            and self._told
            and not _BODIES.isdisjoint(sentence.words)
            and all(w[0].isupper() or w.lower() in PARTICLES | {"and"} for w in spoken)
        ):
            return " ".join(spoken) or None
        return side

    def _next(self, reader: Reader) -> str | None:
        """After one side's list, a heading that names another side opens the next: "The opposition"."""
        if not self._told or len(reader.tokens) > _NAME:
            return None
        return next((s for i in range(min(2, len(reader.tokens))) if (s := reader.side_at(i))), None)


def _team_announced(reader: Reader) -> str | None:
    """The side of the team that the line names, or which it says to have been represented."""
    for index in range(len(reader.tokens) - 1, -1, -1):
        if reader.tokens[index].low not in _ALL and (side := reader.team_side(index)):
            return side
        if reader.tokens[index].low == "represented":
            return next((s for i in range(index - 1, -1, -1) if (s := reader.side_at(i))), None)
    return None


def _attending(reader: Reader) -> str | None:
    """The side of "Present for the opposition were:"."""
    tokens = reader.tokens
    if _ATTENDS.isdisjoint(reader.sentence.words) or not reader.about_talks:
        return None
    for place in range(1, len(tokens) - 1):
        if tokens[place - 1].low in ("for", "of", "from") and tokens[place].low in ("the", "a"):
            place += 1
        elif tokens[place - 1].low not in ("for", "of", "from"):
            continue
        if side := reader.side_at(place):
            return side
    return None


def _announced(reader: Reader) -> str | None:
    """The side of the team whose members a line that ends with a colon is about to list, though it does not name it."""
    if side := _accompanied(reader):
        return side
    if _ANNOUNCES.isdisjoint(reader.sentence.words):
        return None
    if side := reader.recent():
        return side
    return _side_of_list(reader) or reader.sides.government() if reader.about_talks else None


def _besides(reader: Reader) -> str | None:
    """The side of X in "Besides X, the army was represented by:"."""
    if _BESIDES.isdisjoint(reader.sentence.words) or not reader.people:
        return None
    return reader.seated_side(reader.people[0].name)


def _accompanied(reader: Reader) -> str | None:
    """The side of whom a line says that those below came with: "The President was accompanied by:", "With X were:"."""
    if not reader.about_talks:
        return None
    own = [t.low for t in reader.tokens[:3]]
    if own[:2] in (["on", "his"], ["on", "her"], ["at", "his"], ["at", "her"], ["with", "him"], ["with", "her"]):
        return reader.side_of_him()
    if _COMPANY.isdisjoint(reader.sentence.words):
        return None
    named = reader.people[-1] if reader.people else None
    if named is not None:
        return reader.seated_side(named.name) or named.side
    office = next((m for m in reader.sentence.mentions if m.kind == "office"), None)
    return office.side if office is not None else None


def _side_of_list(reader: Reader) -> str | None:
    """The one side of which people of the lines below are known to be."""
    sides: list[str] = []
    place = reader.sentence.index + 1
    for sentence in reader.document.sentences[place : place + _LINES]:
        if sentence.block.kind != "bullet":
            break
        sides += [m.side for m in sentence.mentions if m.kind == "person" and m.side]
    return max(sides, key=sides.count) if sides else None
