"""Phrases that say which day a date means: "on 9 and 10 January", "a day after", "from 24 December"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from core.extract.dates.calendar import moved
from core.extract.dating import Dated, Dating
from core.extract.document import Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.governing_dates import plain_day
from core.extract.events.hits import Hit, auxiliary_before
from core.model import When

if TYPE_CHECKING:
    pass

_LINKS = frozenset("and , on in the again".split())
_DONE = frozenset("was were had has have been 've".split())
_TOOK_PLACE = frozenset("took went came began started entered opened ended closed broke resumed concluded".split())
"""Verbs by which what a noun names has taken place."""
_TO_COME = frozenset("will would shall to due set planned expected scheduled slated".split())
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_FROM = frozenset("from starting beginning effective".split())
_ENDS_AT = frozenset("until till through".split())
_NUMBERS = {"a": 1} | {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        1,
    )
}
_COUNTED_FROM = frozenset(("after", "before"))
_NEAR, _REACH = 8, 12
"""Tokens from "a day after" to a noun, and to a verb, that it dates."""
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


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


def adjacent_year(sentence: Sentence, hit: Hit) -> When | None:
    """ "a soldier killed in 2014": a year or month right after the verb dates it, whatever day the rest is about."""
    for mention in sentence.dates:
        value = mention.value
        if mention.kind != "DATE" or len(value) not in (4, 7) or not (value[:4] + value[-1]).isdigit():
            continue
        if 0 < sentence.token_at(mention.start) - hit.last <= 2:
            return When(start=value, date_prec=5 if len(value) == 4 else 4)
    return None


def a_week_ahead(published: dt.date | None, sentence: Sentence, clauses: Clauses, hit: Hit, dated: Dated) -> bool:
    """ "were let go Friday", read as the Friday to come: what is told as done was done on the one before."""
    if published is None or dated.mention is None or dated.when.date_prec > 1 or dated.when.end is not None:
        return False
    if not 0 < (dt.date.fromisoformat(dated.when.start) - published).days < 7:
        return False
    named = dated.mention.text.lower()
    if not any(day in named for day in _WEEKDAYS):
        return False
    if hit.reading == "noun":
        told = clauses.words[clauses.ids[hit.index]]
        return not told.isdisjoint(_TOOK_PLACE) and told.isdisjoint(_TO_COME)
    helper = auxiliary_before(sentence.tokens, hit.index)
    done = helper is None or sentence.tokens[helper].low in _DONE
    return done and bool(hit.entry.forms & {"past", "part"})


def going_on(sentence: Sentence, dated: Dated, when: When) -> When:
    """ "met on 9 and 10 January": days that follow one another are those of one meeting."""
    if dated.mention is None or when.end is not None or when.date_prec > 1 or dated.mention not in sentence.dates:
        return when
    first = last = dt.date.fromisoformat(when.start)
    place = sentence.dates.index(dated.mention)
    for step in (-1, 1):
        at = place
        while 0 <= at + step < len(sentence.dates) and _listed(sentence, *sorted((at, at + step))):
            other = plain_day(sentence.dates[at + step])
            if other is None or abs((dt.date.fromisoformat(other.start) - (first if step < 0 else last)).days) != 1:
                break
            first, last = sorted((first, last, dt.date.fromisoformat(other.start)))[::2]
            at += step
    return when if first == last else msgspec.structs.replace(when, start=first.isoformat(), end=last.isoformat())


def begins_on(sentence: Sentence, hit: Hit) -> When | None:
    """ "a truce from 24 December to 2 January": the day from which it holds."""
    for mention in sentence.dates:
        place = sentence.token_at(mention.start)
        if place > hit.last and any(t.low in _FROM for t in sentence.tokens[max(0, place - 3) : place]):
            return plain_day(mention)
    return None


def told_on(sentence: Sentence, hit: Hit) -> When | None:
    """The day that the sentence names before the trigger ("said on Wednesday that they had extended …")."""
    start = sentence.tokens[hit.index].start
    days = (plain_day(d) for d in sentence.dates if d.end <= start and d.kind in ("DATE", "TIME"))
    return next((day for day in days if day is not None), None)


def lies_ahead(published: dt.date | None, sentence: Sentence, hit: Hit, dated: Dated) -> bool:
    """ "agreed to meet again in January", "extended until 16 April": the day of what was agreed upon."""
    if dated.mention is None or published is None or not sentence.start <= dated.mention.start < sentence.end:
        return False
    place = sentence.token_at(dated.mention.start)
    if place and sentence.tokens[place - 1].low in _ENDS_AT:
        return True
    between = sentence.tokens[hit.last + 1 : place]
    ahead = dated.when.start > published.isoformat()[: len(dated.when.start)] or dated.when.date_prec >= 4
    return ahead and hit.reading == "active" and any(t.low == "to" for t in between)


def _number(token: Token) -> int | None:
    """The number that a word or numeral before "days" stands for."""
    if token.low.isdigit() and len(token.low) < 3:
        return int(token.low)
    return _NUMBERS.get(token.low)


def counted_off(dating: Dating, sentence: Sentence, clauses: Clauses, hit: Hit) -> When | None:
    """ "met a day after Ukraine attacked": the attack was a day before the meeting, whose day is told."""
    tokens = sentence.tokens
    own = {clauses.ids[hit.index], clauses.continues.get(clauses.ids[hit.index])}
    if sentence.words.isdisjoint(_COUNTED_FROM):
        return None
    reach = _NEAR if hit.reading == "noun" else _REACH
    for place in range(max(2, hit.index - reach), hit.index):
        low = tokens[place].low
        unit = _UNITS.get(tokens[place - 1].low)
        number = _number(tokens[place - 2])
        if low not in _COUNTED_FROM or unit is None or number is None:
            continue
        if clauses.ids[place + 1] not in own or place < 4:
            continue
        base = dating.event_date(sentence, 0, True)
        if base is None or len(base.when.start) < 10 or base.basis == "publication":
            return None
        days = number * unit * (-1 if low == "after" else 1)
        day = moved(dt.date.fromisoformat(base.when.start), days)
        return When(start=day.isoformat(), date_prec=1 if unit == 1 else 2)
    return None
