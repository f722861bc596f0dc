"""Who met whom: "X met Y", "Y received X", "X held talks with Y", "X and Y spoke face to face"."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from core.extract.delegations.people import Person
from core.extract.delegations.room import Room

_SKIPPED = frozenset("with separately also again briefly privately his her their later then first".split())
_PAIR = frozenset("leaders presidents ministers men women negotiators envoys counterparts premiers rivals".split())
_RECEIVE = frozenset("received receives receive hosted hosts welcomed greeted".split())
_BE = frozenset(("was", "were", "been", "is", "being", "are"))
_AUXILIARY = _BE | {"had", "has", "have", "also", "already", "earlier"}
_CAME_FOR = frozenset(("for", "after", "following"))
_TRAVELS = frozenset(
    "flew flies travelled traveled travels came comes went goes arrived arrives landed visited visits was is drove "
    "returned left stopped spent".split()
)
_SAID = frozenset("said told announced declared stated added wrote confirmed tweeted posted called spoke".split())
_NOT_HELD = frozenset(
    "cancelled canceled postponed scrapped shelved delayed refused calls urged urges push pushed".split()
)
_SENT = frozenset(("ambassador", "envoy", "emissary", "chargé"))
"""Titles of somebody who comes from elsewhere."""
_LINKED = 6
"""So many words may stand between "for" or "after" and the noun: "for another round of closed-door talks"."""
_PAIR_FAR = 16
"""Nor more between the journey and what it was for."""
_PAIR_REACH = 4
"""For how many sentences two people stay "the two leaders"."""
_AHEAD = frozenset("ahead before planned next upcoming possible future for until scheduled no without expected".split())


def meets(room: Room, index: int) -> None:
    """ "X met Y", "X and Y met", "Y received X", "X was received by Y", "Y received him"."""
    if not room.happened(index) or room.low(index - 1) in ("as", "the", "their", "its", "our"):
        return
    if room.low(index) in ("saw", "seen", "see") and {room.low(index - 1), room.low(index - 2)} & {"we", "you", "one"}:
        return
    if index == 0 and room.low(index) == "seen":
        return
    if room.low(index) in ("hosts", "host") and room.low(index - 1) in _BE:
        return
    passive = room.low(index - 1) in _BE or room.low(index - 2) in _BE
    start = index + 1
    if passive:
        by = next((i for i in range(index + 1, min(index + 8, len(room.tokens))) if room.low(i) == "by"), None)
        start = by + 1 if by is not None else start
    while room.low(start) in _SKIPPED:
        start += 1
    objects = until_day(room, room.listed(start))
    if not objects or objects[0].first - start > 6:
        objects = _team_met(room, index)
    guest = [room.guest] if room.guest else _subject_before(room)
    subjects = room.subject(index) or _pair(room, index) or (guest if _opens(room, index) else [])
    if not objects and room.low(index + 1) in ("him", "her", "them") and guest != subjects:
        objects, start = guest, index + 2
    anchor = objects[0].first if objects and objects is not guest else index
    if not room.seat([*subjects, *objects], anchor, "met", 0.85):
        _with_unnamed(room, index, start, subjects, objects)
        return
    received = not passive and room.low(index) in _RECEIVE
    room.guest = next(iter(objects if received and objects else subjects), None)
    room.host = next(iter(objects if passive and objects else subjects), None)
    if objects:
        if objects is guest:
            _then(room, guest, start)
        else:
            _then(room, subjects[:1], objects[-1].last + 1)


def calls_on(room: Room, index: int) -> None:
    """ "X called on Y in Z": a visit; not "X called on Y to stop", nor "called on the army"."""
    if room.low(index + 1) != "on":
        return
    objects = room.listed(index + 2)
    if not objects and room.low(index + 2) in ("him", "her"):
        objects = _named_before(room)
    elif not objects or objects[0].first - index > 7:
        return
    behind = [room.low(i) for i in range(max(objects[-1].last, index + 2) + 1, index + 14 if objects else index)]
    subjects = room.subject(index)
    if subjects and objects and room.happened(index) and "to" not in behind[:8]:
        room.seat([*subjects, *objects], index, "met", 0.8)
        room.guest, room.host = subjects[0], objects[0]


def _subject_before(room: Room) -> list[Person]:
    """Whom the sentence before names first, of a known side: "he"."""
    if not room.sentence.index:
        return []
    before = room.document.sentences[room.sentence.index - 1]
    first = next((m for m in before.mentions if m.kind == "person"), None)
    if first is None or first.side is None or before.block is not room.sentence.block:
        return []
    start = room.tokens[0]
    return [Person(first.name, first.title, first.side, 0, 0, start.start, start.end)]


def _named_before(room: Room) -> list[Person]:
    """The person whom the sentence before names last: "him"."""
    if not room.sentence.index:
        return []
    before = room.document.sentences[room.sentence.index - 1]
    named = [m for m in before.mentions if m.kind == "person" and m.side]
    if len({m.name for m in named}) != 1:
        return []
    last = named[-1]
    return [Person(last.name, last.title, last.side, 0, 0, room.tokens[0].start, room.tokens[0].end)]


def faces(room: Room, index: int) -> None:
    """ "X faced Y", "X sat on Thursday opposite Y": two people across a table."""
    low = room.low(index)
    verb = index
    if low in ("opposite", "across"):
        verb = next((i for i in range(index - 1, max(-1, index - 12), -1) if room.low(i) in room.words.sat), -1)
    start = index + 1
    while room.low(start) in ("from", "to", "off", "with"):
        start += 1
    objects = room.listed(start) if verb >= 0 else []
    subjects = room.subject(verb) if verb >= 0 else []
    if subjects and objects and objects[0].first - start <= 6 and room.happened(verb):
        room.seat([*subjects, *objects], index, "met", 0.78)


def _pair(room: Room, index: int) -> list[Person]:
    """ "The two leaders had earlier met Z": the two of different sides who met last."""
    words = [room.low(i) for i in range(max(0, index - 7), index)]
    if not any(one in ("two", "both") and two in _PAIR for one, two in pairwise(words)):
        return []
    last = room.findings[-1] if room.findings else None
    if last is None or room.sentence.index - last.sentence.index > _PAIR_REACH:
        return []
    heads = [f.head for f in room.findings if f.sentence is last.sentence and f.head is not None]
    pair = [replace(head, first=index - 1, last=index - 1) for head in heads[:2]]
    return pair if len(pair) > 1 and pair[0].side and pair[1].side else []


def _with_unnamed(room: Room, index: int, start: int, subjects: list[Person], objects: list[Person]) -> None:
    """ "Qatari mediators met X and Y", "X received the Ukrainian delegation": one side has names, the other none."""
    named, first, last = (subjects, start, start + 8) if subjects else (objects, index - 8, index)
    if subjects and objects and not any(p.side for p in objects) and _sent(objects[0]):
        # An ambassador of a country that is not told: who received them was there.
        room.seat_beside(subjects[:1], index, "met-team", 0.7, "party")
        return
    if not named or (subjects and objects):
        return
    for place in range(max(0, first), min(last, len(room.tokens))):
        if room.low(place) not in room.words.unnamed:
            continue
        other = room.sides.before(room.sentence, place) or room.sides.after(room.sentence, place)
        if other and all(p.side not in (None, other) for p in named):
            room.seat_beside(named, named[0].first, "met-team", 0.7, "party", facing=(other,))
        return


def _sent(person: Person) -> bool:
    """Whether somebody is another country's: an ambassador, an envoy."""
    return not _SENT.isdisjoint((person.title or "").lower().split())


