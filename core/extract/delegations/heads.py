"""Who leads a team: "is led by X", "X heads the delegation", "the Russian one by Y"."""

from __future__ import annotations

from core.extract.delegations import company
from core.extract.delegations.clauses import behind_dateline
from core.extract.delegations.findings import Seat
from core.extract.delegations.led_teams import object_team, of_an_earlier_round, team_leads, that_of
from core.extract.delegations.members import chain_left
from core.extract.delegations.people import Person
from core.extract.delegations.reader import AUXILIARY, Reader, is_letters
from core.extract.document import Token
from core.lexicon.sides import is_country

_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_PRONOUNS = frozenset(("it", "them"))
_VERB_FIRST = 8
"""Nor more between a verb with which the sentence begins and who does it: "Presided the delegation of Kabul X"."""
_NEAR = 3
"""Between "the Russians" and the verb of leading stand no more words."""
_GAPPED = frozenset(("that", "of", "the", "'s", "one"))


def led_by(reader: Reader, index: int) -> None:
    """ "The delegation is led by X", "Hamas was represented by X", "and the Russian one by Y"."""
    tokens = reader.tokens
    by = next((i for i in range(index + 1, min(index + 7, len(tokens))) if tokens[i].low == "by"), None)
    if by is None:
        return
    people = reader.listed(by + 1)
    if not people or _talks_led(reader, index):
        return
    represented = tokens[index].low == "represented"
    side = _side_left(reader, index) if represented else _elliptic(reader, index)
    stated = side or _stated_team(reader, index)
    own = (
        people[0].side
        if reader.about_talks and any(reader.is_team(i) for i in range(max(0, index - 8), index))
        else None
    )
    unnamed = represented and not stated and reader.tokens[0].low not in ("it", "they", "its", "their")
    side = stated or own or (None if unnamed and not _the_team(reader, index) else reader.team_left(index))
    if not side and represented:
        _by_own_side(reader, people, index)
        return
    if not side:
        return
    seats = [Seat(p) for p in people]
    seats[0].head = not represented or len(seats) == 1
    reader.add(side, seats, index, "led-by", 0.95)
    _and_theirs_by(reader, people[-1].last + 1)


def _stated_team(reader: Reader, index: int) -> str | None:
    """The side that the team before the verb names itself: "the Thai team was led by", not "its team was led by"."""
    for place in range(index - 1, max(-1, index - 17), -1):
        if reader.is_team(place) and (side := reader.team_side(place)):
            return side
        if index - place <= _NEAR and (side := reader.people_side(place)):
            return side
        if index - place == 2 and is_letters(reader.tokens[place]) and reader.about_talks_here():
            return reader.tokens[place].text
        if reader.tokens[place].text in ";:":
            return None
    return None


def _the_team(reader: Reader, index: int) -> bool:
    """The subject of the verb is a team at all: "the delegation was represented by"."""
    return any(reader.is_team(i) for i in range(max(0, index - 8), index))


def _talks_led(reader: Reader, index: int) -> bool:
    """ "talks chaired by X": not a team but the meeting is led."""
    before = reader.tokens[max(0, index - 3) : index]
    return reader.tokens[index].low in ("chaired", "moderated", "facilitated") and any(
        t.low in reader.words.talks for t in before
    )


def _side_left(reader: Reader, index: int) -> str | None:
    """The side that stands right before "was represented": "Hamas", "the government"."""
    for place in range(index - 1, max(-1, index - 6), -1):
        if side := reader.side_at(place):
            return side
        if reader.sentence.tokens[place].low not in AUXILIARY:
            break
    start = behind_dateline(reader.sentence, small=True)
    start = max((i + 1 for i in range(index) if reader.tokens[i].text == ";"), default=start)
    named = start + (reader.tokens[start].low in ("the", "and", "while") and start + 1 < index)
    named += reader.tokens[named].low == "the"
    opening = reader.side_at(named)
    apart = [t for t in reader.tokens[start:index] if t.text == ","]
    return opening if len(apart) == 2 and not any(start <= p.first < index for p in reader.people) else None


def _elliptic(reader: Reader, index: int) -> str | None:
    """The side of a team that is not named again: "and Cambodia's, led by", "the government's was led by"."""
    tokens = reader.tokens
    place = index - 1
    while place > 0 and (tokens[place].text == "," or tokens[place].low in AUXILIARY):
        place -= 1
    if place > 0 and tokens[place].low in ("'s", "'", "one"):
        return reader.side_at(place - 1)
    return None


def _by_own_side(reader: Reader, people: list[Person], index: int) -> None:
    """ "The parties, represented by X of A and Y of B": each heads their own side."""
    sides = {p.side for p in people if p.side}
    if len(sides) == len(people) > 1:
        for person in people:
            reader.add(person.side, [Seat(person, head=True)], index, "represented-by", 0.85)


def _and_theirs_by(reader: Reader, start: int) -> None:
    """ "... and the Russian one by Vladimir Medinsky", "; the rebels by Z", "the East's by W of the Congress"."""
    tokens = reader.tokens
    by = start + 1
    while by < min(start + 16, len(tokens)):
        if tokens[by].low in reader.words.words and tokens[by].low != "that":
            return
        if tokens[by].low != "by":
            by += 1
            continue
        side = next((s for place in range(by - 1, max(start, by - 5), -1) if (s := reader.side_at(place))), None)
        seats = [Seat(p) for p in reader.listed(by + 1)]
        again = any(t.low in ("'s", "'", "that", "one") for t in tokens[start:by])
        if side is None and again and seats:
            side = seats[0].person.side
        if not side or not seats:
            return
        seats[0].head = True
        reader.add(side, seats, by, "led-by", 0.9)
        start = by = seats[-1].person.last + 1


