"""Who else is on a team: "includes A and B", "with him were A and B", "on the Russian side, A took part"."""

from __future__ import annotations

from core.extract.delegations.findings import Seat
from core.extract.delegations.lists import listed
from core.extract.delegations.people import Person
from core.extract.delegations.reader import MEMORY, Reader
from core.extract.delegations.stood_for import side_behind

_LEAD_IN = frozenset(
    "there were was are is present came sat took part attended participated also will be at the table in room we you "
    "one have saw see seen found find counted count spotted recognised recognized noticed know".split()
)
"""What may stand between "with him" or "on the Russian side" and the first name."""
_EXPERTS = frozenset(("experts", "advisers", "advisors", "officials", "members", "delegates", "representatives"))
_NEGOTIATE = frozenset("speak speaks spoke negotiate negotiates negotiated sat sit sits".split())
_BE = frozenset(("are", "were", "is", "was"))
_WITH = frozenset("with beside alongside behind accompanying around".split())
_COLON = 12
"""So many words may stand between a team and the colon before its list."""
_PRONOUNS = frozenset(("it", "they", "he", "she", "him", "her", "them"))


def includes(reader: Reader, index: int) -> None:
    """ "The team includes A and B", "a delegation including A", "and include A"."""
    people = reader.listed(index + 1)
    reader.add(_whose(reader, index), [Seat(p) for p in people], index, "includes", 0.92)


def made_of(reader: Reader, index: int) -> None:
    """ "The team consists of", "a group made up of", "composed of"."""
    tokens = reader.tokens
    of = next((i for i in range(index + 1, min(index + 4, len(tokens))) if tokens[i].low in ("of", "from")), None)
    if of is not None and {t.low for t in tokens[max(0, index - 8) : index]} & (reader.words.mediators | {"mediation"}):
        for person in reader.listed(of + 1):
            reader.add(person.side, [Seat(person, head=True)], index, "mediator", 0.85, role="mediator")
        return
    if of is not None and (people := reader.listed(of + 1)):
        reader.add(_whose(reader, index), [Seat(p) for p in people], index, "made-of", 0.92)


def _whose(reader: Reader, index: int) -> str | None:
    """The side of the team that the verb at `index` is about: "is headed by X and include Y" goes on with X's."""
    if index > 1 and reader.tokens[index - 1].low in ("'s", "'") and (owner := reader.tokens[index - 2].mention):
        # "X was in the Russian team, Ukraine's included Y": the noun is not said again.
        return owner.side if owner.kind == "person" else reader.side_at(index - 2)
    if side := reader.team_left(index):
        return side
    last = reader.findings[-1] if reader.findings else None
    if last is None or last.sentence is not reader.sentence:
        return None
    return None if any(t.text == ";" for t in reader.tokens[last.end : index]) else last.side


def along(reader: Reader, index: int) -> None:
    """ "The delegation was accompanied by A", "It was joined by A"."""
    if index + 1 < len(reader.tokens) and reader.tokens[index + 1].low == "by":
        people = reader.listed(index + 2)
        side = reader.team_left(index) if people else None
        reader.add(side, [Seat(p) for p in people], index, "accompanied", 0.85)


def with_him(reader: Reader, index: int) -> None:
    """ "With him were A and B", right after a sentence that names somebody of the team."""
    tokens = reader.tokens
    if index > 2 or not reader.findings or index + 1 >= len(tokens) or tokens[index + 1].low not in _PRONOUNS:
        return
    near = [f for f in reader.recent_findings(MEMORY) if not f.encounter]
    if not near:
        return
    start = index + 2
    while start < len(tokens) and tokens[start].low in _LEAD_IN:
        start += 1
    reader.add(
        reader.side_of_him() or near[-1].side, [Seat(p) for p in _on_and_on(reader, start)], index, "with-him", 0.9
    )


def _on_and_on(reader: Reader, start: int) -> list[Person]:
    """A list whose groups are parted by semicolons: "A of Hamas; B of Islamic Jihad; and C"."""
    people = reader.listed(start)
    while people:
        rest = [p for p in reader.people if p.first > people[-1].last]
        gap = reader.tokens[people[-1].last + 1 : rest[0].first] if rest else []
        parted = any(t.text == ";" for t in gap) and not any(t.low in reader.words.words for t in gap)
        if not parted or any(t.low in ("for", "from", "on") for t in gap):
            break
        people = [*people, *(reader.listed(rest[0].first) or rest[:1])]
    return people