def _team_met(room: Room, index: int) -> list[Person]:
    """ "received the delegation of Hamas headed by X": the head of the team that the verb's object is."""
    for finding in room.teams_here:
        head = finding.head
        if head is not None and index < finding.at <= index + 16 and head.first > index:
            return [p for p in room.people if p.first == head.first]
    return []


def _opens(room: Room, index: int) -> bool:
    """The verb has no subject of its own, or a pronoun: "20 Nov, evening: meets Ron Dermer", "he then met"."""
    if any(p.last < index for p in room.people):
        return False
    before = [t.low for t in room.tokens[:index]]
    while before and before[-1] in _AUXILIARY:
        before.pop()
    return not before or before[-1] in ("he", "she", "then", "later", "also", ":") or ":" in before[-3:]


def _then(room: Room, subjects: list[Person], start: int) -> None:
    """ "... and Y2 in Jerusalem on the 21st", "then Y2": the same subject goes on to meet somebody else."""
    ends = room.words.words - {"then", "before", "after", "him", "her"}
    for person in room.people:
        if person.first < start:
            continue
        gap = room.tokens[start : person.first]
        if len(gap) > 14 or not any(t.low in ("and", "then") for t in gap):
            return
        if any(t.low in ends or t.text in ";:." for t in gap):
            return
        room.seat([*subjects, person], person.first, "met-then", 0.75)
        start = person.last + 1


