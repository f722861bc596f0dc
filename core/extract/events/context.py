"""What the sentences before have named: whom a pronoun, "the group" or "His Excellency" stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.extract.document import Mention, Sentence
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables

_STYLES = {
    "excellency": "excellency",
    "h.e.": "excellency",
    "highness": "highness",
    "h.h.": "highness",
    "majesty": "majesty",
}
_BACK = 12
"""Sentences back that a pronoun may reach."""
_STYLE_REACH = 8
"""Tokens between "His Excellency" and the name."""


@dataclass(slots=True)
class Context:
    """The sentences of an article, and the one that is being read. Answers are looked up only when a pronoun asks."""

    sentences: list[Sentence]
    index: int = 0
    lead_place: str | None = None
    """A place that stands alone at the head of its bullet or paragraph ("CHERKASY."), with its block."""
    lead_block: int = -1
    sections: dict[int, str] = field(default_factory=dict)
    """By block of a heading: the place that it names beside a day ("Khan Younis, 16 July")."""
    _styled: dict[str, Mention] | None = field(default=None)

    def lead(self, sentence: Sentence) -> str | None:
        """The place that the label of the sentence's block names, or the heading over it."""
        if self.lead_block == sentence.block.index:
            return self.lead_place
        return self.sections.get(sentence.block.heading.index) if sentence.block.heading is not None else None

    @property
    def person(self) -> Mention | None:
        """The person that the nearest sentence before has as a subject."""
        for sentence in self._before():
            for mention in sentence.mentions:
                if mention.kind == "person" and preposition_before(sentence.tokens, mention.first) is None:
                    return mention
        return None

    @property
    def group(self) -> Mention | None:
        """The side or organisation that the nearest sentence before has as a subject, one that acts before others."""
        finite = tables().finite
        for sentence in self._before():
            groups = [
                m
                for m in sentence.mentions
                if m.kind in ("side", "org") and preposition_before(sentence.tokens, m.first) is None
            ]
            for mention in groups:
                if any(t.low in finite for t in sentence.tokens[mention.last + 1 : mention.last + 4]):
                    return mention
            if groups:
                return groups[0]
        return None

    def styled(self, style: str) -> Mention | None:
        """Whom a press release means by "His Excellency", "His Highness": the first person so styled."""
        if self._styled is None:
            self._styled = {}
            for sentence in self.sentences:
                for mention in sentence.mentions:
                    if mention.kind == "person":
                        for token in sentence.tokens[max(0, mention.first - _STYLE_REACH) : mention.first]:
                            if token.low in _STYLES:
                                self._styled.setdefault(_STYLES[token.low], mention)
        return self._styled.get(style)

    def _before(self) -> list[Sentence]:
        return self.sentences[max(0, self.index - _BACK) : self.index][::-1]
