"""What speaks for a name as a party's: it is called a group, has members or a team, sits or fights beside a side."""

from __future__ import annotations

from core.extract.line import Line
from core.extract.party_names import PartyName, party_words
from core.extract.verbs import verbs
from core.lexicon import compiled


def evidence_for(line: Line, name: PartyName, told: bool) -> int:
    """Points for the name by what stands in it and around it; `told` says that the line calls it a group."""
    known = party_words()
    return (
        2 * told
        + _acts(line, name)
        + (_team_before(line, name.first) or _faces_a_side(line, name.first))
        + _in_opposition(line, name.first)
        + _stood_for(line, name)
        + (not name.lows.isdisjoint(known.strong))
        + (not name.single and name.words[-1].lower() in known.members)
        + (name.acronym is not None and (name.spelled or not name.lows.isdisjoint(known.heads)))
        + (name.acronym is not None and " " in name.acronym)
    )


def _acts(line: Line, name: PartyName) -> int:
    """ "NSM fighters", "the NSM's delegation", "the NSM killed": what the name has or does."""
    known = party_words()
    behind = name.last + (4 if name.acronym else 1)
    after = line.low(behind)
    if after == "'s":
        after = line.low(name.last + 2)
    while line.low(behind) in _BEFORE_VERB:
        behind += 1
    has = after in known.members or after in known.teams
    return has + (after in known.members and not name.single) + (line.low(behind) in _violent())


_SENDS = frozenset("sent sends dispatched named nominated signed initialled attended joined accepted".split())
_OF = frozenset(("for", "of", "from", "representing"))


def _stood_for(line: Line, name: PartyName) -> int:
    """Somebody stands for it: "X of the Democratic Alliance"; two points where the sentence tells of a table."""
    known = party_words()
    place = name.first - 1
    while line.low(place) in ("the", "ruling", "opposition", "main", "former"):
        place -= 1
    if known.partisan.isdisjoint(name.lows):
        return 0
    named = line.tokens[place - 1] if place > 0 else None
    before = named is not None and (
        named.capital or named.low in known.table | _STANDS or line.low(place) == "representing"
    )
    stands = (before and line.low(place) in _OF) or _sends(line, name)
    return stands + (stands and not known.table.isdisjoint(line.sentence.words))


def _sends(line: Line, name: PartyName) -> bool:
    """It has people of its own or acts as a party to talks: "the League's X", "the Workers' Party sent Y"."""
    behind = name.last + 1
    if line.low(behind) == "'s":
        return behind + 2 < line.length and all(line.tokens[n].capital for n in (behind + 1, behind + 2))
    return line.low(behind) in _SENDS


_STANDS = frozenset(("behalf", "name", "leader", "leaders", "chairman", "president", "chair", "head", "secretary"))
_BEFORE_VERB = frozenset((",", "who", "which", "also", "then", "later", "has", "have", "had"))


def _in_opposition(line: Line, first: int) -> bool:
    """ "The opposition X", "the rebel X", "the opposition party X"."""
    return line.low(first - 1) in ("opposition", "rebel") or line.low(first - 2) == "opposition"


@compiled
def _violent() -> frozenset[str]:
    """Verbs in the past behind a name that fights."""
    actions = ("hit", "killed", "captured", "destroyed")
    return frozenset(
        form
        for form, entries in verbs().forms.items()
        if any(e.role == "doer" and e.past and not e.particle and e.action in actions for e in entries)
    )


def told_to_be_group(line: Line, first: int, last: int) -> bool:
    """ "the rebel group X", "X, an armed group", "X rebels"."""
    known = party_words()
    if line.low(first - 1) in known.kinds and line.low(first - 2) in known.hostile:
        return True
    if first < last and line.low(last + 1) in known.members:
        return True
    if line.low(last + 1) == "," and line.low(last + 2) in ("a", "an", "the"):
        ahead = [line.low(n) for n in range(last + 3, last + 8)]
        for place, low in enumerate(ahead):
            if low in _UNIONS:
                return True
            if low in known.kinds:
                return any(word in known.hostile for word in ahead[: place + 1])
            if low in (",", "who", "which", "that"):
                return False
    return False


_UNIONS = frozenset(("coalition", "alliance"))
"""What is told to be one is a party, whoever is in it."""


def _team_before(line: Line, first: int) -> bool:
    """ "the delegation of the X", "fighters of the X", "talks with the X"."""
    known = party_words()
    place = first - 1
    if line.low(place) == "the":
        place -= 1
    if line.low(place) not in ("of", "from", "by", "with", "for"):
        return False
    return line.low(place - 1) in known.members | known.teams | {"talks", "negotiations", "clashes", "ceasefire"}


def _faces_a_side(line: Line, first: int) -> bool:
    """ "the government and the X", "Manila and the X", "between the army and the X"."""
    place = first - 1
    if line.low(place) == "the":
        place -= 1
    if line.low(place) not in ("and", "with"):
        return False
    before = line.covers.get(place - 1)
    return line.low(place - 1) in ("government", "army", "military", "panel") or (
        before is not None and before.entry.kind == "side"
    )
