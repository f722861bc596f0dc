"""Who signed, who was in the room, who carried messages: "signed by X for A and by Y for B", "Z also attended"."""

from __future__ import annotations

from msgspec.structs import replace

from core.extract.delegations.findings import Seat
from core.extract.delegations.people import Person
from core.extract.delegations.room import Room
from core.extract.document import Token
from core.model import Role

CHAIRED = frozenset(
    "chaired chairs moderated moderates facilitated facilitates convened mediated presided presides "
    "co-chaired co-chairs chairmanship brokered brokers oversaw shepherded".split()
)
_BETWEEN_PARTIES = frozenset(
    "mediated mediates mediating facilitated facilitates facilitating brokered brokers".split()
)
"""Of these, what somebody does who brings the parties together."""
CHAIRING = frozenset(("chairing", "moderating", "presiding", "mediating", "facilitating"))
LED = frozenset(("led", "leads"))
"""Of talks only, in the active: "the UN envoy led the consultations"."""
RUN = frozenset("run steered guided conducted hosted".split())
"""Of talks, in the passive only: "the sessions were run by X"."""
PRESENT = frozenset(("attended", "attends", "attend", "attending"))
_CARRIED = frozenset(("carried", "passed", "relayed", "conveyed", "shuttled"))
_STOOD_BY = frozenset(
    (("looked", "on"), ("sat", "in"), ("looking", "on"), ("sits", "in"), ("watched", "on"), ("stood", "by"))
)
"""Words for somebody who is there and does not negotiate."""
_BE = frozenset(("was", "were", "is", "are"))
_OFFICE = 8
"""So many words on stands the word that tells an office behind a name."""
_HOSTING = frozenset("hosting chairing presiding moderating mediating facilitating".split())
_SITTINGS = frozenset(("opening", "ceremony", "proceedings", "round", "deliberations"))
"""What is presided over besides talks."""


def _side_from(room: Room, first: int, end: int) -> str | None:
    for place in range(first, min(first + 4, end)):
        if side := room.sides.at(room.sentence, place):
            return side
    return None


def present(room: Room, index: int) -> None:
    """ "It was attended by X", "in the presence of X", "were present X and Y", "X was also in the room"."""
    low, after = room.low(index), room.low(index + 1)
    people: list[Person] = []
    before = low == "front" and room.low(index - 1) == "in"
    if (low in PRESENT and after == "by") or ((low == "presence" or before) and after == "of"):
        people = room.listed(index + 2)
    elif low == "presence" and (of := _of_behind_day(room, index)) is not None:
        people = room.listed(of + 1)
    elif low == "present" and ({room.low(index - 1), room.low(index - 2)} & {"were", "was"}):
        people = room.listed(index + 1) or room.subject(index)
    elif low in PRESENT or (low == "part" and room.low(index - 1) in ("took", "takes", "take")):
        verb = index - 1 if low == "part" else index
        people = room.subject(verb) if room.happened(verb) else []
    elif (low, after) in _STOOD_BY or (low == "there" and room.low(index - 1) in ("also", "was", "were")):
        verb = next((i for i in range(index, max(-1, index - 3), -1) if room.low(i) in _BE), index)
        people = _onlookers(room, verb) + (room.listed(start) if (start := _as_did(room, index)) is not None else [])
    elif low == "witnessed" and room.happened(index):
        people = room.subject(index)
    elif low == "present" and index <= 2 and after in _BE:
        people = room.listed(index + 2)
    elif low == "present" and _met_here(room) and (start := _with(room, index)) is not None:
        people = room.listed(start)
    elif low in room.words.observers and room.low(index - 1) == "as":
        people = room.subject(index - 3) or room.subject(index - 2)
    elif low == "table" and (verb_at := _at_table(room, index)) is not None:
        people = room.subject(verb_at)
    elif low == "room" and room.low(index - 2) == "in":
        people = room.subject(index)
    if people and not any(t.low in room.words.remote for t in _clause(room, index)):
        _join(room, people, index)


def _of_behind_day(room: Room, index: int) -> int | None:
    """The "of" of "the presence on 14 July of X", "the presence in Oslo of Y"."""
    if room.low(index + 1) not in ("on", "in", "at", "there"):
        return None
    return next((i for i in range(index + 2, index + 6) if room.low(i) == "of"), None)


