"""What came of it: hit or intercepted, destroyed or damaged, agreed or refused, civilians or fighters, there or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.claiming.hearsay import Hearsay, hearsay
from core.extract.claiming.outcome_words import outcome_words
from core.extract.claiming.phrasing import NO_LAST_WORD, Phrasing
from core.extract.document import Document, Sentence
from core.lexicon import compiled
from core.model import Claim, When

if TYPE_CHECKING:
    from core.extract.dating import Dating

_REACH = 9
"""Tokens between an outcome and the thing that it is told of."""
_SHORT_REACH = 5
"""The same for ground that is taken or held."""
_FAR_REACH = 14
"""The same for weapons: "hit the ministry in the city with a missile"."""
_NEGATIONS = frozenset(("not", "n't", "never", "no", "without", "failed", "nor", "neither"))
_TURNS = frozenset(("but", "while", "whereas"))
_WEAPONS = ("missile", "drone", "attack")
_WEAPON_CLASSES = frozenset(("hit", "stopped"))
_GROUND_CLASSES = frozenset(("taken", "held", "withdrawn", "staying"))
_BLOWS = frozenset(("hit", "destroyed", "damaged"))
_STRIKERS = frozenset(("aircraft", "ship"))
"""What strikes as often as it is struck."""
_PRESENCE = 8
_VALUE_WORDS = 6


def find_outcomes(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind outcome, in the order of the text."""
    return _Finder(doc, speakers, dating).find()


@compiled
def _triggers() -> frozenset[str]:
    """Every word that some rule looks at."""
    words = outcome_words()
    return frozenset((*words.phrases, *words.outcomes, *words.dead, *words.there, *words.nobody))


