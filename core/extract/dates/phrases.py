"""Expressions of fixed words: references, sets, deictic days, holidays, seasons, quarters, decades in words."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.clocks import read_clock
from core.extract.dates.months import MODS, relative_year_at, year_at
from core.extract.dates.numbers import SUFFIXES, ordinal_before
from core.extract.dates.reading import Reading
from core.extract.dates.vocabulary import Vocabulary

_BEFORE_DAY = frozenset("on until till by since from of and between to".split())
_BEFORE_BARE_DAY = frozenset("on until till since".split())
_AFTER_LONE_DAY = frozenset("and when after to but in at as with for".split())
_OF_MONTH = {"this": 0, "the": 0, "that": 0, "last": -1, "next": 1}
_AFTER_NOUN = frozenset("and or but is was will has as that which when it he she they the".split())
_WHICH = {"last": -1, "previous": -1, "this": 0, "next": 1}
_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


def read_reference(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "now", "recently", "at present", "the near future": times that name no day."""
    for phrase, value in v.phrases.get(a.word(place), ()):
        start = place - len(phrase) + 1
        if start >= floor and all(a.word(start + i) == word for i, word in enumerate(phrase)):
            if _modifies(a, place, phrase, v):
                return []
            whole = phrase[:2] == ("in", "the")
            return [Reading(start + whole, place, "reference", value=value)]
    word = a.word(place)
    value = v.references.get(word, "")
    if not value or (a.capital(place) and not a.opens_sentence(place)):
        return []
    before, after = a.word(place - 1), a.word(place + 1)
    if word in ("soon", "shortly") and (after in ("as", "after", "before") or before in ("as", "too", "so", "how")):
        return []
    if word == "now" and after in DASHES and a.joined(place + 1):
        return []
    graded = before in ("more", "most", "very") and place - 1 >= floor
    return [Reading(place - graded, place, "reference", value=value)]


def _modifies(a: Atoms, place: int, phrase: tuple[str, ...], v: Vocabulary) -> bool:
    """ "the past three months", "the present government", "the future state": the word only modifies another."""
    following = a.word(place + 1)
    if following in v.units or following in v.cardinals or following in v.words["few"] or a.digits(place + 1):
        return True
    if phrase[-1] not in ("past", "present", "future") or not following[0].isalpha():
        return False
    return following not in v.words["before_dates"] and following not in _AFTER_NOUN and following[-2:] != "ly"


