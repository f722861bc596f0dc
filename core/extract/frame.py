"""Who fights whom in an article: the frame that an ordinary reader brings to a sentence that leaves a side out.

"162 Ukrainian drones were intercepted" in a story on Russia and Ukraine is Russia's interception. The frame is counted
from the article itself: "between A and B", "A's strikes on B", "A-B talks"; no list of wars stands behind it.
"""

from __future__ import annotations

from collections import Counter

from core.extract.document import Document, Sentence
from core.extract.roles import shooter, side_of, target
from core.lexicon import load
from core.lexicon.sides import fields, is_country
from core.lexicon.sides import side_of as label_side

_CONFLICT = frozenset(
    """war ceasefire truce attack attacks strike strikes drones missiles rockets fire fighting clashes invasion offensive shelling prisoners prisoner hostages
    hostage talks negotiations conflict hostilities troops border deal agreement""".split()
)
_LEAST = 2
"""Fewer votes than this name no opponent."""


def home_of(side: str) -> str:
    """The country that an armed group fights in or for; a country is its own home."""
    row = load("groups")["groups"].get(side)
    if row is None:
        return side
    return fields(row, 2)[1] or side


def _is_state(side: str) -> bool:
    return is_country(side) or side == "Palestinians"


class Frame:
    """The sides of an article that stand against each other."""

    def __init__(self, document: Document) -> None:
        votes: Counter[tuple[str, str]] = Counter()
        for sentence in document.sentences:
            _vote(sentence, votes)
        self._opponents: dict[str, str] = {}
        totals: Counter[str] = Counter()
        for (a, b), count in votes.items():
            totals[a] += count
            totals[b] += count
        for (a, b), count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
            for side, other in ((a, b), (b, a)):
                if side not in self._opponents and count >= _LEAST and count * 2 >= totals[side]:
                    self._opponents[side] = other

    def opponent(self, side: str | None) -> str | None:
        """The one side that the article sets against this one, or None where there is none or more than one."""
        if not side:
            return None
        found = self._opponents.get(side)
        if found is None and (home := home_of(side)) != side:
            found = self._opponents.get(home)
        if found is None:
            rivals = {other for group, other in self._opponents.items() if home_of(group) == side and other != side}
            found = rivals.pop() if len(rivals) == 1 else None
        return found if found != side else None

    def people_of(self, side: str | None) -> str | None:
        """The people that suffer with a side: the country of an armed group, unless that country is its opponent."""
        if not side:
            return None
        home = home_of(side)
        return side if home == self._opponents.get(side) else home

    def external(self, side: str | None) -> bool:
        """Whether the side's opponent comes from outside: in a civil war the dead belong to no side."""
        opponent = self.opponent(side)
        return opponent is not None and home_of(opponent) != side

    def holder(self) -> str | None:
        """The one armed group that stands against somebody: who holds the hostages of the story."""
        groups = sorted(side for side in self._opponents if not _is_state(side))
        return groups[0] if len(groups) == 1 else None


def _vote(sentence: Sentence, votes: Counter[tuple[str, str]]) -> None:
    tokens = sentence.tokens
    sides: list[str] = []
    for mention in sentence.mentions:
        side = side_of(mention) if mention.kind in ("side", "org") else None
        if side and side not in sides:
            sides.append(side)
        if mention.kind == "side" and mention.first and tokens[mention.first - 1].low == "between":
            other = _after_and(sentence, mention.last)
            if other and other != mention.name:
                votes[_pair(mention.name, other)] += 3
    for token in tokens:
        if token.mention is None and "-" in token.text and token.capital:
            first, _, second = token.text.partition("-")
            if second[:1].isupper() and (a := label_side(first)) and (b := label_side(second)) and a != b:
                votes[_pair(a, b)] += 3
    by, against = shooter(sentence, 0, len(tokens)), target(sentence, 0, len(tokens))
    if by and against and by != against:
        votes[_pair(by, against)] += 2
    if len(sides) == 2 and any(t.low in _CONFLICT for t in tokens):
        votes[_pair(*sides)] += 1


def _after_and(sentence: Sentence, last: int) -> str | None:
    for mention in sentence.mentions:
        if last < mention.first <= last + 4 and sentence.tokens[mention.first - 1].low in ("and", "the"):
            return side_of(mention)
    return None


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
