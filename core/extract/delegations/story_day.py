"""The day that an article is about, as far as talks go: the one that most of its sentences on talks name."""

from __future__ import annotations

import datetime as dt

from core.extract.delegations.words import Words
from core.extract.document import Document
from core.extract.stated_days import days_stated

_PUT = frozenset("names initials signatures signing ceremony".split())
"""What else tells that papers were signed: "put their names to it on Thursday"."""
_MET = frozenset(("met", "negotiated", "conferred"))
"""Verbs that tell of talks without the noun."""
_JOURNEYS = frozenset("returned returns return home left departed flew flown landed airport again".split())
"""Words of a sentence on teams whose day is not that of their talks."""
_SURE = 2
"""Kinds of sentences, talks and signings, that tell of a day to come or longer ago as well."""
_NEAR = 3
"""Days from publication within which talks are likelier the article's own."""
_JUST = 2
"""Nor is what is told of teams without the word talks, or that they met, longer ago than so many days."""
_LONG_AGO = 31
"""Talks so many days from publication are not what it is about."""


class StoryDay:
    """Answers for one document; it is read when somebody asks first."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words
        self._day: str | None = None
        self._known = False

    def day(self) -> str | None:
        """The day on which the article mostly tells talks, near its publication; None where it names none.

        Talks come before a signing; a day to come counts only where no past one is told.
        """
        if not self._known:
            self._known = True
            cues = self._words.talks, self._words.sign | _PUT, _MET
            counts = [self._days_of(words) for words in cues]
            counts.append(self._days_of(self._words.delegation | self._words.mediators, _JOURNEYS))
            published = self._document.article.published_date
            found = []
            for kind, days in enumerate(counts):
                for order, (day, number) in enumerate(days.items()):
                    away = (dt.date.fromisoformat(day) - published).days if published else 0
                    if abs(away) <= _LONG_AGO if kind < _SURE else -_JUST <= away <= 0:
                        found.append((away > 0, kind, abs(away) > _NEAR, -number, order, day))
            self._day = min(found)[-1] if found else None
        return self._day

    def _days_of(self, cues: frozenset[str], without: frozenset[str] = frozenset()) -> dict[str, int]:
        """How many sentences with one of the words, and none of those `without`, name each day."""
        days: dict[str, int] = {}
        for sentence in self._document.sentences:
            if sentence.dates and not cues.isdisjoint(sentence.words) and without.isdisjoint(sentence.words):
                for day in dict.fromkeys(days_stated(sentence)):
                    days[day] = days.get(day, 0) + 1
        return days
