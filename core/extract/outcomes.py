"""What came of it: hit or intercepted, destroyed or damaged, agreed or refused, civilians or fighters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.extract.document import Document, Sentence
from core.extract.speakers import Attribution, Speakers
from core.lexicon import compiled, load
from core.model import Claim, When

if TYPE_CHECKING:
    from core.extract.dating import Dating

_REACH = 9
"""Tokens between an outcome and the thing that it is told of."""
_FAR_REACH = 14
"""The same for weapons: "hit the ministry in the city with a missile"."""
_NEGATIONS = frozenset(("not", "n't", "never", "no", "without", "failed", "nor", "neither"))
_WEAPONS = ("missile", "drone", "attack")
_WEAPON_CLASSES = frozenset(("hit", "stopped"))
_VALUE_WORDS = 6


@dataclass(slots=True, frozen=True)
class _Tables:
    outcomes: dict[str, str]
    things: dict[str, str]
    befalls: dict[str, frozenset[str]]
    dead: dict[str, str]
    subjects: frozenset[str]
    copulas: frozenset[str]
    opposed: frozenset[tuple[str, str]]


@compiled
def _tables() -> _Tables:
    data = load("claims")
    outcomes = dict(data["outcomes"])
    pairs = outcomes.pop("opposed")
    dead = data["dead"]
    things: dict[str, str] = {}
    for thing, words in data["things"].items():
        for word in words.split():
            things.setdefault(word, thing)
    return _Tables(
        outcomes={word: name for name, words in outcomes.items() for word in words.split()},
        things=things,
        befalls={name: frozenset(words.split()) for name, words in data["befalls"].items()},
        dead={word: name for name in ("civilians", "fighters") for word in dead[name].split()},
        subjects=frozenset(dead["subjects"].split()),
        copulas=frozenset(dead["copulas"].split()),
        opposed=frozenset((a, b) for pair in pairs for a, b in (pair, pair[::-1])),
    )


def opposed_outcomes(first: str, second: str) -> bool:
    """Whether two rules "outcome/<class>" cannot both hold of one thing."""
    return (first.removeprefix("outcome/"), second.removeprefix("outcome/")) in _tables().opposed


def find_outcomes(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind outcome, in the order of the text."""
    finder = _Finder(doc, speakers, dating)
    for sentence in doc.sentences:
        finder.read(sentence)
    return finder.claims


class _Finder:
    def __init__(self, doc: Document, speakers: Speakers, dating: Dating | None) -> None:
        self.doc = doc
        self.speakers = speakers
        self.dating = dating
        self.tables = _tables()
        self.claims: list[Claim] = []
        self.seen: set[tuple[str, str, str | None]] = set()

    def read(self, sentence: Sentence) -> None:
        """Add the outcomes that a sentence tells."""
        outcomes, dead = self.tables.outcomes, self.tables.dead
        tokens = sentence.tokens
        for token in tokens:
            low = token.low
            if low in outcomes and token.mention is None:
                self._outcome(sentence, token.index, outcomes[low])
            elif low in dead and token.index:
                self._dead(sentence, token.index, dead[low])

    def _outcome(self, sentence: Sentence, at: int, name: str) -> None:
        found = self._thing(sentence, at, name)
        if found is None:
            return
        thing, place_of_thing, passive = found
        tokens = sentence.tokens
        negated = any(token.low in _NEGATIONS for token in tokens[max(0, at - 4) : at])
        first, last = (place_of_thing, at) if passive else (at, at)
        while last + 1 < len(tokens) and last - at < _VALUE_WORDS and tokens[last + 1].kind != "punct":
            last += 1
        words = self._words(sentence, at if name == "stopped" else first, at if passive else last)
        self._add(sentence, at, thing, name, words, negated)

    def _thing(self, sentence: Sentence, at: int, name: str) -> tuple[str, int, bool] | None:
        """The thing nearest to the outcome, weapons first for hit and stopped; whether it stands before the verb."""
        tokens, things, befalls = sentence.tokens, self.tables.things, self.tables.befalls[name]
        found: list[tuple[int, str, int]] = []
        reach = _FAR_REACH if name in _WEAPON_CLASSES else _REACH
        for step in (-1, 1):
            place = at + step
            while 0 <= place < len(tokens) and abs(place - at) <= reach:
                token = tokens[place]
                if token.text in ".;:" or token.low in ("but", "while", "whereas"):
                    break
                thing = things.get(token.low)
                if thing in befalls and (token.mention is None or token.mention.kind != "org"):
                    weapon = 0 if name in _WEAPON_CLASSES and thing in _WEAPONS else 20
                    found.append((abs(place - at) + weapon, thing, place))
                place += step
        if not found:
            return None
        _, thing, place = min(found)
        return thing, place, place < at

    def _dead(self, sentence: Sentence, at: int, name: str) -> None:
        """ "most of the dead were civilians", "the dead were fighters, not civilians"."""
        tokens = sentence.tokens
        window = tokens[max(0, at - 6) : at]
        lows = [token.low for token in window]
        copula = next((k for k in range(len(lows) - 1, -1, -1) if lows[k] in self.tables.copulas), None)
        subject = {token.low for token in tokens[max(0, at - 14) : at]} & (self.tables.subjects | {"most"})
        if copula is None or not subject or any(token.kind == "punct" for token in window[copula:]):
            return
        if "not" in lows[copula:] or "no" in lows[copula:]:
            name = {"civilians": "fighters", "fighters": "civilians"}[name]
        self._add(
            sentence, at, "dead", name, "civilians" if name == "civilians" else self._words(sentence, at, at), False
        )

    def _add(self, sentence: Sentence, at: int, thing: str, name: str, words: str, negated: bool) -> None:
        token = sentence.tokens[at]
        attribution = self.speakers.at(token.start)
        holder = attribution.speaker if attribution else None
        when = self._when(sentence, at)
        place = next((m.name for m in sentence.mentions if m.kind == "place"), None)
        key = (thing, name, holder)
        if key in self.seen:
            return
        self.seen.add(key)
        value = f"{'not ' if negated else ''}{words}" + (f" ({holder})" if holder else "")
        self.claims.append(
            Claim(
                kind="outcome",
                about=f"what came of it: {thing}" + (f", {place}" if place else ""),
                topic="/".join(["outcome", thing, *([place] if place else []), *([when.start] if when else [])]),
                value=value,
                holder=holder,
                denies=negated or (attribution is not None and attribution.confidence == "denied"),
                date=when,
                actors=tuple(dict.fromkeys(m.name for m in sentence.mentions if m.kind == "side")),
                place=place,
                evidence=self._evidence(sentence, attribution),
                rule=f"outcome/{name}",
            )
        )

    def _when(self, sentence: Sentence, at: int) -> When | None:
        if self.dating is None:
            return None
        dated = self.dating.at(sentence, at)
        return dated.when if dated else None

    def _words(self, sentence: Sentence, first: int, last: int) -> str:
        return " ".join(self.doc.text[sentence.tokens[first].start : sentence.tokens[last].end].split())

    def _evidence(self, sentence: Sentence, attribution: Attribution | None):  # type: ignore[no-untyped-def]
        return self.doc.evidence(sentence.start, sentence.end)
