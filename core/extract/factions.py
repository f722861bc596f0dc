"""Factions of an armed group, told by their leader: "the Kiir faction", "Machar's wing", "FLN-Dridi".

A group that has split is no one side: each wing is a side of its own, under the group's name and its leader's, and its
leader is of that wing all over the article.
"""

from __future__ import annotations

from collections import Counter

from core.extract.document import Mention
from core.extract.line import Line
from core.lexicon.sides import is_bloc
from core.lexicon.sides import side_of as label_side

_WINGS = frozenset(("wing", "faction"))
_LEADS = frozenset("led leads heads headed commands".split())
_KINDS = frozenset("political military armed youth women's student left right".split())
"""Before "wing" these make it a part of a group that has not split."""
_REACH = 5


def name_factions(lines: list[Line]) -> None:
    """Make the wings that the article tells of into sides, and their leaders of them."""
    groups = Counter(m.name for line in lines for m in line.mentions if _is_group(m))
    if not groups:
        return
    written: dict[str, str] = {}
    for line in lines:
        _add_written(line, groups, written)
    parent = _parent(lines, groups, written)
    wings: dict[str, str] = {}
    for line in lines:
        for mention in line.mentions:
            if mention.kind == "person" and (name := _written_for(mention.name, written)):
                wings[mention.name] = name
    for line in lines:
        if not line.sentence.words.isdisjoint(_WINGS):
            _find(line, parent, wings)
    for line in lines if wings else ():
        for mention in line.mentions:
            if mention.kind == "person" and mention.name in wings:
                mention.side = wings[mention.name]


def _parent(lines: list[Line], groups: Counter[str], written: dict[str, str]) -> str | None:
    """The group that has split: the one whose wings are named with it."""
    told = Counter(name.partition("-")[0] for name in written.values())
    for line in lines:
        for token in line.tokens if not line.sentence.words.isdisjoint(_WINGS) else ():
            if token.low in _WINGS:
                beside = [line.tokens[n].mention for n in range(max(0, token.index - 1), len(line.tokens))[:4]]
                told.update(m.name for m in beside[:1] + beside[2:] if m is not None and m.name in groups)
    return max(told, key=lambda name: (told[name], name)) if told else None


def _add_written(line: Line, groups: Counter[str], written: dict[str, str]) -> None:
    """Mark "FLN-Dridi" and "FLN-Ben Amar"; `written` gets the name by the leader's first word."""
    for place in line.joined:
        token = line.tokens[place]
        group, _, leader = token.text.partition("-")
        if group not in groups or not leader.istitle() or label_side(leader) is not None:
            continue
        covered = token.mention
        last = covered.last if covered is not None and covered.kind == "person" and covered.first == place else place
        if covered is not None:
            line.remove(covered)
        name = line.text(place, last)
        line.add(Mention("side", name, *line.span(place, last), place, last, side=name))
        written[leader] = name


def _written_for(person: str, written: dict[str, str]) -> str | None:
    return next((written[word] for word in person.split() if word in written), None)


def _is_group(mention: Mention | None) -> bool:
    return mention is not None and mention.kind == "side" and not mention.country and not is_bloc(mention.name)


def _find(line: Line, parent: str | None, wings: dict[str, str]) -> None:
    """The wings that one sentence names: each becomes a mention from its first word to its last."""
    for token in line.tokens:
        if token.low not in _WINGS or token.mention is not None or line.low(token.index - 1) in _KINDS:
            continue
        place = token.index
        first, last, leader, group = place, place, None, None
        before = line.mention(place - 1)
        if line.low(place - 1) in ("'s", "'") and place > 1:
            before = line.tokens[place - 2].mention
        if before is not None and before.kind == "person":
            leader, first = before, before.first
        elif _is_group(before):
            group, first = before, before.first if before else place
        if line.low(place + 1) == "of":
            skip = 3 if line.low(place + 2) == "the" else 2
            behind = line.mention(place + skip)
            if behind is not None and behind.kind == "person" and leader is None:
                leader, last = behind, behind.last
            elif behind is not None and _is_group(behind):
                group, last = behind, behind.last
        leader = leader or _subject(line, first)
        if leader is None:
            continue
        split, surname = group.name if group is not None else parent, leader.name.split()[-1]
        name = wings.setdefault(leader.name, f"{split}-{surname}" if split else f"{surname} faction")
        for covered in {id(m): m for t in line.tokens[first : last + 1] if (m := t.mention) is not None}.values():
            line.remove(covered)
        line.add(Mention("side", name, *line.span(first, last), first, last, side=name))


def _subject(line: Line, place: int) -> Mention | None:
    """The person whose wing it is: "X came for his wing of the movement", "X leads the rival wing"."""
    words = {line.low(n) for n in range(max(0, place - _REACH), place)}
    if words.isdisjoint(("his", "her", "own")) and words.isdisjoint(_LEADS):
        return None
    people = [m for m in line.mentions if m.kind == "person" and m.last < place]
    return max(people, key=lambda m: m.first) if people else None
