"""Briefs: "Kabul's delegation: A (head), B, C", and "Head: A", "Women: B, C" under a heading that names the team."""

from __future__ import annotations

from core.extract.delegations.clauses import behind_dateline
from core.extract.delegations.findings import Seat
from core.extract.delegations.label_sides import (
    BARE,
    ROLL,
    bare_side,
    by_acronym,
    gapped,
    heading_tells,
    in_row,
    of_most,
    owner,
    owners_side,
    side_of_label,
    tells_more,
)
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.model import Role

_LONGEST = 16
"""How many words a label before its colon may have."""
_DASHES = frozenset(("-", "–", "—"))
_ENDS_LABEL = _DASHES | {":", ";"}
_OFFICES = 11
"""How many words an office between a colon and the first name may have: "the foreign ministers of Oman and Kenya"."""
_PRESENT = frozenset("present attendance attending attended attendees participants participating seen spotted".split())
"""What a label says of people who were there, each for their own side."""
_LEADERS = frozenset("heads leaders chiefs chairs".split())
_SPEECH = frozenset("said says told answered asked replied added wrote asks answers explains noted".split())
_FACING = frozenset(("facing", "opposite", "across"))
"""What it says of those who sat across from whom the sentence before names."""
_TELL = frozenset("said says will would has have had is was are were to".split())


def labelled(reader: Reader) -> None:
    """ "Kabul's delegation: A (head), B, C", and "Head: A", "Women: B, C" under a heading that names the team."""
    tokens = reader.tokens
    start = behind_dateline(reader.sentence)
    for colon in reader.sentence.places_of(_ENDS_LABEL):
        token = tokens[colon]
        if colon < start:
            continue
        label = token.text == ":" and colon - start < _LONGEST
        if token.text in _DASHES:
            _read_dashed(reader, start, colon)
            continue
        if token.text == ";" or (label and not _read_label(reader, start, colon)):
            start = colon + 1


def _read_dashed(reader: Reader, start: int, dash: int) -> None:
    """Seat the list of "delegations: Chad - A, B; Niger - C", "• Taliban – A (head), B"."""
    if not start < dash <= start + BARE or not (start or reader.sentence.block.kind == "bullet"):
        return
    side = bare_side(reader, start, dash)
    told = side is not None and (heading_tells(reader) or not ROLL.isdisjoint([t.low for t in reader.tokens[:start]]))
    people = reader.listed(dash + 1) if told else []
    end = next((i for i in range(dash, len(reader.tokens)) if reader.tokens[i].text == ";"), len(reader.tokens))
    people = [p for p in people if p.last < end]
    if people and people[0].first - dash <= BARE and _ends_list(reader, people[-1].last + 1):
        reader.add(side, [Seat(p) for p in people], dash, "label", 0.85, timeless=True)


def _read_label(reader: Reader, start: int, colon: int) -> bool:
    """Seat the list behind a label; False where the words before the colon tell of no team."""
    end = _label_end(reader, colon)
    people = [p for p in reader.listed(colon + 1) if p.last < end and not _only_opened(reader, p.last + 1)]
    if not people or people[0].first - colon > _OFFICES or any(start <= p.last < colon for p in reader.people):
        return False
    if len(people) == 1 and colon - start > BARE and reader.sentence.block.kind == "heading":
        # "Talks collapse as Kabul 'refuses pledge': X" says whose words they are.
        return False
    before = {t.low for t in reader.tokens[max(start, colon - 3) : colon]}
    if before & _SPEECH or before & _FACING or reader.tokens[colon + 1].text in '"“':
        return False
    if _is_entry(reader, start, colon):
        return _seat_entry(reader, people, colon)
    role = _role_of(reader, start, colon) or _present(reader, start, colon) or _each_leads(reader, start, colon)
    if role == "party" and reader.tokens[colon + 1].low in ("for", "from", "on"):
        return False
    if role is not None:
        for person in _all_behind(reader, colon):
            side = reader.sides.of_mediator(person) if role == "mediator" else person.side
            reader.add(side, [Seat(person, head=True)], colon, "label", 0.85, timeless=True, role=role)
        return any(p.side for p in people)
    side, head, told = side_of_label(reader, start, colon)
    if not told and tells_more(reader, start, colon) and _ends_list(reader, people[-1].last + 1):
        side, told = reader.recent(), reader.recent() is not None
    side = by_acronym(reader, start, colon) or side if told else side
    if not told and (side := gapped(reader, start, colon)):
        told = True
    elif told and side is None and reader.is_team(colon - 1):
        side = owners_side(reader, start, colon) or of_most(people)
    several = len(people) > 1 or (not told and in_row(reader))
    if not told and several and _ends_list(reader, people[-1].last + 1):
        side = side or bare_side(reader, start, colon)
        told = reader.about_talks
    if not told or not side:
        return False
    leader = owner(reader, start, colon)
    if leader is not None:
        reader.add(side, [Seat(leader, head=True)], colon, "label", 0.85, timeless=True)
    seats = [Seat(p, head=head and i == 0) for i, p in enumerate(people)]
    role = _role_told(reader, start, colon)
    reader.add(side, seats, colon, "label", 0.9, timeless=role == "party", role=role)
    return True


