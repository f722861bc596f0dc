"""Who is new on a team, stays on it, stays away from it, or is replaced."""

from __future__ import annotations

from core.extract.delegations.findings import Seat
from core.extract.delegations.members import chain_left
from core.extract.delegations.people import Person
from core.extract.delegations.reader import AUXILIARY, Reader

_DENIED = frozenset("did does do could was were is had would".split())
_COME = frozenset("attend come travel join participate appear take sit".split())
_PLACES = (["in", "the", "room"], ["at", "the", "table"], ["among", "the", "negotiators"], ["on", "the", "team"])
_UNTRUE = frozenset("reports rumours rumors wrong false denied denies untrue unfounded".split())
"""Words of a sentence that says of a change that it was none."""
_NEAR = 2
"""For how many sentences a team stays the one that somebody is missing from."""
_BE = frozenset(("are", "is", "were", "was", "been"))


def new_on_list(reader: Reader, index: int) -> None:
    """ "New on the Ukrainian list were A and B"."""
    tokens = reader.tokens
    if index > 1:
        return
    for place in range(index + 1, min(index + 8, len(tokens))):
        if tokens[place].low in ("list", "roster") or reader.is_team(place):
            side = reader.sides.before(reader.sentence, place) or reader.recent()
            verb = next((i for i in range(place, len(tokens)) if tokens[i].low in _BE), len(tokens))
            reader.add(side, [Seat(p) for p in reader.listed(verb + 1)], index, "new-on-list", 0.85, timeless=True)
            return


def stay_on(reader: Reader, index: int) -> None:
    """ "A, B and C stayed on", after a sentence on their team."""
    after = reader.tokens[index + 1].low if index + 1 < len(reader.tokens) else ""
    if (side := reader.recent()) and after not in ("away", "home", "behind"):
        people = [p for p in chain_left(reader, index) if p.side in (side, None)]
        if len(people) > 1:
            reader.add(side, [Seat(p) for p in people], index, "stay-on", 0.7, timeless=True)


def also_on_list(reader: Reader, index: int) -> None:
    """ "In the decree also are A, B and C", "Also A; B.", after a sentence on their team."""
    tokens = reader.tokens
    verb = index + 1 < len(tokens) and tokens[index + 1].low in _BE
    if (verb or index == 0) and (side := reader.recent()):
        people = [p for p in reader.listed(index + 1 + verb) if p.side in (side, None)]
        whole = bool(people) and len(tokens) - people[-1].last <= 2 and people[0].first == 1
        if whole if not verb else len(people) > 1:
            reader.add(side, [Seat(p) for p in people], index, "also-on-list", 0.7, timeless=True)


def away(reader: Reader, index: int) -> None:
    """ "A stayed away", "A is absent", after a sentence on the team."""
    tokens = reader.tokens
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    at_home = after == "at" and index + 2 < len(tokens) and tokens[index + 2].low == "home"
    if tokens[index].low not in reader.words.absent and after not in ("away", "home", "behind") and not at_home:
        return
    verb = next((i for i in range(index + 1, min(index + 5, len(tokens))) if tokens[i].low in ("was", "were")), None)
    people = reader.listed(verb + 1) if verb is not None else []
    if people and (side := reader.recent()):
        reader.add(side, [Seat(p, status="absent") for p in people], index, "stays-away", 0.7, timeless=True)
        return
    _absent(reader, index)


def did_not_come(reader: Reader, index: int) -> None:
    """ "X did not attend", "X was not in the room", "X could not travel", after a sentence on the teams."""
    tokens = reader.tokens
    behind = [t.low for t in tokens[index + 1 : index + 4]]
    if not behind or tokens[index - 1].low not in _DENIED or index == 0:
        return
    be = tokens[index - 1].low in _BE
    if behind[0] in _COME if not be else behind[0] in ("there", "present") or behind in _PLACES:
        _absent(reader, index - 1)


