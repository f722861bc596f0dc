"""Words that somebody other than the outlet vouches for, and who vouches for what in an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from core.model import Confidence


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


_APPOSED = 2
"""Characters between a speaker's name and what the speaker is: a comma and a space."""


class Speakers:
    """The attributions of an article, by place."""

    def __init__(self, attributions: list[Attribution], stretches: list[tuple[int, int, Attribution]]) -> None:
        self._attributions = attributions
        self._stretches = stretches
        self._starts = [start for start, _, _ in stretches]
        self._by_source = sorted(attributions, key=lambda a: a.source_start)
        self._sources = [a.source_start for a in self._by_source]
        self._longest = max((a.source_end - a.source_start for a in attributions), default=0)

    def at(self, offset: int) -> Attribution | None:
        """Who vouches for the character at `offset`; None where it is the outlet itself."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._stretches[place][1]:
            return self._stretches[place][2]
        return None

    def speaking(self, start: int, end: int, apposed: bool) -> bool:
        """Whether the words between two places name who speaks, or, where `apposed`, stand behind that name as what
        they are: "Ali, a shopkeeper", "a survivor, Ali"."""
        reach = _APPOSED if apposed else -1
        return any(
            a.source_start < end + max(0, reach) and start <= a.source_end + reach for a in self._near(start, end)
        )

    def telling(self, start: int, end: int) -> bool:
        """Whether the words between two places are a source right beside its cue: "two medics said"."""
        return any(
            a.source_start < end
            and start <= a.source_end
            and (0 <= a.cue_start - end < _APPOSED or 0 <= start - a.cue_end < _APPOSED)
            for a in self._near(start, end)
        )

    def _near(self, start: int, end: int) -> list[Attribution]:
        """Those whose source may touch the words between two places, and others."""
        first = bisect_left(self._sources, start - self._longest - _APPOSED)
        return self._by_source[first : bisect_right(self._sources, end + _APPOSED)]

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self._attributions)

    def __len__(self) -> int:
        return len(self._attributions)
