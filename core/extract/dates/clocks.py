"""Times of the clock: "1 p.m. local time", "0200 GMT", "11h15", "8.30am", "four o'clock in the evening"."""

from __future__ import annotations

from core.extract.dates.atoms import Atoms
from core.extract.dates.days import with_day
from core.extract.dates.numbers import number_at
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary

_BEFORE_DIGITS = frozenset('(“"[~–—-')
_AT = frozenset("at around about from until by".split())
_MEASURES = frozenset("percent % million billion m km n s e w °".split())


def _meridiem(a: Atoms, place: int) -> tuple[str, int]:
    """ "am", "p.m." at the place: its letter and last atom; ("", place - 1) where none."""
    word = a.word(place)
    if word in ("am", "pm"):
        return word[0], place
    if word in ("a", "p") and a.word(place + 1) == "." and a.word(place + 2) == "m":
        return word, place + 3 if a.word(place + 3) == "." and a.joined(place + 3) else place + 2
    return "", place - 1


def _zone(a: Atoms, place: int, v: Vocabulary) -> int:
    """The last atom of a zone at the place ("GMT", "local time", "Moscow time"); place - 1 where there is none."""
    word = a.word(place)
    if word in v.words["zones"] and (a.upper(place) or word in ("gmt", "utc")) and (len(word) > 1 or a.joined(place)):
        return place
    if word in ("hours", "hrs") or (word == "h" and not a.joined(place)):
        return place
    if a.word(place + 1) == "time" and (word == "local" or word in v.clocks):
        return place + 1
    if a.word(place + 2) == "time" and f"{word} {a.word(place + 1)}" in v.clocks:
        return place + 2
    return place - 1


def read_clock(a: Atoms, place: int, floor: int, v: Vocabulary) -> Reading | None:
    """A clock time in digits that begins at the place, with the day written right after it, or None."""
    if a.joined(place) and a.word(place - 1) not in _BEFORE_DIGITS:
        return None
    face = _face(a, place, v)
    if face is None:
        return None
    hour, minute, last, told = face
    half, end = _meridiem(a, last + 1)
    if half:
        if not (1 <= hour <= 12 or (told and hour < 24)) or _is_name(a, last + 1):
            return None
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
        last, told = end, True
    dotted = last == place + 2 and a.word(place + 1) == "."
    zone = _zone(a, last + 1, v)
    if zone > last and (told or dotted):
        last, told = zone, True
    elif dotted and a.word(place - 1) in ("at", "around", "about") and a.word(last + 1) not in _MEASURES:
        told = True
    if not told or hour > 24 or minute > 59:
        return None
    if a.word(last + 1) == "h" and a.joined(last + 1):
        last += 1
    part = f"{hour:02}:{minute:02}"
    return with_day(a, Reading(place, last, "clock", kind="TIME", part=part, unit="D", shift=0, anchor="reference"), v)


def _face(a: Atoms, place: int, v: Vocabulary) -> tuple[int, int, int, bool] | None:
    """Hour, minute, last atom, and whether the digits alone tell a time; None where they cannot be one."""
    first, mark, second = a.digits(place), a.word(place + 1), a.digits(place + 2)
    if not first or len(first) > 4:
        return None
    hour = int(first)
    if len(first) == 4:
        return (hour // 100, hour % 100, place, True) if _zone(a, place + 1, v) > place else None
    tight = a.joined(place + 1)
    minutes = tight and len(second) == 2 and int(second) < 60 and a.joined(place + 2)
    if mark == ":" and minutes:
        seconds = a.word(place + 3) == ":" and a.joined(place + 3) and len(a.digits(place + 4)) == 2
        return hour, int(second), place + 4 if seconds else place + 2, True
    if mark == "h" and minutes:
        return hour, int(second), place + 2, True
    if mark == "h" and tight and a.word(place - 1) in _AT:
        return hour, 0, place + 1, True
    if mark == "." and minutes and not a.digits(place + 3):
        return hour, int(second), place + 2, False
    return hour, 0, place, False


def _is_name(a: Atoms, place: int) -> bool:
    """ "5 Am Markt": a capital with a small letter after a space is no "am"."""
    return a.word(place) == "am" and not a.joined(place) and a.capital(place) and not a.upper(place)


def read_oclock(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "four o'clock", "10 o'clock in the evening": `place` is at "clock"."""
    if a.word(place - 1) not in ("'", "’") or a.word(place - 2) != "o" or place - 3 < floor:
        return []
    hour, last = number_at(a, place - 3, v)
    if not 1 <= hour <= 12 or last != place - 3:
        return []
    return [_spoken(a, place - 3, place, hour, 0, v)]


def read_fraction(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "half past six", "a quarter to five in the morning": `place` is at "half" or "quarter"."""
    half, joint = a.word(place) == "half", a.word(place + 1)
    if joint not in ("past", "to") or (half and joint == "to"):
        return []
    hour, last = number_at(a, place + 2, v)
    following = a.word(last + 1)
    if not 1 <= hour <= 12 or last != place + 2 or following in _MEASURES or following in v.units:
        return []
    first = place - 1 if a.word(place - 1) == "a" and place - 1 >= floor else place
    minute = 30 if half else 15 if joint == "past" else 45
    return [_spoken(a, first, last, hour if joint == "past" else (hour - 2) % 12 + 1, minute, v)]


def _spoken(a: Atoms, first: int, last: int, hour: int, minute: int, v: Vocabulary) -> Reading:
    """The clock time in words, in the half of the day that "in the evening" or "on Friday evening" behind it tells."""
    found = Reading(first, last, "clock", kind="TIME", unit="D", shift=0, anchor="reference")
    at = last + 3 if a.word(last + 2) == "the" else last + 2
    part = v.parts.get(a.word(at), "") if a.word(last + 1) in ("in", "at") else ""
    if part:
        found.last = at
    elif a.word(last + 1) == "on" and a.word(last + 2) in v.weekdays:
        part = v.parts.get(a.word(last + 3), "")
    if part in ("AF", "EV", "NI") and hour < 12:
        hour += 12
    found.part = f"{hour:02}:{minute:02}"
    return found
