"""Which day governs what is said at a place: the date slot of figures and events.

The date of the same clause wins over a nearer one of another; a label at the head of a bullet or paragraph governs its
block; the day of a statement ("said on Thursday") dates what has no day of its own; what still has none takes the day
of the sentence before it, else the day of the story. Days follow ANNOTATION: a night bears its morning's date, a
running toll its as-of day, a counted span its last day.
"""

from __future__ import annotations

import msgspec

from core.extract.dates import day_of_writing
from core.extract.dates.carrying import Basis
from core.extract.dates.governing import Governing
from core.extract.dates.usage import Use
from core.extract.dates.zones import clock_of, instant, is_universal
from core.extract.document import Document, Sentence
from core.model import DateMention, When

_BRACKET = 5
"""How many words after a local time its GMT may follow: "at 4am on Wednesday (0200 GMT)"."""


_SOURCE = 10
"""How many words of a bracket may stand before its date."""


class Dated(msgspec.Struct, frozen=True, gc=False):
    """The day of something said: `when`, what it rests on, how sure (0–1), and the expression that tells it, if any."""

    when: When
    basis: Basis
    certainty: float
    mention: DateMention | None = None


class Dating:
    """Answers for one document. Building it reads every sentence's dates once; answers are cheap."""

    def __init__(self, doc: Document) -> None:
        self._article = doc.article
        self._written = day_of_writing(doc.article)
        self._governing = Governing(doc)

    def at(self, sentence: Sentence, token_index: int, toll: bool = False) -> Dated | None:
        """The day of a figure at the token; None where neither the text nor the publication day tells one.

        A `toll` is of people killed or hurt: it bears the day of the strike.
        """
        found = self._governing.find(sentence, token_index, toll)
        if found is None:
            return self._by_story(sentence, token_index)
        use, basis, certainty = found
        return Dated(self._figure_day(use), basis, certainty, use.mention)

    def named(self, sentence: Sentence, offset: int) -> Dated | None:
        """The day that the expression at the character offset tells; None where it tells none."""
        for use in self._governing.uses[sentence.index]:
            if use.mention.start <= offset < use.mention.end:
                return Dated(self._figure_day(use), "clause", 0.9, use.mention)
        return None

    def of_war(self, sentence: Sentence, token_index: int) -> Dated | None:
        """The day of a count of a whole war: its own, that of the statement that goes on, else that of writing."""
        found = self._governing.find(sentence, token_index)
        if found is None or (found[1] == "carried" and not found[0].said):
            return self._by_story(sentence, token_index)
        return self.at(sentence, token_index)

    def of_counting(self, sentence: Sentence, token_index: int) -> bool:
        """Whether the day at the token is that of a count or its report, not of what is counted.

        "As of 4 October", "by 26 May", "(health ministry, 27 September)"; a list without a day sums up.
        """
        found = self._governing.find(sentence, token_index)
        if found is None:
            return sentence.block.kind == "bullet"
        return found[0].as_of or _sourced(sentence, found[0].first)

    def event_date(
        self, sentence: Sentence, token_index: int, night_attack: bool = True, place: str | None = None
    ) -> Dated | None:
        """The day or days of an event at the token, with its time of day, and the instant where the zone can be told.

        A night bears its morning's date if it is an attack's (`night_attack`). `place` is where the event is: its clock
        holds for a time that names no zone. The day of a statement is found at its verb of saying.
        """
        found = self._governing.find(sentence, token_index)
        if found is None:
            return self._by_story(sentence, token_index)
        use, basis, certainty = found
        when = _event_days(use, night_attack)
        if when.end is None and when.date_prec == 1:
            beside = self._governing.uses[sentence.index] if basis in ("clause", "sentence") else [use]
            when = self._with_time(when, use, beside, place)
        return Dated(when, basis, certainty, use.mention)

    def _by_story(self, sentence: Sentence, index: int) -> Dated | None:
        """The day of the story; none where the publication day was only inferred from other articles."""
        if self._article.published_basis == "context":
            return None
        day = self._governing.story_day(sentence, index)
        return Dated(When(start=day.isoformat()), "publication", 0.8) if day else None

    def _with_time(self, when: When, use: Use, beside: list[Use], place: str | None) -> When:
        """The clock time of the expression or of one beside it on the same day; a bracketed GMT time tells the zone."""
        clocks = [c for c in beside if c.start == use.start and clock_of(c.mention) and not c.open_ended]
        if not clocks:
            return when
        local = next((clock for clock in clocks if not is_universal(clock.mention)), clocks[0])
        near = (c for c in clocks if is_universal(c.mention) and 0 <= c.first - local.last <= _BRACKET)
        utc = instant(next(near, local).mention, self._article.text, place, self._article.utc_offset)
        return When(start=when.start, date_prec=1, time=clock_of(local.mention), utc=utc)

    def _figure_day(self, use: Use) -> When:
        """One day: the morning of a night, the last day of a span, the day of writing where the span runs on."""
        day = use.morning(True) if use.other_end is None else max(use.end, use.other_end)
        if use.exact > 1 and self._written is not None and use.start <= self._written <= day:
            day = self._written
        return When(start=day.isoformat(), date_prec=use.exact)


def _sourced(sentence: Sentence, place: int) -> bool:
    """The expression stands in brackets behind a source: "(health ministry, 27 September)"."""
    for token in reversed(sentence.tokens[max(0, place - _SOURCE) : place]):
        if token.text in "([":
            return token.index < place - 1
        if token.text in ")].;":
            return False
    return False


def _event_days(use: Use, night_attack: bool) -> When:
    """A day, a span, or the first day, month or year of a time that is told no more exactly."""
    if use.exact in (4, 5):
        monthly = use.exact == 4 and use.mention.value[5:7].isdigit()
        return When(start=use.mention.value[: 7 if monthly else 4], date_prec=use.exact)
    first, last = use.start, use.end
    if use.other_end is not None:
        first, last = min(first, use.other_end), max(last, use.other_end)
    if first == last:
        return When(start=use.morning(night_attack).isoformat(), date_prec=use.exact)
    if use.exact > 1:
        return When(start=first.isoformat(), date_prec=use.exact)
    return When(start=first.isoformat(), end=last.isoformat(), date_prec=use.exact)
