"""Readings to TIMEX3 values: the calendar, the publication day and what was said before held against each."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from core.extract.dates import calendar
from core.extract.dates.atoms import BREAK, Atoms
from core.extract.dates.reading import Reading
from core.extract.dates.tense import direction
from core.extract.dates.vocabulary import Vocabulary
from core.model import DateMention

_SINCE = frozenset("since after from following before until till".split())
_REACH = 60
"""Atoms within which a clock time looks for the day it belongs to, in its own sentence."""
_RECENT = 14
"""Days: an older day is background, which "the same night" does not refer to."""


class Resolver:
    """Resolves the readings of one text in order; what it learns on the way (last day, year of the paragraph) carries on."""

    def __init__(self, atoms: Atoms, vocabulary: Vocabulary, published: dt.date | None) -> None:
        self.a = atoms
        self.v = vocabulary
        self.published = published
        self.now = published
        """The day from which years are guessed: the publication day, else the last full date that the text gives."""
        self.last: dt.date | None = None
        """The last day that the text named: what "a day earlier" counts from."""
        self.last_place = 0
        self.last_value = ""
        """The last date named, however exact: what "two years earlier" counts from."""
        self.year: int | None = None
        """The year that a background paragraph is about."""
        self.breaks = [place for place, word in enumerate(atoms.low) if word == BREAK]
        self.paragraph = -1

    def resolve(self, readings: list[Reading]) -> list[DateMention]:
        """The mentions, in order; what names no possible day is dropped."""
        if self.now is None:
            self.now = self._own_day(readings)
        values: list[str | None] = [None] * len(readings)
        clocks: list[tuple[int, dt.date | None]] = []
        for index, reading in enumerate(readings):
            if _waits_for_day(reading):
                clocks.append((index, self.last))
                continue
            self._enter(reading)
            values[index] = self._value(reading)
            self._learn(reading, values[index])
        for index, before in clocks:
            values[index] = self._clock(index, readings, values, before)
        return [self._mention(reading, value) for reading, value in zip(readings, values, strict=True) if value]

    def _own_day(self, readings: list[Reading]) -> dt.date | None:
        """The latest full date of the text: near its day of writing where nothing else tells."""
        days = [calendar.make_day(r.year, r.month, r.day) for r in readings if r.year and r.month and r.day]
        return max((day for day in days if day), default=None)

    def _mention(self, reading: Reading, value: str) -> DateMention:
        start, end = self.a.starts[reading.first], self.a.ends[reading.last]
        return DateMention(
            start=start, end=end, text=self.a.text[start:end], value=value, kind=reading.kind, rule=reading.rule
        )

    def _enter(self, reading: Reading) -> None:
        paragraph = bisect_right(self.breaks, reading.first)
        if paragraph != self.paragraph:
            self.paragraph, self.year = paragraph, None

    def _learn(self, reading: Reading, value: str | None) -> None:
        """Carry the day and the year on to what follows."""
        if value is None or reading.kind not in ("DATE", "TIME"):
            return
        before = self.a.word(reading.first - 1)
        span = calendar.span_of(value)
        if span and before != "since":
            self.last_value = value
        if span and span[2] == 1 and before not in ("since",):
            self.last, self.last_place = span[0], reading.last
        if reading.year and self.now:
            background = reading.year < self.now.year and before not in _SINCE and self._stands_free(reading)
            self.year = reading.year if background else None

    def _stands_free(self, reading: Reading) -> bool:
        """The date dates its sentence ("In 2014, …", "in May 2019."), and no noun ("the 2016 accord")."""
        after = self.a.word(reading.last + 1)
        return self.a.word(reading.first - 1) in ("in", "on", "by", "of", "during", "late", "early") and (
            not after[0].isalpha() or after in ("and", "when", "but", "as")
        )

    def _value(self, r: Reading) -> str | None:
        if r.value is not None:
            return self._reference_count(r)
        if r.rule == "easter":
            return self._easter(r)
        if r.rule == "week-of-month":
            return self._week_of_month(r)
        if r.suffix:
            return self._suffixed(r)
        if r.day and (r.month or r.year):
            return self._with_part(self._calendar_day(r), r, self._pattern(r))
        if r.day:
            return self._with_part(self._lone_day(r), r, self._pattern(r))
        if r.month:
            return self._month(r)
        if r.weekday:
            return self._with_part(self._weekday(r), r, f"XXXX-WXX-{r.weekday}")
        if r.year:
            return f"{r.year:04}"
        if r.shift is not None:
            return self._shifted(r)
        return None

    def _with_part(self, day: dt.date | None, r: Reading, pattern: str) -> str | None:
        """The day with its part of day. Nights bear the day that they start on, also where the text names the morning."""
        if day is not None and r.rule == "night-to":
            day = calendar.add_days(day, -1)
        if day is None and r.month and r.day and (r.year or self.now) and not r.value:
            return None
        text = day.isoformat() if day is not None else pattern
        return f"{text}T{r.part}" if r.part else text

    def _pattern(self, r: Reading) -> str:
        return f"XXXX-{r.month:02}-{r.day:02}" if r.month else f"XXXX-XX-{r.day or 0:02}"

    def _direction(self, r: Reading) -> int:
        return direction(self.a, r.first, r.last, self.v)

    def _calendar_day(self, r: Reading) -> dt.date | None:
        month, day = r.month or 1, r.day or 1
        if r.year is not None:
            return self._either(r, r.year, month, day)
        if self.now is None:
            return None
        if r.unit == "Y":
            return calendar.make_day(self.now.year + int(r.shift or 0), month, day)
        years = (self.now.year - 1, self.now.year, self.now.year + 1)
        if r.weekday:
            fits = [
                d
                for y in range(self.now.year - 6, self.now.year + 3)
                if (d := calendar.make_day(y, month, day)) and d.isoweekday() == r.weekday
            ]
            fits = [d for d in fits if abs((d - self.now).days) < 200] or ([] if r.weekday else fits)
            if fits:
                return min(fits, key=lambda d: abs((d - self.now).days))
        if r.which is not None:
            options = [d for y in years if (d := calendar.make_day(y, month, day))]
            past = [d for d in options if d < self.now]
            later = [d for d in options if d > self.now]
            return (
                max(past, default=None) if r.which < 0 else min(later, default=None) if r.which > 0 else None
            ) or min(options, key=lambda d: abs((d - self.now).days), default=None)
        if self.year is not None and self._direction(r.twin or r) <= 0 and not self._said(r):
            return calendar.make_day(self.year, month, day)
        options = [d for y in years if (d := calendar.make_day(y, month, day))]
        return self._nearest(options, r)

    def _said(self, r: Reading) -> bool:
        return self.a.word(r.first - 1) == "on" and self.a.word(r.first - 2) in ("said", "reported", "announced")

    def _nearest(self, options: list[dt.date], r: Reading) -> dt.date | None:
        """The option that lies nearest to the day of writing, unless the verb tells that it lies on the other side."""
        if not options or self.now is None:
            return None
        now = self.now
        best = min(options, key=lambda d: (abs((d - now).days), d > now))
        distance = (best - now).days
        if abs(distance) <= 30:
            return best
        ahead = self._direction(r.twin or r)
        if distance > 0 and (ahead < 0 or (ahead == 0 and distance > 60)):
            return max((d for d in options if d <= now), default=best)
        if distance < 0 and ahead > 0 and distance < -90:
            return min((d for d in options if d >= now), default=best)
        return best

    def _either(self, r: Reading, year: int, month: int, day: int) -> dt.date | None:
        """Day-first as written, month-first where only that is near the day of writing ("10/07/2025" in July or October)."""
        first = calendar.make_day(year, month, day)
        if r.rule != "numeric-either" or self.published is None:
            return first
        second = calendar.make_day(year, day, month)
        if first is None or second is None:
            return first or second
        distances = abs((first - self.published).days), abs((second - self.published).days)
        return second if distances[1] < 20 < distances[0] or first > self.published >= second else first

    def _lone_day(self, r: Reading) -> dt.date | None:
        """A day number without its month: the nearest one to the last day named, else the last one before publication."""
        if self.now is None:
            return None
        if r.unit == "M":
            year, month = calendar.add_months(self.now, int(r.shift or 0))
            return calendar.make_day(year, month, r.day or 1)
        close = self.last is not None and bisect_right(self.breaks, self.last_place) == self.paragraph
        anchor = self.last if close and self.last else self.now
        options = []
        for months in (-1, 0, 1):
            year, month = calendar.add_months(anchor, months)
            day = calendar.make_day(year, month, r.day or 1)
            if day and (not r.weekday or day.isoweekday() == r.weekday):
                options.append(day)
        if not close and self._direction(r) <= 0:
            options = [d for d in options if d <= anchor] or options
        return min(options, key=lambda d: abs((d - anchor).days), default=None)

    def _month(self, r: Reading) -> str | None:
        month = r.month or 1
        if r.year is not None:
            return f"{r.year:04}-{month:02}"
        now = self.now
        if now is None:
            return f"XXXX-{month:02}"
        if r.unit == "Y":
            return f"{now.year + int(r.shift or 0):04}-{month:02}"
        if r.which is not None and r.which != 0:
            year = now.year if (month < now.month) == (r.which < 0) and month != now.month else now.year + r.which
            return f"{year:04}-{month:02}"
        if self.year is not None:
            return f"{self.year:04}-{month:02}"
        gap = month - now.month
        gap += 12 if gap < -6 else -12 if gap > 6 else 0
        ahead = self._direction(r)
        if (gap > 0 and ahead < 0) or (
            gap > 1 and ahead == 0 and self.a.word(r.first - 1) not in ("until", "till", "by")
        ):
            gap -= 12
        elif gap < 0 and ahead > 0:
            gap += 12
        year, month = calendar.add_months(now, gap)
        return f"{year:04}-{month:02}"

    def _weekday(self, r: Reading) -> dt.date | None:
        now = self.published
        if r.anchor == "reference" and self.last:
            now = self.last
        if now is None or not r.weekday:
            return None
        back = (now.isoweekday() - r.weekday) % 7
        ahead = (r.weekday - now.isoweekday()) % 7
        if r.which is not None:
            if r.which < 0:
                return calendar.add_days(now, -(back or 7))
            if r.which > 0:
                return calendar.add_days(now, ahead or 7)
            looks = self._direction(r)
            return calendar.add_days(now, -back if looks < 0 and back < 5 else ahead)
        looks = self._direction(r)
        if looks > 0:
            return self._weekday_ahead(r, now, ahead)
        return calendar.add_days(now, -back)

    def _weekday_ahead(self, r: Reading, now: dt.date, ahead: int) -> dt.date | None:
        """ "said on Monday it would observe a truce from Tuesday": the Tuesday after that Monday, be it past or not."""
        place = r.first - 1
        stop = self.last_place
        while place > stop and not self.a.closes_sentence(place):
            place -= 1
        told = self.last is not None and place == stop and stop > 0
        if (
            told
            and self.last is not None
            and self.last < now
            and (now - self.last).days < 7
            and self.a.word(self.last_place) in self.v.weekdays
        ):
            return calendar.add_days(self.last, ((r.weekday or 1) - self.last.isoweekday()) % 7)
        return calendar.add_days(now, ahead)

    def _shifted(self, r: Reading) -> str | None:
        anchor = self.published
        if r.anchor == "reference":
            anchor = self.last or self.published
        unit, shift = r.unit, r.shift or 0
        if anchor is None:
            return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}.get(
                unit, "XXXX-XX-XX"
            ) + (f"T{r.part}" if r.part else "")
        if r.rule == "shift" and unit in ("Y", "M") and (value := self._counted_on(unit, shift)):
            return value
        if unit == "WE":
            return self._weekend(r, anchor)
        if unit[0] == "T":
            r.kind = "TIME"
            hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * shift
            moved = calendar.add_days(anchor, hours // 24 if abs(hours) >= 24 else 0)
            return moved.isoformat() if moved else None
        if r.rule == "same" and unit == "D" and r.part == "":
            return anchor.isoformat()
        value = calendar.unit_value(anchor, unit, shift)
        return f"{value}T{r.part}" if value and r.part else value

    def _counted_on(self, unit: str, shift: float) -> str | None:
        """ "A year earlier" than the third quarter is the third quarter of the year before; than 2012 it is 2011."""
        span = calendar.span_of(self.last_value)
        if span is None or unit == "M" and span[2] > 4:
            return None
        value = calendar.unit_value(span[0], unit, shift)
        return value + self.last_value[4:7] if value and unit == "Y" and self.last_value[5:6] in ("Q", "H") else value

    def _weekend(self, r: Reading, anchor: dt.date) -> str | None:
        """The weekend itself on Saturday and Sunday; in the week, "the weekend" is the last one unless the verb looks ahead."""
        shift = r.shift or 0
        articled = self.a.word(r.last - 1) == "the"
        if articled and anchor.isoweekday() < 6 and self._direction(r) <= 0:
            shift -= 1
        return calendar.unit_value(anchor, "WE", shift)

    def _suffixed(self, r: Reading) -> str | None:
        """Seasons, quarters, halves."""
        year = r.year
        if year is None and self.now is None:
            return f"XXXX-{r.suffix}"
        if year is None and self.now is not None:
            year = self.now.year
            if r.unit == "Y":
                year += int(r.shift or 0)
            elif r.suffix[0] in "QH" and r.suffix[1:].isdigit():
                start = int(r.suffix[1]) * (3 if r.suffix[0] == "Q" else 6) - (2 if r.suffix[0] == "Q" else 5)
                if start > self.now.month and self._direction(r) <= 0:
                    year -= 1
            else:
                which = r.which if r.which is not None else 0
                year = self.year if self.year is not None else calendar.season_year(self.now, r.suffix, which)
        return f"{year:04}-{r.suffix}"

    def _week_of_month(self, r: Reading) -> str | None:
        month = self._month(r)
        if month is None or month[0] == "X":
            return None
        year, number = int(month[:4]), int(month[5:7])
        day = calendar.make_day(year, number, min(int(r.suffix[1]) * 7 - 3, 25))
        return calendar.week_value(day) if day else None

    def _easter(self, r: Reading) -> str | None:
        if r.year is None and self.now is None:
            return "XXXX-XX-XX"
        year = r.year if r.year is not None else (self.now.year if self.now else 0) + (r.which or 0)
        sunday = calendar.easter(year)
        day = calendar.add_days(sunday, r.shift or 0) if sunday else None
        return day.isoformat() if day else None

    def _reference_count(self, r: Reading) -> str | None:
        """ "Today is day six", "on the 1,000th day of the war": the day of writing; other counted days stay open."""
        if r.rule == "day-count" and self.published is not None:
            before = self.a.word(r.first - 1)
            if before in ("is", "enters", "entered", "entering", "marks", "marked", "into") or (
                before == "on" and self.a.opens_sentence(r.first - 1)
            ):
                return self.published.isoformat()
        return r.value

    def _clock(self, index: int, readings: list[Reading], values: list[str | None], before: dt.date | None) -> str:
        """A time of day takes a day of its sentence, else of its paragraph, else the day that its kind counts from."""
        r = readings[index]
        if r.rule == "overnight":
            day = self._day_beside(index, readings, values) or self.published
        else:
            day = self._day_near(index, readings, values) or self._day_apart(r, before)
        moved = calendar.add_days(day, int(r.shift or 0)) if day else None
        return f"{moved.isoformat() if moved else 'XXXX-XX-XX'}T{r.part}"

    def _day_beside(self, index: int, readings: list[Reading], values: list[str | None]) -> dt.date | None:
        """The day that the sentence names, on whose morning a night ends ("overnight, he said on Sunday")."""
        r = readings[index]
        for other in (index + 1, index - 1, index + 2):
            if not 0 <= other < len(readings) or readings[other].kind != "DATE":
                continue
            first, last = sorted((r, readings[other]), key=lambda reading: reading.first)
            day = _day_of(values[other])
            ahead = self.published is not None and day is not None and day > self.published
            if day and not ahead and not self._between_ends(first.last, last.first):
                return day
        return None

    def _day_near(self, index: int, readings: list[Reading], values: list[str | None]) -> dt.date | None:
        """The day right after it in its sentence ("at 1 pm on Monday"), else the nearest one before it in its paragraph."""
        r = readings[index]
        for other in range(index + 1, min(index + 4, len(readings))):
            if self._between_ends(r.last, readings[other].first):
                break
            if readings[other].first - r.last <= 12 and (day := _day_of(values[other])):
                return day
        for other in range(index - 1, max(-1, index - 6), -1):
            if readings[other].kind == "SET" or bisect_right(self.breaks, readings[other].first) != bisect_right(
                self.breaks, r.first
            ):
                break
            if self.a.word(readings[other].first - 1) != "since" and (day := _day_of(values[other])):
                return day
        return None

    def _day_apart(self, r: Reading, before: dt.date | None) -> dt.date | None:
        """ "The same night", "the morning", a label "11.15am.": the last day named; other clock times: the day of publication."""
        label = self.a.word(r.first - 1)[0] in "\n•▪*" and self.a.word(r.last + 1) in (".", ":")
        if before is not None and (r.rule in ("part", "same-night") or label or self.published is None):
            if self.published is None or (self.published - before).days <= _RECENT:
                return before
        return self.published

    def _between_ends(self, first: int, last: int) -> bool:
        return last - first > _REACH or any(self.a.closes_sentence(place) for place in range(first + 1, last))


def _waits_for_day(r: Reading) -> bool:
    """A clock time or a part of the day that names no day itself."""
    if r.rule == "overnight":
        return True
    return (
        r.kind == "TIME"
        and r.value is None
        and r.anchor == "reference"
        and r.unit == "D"
        and not r.day
        and not r.weekday
        and r.rule in ("clock", "part", "early-hours", "same-night")
    )


def _day_of(value: str | None) -> dt.date | None:
    span = calendar.span_of(value) if value else None
    return span[0] if span and span[2] == 1 else None
