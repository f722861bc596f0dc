"""Dates in digits alone: 2025-06-02, 02.06.2025, 27/11/24, and bare years and decades."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary

_YEAR_BEFORE = frozenset(
    """in since of by until till from during before after between to and through early late mid the this around circa
    for fiscal year summer spring autumn winter fall last into past throughout or as per than over s""".split()
)
_PREFIXES = frozenset("mid pre post".split())
_MEASURED = frozenset("lb lbs mm cm mph kph kw mw hp calorie word page line seat strong man men".split())
"""Behind "a 2000" they tell that it is no year, beside the nouns that are counted."""
_COUNTING = frozenset("some about nearly almost killed".split())
_SIGNS = frozenset("$€£¥₹#№/.,:'’+*=")


def read_numeric(a: Atoms, place: int, floor: int, v: Vocabulary) -> Reading | None:
    """A date in digits that begins at the place, or None."""
    first = a.digits(place)
    mark = a.word(place + 1)
    if not first or not a.joined(place + 1) or not (mark in "./" or mark in DASHES) or not a.joined(place + 2):
        return None
    second = a.digits(place + 2)
    if not second or len(second) > 2 or (a.joined(place) and a.word(place - 1) not in '("“[|'):
        return None
    if a.word(place + 3) != mark or not a.joined(place + 3) or not a.joined(place + 4):
        return _year_month(a, place, mark)
    third, beyond = a.digits(place + 4), a.word(place + 5)
    longer = beyond in DASHES or (beyond in "./," and bool(a.digits(place + 6)))
    if not third or (a.joined(place + 5) and longer):
        return None
    numbers = int(first), int(second), int(third)
    if len(first) == 4:
        year, month, day = numbers
    elif len(first) <= 2 and len(third) in (2, 4):
        day, month, year = numbers
        if len(third) == 2:
            year += 2000 if year < 70 else 1900
        if mark != "." and month > 12 and day <= 12:
            day, month = month, day
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999):
        return None
    found = Reading(place, place + 4, "numeric", year=year, month=month, day=day)
    if mark == "/" and len(first) <= 2 and day <= 12 and month != day:
        found.rule = "numeric-either"
    if a.word(place + 5) == "t" and a.joined(place + 5) and a.digits(place + 6):
        _iso_time(a, place + 6, found)
    return found


def _iso_time(a: Atoms, place: int, found: Reading) -> None:
    hour, minute = a.digits(place), a.digits(place + 2)
    if a.word(place + 1) != ":" or len(hour) != 2 or len(minute) != 2 or int(hour) > 24 or int(minute) > 59:
        return
    found.part, found.kind, found.last = f"{hour}:{minute}", "TIME", place + 2
    if a.word(place + 3) == ":" and a.digits(place + 4) and a.joined(place + 4):
        found.last = place + 4
    if a.word(found.last + 1) == "z" and a.joined(found.last + 1):
        found.last += 1
    elif a.word(found.last + 1) in ("+", "-") and a.joined(found.last + 1) and a.word(found.last + 3) == ":":
        found.last += 4


def _year_month(a: Atoms, place: int, mark: str) -> Reading | None:
    """A month in digits: "2025-06"; "2023-24" are two years."""
    first, second = a.digits(place), a.digits(place + 2)
    if len(first) != 4 or len(second) != 2 or mark not in DASHES or not 1900 <= int(first) <= 2099:
        return None
    if a.joined(place + 3) and a.word(place + 3) not in ".,;:)":
        return None
    if 1 <= int(second) <= 12 and second[0] in "01" and int(second) <= int(first) % 100:
        return Reading(place, place + 2, "numeric", year=int(first), month=int(second))
    return None


def read_year(a: Atoms, place: int, floor: int, v: Vocabulary) -> Reading | None:
    """A bare year or a decade in digits ("2014", "the 1990s", "2023-24"), or None."""
    digits = a.digits(place)
    if len(digits) != 4:
        return None
    year = int(digits)
    before, after = a.word(place - 1), a.word(place + 1)
    if after == "s" and a.joined(place + 1) and year % 10 == 0 and 1500 <= year <= 2099:
        return _decade(a, place, floor, year)
    if not 1400 <= year <= 2099 or _part_of_figure(a, place) or _numbers_something(a, place, v):
        return None
    if not _stands_as_year(a, place, year, before, after):
        return None
    found = Reading(place, place, "year", year=year)
    _read_before(a, found, floor)
    return found


def _part_of_figure(a: Atoms, place: int) -> bool:
    """Digits that belong to a longer figure, a price or a name ("2,025", "$2025", "T-1990", "2024%")."""
    before, after = a.word(place - 1), a.word(place + 1)
    worded = before == "-" and a.is_word(place - 2) and a.word(place - 2) not in _PREFIXES
    if a.joined(place) and (before in _SIGNS or before[0].isalpha() or worded):
        return True
    if not a.joined(place + 1):
        return False
    return after[0].isalpha() or (after in "%,.:/" and bool(a.digits(place + 2)) and a.joined(place + 2))


def _numbers_something(a: Atoms, place: int, v: Vocabulary) -> bool:
    """ "Resolution 2046", "No. 1985", "2000 fighters": a number, and no year."""
    before = a.word(place - 1)
    if a.word(place + 1) in v.words["counted"] or before in v.words["numbered"]:
        return True
    return before == "." and a.word(place - 2) in ("no", "nos", "res")


def _read_before(a: Atoms, found: Reading, floor: int) -> None:
    """ "early 2014", "mid-1996", "the end of 1994", "fiscal 1990", "the year 2000": what belongs to the year."""
    place = found.first
    before, second = a.word(place - 1), a.word(place - 2)
    first = place
    if before in ("early", "late", "mid", "fiscal"):
        first = place - 1
    elif (before in DASHES and second == "mid") or (before == "year" and second in ("the", "fiscal")):
        first = place - 2
    elif before == "of" and second in ("end", "beginning", "start", "middle"):
        first = place - 3 if a.word(place - 3) == "the" else place - 2
    if first >= floor:
        found.first = first
        found.mod = {"early": "START", "late": "END", "end": "END"}.get(
            a.word(place - 1 if before != "of" else place - 2), ""
        )


def _stands_as_year(a: Atoms, place: int, year: int, before: str, after: str) -> bool:
    """Whether words or marks around four digits tell that they are a year."""
    if before in DASHES and len(a.digits(place - 2)) == 4 and 1400 <= int(a.digits(place - 2)) < year:
        return True
    if before in ("in", "since", "by", "until", "from") or (before in DASHES and a.word(place - 2) in _PREFIXES):
        return True
    if year < 1900 or after == "of":
        return False
    if before in _YEAR_BEFORE:
        return True
    if before in ("a", "an") and year >= 1945 and after[0].isalpha() and after not in _MEASURED:
        return True  # "a 2019 air strike"
    closed = after[0] in "\n.,;:)]?!('’" or after in DASHES
    if before in "([,;–—-|\n":
        return closed or before == "("
    return closed and a.is_word(place - 1) and before not in _COUNTING


def _decade(a: Atoms, place: int, floor: int, year: int) -> Reading:
    found = Reading(place, place + 1, "decade", value=str(year)[:3])
    before = place - 1
    if a.word(before) in DASHES:
        before -= 1
    if a.word(before) in ("early", "late", "mid"):
        found.first = before
        before -= 1
    if a.word(before) == "the" and before >= floor:
        found.first = before
    return found
