"""The day at the head of an entry: "3) Rome, 19–25 January 2017. Present were …", "Putrajaya, 28 July" over a list."""

from __future__ import annotations

from core.extract.delegations.words import Words
from core.extract.document import Block, Document, Sentence, Token
from core.extract.stated_days import DAY, whole_days

_AHEAD = 8
"""Nor more than so many words before its date: the number of the entry, a place, "second round"."""
_ROUND = frozenset("round session talks meeting first second third fourth fifth last next again in day".split())
_BARE = 7
"""Nor has a line that consists of a day."""
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
        self._sections: list[tuple[int, str]] | None = None
        """The lines that consist of a day: the number of the block, and the day."""

    def day(self, sentence: Sentence) -> str | None:
        """The day, ISO, that the entry's own head tells, else the heading over it."""
        block = sentence.block
        if block.index not in self._days:
            first = self._document.sentence_at(block.start)
            day = self._told(first) if first is not None else None
            own = day if day != self._written else None
            self._days[block.index] = own or self._heading_day(block) or self._section_day(block)
        return self._days[block.index]

    def _section_day(self, block: Block) -> str | None:
        """The day that a line of its own gives to all entries below it: "Tuesday, November 7" in a running report."""
        if self._sections is None:
            lines = [s for s in self._document.sentences if s.dates and len(s.tokens) <= _BARE and _is_day(s)]
            days = [(line.block.index, line.dates[0].value[:DAY]) for line in lines]
            self._sections = days if len({day for _, day in days} - {self._written}) else []
        above = [day for index, day in self._sections if index < block.index]
        return above[-1] if above and above[-1] != self._written else None

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


def _is_day(line: Sentence) -> bool:
    """The line consists of one day and nothing else, and is a block of its own."""
    days = whole_days(line)
    whole = line.block.start >= line.start and line.block.end <= line.end
    return (
        whole
        and len(days) == 1
        and all(t.kind == "punct" or days[0].start <= t.start < days[0].end for t in line.tokens)
    )


def _of_head(token: Token) -> bool:
    """What may stand before the date of an entry's head: marks, numbers, a place, "third round"."""
    return token.kind in ("punct", "number", "mixed") or token.capital or token.low in _ROUND
