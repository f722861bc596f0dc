"""Expressions around a unit of time: "three months", "two days ago", "last week", "the following day", "every two years"."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.months import MODS
from core.extract.dates.numbers import cardinal_before, number_at, ordinal_before
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary

_AFTERWARDS = frozenset("later after afterwards afterward thereafter hence".split())
_BEFORE = frozenset("earlier before previously prior beforehand".split())
_RATES = frozenset("once twice times time percent % dollars euros pounds rupees tons tonnes barrels".split())
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
_SINGLE = {"D": "D", "N": "D", "W": "W", "2W": "2W", "WE": "WE", "M": "M", "Q": "Q", "Y": "Y", "DE": "DE", "CE": "CE"}


def iso_duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P3M, PT24H, PXD, P1DE; an amount of None is told only vaguely."""
    if amount is None:
        number = "X"
    else:
        number = str(int(amount)) if amount == int(amount) else f"{amount:g}"
    if unit == "N":
        return f"P{number}D" if amount != 1 else "P1D"
    if unit in ("2W", "6M"):
        scale = int(unit[0])
        return f"P{int(amount * scale) if amount is not None else 'X'}{unit[1]}"
    if unit == "WE":
        return f"P{number}WE"
    if unit == "TH" and amount == 0.5:
        return "PT30M"
    if unit == "Y" and amount == 0.5:
        return "P6M"
    return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"


def _quantity(a: Atoms, place: int, floor: int, v: Vocabulary) -> tuple[bool, float | None, int]:
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
        if a.word(first - 1) in ("$", "€", "£", "#"):
            return False, None, place
        return True, amount, first
    word = a.word(before)
    if word in ("a", "an"):
        if a.word(before - 1) == "half" and before - 1 >= floor:
            return True, 0.5, before - 1
        return True, 1.0, before
    if word == "half" and a.word(before - 1) in DASHES or word == "half":
        return True, 0.5, before
    if word == "of" and a.word(before - 1) in v.words["few"] and before - 1 >= floor:
        before -= 1
        word = a.word(before)
    if word in v.words["few"] and not (word == "some" and a.word(place) not in v.plurals):
        first = before - 1 if a.word(before - 1) == "a" and before - 1 >= floor else before
        dozen = 12.0 if word == "dozen" and first < before else None
        return True, dozen, first
    return False, None, place


def _approximator(a: Atoms, first: int, floor: int, v: Vocabulary) -> int:
    """The first atom of "about", "more than" … where one stands right before `first`, else `first`."""
    for phrase in v.approximators.get(a.word(first - 1), ()):
        start = first - len(phrase)
        if start >= floor and all(a.word(start + i) == word for i, word in enumerate(phrase)):
            return start
    return first


