"""Dates as exports write them: ISO 8601, RFC 822, compact (20250602T101500Z), seconds since 1970, or words."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from core.ingest.foreign_dates import foreign_date
from core.ingest.published import iso_stamp
from core.ingest.stamps import Stamp

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d{4})?)?")
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})(?:\.\d+)?")
_MAIL = re.compile(r"[A-Z][a-z]{2},\s+\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{2,4}\s+\d\d?:\d\d")
_LONGEST = 80


def field_stamp(value: str) -> Stamp | None:
    """The date, clock time and offset that a field tells, or None where it tells no date between 1900 and 2099."""
    value = value.strip()[:_LONGEST]
    if match := _COMPACT.fullmatch(value):
        return _compact(match)
    if match := _SECONDS.fullmatch(value):
        return _since_1970(int(match[1]) if match[1] else int(match[2]) / 1000)
    if _MAIL.match(value):
        try:
            return _stamp(parsedate_to_datetime(value))
        except (ValueError, TypeError, IndexError):
            pass
    if found := iso_stamp(value):
        return found
    told = foreign_date(value)
    return Stamp(told[0], told[1], told[2].year, told[2].month, told[2].day) if told else None


def _compact(match: re.Match[str]) -> Stamp | None:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    clock = f"{match[4]}:{match[5]}" if match[4] and int(match[4]) < 24 and int(match[5]) < 60 else None
    zone = match[6]
    offset = None if not zone or not clock else "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[3:]}"
    stamp = Stamp(0, match.end(), year, month, day, clock, offset)
    return stamp if stamp.date else None


def _since_1970(seconds: float) -> Stamp | None:
    try:
        return _stamp(dt.datetime.fromtimestamp(seconds, dt.UTC))
    except (OverflowError, OSError, ValueError):
        return None


def _stamp(when: dt.datetime) -> Stamp:
    offset = when.strftime("%z")
    return Stamp(
        0, 0, when.year, when.month, when.day, f"{when:%H:%M}", f"{offset[:3]}:{offset[3:5]}" if offset else None
    )
