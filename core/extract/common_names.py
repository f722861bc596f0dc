"""Whom the common names of the parties mean: "the army" is the state's, "the rebels" the group that fights it.

An article of a war within one state names its parties once and then says "the military", "the navy", "the rebels".
The state is the home of the armed groups that the article names, else the one country whose government and forces it
names. Where it names several groups, or none, "rebels" stays a party of its own under that word.
"""

from __future__ import annotations

from collections import Counter

from core.extract.document import Mention
from core.extract.line import Line
from core.extract.party_names import is_civil
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.sides import group_homes, is_bloc, is_country

_OF_BODY = 2
"""A country's own government or army named tells more of whose war it is than its name."""
_LEAST = 3
_CLEAR = 2
"""The state is that of the article where it is named so many times as often as the next."""
_NOT_BEHIND = frozenset("of that which line lines".split())
"""Behind "the group", "the front" these make it another one: "the group of seven", "the front line"."""
_ON_THE_FRONT = frozenset("on at to from along near behind of".split())
"""Before "the front" where it is the line of battle."""
_DOMINANT = 2
"""The group that is named so many times as often as the next is meant by "the rebels"."""
_LOCAL = frozenset(("police", "authorities", "security forces", "troops"))
"""Bodies of the state that speak as those of one town: they keep their bare name."""


class _Words:
    """The word lists of groups.toml and frames.toml, compiled."""

    def __init__(self) -> None:
        table = load("groups")["common"]
        self.rebels = {plural: plural for plural in table["rebels"].split()}
        self.rebels |= {plural.removesuffix("s"): plural for plural in self.rebels}
        self.groups = frozenset(table["groups"].split())
        self.unaligned = dict.fromkeys(table["militias"].split(), "militia")
        self.of_state = frozenset(table["of_state"].split())
        self.forces = frozenset(table["forces"].split())
        self.bodies = frozenset(table["bodies"].split(";"))
        self.homes = {group: home for group, home in group_homes().items() if home}
        self.for_home = frozenset(load("frames")["stands_for_home"])


@compiled
def _words() -> _Words:
    return _Words()


def name_parties(lines: list[Line]) -> None:
    """Give the state's bare bodies their side and name; add "rebels" as the side that they are."""
    known = _words()
    rebels = known.rebels.keys()
    groups, countries = _named(lines)
    _name_coalition(lines, groups)
    state = _state(groups, countries, any(not rebels.isdisjoint(line.sentence.words) for line in lines))
    if state is None:
        return
    owned = "'" if state.endswith("s") else "'s"
    for line in lines:
        for mention in (*line.mentions, *line.absorbed):
            if mention.kind == "org" and mention.side is None and fold(mention.name) in _words().bodies:
                mention.side = _ground(line, countries) or state
                if mention.name.lower() not in _LOCAL and mention.side == state:
                    mention.name = f"{state}{owned} {mention.name}"
    own = [group for group, _ in groups.most_common() if _words().homes.get(group, state) == state]
    group = own[0] if len(own) == 1 or (own and groups[own[0]] >= _DOMINANT * groups[own[1]]) else None
    block, near, ground = None, None, None
    for line in lines:
        words = line.sentence.words
        if line.sentence.block is not block:
            block, near, ground = line.sentence.block, None, None
        ground = _ground(line, countries) or ground
        if not words.isdisjoint(known.rebels):
            _add_rebels(line, near or group, state)
        near = _group_before(line, len(line.tokens)) or near
        if group is not None and not words.isdisjoint(known.groups):
            _add_group(line, group)
        if not words.isdisjoint(known.unaligned):
            _add_militias(line)
        if not words.isdisjoint(known.of_state):
            _add_forces(line, ground or state)


def _named(lines: list[Line]) -> tuple[Counter[str], Counter[str]]:
    """How often each armed group and each country is named; a country's own bodies tell more."""
    groups: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for line in lines:
        for mention in line.mentions:
            side = mention.name if mention.kind == "side" else mention.side
            if side is None or is_bloc(side):
                continue
            if is_country(side):
                countries[side] += _OF_BODY if mention.kind == "org" else 1
            elif side in _words().homes or (mention.kind == "side" and not is_civil(side)):
                groups[side] += 1
    return groups, countries


def _state(groups: Counter[str], countries: Counter[str], rebels: bool) -> str | None:
    """The state within which the war of the article is fought; None where two states fight, or nothing tells."""
    words = _words()
    fighting = {group: n for group, n in groups.items() if group not in words.for_home}
    homes: Counter[str] = Counter()
    for group, n in fighting.items():
        if (home := words.homes.get(group)) is not None and countries[home]:
            homes[home] += n
    if homes:
        (home, n), *others = homes.most_common()
        return home if all(n >= _CLEAR * m for _, m in others) else None
    if (rebels or groups) and countries and not groups.keys() & words.for_home:
        (country, n), *others = countries.most_common()
        return country if n >= _LEAST and all(n >= _CLEAR * m for _, m in others) else None
    return None


