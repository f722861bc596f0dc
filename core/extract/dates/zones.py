"""Clock times as instants: the zone that the words name, or the clock of the place, turned into UTC."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.extract.dates.vocabulary import Vocabulary, vocabulary
from core.model import DateMention

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)$")
_AFTER = re.compile(r"\s*+,?\s*+(?:on [^\W\d_]+ )?in ((?:[A-Z][^\W\d_]+ ?){1,2})")
"""Where the words after a clock time say whose clock it is: "noon in Paris", "9 a.m. on Monday in Doha"."""
_LETTERS = re.compile(r"(?:\b|\d)(GMT|UTC|Z)\b", re.IGNORECASE)


def clock_of(mention: DateMention) -> str | None:
    """The clock time `13:00` of a mention, or None; midnight at the end of a day reads 24:00."""
    at = mention.value.find("T")
    clock = mention.value[at + 1 :] if at > 0 else ""
    return clock if len(clock) == 5 and clock[2] == ":" and clock[:2].isdigit() else None


def is_universal(mention: DateMention) -> bool:
    """Whether the time is given in GMT or UTC, as it often is in brackets after the local one."""
    return bool(_LETTERS.search(mention.text))


def instant(mention: DateMention, text: str, place: str | None, offset: str | None) -> str | None:
    """The UTC instant `2025-06-02T10:00Z` of a clock time, None where its zone cannot be told.

    `text` is the article's; `place` a city or country whose clock holds where the words name none; `offset` the clock
    of the article (`+02:00`), the last resort.
    """
    clock = clock_of(mention)
    if clock is None or not mention.value[:10].replace("-", "").isdigit():
        return None
    day = dt.datetime.fromisoformat(mention.value[:10])
    hours, minutes = int(clock[:2]), int(clock[3:])
    try:
        local = day + dt.timedelta(hours=hours, minutes=minutes)
        ahead = _ahead(mention, text, place, offset, local)
        return None if ahead is None else f"{local - ahead:%Y-%m-%dT%H:%MZ}"
    except OverflowError:
        return None


def _ahead(
    mention: DateMention, text: str, place: str | None, offset: str | None, local: dt.datetime
) -> dt.timedelta | None:
    """How far the clock of the mention is ahead of UTC."""
    words = vocabulary()
    if is_universal(mention):
        return dt.timedelta(0)
    home = _zone_of(place, words)
    named = [word.lower() for word in _WORD.findall(mention.text)]
    for index, word in enumerate(named):
        zone = words.clocks.get(f"{word} {named[index + 1]}" if index + 1 < len(named) else "") or words.clocks.get(
            word
        )
        if zone:
            return _zone_offset(zone, local)
        if word == "ist" and home in ("Asia/Jerusalem", "Europe/Dublin"):
            return _zone_offset(home, local)
        if word in words.offsets and len(word) > 1:
            return dt.timedelta(minutes=words.offsets[word])
    if after := _AFTER.match(text, mention.end):
        zone = _zone_of(after[1], words)
        if zone:
            return _zone_offset(zone, local)
    if home:
        return _zone_offset(home, local)
    if offset and (match := _OFFSET.match(offset)):
        sign = -1 if match[1] == "-" else 1
        return sign * dt.timedelta(hours=int(match[2]), minutes=int(match[3]))
    return None


def _zone_of(place: str | None, words: Vocabulary) -> str | None:
    """The zone of "Istanbul", "Tel Aviv", "Kherson, Ukraine": of the whole name, its last part or its first word."""
    if not place:
        return None
    name = place.strip().lower()
    for part in (name, name.rsplit(",", 1)[-1].strip(), name.split(",", 1)[0].strip(), name.split(" ", 1)[0]):
        if zone := words.clocks.get(part):
            return zone
    return None


def _zone_offset(zone: str, local: dt.datetime) -> dt.timedelta | None:
    try:
        return local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return None
