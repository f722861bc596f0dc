"""Counted units of time: "three months", "the past 24 hours", "two days ago", "a year earlier", "every two weeks"."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.numbers import cardinal_before
from core.extract.dates.reading import Anchor, Reading
from core.extract.dates.vocabulary import Vocabulary

_AFTERWARDS = frozenset("later after afterwards afterward thereafter hence".split())
_BEFORE = frozenset("earlier before previously prior beforehand".split())
_RATES = frozenset("once twice times time percent % dollars euros pounds rupees tons tonnes barrels".split())
_MODALS = frozenset("to must will would could should may might can did not shall".split())
"""Words before "last" that make it a verb: "must last 42 days"."""
_CLOSERS = frozenset("and but when by in on from at with for to while as".split())
_COUNTED = frozenset("people men women children million billion thousand hundred".split())
_NEVER_BEFORE_THE = frozenset("over under about around some".split())
"""Prepositions before "the last three months", although approximators before a number."""
_PARTS = {"TH": ("T", 60, "M"), "Y": ("", 12, "M"), "CE": ("", 100, "Y"), "DE": ("", 10, "Y")}
"""How halves of a unit are written: the smaller unit and how many of it make the larger."""


def iso_duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P3M, PT24H, PXD, P1DE; an amount of None is told only vaguely."""
    number = "X" if amount is None else f"{amount:g}" if amount % 1 or amount > 1e6 else str(int(amount))
    if amount == 0.5 and unit in _PARTS:
        time, whole, smaller = _PARTS[unit]
        return f"P{time}{whole // 2}{smaller}"
    if unit == "N":
        return f"P{number}D"
    if unit in ("2W", "6M"):
        return f"P{'X' if amount is None else int(amount * int(unit[0]))}{unit[1]}"
    return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"


def quantity(a: Atoms, place: int, floor: int, v: Vocabulary) -> tuple[bool, float | None, int]:
    """What counts the unit at `place`: whether anything does, how many (None where vague), and its first atom."""
    before = place - 1
    if a.word(before) in DASHES and a.joined(before):
        before -= 1
    if a.word(before) in v.words["between"] and before - 1 >= floor:
        before -= 1
        if a.word(before) == "of":
            before -= 1
    if before < floor:
        return False, None, place
    amount, first = cardinal_before(a, before, v)
    if amount is not None and first >= floor:
        money = a.word(first - 1) in ("$", "€", "£", "#")
        return (False, None, place) if money else (True, amount, first)
    word = a.word(before)
    if word in ("a", "an"):
        half = a.word(before - 1) == "half" and before - 1 >= floor
        return (True, 0.5, before - 1) if half else (True, 1.0, before)
    if word == "half":
        return True, 0.5, before
    return _vague(a, place, before, floor, v)


def _vague(a: Atoms, place: int, before: int, floor: int, v: Vocabulary) -> tuple[bool, float | None, int]:
    """ "several", "a few", "dozens of", "a dozen" before the unit."""
    if a.word(before) == "of" and a.word(before - 1) in v.words["few"] and before - 1 >= floor:
        before -= 1
    word = a.word(before)
    if word not in v.words["few"] or (word == "some" and a.word(place) not in v.plurals):
        return False, None, place
    article = a.word(before - 1) == "a" and before - 1 >= floor
    return True, 12.0 if word == "dozen" and article else None, before - 1 if article else before


def approximator(a: Atoms, first: int, floor: int, v: Vocabulary) -> int:
    """The first atom of "about", "more than" … where one stands right before `first`, else `first`."""
    for phrase in v.approximators.get(a.word(first - 1), ()):
        start = first - len(phrase)
        if start >= floor and all(a.word(start + i) == word for i, word in enumerate(phrase)):
            return first if a.word(first) == "the" and phrase[0] in _NEVER_BEFORE_THE else start
    return first


def closes(a: Atoms, place: int) -> bool:
    """Nothing stands at the place that "before" or "after" could govern."""
    word = a.word(place)
    return word[0] in "\n.,;:)]?!—–”" or word in _CLOSERS


def closes_clause(a: Atoms, place: int) -> bool:
    """A "that" before the place stands alone: "three days before that, a strike", "two days after that the army"."""
    return closes(a, place) or a.word(place) in ("the", "a", "an", "it", "they", "he", "she", "two", "three")


def is_counted(a: Atoms, place: int, floor: int, v: Vocabulary) -> bool:
    """A second or a minute that is counted, and no ordinal, rank or shorthand ("just a second", "the second city")."""
    counted, amount, first = quantity(a, place, floor, v)
    if not counted:
        return a.word(place - 1) in ("every", "per", "each")
    if a.word(place) == "minute":
        return True
    single = amount == 1 and a.word(first) in ("a", "one")
    return amount is not None and (not single or a.word(place + 1) in ("later", "ago", "before", "after"))


