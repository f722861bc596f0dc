"""A unit of attribution, a source with its cue, and where what it says stands."""

from __future__ import annotations

from typing import Literal

import msgspec

from core.extract.document import Sentence
from core.extract.speech.cues import Cue, is_number
from core.extract.speech.phrases import Phrases
from core.extract.speech.sources import Source
from core.extract.speech.tables import tables
from core.model import Confidence

Place = Literal["before", "after"]

COMMAS = frozenset((",", "”", '"', "’", "'", "»", "–", "—", "“"))
_ENDS = frozenset((".", ",", ";", ":", "!", "?", "”", '"', "»", ")", "–", "—", "…", "...", "“", "’", "'"))


class Unit(msgspec.Struct, gc=False):
    """A source with its cue: tokens `first` to `last` of the sentence."""

    first: int
    last: int
    source: Source
    cue: str
    confidence: Confidence
    place: Place
    """Whether what is said stands before the unit or after it."""
    rule: str
    lemma: str = ""
    via: str | None = None
    cue_first: int = 0
    cue_last: int = 0
    shape: str = ""
    """The inflection of the verb: a second verb in the same shape shares the subject."""
    partner: Source | None = None
    """The first of two who speak together."""
    whole: bool = False
    """It speaks for the whole bullet: a label before a colon or a source in brackets."""


class Placing:
    """Makes the units of one sentence and tells whether they open or close what is said."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.text = text
        self.phrases = Phrases(sentence, text)
        self.lexicon = tables()
        self.found: list[Unit] = []

    def _make(self, first: int, last: int, source: Source, cue: Cue, rule: str, via: str | None = None) -> Unit:
        words = " ".join(token.text for token in self.tokens[cue.first : cue.last + 1])
        unit = Unit(
            first,
            last,
            source,
            words,
            cue.form.confidence,
            "before",
            rule,
            cue.form.lemma,
            via,
            cue.first,
            cue.last,
            cue.form.shape,
        )
        unit.place = self._place(unit)
        return unit

    def _place(self, unit: Unit) -> Place:
        """Whether the unit closes what is said ("…, X said.") or opens it ("X said …")."""
        tokens = self.tokens
        if unit.rule == "saying":
            return "before"
        if unit.rule == "passive":
            return "after"
        if unit.first == 0:
            return "after" if unit.rule == "so-reported" else "before"
        clause = self._clause_start(unit.first)
        content = unit.first - clause
        intro = content == 0 or self._intro(clause, unit.first)
        tail = self._tail_is_adjunct(unit.last + 1)
        if unit.rule in ("according-to", "citing", "inverted"):
            return "before" if intro and not tail else "after"
        if tokens[unit.first - 1].text in COMMAS and tail:
            return "after"
        if tail and not intro and tokens[unit.first - 1].text in COMMAS:
            return "after"
        return "before"

    def _clause_start(self, at: int) -> int:
        """Where the clause that ends before token `at` begins."""
        tokens = self.tokens
        for place in range(at - 1, -1, -1):
            if tokens[place].text in (";", ":"):
                return place + 1
        return 0

    def _intro(self, first: int, last: int) -> bool:
        """Whether these words are only an adverbial before the main clause."""
        tokens = self.tokens
        if first >= last:
            return True
        if tokens[first].low not in self.lexicon.intro and not self.phrases.dated(first) and last - first > 3:
            return False
        return last - first <= 14 and not any(
            is_number(tokens[k], self.lexicon) and not self.phrases.dated(k) for k in range(first, last)
        )

    def _tail_is_adjunct(self, at: int) -> bool:
        """Whether nothing but time, place and audience follows up to the next mark."""
        tokens, lexicon = self.tokens, self.lexicon
        size = len(tokens)
        steps = 0
        while at < size and steps < 16:
            token = tokens[at]
            if token.text in _ENDS:
                return True
            adjunct = (
                token.low in lexicon.adjuncts
                or self.phrases.dated(at)
                or token.low.endswith("ly")
                or (token.mention is not None and token.mention.kind in ("outlet", "place", "person"))
                or (token.capital and token.low not in lexicon.determiners)
            )
            if not adjunct:
                if token.low in lexicon.complement_words or is_number(token, lexicon):
                    return False
                steps += 7
            at += 1
            steps += 1
        return at >= size
