"""What the text told before an expression, and the day from which it speaks."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from core.extract.dates import calendar
from core.extract.dates.atoms import Atoms
from core.extract.dates.reading import Reading
from core.extract.dates.tense import direction
from core.extract.dates.vocabulary import Vocabulary

_BOUNDS = frozenset("since after from following before until till".split())
_UP_TO = frozenset(("until", "till", "by"))
"""Before a day up to which something lasts or is counted: "the same day" is that of what happened."""
_FREE = frozenset("and when but as for by to with at in on after before during because while where from".split())
"""Words after a date that no noun follows as its own."""
_DATING = frozenset("in on by of during late early".split())


class Context:
    """The state of a reading from the first expression to the last; `learn` carries each on to what follows."""

    def __init__(
        self, atoms: Atoms, vocabulary: Vocabulary, published: dt.date | None, readings: list[Reading]
    ) -> None:
        self.a = atoms
        self.v = vocabulary
        self.published = published
        self.now = published or _latest_full_date(readings)
        """The day from which years are guessed: the publication day, else the last full date that the text gives."""
        self.last: dt.date | None = None
        """The last day that the text named: what "a day earlier" counts from."""
        self.past: dt.date | None = None
        """The last of them that does not lie ahead: "that very day" of what was done."""
        self.last_place = 0
        self.last_value = ""
        """The last date named, however exact: what "two years earlier" counts from."""
        self.year: int | None = None
        """The year that a background paragraph is about."""
        self._month: int | None = None
        """The month of that year that its story has reached, where it began with one."""
        self._paragraph = -1

    def paragraph_of(self, place: int) -> int:
        """The number of the paragraph that the atom stands in."""
        return bisect_right(self.a.breaks, place)

    def enter(self, reading: Reading) -> None:
        """Begin an expression: a new paragraph forgets the year of the one before."""
        paragraph = self.paragraph_of(reading.first)
        if paragraph != self._paragraph:
            self._paragraph, self.year, self._month = paragraph, None, None

    def learn(self, reading: Reading, value: str | None) -> None:
        """Carry the day and the year of an expression on to what follows."""
        if value is None or reading.kind not in ("DATE", "TIME"):
            return
        before = self.a.word(reading.first - 1)
        span = calendar.span_of(value)
        if span and before != "since":
            self.last_value = value
            if span[2] == 1 and before not in _UP_TO and not self._only_told(reading):
                self.last, self.last_place = span[0], reading.last
                if self.published is None or span[0] <= self.published:
                    self.past = span[0]
        if reading.year and self.now:
            background = reading.year < self.now.year and before not in _BOUNDS and self._dates_its_sentence(reading)
            self.year, self._month = (reading.year, reading.month) if background else (None, None)
        elif reading.month and self._month and self.year is not None and span and span[0].year >= self.year:
            self.year, self._month = span[0].year, reading.month

    def _only_told(self, reading: Reading) -> bool:
        """ "Gunmen attacked on Monday, a spokesman announced on Tuesday": "the same day" is that of what is told."""
        before = reading.first - 1
        if self.last is None or self.a.word(before - (self.a.word(before) in _DATING)) not in self.v.words["said"]:
            return False
        return not any(self.a.closes_sentence(place) for place in range(self.last_place + 1, reading.first))

    def _dates_its_sentence(self, reading: Reading) -> bool:
        """ "In 2014 …", "in May 2019 when …": a date of its own.

        It is not that of a noun ("the 2016 accord", "the accord of 2016").
        """
        before = self.a.word(reading.first - 1)
        if before not in _DATING or (before == "of" and not reading.month):
            return False
        after = self.a.word(reading.last + 1)
        free = not after[0].isalpha() or after in _FREE
        return free or self.a.opens_sentence(reading.first - 1)

    def background_year(self, month: int) -> int | None:
        """The year of a month in a background paragraph, None in any other: its story goes on from month to month."""
        if self.year is None or self._month is None or month >= self._month or self.now is None:
            return self.year
        return self.year + 1 if (self.year + 1, month) <= (self.now.year, self.now.month) else self.year

    def direction(self, reading: Reading) -> int:
        """1 where the clause of the expression looks ahead, -1 where it looks back, 0 where nothing tells."""
        whole = reading.twin or reading
        return direction(self.a, whole.first, whole.last, self.v)

    def in_paragraph_of_last(self) -> bool:
        """Whether the last day was named in the paragraph that is being read."""
        return self.last is not None and self.paragraph_of(self.last_place) == self._paragraph


def _latest_full_date(readings: list[Reading]) -> dt.date | None:
    """The latest full date of a text lies near its day of writing where nothing else tells it."""
    days = [calendar.make_day(r.year, r.month, r.day) for r in readings if r.year and r.month and r.day]
    return max((day for day in days if day), default=None)
