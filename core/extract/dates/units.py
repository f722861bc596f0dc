"""Units of time without a number: "last week", "the following day", "recent months", "day six", "the third day"."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.durations import closes, is_counted, iso_duration, read_counted, read_set
from core.extract.dates.months import MODS, year_at
from core.extract.dates.numbers import number_at, ordinal_before
from core.extract.dates.reading import Anchor, Reading
from core.extract.dates.vocabulary import Vocabulary

_BARE_BEFORE = frozenset(
    "for in within after over of through took lasted taken last by spent despite during following endured".split()
)
_BARE_AFTER = frozenset("ago later earlier before after of long".split())
_WHOLE = frozenset(
    "in for during over through throughout within so until by of across since after before into this".split()
)
_EDGES = {
    "end": "END",
    "close": "END",
    "beginning": "START",
    "start": "START",
    "middle": "MID",
    "rest": "END",
    "remainder": "END",
}
_LONG = frozenset({"W", "M", "Y", "DE", "D", "Q"})
_DETERMINERS = frozenset("the a its their his her".split())
_RELATIVE = frozenset("before after earlier later prior".split())
_NAMED_DAY = frozenset(
    "the a per each every one next following previous same that this very last first second third final".split()
)
"""Before these "day" ends an expression, and the number behind it counts something else: "the next day three died"."""
_PEOPLE = frozenset("woman man boy girl child youth son daughter person citizen resident".split())
_OVER = frozenset("over in during for within throughout".split())
_ANAPHORIC = frozenset("previous preceding prior following ensuing subsequent same that".split())
_LASTING = frozenset("straight consecutive successive full last".split())


def read_unit(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """The expressions around a unit's name; nothing where it tells no time. Ages are none, as in TimeBank."""
    word = a.word(place)
    plural = word in v.plurals
    if a.word(place + 1) == "read":
        return []
    if word in ("second", "min", "minute") and not is_counted(a, place, floor, v):
        return []
    after = place + 1
    if (a.word(after) in DASHES and a.word(after + 1) in ("old", "olds")) or a.word(after) in (
        "old",
        "older",
        "young",
        "younger",
    ):
        return []
    if a.capital(place) and a.word(after + (a.word(after) in ("'", "’"))) == "war":
        return []
    if word == "year" and a.word(after) in DASHES and a.word(after + 1) in ("ago", "earlier"):
        anchor: Anchor = "publication" if a.word(after + 1) == "ago" else "reference"
        return [Reading(place, after + 1, "shift", unit="Y", shift=-1, anchor=anchor)]
    if _is_age(a, place):
        return []
    if repeated := read_set(a, place, floor, v):
        return [repeated]
    return read_counted(a, place, floor, v) or _named(a, place, floor, v.units[word], plural, v)


def _is_age(a: Atoms, place: int) -> bool:
    """ "aged 12 years", "aged of 62 years", "a woman of 27 years" """
    before = a.low[place - 3 : place] if place >= 3 else []
    return "aged" in before or (len(before) == 3 and before[1] == "of" and before[0] in _PEOPLE)


def _named(a: Atoms, place: int, floor: int, unit: str, plural: bool, v: Vocabulary) -> list[Reading]:
    before = place - 1
    hyphen = a.word(before) in DASHES and a.joined(before)
    if hyphen:
        before -= 1
    if a.word(before) in ("very", "selfsame") and a.word(before - 1) in v.words["that"] | v.words["this"]:
        before -= 1
    word = a.word(before) if before >= floor else ""
    if not plural and not hyphen and word and (found := _ordinal(a, place, before, floor, unit, v)):
        return [found]
    if unit in ("CE", "MI"):
        return []
    if plural:
        return _plural(a, place, before, floor, word, unit, v)
    if unit == "D" and (numbered := _day_count(a, place, v)):
        return [numbered]
    if any(word in v.words[name] for name in ("past", "next", "this", "that")):
        return _deictic(a, place, before, floor, word, unit, v)
    if word == "the":
        return _definite(a, place, before, floor, unit, v)
    if unit == "Y" and a.word(place + 1) in DASHES and a.word(place + 2) == "end":
        return [Reading(place, place + 2, "year-end", unit="Y", shift=0, mod="END")]
    return []


