"""Which time expression governs a place of a text: that of its clause, a label, or one carried on from before."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from core.extract.dates import day_of_writing
from core.extract.dates.calendar import add_days
from core.extract.dates.carrying import Basis, Carrying
from core.extract.dates.distance import Distances, distance
from core.extract.dates.labels import labels_of
from core.extract.dates.running import is_running
from core.extract.dates.usage import Use, uses_of
from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Document, Sentence

_FAR = 3.0
"""Beyond this cost the date is of another clause of the sentence."""
_LABEL = 1.0
"""What a label costs: a date of another clause of the sentence does not win over it."""
_DEICTIC = frozenset({"deictic", "last-night", "overnight"})
"""Rules of words that speak from the day of publication: "yesterday", "last night"."""
_AROUND = 8
"""How many expressions before and after a place can govern it."""
_LEAD = 3
"""The sentences that tell which day the story is of."""


class Governing:
    """Answers for one document. Building it reads every sentence's dates once; answers are cheap."""

    def __init__(self, doc: Document) -> None:
        self._written = day_of_writing(doc.article)
        self._said = vocabulary().words["said"]
        self.uses: list[list[Use]] = [uses_of(sentence) if sentence.dates else [] for sentence in doc.sentences]
        """By sentence: its dated expressions."""
        self._distances = Distances()
        self._carrying = Carrying(doc.sentences, self.uses, self._written, self._distances)
        self._labels = labels_of(doc, self.uses)
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
            return (self._carrying.of_strike(sentence) if counted else None) or found
        if label is not None:
            return label, "label", 0.9
        running = bool(every) or is_running(sentence, index)
        if toll and running and not every and (struck := self._carrying.of_strike(sentence)):
            return struck
        carried = self._carrying.before(sentence, running)
        if running:
            return carried
        if carried is not None and carried[0].said:
            return self._carrying.of_paragraph(sentence, index) or self._carrying.of_heading(sentence) or carried
        return carried or self._carrying.of_heading(sentence) or self._carrying.after(sentence)

    def _near(self, sentence: Sentence, index: int) -> list[Use]:
        """The expressions of the sentence around the token, as many as can matter."""
        uses = self.uses[sentence.index]
        if len(uses) <= 2 * _AROUND:
            return uses
        place = bisect_left(uses, index, key=lambda use: use.first)
        return uses[max(0, place - _AROUND) : place + _AROUND]

    def story_day(self, sentence: Sentence, index: int) -> dt.date | None:
        """The day of what nothing dates: the day of writing for a running count, else the day of the story."""
        running = any(use.open_ended for use in self._near(sentence, index)) or is_running(sentence, index)
        return self._written if running else self._story

    def _own(
        self, sentence: Sentence, index: int, own: list[Use], label: Use | None, bounded: bool
    ) -> tuple[Use, Basis, float] | None:
        """The expression of the sentence itself that costs least to reach.

        What is `bounded` ("since May") bears the day on which it was told, not that of a strike told before.
        """
        sums = self._distances.sums(sentence)
        index = min(index, len(sums) - 1)
        speaks = sentence.tokens[index].low in self._said
        costs = [distance(use, index, sums, speaks) for use in own]
        cost = min(costs)
        best = own[costs.index(cost)]
        if best is label:
            return best, "label", 0.95
        if label is not None and (best.said or cost > _LABEL):
            return label, "label", 0.85
        if best.aside:
            return None
        if best.said and not speaks and not bounded and (before := self._carrying.of_paragraph(sentence, index)):
            return before
        if cost >= _FAR:
            return best, "sentence", 0.75
        return best, "clause", 0.95 if cost < 1.0 else 0.9

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
