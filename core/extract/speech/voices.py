"""The voices of a sentence: each unit of speech with the name of who speaks."""

from __future__ import annotations

import re

from core.extract.document import Document, Sentence
from core.extract.speech.cues import Cue, find_cues
from core.extract.speech.labels import label_units, telling_lists
from core.extract.speech.memory import Memory
from core.extract.speech.reach import Voice
from core.extract.speech.sources import Source, owned
from core.extract.speech.unit import Unit
from core.extract.speech.units import Units
from core.lexicon.folding import fold
from core.lexicon.sides import side_of as label_side

_ACRONYM = 8
"""Longer words are no acronyms."""
_SPELLED = re.compile(
    r"((?:[A-Z][\w'’-]+)(?: (?:of|for|the|and|on|to|in|de|des|du|la)(?= )| [A-Z][\w'’-]+){1,8}) \(([A-Z]{2,8})\)"
)
_OF_STATE = frozenset(
    """ministry army military police government navy staff prosecutors command service services parliament presidency
    agency authorities""".split()
)


class Voices:
    """Reads the voices of an article's sentences, in the order of the text: it remembers who was named."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.memory = Memory()
        self.outlet = frozenset(fold(doc.article.source or "").replace(",", " ").split())
        self.full: dict[str, str] | None = None
        """Full names by their acronyms, where the article gives both."""
        self.telling = telling_lists(doc.sentences)
        """Bullets of lists of claims."""
        for sentence in doc.sentences:
            self.memory.foresee(sentence.mentions)

    def read(self, sentence: Sentence, goes_on: bool) -> list[Voice]:
        """Each unit with its speaker's name, what refers back resolved in the order of the text. `goes_on`: the
        sentence's block has a speaker already."""
        cues = find_cues(sentence)
        if not cues and not self._may_be_labelled(sentence):
            for mention in sentence.mentions:
                self.memory.see(mention, sentence)
            return []
        finder = Units(sentence, self.doc.text)
        units, phrases = self._units(sentence, cues, finder, goes_on), finder.phrases
        voices: list[Voice] = []
        mentions = sentence.mentions
        seen = 0
        for unit in units:
            limit = unit.source.first
            while seen < len(mentions) and mentions[seen].last < max(limit, 1):
                self.memory.see(mentions[seen], sentence)
                seen += 1
            subject = phrases.subject() if unit.source.kind == "pronoun" and unit.first > 3 and not voices else None
            if subject and (not subject.known or subject.last >= unit.first):
                subject = None
            name = self.memory.resolve(unit.source, sentence, subject)
            if label_side(name) is None:
                name = self._spelled_out(name)
            if name and unit.rule == "bracket":
                name = self._of_label(unit.source, sentence) or name
            if name and self._own(name, unit.source.kind):
                name = None
            if name and unit.partner:
                partner = self.memory.resolve(unit.partner, sentence)
                name = f"{partner} and {name}" if partner else name
            voices.append(Voice(unit, name, unit.via))
            if name:
                self.memory.speak(unit.source, name, sentence)
        for mention in mentions[seen:]:
            self.memory.see(mention, sentence)
        return voices

    def _units(self, sentence: Sentence, cues: list[Cue], finder: Units, goes_on: bool) -> list[Unit]:
        units = finder.find(cues) if cues else []
        parallel = goes_on or sentence.block.index in self.telling
        labels = label_units(sentence, finder.phrases, parallel)
        if not labels:
            return units
        others = [u for u in units if not any(u.first <= label.last and label.first <= u.last for label in labels)]
        return sorted([*others, *labels], key=lambda unit: (unit.first, unit.last))

    def _may_be_labelled(self, sentence: Sentence) -> bool:
        """Whether a colon, a bracket or a headline may hold a source without a cue."""
        text, start, end = self.doc.text, sentence.start, sentence.end
        return sentence.block.kind == "heading" or text.find(":", start, end) >= 0 or text.find("(", start, end) >= 0

    def _of_label(self, source: Source, sentence: Sentence) -> str | None:
        """ "Kenya: 192 dead (health ministry)": a bare ministry or service in brackets is its bullet's label's."""
        first = sentence.mentions[0] if sentence.mentions else None
        if first is None or first.first or not first.country or source.kind not in ("body", "people"):
            return None
        if first.last + 1 >= len(sentence.tokens) or sentence.tokens[first.last + 1].text != ":":
            return None
        words = sentence.tokens[source.first : source.last + 1]
        named = any(t.mention is not None and (t.mention.kind == "side" or t.low == "'s") for t in words)
        if named or _OF_STATE.isdisjoint(t.low for t in words):
            return None
        return owned(first.name, " ".join(t.text for t in words if t.low != "the"))

    def _spelled_out(self, name: str | None) -> str | None:
        """The full name of a body that the article shortens: "the SNSC" is what stands before "(SNSC)"."""
        if name is None or " " in name or not 2 <= len(name) <= _ACRONYM or not (name.isupper() or name.islower()):
            return name
        if self.full is None:
            self.full = {match[2]: match[1].removeprefix("The ") for match in _SPELLED.finditer(self.doc.text)}
        return self.full.get(name.upper(), name)

    def _own(self, name: str, kind: str) -> bool:
        """Whether the speaker is the outlet itself, or the body whose press release it is: that is no attribution."""
        words = fold(name).replace("'s", "").split()
        if words and words[0].startswith("correspondent"):
            return True
        if not self.outlet or not words:
            return False
        return kind in ("body", "outlet", "document") and self.outlet.issuperset(words)
