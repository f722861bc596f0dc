"""Lists down the page: "Ukraine's delegation includes:" and then a line for each person."""

from __future__ import annotations

from core.extract.delegations.bare_names import PARTICLES
from core.extract.delegations.findings import Seat
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.extract.document import Block, Sentence
from core.model import Role

_LINE = 24
"""A line of such a list has no more words."""
_HEADING = 8
"""Nor a heading that says whose list it is, "The government's side"."""
_ALL = frozenset("delegations parties participants teams sides attendees follows represented attended present".split())
"""What a line with a colon says before a list of every side's people."""
_ANNOUNCES = frozenset(
    "members persons people names named following composition delegates representatives participants negotiators "
    "envoys consisting comprising includes experts".split()
)
"""What a line with a colon says of the people below it, whose team was named before."""
_LINES = 12
"""How many lines of a list are looked through for its side."""
_TELLS = frozenset("said says told met will did not travel travelled absent announced".split())
"""Words of a line that tells something of people rather than list them."""
_EACH = "*"
"""The side of a list whose lines name their own."""
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


class Rolls:
    """Knows whether the block at hand goes on with a list of people that an earlier block opened."""

    def __init__(self) -> None:
        self._side: str | None = None
        self._block: Block | None = None
        self._told = False
        self._headed = False
        """The list at hand has said already who leads."""

    @property
    def open(self) -> bool:
        """Whether the next block may go on with a list."""
        return self._side is not None

    def read(self, reader: Reader) -> None:
        """Seat the person of a line of an open list; open one where a block ends with a team and a colon."""
        sentence = reader.sentence
        heading = sentence.block.kind == "heading" and len(sentence.tokens) <= _HEADING
        announces = sentence.tokens[-1].text == ":" or (heading and not _begins_with_person(sentence))
        side = _announced(reader) or self._next(reader) if announces else None
        if side := side or self._titled(reader):
            self._side, self._block, self._headed = side, sentence.block, False
            return
        if sentence.tokens[-1].text == ":" and any(t.low in _ALL for t in sentence.tokens):
            self._side, self._block, self._headed = _EACH, sentence.block, False
            return
        if self._side == _EACH and self._block is not None and sentence.block.index == self._block.index + 1:
            if _side_and_people(reader):
                self._block = sentence.block
            else:
                self._side = self._block = None
            return
        if self._side is None or self._block is None or sentence.block is self._block:
            return
        if self._side in _ROLES:
            self._beside_the_parties(reader)
            return
        told = any(f.sentence is sentence and f.rule != "head-office" for f in reader.findings[-3:])
        people = _of_line(reader) if not told and sentence.block.index == self._block.index + 1 else []
        if not people:
            self._side = self._block = None
            return
        self._block, self._told = sentence.block, True
        chief = _taken_from_office(reader)
        seats = [Seat(p, head=_says_head(reader, p) or (p.name == chief and not self._headed)) for p in people]
        self._headed = self._headed or any(seat.head for seat in seats)
        reader.add(self._side, seats, people[0].first, "roll", 0.9, timeless=True)

    def _beside_the_parties(self, reader: Reader) -> None:
        """A line under "Observers": each is of their own side."""
        people = _of_line(reader) if self._block is not None and _follows(reader, self._block) else []
        if not people:
            self._side = self._block = None
            return
        self._block = reader.sentence.block
        for person in people:
            role = _ROLES[self._side or ""]
            reader.add(person.side, [Seat(person, head=True)], person.first, "roll", 0.85, timeless=True, role=role)

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


def _side_and_people(reader: Reader) -> bool:
    """Seat the people of a line that names its own side: "Ukraine - Leonid Kuchma;"; False where it is no such line."""
    tokens = reader.tokens
    mark = next((i for i, t in enumerate(tokens[:_NAME]) if t.text in "-–—:("), None)
    side = next((s for i in range(mark or 0) if (s := reader.side_at(i))), None)
    people = reader.listed(mark + 1) if mark is not None else []
    if side is None or mark is None or not people or len(tokens) > _LINE:
        return False
    if not any(f.sentence is reader.sentence and f.side == side for f in reader.findings[-3:]):
        seats = [Seat(p, head=len(people) == 1) for p in people]
        reader.add(side, seats, mark, "roll", 0.85, timeless=True)
    return True


def _taken_from_office(reader: Reader) -> str | None:
    """Who bears "chief negotiator" on a line of a list: that is told of the list's own team, and of no other."""
    last = reader.findings[-1] if reader.findings else None
    if last is None or last.sentence is not reader.sentence or last.rule != "head-office":
        return None
    reader.findings.pop()
    return next((seat.person.name for seat in last.seats if seat.head), None)


def _announced(reader: Reader) -> str | None:
    """The side of the team whose members a block that ends with a colon is about to list."""
    for index in range(len(reader.tokens) - 1, -1, -1):
        if side := reader.team_side(index):
            return side
        if reader.tokens[index].low == "represented":
            return next((s for i in range(index - 1, -1, -1) if (s := reader.side_at(i))), None)
    if _ANNOUNCES.isdisjoint(reader.sentence.words) or reader.tokens[-1].text != ":":
        return None
    return reader.recent() or (_side_of_list(reader) if reader.about_talks else None)


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
    if len(tokens) > _LINE or any(t.low in _TELLS for t in tokens):
        return []
    if reader.sentence.block.kind == "paragraph" and tokens[-1].text == "." and _tells(reader):
        return []
    if not reader.people or reader.people[0].first > _OFFICE:
        whole = _whole_line(reader)
        return [whole] if whole is not None else []
    first = reader.people[0]
    if any(t.low in reader.words.words or t.text in ".:" for t in tokens[: first.first]):
        return []
    return reader.listed(first.first) or [first]


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
        if tokens[index].low not in reader.words.head_marks or tokens[index - 1].low in ("deputy", "vice"):
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
    place = 0
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


def _follows(reader: Reader, block: Block) -> bool:
    return reader.sentence.block.index == block.index + 1