class _Finder:
    def __init__(self, doc: Document, speakers: Speakers, dating: Dating | None) -> None:
        self.doc = doc
        self.speakers = speakers
        self.dating = dating
        self.words = outcome_words()
        self.phrasing = Phrasing(doc, self.words)
        self.triggers = _triggers()
        self.claims: list[Claim] = []
        self.seen: set[tuple[str, str, str | None, bool, str | None]] = set()

    def find(self) -> list[Claim]:
        for sentence in self.doc.sentences:
            self._read(sentence)
        return self.claims

    def _read(self, sentence: Sentence) -> None:
        words, done = self.words, -1
        for at in sentence.places_of(self.triggers):
            token = sentence.tokens[at]
            low = token.low
            if at <= done:
                continue
            if low in words.phrases:
                done = self._phrase(sentence, at)
                if done >= at:
                    continue
            if low in words.outcomes and token.mention is None:
                self._outcome(sentence, at, at, words.outcomes[low])
            elif low in words.dead and at:
                self._dead(sentence, at, words.dead[low])
            elif low in words.there:
                self._there(sentence, at)
            elif low in words.nobody:
                self._absent(sentence, at)

    def _phrase(self, sentence: Sentence, at: int) -> int:
        """Index of the last token of the phrase of outcome that begins at `at`; at - 1 where none does."""
        lows = sentence.lows
        for words, name in self.words.phrases[lows[at]]:
            end = at + len(words)
            if tuple(lows[at:end]) == words:
                self._outcome(sentence, at, end - 1, name)
                return end - 1
        return at - 1

    def _outcome(self, sentence: Sentence, at: int, verb_end: int, name: str) -> None:
        found = self._thing(sentence, at, verb_end, name)
        if found is None:
            return
        thing, place_of_thing = found
        tokens = sentence.tokens
        passive = place_of_thing < at
        if passive and name in _BLOWS and thing in _STRIKERS and not self.phrasing.is_passive(sentence, at):
            return
        negated = any(token.low in _NEGATIONS for token in tokens[max(0, at - 4) : at])
        first, last = (place_of_thing, verb_end) if passive and name != "stopped" else (at, verb_end)
        if passive and name != "stopped":
            first = self.phrasing.whole(sentence, place_of_thing)
            last = verb_end + 2 if self.phrasing.goes_on(sentence, verb_end) else verb_end
        brief = f"{tokens[place_of_thing].text} " if passive and name == "stopped" else ""
        while not passive and last + 1 < len(tokens) and last - at < _VALUE_WORDS and tokens[last + 1].kind != "punct":
            last += 1
        last = max(last, mention.last) if (mention := tokens[last].mention) is not None else last
        while last > max(first, verb_end) and tokens[last].low in NO_LAST_WORD:
            last -= 1
        told = brief + self.phrasing.told(sentence, first, last)
        self._add(sentence, at, thing, name, told, negated, said_by=hearsay(sentence, at))
        beside = self.phrasing.beside(sentence, place_of_thing, name) if passive else None
        if beside is not None:
            other, token = beside
            self._add(sentence, at, other, name, f"{token} {self.phrasing.told(sentence, at, verb_end)}", negated)

    def _thing(self, sentence: Sentence, at: int, verb_end: int, name: str) -> tuple[str, int] | None:
        """The thing nearest to the outcome and its token, weapons first for hit and stopped."""
        tokens, things, befalls = sentence.tokens, self.words.things, self.words.befalls[name]
        found: list[tuple[int, str, int]] = []
        reach = _FAR_REACH if name in _WEAPON_CLASSES else _SHORT_REACH if name in _GROUND_CLASSES else _REACH
        for step, origin in ((-1, at), (1, verb_end)):
            place = origin + step
            while 0 <= place < len(tokens) and abs(place - origin) <= reach:
                token = tokens[place]
                if token.text in ".;:" or token.low in _TURNS:
                    break
                if step < 0 and token.low == "and" and name in _GROUND_CLASSES:
                    break
                thing = things.get(token.low)
                if thing == "aircraft" and place + 1 < len(tokens) and things.get(tokens[place + 1].low) == "ship":
                    thing = None
                if token.mention is not None:
                    ground = token.mention.kind == "place" and name in _GROUND_CLASSES
                    owner = token.mention.kind == "org" and place < at
                    thing = "town" if ground else None if owner else thing
                if thing in befalls:
                    farther = 0 if name in _WEAPON_CLASSES and thing in _WEAPONS else 20
                    found.append((abs(place - origin) + farther, thing or "", place))
                place += step
        if not found:
            return None
        _, thing, place = min(found)
        return thing, place

    def _dead(self, sentence: Sentence, at: int, name: str) -> None:
        """ "most of the dead were civilians", "the dead were fighters, not civilians"."""
        tokens = sentence.tokens
        window = tokens[max(0, at - 6) : at]
        lows = [token.low for token in window]
        copula = next((k for k in range(len(lows) - 1, -1, -1) if lows[k] in self.words.copulas), None)
        subject = {token.low for token in tokens[max(0, at - 14) : at]} & self.words.subjects
        if copula is None or not subject or any(token.kind == "punct" for token in window[copula:]):
            return
        if "not" in lows[copula:] or "no" in lows[copula:]:
            name = {"civilians": "fighters", "fighters": "civilians"}[name]
        told = "civilians" if name == "civilians" else self.phrasing.told(sentence, at, at)
        self._add(sentence, at, "dead", name, told, False)

    def _there(self, sentence: Sentence, at: int) -> None:
        """ "a commander, who was inside": somebody was where the blow fell."""
        tokens = sentence.tokens
        copula = at - 1
        if copula < 1 or tokens[copula].low not in self.words.being or tokens[copula - 1].low == "to":
            return
        if any(token.low in _NEGATIONS for token in tokens[max(0, at - 6) : at]):
            return
        for k in range(copula - 1, max(copula - 14, -1), -1):
            if tokens[k].low in self.words.somebody:
                self._add(sentence, at, "presence", "present", f"{tokens[k].text} was {tokens[at].low}", False)
                return

    def _absent(self, sentence: Sentence, at: int) -> None:
        """ "no party figure had been in the building": nobody of theirs was there."""
        tokens = sentence.tokens
        end = min(at + _PRESENCE, len(tokens))
        who = next((k for k in range(at + 1, min(at + 5, end)) if tokens[k].low in self.words.somebody), None)
        if who is None:
            return
        for k in range(at + 1, end):
            inside = tokens[k].low == "in" and any(self.words.things.get(t.low) for t in tokens[k + 1 : k + 4])
            if tokens[k].low in self.words.there or inside:
                last = k
                while last + 1 < len(tokens) and last - k < 2 and tokens[last + 1].kind != "punct":
                    last += 1
                self._add(sentence, at, "presence", "absent", self.phrasing.told(sentence, at, last), False)
                return

    def _add(
        self,
        sentence: Sentence,
        at: int,
        thing: str,
        name: str,
        words: str,
        negated: bool,
        said_by: Hearsay | None = None,
    ) -> None:
        attribution = self.speakers.at(sentence.tokens[at].start)
        holder = attribution.speaker if attribution else None
        denies = negated or (attribution is not None and attribution.confidence == "denied")
        if said_by is not None and holder is not None:
            self._put(sentence, at, thing, name, words, said_by.owner.name if said_by.owner else None, negated, negated)
            negated = denies = not negated
        self._put(sentence, at, thing, name, words, holder, denies, negated)

    def _put(
        self,
        sentence: Sentence,
        at: int,
        thing: str,
        name: str,
        words: str,
        holder: str | None,
        denies: bool,
        negated: bool = False,
    ) -> None:
        when = self._when(sentence, at)
        place = next((m.name for m in sentence.mentions if m.kind == "place"), None)
        key = (thing, name, holder, denies, place)
        if key in self.seen:
            return
        self.seen.add(key)
        no = "no " if self.words.things.get(words.partition(" ")[0].lower()) else "not "
        value = f"{no if negated else ''}{words}" + (f" ({holder})" if holder else "")
        topic = "/".join(["outcome", thing, *([place] if place else []), *([when.start] if when else [])])
        self.claims.append(
            Claim(
                kind="outcome",
                about=f"what came of it: {thing}" + (f", {place}" if place else ""),
                topic=topic,
                value=value,
                holder=holder,
                denies=denies,
                date=when,
                actors=tuple(dict.fromkeys(m.name for m in sentence.mentions if m.kind == "side")),
                place=place,
                evidence=self.doc.evidence(sentence.start, sentence.end),
                rule=f"outcome/{name}",
            )
        )

    def _when(self, sentence: Sentence, at: int) -> When | None:
        if self.dating is None:
            return None
        dated = self.dating.at(sentence, at)
        return dated.when if dated else None
