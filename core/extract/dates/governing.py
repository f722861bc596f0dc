"""Which time expression governs a place of a text: that of its clause, a label, or one carried on from before."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import Literal

from core.extract.dates import day_of_writing
from core.extract.dates.calendar import add_days
from core.extract.dates.usage import Use, uses_of
from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Block, Document, Sentence

Basis = Literal["clause", "sentence", "label", "carried", "publication"]

_FENCES = {";": 4.0, ":": 1.2, "—": 1.5, "–": 1.2, ",": 0.6, "(": 0.3, ")": 1.2, "•": 3.0}
"""What each mark between a date and a place costs."""
_JOINTS = {
    "while": 2.0,
    "but": 2.0,
    "whereas": 2.0,
    "although": 1.5,
    "though": 1.5,
    "and": 0.3,
    "that": 0.5,
    "who": 0.6,
    "which": 0.6,
    "when": 0.6,
    "after": 0.8,
    "before": 0.8,
    "as": 0.4,
}
"""What each word that opens a clause costs."""
_STEP = 0.04
"""What each word between costs: the nearer of two dates of one clause wins."""
_FAR = 3.0
"""Beyond this cost the date is of another clause of the sentence."""
_LABEL = 1.0
"""What a label costs: a date of another clause of the sentence does not win over it."""
_PRESENT = frozenset("have has is are remain remains remained still now".split())
_ROW_NUMBER = 6
"""Characters that the number of a row and the gap behind it take at most."""
_DEICTIC = frozenset({"deictic", "last-night", "overnight"})
"""Rules of words that speak from the day of publication: "yesterday", "last night"."""
_AROUND = 8
"""How many expressions before and after a place can govern it."""
_BACK = 12
"""How many sentences a day carries on."""
_CLAUSE = 60
"""Tokens to each side in which the tense of a clause is looked for."""
_COUNTING = frozenset("put counted estimated given acknowledged admitted recognised recognized conceded".split())
"""Verbs of saying that in the present perfect give a count as of now: "the UN has put the dead at 900"."""
_FUTURE = frozenset("will shall would due expected planned scheduled set".split())
_OLD = 30
"""Days: an older day is told for background and stays in its paragraph."""
_CHRONOLOGY = 2
_LEAD = 3
"""The sentences that tell which day the story is of."""
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


class Governing:
    """Answers for one document. Building it reads every sentence's dates once; answers are cheap."""

    def __init__(self, doc: Document) -> None:
        self._sentences = doc.sentences
        self._written = day_of_writing(doc.article)
        self._said = vocabulary().words["said"]
        self.uses: list[list[Use]] = [uses_of(sentence) if sentence.dates else [] for sentence in doc.sentences]
        """By sentence: its dated expressions."""
        self._fences: dict[int, list[float]] = {}
        self._headings: dict[int, Use | None] = {}
        """By block of a heading: the day that it names."""
        self._labels = self._labels_under_headings(doc) | self._find_labels()
        self._story = self._story_day()

    def find(self, sentence: Sentence, index: int, toll: bool = False) -> tuple[Use, Basis, float] | None:
        """What dates the token, what that rests on and how sure; None where only the story's day is left.

        The `toll` of a strike that the paragraph has told bears the strike's day, though it is told in the present.
        """
        every = self._near(sentence, index)
        own = [use for use in every if not use.open_ended and not (use.aside and use.exact == 5)]
        label = self._labels.get(sentence.block.index)
        bounded = len(own) < len(every)
        if own and (found := self._own(sentence, index, own, label, bounded)):
            counted = toll and (found[0].as_of or found[1] == "sentence")
            return (self._day_of_strike(sentence) if counted else None) or found
        if label is not None:
            return label, "label", 0.9
        running = bool(every) or self._is_running(sentence, index)
        if toll and running and not every and (struck := self._day_of_strike(sentence)):
            return struck
        carried = self._carried(sentence, running)
        if running:
            return carried
        if carried is not None and carried[0].said:
            return self._day_of_paragraph(sentence, index) or self._of_heading(sentence) or carried
        return carried or self._of_heading(sentence) or self._told_later(sentence)

    def _near(self, sentence: Sentence, index: int) -> list[Use]:
        """The expressions of the sentence around the token, as many as can matter."""
        uses = self.uses[sentence.index]
        if len(uses) <= 2 * _AROUND:
            return uses
        place = bisect_left(uses, index, key=lambda use: use.first)
        return uses[max(0, place - _AROUND) : place + _AROUND]

    def story_day(self, sentence: Sentence, index: int) -> dt.date | None:
        """The day of what nothing dates: the day of writing for a running count, else the day of the story."""
        running = any(use.open_ended for use in self._near(sentence, index)) or self._is_running(sentence, index)
        return self._written if running else self._story

    def _own(
        self, sentence: Sentence, index: int, own: list[Use], label: Use | None, bounded: bool
    ) -> tuple[Use, Basis, float] | None:
        """The expression of the sentence itself that costs least to reach.

        What is `bounded` ("since May") bears the day on which it was told, not that of a strike told before.
        """
        sums = self._fence(sentence)
        index = min(index, len(sums) - 1)
        speaks = sentence.tokens[index].low in self._said
        cost, place = min((_distance(use, index, sums, speaks), place) for place, use in enumerate(own))
        best = own[place]
        if best is label:
            return best, "label", 0.95
        if label is not None and (best.said or cost > _LABEL):
            return label, "label", 0.85
        if best.aside:
            return None
        if best.said and not speaks and not bounded and (before := self._day_of_paragraph(sentence, index)):
            return before
        if cost >= _FAR:
            return best, "sentence", 0.75
        return best, "clause", 0.95 if cost < 1.0 else 0.9

    def _day_of_paragraph(self, sentence: Sentence, index: int) -> tuple[Use, Basis, float] | None:
        """The day that its paragraph has told of: a strike's toll bears the strike's day, whenever it was reported."""
        if self._is_running(sentence, index):
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

    def _day_of_strike(self, sentence: Sentence) -> tuple[Use, Basis, float] | None:
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

    def _carried(self, sentence: Sentence, said_only: bool) -> tuple[Use, Basis, float] | None:
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
        struck = next((t.index for t in sentence.tokens if t.low in _FIGHTING), None) if len(days) > 1 else None
        if struck is None:
            return min(reversed(days), key=lambda use: use.cost)
        sums = self._fence(sentence)
        return min(days, key=lambda use: _distance(use, struck, sums, False))

    def _carries(self, use: Use, hops: int, sentence: Sentence) -> bool:
        """Whether a day goes on to the sentence: no bound, no name, nothing ahead for what is past; old days end with
        their paragraph."""
        if use.open_ended or use.aside or use.exact > 2 or (hops and use.earlier_night):
            return False
        if self._written is None:
            return True
        if use.start > self._written:
            return any(token.low in _FUTURE for token in sentence.tokens)
        return hops == 0 or (self._written - use.start).days <= _OLD

    def _of_heading(self, sentence: Sentence) -> tuple[Use, Basis, float] | None:
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

    def _told_later(self, sentence: Sentence) -> tuple[Use, Basis, float] | None:
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

    def _story_day(self) -> dt.date | None:
        """The day of writing; the day before, where the lead tells of that day and nothing in the text of its own."""
        written = self._written
        if written is None:
            return None
        before = add_days(written, -1)
        lead = set()
        for place, uses in enumerate(self.uses):
            for use in uses:
                if use.mention.rule in _DEICTIC or use.morning(True) == written:
                    return written
                if place < _LEAD and use.mention.rule == "weekday":
                    lead.add(use.start)
        return before if before and before in lead else written

    def _numbered(self, sentence: Sentence) -> bool:
        """The second cell of a row, behind its number."""
        if sentence.block.kind != "row" or sentence.start - sentence.block.start > _ROW_NUMBER:
            return False
        before = self._sentences[sentence.index - 1]
        return before.block is sentence.block and len(before.tokens) == 1 and before.tokens[0].kind == "number"

    def _find_labels(self) -> dict[int, Use]:
        """By block: the date that heads it: "27 Jan: …", "Sunday 19 January, 8.30am. …", the first cell of a row."""
        labels: dict[int, Use] = {}
        for sentence, uses in zip(self._sentences, self.uses, strict=True):
            if not uses or uses[0].first > 0:
                continue
            if sentence.start != sentence.block.start and not self._numbered(sentence):
                continue
            after = uses[0].last + 1
            if sentence.block.kind == "row" and uses[-1].last == len(sentence.tokens) - 1 and uses[0].exact == 1:
                labels[sentence.block.index] = uses[0]
                continue
            if len(uses) > 1 and uses[1].first <= after + 1:
                after = uses[1].last + 1
            if after < len(sentence.tokens) and (
                sentence.tokens[after].text in ":.–—-]" or sentence.tokens[after - 1].text.endswith(".")
            ):
                uses[0].cost = 0.2
                labels[sentence.block.index] = uses[0]
        return labels

    def _labels_under_headings(self, doc: Document) -> dict[int, Use]:
        """By block: the day that stands over it as a heading, in a chronology with two such headings or more."""
        headings: dict[int, Use] = {}
        for sentence, uses in zip(self._sentences, self.uses, strict=True):
            alone = uses and uses[0].first == 0 and uses[-1].last >= len(sentence.tokens) - 2
            if alone and uses[0].exact == 1 and sentence.block.kind == "heading":
                headings[sentence.block.index] = uses[0]
        labels: dict[int, Use] = {}
        if len({use.start for use in headings.values()}) < _CHRONOLOGY:
            return labels
        current: Use | None = None
        for block in doc.blocks:
            current = headings.get(block.index, current)
            if current is not None:
                labels[block.index] = current
        return labels

    def _fence(self, sentence: Sentence) -> list[float]:
        """For each token, the sum of the boundaries before it: the difference of two is what lies between."""
        sums = self._fences.get(sentence.index)
        if sums is None:
            total = 0.0
            sums = []
            for token in sentence.tokens:
                total += _FENCES.get(token.text, 0.0) if token.kind == "punct" else _JOINTS.get(token.low, 0.0)
                sums.append(total)
            self._fences[sentence.index] = sums
        return sums

    def _is_running(self, sentence: Sentence, index: int) -> bool:
        """A count or a state as of now: present tense or present perfect in the clause, or "in the past 24 hours"."""
        if sentence.dates and any(mention.rule == "duration-past" for mention in sentence.dates):
            return True
        tokens = sentence.tokens
        first = min(index, len(tokens) - 1)
        furthest = max(0, first - _CLAUSE)
        while first > furthest and tokens[first - 1].text not in ";:":
            first -= 1
        for place in range(first, min(len(tokens), index + _CLAUSE)):
            word = tokens[place].low
            if word in _PRESENT:
                following = tokens[place + 1].low if place + 1 < len(tokens) else ""
                speech = following in self._said and following not in _COUNTING
                return not (word in ("has", "have") and speech)
            if word in ("was", "were", "had", ";") or (tokens[place].kind == "word" and word.endswith("ed")):
                return False
        return False


def _reach(sentence: Sentence) -> int:
    """How many blocks back a day carries on: a bullet looks through its list to the paragraph that leads to it.

    A bullet that begins with a label of its own ("Army: …") stands alone.
    """
    if sentence.block.kind == "bullet":
        return 0 if any(token.text == ":" for token in sentence.tokens[:8]) else 12
    return 2


def _distance(use: Use, index: int, sums: list[float], speaks: bool) -> float:
    """What lies between the expression and the token. For the statement itself the day that it was made is its own."""
    near = use.first if index <= use.first else use.last
    cost = 0.0 if speaks and use.said else use.cost
    return abs(sums[index] - sums[near]) + _STEP * abs(index - near) + cost