def _is_entry(reader: Reader, start: int, colon: int) -> bool:
    """The label is the head of an entry about a meeting: "Brussels, 26 September:", "Second round, Doha, 3 May:"."""
    tokens = reader.tokens
    dates = [d for d in reader.sentence.dates if tokens[start].start <= d.start and d.end <= tokens[colon].start]
    if start or not dates or not reader.about_talks or len({t.low for t in tokens[:colon]} & reader.words.words):
        return False
    if any(reader.is_team(i) for i in range(colon)):
        return False
    named = [m for m in reader.sentence.mentions if m.last < colon]
    return all(m.kind == "place" or m.form in ("noun", "capital") for m in named)


def _seat_entry(reader: Reader, people: list[Person], colon: int) -> bool:
    """Seat the people of an entry, each of their own side; they are of two sides at least."""
    rest = [t.low for t in reader.tokens[people[-1].last + 1 :]]
    listed = not rest or rest[0] in (".", ";", ",", "(", "with")
    if not listed or len({p.side for p in people if p.side}) < 2 or reader.words.remote & set(rest):
        return False
    for person in people:
        reader.add(person.side, [Seat(person, head=True)], colon, "attends", 0.8)
    return True


def _role_told(reader: Reader, start: int, colon: int) -> Role:
    """As what the panel of "facilitated by the AU panel:", "between them sits a trio of ECOWAS's:" was there."""
    label = {t.low for t in reader.tokens[start:colon]}
    if label & (reader.words.mediators | reader.words.mediation) or label & {"mediation", "between"}:
        return "mediator"
    return "observer" if label & reader.words.observers else "party"


def _all_behind(reader: Reader, colon: int) -> list[Person]:
    """Everybody of the list behind a colon, semicolons or not, up to a verb."""
    people: list[Person] = []
    place = colon + 1
    for person in reader.people:
        if person.first <= colon:
            continue
        gap = reader.tokens[place : person.first]
        if len(gap) > _LONGEST or any(t.low in _TELL or t.text in ".:" for t in gap):
            break
        people.append(person)
        place = person.last + 1
    return people


def _role_of(reader: Reader, start: int, colon: int) -> Role | None:
    """As what the people behind "Mediators:", "Observers in the room:" were there, each of their own side."""
    label = [t.low for t in reader.tokens[start:colon]]
    if not 1 <= len(label) <= BARE + 1 or not reader.about_talks:
        return None
    if any(reader.side_at(i) for i in range(start, colon)):
        return None
    if reader.words.mediators & set(label) or "mediation" in label:
        return "mediator"
    if reader.words.observers & set(label):
        return "observer"
    return "host" if {"host", "hosts"} & set(label) else None


def _present(reader: Reader, start: int, colon: int) -> Role | None:
    """As parties are told who stand behind "Also present:", "In attendance at the opening:"."""
    label = {t.low for t in reader.tokens[start:colon]}
    sides = any(reader.side_at(i) for i in range(start, colon))
    told = not label.isdisjoint(_PRESENT) and reader.about_talks and colon - start < _LONGEST and not sides
    return "party" if told and not reader.is_team(colon - 1) else None


def _each_leads(reader: Reader, start: int, colon: int) -> Role | None:
    """As heads of their own sides' teams are told who stand behind "Delegation heads:", "Leaders of the two teams:"."""
    label = {t.low for t in reader.tokens[start:colon]}
    sides = any(reader.side_at(i) for i in range(start, colon))
    team = label & (reader.words.delegation | {"teams", "sides", "parties"})
    return "party" if team and label & _LEADERS and not sides and reader.about_talks else None


def _ends_list(reader: Reader, after: int) -> bool:
    """Nothing but an office follows the last name of the list: no headline's verb."""
    rest = reader.tokens[after:]
    return (
        not rest
        or rest[0].text in ".;("
        or rest[0].low.endswith("ing")
        or (rest[0].text == "," and not any(t.low in _TELL for t in rest))
    )


def _only_opened(reader: Reader, after: int) -> bool:
    """ "…; X opened the session and left": who only opens sits on no team."""
    return after < len(reader.tokens) and reader.tokens[after].low in (
        "opened",
        "hosted",
        "welcomed",
        "greeted",
        "left",
    )


def _label_end(reader: Reader, colon: int) -> int:
    """Where the list behind a colon ends: at the semicolon before the next label, else with the sentence."""
    texts = [token.text for token in reader.tokens]
    after = next((i for i in range(colon + 1, len(texts)) if texts[i] == ":"), len(texts))
    stops = [i for i in range(colon, after) if texts[i] == ";"] if after < len(texts) else []
    return stops[-1] if stops else len(texts)
