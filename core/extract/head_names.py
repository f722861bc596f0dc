"""Parties called by the head of their name: "the Front" is the National Salvation Front that the article named before.

Newspapers give such a name in full once, or by its letters, and then by its head with a capital. The last party so
named that has that head is meant; a body that the lexicon knows by the bare word ("Congress") gives way to it.
"""

from __future__ import annotations

from core.extract.gazetteer import Entry, Hit
from core.extract.line import Line
from core.extract.party_names import party_words
from core.lexicon import compiled
from core.lexicon.sides import side_names

_OF_STATE = frozenset("army force forces command corps authority assembly".split())
"""Heads that by themselves are a state's: "the Army" is no National Liberation Army."""


def call_by_heads(lines: list[Line]) -> None:
    """Read "the Front", "the Front's delegation" as the party whose full name ended or began with that word."""
    heads = party_words().heads - _OF_STATE
    full: dict[str, Entry] = {}
    for line in lines:
        for hit in line.hits:
            if hit.entry.kind != "side" or hit.entry.country is not None:
                continue
            if hit.last > hit.first:
                full.update(dict.fromkeys({line.low(hit.first), line.low(hit.last)} & heads, hit.entry))
            elif (letters := _of_letters().get(hit.entry.name)) is not None:
                full.update(dict.fromkeys(sorted(letters), hit.entry))
        called = [Hit(full[line.low(place)], place, place) for place in _places(line, full)] if full else []
        if called:
            places = {hit.first for hit in called}
            kept = (hit for hit in line.hits if hit.first not in places)
            line.replace(sorted((*kept, *called), key=lambda hit: hit.first))


@compiled
def _of_letters() -> dict[str, frozenset[str]]:
    """By party, the heads of its names in full: "GNC" is a Congress."""
    heads: dict[str, set[str]] = {}
    known = party_words().heads - _OF_STATE
    for row in side_names():
        words = row.words.lower().split()
        if row.country is None and len(words) > 1 and (found := {words[0], words[-1]} & known):
            heads.setdefault(row.side, set()).update(found)
    return {side: frozenset(found) for side, found in heads.items()}


def _places(line: Line, full: dict[str, Entry]) -> list[int]:
    """Where a bare head stands for a party."""
    return [
        place
        for place in line.sentence.places_of(full.keys())
        if line.tokens[place].capital
        and line.low(place - 1) == "the"
        and not _goes_on(line, place)
        and ((hit := line.covers.get(place)) is None or (hit.first == hit.last and hit.entry.kind != "head"))
    ]


def _goes_on(line: Line, place: int) -> bool:
    """The word is part of a longer name: "the Front for Change", "the Congress Party", "the Council of State"."""
    behind = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    return behind is not None and (behind.low in ("of", "for") or (behind.capital and behind.kind == "word"))
