"""The day that a sentence without one takes from around it: its paragraph, its heading, the strike told before."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import Literal

from core.extract.dates.distance import Distances, distance
from core.extract.dates.running import is_running
from core.extract.dates.usage import Use
from core.extract.document import Block, Sentence

Basis = Literal["clause", "sentence", "label", "carried", "publication"]

_BACK = 12
"""How many sentences a day carries on."""
_FUTURE = frozenset("will shall would due expected planned scheduled set".split())
_OLD = 30
"""Days: an older day is told for background and stays in its paragraph."""
_BEFORE = 3
"""How many sentences back the day of a strike is looked for where a sentence tells only when it was reported."""
_FIGHTING = frozenset(
    """attack attacks attacked strike strikes struck raid raids clash clashes clashed fighting battle battles fought
    ambush ambushed shelling shelled bombing bombed bombardment explosion blast assault offensive killed storm stormed
    drone drones missile missiles rocket rockets shell shells mine bomb bombs hit fire fired overran exploded
    detonated blew shot gunmen crash crashed""".split()
)
_AHEAD = 2
"""How many sentences on a day is looked for that was not told before: "Five people died. The strike was on Friday."."""


class Carrying:
    """Answers for one document; `uses` are its dated expressions by sentence, `written` the day of writing."""

    def __init__(
        self, sentences: list[Sentence], uses: list[list[Use]], written: dt.date | None, distances: Distances
    ) -> None:
        self._sentences = sentences
        self.uses = uses
        self._written = written
        self._distances = distances
        self._headings: dict[int, Use | None] = {}
        """By block of a heading: the day that it names."""

    def of_paragraph(self, sentence: Sentence, index: int) -> tuple[Use, Basis, float] | None:
        """The day that its paragraph has told of: a strike's toll bears the strike's day, whenever it was reported."""
        if is_running(sentence, index):
            return None
        block = sentence.block
        for place in range(sentence.index - 1, max(-1, sentence.index - 1 - _BEFORE), -1):
            other = self._sentences[place]
            if other.block is not block:
                if block is not sentence.block or not self._goes_on(sentence, other):
                    return None
                block = other.block
            if any(use.open_ended for use in self.uses[place]):
                return None
            days = [use for use in self.uses[place] if self._carries(use, 0, sentence) and use.cost < 1.0]
            if days and (block is sentence.block or not other.words.isdisjoint(_FIGHTING)):
                return days[-1], "carried", 0.75
        return None

    def of_strike(self, sentence: Sentence) -> tuple[Use, Basis, float] | None:
        """The day of the last sentence of the paragraph that tells of fighting and of its day."""
        for place in range(sentence.index - 1, max(-1, sentence.index - 1 - _BEFORE), -1):
            other = self._sentences[place]
            if other.block is not sentence.block or any(use.open_ended for use in self.uses[place]):
                return None
            days = [use for use in self.uses[place] if self._carries(use, 0, sentence) and use.cost < 1.0]
            if days and not other.words.isdisjoint(_FIGHTING):
                return days[-1], "carried", 0.75
        return None

    def _goes_on(self, sentence: Sentence, before: Sentence) -> bool:
        """Whether a paragraph may tell more of the fighting of the one before it: it leads to no other place."""
        block = before.block
        if block.kind != "paragraph" or block.heading is not sentence.block.heading:
            return False
        earlier = {m.name for s in self._of_block(block) for m in s.mentions}
        venue = {use.first - 2 for use in self.uses[sentence.index] if use.said}
        return all(m.kind != "place" or m.name in earlier or m.last in venue for m in sentence.mentions)

    def _of_block(self, block: Block) -> list[Sentence]:
        """The sentences of a block, which stand together."""
        first = bisect_left(self._sentences, block.start, key=lambda s: s.start)
        return self._sentences[first : bisect_left(self._sentences, block.end, lo=first, key=lambda s: s.start)]

    def before(self, sentence: Sentence, said_only: bool) -> tuple[Use, Basis, float] | None:
        """The day of a sentence before it: in its block, in the paragraph that leads to its bullet or stands before it.

        Where the sentence tells of a running count or a present state, only the day of a statement carries on.
        """
        block, hops = sentence.block, 0
        for place in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
            other = self._sentences[place].block
            if other is not block:
                hops += 1
                if said_only or hops > _reach(sentence) or other.heading is not sentence.block.heading:
                    return None
                if other.kind in ("heading", "stamp") or other.stamp != sentence.block.stamp:
                    return None
                block = other
            days = [use for use in self.uses[place] if self._carries(use, hops, sentence)]
            if said_only:
                days = [use for use in days if use.said]
            if days:
                return self._of_fighting(self._sentences[place], days), "carried", 0.85 if hops == 0 else 0.75
        return None

    def _of_fighting(self, sentence: Sentence, days: list[Use]) -> Use:
        """Of the days that a sentence tells, that of its fighting, else the last of those that cost least."""
        struck = next(iter(sentence.places_of(_FIGHTING)), None) if len(days) > 1 else None
        if struck is None:
            return min(reversed(days), key=lambda use: use.cost)
        sums = self._distances.sums(sentence)
        return min(days, key=lambda use: distance(use, struck, sums, False))

    def _carries(self, use: Use, hops: int, sentence: Sentence) -> bool:
        """Whether a day goes on to the sentence: no bound, no name, nothing ahead for what is past; old days end with
        their paragraph."""
        if use.open_ended or use.aside or use.exact > 2 or (hops and use.earlier_night):
            return False
        if self._written is None:
            return True
        if use.start > self._written:
            return not sentence.words.isdisjoint(_FUTURE)
        return hops == 0 or (self._written - use.start).days <= _OLD

    def of_heading(self, sentence: Sentence) -> tuple[Use, Basis, float] | None:
        """The day in the heading of its section: "The night of 11–12 October", "14–15 Aug: who claims what"."""
        heading = sentence.block.heading
        if heading is None:
            return None
        if heading.index not in self._headings:
            days = [
                use
                for s in self._of_block(heading)
                for use in self.uses[s.index]
                if use.exact == 1 and self._carries(use, 1, s)
            ]
            self._headings[heading.index] = days[-1] if days else None
        use = self._headings[heading.index]
        return (use, "carried", 0.7) if use is not None and not use.said else None

    def after(self, sentence: Sentence) -> tuple[Use, Basis, float] | None:
        """The day of the sentences right after it: of its own block, or of what a heading stands over."""
        heading = sentence.block.kind == "heading"
        for place in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(self._sentences))):
            other = self._sentences[place].block
            if other is not sentence.block and not (heading and other.kind == "paragraph"):
                return None
            for use in self.uses[place]:
                if use.exact == 1 and use.cost < 1.0 and not use.open_ended:
                    return use, "carried", 0.65
        return None


def _reach(sentence: Sentence) -> int:
    """How many blocks back a day carries on: a bullet looks through its list to the paragraph that leads to it.

    A bullet that begins with a label of its own ("Army: …") stands alone.
    """
    if sentence.block.kind == "bullet":
        return 0 if ":" in sentence.lows[:8] else 12
    return 2
