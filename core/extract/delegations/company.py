"""Who sat beside whom: "X was joined by A and B", "X brought A along", "seated beside X were A and B"."""

from __future__ import annotations

from core.extract.delegations.findings import Seat
from core.extract.delegations.members import chain_left
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader

BROUGHT = frozenset(("brought", "brings", "bringing"))
BESIDE = frozenset("beside alongside next behind with flanking accompanying".split())
ACROSS = frozenset(("facing", "opposite", "across", "other"))
BOTH = frozenset(("two", "both", "rival", "opposing", "respective", "their"))
_BE = frozenset(("was", "were", "is", "are"))
_SAT = _BE | frozenset("sat sit sits stood stand came come arrived arrive travelled flew went entered seated".split())
_AUXILIARY = _BE | {"had", "has", "also", "been", "who"}
_THEM = frozenset(("him", "her", "them"))
_SELF = _THEM | {"himself", "herself", "themselves"}
_TABLE = frozenset(("side", "table", "room"))
_TEAMS = frozenset(("teams", "delegations", "sides", "commissions", "panels", "groups", "parties"))
_CO_CHAIRS = frozenset(("co-chairmanship", "co-chairs", "co-chaired", "co-presidency"))
_LEAD_IN = frozenset("along his its their also with him her them in as were was came".split())


def joined_by(reader: Reader, index: int) -> None:
    """ "X was joined at the table by A and B", where X sits for a side."""
    tokens = reader.tokens
    verb = tokens[index - 1].low if index else ""
    passive = verb in _BE or (verb in ("been", "also") and tokens[index - 2].low in _BE | {"has", "had"})
    by = next((i for i in range(index + 1, min(index + 6, len(tokens))) if tokens[i].low == "by"), None)
    if not passive or by is None or reader.team_left(index):
        return
    _take_along(reader, index, by + 1, "joined-by")


def had_beside(reader: Reader, index: int) -> None:
    """ "X had beside himself A and B", "Y had with her C", "Z had at his sides D"."""
    tokens = reader.tokens
    behind = [t.low for t in tokens[index + 1 : index + 3]]
    if len(behind) == 2 and behind[0] in ("beside", "with", "behind", "alongside") and behind[1] in _SELF:
        _take_along(reader, index, index + 3, "brought")
    elif behind in (["at", "his"], ["at", "her"], ["by", "his"], ["by", "her"], ["to", "his"], ["on", "his"]):
        _take_along(reader, index, index + 4, "brought")


def brought(reader: Reader, index: int) -> None:
    """ "X had brought A and B", "X brought along A and B"."""
    start = index + 1
    while start < len(reader.tokens) and reader.tokens[start].low in _LEAD_IN:
        start += 1
    _take_along(reader, index, start, "brought")


def _take_along(reader: Reader, index: int, start: int, rule: str) -> None:
    people = reader.listed(start)
    if not people or people[0].first - start > 5:
        return
    chain = [p for p in reader.people if p.last < index]
    subject = chain[-1] if chain and _clear(reader, chain[-1].last + 1, index) else None
    subject_side = None
    if subject is not None and (reader.seated_side(subject.name) or reader.about_talks_here()):
        subject_side = reader.seated_side(subject.name) or subject.side
    elif subject is None and index > 1 and reader.tokens[index - 2].low in ("he", "she"):
        subject_side = _side_of_subject(reader) or reader.recent()
    _seat_with(reader, subject_side, people, index, rule)
    told = reader.findings and reader.findings[-1].at == index and reader.findings[-1].sentence is reader.sentence
    if told and subject is not None and reader.seated_side(subject.name) is None:
        reader.findings[-1].seats.insert(0, Seat(subject, head=True))


def _clear(reader: Reader, first: int, last: int) -> bool:
    """Nothing but an office between commas, or an auxiliary, parts the subject from its verb."""
    gap = reader.tokens[first:last]
    verbs = {t.low for t in gap} & reader.words.words
    return len(gap) <= 12 and verbs <= _AUXILIARY and not any(t.text == ";" for t in gap)


def _seat_with(reader: Reader, side: str | None, people: list[Person], index: int, rule: str) -> None:
    """Seat those of a list who are not known to be another side's."""
    reader.add(side, [Seat(p) for p in people if p.side in (None, side)], index, rule, 0.82)


