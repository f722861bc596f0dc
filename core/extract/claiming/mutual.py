"""Who blames each other: "traded accusations", "each said the other had fired first"."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from core.extract.claiming.denials import Denials
from core.extract.document import Mention, Sentence

SAYING = frozenset(("said", "says", "say", "claimed", "claims", "insisted", "insists", "maintained", "alleged"))
_BACK = 4
"""Sentences of a paragraph in which the two sides of "each blames the other" are looked for."""
_PAIR = 2
_EACH_OTHER = frozenset(("each other", "one another", "the other"))
_BOTH = frozenset(("each", "both", "sides", "parties", "they", "two", "rivals"))


class Mutual(Denials):
    """Tells whether a sentence has two sides lay one deed to each other, and which two they are."""

    def _traded(self, sentence: Sentence, at: int) -> bool:
        """ "Thailand and Cambodia traded accusations of firing first": the outlet tells that each blames the other."""
        behind = {token.low for token in sentence.tokens[at + 1 : at + 4]}
        return bool(behind & (self.words.charges | self.words.blame))

    def _each_other(self, sentence: Sentence, at: int) -> bool:
        """ "Each blames the other", "both sides accused each other": the two sides are those of the whole article."""
        tokens = sentence.tokens
        behind = " ".join(token.low for token in tokens[at + 1 : at + 3])
        subject = {token.low for token in tokens[max(0, at - 4) : at]}
        if behind not in _EACH_OTHER or not subject & _BOTH:
            return False
        if tokens[at].low in SAYING and self._act(sentence, at, len(tokens) - 1) is None:
            return False
        return not any(m.kind == "side" and m.last < at and m.form != "adjective" for m in sentence.mentions)

    def _parties(self, sentence: Sentence) -> list[Mention]:
        """The two sides that the paragraph names up to here, else those that the article names most; by mention."""
        near: dict[str, Mention] = {}
        for index in range(max(0, sentence.index - _BACK), sentence.index + 1):
            other = self.doc.sentences[index]
            for mention in other.mentions if other.block is sentence.block else ():
                side = mention.name if mention.kind == "side" else mention.side if mention.kind == "org" else None
                if side:
                    near.setdefault(side, mention)
        if near:
            return list(near.values()) if len(near) == _PAIR else []
        return self._main_sides

    @cached_property
    def _main_sides(self) -> list[Mention]:
        """The two sides that the article names most, by their first mentions; none where a third is named as often."""
        counted: Counter[str] = Counter()
        firsts: dict[str, Mention] = {}
        for other in self.doc.sentences:
            for mention in other.mentions:
                if mention.kind == "side":
                    counted[mention.name] += 1
                    firsts.setdefault(mention.name, mention)
        ranked = counted.most_common(3)
        clear = len(ranked) == _PAIR or (len(ranked) == 3 and ranked[2][1] * 2 <= ranked[1][1])
        return [firsts[name] for name, _ in ranked[:_PAIR]] if clear else []
