"""Who says so: every stretch of an article that somebody other than the outlet vouches for.

An attribution holds to the end of its sentence, a source in brackets or before a colon for its whole bullet, a
quotation as long as it runs (ANNOTATION: rulings on figures). What no attribution covers is the outlet's own voice.
Where "X said Y claimed" nests, the innermost holder is the speaker and the outer one is the relay (`via`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from core.extract.document import Block, Document, Sentence
from core.extract.speech.cues import Cue, find_cues
from core.extract.speech.labels import label_units, telling_lists
from core.extract.speech.memory import Memory
from core.extract.speech.reach import Voice, owners_of
from core.extract.speech.sources import Source, owned
from core.extract.speech.tables import tables
from core.extract.speech.unit import Unit
from core.extract.speech.units import Units
from core.lexicon.folding import fold
from core.lexicon.sides import side_of as label_side
from core.model import Confidence

_LEAD = 12
"""Sentences of headline and lead, in which a speaker may still be unnamed."""
_ACRONYM = 8
"""Longer words are no acronyms."""
_SPELLED = re.compile(
    r"((?:[A-Z][\w'’-]+)(?: (?:of|for|the|and|on|to|in|de|des|du|la)(?= )| [A-Z][\w'’-]+){1,8}) \(([A-Z]{2,8})\)"
)
_OF_STATE = frozenset(
    """ministry army military police government navy staff prosecutors command service services parliament presidency
    agency authorities""".split()
)
_OPENING = "“«„"
_CLOSING = "”»"
_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")


class Attribution(msgspec.Struct, frozen=True):
    """Words that somebody vouches for: characters `start` to `end` of the article's text (half-open)."""

    speaker: str
    cue: str
    """The words that tell it: "said", "according to"; for a follow-up sentence those of the sentence it follows."""
    via: str | None
    """The relay, where one is named: "told AFP", "Interfax reported"."""
    confidence: Confidence
    start: int
    end: int
    sentence: int
    """Index of the sentence within the document."""
    source_start: int
    source_end: int
    """The words that name the speaker."""
    cue_start: int
    cue_end: int
    """The words of the cue."""
    rule: str