def until_day(room: Room, people: list[Person]) -> list[Person]:
    """The people met on the first day that a list names: "A on Tuesday and B on Thursday" are two meetings."""
    for i in range(1, len(people)):
        dated = any(people[i - 1].end <= date.start < people[i].start for date in room.sentence.dates)
        if dated or any(t.text == ";" for t in room.tokens[people[i - 1].last : people[i].first]):
            return people[:i]
    return people


def holds_talks(room: Room, index: int) -> None:
    """ "X held talks with Y", "X sat down with Y"."""
    words = room.words
    noun: int | None = None
    if room.low(index) in words.hold:
        noun = next((i for i in range(index + 1, min(index + 6, len(room.tokens))) if room.low(i) in words.talks), None)
    elif room.low(index + 1) in ("down", "across", "opposite", "hands"):
        noun = index + 1
    elif room.low(index) in room.words.sat and room.low(index + 1) == "with":
        noun = index
    if noun is None or not room.happened(index):
        return
    if _both_hold(room, index, noun):
        return
    link = next(
        (i for i in range(noun, min(noun + 8, len(room.tokens))) if room.low(i) in ("with", "from", "opposite")), None
    )
    objects = until_day(room, room.listed(link + 1)) if link is not None else []
    if link is None or not objects or objects[0].first - link > 6:
        return
    subjects = room.subject(index) or ([room.guest] if room.guest and _opens(room, index) else [])
    if not room.seat([*subjects, *objects], objects[0].first, "held-talks", 0.8):
        _with_unnamed(room, index, link + 1, subjects, objects)
    elif subjects:
        room.guest = subjects[0]


def _both_hold(room: Room, index: int, noun: int) -> bool:
    """ "X and Y held talks": people of two sides are the subject, and nobody stands behind the noun."""
    if noun == index or any(room.low(i) in ("with", "between", "from") for i in range(noun, noun + 4)):
        return False
    subjects = room.subject(index)
    return len({p.side for p in subjects if p.side}) > 1 and room.seat(subjects, index, "held-talks", 0.8)


def talks_of(room: Room, index: int) -> None:
    """ "Talks between X and Y", "summit in Z of X and Y", "second session with Y", "after talks with Y, X said"."""
    index = _behind_place(room, index)
    follows = room.low(index + 1)
    if (follows, room.low(index + 2)) == ("brought", "together") or follows in ("grouped", "gathered", "united"):
        room.seat(until_day(room, room.listed(index + 2)), index, "talks-between", 0.75)
        return
    if (
        follows not in ("between", "with", "of", "among")
        or not room.happened(index)
        or room.low(index - 1) in room.words.hold
    ):
        return
    came = _who_came(room, index) if follows == "with" else []
    if not came and any(room.low(i) in _AHEAD for i in range(index - 5, index)):
        return
    people = until_day(room, room.listed(index + 2))
    if follows in ("between", "of", "among"):
        room.seat(people, index, "talks-between", 0.75)
    elif people and people[0].first - index <= 6:
        before = [p for p in room.people if p.last < index]
        behind = [p for p in room.people if p.first > people[-1].last][:1]
        opening = not before and room.low(index - 1) in ("after", "following") and room.low(people[-1].last + 1) == ","
        partner = behind if opening and behind else [] if before else [room.guest] if room.guest else []
        room.seat([*(partner or came), *people], people[0].first, "talks-with", 0.7)


def _who_came(room: Room, index: int) -> list[Person]:
    """ "X flew to Geneva for talks with Y", "X said after a meeting with Y": whom the talks at `index` are of."""
    link = next((i for i in range(index - 1, max(-1, index - _LINKED), -1) if room.low(i) in _CAME_FOR), None)
    if link is None:
        return []
    for verb in range(link - 1, max(-1, link - _PAIR_FAR), -1):
        if room.low(verb) in _NOT_HELD or room.tokens[verb].text in ";:":
            return []
        if room.low(verb) in (_TRAVELS if room.low(link) == "for" else _TRAVELS | _SAID):
            return room.subject(verb)[-1:] if room.happened(verb) else []
    return []


def _behind_place(room: Room, index: int) -> int:
    """The token before what follows the noun: of "summit in Kampala on Monday of", that before "of"."""
    if room.low(index + 1) not in ("in", "at", "on"):
        return index
    for place in range(index + 2, min(index + 8, len(room.tokens))):
        if room.low(place) in ("between", "of", "among", "with", "brought"):
            return place - 1
        told = any(date.start <= room.tokens[place].start < date.end for date in room.sentence.dates)
        if not (room.tokens[place].capital or told or room.low(place) in ("on", "in", "at", "the")):
            break
    return index
