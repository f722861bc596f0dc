"""Talks that went on for days: from which day to which the article says that they were held."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from core.extract.dating import Dating
from core.extract.delegations.told_days import DAY, days_of_talks
from core.extract.delegations.words import Words
from core.extract.document import Document, Sentence

_OPENED = frozenset(
    "opened opening open began begun begin started start starting kicked launched convened commenced inaugurated "
    "resumed gathered".split()
)
"""Verbs of which talks are the subject or object on their first day."""
_ROUNDS = frozenset("round rounds cycle phase process conference forum series sitting congress".split())
"""What talks are called besides."""
_NEAR = 3
"""So many days from publication the talks ended of which the article tells how long they took."""
_OPEN_END = 31
"""Talks of which only the first day is told went on for no more days than this."""


class _Course(NamedTuple):
    first: dt.date
    last: dt.date


class Courses:
    """Answers for one document; it is read when somebody asks first."""

    def __init__(self, document: Document, dating: Dating, words: Words) -> None:
        self._document = document
        self._dating = dating
        self._nouns = words.talks | _ROUNDS
        self._words = words
        self._told: list[_Course] | None = None
        self._lasted = 0

    def first_day(self, day: str) -> str:
        """The first day, ISO, of the talks that were held on `day`: `day` itself where nothing tells of another."""
        if len(day) != DAY:
            return day
        asked = dt.date.fromisoformat(day)
        if self._told is None:
            self._told = self._read()
        if any(course.first == asked for course in self._told):
            return day
        held = [course.first for course in self._told if course.first < asked <= course.last]
        return max(held).isoformat() if held else self._so_many_days(asked).isoformat()

    def _read(self) -> list[_Course]:
        told: list[_Course] = []
        for sentence in self._document.sentences:
            if sentence.dates and not self._nouns.isdisjoint(sentence.words):
                told += self._of_sentence(sentence)
        self._lasted = days_of_talks(self._document, self._words)
        return told

    def _so_many_days(self, day: dt.date) -> dt.date:
        """The day on which talks began that ended on `day`, by "after five days of talks" in the article."""
        story = self._document.article.published_date
        if self._lasted < 2 or story is None or abs((story - day).days) > _NEAR:
            return day
        return day - dt.timedelta(days=self._lasted - 1)

    def _of_sentence(self, sentence: Sentence) -> list[_Course]:
        found = []
        for token in sentence.tokens:
            noun, verb = token.low in self._nouns, token.low in _OPENED
            if not noun and not verb:
                continue
            dated = self._dating.event_date(sentence, token.index, night_attack=False)
            if dated is None or dated.mention is None or len(dated.when.start) != DAY or dated.when.date_prec != 1:
                continue
            if not sentence.start <= dated.mention.start < sentence.end:
                continue
            first = dt.date.fromisoformat(dated.when.start)
            if dated.when.end:
                found.append(_Course(first, dt.date.fromisoformat(dated.when.end) + dt.timedelta(days=1)))
            elif verb:
                found.append(_Course(first, first + dt.timedelta(days=_OPEN_END)))
        return found
