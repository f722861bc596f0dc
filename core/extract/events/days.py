"""The day of one telling: which date of the sentence, the block or the story governs a trigger."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from core.extract.dates.calendar import span_of
from core.extract.dating import Dated, Dating
from core.extract.document import Document, Sentence
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit, auxiliary_before
from core.extract.events.sayings import said_on, said_sometime, same_clause
from core.model import DateMention, Status, When

if TYPE_CHECKING:
    from core.extract.events.status import Told

_ENDS = frozenset((".", "!", "?", "”", '"'))
_BODY = 5
"""Sentences at the beginning that may tell the day of the story."""
_RECENT = 2
"""Days before publication that the story may be about."""
_OF_THE_STORY = frozenset(("statement", "talks", "call", "visit", "agreement"))
"""Types that take the story's day where no day of their own is told."""
_GO_ON = frozenset(("talks", "summit", "visit"))
"""Types that may take several days."""
_LINKS = frozenset("and , on in the again".split())
_OWN_DAY = frozenset(("clause", "sentence", "label"))
_DATELINE = 8
"""Tokens before the day of a dateline, and from it to the dash."""
_DONE = frozenset("was were had has have been 've".split())
_TOOK_PLACE = frozenset("took went came began started entered opened ended closed broke resumed concluded".split())
"""Verbs by which what a noun names has taken place."""
_TO_COME = frozenset("will would shall to due set planned expected scheduled slated".split())
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_FROM = frozenset("from starting beginning effective".split())
_ENDS_AT = frozenset("until till through".split())
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_COUNTED_FROM = frozenset(("after", "before"))
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


