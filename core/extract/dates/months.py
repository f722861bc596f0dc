"""Dates that name a month: "2 June 2025", "June 2–3", "the 18 of March", "mid-May", "the end of last October"."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.numbers import day_after, day_before
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary

RANGE = frozenset({"to", "and", "or", "through", "until", "till", "&", "/", *DASHES})
_EDGES = {
    "end": "END",
    "close": "END",
    "beginning": "START",
    "start": "START",
    "middle": "MID",
    "turn": "START",
    "outset": "START",
}
_HALVES = {"first": "START", "second": "END", "latter": "END"}
_MONTHLY = frozenset("in since during early late mid last this by".split())
"""Words before a whole month: a number after it counts something."""
_WORDS = frozenset({"may", "march", "august"})
"""Months that in lower case are other words."""
_NAMES = frozenset({"april", "june", "august"})
"""Months that are also given names."""
_AFTER_DAY = frozenset(
    """the a an of in at on and or to by with for from as that when after before it its he they we was were is are has
    had have will would but which who while until since following""".split()
)
"""Words that may follow "the 29 July"; another word is a noun that the article belongs to."""
_NO_PLURALS = frozenset("this as was is has".split())
_BLACK = frozenset({"black", "red", "bloody"})
"""Black September is no month."""
MODS = {"late": "END", "later": "END", "early": "START", "earlier": "START", "mid": "MID"}


def year_at(a: Atoms, place: int, v: Vocabulary) -> tuple[int | None, int]:
    """A year at the place, after a comma, a dash or "of": the year and its last atom; (None, place - 1) where none."""
    start = place
    joint = a.word(place)
    if joint in ("of", ",") or (joint in DASHES and a.joined(place)) or (joint == "." and a.joined(place)):
        place += 1
    if a.word(place) in ("'", "’", "‘") and len(a.digits(place + 1)) == 2 and a.joined(place + 1):
        return _short_year(int(a.digits(place + 1))), place + 1
    digits = a.digits(place)
    following = a.word(place + 1)
    if joint in DASHES and len(digits) == 2 and a.joined(place):
        return _short_year(int(digits)), place
    if len(digits) != 4 or not 1000 <= int(digits) <= 2999:
        return None, start - 1
    if a.joined(place + 1) and (
        following[0].isalpha() or (following == ":" and a.digits(place + 2) and a.joined(place + 2))
    ):
        return None, start - 1
    if joint == "," and (
        following in v.words["counted"] or (following == "," and a.joined(place + 2) and a.digits(place + 2))
    ):
        return None, start - 1
    return int(digits), place


def _short_year(number: int) -> int:
    return 2000 + number if number < 70 else 1900 + number


def relative_year_at(a: Atoms, place: int) -> tuple[int | None, int]:
    """ "this year", "of last year" at the place: -1, 0 or 1 and its last atom; (None, place - 1) where none."""
    start = place
    if a.word(place) in (",", "of"):
        place += 1
    if a.word(place) in ("last", "this", "next") and a.word(place + 1) == "year":
        return {"last": -1, "this": 0, "next": 1}[a.word(place)], place + 1
    return None, start - 1


def _day_may_follow(a: Atoms, month: int, last: int, v: Vocabulary) -> bool:
    """After "May 16" as a day: no counted noun ("In May 16 people …"), no clock ("May 5 p.m.")."""
    following = a.word(last + 1)
    if following in ("am", "pm", "percent", "million", "thousand"):
        return False
    return following not in v.words["counted"] or a.word(month - 1) not in _MONTHLY


def read_month(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """The dates around a month's name, ranges opened; nothing where the word is no month here."""
    month = v.months[a.word(place)]
    found = Reading(place, place, "month", month=month)
    after = place + 1
    abbreviated = a.word(place) in v.short
    if abbreviated and a.word(after) == "." and a.joined(after):
        after += 1
    tail = _read_after(a, after, found, v)
    head = _read_before(a, place, floor, found, v) if not (found.day and tail) else []
    if found.day is None and tail:
        return []
    _read_year(a, found, tail, after, v)
    if not _is_date(a, place, found, v, abbreviated):
        return []
    if found.day and a.word(found.first) == "the" and _noun_follows(a, (tail[-1] if tail else found).last + 1):
        found.first += 1
    readings = [*head, found, *tail]
    for other in readings:
        other.month = month
        if other is not found:
            other.twin = found
        if other.year is None:
            other.year = found.year
        if other.which is None:
            other.which = found.which
    return readings


def _noun_follows(a: Atoms, place: int) -> bool:
    """ "the 11 September attacks": the article is the noun's."""
    return a.is_word(place) and a.word(place) not in _AFTER_DAY


def _read_after(a: Atoms, after: int, found: Reading, v: Vocabulary) -> list[Reading]:
    """A day after the month's name, and the further days of a range or list."""
    start, joint = after, a.word(after)
    tight = joint in DASHES and a.joined(after)
    if tight and a.digits(start - 3) and a.word(start - 2) in DASHES and a.joined(start - 1):
        return []  # "3-Apr-25": the day came before, this is the year
    if tight or joint == "the":
        after += 1
    day, last = day_after(a, after)
    if tight and a.word(last + 1) in v.months:
        return []  # "31 May-1 June"
    if not day or not _day_may_follow(a, start - 1, last, v) or (joint in DASHES and not a.joined(start + 1)):
        return []
    found.day, found.last = day, last
    tail: list[Reading] = []
    while further := _further_day(a, start - 1, day, last, v):
        tail.append(further)
        day, last = further.day or day, further.last
    return tail


