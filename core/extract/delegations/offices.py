"""Offices of a team beside a name: "head of the Ukrainian delegation X", "X, Kyiv's chief negotiator"."""

from __future__ import annotations

from core.extract.delegations.findings import Seat
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.lexicon.sides import is_country

_BE = frozenset(("is", "was", "as", "remains", "became"))
_GLUE = _BE | {"the", "of", "a", "for", "will", "be", "'s"}
_STANDING = frozenset("central executive political standing parliamentary foreign defence defense security".split())
"""What committees are called that negotiate nothing."""
_REACH = 14


def heads_noun(reader: Reader, index: int) -> None:
    """ "head of the Ukrainian delegation X", "delegation head X", "X is Kyiv's chief negotiator"."""
    first, last, side = _head_office(reader, index)
    if last < 0 or _former(reader, first):
        return
    person = _beside(reader, first, last)
    if person is None:
        return
    if side and person.side and side != person.side and is_country(side) and is_country(person.side):
        return
    deputy = reader.tokens[first - 1].low in ("deputy", "vice") if first else False
    if reader.tokens[last - 1].low in ("their", "its") and person.last < first:
        side = next((s for i in range(person.first) if (s := reader.sides.actor_at(reader.sentence, i))), None) or side
    side = side or person.side or reader.recent()
    reader.add(side, [Seat(person, head=not deputy)], index, "head-office", 0.85, timeless=True)


def member(reader: Reader, index: int) -> None:
    """ "X, a member of the Ukrainian delegation", "X, part of Kyiv's negotiating team"."""
    if index + 1 >= len(reader.tokens) or reader.tokens[index + 1].low != "of" or _former(reader, index):
        return
    last, side = _team_after(reader, index)
    person = _beside(reader, index, last) if last > 0 else None
    seated = any(f.sentence is reader.sentence and s.person == person for f in reader.findings[-4:] for s in f.seats)
    if person is not None and not seated and reader.tokens[last - 1].low not in _STANDING:
        side = side or person.side or reader.recent()
        reader.add(side, [Seat(person)], index, "member-office", 0.75, timeless=True)


def has_as_head(reader: Reader, index: int) -> None:
    """ "The Ukrainian delegation has X as its head", "has for chief X"."""
    tokens = reader.tokens
    team = next((i for i in range(index - 1, max(-1, index - 11), -1) if reader.is_team(i)), None)
    cue = range(index + 1, min(index + 12, len(tokens) - 1))
    as_head = next((i for i in cue if tokens[i].low in reader.words.head_marks), None)
    links = {t.low for t in tokens[index + 1 : as_head]} if as_head is not None else set()
    if team is None or as_head is None or not links & {"as", "for", "at"}:
        return
    if tokens[as_head - 1].low in ("its", "the", "their") and tokens[as_head - 2].low == "at":
        heads = [Seat(p, head=True) for p in reader.people if index < p.first and p.last < as_head][:1]
        others = [Seat(p) for p in reader.listed(as_head + 1)] if heads else []
        reader.add(reader.team_side(team), heads + others, index, "leads", 0.85)
        return
    before = next((p for p in reader.people if p.last == as_head - 2 and tokens[as_head - 1].low == "as"), None)
    if before is not None:
        reader.add(reader.team_side(team), [Seat(before, head=True)], index, "leads", 0.85)
        return
    people = reader.listed(as_head + 1) or [p for p in reader.people if index < p.first and p.last < as_head]
    if people:
        reader.add(reader.team_side(team), [Seat(people[0], head=True)], index, "leads", 0.85)


def led_prefix(reader: Reader, index: int) -> None:
    """ "the Umerov-led Ukrainian delegation": a surname that the article has in full."""
    surname = reader.tokens[index].low.rpartition("-")[0]
    team = next((i for i in range(index + 1, min(index + 5, len(reader.tokens))) if reader.is_team(i)), None)
    names = [name for name in reader.document.people if name.lower().split()[-1] == surname]
    if team is None or len(names) != 1:
        return
    known = reader.document.people[names[0]]
    token = reader.tokens[index]
    person = Person(names[0], known.title, known.side, index, index, token.start, token.start + len(surname))
    reader.add(reader.team_side(team) or known.side, [Seat(person, head=True)], index, "leads", 0.85)


def _former(reader: Reader, first: int) -> bool:
    return any(t.low in reader.words.former for t in reader.tokens[max(0, first - 3) : first])


def _head_office(reader: Reader, index: int) -> tuple[int, int, str | None]:
    """First and last token of an office that heads a team, and its side; last is -1 where there is none."""
    tokens, words = reader.tokens, reader.words
    low = tokens[index].low
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if low in words.chief_words and after in words.chiefs:
        side = reader.sides.before(reader.sentence, index) or reader.sides.after(reader.sentence, index + 1)
        return index, index + 1, side
    if reader.is_team(index) and after in words.delegation_heads:
        side = reader.sides.before(reader.sentence, index)
        if side or low in words.delegation:
            return index, index + 1, side
    if low in words.delegation_heads and after == "of":
        last, side = _team_after(reader, index)
        return index, last, side or _in_bracket(reader, index)
    return index, -1, None


def _in_bracket(reader: Reader, index: int) -> str | None:
    """The side before an office in one bracket: "X (government, head of delegation)"."""
    opens = next((i for i in range(index - 1, max(-1, index - 6), -1) if reader.tokens[i].text == "("), index)
    return next((s for i in range(opens + 1, index) if (s := reader.side_at(i))), None)


def _team_after(reader: Reader, index: int) -> tuple[int, str | None]:
    """The team noun of "head of the Ukrainian delegation" and its side; -1 where there is none."""
    tokens, words = reader.tokens, reader.words
    for place in range(index + 2, min(index + 13, len(tokens))):
        if reader.is_team(place):
            side = reader.team_side(place)
            if side or tokens[place].low in words.delegation:
                return place, side
        acts = tokens[place].low in words.words and tokens[place].low not in ("their", "his", "her")
        if acts or tokens[place].text in ",;:.":
            break
    return -1, None


def _beside(reader: Reader, first: int, last: int) -> Person | None:
    """The person before or after an office: with a comma, a bracket, "is" or nothing between them."""
    tokens = reader.tokens
    if last + 1 < len(tokens) and tokens[last + 1].low in _BE:
        ahead = next((p for p in reader.people if p.first == last + 2), None)
        if ahead is not None:
            return ahead
    for person in reader.people:
        if person.first <= first and last <= person.last:
            return person
        if last < person.first <= last + 6 and all(
            t.text == "," or t.low in _GLUE or t.mention is not None for t in tokens[last + 1 : person.first]
        ):
            return person
        if person.last < first <= person.last + _REACH and not any(
            person.last < p.first < first for p in reader.people
        ):
            gap = tokens[person.last + 1 : first]
            joined = bool(gap) and (gap[0].text in (",", "(") or gap[0].low in _BE)
            acts = (reader.words.words, reader.words.replace)
            if joined and not any(t.low in acts[0] or t.low in acts[1] or t.text in ";:.)" for t in gap[1:]):
                return person
    return None