def _day_count(a: Atoms, place: int, v: Vocabulary) -> Reading | None:
    """ "day six of the ceasefire", "Day 1,000": a day counted from a beginning that the text may tell."""
    number, last = number_at(a, place + 1, v)
    if number < 1 or a.word(last + 1) in v.words["counted"] or a.word(place - 1) in _NAMED_DAY:
        return None
    if a.word(last + 1) == "," and a.joined(last + 1) and len(a.digits(last + 2)) == 3:
        number, last = number * 1000 + int(a.digits(last + 2)), last + 2
    if number > 31 and not a.capital(place) and a.word(last + 1) != "of":
        return None
    return Reading(place, last, "day-count", value="XXXX-XX-XX", unit="D", shift=float(number))


def _ordinal(a: Atoms, place: int, before: int, floor: int, unit: str, v: Vocabulary) -> Reading | None:
    """ "the third day of the war", "a third straight day", "the 21st century", "the last week of June"."""
    if unit == "W" and a.word(place + 1) in ("of", "in") and (week := _week_of_month(a, place, before, floor, v)):
        return week
    if a.word(before) in _LASTING and before - 1 >= floor:
        before -= 1
    ordinal, first = ordinal_before(a, before, v)
    if not ordinal or first < floor:
        return None
    begin = first - 1 if a.word(first - 1) == "the" and first - 1 >= floor else first
    if unit == "CE":
        if a.word(first - 1) in MODS and first - 1 >= floor:
            begin = first - 2 if a.word(first - 2) == "the" and first - 2 >= floor else first - 1
        return Reading(begin, place, "century", value=f"{ordinal - 1:02}") if 1 < ordinal < 30 else None
    following, owner = a.word(place + 1), a.word(first - 1)
    running = before != place - 1 or following in ("of", "since", "running") or owner in ("its", "their")
    if unit not in ("D", "N") or not running or owner not in _DETERMINERS:
        return None
    return Reading(begin, place, "day-count", value="XXXX-XX-XX", unit="D", shift=float(ordinal))


def _week_of_month(a: Atoms, place: int, before: int, floor: int, v: Vocabulary) -> Reading | None:
    """ "the first week of January 2025", "the last week of June" """
    ordinal, first = ordinal_before(a, before, v)
    if a.word(before) in ("last", "final"):
        ordinal, first = 5, before
    if not 1 <= ordinal <= 5 or first < floor or a.word(place + 2) not in v.months:
        return None
    begin = first - 1 if a.word(first - 1) == "the" and first - 1 >= floor else first
    found = Reading(begin, place + 2, "week-of-month", month=v.months[a.word(place + 2)], suffix=f"W{ordinal}")
    year, last = year_at(a, place + 3, v)
    if year is not None:
        found.year, found.last = year, last
    return found


def _plural(a: Atoms, place: int, before: int, floor: int, word: str, unit: str, v: Vocabulary) -> list[Reading]:
    """Units in the plural without a number: "recent weeks", "the coming days", "for years", "hours later"."""
    value = iso_duration(None, unit)
    past = word in v.words["past"]
    if past or word in v.words["next"] or word in ("these", "those"):
        first = before - 1 if a.word(before - 1) == "the" and before - 1 >= floor else before
        return [Reading(first, place, "duration-past" if past else "duration", kind="DURATION", value=value)]
    following = a.word(place + 1)
    if following == "ago":
        return [Reading(place, place + 1, "vague-shift", value="PAST_REF")]
    if following in ("later", "earlier", "afterwards") or (following in ("before", "after") and closes(a, place + 2)):
        rule = "hours-shift" if unit[0] == "T" else "vague-shift"
        return [Reading(place, place + 1, rule, kind="DURATION", value=value, anchor="reference")]
    if unit in ("TS", "Q") or not (word in _BARE_BEFORE or following in _BARE_AFTER):
        return []
    return [Reading(place, place, "duration", kind="DURATION", value=value)]


