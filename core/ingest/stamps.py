"""Date stamps: absolute dates with their clock time, zone and label, as heads and feet of articles carry them.

This is no reader of dates in prose (that is `core.extract.dates`): it takes a line that is mostly a stamp, such as
"Published On 2 Jun 2025", "02.06.2025 - Update : 02.06.2025" or "Jan 16, 2025 07:12 PM IST".
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from core.lexicon import compiled, load

Label = Literal["published", "updated", ""]

_DATE = re.compile(
    r"""
    (?P<iso>(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?!\d))
  | (?P<num>(?<![\d.,/-])(?P<na>\d{1,2})(?P<sep>[-/.]|\.\ )(?P<nb>\d{1,2})(?P=sep)(?P<ny>(?:19|20)\d\d|\d\d)(?![\d/-]))
  | (?P<dmy>(?<![\w.])(?P<dd>\d{1,2})(?:st|nd|rd|th|º|\.)?[\s\-/]*(?:of\s+|de\s+)?(?P<dm>[^\W\d_]{3,10})\b\.?
        (?:[\s,\-/']*(?:of\s+|de\s+)?(?P<dy>(?:19|20)\d\d)(?!\d(?!\d?:))|-(?P<dyy>\d\d)(?![\d:.-]))?)
  | (?P<mdy>\b(?P<mm>[^\W\d_]{3,10})\.?[\s\-]*(?P<md>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)
        (?:[\s,\-]*(?P<my>(?:19|20)\d\d)(?!\d(?!\d?:)))?)
    """,
    re.VERBOSE,
)
"""A date in figures or with a word that may be a month's name."""
_TIME = re.compile(
    r"""(?<![\d.:])(?:
        (?P<h>[01]?\d|2[0-4])[:.h](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?\s*(?P<ap>[ap]\.?\s?m\b\.?)?
      | (?P<h2>[01]?\d)\s?(?P<ap2>[ap]\.?m\b\.?)
      | (?P<mil>(?:[01]\d|2[0-4])[0-5]\d)(?=\s?(?:GMT|UTC|hrs|hours|h\b))
    )\s*(?:h(?:rs|ours)?\b)?\s*\(?(?P<zone>Z\b|(?:GMT|UTC)?\s?[+\-−]\s?\d{1,2}(?::?\d\d)?(?!\d)|[A-Za-z]{2,7}\stime\b|[A-Z]{2,4}\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,|•·\-–—:T@(]*(?:at|à|a las)?[\s|]*", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+\-−])\s?(\d{1,2})(?::?(\d\d))?$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST_MONTH = 12
"""Letters that a month's name can have, and the dot behind it."""
_WORDS = re.compile(r"[^\W\d_][\w.'’]*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a line: its place there, the day (year None where untold), clock time, zone and label."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    time: str | None = None
    offset: str | None = None
    label: Label = ""
    weekday: int | None = None
    ambiguous: bool = False
    """Day and month could change places: "03/04/2025"."""

    @property
    def date(self) -> dt.date | None:
        """The day, where the year is told and the day exists."""
        try:
            return dt.date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


@compiled
def _tables() -> tuple[dict[str, int], dict[str, int], dict[str, int], dict[str, Label], frozenset[str]]:
    table = load("publication")
    months = {name: int(number) for number, names in table["months"].items() for name in names.split()}
    labels: dict[str, Label] = {}
    for kind in ("published", "updated"):
        labels.update({phrase.strip(): kind for phrase in table["labels"][kind].split("|")})
    return months, table["weekdays"], table["zones"], labels, frozenset(table["labels"]["fillers"].split())


def _dates(line: str) -> list[re.Match[str]]:
    """The matches that are dates; a word that is no month is stepped over."""
    months = _tables()[0]
    found: list[re.Match[str]] = []
    place = _first_word_of_date(line)
    while match := _DATE.search(line, place):
        name = match["dm"] or match["mm"]
        if name is None or name.lower() in months:
            found.append(match)
            place = match.end()
        else:
            place = match.end("dd") if match["dd"] else match.end("mm")
    return found


def _first_word_of_date(line: str) -> int:
    """A place in the line before which no date begins; the word before the first digit may be a month."""
    digit = _DIGIT.search(line)
    end = digit.start() if digit else len(line)
    while end and (line[end - 1] in "-." or line[end - 1].isspace()):
        end -= 1
    return max(0, end - _LONGEST_MONTH)


def find_stamps(line: str) -> list[Stamp]:
    """The absolute dates of a line, in order, with the clock time that stands beside each."""
    if not _DIGIT.search(line):
        return []
    months = _tables()[0]
    found: list[Stamp] = []
    matches = _dates(line)
    for number, match in enumerate(matches):
        after = matches[number + 1].start() if number + 1 < len(matches) else len(line)
        before = matches[number - 1].end() if number else 0
        if stamp := _stamp(line, match, months, before, after):
            found.append(stamp)
    return found


def _stamp(line: str, match: re.Match[str], months: dict[str, int], floor: int, ceiling: int) -> Stamp | None:
    ambiguous = False
    if match["iso"]:
        year, month, day = int(match["iy"]), int(match["im"]), int(match["id"])
    elif match["num"]:
        day, month, year = int(match["na"]), int(match["nb"]), int(match["ny"])
        year = _four_digits(year)
        if month > 12:
            day, month = month, day
        else:
            ambiguous = day <= 12 and day != month
    else:
        name = (match["dm"] or match["mm"]).lower()
        month, day = months[name], int(match["dd"] or match["md"])
        told = match["dy"] or match["my"]
        year = int(told) if told else _four_digits(int(match["dyy"])) if match["dyy"] else 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    time, offset, start = _clock(line, match, floor, ceiling)
    label = _label(line[floor : min(start, match.start())])
    weekday = _weekday(line, match, floor, ceiling)
    if weekday is not None and ambiguous and _falls_on(year, day, month) == weekday:
        day, month = month, day
        ambiguous = False
    return Stamp(match.start(), match.end(), year or None, month, day, time, offset, label, weekday, ambiguous)


def _four_digits(year: int) -> int:
    """ "97" is 1997, "25" is 2025."""
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


def _falls_on(year: int, month: int, day: int) -> int | None:
    try:
        return dt.date(year, month, day).weekday()
    except ValueError:
        return None


def _clock(line: str, match: re.Match[str], floor: int, ceiling: int) -> tuple[str | None, str | None, int]:
    """Clock time and zone right after the date or, failing that, right before it; and where both begin."""
    gap = _BESIDE.match(line, match.end(), ceiling)
    place = gap.end() if gap else match.end()
    if (clock := _TIME.match(line, place, ceiling)) and (read := _read_clock(clock)):
        return *read, match.start()
    for clock in _TIME.finditer(line, floor, match.start()):
        between = line[clock.end() : match.start()]
        if not _WORDS.sub("", between).strip(" ,|•·-–—()") and len(between) < 20 and (read := _read_clock(clock)):
            return *read, clock.start()
    return None, None, match.start()


def _read_clock(clock: re.Match[str]) -> tuple[str, str | None] | None:
    if clock["mil"]:
        hour, minute = int(clock["mil"][:2]), int(clock["mil"][2:])
    else:
        hour, minute = int(clock["h"] or clock["h2"]), int(clock["m"] or 0)
    half = (clock["ap"] or clock["ap2"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 23:
        return None
    return f"{hour:02}:{minute:02}", zone_offset(clock["zone"])


def zone_offset(zone: str | None) -> str | None:
    """`+02:00` for a zone as bylines write it ("GMT+2", "IST", "Kyiv time"), or None."""
    if not zone:
        return None
    minutes = _tables()[2].get(zone.strip().lower())
    if minutes is None:
        match = _OFFSET.match(zone.strip())
        if not match:
            return None
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        minutes = minutes if match[1] == "+" else -minutes
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _label(before: str) -> Label:
    """What the words before a date say it is the date of."""
    words = [word.lower().rstrip(".") for word in _WORDS.findall(before)]
    _, weekdays, _, labels, _ = _tables()
    while words and words[-1] in weekdays:
        words.pop()
    for size in (6, 5, 4, 3, 2, 1):
        if len(words) >= size and (kind := labels.get(" ".join(words[-size:]))):
            return kind
    return ""


def _weekday(line: str, match: re.Match[str], floor: int, ceiling: int) -> int | None:
    around = (line[max(floor, match.start() - 14) : match.start()], line[match.end() : min(ceiling, match.end() + 12)])
    weekdays = _tables()[1]
    for text in around:
        for word in _WORDS.findall(text):
            if (day := weekdays.get(word.lower().rstrip("."))) is not None:
                return day
    return None


@compiled
def _known_words() -> frozenset[str]:
    months, weekdays, zones, labels, fillers = _tables()
    return frozenset((*months, *weekdays, *zones, *fillers, *(word for phrase in labels for word in phrase.split())))


def residue(line: str, stamps: list[Stamp]) -> list[str]:
    """The words of the line that are neither date, clock time, weekday, zone, label nor filler."""
    kept = line
    for stamp in reversed(stamps):
        kept = kept[: stamp.start] + " " + kept[stamp.end :]
    kept = _TIME.sub(" ", kept)
    known = _known_words()
    return [w for w in _WORDS.findall(kept) if w.lower().rstrip(".") not in known]