class Speakers:
    """The attributions of an article, by place."""

    def __init__(self, attributions: list[Attribution], stretches: list[tuple[int, int, Attribution]]) -> None:
        self._attributions = attributions
        self._stretches = stretches
        self._starts = [start for start, _, _ in stretches]

    def at(self, offset: int) -> Attribution | None:
        """Who vouches for the character at `offset`; None where it is the outlet itself."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._stretches[place][1]:
            return self._stretches[place][2]
        return None

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self._attributions)

    def __len__(self) -> int:
        return len(self._attributions)


def annotate_speakers(doc: Document) -> Speakers:
    """Every attribution of the article, in the order of the text.

    Reads the names and dates that earlier layers wrote on the document; never raises for a document that lacks them.
    """
    return _Reader(doc).read()


class _Reader:
    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.memory = Memory()
        self.starters = tables().starters
        self.outlet = frozenset(fold(doc.article.source or "").replace(",", " ").split())
        opened = any(mark in doc.text for mark in _OPENING)
        self.marks = [found.start() for found in _MARK.finditer(doc.text)] if opened else []
        """Where the curly and angled quotation marks stand."""
        self.straight = '"' in doc.text
        self.full: dict[str, str] | None = None
        """Full names by their acronyms, where the article gives both."""
        self.attributions: list[Attribution] = []
        self.stretches: list[tuple[int, int, Attribution]] = []
        self.previous: Attribution | None = None
        """The last attribution of the article."""
        self.carried: Attribution | None = None
        """What the sentences that follow in this block inherit."""
        self.silent: list[Sentence] = []
        """Sentences since the last attribution that nobody is known to vouch for."""
        self.quoting = False
        """A quotation of the last speaker is still open."""
        self.unnamed: tuple[int, int] | None = None
        """Index of the last attribution and its sentence, where its speaker is a person whom nobody has named yet."""
        self.subhead: Sentence | None = None
        """The subhead last read, if it has no source of its own."""
        self.pending: list[Sentence] = []
        """Sentences of a quotation that opens a paragraph, whose speaker may be named behind it."""
        self.telling = telling_lists(doc.sentences)
        """Bullets of lists of claims."""
        self.section: tuple[Block, Attribution] | None = None
        """The source that a heading names for what stands under it: "DISPLACED (UNHCR unless noted)"."""
        self.listing: Attribution | None = None
        """The speaker of a list that the bullets after a colon belong to."""

    def read(self) -> Speakers:
        block = None
        for sentence in self.doc.sentences:
            self.memory.foresee(sentence.mentions)
        for sentence in self.doc.sentences:
            if sentence.block is not block:
                self._enter(sentence)
                block = sentence.block
            self._sentence(sentence)
        self._settle()
        self.stretches.sort(key=lambda stretch: stretch[0])
        self.attributions.sort(key=lambda attribution: (attribution.start, attribution.end))
        return Speakers(self.attributions, self.stretches)

    def _enter(self, sentence: Sentence) -> None:
        self._settle()
        kind = sentence.block.kind
        opens = sentence.tokens[0].text in _OPENING or sentence.tokens[0].text == '"'
        self.carried = self.listing if kind == "bullet" else None
        if kind == "heading":
            self.silent.clear()
        if kind != "bullet":
            self.listing = None
        if not opens and not (self.quoting and self._closes_first(sentence)):
            self.quoting = False

    def _closes_first(self, sentence: Sentence) -> bool:
        """Whether the first quotation mark of the block closes one that an earlier block opened."""
        text, start, end = self.doc.text, sentence.block.start, sentence.block.end
        marks = [at for mark in ("“", "”", '"', "«", "»") if (at := text.find(mark, start, end)) >= 0]
        if not marks:
            return False
        first = min(marks)
        return text[first] in _CLOSING or (text[first] == '"' and text[first - 1] in ".,!?")

    def _sentence(self, sentence: Sentence) -> None:
        voices = self._voices(sentence)
        if any(voice.name for voice in voices):
            self._write(sentence, owners_of(sentence, voices))
        elif not voices:
            self._follow(sentence)
        self._after(sentence, voices)
        if sentence.block.kind == "heading":
            self.subhead = None if voices or sentence.index < 2 else sentence

    def _units(self, sentence: Sentence, cues: list[Cue], finder: Units) -> list[Unit]:
        units = finder.find(cues) if cues else []
        parallel = self.carried is not None or sentence.block.index in self.telling
        labels = label_units(sentence, finder.phrases, parallel)
        if not labels:
            return units
        others = [u for u in units if not any(u.first <= label.last and label.first <= u.last for label in labels)]
        return sorted([*others, *labels], key=lambda unit: (unit.first, unit.last))

    def _may_be_labelled(self, sentence: Sentence) -> bool:
        """Whether a colon, a bracket or a headline may hold a source without a cue."""
        text, start, end = self.doc.text, sentence.start, sentence.end
        return sentence.block.kind == "heading" or text.find(":", start, end) >= 0 or text.find("(", start, end) >= 0

    def _voices(self, sentence: Sentence) -> list[Voice]:
        """Each unit with its speaker's name, what refers back resolved in the order of the text."""
        cues = [] if sentence.words.isdisjoint(self.starters) else find_cues(sentence.tokens)
        if not cues and not self._may_be_labelled(sentence):
            for mention in sentence.mentions:
                self.memory.see(mention, sentence)
            return []
        finder = Units(sentence, self.doc.text)
        units, phrases = self._units(sentence, cues, finder), finder.phrases
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

    # -- what each unit vouches for

    def _write(self, sentence: Sentence, owners: list[Voice | None]) -> None:
        tokens = sentence.tokens
        at = 0
        while at < len(tokens):
            voice = owners[at]
            end = at
            while end + 1 < len(tokens) and owners[end + 1] is voice:
                end += 1
            if voice is not None and voice.name:
                unit = voice.unit
                attribution = Attribution(
                    voice.name,
                    unit.cue,
                    voice.via,
                    unit.confidence,
                    tokens[at].start,
                    tokens[end].end,
                    sentence.index,
                    tokens[unit.source.first].start,
                    tokens[unit.source.last].end,
                    tokens[unit.cue_first].start,
                    tokens[unit.cue_last].end,
                    unit.rule,
                )
                self._add(attribution)
            at = end + 1

    def _add(self, attribution: Attribution) -> None:
        self.attributions.append(attribution)
        self.stretches.append((attribution.start, attribution.end, attribution))

    # -- sentences that go on with what another one said

    def _follow(self, sentence: Sentence) -> None:
        """A sentence without a source of its own: part of a quotation, a labelled bullet or a list."""
        base = None if self._labelled(sentence) else self.carried
        base = base or self._of_section(sentence)
        rule = "whole-bullet"
        text = sentence.tokens[0].text
        quoted = self.quoting or (
            text in '“"«' and self.previous is not None and sentence.index - self.previous.sentence <= 1
        )
        if base is None and quoted and self.previous is not None:
            if self.previous.sentence < sentence.index and self._runs_on(sentence):
                self.pending.append(sentence)
                return
            base, rule = self.previous, "quotation"
        if base is None:
            self.silent.append(sentence)
            return
        self._extend(base, sentence, rule)

    def _of_section(self, sentence: Sentence) -> Attribution | None:
        """The source that the heading over a list names for all of it."""
        if self.section is None or sentence.block.kind not in ("bullet", "row"):
            return None
        return self.section[1] if sentence.block.heading is self.section[0] else None

    def _runs_on(self, sentence: Sentence) -> bool:
        """Whether the sentence opens its paragraph with a quotation that goes on behind it, or is within such a one."""
        if self.pending:
            return True
        first = sentence.start == sentence.block.start
        return first and sentence.end < sentence.block.end and sentence.tokens[-1].text not in '”"»'

    def _settle(self) -> None:
        """A quotation that nobody was named behind goes on with the last speaker."""
        for sentence in self.pending:
            if self.previous is not None:
                self._extend(self.previous, sentence, "quotation")
        self.pending.clear()

    def _labelled(self, sentence: Sentence) -> bool:
        """Whether the sentence begins with a label of its own: "RSF: no comment"."""
        return any(token.text == ":" for token in sentence.tokens[1:5])

    def _extend(self, base: Attribution, sentence: Sentence, rule: str) -> None:
        self._add(
            Attribution(
                base.speaker,
                base.cue,
                base.via,
                base.confidence,
                sentence.start,
                sentence.end,
                sentence.index,
                base.source_start,
                base.source_end,
                base.cue_start,
                base.cue_end,
                rule,
            )
        )

    def _after(self, sentence: Sentence, voices: list[Voice]) -> None:
        """What the sentence means for its neighbours."""
        named = [voice for voice in voices if voice.name]
        if named:
            before = self.previous
            self.previous = self.attributions[-1]
            self._settle()
            self._backward(sentence, named, before)
            self.silent.clear()
            whole = [voice for voice in named if voice.unit.whole]
            if whole and sentence.block.kind in ("bullet", "heading"):
                self.carried = self.previous
            bracketed = sentence.tokens[-1].text == ")" and named[-1].unit.rule in ("bracket", "according-to")
            if bracketed and sentence.block.kind == "heading":
                self.section = (sentence.block, self.attributions[-1])
            if sentence.tokens[-1].text == ":":
                self.listing = self.previous
            self._name_later(sentence, named)
            self._head(sentence)
        self._quotes(sentence)

    def _backward(self, sentence: Sentence, named: list[Voice], before: Attribution | None) -> None:
        """ "So reported X", "X gave the figure", "(X)" ending a bullet, "X added": what stands before is X's too."""
        unit = named[0].unit
        attribution = self.attributions[-1]
        lone = unit.rule == "bracket" and len(named) == 1 and sentence.block.kind == "bullet"
        if unit.rule == "so-reported" or lone:
            rule = unit.rule
            taken = [s for s in self.silent if s.block is sentence.block]
        elif unit.rule == "gave-the-figure":
            rule = unit.rule
            taken = [s for s in self.silent[-1:] if s.index == sentence.index - 1 and s.block.kind == "paragraph"]
        elif unit.lemma == "add" and before and before.speaker == attribution.speaker and len(self.silent) <= 3:
            rule = "resumed"
            taken = [s for s in self.silent if s.block.kind == "paragraph" and s.index > before.sentence]
        else:
            return
        for silent in taken:
            self._extend(attribution, silent, rule)

    def _name_later(self, sentence: Sentence, named: list[Voice]) -> None:
        """ "A senior UN official said. Jane Doe told reporters": the first sentence's official has a name."""
        unit = named[0].unit
        if self.unnamed is not None:
            place, index = self.unnamed
            self.unnamed = None
            if sentence.index - index == 1 and unit.source.kind == "person" and unit.source.first == 0:
                old = self.attributions[place]
                self._replace(place, replace(old, speaker=named[0].name or old.speaker))
        source = unit.source
        indefinite = source.kind == "people" and not source.plural and not source.definite and source.mention is None
        if indefinite and sentence.index < _LEAD and sentence.tokens[source.first].low in ("a", "an"):
            self.unnamed = (len(self.attributions) - 1, sentence.index)

    def _head(self, sentence: Sentence) -> None:
        """A subhead says in brief what the sentence under it says, and so with its speaker."""
        attribution = self.attributions[-1]
        if self.subhead is None or attribution.start > sentence.start or sentence.block.kind == "bullet":
            return
        if sentence.block.heading is self.subhead.block and self.subhead.index == sentence.index - 1:
            self._extend(attribution, self.subhead, "subhead")

    def _replace(self, place: int, attribution: Attribution) -> None:
        old = self.attributions[place]
        self.attributions[place] = attribution
        for at in range(len(self.stretches) - 1, -1, -1):
            if self.stretches[at][2] is old:
                self.stretches[at] = (attribution.start, attribution.end, attribution)
                break

    def _quotes(self, sentence: Sentence) -> None:
        """Keep track of whether a quotation runs on behind the sentence."""
        text, start, end = self.doc.text, sentence.start, sentence.end
        place = bisect_left(self.marks, end) - 1 if self.marks else -1
        if place >= 0 and self.marks[place] >= start:
            self.quoting = text[self.marks[place]] in _OPENING
        if self.straight and text.count('"', start, end) % 2:
            self.quoting = not self.quoting