def leads(reader: Reader, index: int) -> None:
    """ "X leads the Ukrainian delegation", "X, who heads Kyiv's team"."""
    tokens = reader.tokens
    if index + 1 < len(tokens) and tokens[index + 1].low in ("by", "of"):
        return
    if index and tokens[index - 1].low in _PASSIVE and tokens[index].low.endswith("ed"):
        return
    if of_an_earlier_round(reader, index):
        return
    side = object_team(reader, index)
    if side is None and tokens[index].low.startswith("represent"):
        side = next((s for i in range(index + 1, min(index + 5, len(tokens))) if (s := reader.side_at(i))), None)
        _gapped(reader, index)
    elif side is not None:
        _gapped(reader, index)
    if company.each_their_own(reader, index):
        return
    side = side or _own_team(reader, index) or team_leads(reader, index)
    person = _subject(reader, index) or _behind(reader, index) if side else None
    if person is not None and person.side and side == reader.recent() != person.side:
        # "X heads the other delegation": the team spoken of last is not that of somebody else's leader.
        ahead = range(index + 1, min(index + 9, len(tokens)))
        said = {reader.side_at(i) for i in ahead}
        another = is_country(side) or any(reader.is_team(i) and reader.indefinite(i) for i in ahead)
        side = person.side if another and side not in said else side
    several: list[Person] = []
    if side and person and tokens[index].low.startswith("represent"):
        several = chain_left(reader, index) if person.last < index else reader.listed(person.first)
    if len(several) > 1 and all(p.side in (side, None) for p in several):
        reader.add(side, [Seat(p) for p in several], index, "leads", 0.88)
    elif person is not None:
        reader.add(side, [Seat(person, head=True)], index, "leads", 0.92)


def _own_team(reader: Reader, index: int) -> str | None:
    """ "X, who headed its delegation", "to lead our side": the team of X's own side, or of those who write."""
    tokens = reader.tokens
    for place in range(index + 1, min(index + 5, len(tokens))):
        if not reader.is_team(place):
            continue
        if tokens[place - 1].low == "our":
            return reader.sides.writers()
        if tokens[place - 1].low in ("its", "their", "his", "her") or reader.indefinite(place):
            subject = _subject(reader, index)
            return subject.side if subject is not None else None
        return None
    return None


def _gapped(reader: Reader, index: int) -> None:
    """ "X represented the government, and Y the Houthis": the verb is not said again."""
    for person in reader.people:
        told_of = person.last + 1 < len(reader.tokens) and reader.tokens[person.last + 1].low == "of"
        if person.first <= index or told_of or reader.tokens[person.first - 1].low not in ("and", "while", ","):
            continue
        if side := that_of(reader, person.last + 1):
            reader.add(side, [Seat(person, head=True)], index, "leads", 0.8)
            continue
        after = range(person.last + 1, min(person.last + 5, len(reader.tokens)))
        fills = {t.low for t in reader.tokens[person.last + 1 : after.stop] if t.mention is None}
        if not fills <= _GAPPED | {"government", "rebels", "opposition", "side", "team", ".", ",", ";", "delegation"}:
            after = range(person.last + 1, min(person.last + 3, len(reader.tokens)))
        if side := next((s for i in after if (s := reader.side_at(i))), None):
            reader.add(side, [Seat(person, head=True)], index, "leads", 0.8)


def _behind(reader: Reader, index: int) -> Person | None:
    """ "Leading the Thai delegation is X", by translation "the Thai side leads X": the subject behind its verb."""
    people = reader.listed(index + 1) if index and reader.is_team(index - 1) else []
    if people and people[0].first - index <= _NEAR:
        return people[0]
    opens = index == 0 or reader.tokens[index - 1].low in (",", ";", "and")
    if opens and (first := next((p for p in reader.people if p.first > index), None)) is not None:
        gap = reader.tokens[index + 1 : first.first]
        team = any(reader.is_team(t.index) for t in gap) or (gap and gap[0].low in ("it", "them"))
        if team and len(gap) <= _VERB_FIRST and not any(t.low in reader.words.words - _PRONOUNS for t in gap):
            return first
    for place in range(index + 2, min(index + 12, len(reader.tokens))):
        if reader.tokens[place].low in ("is", "was", "are", "were", "be"):
            people = reader.listed(place + 1)
            return people[0] if people and index <= 1 and people[0].first - place <= 3 else None
    return None


def _subject(reader: Reader, index: int) -> Person | None:
    """The person who does what the verb at `index` says."""
    tokens = reader.tokens
    nearest = None
    for person in reader.people:
        if person.last < index:
            nearest = person
    if nearest is None or index - nearest.last > 20:
        return None
    for person in reversed([p for p in reader.people if p.last < index]):
        if _relative_after(tokens, person.last + 1):
            return person
        if person is not nearest:
            break
    gap = [t.low for t in tokens[nearest.last + 1 : index]]
    if tokens[index - 1].low == "to" and nearest is reader.people[0]:
        # "X left the bush to lead our side": nobody else does anything before.
        return nearest
    if any(low in reader.words.words and low not in AUXILIARY for low in gap):
        return None
    return nearest


def _relative_after(tokens: list[Token], index: int) -> bool:
    """A relative clause begins here: ", who chairs ..."."""
    if index + 1 >= len(tokens):
        return False
    return tokens[index].low == "who" or (tokens[index].text == "," and tokens[index + 1].low == "who")