def _absent(reader: Reader, index: int) -> None:
    before = [p for p in reader.people if p.last < index]
    if not before or any(t.text == ";" for t in reader.tokens[before[-1].last : index]):
        return
    person = _whose_verb(reader, before, index)
    if person is None:
        return
    near = [f for f in reader.findings[-4:] if reader.sentence.index - f.sentence.index <= _NEAR]
    side = reader.recent() or (near[-1].side if near else None)
    if person.side is not None and (side is None or any(f.side == person.side for f in near)):
        side = person.side if near else side
    if side and person.side in (side, None):
        reader.add(side, [Seat(person, status="absent")], index, "stays-away", 0.7, timeless=True)


def _whose_verb(reader: Reader, before: list[Person], index: int) -> Person | None:
    """Who does what the verb at `index` says: the nearest, or whom a clause with "who" right before it tells of."""
    tokens = reader.tokens
    closed = tokens[index - 1].text == "," or tokens[index - 1].low in _DENIED
    for person in reversed(before):
        after = person.last + 1
        relative = tokens[after].low == "who" or (tokens[after].text == "," and tokens[after + 1].low == "who")
        if relative and closed:
            return person
        title_end = next((i for i in range(after + 1, index) if tokens[i].text == ","), after)
        if closed and tokens[after].text == "," and title_end + 1 < index and tokens[title_end + 1].low == "who":
            return person
    gap = [t.low for t in tokens[before[-1].last + 1 : index]]
    told = [w for w in gap if w in reader.words.words and w not in AUXILIARY and w not in _DENIED]
    return None if told or "that" in gap else before[-1]


def is_new(reader: Reader, index: int) -> None:
    """ "X is new", "X and Y are newcomers", right after a list of their team."""
    tokens = reader.tokens
    last = reader.findings[-1] if reader.findings else None
    if last is None or last.sentence.block is not reader.sentence.block or index == 0:
        return
    place = index - 1 if tokens[index - 1].low not in ("a", "also") else index - 2
    people = chain_left(reader, place) if place > 0 and tokens[place].low in _BE else []
    reader.add(last.side, [Seat(p) for p in people if p.side in (last.side, None)], index, "new-on-list", 0.75)


def replaced(reader: Reader, index: int) -> None:
    """ "B was replaced by A", "B was replaced in April", "A replaced B", after a sentence on the team."""
    tokens = reader.tokens
    if not _UNTRUE.isdisjoint(reader.sentence.words):
        return
    before = [p for p in reader.people if p.last < index]
    of_team = any(reader.is_team(i) for i in range(index + 1, len(tokens)))
    side = (before[-1].side if before and of_team else None) or reader.recent()
    if not side or not before or before[-1].side not in (side, None):
        return
    behind = reader.listed(index + 1)
    if index and tokens[index - 1].low in _BE:
        by = index + 1 < len(tokens) and tokens[index + 1].low == "by"
        after = reader.listed(index + 2)[:1] if by else []
        heads = bool(after) and bool({t.low for t in tokens[after[0].last + 1 :][:4]} & reader.words.head_marks)
        seats = [Seat(before[-1], status="replaced"), *(Seat(p, head=heads) for p in after)]
        reader.add(side, seats, index, "replaced", 0.7, timeless=True)
    elif behind:
        role = {t.low for t in tokens[behind[0].last + 1 : behind[0].last + 6]}
        leads = bool(role & {"as"}) and bool(role & (reader.words.head_marks | reader.words.chiefs))
        seats = [Seat(before[-1], head=leads), Seat(behind[0], status="replaced")]
        reader.add(side, seats, index, "replaces", 0.7, timeless=True)


def same_heads(reader: Reader, index: int) -> None:
    """ "A second meeting was held from 19 to 25 November, with the same heads of delegation"."""
    if not reader.sentence.dates or not any(
        reader.is_team(i) or reader.tokens[i].low in ("heads", "chiefs")
        for i in range(index + 1, min(index + 4, len(reader.tokens)))
    ):
        return
    heads = {finding.side: finding.head for finding in reader.findings if finding.head is not None}
    place = reader.tokens[index]
    for side, head in heads.items():
        again = Person(head.name, head.title, side, index, index, place.start, place.end)
        reader.add(side, [Seat(again, head=True)], index, "same-heads", 0.75)