def beside(reader: Reader, index: int) -> None:
    """ "Seated beside X on Saturday were A and B", "With her in Brussels were A and B"."""
    tokens = reader.tokens
    opening = index == 0 or (index == 1 and tokens[0].low in ("seated", "sitting", "standing"))
    after_comma = index > 1 and tokens[index - 1].low == "and" and tokens[index - 2].text == ","
    if not (opening or after_comma) or index + 2 >= len(tokens):
        return
    verb = next((i for i in range(index + 2, min(index + 8, len(tokens))) if tokens[i].low in _SAT), None)
    if after_comma:
        last = reader.findings[-1] if reader.findings else None
        if tokens[index + 1].low in _THEM and last is not None and last.sentence is reader.sentence:
            _seat_with(reader, last.side, reader.listed(index + 2), index, "with-him")
        return
    if verb is None:
        return
    named = next((p for p in reader.people if index < p.first and p.last < verb), None)
    side = reader.seated_side(named.name) or named.side if named is not None else None
    if named is None and tokens[index + 1].low in _THEM:
        side = reader.side_of_him()
    _seat_with(reader, side, reader.listed(verb + 1), index, "with-him")


def _side_of_subject(reader: Reader) -> str | None:
    """The side of the person whom the sentence before begins with, if it seats them: "he"."""
    place = reader.sentence.index
    if not place:
        return None
    before = reader.document.sentences[place - 1]
    people = [m for m in before.mentions if m.kind == "person"]
    found = [f for f in (*reader.findings[-4:], *reader.met[-4:]) if f.sentence is before]
    first = people[0].name if people else None
    return next((f.side for f in found if any(s.person.name == first for s in f.seats)), None)


def across(reader: Reader, index: int) -> None:
    """ "Facing them were A, B and C", "On the other side of the table sat A", "across from X were B and C"."""
    tokens = reader.tokens
    other = tokens[index].low == "other"
    if (index > 2 if other else index > 1) or (other and not {t.low for t in tokens[index : index + 3]} & _TABLE):
        return
    verb = next((i for i in range(index + 1, min(index + 9, len(tokens))) if tokens[i].low in _SAT), None)
    people = reader.listed(verb + 1) if verb is not None else []
    if not people or verb is None or people[0].first - verb > 8:
        return
    recent = reader.last_side()
    sides = [p.side for p in people if p.side and p.side != recent]
    named = next((s for i in range(index, verb) if (s := reader.side_at(i))), None)
    side = sides[0] if sides else named or reader.sides.opponent(recent)
    reader.add(side, [Seat(p) for p in people if p.side in (None, side)], index, "across", 0.8)


def each_their_own(reader: Reader, index: int) -> bool:
    """The verb's object is both teams: "led the two delegations"."""
    behind = {t.low for t in reader.tokens[index + 1 : index + 6]}
    return bool(behind & _TEAMS) and bool(behind & BOTH)


def also_had(reader: Reader, index: int) -> None:
    """ "The American side also had A and B"."""
    if index == 0 or reader.tokens[index - 1].low != "also":
        return
    people = reader.listed(index + 1)
    side = next((s for i in range(index) if reader.is_team(i) and (s := reader.team_side(i))), None)
    if people and people[0].first - index <= 3:
        reader.add(side, [Seat(p) for p in people], index, "includes", 0.8)


def each_leads(reader: Reader, index: int) -> None:
    """ "X and Y led the two teams", "under the co-chairmanship of X and Y": each heads their own side's."""
    tokens = reader.tokens
    low = tokens[index].low
    if low in _CO_CHAIRS:
        start = next((i for i in range(index + 1, min(index + 3, len(tokens))) if tokens[i].low in ("of", "by")), None)
        people = reader.listed(start + 1) if start is not None else []
    else:
        people = chain_left(reader, index) if each_their_own(reader, index) else []
    sides = {p.side for p in people if p.side}
    if len(people) == len(sides) == 2:
        for person in people:
            reader.add(person.side, [Seat(person, head=True)], index, "leads", 0.9)


def people_were(reader: Reader, index: int) -> None:
    """ "As for the militia, its people at the table were three: A, B and C"; "for the army came A and B"."""
    tokens = reader.tokens
    if index > 1 or tokens[index].low != "as" or index + 1 >= len(tokens) or tokens[index + 1].low not in ("for", "to"):
        return
    side = next((s for i in range(index + 2, min(index + 6, len(tokens))) if (s := reader.side_at(i))), None)
    cue = next((i for i, t in enumerate(tokens) if t.text == ":" or t.low in ("came", "included", "sent")), None)
    if side and cue is not None:
        reader.add(side, [Seat(p) for p in reader.listed(cue + 1)], index, "on-side", 0.85)