def _at_table(room: Room, index: int) -> int | None:
    """The verb of "were at the table", "sat at the head of the U-shaped table"."""
    verb = next((i for i in range(index - 1, max(0, index - 9), -1) if room.low(i) in _BE | {"sat", "sits"}), None)
    return verb if verb is not None and room.low(verb + 1) in ("at", "also", "around") else None


def _clause(room: Room, index: int) -> list[Token]:
    """The tokens around `index` up to the next semicolons."""
    stops = [i for i, t in enumerate(room.tokens) if t.text == ";"]
    first = max((i for i in stops if i < index), default=0)
    return room.tokens[first : next((i for i in stops if i > index), len(room.tokens))]


def _onlookers(room: Room, verb: int) -> list[Person]:
    """Who looked on: in "X shook hands with Y, as Z looked on", Z alone."""
    people = room.subject(verb)
    start = max((i for i in range(verb) if room.low(i) in ("as", "while")), default=-1)
    return [p for p in people if p.first > start]


def _as_did(room: Room, index: int) -> int | None:
    """Where the list of ", as did X" begins."""
    for place in range(index + 1, min(index + 8, len(room.tokens) - 1)):
        if room.low(place) in ("as", "so") and room.low(place + 1) in ("did", "was", "were"):
            return place + 2
    return None


def _met_here(room: Room) -> bool:
    return bool(room.findings) and room.findings[-1].sentence is room.sentence


def _with(room: Room, index: int) -> int | None:
    """Where the list of ", with X and Y also present" begins."""
    return next((i + 1 for i in range(index - 1, max(0, index - 20), -1) if room.low(i) == "with"), None)


def _join(room: Room, people: list[Person], index: int) -> None:
    """Seat people at the meeting that was told last, or at one of their own where they are of several sides."""
    recent = [f for f in (*room.teams, *room.findings) if room.sentence.index - f.sentence.index <= 2]
    if not recent:
        before = [p for p in room.people if p.last < index and p not in people][:1]
        room.seat([*before, *people] if room.low(index) == "presence" else people, index, "attended", 0.7)
        return
    sides = {f.side for f in recent}
    seated = {seat.person.name for f in recent for seat in f.seats}
    at = recent[-1].at if recent[-1].sentence is room.sentence else index
    host = room.host.side if room.host is not None and room.host.side in sides else recent[-1].side
    stood_for = _stood_for(room, index) or _common_side(people)
    people = [replace(p, side=stood_for) if stood_for and p.side is None else p for p in people]
    newcomers = [
        p if p.side or not (p.title or _of_staff(room, people)) else replace(p, side=host, inferred=True)
        for p in people
    ]
    newcomers = [p for p in newcomers if p.name not in seated]
    room.seat_beside([p for p in newcomers if p.side in sides], at, "also-present", 0.75, "party")
    room.seat_beside([p for p in newcomers if p.side not in sides], at, "also-present", 0.7, "observer")


def _of_staff(room: Room, people: list[Person]) -> bool:
    """An office in the plural opens the list: "advisers A and B attend"."""
    first = people[0].first
    return first > 0 and room.low(first - 1) in room.words.advisers | {"aides", "ministers", "officials", "deputies"}


def _common_side(people: list[Person]) -> str | None:
    """The side of a list two of whose people at least are known to be of one, and nobody of another."""
    known = [p.side for p in people if p.side]
    return known[0] if len(known) > 1 and len(set(known)) == 1 else None


def _stood_for(room: Room, index: int) -> str | None:
    """The side of "sits at the head of the table for Manila", "took part on behalf of the army"."""
    for place in range(index + 1, min(index + 8, len(room.tokens))):
        if room.tokens[place].text in ".;":
            return None
        if room.low(place) in ("for", "behalf", "representing") and (side := _side_from(room, place + 1, place + 4)):
            return side
    return None


