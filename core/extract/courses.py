"""Talks that went on for days: from which day to which the article says that they were held."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import NamedTuple

from core.extract.dates.calendar import moved
from core.extract.dating import Dating
from core.extract.document import Document, Sentence, Token
from core.extract.stated_days import DAY, day_of, days_stated, digits, first_of_span

_OPENED = frozenset(
    "opened open opens began begun begin begins started start starting starts kicked launched convened "
    "convenes commenced inaugurated underway way".split()
)
"""Verbs of which talks are the subject or object on their first day."""
_GOT = frozenset(("got", "get", "gets", "getting"))
_PRONOUNS = frozenset(("it", "they"))
_FORESEEN = frozenset("would will due planned scheduled expected supposed meant set".split())
_ENDED = frozenset("ended end ends concluded conclude concludes closed finished".split())
"""And on their last."""
_RESUMED = frozenset("resumed resumes resume reopened restarted reconvened".split())
"""And on the first day of a later phase, if they had rested for long."""
_SINCE = frozenset(("since", "from"))
_BESIDE_DATE = frozenset("late early last the on this past".split())
_NO_COURSE = frozenset(
    "no not never without first stalled suspended broken broke collapsed deadlocked frozen paused halted stopped "
    "failed killed wounded injured dead died".split()
)
"""What did not go on since that day, or was counted since."""
_ROUNDS = frozenset(
    "round rounds cycle session phase process conference forum series sitting congress contacts".split()
)
"""What talks are called besides."""
_TO_PRESS = frozenset(("press", "news", "donors", "donors'"))
"""Conferences that are no talks."""
_TALKING = frozenset("talking negotiating haggling bargaining negotiated bargained".split())
_NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, 2)}
_PLACES = {word: number for number, word in enumerate(_ORDINALS, 2)}
_RUNNING = frozenset("straight consecutive full whole long successive intensive".split())
"""Words between a number and its days."""
_APART = frozenset("after before later earlier ago since until".split())
"""Behind "three days" they are no length of talks."""
_TELLS_DAYS = frozenset(("day", "days", "week", "weeks"))
_WEEK = 7
_BEGAN = frozenset("began begun opened started convened".split())
_HELD_FOR = frozenset("after following for enter entered enters into in on over lasted".split())
_NEAR = 3
"""So many days from publication the talks ended of which the article tells how long they took."""
_OPEN_END = 31
"""Talks of which only the first day is told went on for no more days than this."""
_CLOSED_END = 60
"""Where the sentence tells that they closed, for no more than this."""
_REST = 10
"""Talks that resume within so many days of their beginning are the same round."""
_RIGHT_BEHIND = 6
"""Nor more between the verb and its day."""
_REACH = 14
"""So many words may lie between talks and the days that they went on for."""


class _Course(NamedTuple):
    first: dt.date
    last: dt.date


class Courses:
    """Answers for one document; it is read when somebody asks first."""

    def __init__(self, document: Document, dating: Dating, talks: frozenset[str], teams: frozenset[str]) -> None:
        self._document = document
        self._dating = dating
        self._talks = talks | _ROUNDS | _TALKING
        self._parties = self._talks | teams | {"sides", "teams", "parties"}
        self._told: list[_Course] | None = None
        self._lasted = 0
        self._ended: list[dt.date] = []
        """Days on which talks are told to have ended."""

    def first_day(self, day: str) -> str:
        """The first day, ISO, of the talks that were held on `day`: `day` itself where nothing tells of another."""
        if len(day) != DAY:
            return day
        asked = dt.date.fromisoformat(day)
        told = self._courses()
        if any(course.first == asked for course in told):
            return day
        held = [course.first for course in told if course.first < asked <= course.last]
        return max(held).isoformat() if held else self._so_many_days(asked).isoformat()

    def running(self) -> str | None:
        """The first day, ISO, of the talks that were held when the article appeared, or had just ended."""
        story = self._document.article.published_date
        if story is None:
            return None
        held = [c.first for c in self._courses() if c.first <= story <= moved(c.last, _NEAR)]
        return max(held).isoformat() if held else None

    def _courses(self) -> list[_Course]:
        if self._told is None:
            self._told = []
            resumed: list[_Course] = []
            for sentence in self._document.sentences:
                if self._parties.isdisjoint(sentence.words):
                    continue
                if sentence.dates:
                    self._ended += self._closed(sentence)
                    self._told += self._opened(sentence, _OPENED)
                    self._told += self._since(sentence)
                    resumed += self._opened(sentence, _RESUMED)
                if not _TELLS_DAYS.isdisjoint(sentence.words):
                    self._told += self._so_long(sentence)
            self._told += [
                r for r in resumed if not any(c.first < r.first <= moved(c.first, _REST) for c in self._told)
            ]
        return self._told

    def _so_many_days(self, day: dt.date) -> dt.date:
        """The day on which talks began that ended on `day`, by "after five days of talks" in the article; if it tells
        on which day they ended, that on which those began of which `day` was one."""
        story = self._document.article.published_date
        if self._lasted < 2 or story is None or abs((story - day).days) > _NEAR:
            return day
        began = [first for end in self._ended if (first := moved(end, 1 - self._lasted)) <= day <= end]
        return min(began, default=moved(day, 1 - self._lasted))

    def _closed(self, sentence: Sentence) -> list[dt.date]:
        """ "Negotiators wrapped up their second round on Thursday": the day on which talks ended."""
        if self._talks.isdisjoint(sentence.words) or len(days := set(days_stated(sentence))) != 1:
            return []
        if sentence.words.isdisjoint(_ENDED) and "wrapped" not in sentence.words:
            return []
        ended = any(t.low in _ENDED or (t.low == "wrapped" and n.low == "up") for t, n in pairwise(sentence.tokens))
        return [dt.date.fromisoformat(days.pop())] if ended else []

    def _opened(self, sentence: Sentence, verbs: frozenset[str]) -> list[_Course]:
        """ "The talks opened on Tuesday", "talks from 7 until 15 November"."""
        found: list[_Course] = []
        if self._talks.isdisjoint(sentence.words) or not _TO_PRESS.isdisjoint(sentence.words):
            return found
        for token in sentence.tokens:
            noun, verb = token.low in self._talks, token.low in verbs and not self._foreseen(sentence, token.index)
            if not noun and not verb:
                continue
            dated = self._dating.event_date(sentence, token.index, night_attack=False)
            if verb and (day := _right_behind(sentence, token.index)):
                found.append(_open(dt.date.fromisoformat(day), _longest(sentence)))
                continue
            if dated is None or dated.mention is None or len(dated.when.start) != DAY or dated.when.date_prec != 1:
                continue
            if not sentence.start <= dated.mention.start < sentence.end:
                continue
            first = dt.date.fromisoformat(dated.when.start)
            if dated.when.end:
                found.append(_Course(first, moved(dt.date.fromisoformat(dated.when.end), 1)))
            elif verb:
                found.append(_open(first))
        return found

    def _foreseen(self, sentence: Sentence, verb: int) -> bool:
        """ "Announced on Monday that talks would begin", "ended on Monday, a week after it began": nothing began that
        day."""
        before = sentence.lows[max(0, verb - 3) : verb]
        if sentence.lows[verb] in ("way", "underway") and _GOT.isdisjoint(before):
            return True  # "while the talks were under way"
        if "after" in before and not _PRONOUNS.isdisjoint(before):
            return True
        return any(t.low in _FORESEEN for t in sentence.tokens[max(0, verb - 4) : verb])

    def _since(self, sentence: Sentence) -> list[_Course]:
        """ "They have been talking since Tuesday", "the delegation stayed for two weeks from 7 November"."""
        if _SINCE.isdisjoint(sentence.words) or first_of_span(sentence):
            return []
        found = []
        story = self._document.article.published_date
        longest = _longest(sentence)
        for mention in sentence.dates:
            day = day_of(mention.value)
            at = sentence.token_at(mention.start) - 1
            while at > 0 and sentence.tokens[at].low in _BESIDE_DATE:
                at -= 1
            if day is None or at < 0 or sentence.tokens[at].low not in _SINCE:
                continue
            before = {t.low for t in sentence.tokens[max(0, at - _REACH) : at]}
            first = dt.date.fromisoformat(day)
            if before & self._parties and not before & _NO_COURSE and story and 0 <= (story - first).days <= longest:
                found.append(_open(first, longest))
        return found

    def _so_long(self, sentence: Sentence) -> list[_Course]:
        """ "For a third day on Tuesday", "agreed on Saturday after ten days of talks": the day less those before."""
        tokens = sentence.tokens
        found = []
        for token in tokens:
            if token.low not in _TELLS_DAYS:
                continue
            number, end = _number(tokens, token.index)
            if (counted := _weeks(tokens, token.index)) > 1:
                number, end = counted, token.index + 1
                if ended := self._after_it_began(sentence, end):
                    found.append(_open(moved(ended, -number)))
                    continue
                number += 1
            if number < 2 or not self._of_talks(tokens, token.index, end):
                continue
            stated = days_stated(sentence)
            story = self._document.article.published
            if token.low in ("days", "weeks") and not stated:
                self._lasted = self._lasted or number
                continue
            day = stated[0] if len(set(stated)) == 1 else story[:DAY] if story and not stated else None
            if day is not None:
                found.append(_open(moved(dt.date.fromisoformat(day), 1 - number)))
        return found

    def _after_it_began(self, sentence: Sentence, place: int) -> dt.date | None:
        """ "Ended a fourth round on Monday, three weeks after it began": the day from which the weeks count back."""
        behind = sentence.lows[place : place + 4]
        stated = set(days_stated(sentence))
        if behind[:1] != ["after"] or _BEGAN.isdisjoint(behind) or len(stated) != 1:
            return None
        return None if self._talks.isdisjoint(sentence.words) else dt.date.fromisoformat(stated.pop())

    def _of_talks(self, tokens: list[Token], first: int, end: int) -> bool:
        """Those from token `first` to `end` are days of talks: "days of indirect talks", "talks for a third day"."""
        behind = tokens[end : end + 5]
        if behind and behind[0].low in _APART:
            return False
        if behind and behind[0].low == "of":
            return any(t.low in self._talks for t in behind)
        near = {t.low for t in tokens[max(0, first - 5) : first]}
        return bool(near & _HELD_FOR) and any(t.low in self._talks for t in tokens[max(0, first - _REACH) : first])


def _number(tokens: list[Token], index: int) -> tuple[int, int]:
    """The number of "five days", "third straight day", "day three", 0 where there is none, and the token behind."""
    low = tokens[index - 1].low if index else ""
    place = index - 1
    while place > 0 and tokens[place].low in _RUNNING:
        place -= 1
        low = tokens[place].low
    if tokens[index].low == "days":
        return _COUNTS.get(low, 0) or digits(low), index + 1
    ordinal = low.rstrip("stndrh")
    number = _PLACES.get(low, 0) or (digits(ordinal) if ordinal != low else 0)
    if number or index + 1 == len(tokens):
        return number, index + 1
    behind = tokens[index + 1].low
    return _COUNTS.get(behind, 0) or digits(behind), index + 2


def _weeks(tokens: list[Token], index: int) -> int:
    """The days of "three weeks", "two full weeks", "a week"; 0 where none are counted."""
    if tokens[index].low not in ("week", "weeks") or not index:
        return 0
    place = index - 1
    while place > 0 and tokens[place].low in _RUNNING:
        place -= 1
    low = tokens[place].low
    return _WEEK * (1 if low in ("a", "one") else _COUNTS.get(low, 0) or digits(low))


def _right_behind(sentence: Sentence, verb: int) -> str | None:
    """The day that stands behind the verb: "contacts that began there last Saturday"."""
    for mention in sentence.dates:
        place = sentence.token_at(mention.start)
        if verb < place <= verb + _RIGHT_BEHIND and not any(t.kind == "punct" for t in sentence.tokens[verb:place]):
            return day_of(mention.value)
    return None


def _longest(sentence: Sentence) -> int:
    """Days that talks may have gone on for: more where the sentence tells that they closed."""
    closed = not sentence.words.isdisjoint(_ENDED) or "close" in sentence.words
    return _CLOSED_END if closed else _OPEN_END


def _open(first: dt.date, longest: int = _OPEN_END) -> _Course:
    return _Course(first, moved(first, longest))