class Day(msgspec.Struct, frozen=True):
    """A day with what it rests on."""

    when: When | None
    certainty: float
    basis: str
    own: bool
    """The trigger's own clause, or the label of its block, names it."""

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
        self._story = self._story_day()

    def of(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> Day:
        """The day of what the trigger tells; ANNOTATION: a night attack bears its morning's date."""
        kind = hit.entry.rule.type
        dated = self._governing(sentence, clauses, hit)
        if kind == "statement":
            return self._of_statement(sentence, clauses, hit, dated)
        if dated is None:
            return Day(None, 0.0, "", False)
        when = dated.when
        if (
            kind in _OF_THE_STORY
            and self._story is not None
            and (dated.basis == "publication" or _far(sentence, dated))
        ):
            when = self._today if sentence.block.stamp is not None and self._today is not None else self._story
        if kind == "agreement" and self._lies_ahead(sentence, hit, dated):
            return Day(self._told_on(sentence, hit) or self._story, dated.certainty, "carried", False)
        own = dated.basis == "label" or (
            dated.mention is not None
            and sentence.start <= dated.mention.start < sentence.end
            and same_clause(sentence, clauses, hit, dated.mention.start)
        )
        if kind == "ceasefire" and (begins := self._begins(sentence, hit)) is not None:
            return Day(begins, 0.9, "clause", True)
        if (counted := self._counted_off(sentence, clauses, hit)) is not None:
            return Day(counted, 0.8, "clause", True)
        if kind in _GO_ON:
            when = self._going_on(sentence, dated, when)
        if self._a_week_ahead(sentence, clauses, hit, dated):
            when = When(start=(dt.date.fromisoformat(when.start) - dt.timedelta(days=7)).isoformat())
        return Day(_adjacent_year(sentence, hit) or when, dated.certainty, dated.basis, own)

    def _a_week_ahead(self, sentence: Sentence, clauses: Clauses, hit: Hit, dated: Dated) -> bool:
        """ "were let go Friday", read as the Friday to come: what is told as done was done on the one before."""
        if self._published is None or dated.mention is None or dated.when.date_prec > 1 or dated.when.end is not None:
            return False
        ahead = (dt.date.fromisoformat(dated.when.start) - self._published).days
        helper = auxiliary_before(sentence.tokens, hit.index)
        done = helper is None or sentence.tokens[helper].low in _DONE
        weekday = any(day in dated.mention.text.lower() for day in _WEEKDAYS)
        if not (0 < ahead < 7 and weekday):
            return False
        if hit.reading == "noun":
            told = clauses.words[clauses.ids[hit.index]]
            return not told.isdisjoint(_TOOK_PLACE) and told.isdisjoint(_TO_COME)
        return done and bool(hit.entry.forms & {"past", "part"})

    def _going_on(self, sentence: Sentence, dated: Dated, when: When) -> When:
        """ "met on 9 and 10 January": days that follow one another are those of one meeting."""
        if dated.mention is None or when.end is not None or when.date_prec > 1 or dated.mention not in sentence.dates:
            return when
        first = last = dt.date.fromisoformat(when.start)
        place = sentence.dates.index(dated.mention)
        for step in (-1, 1):
            at = place
            while 0 <= at + step < len(sentence.dates) and _listed(sentence, *sorted((at, at + step))):
                other = self.plain(sentence.dates[at + step])
                if other is None or abs((dt.date.fromisoformat(other.start) - (first if step < 0 else last)).days) != 1:
                    break
                first, last = sorted((first, last, dt.date.fromisoformat(other.start)))[::2]
                at += step
        return when if first == last else msgspec.structs.replace(when, start=first.isoformat(), end=last.isoformat())

    def _begins(self, sentence: Sentence, hit: Hit) -> When | None:
        """ "a truce from 24 December to 2 January": the day from which it holds."""
        for mention in sentence.dates:
            place = sentence.token_at(mention.start)
            if place > hit.last and any(t.low in _FROM for t in sentence.tokens[max(0, place - 3) : place]):
                return self.plain(mention)
        return None

    def _told_on(self, sentence: Sentence, hit: Hit) -> When | None:
        """The day that the sentence names before the trigger ("said on Wednesday that they had extended …")."""
        start = sentence.tokens[hit.index].start
        days = (self.plain(d) for d in sentence.dates if d.end <= start and d.kind in ("DATE", "TIME"))
        return next((day for day in days if day is not None), None)

    def _lies_ahead(self, sentence: Sentence, hit: Hit, dated: Dated) -> bool:
        """ "agreed to meet again in January", "extended until 16 April": the day of what was agreed upon."""
        if dated.mention is None or self._published is None or not sentence.start <= dated.mention.start < sentence.end:
            return False
        place = sentence.token_at(dated.mention.start)
        if place and sentence.tokens[place - 1].low in _ENDS_AT:
            return True
        between = sentence.tokens[hit.last + 1 : place]
        ahead = dated.when.start > self._published.isoformat()[: len(dated.when.start)] or dated.when.date_prec >= 4
        return ahead and hit.reading == "active" and any(t.low == "to" for t in between)

    def label(self, sentence: Sentence, place: int) -> Dated | None:
        """The day that heads the sentence's block, None where none does."""
        dated = self._dating.event_date(sentence, place, False)
        return dated if dated is not None and dated.basis == "label" else None

    def at(self, sentence: Sentence, mention: DateMention, night: bool = False) -> When | None:
        """The days of one time expression as an event bears them."""
        place = min(sentence.token_at(mention.start), len(sentence.tokens) - 1)
        dated = self._dating.event_date(sentence, place, night)
        return dated.when if dated is not None and dated.mention is mention else None

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

    def is_past(self, when: When) -> bool:
        """Its day is one before publication."""
        return self._published is not None and when.start < self._published.isoformat()[: len(when.start)]

    def _governing(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> Dated | None:
        """The day that governs the trigger; one that its own clause names comes before one of another clause."""
        night = hit.entry.rule.type == "attack"
        dated = self._dating.event_date(sentence, hit.index, night)
        if dated is None or not sentence.dates:
            return dated
        if (hung := self._hung_on(sentence, clauses, hit)) is not None:
            return hung
        last = len(clauses.ids) - 1
        clause = clauses.ids[hit.index]
        own = [
            d
            for d in sentence.dates
            if d.kind in ("DATE", "TIME")
            and clauses.ids[min(sentence.token_at(d.start), last)] == clause
            and not _in_dateline(sentence, d)
        ]
        if not own or dated.mention in own:
            return self._apposed(sentence, own, dated) or dated
        for mention in own:
            other = self._dating.event_date(sentence, min(sentence.token_at(mention.start), last), night)
            if other is not None and other.mention is mention:
                return other
        if (
            dated.mention is not None
            and dated.basis != "carried"
            and not (_in_dateline(sentence, dated.mention) or self._of_another(sentence, clauses, hit, dated))
        ):
            return dated
        return self._plain(own[0]) or dated

    def _apposed(self, sentence: Sentence, own: list[DateMention], dated: Dated) -> Dated | None:
        """ "a week earlier, on 1 December": the day that says what a vaguer one means."""
        vague = dated.mention
        if vague is None or (len(vague.value) == 10 and "W" not in vague.value):
            return None
        behind = sentence.token_at(vague.end)
        for mention in own:
            between = sentence.tokens[behind : sentence.token_at(mention.start)]
            if mention.start > vague.end and len(between) < 3 and all(t.low in (",", "on", "(") for t in between):
                return self._plain(mention)
        return None

    def _of_another(self, sentence: Sentence, clauses: Clauses, hit: Hit, dated: Dated) -> bool:
        """ "agreed … in a text signed on 23 November and made public on Tuesday": the day is in a later clause."""
        if hit.entry.rule.type != "agreement" or dated.mention is None:
            return False
        place = sentence.token_at(dated.mention.start)
        return (
            place < len(clauses.ids)
            and dated.mention.start > sentence.start
            and clauses.ids[place] > clauses.ids[hit.index]
        )

    def _hung_on(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> Dated | None:
        """ "on 11 May, when the rivals signed …": the day that the clause hangs on."""
        first = clauses.tokens[clauses.ids[hit.index]][0]
        if first.low != "when" or first.index < 2:
            return None
        before = sentence.tokens[first.index - 1]
        end = sentence.tokens[first.index - 2].end if before.low == "," else before.end
        mention = next((d for d in sentence.dates if d.end == end and d.kind in ("DATE", "TIME")), None)
        return self._plain(mention) if mention is not None else None

    def plain(self, mention: DateMention) -> When | None:
        """The day that an expression names by itself."""
        dated = self._plain(mention)
        return dated.when if dated is not None else None

    def _plain(self, mention: DateMention) -> Dated | None:
        """The day of an expression that Dating leaves to a verb of saying ("spoke by phone on Sunday")."""
        span = span_of(mention.value)
        if span is None or span[2] > 1:
            return None
        return Dated(When(start=span[0].isoformat()), "clause", 0.8, mention)

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
        if ahead or content or len(dated.when.start) < 10 or dated.basis == "publication":
            return Day(self._story, certainty, "publication", False)
        return Day(dated.when, certainty, dated.basis, False)

    def _story_day(self) -> When | None:
        """The day that the first sentences are about, if it is that of publication or one of the two before."""
        if self._published is None:
            return None
        for sentence in self._body():
            for mention in sentence.dates:
                if mention.kind not in ("DATE", "TIME"):
                    continue
                when = self.at(sentence, mention, night=True)
                if when is None or len(when.start) < 10 or when.date_prec > 1:
                    continue
                if 0 <= (self._published - dt.date.fromisoformat(when.start)).days <= _RECENT:
                    return When(start=when.start)
        return When(start=self._published.isoformat())

    def _body(self) -> list[Sentence]:
        found: list[Sentence] = []
        for sentence in self._document.sentences:
            if sentence.block.kind in ("heading", "stamp") or len(sentence.tokens) < 8:
                continue
            if sentence.tokens[-1].low in _ENDS:
                found.append(sentence)
                if len(found) == _BODY:
                    break
        return found

    def _counted_off(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> When | None:
        """ "met a day after Ukraine attacked": the attack was a day before the meeting, whose day is told."""
        tokens = sentence.tokens
        clause = clauses.ids[hit.index]
        if not clauses.words[clause] & _COUNTED_FROM:
            return None
        for place in range(max(2, hit.index - 8), hit.index):
            low = tokens[place].low
            unit = _UNITS.get(tokens[place - 1].low)
            number = _NUMBERS.get(tokens[place - 2].low)
            if low not in _COUNTED_FROM or unit is None or number is None:
                continue
            if clauses.ids[place + 1] != clause or place < 4:
                continue
            base = self._dating.event_date(sentence, 0, True)
            if base is None or len(base.when.start) < 10 or base.basis == "publication":
                return None
            days = number * unit * (-1 if low == "after" else 1)
            day = dt.date.fromisoformat(base.when.start) + dt.timedelta(days=days)
            return When(start=day.isoformat(), date_prec=1 if unit == 1 else 2)
        return None


def _listed(sentence: Sentence, place: int, after: int) -> bool:
    """Only an "and", a comma or an "on" stands between two expressions of the sentence."""
    between = sentence.tokens[
        sentence.token_at(sentence.dates[place].end - 1) + 1 : sentence.token_at(sentence.dates[after].start)
    ]
    return len(between) < 4 and all(t.low in _LINKS for t in between)


def in_month(sentence: Sentence, when: When) -> bool:
    """A month dates an event only as "in September 2024" or as a label, not as "the deal of February"."""
    for mention in sentence.dates:
        first = sentence.token_at(mention.start)
        before = sentence.tokens[first - 1].low if first else ":"
        if mention.value.startswith(when.start) and before in ("in", ":", ",", "since"):
            return before != "since"
    return False


def _in_dateline(sentence: Sentence, mention: DateMention) -> bool:
    """ "SRINAGAR, May 11 (Reuters) - …": the day on which the report was sent."""
    tokens = sentence.tokens
    first = sentence.token_at(mention.start)
    if first > _DATELINE or sentence.start != sentence.block.start or not tokens[0].text.isupper():
        return False
    return len(tokens[0].text) > 3 and any(t.low in ("-", "–", "—") for t in tokens[first : first + _DATELINE])


def _far(sentence: Sentence, dated: Dated) -> bool:
    """The day was carried over from another paragraph."""
    return dated.basis == "carried" and dated.mention is not None and dated.mention.start < sentence.block.start


def _adjacent_year(sentence: Sentence, hit: Hit) -> When | None:
    """ "a soldier killed in 2014": a year or month right after the verb dates it, whatever day the rest is about."""
    for mention in sentence.dates:
        value = mention.value
        if mention.kind != "DATE" or len(value) not in (4, 7) or not (value[:4] + value[-1]).isdigit():
            continue
        if 0 < sentence.token_at(mention.start) - hit.last <= 2:
            return When(start=value, date_prec=5 if len(value) == 4 else 4)
    return None
