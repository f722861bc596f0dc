"""The day at the head of an entry: "3) Rome, 19–25 January 2017. Present were …", "Putrajaya, 28 July" over a list."""

from __future__ import annotations

from core.extract.delegations.words import Words
from core.extract.document import Block, Document, Sentence, Token
from core.extract.stated_days import DAY, whole_days

_AHEAD = 8
"""Nor more than so many words before its date: the number of the entry, a place, "second round"."""
_ROUND = frozenset("round session talks meeting first second third fourth fifth last next again in day".split())
_HEAD = 14
"""A line that is the head of an entry has no more words."""


class Entries:
    """Answers for one document; each block is looked at once."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._verbs = words.words
        self._days: dict[int, str | None] = {}
        self._written = (document.article.published or "")[:DAY]
        """A line that tells this day is a dateline or a stamp."""

    def day(self, sentence: Sentence) -> str | None:
        """The day, ISO, that the entry's own head tells, else the heading over it."""
        block = sentence.block
        if block.index not in self._days:
            first = self._document.sentence_at(block.start)
            day = self._told(first) if first is not None else None
            self._days[block.index] = (day if day != self._written else None) or self._heading_day(block)
        return self._days[block.index]

    def _heading_day(self, block: Block) -> str | None:
        heading = block.heading
        if heading is None or heading is block or not heading.index:
            return None
        line = self._document.sentence_at(heading.start)
        if line is None or line.block is not heading:
            return None
        day = self._told(line)
        return day if day != self._written else None

    def _told(self, line: Sentence) -> str | None:
        """The first day of a line without a verb, or of one that begins with it and a comma or colon."""
        dates = whole_days(line)
        if not dates:
            return None
        place = line.token_at(dates[0].start)
        end = line.token_at(dates[-1].end - 1) + 1 if len(dates) == 2 else line.token_at(dates[0].end - 1) + 1
        closed = end >= len(line.tokens) or line.tokens[end].text in ",:.–—"
        opening = closed and place <= _AHEAD and all(_of_head(line.tokens[i]) for i in range(place))
        bare = len(line.tokens) <= _HEAD and self._verbs.isdisjoint(line.words)
        return dates[0].value if opening or bare else None


def _of_head(token: Token) -> bool:
    """What may stand before the date of an entry's head: marks, numbers, a place, "third round"."""
    return token.kind in ("punct", "number", "mixed") or token.capital or token.low in _ROUND
