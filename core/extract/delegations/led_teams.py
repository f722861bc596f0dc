"""Whose team a verb of leading has for its object: "heads the other delegation", "led the main party, the Front"."""

from __future__ import annotations

from itertools import pairwise

from core.extract.delegations.reader import Reader
from core.extract.delegations.stood_for import side_behind
from core.lexicon.sides import is_country

_PARTIES = frozenset("party bloc alliance coalition movement faction".split())
_EARLIER = frozenset("previous previously earlier formerly until preceding".split())
"""Words for a round before the one that is told of."""
_NEAR = 3
"""Between "the Russians" and the verb of leading stand no more words."""


def object_team(reader: Reader, index: int) -> str | None:
    """The side of the team that stands behind the verb at `index`; None where none does, or nothing tells whose."""
    tokens = reader.tokens
    if index + 1 < len(tokens) and tokens[index + 1].low in ("it", "them"):
        return reader.recent()
    for place in range(index + 1, min(index + 9, len(tokens))):
        low = tokens[place].low
        if low in _PARTIES and (named := _named_behind(reader, place)):
            return named
        owner = place + 1 < len(tokens) and tokens[place + 1].low in ("'s", "'")
        if reader.is_team(place) and not owner:
            side = reader.team_side(place)
            if side or low in reader.words.delegation:
                return side or reader.recent()
            ahead = reader.sides.before(reader.sentence, index)
            return ahead or (None if reader.indefinite(place) else reader.recent())
        if low == "one" and (side := reader.sides.before(reader.sentence, place)):
            return side
        if (
            low in ("'s", "'")
            and place - index <= _NEAR
            and tokens[place + 1 : place + 2]
            and tokens[place + 1].text in ",.;"
        ):
            return reader.side_at(place - 1)
        if place - index <= _NEAR and (side := reader.people_side(place)):
            return side
        if low in ("that", "those") and tokens[place + 1 : place + 2] and tokens[place + 1].low == "of":
            return reader.sides.after(reader.sentence, place)
        if low in reader.words.words or tokens[place].text in ",;:.":
            return None
    return None


def _named_behind(reader: Reader, place: int) -> str | None:
    """The party in the apposition of "led the main Hutu party, Frodebu", "the largest bloc, the Joint List"."""
    tokens = reader.tokens
    if place + 2 >= len(tokens) or tokens[place + 1].text != ",":
        return None
    first = place + 2 + (tokens[place + 2].low == "the")
    if first < len(tokens) and (side := reader.side_at(first)) and not is_country(side):
        return side
    last = first
    while last < len(tokens) and tokens[last].capital and tokens[last].mention is None:
        last += 1
    closed = last == len(tokens) or tokens[last].text in ",.;("
    return reader.document.text[tokens[first].start : tokens[last - 1].end] if last > first and closed else None


def that_of(reader: Reader, start: int) -> str | None:
    """The side of "X led the Thai delegation, Y that of Cambodia"."""
    tokens = reader.tokens
    if start + 2 >= len(tokens) or tokens[start].low not in ("that", "those") or tokens[start + 1].low != "of":
        return None
    return side_behind(reader.sides.at, reader.sentence, start + 2, len(tokens))[0]


def team_leads(reader: Reader, index: int) -> str | None:
    """The side of "the Thai side leads X", as a page says that is put into English word by word."""
    people = reader.listed(index + 1) if index and reader.is_team(index - 1) else []
    return reader.team_side(index - 1) if people and people[0].first - index <= _NEAR else None


def of_an_earlier_round(reader: Reader, index: int) -> bool:
    """ "X, who headed the delegation in Istanbul last year", "who had led it at the previous round"."""
    tokens = reader.tokens
    if not index or not {tokens[index - 1].low, tokens[max(0, index - 2)].low} & {"who", "had"}:
        return False
    end = next((i for i in range(index, len(tokens)) if tokens[i].text in ",;."), len(tokens))
    behind = [t.low for t in tokens[index + 1 : end]]
    last = any(
        one in ("last", "that") and two in ("year", "month", "time", "round", "spring") for one, two in pairwise(behind)
    )
    return last or not _EARLIER.isdisjoint(behind)
