"""Lists down the page: "Ukraine's delegation includes:" and then a line for each person."""

from __future__ import annotations

from itertools import takewhile

import msgspec
from msgspec.structs import replace

from core.extract.delegations.bare_names import PARTICLES
from core.extract.delegations.findings import Seat
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.extract.document import Block, Sentence, Token
from core.lexicon.sides import is_country
from core.model import Role

_LINE = 24
"""A line of such a list has no more words."""
_HEADING = 8
"""Nor a heading that says whose list it is, "The government's side"."""
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
_LINES = 12
"""How many lines of a list are looked through for its side."""
_TELLS = frozenset("said says told met will did not travel travelled absent announced".split())
"""Words of a line that tells something of people rather than list them."""
_OFFICES = frozenset(("head-office", "member-office"))
"""Rules that read what a line says of somebody's office, whosever the list is."""
_NAME = 6
"""Nor a heading that is just a side's name."""
_OFFICE = 10
"""Nor an office before the name more words than this."""


_ROLES: dict[str, Role] = {
    "observers": "observer",
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
"""Nor a heading that consists of a side's name more words."""
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
_HONOURED = frozenset("hon. hon h.e. h.e dr. dr mr. mr mrs. mrs ms. ms prof. prof amb. amb gen. gen lt. lt".split())


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
        if sentence.block is roll.block and not (beside and _itemised(reader.tokens)):
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
        heading = sentence.block.kind == "heading" and len(tokens) <= _HEADING and not _begins_with_person(sentence)
        roll = _Roll(sentence.block, sentence.index)
        if colon and not reader.words.mediation.isdisjoint(sentence.words):
            roll.role = "mediator"
            verb = next(t.index for t in tokens if t.low in reader.words.mediation)
            roll.side = next((s for i in range(verb, len(tokens)) if (s := reader.side_at(i))), None)
            return roll
        stated = _team_announced(reader) if colon or heading else None
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
            return _by_own_side(reader, roll.role)
        told = any(f.sentence is reader.sentence and f.rule not in _OFFICES for f in reader.findings[-3:])
        people = _of_line(reader) if not told else []
        if not people:
            return False
        self._told = True
        chief = _taken_from_office(reader)
        seats = [Seat(p, head=_says_head(reader, p) or (p.name == chief and not roll.headed)) for p in people]
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
        below = _lines_below(reader)
        told = not _OF_TEAM.isdisjoint(sentence.words) or self._told
        if _begins_with_person(sentence) or len(below) < 2 or not _begins_with_person(below[0]):
            return None
        if not told and not _begins_with_person(below[1]):
            return None
        role = next((t.low for t in tokens if t.low in _ROLES), None)
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


def _by_own_side(reader: Reader, role: Role) -> bool:
    """Seat the people of a line that names its own side: "Ukraine - Leonid Kuchma;", "General X, Popular Front (PFR)";
    False where it is no such line."""
    tokens = reader.tokens
    mark = next((i for i, t in enumerate(tokens[:_NAME]) if t.text in "-–—:("), None)
    side = next((s for i in range(mark or 0) if (s := reader.side_at(i))), None)
    if side is not None and mark is not None and len(tokens) <= _LINE:
        people = reader.listed(mark + 1)
        told = any(f.sentence is reader.sentence and f.side == side for f in reader.findings[-3:])
        seats = [Seat(p, head=len(people) == 1) for p in people] if not told else []
        reader.add(side, seats, mark, "roll", 0.85, timeless=True, role=role)
        return bool(people)
    people = _of_line(reader)
    if not any(t.text == ";" for t in tokens[:-1]):
        people = people[:1]
    for number, person in enumerate(people):
        end = people[number + 1].first if number + 1 < len(people) else len(tokens)
        side = _body_behind(reader, person.last + 1, end) or person.side
        side = reader.sides.of_mediator(replace(person, side=side)) if role == "mediator" else side
        reader.add(side, [Seat(person, head=True)], person.first, "roll", 0.85, timeless=True, role=role)
    return bool(people)


def _body_behind(reader: Reader, start: int, end: int) -> str | None:
    """The movement that a line names behind somebody: ", Popular Front for Change (PFC)"."""
    bracket = next((i for i in range(start, end - 1) if reader.tokens[i].text == "("), None)
    letters = reader.tokens[bracket + 1] if bracket is not None else None
    if letters is not None and letters.mention is None and letters.text.isupper() and 2 <= len(letters.text) <= 8:
        return letters.text
    sides = (reader.side_at(i) for i in range(start, end))
    return next((s for s in sides if s and not is_country(s)), None)


def _itemised(tokens: list[Token]) -> bool:
    """The sentence is made of items of a list that goes on within its paragraph: "a) X, minister; b) Y"."""
    return _item(tokens) > 0 or any(t.text == ";" for t in tokens)


def _item(tokens: list[Token]) -> int:
    """The token behind what numbers an item: "a)", "(ii)", "3."; 0 where nothing does."""
    place = 0
    while place < min(len(tokens), 4) and (tokens[place].kind in ("punct", "number") or len(tokens[place].text) < 4):
        place += 1
        if tokens[place - 1].text in (")", "."):
            return place
    return 0


def _taken_from_office(reader: Reader) -> str | None:
    """Who bears "chief negotiator" on a line of a list: that is told of the list's own team, and of no other."""
    chief = None
    while reader.findings and reader.findings[-1].sentence is reader.sentence and reader.findings[-1].rule in _OFFICES:
        last = reader.findings.pop()
        chief = next((seat.person.name for seat in last.seats if seat.head), chief)
    return chief


def _team_announced(reader: Reader) -> str | None:
    """The side of the team that the line names, or which it says to have been represented."""
    for index in range(len(reader.tokens) - 1, -1, -1):
        if reader.tokens[index].low not in _ALL and (side := reader.team_side(index)):
            return side
        if reader.tokens[index].low == "represented":
            return next((s for i in range(index - 1, -1, -1) if (s := reader.side_at(i))), None)
    return None


def _announced(reader: Reader) -> str | None:
    """The side of the team whose members a line that ends with a colon is about to list, though it does not name it."""
    tokens = reader.tokens
    if not _ATTENDS.isdisjoint(reader.sentence.words) and reader.about_talks:
        for place in range(1, len(tokens) - 1):
            if tokens[place - 1].low in ("for", "of", "from") and tokens[place].low in ("the", "a"):
                place += 1
            elif tokens[place - 1].low not in ("for", "of", "from"):
                continue
            if side := reader.side_at(place):
                return side
    if _ANNOUNCES.isdisjoint(reader.sentence.words):
        return None
    if side := reader.recent():
        return side
    return _side_of_list(reader) or reader.sides.government() if reader.about_talks else None


def _side_of_list(reader: Reader) -> str | None:
    """The one side of which people of the lines below are known to be."""
    sides: list[str] = []
    place = reader.sentence.index + 1
    for sentence in reader.document.sentences[place : place + _LINES]:
        if sentence.block.kind != "bullet":
            break
        sides += [m.side for m in sentence.mentions if m.kind == "person" and m.side]
    return max(sides, key=sides.count) if sides else None


def _of_line(reader: Reader) -> list[Person]:
    """The people with whom a line of a list begins, behind no more than an office; none where the line tells more."""
    tokens = reader.tokens
    start = _item(tokens)
    if len(tokens) > _LINE and not any(t.text == ";" for t in tokens):
        return []
    if any(t.low in _TELLS for t in takewhile(lambda t: t.low != "who", tokens)):
        return []
    if reader.sentence.block.kind == "paragraph" and tokens[-1].text == "." and _tells(reader):
        return []
    if not reader.people or reader.people[0].first > _OFFICE:
        whole = _whole_line(reader)
        return [whole] if whole is not None else []
    first = reader.people[0]
    if any(t.low in reader.words.words or t.text in ".:" for t in tokens[start : first.first]):
        return []
    people = reader.listed(first.first) or [first]
    return [p for p in people if p is first or tokens[p.named].mention is not None]


def _whole_line(reader: Reader) -> Person | None:
    """A name that no layer knows, where it is all that stands before a comma or the line's end."""
    tokens = reader.tokens
    end = next((i for i, t in enumerate(tokens) if t.text in ",(;.–—"), len(tokens))
    named = tokens[:end]
    if not 2 <= end <= _NAME or not named[0].capital or not named[-1].capital:
        return None
    if any(t.kind not in ("word", "mixed") or (not t.capital and t.low not in PARTICLES) for t in named):
        return None
    if any(t.mention is not None and t.mention.kind not in ("place", "person", "side") for t in named[1:]):
        return None
    if named[0].mention is not None and named[0].mention.kind != "person":
        return None
    name = reader.document.text[named[0].start : named[-1].end]
    return Person(name, None, None, 0, end - 1, named[0].start, named[-1].end, 0)


def _says_head(reader: Reader, person: Person) -> bool:
    """The line says that they lead: ", presidential aide, head of delegation;", but not ", deputy head"."""
    tokens = reader.tokens
    for index in range(person.last + 1, len(tokens)):
        before = tokens[index - 1]
        if tokens[index].low not in reader.words.head_marks or not (
            before.kind == "punct" or reader.is_team(index - 1)
        ):
            continue
        after = [t.low for t in tokens[index + 1 : index + 4]]
        if not after or after[0] in (")", ",", ";", ".") or reader.words.delegation & set(after):
            return True
    return False


def _lines_below(reader: Reader) -> list[Sentence]:
    """The next two sentences, as far as each is a line of its own; the last line of a list is followed by any other."""
    first = reader.sentence.index + 1
    below = reader.document.sentences[first : first + 2]
    if not below or below[0].block.index != reader.sentence.block.index + 1:
        return []
    return below


def _tells(reader: Reader) -> bool:
    """The line has a verb behind the name: a sentence, not an item."""
    verbs = reader.words.words | reader.words.subjects
    behind = reader.people[0].last + 1 if reader.people else 0
    return any(t.low in verbs for t in reader.tokens[behind:])


def _begins_with_person(sentence: Sentence) -> bool:
    """A line of a list: a name, its office before it or behind it."""
    if len(sentence.tokens) > _LINE:
        return False
    place = _item(sentence.tokens)
    while place < len(sentence.tokens) - 1 and (
        sentence.tokens[place].low in _HONOURED or sentence.tokens[place].kind in ("punct", "number")
    ):
        place += 1
    for mention in sentence.mentions:
        if mention.kind == "person":
            start = mention.start if mention.title_start is None else min(mention.start, mention.title_start)
            return sentence.token_at(start) <= place + 1
        if mention.first > place + _OFFICE:
            break
    return False
