"""The day of one telling: which date of the sentence, the block or the story governs a trigger."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import msgspec

from core.extract.dates.calendar import moved
from core.extract.dating import Dated, Dating
from core.extract.document import Document, Sentence
from core.extract.events.clauses import Clauses
from core.extract.events.day_phrases import (
    a_week_ahead,
    adjacent_year,
    begins_on,
    counted_off,
    going_on,
    lies_ahead,
    told_on,
)
from core.extract.events.governing_dates import day_at, governing
from core.extract.events.hits import Hit
from core.extract.events.sayings import said_on, said_sometime, same_clause
from core.extract.events.story_days import from_another_paragraph, story_day
from core.model import DateMention, Status, When

if TYPE_CHECKING:
    from core.extract.events.status import Told

_OF_THE_STORY = frozenset(("statement", "talks", "call", "visit", "agreement"))
"""Types that take the story's day where no day of their own is told."""
_GO_ON = frozenset(("talks", "summit", "visit"))
"""Types that may take several days."""
_DAY_NAMED = re.compile(r"[A-Za-z]{3,}day|\b\d{1,2} [A-Z]|[A-Z][a-z]+ \d|night|today|tomorrow", re.IGNORECASE)
"""What names a day in an expression of time."""
_CARRIED = 7
"""Days back at the most that a statement takes from the sentence before."""
_OWN_DAY = frozenset(("clause", "sentence", "label"))


class Day(msgspec.Struct, frozen=True):
    """A day with what it rests on."""

    when: When | None
    certainty: float
    basis: str
    own: bool
    """The trigger's own clause, or the label of its block, names it."""
    timed: bool = False
    """Only a time of day is told ("at about 8 am"); the day is that around it."""

    @property
    def explicit(self) -> bool:
        """The sentence, or the label of its block, names it."""
        return self.basis in _OWN_DAY


class Days:
    """Answers for one document."""

    def __init__(self, document: Document, dating: Dating) -> None:
        self._document = document
        self._dating = dating
        self._published = document.article.published_date
        self._today = When(start=self._published.isoformat()) if self._published else None
        self._story = story_day(self._document, self._dating)

    def of(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> Day:
        """The day of what the trigger tells; ANNOTATION: a night attack bears its morning's date."""
        kind = hit.entry.rule.type
        dated = governing(self._dating, sentence, clauses, hit)
        if kind == "statement":
            return self._of_statement(sentence, clauses, hit, dated)
        if dated is None:
            return Day(None, 0.0, "", False)
        when = dated.when
        if (
            kind in _OF_THE_STORY
            and self._story is not None
            and (dated.basis == "publication" or from_another_paragraph(sentence, dated))
        ):
            when = self._today if sentence.block.stamp is not None and self._today is not None else self._story
        if kind == "agreement" and lies_ahead(self._published, sentence, hit, dated):
            return Day(told_on(sentence, hit) or self._story, dated.certainty, "carried", False)
        if dated.basis == "carried" and self._ahead(when) and hit.reading == "active" and "past" in hit.entry.forms:
            return Day(self._story, dated.certainty, "carried", False)
        own = dated.basis == "label" or (
            dated.mention is not None
            and sentence.start <= dated.mention.start < sentence.end
            and same_clause(sentence, clauses, hit, dated.mention.start)
        )
        if kind == "ceasefire" and (begins := begins_on(sentence, hit)) is not None:
            return Day(begins, 0.9, "clause", True)
        if (counted := counted_off(self._dating, sentence, clauses, hit)) is not None:
            return Day(counted, 0.8, "clause", True)
        if kind in _GO_ON:
            when = going_on(sentence, dated, when)
        if a_week_ahead(self._published, sentence, clauses, hit, dated):
            when = When(start=moved(dt.date.fromisoformat(when.start), -7).isoformat())
        return Day(adjacent_year(sentence, hit) or when, dated.certainty, dated.basis, own, _only_timed(dated))

    def label(self, sentence: Sentence, place: int) -> Dated | None:
        """The day that heads the sentence's block, None where none does."""
        dated = self._dating.event_date(sentence, place, False)
        return dated if dated is not None and dated.basis == "label" else None

    def at(self, sentence: Sentence, mention: DateMention, night: bool = False) -> When | None:
        """The days of one time expression as an event bears them."""
        return day_at(self._dating, sentence, mention, night)

    def status(self, told: Told, when: When | None, act: bool = False) -> Status:
        """What the words say, set right by the day: what lies ahead of publication is planned.

        `act`: a verb says that it happened, which weighs more than a day of publication told by other articles only.
        """
        if told == "cancelled":
            return "cancelled"
        sure = not (act and self._document.article.published_basis == "context")
        if when is not None and self._published is not None and sure and len(when.start) == 10:
            ahead = (dt.date.fromisoformat(when.start) - self._published).days
            if ahead > 0:
                return "planned"
            if ahead < -1:
                return "occurred"
        return "planned" if told == "planned" else "occurred"

    def _ahead(self, when: When) -> bool:
        """Its day is one behind publication: nothing that was done is of it."""
        return self._published is not None and when.start > self._published.isoformat()[: len(when.start)]

    def _long_ago(self, dated: Dated) -> bool:
        """A day carried on that is a week and more back: that of what the sentence before speaks of."""
        return (
            dated.basis == "carried"
            and self._published is not None
            and (self._published - dt.date.fromisoformat(dated.when.start[:10])).days > _CARRIED
        )

    def is_past(self, when: When) -> bool:
        """Its day is one before publication."""
        return self._published is not None and when.start < self._published.isoformat()[: len(when.start)]

    def _of_statement(self, sentence: Sentence, clauses: Clauses, hit: Hit, dated: Dated | None) -> Day:
        """The day on which it was said: the verb's own, the block's, else the story's; never one that lies ahead."""
        certainty = dated.certainty if dated is not None else 0.0
        said = said_on(sentence, clauses, hit)
        if said is not None:
            return Day(said, certainty, "clause", True)
        if dated is None or said_sometime(sentence, clauses, hit):
            return Day(None, 0.0, "", False)
        ahead = self._published is not None and dated.when.start[:10] > self._published.isoformat()
        content = (
            dated.mention is not None
            and dated.basis in ("clause", "sentence")
            and dated.mention.start > sentence.tokens[hit.last].end
        )
        told_now = dated.basis == "carried" and "third" in hit.entry.forms and "past" not in hit.entry.forms
        if told_now:
            return Day(self._story, certainty, "carried", False)
        if ahead or content or len(dated.when.start) < 10 or dated.basis == "publication" or self._long_ago(dated):
            return Day(self._story, certainty, "publication", False)
        return Day(dated.when, certainty, dated.basis, False)


def _only_timed(dated: Dated) -> bool:
    """The expression is a bare time of day: "at 08.00", "in the afternoon"."""
    return dated.mention is not None and dated.mention.kind == "TIME" and not _DAY_NAMED.search(dated.mention.text)