def beside(room: Room, index: int) -> None:
    """ "Berri receives Jeffers, accompanied by Ambassador Johnson": she sits where Jeffers does."""
    start = index + 2 if room.low(index + 1) == "by" else index + 1 if room.low(index) == "with" else None
    if start is None or index == 0 or room.tokens[index - 1].text != ",":
        return
    here = [f for f in room.findings if f.sentence is room.sentence]
    before = [p.name for p in room.people if p.last < index]
    people = room.listed(start)
    if not here or not before or not people or people[0].first - start > 3:
        return
    sides = {f.side for f in here}
    apart = [p for p in people if p.side and p.side not in sides]
    hosting = any(t.low in _HOSTING for t in room.tokens[people[-1].last + 1 :][:3])
    room.seat_beside(apart, here[-1].at, "also-present", 0.7, "host" if hosting else "observer")
    people = [p for p in people if p not in apart]
    known = {seat.person.name for f in here for seat in f.seats}
    guest = room.guest.name if room.guest and room.guest.name in before else before[-1]
    for finding in here:
        if any(seat.person.name == guest for seat in finding.seats):
            others = {f.side for f in here if f is not finding}
            finding.seats += [Seat(p) for p in people if p.name not in known and p.side not in others]
            finding.end = max(finding.end, *(p.last for p in people)) if people else finding.end


def chairs(room: Room, index: int) -> None:
    """ "X chaired the meeting", "X moderated the talks"."""
    told = any(room.low(i) in room.words.talks for i in range(index + 1, index + 6))
    if room.low(index) in LED and (
        not told or any(room.low(i) in room.words.with_side for i in range(index, index + 6))
    ):
        return
    done = room.low(index) in _BETWEEN_PARTIES and (
        room.low(index + 1) in ("it", "them")
        or any(room.low(i) in room.words.accords for i in range(index + 1, index + 6))
    )
    told = told or done or (room.low(index + 1) in (".", ";", ",", "") and bool(room.teams or room.findings))
    by = index + 2 if room.low(index + 1) == "over" else index + 1
    behind = room.low(by) == ("of" if room.low(index) == "chairmanship" else "by")
    if behind and any(room.low(i) in room.words.talks | _SITTINGS for i in range(max(0, index - 9), index)):
        chairs = [replace(p, side=room.sides.of_mediator(p)) for p in room.listed(by + 1)]
        room.seat_beside(chairs, index, "chairs", 0.7, "host")
    if room.low(index) in CHAIRING:
        verb = next((i for i in range(index + 1, index + 8) if room.low(i) in _BE), None)
        chairs = room.listed(verb + 1) if told and verb is not None and index <= 1 else []
        room.seat_beside([replace(p, side=room.sides.of_mediator(p)) for p in chairs], index, "chairs", 0.7, "host")
        return
    active = room.low(index) not in RUN and room.low(index + 1) != "by"
    if told and active and room.happened(index):
        chairs = [replace(p, side=room.sides.of_mediator(p)) for p in room.subject(index)]
        role: Role = "mediator" if room.low(index) in _BETWEEN_PARTIES else "host"
        room.seat_beside(chairs, index, "chairs", 0.7, role)


def _carries_messages(room: Room, index: int) -> bool:
    """ "shuttled", "passed messages", "moved between the rooms", "walked from one villa to the other"."""
    low = room.low(index)
    if low not in room.words.went:
        return low in room.words.shuttle or (low == "messages" and room.low(index - 1) in _CARRIED)
    behind = [room.low(i) for i in range(index + 1, index + 9)]
    between = "between" in behind[:4] or ("from" in behind[:4] and "one" in behind[:5])
    return between and not room.words.between_what.isdisjoint(behind)


def _in_that_office(room: Room, index: int) -> list[Person]:
    """ "X, the ECOWAS mediator, welcomed the parties": whose office the word at `index` names behind a comma."""
    for person in room.people:
        gap = room.tokens[person.last + 1 : index]
        if person.last < index <= person.last + _OFFICE and gap and gap[0].text == ",":
            clear = room.words.words.isdisjoint([t.low for t in gap]) and not any(t.text in ",;:." for t in gap[1:])
            return [person] if clear and room.low(index - 1) not in ("a", "former", "no") else []
    return []


def mediates(room: Room, index: int) -> None:
    """ "mediators X of Qatar and Y of Egypt", "mediated by X", "X and Y carried messages back and forth"."""
    low = room.low(index)
    people: list[Person] = []
    if low in room.words.mediators:
        people = room.listed(index + 1)
        people = people if people and people[0].first - index <= 4 else _in_that_office(room, index)
        if not people and room.low(index - 1) == "the" and room.low(index - 2) in _BE:
            people = room.subject(index - 2)
    elif low in room.words.mediation and room.low(index + 1) == "by":
        people = room.listed(index + 2)
    elif _carries_messages(room, index):
        people = room.subject(index)
    people = [replace(p, side=room.sides.of_mediator(p)) for p in people]
    room.seat_beside(people, index, "mediator", 0.7, "mediator")
