"""On which day, and at which event, the people of a finding sat together.

A sentence that tells a meeting ("X met Y on Monday") carries its own day. One that tells who is on a team mostly does
not, or carries the day of the announcement: its meeting is the round of talks that the article is about.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Protocol

from core.extract.delegations.findings import Finding
from core.extract.delegations.words import Words
from core.extract.document import Document, Sentence
from core.model import Event, When

_MEETINGS = frozenset(("talks", "summit", "agreement", "visit"))
_FAR = 9999


class Dated(Protocol):
    """A day as the dating layer gives it."""

    @property
    def when(self) -> When:
        """The day."""


class Dates(Protocol):
    """What tells the day that governs a token."""

    def at(self, sentence: Sentence, token_index: int) -> Dated | None:
        """The day that governs what is said there, or None."""


class Calendar:
    """The meetings of one article."""

    def __init__(self, document: Document, events: tuple[Event, ...], dating: Dates | None, words: Words) -> None:
        self._document = document
        self._dating = dating
        self._words = words
        self._events = [e for e in events if e.type in _MEETINGS and e.date is not None]
        self._main: str | None = None
        self._main_known = False

    def place(self, finding: Finding) -> tuple[str | None, Event | None]:
        """The day of the finding's meeting, ISO, and its event where one is known."""
        own = self._own_day(finding)
        if finding.encounter:
            return own or self.main_day(), self._event(own, finding)
        stated = self._stated(finding.sentence)
        for day in (*stated, own):
            if day and (event := self._event(day, finding)):
                return event.date.start if event.date else day, event
        event = self._main_event(finding)
        if event is not None and event.date is not None:
            return event.date.start, event
        return self.main_day() or own, None

    def _own_day(self, finding: Finding) -> str | None:
        if finding.encounter and (day := self._day_behind(finding)):
            return day
        if self._dating is not None:
            dated = self._dating.at(finding.sentence, finding.at)
            return dated.when.start if dated and len(dated.when.start) == 10 else None
        days = self._stated(finding.sentence)
        return days[0] if days else None

    @staticmethod
    def _day_behind(finding: Finding) -> str | None:
        """Of several days in a sentence, the one right behind the person met: "A on Tuesday and B on Thursday"."""
        sentence = finding.sentence
        if len(sentence.dates) < 2:
            return None
        end = sentence.tokens[finding.end].end
        behind = next((d for d in sentence.dates if d.start >= end), None)
        if behind is None:
            return None
        between = sentence.tokens[finding.end + 1 : sentence.token_at(behind.start)]
        joined = len(between) > 9 or any(t.low in ("and", "then") or t.text in ",;" for t in between)
        return None if joined else _day(behind.value)

    @staticmethod
    def _stated(sentence: Sentence) -> list[str]:
        """The days that the sentence itself names."""
        return [day for mention in sentence.dates if (day := _day(mention.value)) and mention.kind in ("DATE", "TIME")]

    def _event(self, day: str | None, finding: Finding) -> Event | None:
        """The meeting on that day in which the finding's side, or one of its people, took part."""
        if day is None:
            return None
        best: tuple[int, Event] | None = None
        for event in self._events:
            if event.date is None or (event.status == "cancelled" and not finding.encounter):
                continue
            if not event.date.start <= day <= (event.date.end or event.date.start):
                continue
            score = self._fit(event, finding)
            if score and (best is None or score > best[0]):
                best = score, event
        return best[1] if best else None

    def _fit(self, event: Event, finding: Finding) -> int:
        actors = set(event.actors)
        people = sum(seat.person.name in actors for seat in finding.seats)
        inside = any(finding.sentence.start <= e.start < finding.sentence.end for e in event.evidence)
        facing = len(actors & set(finding.facing))
        return 4 * inside + 2 * people + (finding.side in actors) + facing + (event.type in ("talks", "summit"))

    def _main_event(self, finding: Finding) -> Event | None:
        """The round of talks that the article is about, seen from the finding's side."""
        published = self._document.article.published_date
        ranked = []
        for place, event in enumerate(self._events):
            if event.type not in ("talks", "summit") or event.date is None or len(event.date.start) < 10:
                continue
            far = abs((dt.date.fromisoformat(event.date.start) - published).days) if published else 0
            mine = finding.side in event.actors
            ranked.append((event.background, event.status == "cancelled", not mine, far, place, event))
        return min(ranked, key=lambda row: row[:5])[5] if ranked else None

    def main_day(self) -> str | None:
        """The day on which the article mostly tells talks, near its publication; None where it names none."""
        if not self._main_known:
            self._main_known = True
            self._main = self._count_days()
        return self._main

    def _count_days(self) -> str | None:
        published = self._document.article.published_date
        days: Counter[str] = Counter()
        for sentence in self._document.sentences:
            if sentence.dates and any(token.low in self._words.talks for token in sentence.tokens):
                days.update(dict.fromkeys(self._stated(sentence), 1))
        if not days:
            return None

        def rank(day: str) -> tuple[int, int, str]:
            far = abs((dt.date.fromisoformat(day) - published).days) if published else _FAR
            return (far > 3, -days[day], day)

        return min(days, key=rank)


def _day(value: str) -> str | None:
    """The day of a TIMEX3 value, `2025-06-02T13:00` or `2025-06-01TNI`; None for months, weeks and spans."""
    if len(value) < 10 or value[4] != "-" or value[7] != "-":
        return None
    try:
        return dt.date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None