def _deictic(a: Atoms, place: int, before: int, floor: int, word: str, unit: str, v: Vocabulary) -> list[Reading]:
    """ "last week", "this year", "the next day", "the past year", "that month", "early this week" """
    articled = a.word(before - 1) == "the" and before - 1 >= floor
    first = before - 1 if articled else before
    if word == "recent" or (unit == "D" and _is_no_day(a, word, first, articled)):
        return []
    if unit[0] == "T":
        spans = word in ("last", "past", "previous", "next", "coming")
        return [Reading(first, place, "duration-past", kind="DURATION", value=iso_duration(1.0, unit))] if spans else []
    if word == "past" or (word in ("last", "coming") and articled and unit in _LONG):
        rule = "duration" if word == "coming" else "duration-past"
        return [Reading(first, place, rule, kind="DURATION", value=iso_duration(1.0, unit))]
    step = 1 if word in v.words["next"] else -1 if word in v.words["past"] else 0
    anchor: Anchor = "reference" if word in _ANAPHORIC or unit == "D" else "publication"
    rule = "same" if word in v.words["that"] else "deictic-unit"
    found = Reading(first, place, rule, unit=unit, shift=step, anchor=anchor)
    _read_lead(a, found, floor)
    return [found]


def _is_no_day(a: Atoms, word: str, first: int, articled: bool) -> bool:
    """ "the present day", "until the last day": no day that a calendar knows."""
    if word == "last" and a.word(first - 1) not in _OVER:
        return True
    return word in ("current", "present") or (word in ("last", "past") and not articled)


def _read_lead(a: Atoms, found: Reading, floor: int) -> None:
    """ "early this week", "the end of last month": what modifies the whole expression."""
    lead = a.word(found.first - 1)
    if lead in MODS and found.first - 1 >= floor:
        found.mod = MODS[lead]
        found.first -= 1
    elif lead == "of" and a.word(found.first - 2) in _EDGES and found.first - 2 >= floor:
        found.mod = _EDGES[a.word(found.first - 2)]
        found.first -= 3 if a.word(found.first - 3) == "the" and found.first - 3 >= floor else 2


def _definite(a: Atoms, place: int, before: int, floor: int, unit: str, v: Vocabulary) -> list[Reading]:
    """ "the day after", "the weekend", "the end of the year", "earlier in the week" """
    following = a.word(place + 1)
    if unit == "D" and following in ("before", "after") and a.word(place + 2) in v.days:
        return [Reading(before, place + 2, "deictic", unit="D", shift=2 if following == "after" else -2)]
    if following == "before" and a.word(place + 2) == "last" and unit in ("W", "M", "Y"):
        return [Reading(before, place + 2, "deictic-unit", unit=unit, shift=-2)]
    relative = following == "following" or (following in _RELATIVE and closes(a, place + 2))
    if relative and unit in ("D", "W", "M", "Y", "WE"):
        step = 1 if following in ("after", "later", "following") else -1
        return [Reading(before, place + 1, "shift", unit=unit, shift=step, anchor="reference")]
    found = Reading(before, place, "deictic-unit", unit=unit, shift=0)
    if (unit in ("W", "M", "Y", "DE") and a.word(before - 1) == "of" and a.word(before - 2) in _EDGES) or unit == "WE":
        _read_lead(a, found, floor)
        return [found]
    closed = following[0] in "\n.,;:)'’" or following in ("and", "as", "to", "when", "that", "but")
    whole = closed and (a.word(before - 1) in _WHOLE or following in ("'", "’"))
    return [found] if unit in ("W", "M", "Y") and whole else []