def _ground(line: Line, countries: Counter[str]) -> str | None:
    """The country of the article on whose ground alone a sentence plays: its bodies are meant there."""
    grounds = {mention.country or mention.side for mention in line.mentions if mention.kind == "place"}
    (ground,) = grounds if len(grounds) == 1 else (None,)
    return ground if ground is not None and countries[ground] >= _LEAST else None


def _name_coalition(lines: list[Line], groups: Counter[str]) -> None:
    """Mark "the coalition", "coalition jets" where the article names one: it is meant."""
    named = [group for group in groups if "coalition" in group.lower()]
    if len(named) != 1:
        return
    for line in lines:
        if "coalition" not in line.sentence.words:
            continue
        for token in line.tokens:
            following = line.tokens[token.index + 1] if token.index + 1 < len(line.tokens) else None
            owned = line.low(token.index - 1) == "the" or (following is not None and following.low in _words().forces)
            free = not line.taken(token.index, token.index) and not (following is not None and following.capital)
            if token.low == "coalition" and owned and free:
                span = line.span(token.index, token.index)
                line.add(Mention("side", named[0], *span, token.index, token.index, side=named[0]))


def _add_rebels(line: Line, group: str | None, state: str) -> None:
    """Mark "rebels", "rebel" and the like that no name covers or stands before."""
    known = _words().rebels
    for token in line.tokens:
        plural = known.get(token.low)
        if plural is None or token.mention is not None or line.low(token.index + 1) in ("-", "‑"):
            continue
        beside = line.mention(token.index - 1)
        first = token.index
        if beside is not None and beside.last == token.index - 1 and beside.kind == "side":
            if beside.country != state or beside.form != "adjective":
                continue
            line.remove(beside)
            first = beside.first
        after = line.mention(token.index + 1)
        if first == token.index and after is not None and after.kind == "side" and not after.country:
            continue
        name = _group_before(line, token.index) or group or plural
        line.add(Mention("side", name, *line.span(first, token.index), first, token.index, side=name))


def _group_before(line: Line, place: int) -> str | None:
    """The armed group that the sentence names last before the place: "hit Ansar hideouts, leaving 12 rebels dead"."""
    named = [m for m in line.mentions if m.kind == "side" and m.last < place and not m.country and _is_group(m.name)]
    return max(named, key=lambda m: m.last).name if named else None


def _is_group(side: str) -> bool:
    return not is_bloc(side) and side not in _words().rebels and side != "militia"


def _add_group(line: Line, group: str) -> None:
    """Mark "the group", "this movement" where no name stands beside it."""
    for token in line.tokens[1:]:
        following = line.tokens[token.index + 1] if token.index + 1 < len(line.tokens) else None
        if (
            token.low in _words().groups
            and token.mention is None
            and line.low(token.index - 1) in ("the", "this", "that")
            and (following is None or (following.mention is None and following.low not in _NOT_BEHIND))
            and not (following is not None and following.capital)
            and not (token.low == "front" and line.low(token.index - 2) in _ON_THE_FRONT)
        ):
            line.add(Mention("side", group, *line.span(token.index, token.index), token.index, token.index, side=group))


def _add_militias(line: Line) -> None:
    """Mark "militia" and "militiamen" that nothing tells whose they are."""
    for token in line.tokens:
        name = _words().unaligned.get(token.low)
        beside = line.mention(token.index - 1)
        following = line.mention(token.index + 1)
        owned = line.low(token.index - 1) in ("'s", "'", "their", "his", "its")
        if name is not None and token.mention is None and beside is None and following is None and not owned:
            name = _group_before(line, token.index) or name
            line.add(Mention("side", name, *line.span(token.index, token.index), token.index, token.index, side=name))


def _add_forces(line: Line, state: str) -> None:
    """Mark the first words of "government troops", "army positions", "air force jets": they are the state's."""
    for token in line.tokens[:-1]:
        following = line.tokens[token.index + 1]
        first = token.index
        if token.low == "force" and line.low(first - 1) == "air":
            first -= 1
        elif token.low not in _words().of_state or token.low == "force":
            continue
        if following.low not in _words().forces or line.taken(first, following.index):
            continue
        beside = line.mention(first - 1)
        if beside is not None and beside.last == first - 1:
            continue
        if line.low(first - 1) in ("'s", "'", "their"):
            continue
        line.add(
            Mention(
                "side", state, *line.span(first, token.index), first, token.index, state, "adjective", country=state
            )
        )


def rebel_names() -> frozenset[str]:
    """The words that stand for the rebels of a state where the article names no one group."""
    return frozenset(_words().rebels.values())
