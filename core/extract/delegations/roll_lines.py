"""The lines of a list of people: whom each names, behind what number and office, for which side."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from core.extract.delegations.bare_names import PARTICLES
from core.extract.delegations.findings import Seat
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.extract.document import Sentence, Token
from core.extract.name_shapes import is_address
from core.lexicon.sides import is_country
from core.model import Role

_LINE = 24
"""A line of such a list has no more words."""
_TELLS = frozenset("said says told met will did not travel travelled absent announced".split())
"""Words of a line that tells something of people rather than list them."""
OFFICES = frozenset(("head-office", "member-office"))
"""Rules that read what a line says of somebody's office, whosever the list is."""
_NAME = 6
"""A name, or a side before a dash, has no more words."""
_OFFICE = 10
"""An office before the name has no more words than this."""
_HONOURED = frozenset("hon. hon h.e. h.e dr. dr mr. mr mrs. mrs ms. ms prof. prof amb. amb gen. gen lt. lt".split())


def by_own_side(reader: Reader, role: Role) -> bool:
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
    people = of_line(reader)
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


def itemised(tokens: list[Token]) -> bool:
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


def taken_from_office(reader: Reader) -> str | None:
    """Who bears "chief negotiator" on a line of a list: that is told of the list's own team, and of no other."""
    chief = None
    while reader.findings and reader.findings[-1].sentence is reader.sentence and reader.findings[-1].rule in OFFICES:
        last = reader.findings.pop()
        chief = next((seat.person.name for seat in last.seats if seat.head), chief)
    return chief


def of_line(reader: Reader) -> list[Person]:
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
    if all(is_address(t.low) or t.kind == "punct" for t in named):
        return None
    if any(t.kind not in ("word", "mixed") or (not t.capital and t.low not in PARTICLES) for t in named):
        return None
    if any(t.mention is not None and t.mention.kind not in ("place", "person", "side") for t in named[1:]):
        return None
    if named[0].mention is not None and named[0].mention.kind != "person":
        return None
    name = reader.document.text[named[0].start : named[-1].end]
    return Person(name, None, None, 0, end - 1, named[0].start, named[-1].end, 0)


def says_head(reader: Reader, person: Person) -> bool:
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


def lines_below(reader: Reader) -> list[Sentence]:
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


def begins_with_person(sentence: Sentence) -> bool:
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