def among(reader: Reader, index: int) -> None:
    """ "Among the Taliban negotiators are A and B", "negotiators met, among them A and B", after a sentence on a team
    "Among the better known are C and D"."""
    tokens = reader.tokens
    if index + 1 < len(tokens) and tokens[index + 1].low == "them":
        experts = any(t.low in _EXPERTS for t in tokens[max(0, index - 14) : index])
        own = reader.side_at(1) if index > 1 and tokens[0].low == "independent" else None
        side = own or reader.team_left(index) or (reader.recent() if experts else None)
        reader.add(side, [Seat(p) for p in reader.listed(index + 2)], index, "among", 0.8)
        return
    for place in range(index + 1, min(index + 8, len(tokens))):
        if reader.is_team(place) and (side := reader.team_side(place)):
            verb = next((i for i in range(place + 1, min(place + 6, len(tokens))) if tokens[i].low in _BE), None)
            if verb is not None:
                reader.add(side, [Seat(p) for p in reader.listed(verb + 1)], index, "among", 0.85)
            return
    verb = next((i for i in range(index + 1, min(index + 6, len(tokens))) if tokens[i].low in _BE), None)
    people = reader.listed(verb + 1) if verb is not None and index == 0 else []
    if people and verb is not None and people[0].first - verb <= 3 and all(p.first > verb for p in reader.people):
        reader.add(reader.recent(), [Seat(p) for p in people], index, "among", 0.75)


def among_those(reader: Reader, index: int) -> None:
    """ "Among those who were with the minister in Doha were A and B", "among the people with him sat C"."""
    tokens = reader.tokens
    company = next((i for i in range(index + 2, min(index + 7, len(tokens))) if tokens[i].low in _WITH), None)
    if index > 1 or company is None or tokens[index + 1].low == "them":
        return
    end = min(company + _COLON, len(tokens))
    verb = next((i for i in range(end - 1, company, -1) if tokens[i].low in _BE | _NEGOTIATE), None)
    people = reader.listed(verb + 1) if verb is not None else []
    if verb is None or not people or people[0].first - verb > 3:
        return
    mentions = (t.mention for t in tokens[company + 1 : verb])
    beside = next((m for m in mentions if m is not None and m.kind in ("person", "office", "side")), None)
    side = (reader.seated_side(beside.name) or beside.side) if beside is not None else None
    reader.add(side or reader.recent(), [Seat(p) for p in people], index, "among", 0.8)


def joining(reader: Reader, index: int) -> None:
    """ "Joining the Ukrainian team for the first time are A and B"."""
    tokens = reader.tokens
    team = next((i for i in range(index + 1, min(index + 7, len(tokens))) if reader.is_team(i)), None)
    if index > 1 or team is None:
        return
    verb = next((i for i in range(team + 1, min(team + _COLON, len(tokens))) if tokens[i].low in _BE), None)
    people = reader.listed(verb + 1) if verb is not None else []
    if verb is not None and people and people[0].first - verb <= 3:
        reader.add(reader.team_side(team) or reader.recent(), [Seat(p) for p in people], index, "includes", 0.85)


def members_are(reader: Reader, index: int) -> None:
    """ "Its other members are A and B", "other names given to us are C and D", after a sentence on the team."""
    tokens = reader.tokens
    verb = index + 1
    team = index if tokens[index].low == "participants" else None
    if tokens[index].low in ("names", "others"):
        verb = next((i for i in range(verb, min(verb + 8, len(tokens))) if tokens[i].low in _BE), len(tokens))
        if any(index < p.first < verb for p in reader.people):
            return
    elif verb < len(tokens) and tokens[verb].low == "of":
        team = next((i for i in range(verb + 1, min(verb + 7, len(tokens))) if reader.is_team(i)), None)
        verb = next((i for i in range(team or verb, min(verb + 9, len(tokens))) if tokens[i].low in _BE), len(tokens))
        if team is None:
            return
    if verb < len(tokens) and tokens[verb].low in _BE:
        own = reader.sides.before(reader.sentence, index) if team == index else None
        side = own or (reader.team_side(team) if team is not None else None) or reader.recent()
        people = reader.listed(verb + 1)
        side = side or next((p.side for p in people if p.side), None)
        reader.add(side, [Seat(p) for p in people], index, "includes", 0.85)


def apposed(reader: Reader, index: int) -> None:
    """ "Israel's delegation (A, B and C)", "the government's delegates A and B", "Kyiv named a team of nine: A, B"."""
    tokens = reader.tokens
    colon = next((i for i in range(index + 1, min(index + _COLON, len(tokens))) if tokens[i].text in ":;"), None)
    if index + 1 < len(tokens) and tokens[index + 1].low in ("heads", "leaders", "chiefs"):
        return
    if colon is not None and (tokens[colon].text == ";" or tokens[index].low in ("delegations", "teams")):
        # "Delegations at the talks: Chad - A, B; Niger - C": each has its own label.
        colon = None
    start = index + 2 if index + 1 < len(tokens) and tokens[index + 1].text in "(–—-," else index + 1
    people = reader.listed(start)
    if people and tokens[index + 1].text == "," and not _closed(reader, people):
        return
    if colon is not None and (not people or people[0].first > start):
        start, people = colon + 1, reader.listed(colon + 1)
    if len(people) < 2 or (start not in (people[0].first, people[0].named) and colon is None):
        return
    side = reader.team_side(index)
    if side is None and colon is not None:
        sender = next((p.side for p in reversed(reader.people) if p.last < index), None)
        side = reader.team_left(index + 1) or sender
    if side is not None:
        reader.add(side, [Seat(p) for p in people], index, "apposed", 0.85)