def read_unit(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """The expressions around a unit's name; nothing where it tells no time."""
    unit = v.units[a.word(place)]
    plural = a.word(place) in v.plurals
    if a.word(place) in ("second", "min", "minute") and not plural and not _counts(a, place, floor, v):
        return []
    after = place + 1
    if (
        a.word(after) in DASHES
        and a.word(after + 1) in ("old", "olds", "year")
        or a.word(after) in ("old", "older", "young", "younger")
    ):
        return []
    if a.word(place - 1) == "aged" or a.word(place - 2) == "aged":
        return []
    counted, amount, first = _quantity(a, place, floor, v)
    if every := _every(a, place, first, floor, counted, amount, unit):
        return [every]
    if counted:
        return _counted(a, place, first, floor, amount, unit, v)
    return _named(a, place, floor, unit, plural, v)


def _counts(a: Atoms, place: int, floor: int, v: Vocabulary) -> bool:
    """A second or a minute that is counted, and no ordinal, rank or shorthand."""
    counted, amount, first = _quantity(a, place, floor, v)
    if not counted:
        return a.word(place - 1) in ("every", "per", "each")
    if a.word(place) == "minute":
        return True
    return amount is not None and not (
        amount == 1
        and a.word(first) in ("a", "one")
        and a.is_word(place + 1)
        and a.word(place + 1) not in ("later", "ago", "before", "after")
    )


def _every(
    a: Atoms, place: int, first: int, floor: int, counted: bool, amount: float | None, unit: str
) -> Reading | None:
    """Sets: "every day", "each of the two weeks" apart, "every two years", "twice a week", "per month"."""
    edge = first - 1 if counted else place - 1
    if not counted and a.word(edge) == "other" and a.word(edge - 1) == "every":
        return Reading(edge - 1, place, "every", kind="SET", value=iso_duration(2.0, unit))
    if a.word(edge) in ("every", "each", "per") and edge >= floor and not (counted and a.word(first) in ("a", "an")):
        begin = edge
        return Reading(begin, place, "every", kind="SET", value=iso_duration(amount if counted else 1.0, unit))
    if counted and a.word(first) in ("a", "an") and first == place - 1:
        before = a.word(first - 1)
        if before in _RATES or a.digits(first - 1) and a.word(first - 2) != "day":
            begin = first
            if before in ("once", "twice") and first - 1 >= floor:
                begin = first - 1
            return Reading(begin, place, "rate", kind="SET", value=iso_duration(1.0, unit))
    return None


def _counted(
    a: Atoms, place: int, first: int, floor: int, amount: float | None, unit: str, v: Vocabulary
) -> list[Reading]:
    """A number of units: a duration, or so long before or after some time."""
    after = a.word(place + 1)
    if after in ("'", "’"):
        after = a.word(place + 2) if a.word(place + 2) != "s" else a.word(place + 3)
    indefinite = a.word(first) in ("a", "an")
    if shifted := _shifted(a, place, first, floor, amount, unit, v):
        return [shifted]
    if indefinite and first == place - 1 and unit in ("WE", "Q") or unit == "Q" and amount is None:
        return []
    found = Reading(first, place, "duration", kind="DURATION", value=iso_duration(amount, unit))
    if a.word(place + 1) == "and" and a.word(place + 2) == "a" and a.word(place + 3) == "half":
        found.last = place + 3
        found.value = iso_duration((amount or 1.0) + 0.5, unit)
    before = a.word(first - 1)
    if before in v.words["past"] or before in v.words["next"] or before in ("first", "final", "this", "these", "those"):
        found.first = first - 1 if first - 1 >= floor else first
        found.rule = (
            "duration-past"
            if before in v.words["past"]
            else "duration-next"
            if before in v.words["next"]
            else "duration"
        )
        before = a.word(found.first - 1)
    if before == "the" and found.first - 1 >= floor:
        found.first -= 1
    found.first = _approximator(a, found.first, floor, v)
    return [found]


def _shifted(
    a: Atoms, place: int, first: int, floor: int, amount: float | None, unit: str, v: Vocabulary
) -> Reading | None:
    """ "two days ago", "a year earlier", "hours later", "a week from now": a date counted from another."""
    word, last = a.word(place + 1), place + 1
    anchor = "reference"
    if word == "ago":
        sign, anchor = -1, "publication"
    elif word in ("from", "back") and (word == "back" or a.word(place + 2) in ("now", "today")):
        sign, anchor = (-1, "publication") if word == "back" else (1, "publication")
        last = place + (1 if word == "back" else 2)
        if word == "back" and a.is_word(place + 2) and a.word(place + 2) not in ("when", "in", "on", "at"):
            return None
    elif word in _BEFORE or word in _AFTERWARDS:
        if word in ("before", "after", "prior") and not _closes(a, place + 2):
            return None
        if word == "hence":
            anchor = "publication"
        sign = -1 if word in _BEFORE else 1
    else:
        return None
    begin = _approximator(a, first, floor, v)
    if a.word(begin - 1) == "just" and begin - 1 >= floor:
        begin -= 1
    if unit[0] == "T" and not (word == "ago" and amount is not None):
        return Reading(begin, last, "hours-shift", kind="DURATION", value=iso_duration(amount, unit), anchor=anchor)  # type: ignore[arg-type]
    if amount is None:
        value = "PAST_REF" if word == "ago" else iso_duration(None, unit)
        return Reading(begin, last, "vague-shift", kind="DATE" if word == "ago" else "DURATION", value=value)
    rule = "ago" if anchor == "publication" else "shift"
    return Reading(begin, last, rule, unit=unit, shift=sign * amount, anchor=anchor)  # type: ignore[arg-type]


def _closes(a: Atoms, place: int) -> bool:
    """Nothing follows that "before" or "after" could govern."""
    word = a.word(place)
    return word[0] in "\n.,;:)]?!—–" or word in (
        "and",
        "but",
        "when",
        "by",
        "in",
        "on",
        "from",
        "at",
        "with",
        "for",
        "to",
    )


def _named(a: Atoms, place: int, floor: int, unit: str, plural: bool, v: Vocabulary) -> list[Reading]:
    """A unit without a number: "last week", "the following day", "recent months", "that year", "day six"."""
    before = place - 1
    hyphen = a.word(before) in DASHES and a.joined(before)
    if hyphen:
        before -= 1
    word = a.word(before)
    if before < floor:
        word = ""
    ordinal, first = ordinal_before(a, before, v) if before >= floor else (0, place)
    if ordinal and first >= floor and not (plural or hyphen):
        return _ordinal(a, place, first, floor, ordinal, unit, v)
    if unit == "CE" or unit == "MI":
        return []
    if not plural and unit == "D" and (numbered := _day_count(a, place, v)):
        return [numbered]
    if plural:
        return _plural(a, place, before, floor, word, unit, v)
    if word in v.words["past"] or word in v.words["next"] or word in v.words["this"] or word in v.words["that"]:
        return _deictic(a, place, before, floor, word, unit, v)
    if word == "the":
        return _definite(a, place, before, floor, unit, v)
    if unit == "Y" and a.word(place + 1) in DASHES and a.word(place + 2) == "end":
        return [Reading(place, place + 2, "year-end", unit="Y", shift=0, mod="END")]
    if (
        unit[0] == "T"
        and a.word(place + 1) == "later"
        or unit in ("D", "W")
        and a.word(place + 1) == "later"
        and word in ("one", "a")
    ):
        return []
    return []


def _day_count(a: Atoms, place: int, v: Vocabulary) -> Reading | None:
    """ "day six of the ceasefire", "Day 100": a day counted from a beginning that the text may tell."""
    number, last = number_at(a, place + 1, v)
    if (
        number < 1
        or a.word(last + 1) in v.words["counted"]
        or a.word(place - 1) in ("the", "a", "per", "each", "every", "one")
    ):
        return None
    if number > 31 and not a.capital(place) and a.word(last + 1) != "of":
        return None
    return Reading(place, last, "day-count", value="XXXX-XX-XX", unit="D", shift=float(number))


def _ordinal(a: Atoms, place: int, first: int, floor: int, ordinal: int, unit: str, v: Vocabulary) -> list[Reading]:
    """ "the third day of the war", "the 21st century", "a second day": an ordinal unit."""
    begin = (
        first - 1 if a.word(first - 1) in ("the", "a", "its", "their", "his", "her") and first - 1 >= floor else first
    )
    if a.word(begin) in ("its", "their", "his", "her", "a"):
        begin = first
    if unit == "CE":
        if a.word(first - 1) in ("early", "late", "mid") and first - 1 >= floor:
            begin = first - 2 if a.word(first - 2) == "the" and first - 2 >= floor else first - 1
        return [Reading(begin, place, "century", value=f"{ordinal - 1:02}")] if 1 < ordinal < 30 else []
    if (
        unit in ("D", "N")
        and a.word(place + 1) in ("of", ",", "since")
        or unit == "D"
        and a.word(first - 1) in ("the", "its", "their", "a")
    ):
        if a.word(first - 1) == "a" or ordinal == 1 and a.word(place + 1) != "of":
            return []
        return [Reading(begin, place, "day-count", value="XXXX-XX-XX", unit="D", shift=float(ordinal))]
    if unit == "W" and a.word(place + 1) in ("of", "in") and a.word(place + 2) in v.months and ordinal <= 5:
        return [Reading(begin, place + 2, "week-of-month", month=v.months[a.word(place + 2)], suffix=f"W{ordinal}")]
    return []


def _plural(a: Atoms, place: int, before: int, floor: int, word: str, unit: str, v: Vocabulary) -> list[Reading]:
    """Units in the plural without a number: "recent weeks", "the coming days", "for years", "hours later"."""
    value = iso_duration(None, unit)
    if word in v.words["past"] or word in v.words["next"] or word in ("these", "those"):
        if a.word(place) == "days" and word == "these":
            return [Reading(before, place, "reference", value="PRESENT_REF")]
        first = before - 1 if a.word(before - 1) == "the" and before - 1 >= floor else before
        return [
            Reading(
                first, place, "duration-past" if word in v.words["past"] else "duration", kind="DURATION", value=value
            )
        ]
    following = a.word(place + 1)
    if following in ("ago", "later", "earlier", "before", "after", "afterwards"):
        if following in ("before", "after") and not _closes(a, place + 2):
            return [Reading(place, place, "duration", kind="DURATION", value=value)]
        if following == "ago":
            return [Reading(place, place + 1, "vague-shift", value="PAST_REF")]
        return [
            Reading(
                place,
                place + 1,
                "hours-shift" if unit[0] == "T" else "vague-shift",
                kind="DURATION",
                value=value,
                anchor="reference",
            )
        ]
    if unit == "TS" or unit == "Q" or not (word in _BARE_BEFORE or following in _BARE_AFTER):
        return []
    return [Reading(place, place, "duration", kind="DURATION", value=value)]


def _deictic(a: Atoms, place: int, before: int, floor: int, word: str, unit: str, v: Vocabulary) -> list[Reading]:
    """ "last week", "this year", "the next day", "the same night", "the past year", "that month" """
    articled = a.word(before - 1) == "the" and before - 1 >= floor
    first = before - 1 if articled else before
    if unit in ("TM", "TH", "TS"):
        if word in ("last", "past", "previous", "next", "coming"):
            return [Reading(first, place, "duration-past", kind="DURATION", value=iso_duration(1.0, unit))]
        return []
    if unit not in _SINGLE:
        return []
    following = word in v.words["next"]
    if word in v.words["this"] and word != "this" and unit == "D":
        return []
    if (
        word in ("past", "recent")
        or word in ("last", "coming")
        and articled
        and unit in ("W", "M", "Y", "DE", "D", "Q")
    ):
        if word == "recent":
            return []
        return [
            Reading(
                first,
                place,
                "duration-past" if word != "coming" else "duration",
                kind="DURATION",
                value=iso_duration(1.0, unit),
            )
        ]
    step = 1 if following else 0 if word in v.words["this"] or word in v.words["that"] else -1
    relative = (
        word in ("previous", "preceding", "prior", "following", "ensuing", "subsequent", "same", "that")
        or articled
        and unit == "D"
    )
    if unit == "D" and word in ("last", "past") and not articled:
        return []
    found = Reading(
        first, place, "deictic-unit", unit=_SINGLE[unit], shift=step, anchor="reference" if relative else "publication"
    )
    if word in v.words["that"]:
        found.rule = "same"
    lead = a.word(first - 1)
    if lead in MODS and first - 1 >= floor:
        found.mod = MODS[lead]
        found.first = first - 1
    elif lead == "of" and a.word(first - 2) in _EDGES and first - 2 >= floor:
        found.mod = _EDGES[a.word(first - 2)]
        found.first = first - 3 if a.word(first - 3) == "the" and first - 3 >= floor else first - 2
    return [found]


def _definite(a: Atoms, place: int, before: int, floor: int, unit: str, v: Vocabulary) -> list[Reading]:
    """ "the day after", "the weekend", "the end of the year", "earlier in the week" """
    following = a.word(place + 1)
    if unit == "D":
        if following in ("before", "after", "following", "earlier", "later", "prior"):
            if following in ("before", "after") and a.word(place + 2) in v.days:
                step = 2 if following == "after" else -2
                return [Reading(before, place + 2, "deictic", unit="D", shift=step)]
            if _closes(a, place + 2) or following == "following":
                step = 1 if following in ("after", "following", "later") else -1
                return [Reading(before, place + 1, "shift", unit="D", shift=step, anchor="reference")]
        return []
    if unit == "N":
        return []
    if unit in ("W", "M", "Y", "WE") and following in ("before", "after", "earlier", "later") and _closes(a, place + 2):
        step = 1 if following in ("after", "later") else -1
        return [Reading(before, place + 1, "shift", unit=_SINGLE[unit], shift=step, anchor="reference")]
    edge = _EDGES.get(a.word(before - 2)) if a.word(before - 1) == "of" and before - 2 >= floor else None
    if unit == "WE" or edge and unit in ("W", "M", "Y", "DE"):
        found = Reading(before, place, "deictic-unit", unit=_SINGLE[unit], shift=0)
        if edge:
            found.mod = edge
            found.first = before - 3 if a.word(before - 3) == "the" and before - 3 >= floor else before - 2
        return [found]
    whole = a.word(before - 1) in _WHOLE and (
        following[0] in "\n.,;:)" or following in ("and", "as", "to", "when", "that", "but")
    )
    if unit in ("W", "M", "Y") and whole:
        return [Reading(before, place, "deictic-unit", unit=unit, shift=0)]
    return []