def read_repeated(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "daily", "annual", "monthly": sets told by one word, and no newspaper's name."""
    if a.capital(place) and not a.opens_sentence(place):
        return []
    return [Reading(place, place, "repeated", kind="SET", value=v.sets[a.word(place)])]


def read_deictic(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "today", "yesterday morning", "late tomorrow", "the day before yesterday" """
    word = a.word(place)
    found = Reading(place, place, "deictic", unit="D", shift=v.days[word])
    if word in ("tonight", "tonite"):
        found.kind, found.part = "TIME", "NI"
    elif part := v.parts.get(a.word(place + 1)):
        found.kind, found.part, found.last = "TIME", part, place + 1
        found.rule = "weekday-night" if part == "NI" else "deictic"
    if a.capital(place) and (a.word(place - 1) in ("usa", "russia", "india") and a.capital(place - 1)):
        return []
    if a.word(place - 1) in MODS and place - 1 >= floor:
        found.first, found.mod = place - 1, MODS[a.word(place - 1)]
    return [found]


def read_holiday(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """A holiday whose day the calendar tells; `place` is at its first word."""
    if not a.capital(place):
        return []
    words = [a.word(place)]
    at = place
    if a.word(at + 1) in ("'", "’") and a.word(at + 2) == "s":
        words[0] += "'s"
        at += 2
    if a.is_word(at + 1):
        words.append(a.word(at + 1))
    second = a.word(at + 2) in ("'", "’") and a.word(at + 3) == "s"
    ends = [place]
    names = [words[0]]
    if len(words) > 1:
        names.insert(0, " ".join(words))
        ends.insert(0, at + 1)
        if second:
            names.insert(0, f"{words[0]} {words[1]}'s {a.word(at + 4)}")
            ends.insert(0, at + 4)
            names.insert(1, f"{words[0]} {words[1]}'s")
            ends.insert(1, at + 3)
        elif a.is_word(at + 2):
            names.insert(0, f"{words[0]} {words[1]} {a.word(at + 2)}")
            ends.insert(0, at + 2)
    ends[-1] = at
    for name, last in zip(names, ends, strict=True):
        if name in v.holidays:
            month, day = v.holidays[name].split("-")
            found = Reading(place, last, "holiday", month=int(month), day=int(day))
        elif name in v.easter:
            found = Reading(place, last, "easter", shift=float(v.easter[name]))
        else:
            continue
        year, end = year_at(a, last + 1, v)
        if year is not None:
            found.year, found.last = year, end
        elif a.word(place - 1) in ("last", "next", "this") and place - 1 >= floor:
            found.which = {"last": -1, "this": 0, "next": 1}[a.word(place - 1)]
            found.first = place - 1
        if found.year is None and found.which is None and a.capital(last + 1) and a.is_word(last + 1):
            return []
        return [found]
    return []


def read_season(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "last summer", "the spring of 2024", "winter 2023", "this autumn"; a bare season tells nothing."""
    found = Reading(place, place, "season", suffix=v.seasons[a.word(place)])
    word = a.word(place - 1)
    if word in MODS and place - 1 >= floor:
        found.mod, found.first = MODS[word], place - 1
        word = a.word(place - 2)
    if word in ("last", "next", "this", "past", "coming") and found.first - 1 >= floor:
        found.first -= 1
        found.which = {"last": -1, "past": -1, "this": 0}.get(word, 1)
        if a.word(found.first - 1) == "the" and found.first - 1 >= floor:
            found.first -= 1
        return [found]
    year, last = year_at(a, place + 1, v)
    if year is not None and a.word(place + 1) not in DASHES:
        found.year, found.last = year, last
    else:
        which, last = relative_year_at(a, place + 1)
        if which is not None:
            found.unit, found.shift, found.last = "Y", which, last
        elif (
            a.word(place - 1) != "the"
            or a.word(place - 2) not in ("in", "since", "during", "of", "by", "until")
            or (
                a.is_word(place + 1)
                and a.word(place + 1)
                not in (
                    "and",
                    "when",
                    "after",
                    "before",
                    "but",
                    "as",
                    "with",
                    "by",
                    "to",
                )
            )
        ):
            return []
    if a.word(found.first - 1) == "the" and found.first - 1 >= floor:
        found.first -= 1
    return [found]


def read_quarter(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "the third quarter", "the first half of 2020", "last quarter", "a quarter-century" """
    before = place - 1
    if a.word(before) in DASHES:
        before -= 1
    quarter = a.word(place) == "quarter"
    if quarter and a.word(place + 1) in DASHES and a.word(place + 2) == "century":
        return [Reading(place, place + 2, "duration", kind="DURATION", value="P25Y")]
    ordinal, first = ordinal_before(a, before, v)
    lead = a.word(before)
    if quarter and lead in _WHICH and before >= floor:
        return [Reading(before, place, "quarter", unit="Q", shift=_WHICH[lead])]
    if not 1 <= ordinal <= (4 if quarter else 2) or first < floor:
        return []
    found = Reading(first, place, "quarter", suffix=f"{'Q' if quarter else 'H'}{ordinal}")
    if a.word(first - 1) in ("fiscal", "financial") and first - 1 >= floor:
        found.first -= 1
    if not _year_of_part(a, found, v) and (not quarter or _is_no_quarter(a, place + 1, v)):
        return []
    if a.word(found.first - 1) == "the" and found.first - 1 >= floor:
        found.first -= 1
    return [found]


def _year_of_part(a: Atoms, found: Reading, v: Vocabulary) -> bool:
    """Read the year after a quarter or half: "of 2020", "last year", "of the year"."""
    start = found.last + 1
    year, last = year_at(a, start, v)
    if year is not None:
        found.year, found.last = year, last
        return True
    step, last = relative_year_at(a, start)
    if step is None and [a.word(start + i) for i in range(3)] == ["of", "the", "year"]:
        step, last = 0, start + 2
    if step is None:
        return False
    found.unit, found.shift, found.last = "Y", step, last
    return True


def _is_no_quarter(a: Atoms, place: int, v: Vocabulary) -> bool:
    """A quarter of a match, of an hour, of a month."""
    of_month = a.word(place) == "of" and (a.word(place + 1) in v.months or a.word(place + 2) in v.months)
    return of_month or a.word(place) in ("finals", "final", "hour", "century")


def read_decade(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "the nineties", "the early eighties": decades in words, of the twentieth century."""
    first = place - 1
    if a.word(first) in ("early", "late", "mid"):
        first -= 1
    if a.word(first) != "the" or first < floor:
        return []
    return [Reading(first, place, "decade", value=f"19{_DECADES[a.word(place)]}")]


def read_digits(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """What begins with digits: a clock time, "the 21st", "'90s"; full dates and years are tried before."""
    if clock := read_clock(a, place, floor, v):
        return [clock]
    word = a.digits(place)
    if (
        len(word) == 2
        and word[1] == "0"
        and a.word(place - 1) in ("'", "’", "‘")
        and a.word(place + 1) == "s"
        and a.joined(place + 1)
        and a.joined(place)
    ):
        first = place - 1
        while a.word(first - 1) in ("early", "late", "mid", "the") and first - 1 >= floor:
            first -= 1
        return [Reading(first, place + 1, "decade", value=f"19{word[0]}")]
    return _lone_day(a, place, floor, v)


def _lone_day(a: Atoms, place: int, floor: int, v: Vocabulary) -> list[Reading]:
    """ "on the 21st", "until the 25,", "the 3rd of that month": a day of the month without its month."""
    word = a.digits(place)
    if len(word) > 2 or not 1 <= int(word) <= 31 or a.word(place - 1) != "the" or place - 1 < floor:
        return []
    suffix = a.word(place + 1) in SUFFIXES and a.joined(place + 1)
    last = place + 1 if suffix else place
    before, following = a.word(place - 2), a.word(last + 1)
    found = Reading(place - 1, last, "lone-day", day=int(word))
    if following == "of":
        lead = a.word(last + 2)
        if lead not in _OF_MONTH or a.word(last + 3) != "month":
            return []
        found.last, found.unit, found.shift = last + 3, "M", _OF_MONTH[lead]
        found.anchor = "reference" if lead == "that" else "publication"
        return [found]
    if following == "," and a.opens_sentence(place - 1) and a.word(last + 2) in ("the", "a", "an", "at", "in"):
        return [found]  # machine-translated: "The 29, the aviation struck"
    if before not in _BEFORE_DAY or (not suffix and (before not in _BEFORE_BARE_DAY or a.digits(last + 2))):
        return []
    ends = following[0] in "\n.,;:)" or (suffix and following in _AFTER_LONE_DAY)
    return [found] if ends else []