def _further_day(a: Atoms, month: int, day: int, last: int, v: Vocabulary) -> Reading | None:
    """The next day of "May 26–27", "June 4, 5 and 6", "June 4 to 6"; None where the words go on with something else."""
    joint, begin = a.word(last + 1), last + 2
    if joint == "," and a.word(begin) == "and":
        begin += 1
    if joint not in RANGE and joint != ",":
        return None
    if a.word(begin) == "the":
        begin += 1
    other, end = day_after(a, begin)
    following = a.word(end + 1)
    if other <= day or not _day_may_follow(a, month, end, v):
        return None
    if following in v.months:
        return Reading(begin, end, "range", day=other) if joint == "to" else None
    if joint == "," and begin == last + 2 and following not in ("and", ","):
        return None
    counted = following[0].isalpha() and following.endswith("s") and following not in _NO_PLURALS
    if counted and not (joint in DASHES or joint in ("/", "&")):
        return None
    return Reading(begin, end, "range", day=other)


def _read_before(a: Atoms, place: int, floor: int, found: Reading, v: Vocabulary) -> list[Reading]:
    """A day before the month's name with the first day of a range, or a modifier of the whole month."""
    before = place - 1
    joint = a.word(before)
    if joint == "of" or (joint in DASHES and a.joined(place)):
        before -= 1
    day, first = day_before(a, before, v) if before >= floor else (0, place)
    spelled = bool(day) and not a.digits(first)
    if day and found.day is None and not (spelled and joint != "of") and first >= floor:
        found.day, found.first = day, first
        found.last = place
        head = _range_before(a, first, floor, day)
        if a.word(found.first - 1) == "the" and found.first - 1 >= floor:
            found.first -= 1
        return head
    if found.day is None:
        _read_modifier(a, place, floor, found, v)
    return []


def _range_before(a: Atoms, first: int, floor: int, day: int) -> list[Reading]:
    """ "26–" before "27 May", "19 and" before "20 November", "from 1 to" before "7 November"."""
    head: list[Reading] = []
    while True:
        joint = first - 1
        if a.word(joint) == "the" and a.word(joint - 1) in RANGE:
            joint -= 1
        if (a.word(joint) not in RANGE and a.word(joint) != ",") or joint < floor:
            return head
        end = joint - 1
        begin = end
        if a.word(end) in ("st", "nd", "rd", "th") and a.joined(end):
            begin -= 1
        other, last = day_after(a, begin)
        if not other or last != end or other >= day or begin < floor:
            return head
        if a.word(joint) == "," and not head:
            return head
        head.insert(0, Reading(begin, end, "range", day=other))
        first, day = begin, other


def _read_modifier(a: Atoms, place: int, floor: int, found: Reading, v: Vocabulary) -> None:
    """ "early March", "mid-May", "last June", "the end of October" """
    before = place - 1
    if a.word(before) in DASHES:
        before -= 1
    word = a.word(before)
    if before < floor:
        return
    if (word in v.words["past"] and word != "recent") or word in ("next", "coming", "this", "upcoming"):
        found.which = 0 if word == "this" else 1 if word in v.words["next"] else -1
        found.first = before
        before -= 1
        if a.word(before) == "the":
            found.first = before
        word = a.word(before)
    if word in MODS:
        found.mod, found.first = MODS[word], before
        return
    if word == "of" and (edge := _EDGES.get(a.word(before - 1))) and before - 1 >= floor:
        found.mod = edge
        found.first = before - 1
        if a.word(before - 2) in ("the", "late") and before - 2 >= floor:
            found.first = before - 2
    elif word == "of" and a.word(before - 1) == "half" and a.word(before - 2) in _HALVES and before - 2 >= floor:
        found.mod = _HALVES[a.word(before - 2)]
        found.first = before - 2 - (a.word(before - 3) == "the" and before - 3 >= floor)
    elif (edge := _EDGES.get(word)) and a.word(before - 1) not in ("to", "will"):
        found.mod, found.first = edge, before


def _read_year(a: Atoms, found: Reading, tail: list[Reading], after: int, v: Vocabulary) -> None:
    """The year after the last part of the date, in digits or as "last year"."""
    final = tail[-1] if tail else found
    start = final.last + 1 if final.last >= after else after
    year, last = year_at(a, start, v)
    if year is not None:
        found.year = year
    else:
        which, last = relative_year_at(a, start)
        if which is not None:
            found.unit, found.shift = "Y", which
            for other in tail:
                other.unit, other.shift = "Y", which
    if last >= start:
        final.last = last


def _is_date(a: Atoms, place: int, found: Reading, v: Vocabulary, abbreviated: bool) -> bool:
    """Whether the word is a month here and not a verb, a name or part of one."""
    if found.day or found.year is not None:
        return found.year is not None or a.word(found.last + 1) not in v.words["named_after"]
    word = a.word(place)
    before = a.word(found.first - 1)
    if before in _BLACK and a.capital(found.first - 1):
        return False
    marked = found.which is not None or bool(found.mod) or found.shift is not None
    if not a.capital(place):
        return word not in _WORDS and not abbreviated and (marked or before in v.words["before_dates"])
    if marked:
        return True
    name_follows = a.is_word(found.last + 1) and a.capital(found.last + 1)
    if before in v.words["before_dates"]:
        return not name_follows or (before in _MONTHLY and not abbreviated)
    if abbreviated or name_follows:
        return False
    if word in ("may", "march"):
        return before == "the" and a.is_word(found.last + 1) and a.word(found.last + 1) != "of"
    named = a.is_word(place - 1) and a.capital(place - 1) and not a.opens_sentence(place - 1)
    return word not in _NAMES or not named
