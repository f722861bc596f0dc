"""The days that a sentence or an article tells, read for the meetings of delegations."""

from __future__ import annotations

import datetime as dt

from core.extract.delegations.sides import home_of
from core.extract.document import Sentence
from core.model import DateMention, Event

_RELATIVE = frozenset(("which", "who", "whose", "where"))
_ANNOUNCED = frozenset(
    "said says told announced approved named appointed decree signed published added stated according reported "
    "will sent confirmed".split()
)
"""Words of a sentence whose day may be that of the announcement."""


def party_to(side: str, sides: list[str]) -> bool:
    """Whether one of the sides is the country or the movement that the side goes by as well."""
    return any(home_of(side) == other or home_of(other) == side for other in sides)


def in_dateline(sentence: Sentence, mention: DateMention | None) -> bool:
    """The day stands before the first word of the sentence, "DOHA, March 13 -": that of writing."""
    if mention is None or not sentence.start <= mention.start < sentence.end:
        return False
    before = sentence.tokens[: sentence.token_at(mention.start)]
    return bool(before) and before[0].capital and all(t.capital or t.kind in ("punct", "number") for t in before)


def in_other_clause(sentence: Sentence, mention: DateMention | None, at: int) -> bool:
    """The day stands in a clause that ends before the token `at`: ", which was away when they met on 11 July, came"."""
    if mention is None or not sentence.start <= mention.start < sentence.end:
        return False
    place, end = sentence.token_at(mention.start), sentence.token_at(mention.end - 1)
    if end >= at or not any(t.text == "," for t in sentence.tokens[end:at]):
        return False
    opens = max((i for i in range(place) if sentence.tokens[i].text == ","), default=-1)
    return any(t.low in _RELATIVE for t in sentence.tokens[opens + 1 : opens + 2])


def announced(sentence: Sentence) -> bool:
    """The sentence's day may be the one on which somebody said so."""
    return not _ANNOUNCED.isdisjoint(sentence.words)


def first_day(event: Event | None, day: str | None) -> str | None:
    """The first day of the event, else the day told."""
    return event.date.start if event is not None and event.date is not None else day


def days_between(one: str, other: str) -> int:
    """Days between two days or months; 0 where one holds the other."""
    if one.startswith(other) or other.startswith(one):
        return 0
    first, second = (dt.date.fromisoformat((value + "-01-01")[:10]) for value in (one, other))
    return abs((first - second).days)
