"""What accusations and denials share: the act they are about, its topic, and the claims found so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from core.extract.attribution import Attribution
from core.extract.claiming.words import AccusationWords, accusation_words
from core.extract.document import Document, Sentence
from core.extract.speech.sources import Source
from core.lexicon.sides import side_of
from core.model import Claim, When

if TYPE_CHECKING:
    from core.extract.dating import Dating

NEAR = 5
"""Sentences after which a bare denial no longer answers an accusation."""
ANY = "deed"
"""The act of a claim that does not tell it."""
_TOLD_WORDS = 5
_BRIEF = 9
"""Words of an act that are told for people."""
_HEADING = 10
"""Tokens of a line that heads what follows."""
_NO_END = frozenset(
    """near into onto over after before when while who which than has had have was were is are he she they it those
    these used""".split()
)
"""Words besides the small ones at which no phrase ends."""
_SUFFERER = 12
"""Tokens before a verb that was suffered in which he begins who suffered it."""
_BEING = frozenset(("was", "were", "been", "being", "is", "are"))
_CLAUSE = frozenset("when that which who and but while as after before where if said says".split())
"""Words behind which a clause begins."""
_MARKS = frozenset((".", ",", ";", ":", "”", '"', "»"))


class Told(msgspec.Struct):
    """A claim that later denials may answer."""

    act: str
    topic: str
    about: str
    accused: str
    side: str | None
    sentence: int
    denies: bool
    day: str | None


class Telling:
    """The claims of one article about who did something."""

    def __init__(self, doc: Document, dating: Dating | None) -> None:
        self.doc = doc
        self.dating = dating
        self.words: AccusationWords = accusation_words()
        self.claims: list[Claim] = []
        self.told: list[Told] = []
        self.seen: set[tuple[str, str, bool]] = set()

    def _side(self, source: Source) -> str | None:
        mention = source.mention
        if mention is None:
            return side_of(source.name or source.head)
        return mention.name if mention.kind == "side" else mention.side

    def _act(self, sentence: Sentence, first: int, last: int) -> tuple[str, str] | None:
        """The act that the words tell, and the words from it on, in brief."""
        tokens = sentence.tokens
        for at in range(first, min(last + 1, len(tokens))):
            token = tokens[at]
            act = self.words.acts.get(token.low)
            if act and any(t.low == "first" for t in tokens[at + 1 : at + 3]):
                act = "start"
            if act and (token.mention is None or token.mention.kind not in ("side", "org", "person")):
                end = at
                while end < last and end - at < _BRIEF and tokens[end + 1].kind != "punct":
                    end += 1
                while end > at and (tokens[end].low in self.words.small or tokens[end].low in _NO_END):
                    end -= 1
                begin = self._sufferer(sentence, first, at)
                return act, " ".join(self.doc.text[tokens[begin].start : tokens[end].end].split())
        return None

    def _sufferer(self, sentence: Sentence, first: int, at: int) -> int:
        """Where "a woman working for the Red Cross" begins that "was shot"; the verb itself where it is no passive."""
        tokens = sentence.tokens
        if at - 1 <= first or tokens[at - 1].low not in _BEING:
            return at
        begin = at - 1
        while begin > first and at - begin < _SUFFERER and tokens[begin - 1].kind != "punct":
            if tokens[begin - 1].low in _CLAUSE:
                break
            begin -= 1
        return begin if begin < at - 1 else at

    def _fuller(self, act: tuple[str, str] | None, sentence: Sentence) -> tuple[str, str] | None:
        """An act that is named by a mere noun ("for that attack"), in the words of the sentence before."""
        if act is None or " " in act[1] or not act[1] or not sentence.index:
            return act
        before = self._act_before(sentence)
        return before if before is not None and before[0] == act[0] and " " in before[1] else act

    def _act_around(self, sentence: Sentence) -> tuple[str, str] | None:
        """The act told in the heading, in the whole sentence, or in the sentence before it in its paragraph."""
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        heads = before is not None and before.block is not sentence.block and len(before.tokens) <= _HEADING
        if before is not None and heads and (act := self._act(before, 0, len(before.tokens) - 1)):
            return act
        return self._act(sentence, 0, len(sentence.tokens) - 1) or self._act_before(sentence)

    def _act_before(self, sentence: Sentence) -> tuple[str, str] | None:
        """The act that the sentence before it in its paragraph tells."""
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.block is not sentence.block:
            return None
        return self._act(before, 0, len(before.tokens) - 1)

    def _brief(self, sentence: Sentence, first: int, last: int, most: int = _TOLD_WORDS) -> str:
        """At most so many words from token `first` on, up to the next mark and to a word that can end a phrase."""
        tokens = sentence.tokens
        end = first
        while end < last and end - first + 1 < most and tokens[end + 1].text not in _MARKS:
            end += 1
        while end > first and tokens[end].low in self.words.small:
            end -= 1
        return " ".join(self.doc.text[tokens[first].start : tokens[end].end].split())

    def _when(self, sentence: Sentence, at: int) -> When | None:
        if self.dating is None:
            return None
        dated = self.dating.at(sentence, min(at, len(sentence.tokens) - 1))
        return dated.when if dated else None

    def _place(self, sentence: Sentence, first: int = 0) -> str | None:
        """The first place that the sentence names from token `first` on."""
        return next((m.name for m in sentence.mentions if m.kind == "place" and m.first >= first), None)

    def _place_in(
        self,
        act: str,
        words: str,
        sentence: Sentence,
        at: int,
        accused: str,
        side: str | None,
        denies: bool,
        fresh: bool = False,
    ) -> Told:
        """The topic of the claim; an act told of close by is the same one, unless it is a `fresh` one."""
        when, place = self._when(sentence, at), self._place(sentence, at if fresh else 0)
        day = when.start if when else None
        for told in reversed(self.told):
            if fresh or sentence.index - told.sentence > NEAR:
                break
            counter = act == ANY and not denies and accused != told.accused
            if (counter or (told.act == act and act != ANY)) and (day is None or told.day in (None, day)):
                new = Told(told.act, told.topic, told.about, accused, side, sentence.index, denies, told.day)
                self.told.append(new)
                return new
        topic = "/".join(["attribution", act, *([place] if place else []), *([when.start] if when else [])])
        new = Told(act, topic, f"who is responsible: {words or act}", accused, side, sentence.index, denies, day)
        self.told.append(new)
        return new

    def _claim(
        self,
        told: Told,
        value: str,
        holder: str,
        attribution: Attribution | None,
        sentence: Sentence,
        at: int,
        actors: tuple[str, ...],
        rule: str,
    ) -> None:
        denies = not rule.startswith("accused")
        key = (told.topic, value.lower(), denies)
        if key in self.seen:
            return
        self.seen.add(key)
        start, end = sentence.start, sentence.end
        if attribution is not None:
            start = min(attribution.start, attribution.source_start)
            end = max(attribution.end, attribution.cue_end)
        self.claims.append(
            Claim(
                kind="attribution",
                about=told.about,
                topic=told.topic,
                value=value,
                holder=holder,
                denies=denies,
                date=self._when(sentence, at),
                actors=tuple(dict.fromkeys(actors)),
                place=self._place(sentence),
                evidence=self.doc.evidence(start, end),
                rule=rule,
            )
        )