def _closed(reader: Reader, people: list[Person]) -> bool:
    """The list ends with a comma or the sentence: "the rebels' team, A, B and C, came"; not "after seeing the team, A
    and B left"."""
    after = [t for t in reader.tokens[people[-1].last + 1 :] if t.text not in ")”"]
    return not after or after[0].text in ",.;–—" or after[0].low == "who"


def _from_side(reader: Reader, index: int) -> None:
    """ "attended by A and B from the Thai side"."""
    for place in range(index + 2, min(index + 6, len(reader.tokens))):
        if reader.is_team(place) or reader.tokens[place].low == "part":
            side = reader.sides.before(reader.sentence, place)
            people = chain_left(reader, index) if side else []
            between = reader.tokens[people[-1].last + 1 : index] if people else []
            if people and all(t.low in _NEGOTIATE or t.low in _LEAD_IN for t in between):
                reader.add(side, [Seat(p) for p in people], index, "on-side", 0.8)
            return


def on_side(reader: Reader, index: int) -> None:
    """ "On the Russian side, A, B and C took part", "For the ELN there were present A and B"."""
    tokens = reader.tokens
    opening = index == 0 or tokens[index - 1].text in ",;:(–—" or tokens[index - 1].low in ("and", "while")
    if not opening:
        if tokens[index].low != "for":
            _from_side(reader, index)
        return
    side, last = None, index
    for place in range(index + 1, min(index + 7, len(tokens))):
        here = reader.side_at(place)
        if here and side is None:
            side, last = here, place
        elif (
            tokens[place].low in reader.words.with_side
            or tokens[place].low in reader.words.delegation
            or tokens[place].low in ("part", "behalf")
        ) or here:
            last = place
        elif tokens[place].low not in ("the", "of", "'s", "'", "a"):
            break
    if side is None:
        return
    start = last + 1
    while start < len(tokens) and (tokens[start].text in ",:" or tokens[start].low in _LEAD_IN):
        start += 1
    people = reader.listed(start)
    if not people or people[0].first - start > 5:
        return
    lead_in = {t.low for t in tokens[last + 1 : people[0].first]}
    tail = {t.low for t in tokens[people[-1].last + 1 : people[-1].last + 12]}
    told: bool | set[str] = lead_in & {
        "present",
        "were",
        "was",
        "came",
        "sat",
        ":",
        "attended",
        "include",
        "are",
        "seen",
        "saw",
        "see",
        "spotted",
        "counted",
    } or tail & (reader.words.attend | {"present", "attended", "sat", "leads", "lead", "came", "spoke", "negotiated"})
    told = told or any(t.low in _NEGOTIATE for t in tokens[people[0].last + 1 : people[-1].first])
    behind_colon = index > 0 and tokens[index - 1].text == ":"
    told = told or (start == people[0].first and (behind_colon or _others_here(reader, side)))
    if told:
        reader.add(side, [Seat(p) for p in people], index, "on-side", 0.88)


def stands_for(reader: Reader, index: int) -> None:
    """ "A, B and C speak for Kabul", "(Vera Grabe for the government, Pablo Beltrán for the ELN)"."""
    tokens = reader.tokens
    side, _ = side_behind(reader.sides.at, reader.sentence, index + 1, len(tokens))
    if not side or not index:
        return
    parted = max((i for i in range(index) if tokens[i].text == ";"), default=-1)
    if tokens[index - 1].low in _NEGOTIATE:
        people, rule = chain_left(reader, index - 1), "speaks-for"
    elif tokens[index - 1].mention is not None and (_others_here(reader, side) or _pair_of_for(reader)):
        people, rule = chain_left(reader, index), "for-side"
        earlier = max((i for i in range(index) if tokens[i].low == "for"), default=-1)
        people = (
            [p for p in people if p.first > max(earlier, parted)] if people and people[-1].last == index - 1 else []
        )
    else:
        return
    reader.add(side, [Seat(p, head=len(people) == 1) for p in people], index, rule, 0.8)


def _others_here(reader: Reader, side: str) -> bool:
    """The sentence has told already who was there for another side."""
    return any(f.sentence is reader.sentence and f.side != side for f in reader.findings[-3:])


def _pair_of_for(reader: Reader) -> bool:
    """At least two people of the sentence are followed by "for" and a side: then it tells who stood for whom."""
    tokens = reader.tokens
    sides = set()
    for person in reader.people:
        if person.last + 2 < len(tokens) and tokens[person.last + 1].low == "for":
            sides |= {reader.side_at(i) for i in range(person.last + 2, min(person.last + 4, len(tokens)))}
    return len(sides - {None}) > 1


def chain_left(reader: Reader, index: int) -> list[Person]:
    """The list of people that ends right before token `index`."""
    tokens = reader.tokens
    for start, first in enumerate(reader.people):
        if first.first >= index:
            break
        chain = [p for p in listed(reader.people[start:], tokens, first.first, reader.words) if p.last < index]
        gap = tokens[chain[-1].last + 1 : index] if chain else []
        if chain and any(chain[-1].last < p.first < index for p in reader.people):
            continue
        if chain and len(gap) <= 10 and not any(t.low in reader.words.words or t.text == ";" for t in gap):
            return chain
    return []
