"""Numbers beside time words: cardinals, ordinals and vague amounts, read backwards from a place or at a place."""

from __future__ import annotations

from core.extract.dates.atoms import DASHES, Atoms
from core.extract.dates.vocabulary import Vocabulary

SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def day_number(a: Atoms, place: int) -> int:
    """The number 1 to 31 in digits at the place, 0 where there is none or where it is part of a longer figure."""
    word = a.digits(place)
    if not word or len(word) > 2 or not 1 <= int(word) <= 31:
        return 0
    before = a.word(place - 1)
    if before in (".", ",", ":", "/", "$", "€", "£", "#", "№") and a.joined(place):
        return int(word) if before == "/" and _joins_days(a, place - 1) else 0
    return int(word)


def _joins_days(a: Atoms, slash: int) -> bool:
    """ "12/13 April": a day on either side of the slash, a word behind, and no third number before."""
    one, two = a.digits(slash - 1), a.digits(slash + 1)
    if not one or not two or len(one) > 2 or len(two) > 2 or int(two) != int(one) + 1:
        return False
    return a.is_word(slash + 2) and not (a.word(slash - 2) == "/" and a.joined(slash - 1))


def day_after(a: Atoms, place: int) -> tuple[int, int]:
    """A day of the month that begins at the place: its number and its last atom; (0, place) where there is none."""
    day = day_number(a, place)
    if not day:
        return 0, place
    following = a.word(place + 1)
    if following in SUFFIXES and a.joined(place + 1):
        return day, place + 1
    if a.joined(place + 1) and (following[0].isalpha() or following in ("%", "/")):
        return (day, place) if following == "/" and _joins_days(a, place + 1) else (0, place)
    if following in (".", ",", ":") and a.joined(place + 1) and a.digits(place + 2) and a.joined(place + 2):
        return 0, place
    return day, place


def day_before(a: Atoms, place: int, v: Vocabulary) -> tuple[int, int]:
    """A day of the month that ends at the place: its number and its first atom; (0, place) where there is none."""
    if a.word(place) in SUFFIXES and a.joined(place):
        return day_number(a, place - 1), place - 1
    if day := day_number(a, place):
        return day, place
    word = a.word(place)
    ordinal = v.ordinals.get(word, 0)
    if (
        ordinal
        and ordinal < 10
        and a.word(place - 1) in DASHES
        and (tens := v.cardinals.get(a.word(place - 2), 0)) in (20, 30)
    ):
        return tens + ordinal, place - 2
    return (ordinal, place) if 0 < ordinal <= 31 else (0, place)


def ordinal_before(a: Atoms, place: int, v: Vocabulary) -> tuple[int, int]:
    """An ordinal that ends at the place ("third", "1,000th"): its number and first atom; (0, place) where none."""
    if a.word(place) in SUFFIXES and a.joined(place) and a.digits(place - 1):
        first = place - 1
        digits = a.digits(first)
        while a.word(first - 1) == "," and a.joined(first) and a.digits(first - 2):
            digits = a.digits(first - 2) + digits
            first -= 2
        return int(digits[:9]), first
    ordinal = v.ordinals.get(a.word(place), 0)
    if (
        ordinal
        and ordinal < 10
        and a.word(place - 1) in DASHES
        and (tens := v.cardinals.get(a.word(place - 2), 0)) >= 20
    ):
        return tens + ordinal, place - 2
    return ordinal, place


def _digits_before(a: Atoms, place: int) -> tuple[float, int]:
    if a.word(place - 1) == "/" and a.joined(place) and a.digits(place - 2) and int(a.digits(place)) in (2, 3, 4):
        part = int(a.digits(place - 2)[:2]) / int(a.digits(place))
        whole = a.digits(place - 3) if not a.joined(place - 2) else ""
        return (part + int(whole[:4]), place - 3) if whole else (part, place - 2)
    digits, first, scale = a.digits(place), place, 1.0
    while a.word(first - 1) in (",", ".") and a.joined(first) and a.joined(first - 1) and a.digits(first - 2):
        if a.word(first - 1) == "." and len(a.digits(first)) < 3:
            scale = 10.0 ** len(digits)
        digits = a.digits(first - 2) + digits
        first -= 2
    return int(digits[:12]) / scale, first


def _words_before(a: Atoms, place: int, v: Vocabulary) -> tuple[float | None, int]:
    """A number in words that ends at the place; (None, place) where there is none."""
    word = a.word(place)
    if word in ("hundred", "thousand"):
        scale = 100 if word == "hundred" else 1000
        if a.word(place - 1) == "a":
            return float(scale), place - 1
        amount, first = cardinal_before(a, place - 1, v)
        return (amount * scale, first) if amount else (float(scale), place)
    amount = v.cardinals.get(word)
    if amount is None:
        return None, place
    joint = place - 1
    if a.word(joint) in DASHES:
        joint -= 1
    if 0 < amount < 10 and (tens := v.cardinals.get(a.word(joint), 0)) >= 20:
        return float(tens + amount), joint
    if a.word(place - 1) == "and" and a.word(place - 2) in ("hundred", "thousand"):
        higher, first = _words_before(a, place - 2, v)
        return (higher or 0.0) + amount, first
    return float(amount), place


def cardinal_before(a: Atoms, place: int, v: Vocabulary) -> tuple[float | None, int]:
    """A number that ends at the place, in digits or words: amount and first atom; (None, place) where there is none."""
    if a.word(place) == "half":
        if a.word(place - 1) in ("a", "one") and a.word(place - 2) == "and":
            whole, first = cardinal_before(a, place - 3, v)
            if whole:
                return whole + 0.5, first
        return None, place
    if a.digits(place):
        return _digits_before(a, place)
    return _words_before(a, place, v)


def number_at(a: Atoms, place: int, v: Vocabulary) -> tuple[int, int]:
    """A small whole number at the place ("six", "12"): its value and last atom; (-1, place) where there is none."""
    if (digits := a.digits(place)) and len(digits) < 5:
        return int(digits), place
    if (amount := v.cardinals.get(a.word(place))) is not None:
        if amount >= 20 and a.word(place + 1) in DASHES and 0 < v.cardinals.get(a.word(place + 2), 0) < 10:
            return amount + v.cardinals[a.word(place + 2)], place + 2
        return amount, place
    return -1, place
