"""Who says so: every stretch of an article that somebody other than the outlet vouches for.

An attribution holds to the end of its sentence, a source in brackets or before a colon for its whole bullet, a
quotation as long as it runs (ANNOTATION: rulings on figures). What no attribution covers is the outlet's own voice.
Where "X said Y claimed" nests, the innermost holder is the speaker and the outer one is the relay (`via`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby

from msgspec.structs import replace

from core.extract.attribution import Attribution, Speakers
from core.extract.document import Block, Document, Sentence
from core.extract.speech.reach import Voice, owners_of
from core.extract.speech.voices import Voices

_LEAD = 12
"""Sentences of headline and lead, in which a speaker may still be unnamed."""
_OPENING = "“«„"
_CLOSING = "”»"
_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")


def annotate_speakers(doc: Document) -> Speakers:
    """Every attribution of the article, in the order of the text.

    Reads the names and dates that earlier layers wrote on the document; never raises for a document that lacks them.
    """
    return _Reader(doc).read()


_COUNTS = 3
"""Tokens behind the colon of a label in which its number stands: "personnel: about 309,520"."""


def ends_label(sentence: Sentence) -> bool:
    """Whether the sentence is a label with its number: "tanks: 5,338 (+14)"."""
    colon = sentence.lows.index(":", 1) if ":" in sentence.lows[1:5] else 0
    return colon > 0 and any(t.kind == "number" for t in sentence.tokens[colon + 1 : colon + 1 + _COUNTS])


class _Reader:
    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.voices = Voices(doc)
        opened = any(mark in doc.text for mark in _OPENING)
        self.marks = [found.start() for found in _MARK.finditer(doc.text)] if opened else []
        """Where the curly and angled quotation marks stand."""
        self.straight = '"' in doc.text
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
        self.section: tuple[Block, Attribution] | None = None
        """The source that a heading names for what stands under it: "DISPLACED (UNHCR unless noted)"."""
        self.listing: Attribution | None = None
        """The speaker of a list that the bullets after a colon belong to."""

    def read(self) -> Speakers:
        block = None
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
        voices = self.voices.read(sentence, self.carried is not None)
        if self.listing is not None and ends_label(sentence):
            voices = [voice for voice in voices if voice.unit.rule != "label"]
        if any(voice.name for voice in voices):
            self._write(sentence, owners_of(sentence, voices))
        elif not voices:
            self._follow(sentence)
        self._after(sentence, voices)
        if sentence.block.kind == "heading":
            self.subhead = None if voices or sentence.index < 2 else sentence

    # -- what each unit vouches for

    def _write(self, sentence: Sentence, owners: list[Voice | None]) -> None:
        tokens = sentence.tokens
        at = 0
        for _, stretch in groupby(owners, key=id):
            voice = owners[at]
            end = at + len(list(stretch)) - 1
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
        """Whether the sentence begins with a label of its own: "RSF: no comment"; "tanks: 5,338" says what is counted
        and not who says so."""
        if ":" not in sentence.lows[1:5]:
            return False
        counted = self.listing is not None and ends_label(sentence)
        return not counted

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