def read_set(a: Atoms, place: int, floor: int, v: Vocabulary) -> Reading | None:
    """Sets: "every day", "every two years", "twice a week", "$5 a month", "20 trucks a day", "per hour"."""
    counted, amount, first = quantity(a, place, floor, v)
    unit = v.units[a.word(place)]
    edge = first - 1 if counted else place - 1
    if a.word(edge) == "other" and a.word(edge - 1) == "every" and not counted and edge - 1 >= floor:
        return Reading(edge - 1, place, "every", kind="SET", value=iso_duration(2.0, unit))
    if a.word(edge) in ("every", "each", "per") and edge >= floor and not (counted and a.word(first) in ("a", "an")):
        return Reading(edge, place, "every", kind="SET", value=iso_duration(amount if counted else 1.0, unit))
    if (
        not counted
        or a.word(first) not in ("a", "an")
        or first != place - 1
        or a.word(place + 1) in ("ago", "after", "before", "later", "earlier")
    ):
        return None
    before = a.word(first - 1)
    number_then_noun = (before.endswith("s") or before in _COUNTED) and (
        a.digits(first - 2) or a.word(first - 2) in v.cardinals
    )
    if before in _RATES or (a.digits(first - 1) and a.word(first - 2) != "day") or number_then_noun:
        begin = first - 1 if before in ("once", "twice") and first - 1 >= floor else first
        return Reading(begin, place, "rate", kind="SET", value=iso_duration(1.0, unit))
    return None


def read_counted(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """A number of units: a duration, or so long before or after some time."""
    counted, amount, first = quantity(a, place, floor, v)
    if not counted:
        return []
    unit = v.units[a.word(place)]
    halved = [a.word(place + i) for i in (1, 2, 3)] == ["and", "a", "half"]
    if halved:
        amount = (amount or 1.0) + 0.5
    if a.word(first) in ("a", "an") and a.word(place + 1) in DASHES and a.word(place + 2) == "long":
        return []
    if shifted := _shifted(a, place + 3 * halved, first, floor, amount, unit, v):
        return [shifted]
    if (
        unit == "N"
        and a.word(first) == "a"
        and a.is_word(place + 1)
        and a.word(place + 1) not in _CLOSERS | {"of", "after", "before"}
    ):
        return []
    if unit in ("WE", "Q") and (amount is None or a.word(first) in ("a", "an")) and a.word(place) not in v.plurals:
        return []
    found = Reading(first, place, "duration", kind="DURATION", value=iso_duration(amount, unit))
    if halved:
        found.last = place + 3
    if not (a.word(place - 1) in DASHES and a.joined(place)):
        _read_determiner(a, found, floor, v)
    found.first = approximator(a, found.first, floor, v)
    return [found]


def _read_determiner(a: Atoms, found: Reading, floor: int, v: Vocabulary) -> None:
    """ "the past", "the next", "the first", "those" before the number."""
    before = a.word(found.first - 1)
    if before == "last" and a.word(found.first - 2) in _MODALS:
        return
    past, following = before in v.words["past"], before in v.words["next"]
    if (past or following or before in ("first", "final", "this", "these", "those")) and found.first - 1 >= floor:
        found.first -= 1
        found.rule = "duration-past" if past else "duration-next" if following else "duration"
    if a.word(found.first - 1) == "the" and found.first - 1 >= floor:
        found.first -= 1


def _shift_word(a: Atoms, place: int) -> tuple[int, Anchor, int]:
    """What after the unit makes it a date: direction (0 where nothing does), what it counts from, and its last atom."""
    word = a.word(place)
    if word == "ago":
        return -1, "publication", place
    if word == "from" and a.word(place + 1) in ("now", "today"):
        return 1, "publication", place + 1
    if word in ("'", "’") and (last := _time_s_end(a, place)):
        return 1, "publication", last
    if word == "back" and (not a.is_word(place + 1) or a.word(place + 1) in ("when", "in", "on", "at")):
        return -1, "publication", place
    if word in _BEFORE or word in _AFTERWARDS:
        if word in ("before", "after", "prior") and not closes(a, place + 1):
            then = word != "prior" and a.word(place + 1) == "that" and closes_clause(a, place + 2)
            return (-1 if word == "before" else 1, "reference", place + 1) if then else (0, "reference", place)
        return -1 if word in _BEFORE else 1, "publication" if word == "hence" else "reference", place
    return 0, "reference", place


def _time_s_end(a: Atoms, place: int) -> int:
    """The last atom of "' time" and "'s time" behind a unit ("in ten days' time"), 0 where there is none."""
    last = place + 2 if a.word(place + 1) == "s" else place + 1
    return last if a.word(last) == "time" and a.word(last + 1) not in ("frame", "limit", "line", "table") else 0


def _shifted(
    a: Atoms, place: int, first: int, floor: int, amount: float | None, unit: str, v: Vocabulary
) -> Reading | None:
    """ "two days ago", "a year earlier", "hours later", "a week from now": a date counted from another."""
    sign, anchor, last = _shift_word(a, place + 1)
    if not sign:
        return None
    begin = approximator(a, first, floor, v)
    if a.word(begin - 1) == "just" and begin - 1 >= floor:
        begin -= 1
    ago = a.word(last) == "ago"
    if unit[0] == "T" and (not ago or amount is None):
        return Reading(begin, last, "hours-shift", kind="DURATION", value=iso_duration(amount, unit), anchor=anchor)
    if amount is None:
        value = "PAST_REF" if ago else iso_duration(None, unit)
        return Reading(begin, last, "vague-shift", kind="DATE" if ago else "DURATION", value=value)
    if unit == "N":
        night = sign * amount - 1
        return Reading(begin, last, "night-shift", kind="TIME", unit="D", shift=night, part="NI", anchor=anchor)
    rule = "ago" if anchor == "publication" else "shift"
    return Reading(begin, last, rule, unit=unit, shift=sign * amount, anchor=anchor)
