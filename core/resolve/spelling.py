"""How far two spellings of one word of a name are apart: an edit distance that knows which letters are mixed up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from core.lexicon.transliteration import sound

_VOWELS = frozenset("aeiou")
_NEAR = {
    frozenset(pair): cost
    for pair, cost in (
        ("ae", 0.15),
        ("ei", 0.15),
        ("ou", 0.1),
        ("eo", 0.6),
        ("ao", 0.4),
        ("iu", 0.7),
        ("eu", 0.6),
        ("oi", 0.8),
        ("ai", 0.75),
        ("au", 0.7),
        ("gh", 0.3),
        ("kh", 0.5),
        ("kg", 0.5),
        ("sz", 0.3),
        ("td", 0.5),
        ("bp", 0.55),
        ("vf", 0.35),
        ("vb", 0.5),
        ("Jg", 0.3),
        ("Ji", 0.25),
        ("Jz", 0.4),
        ("JS", 0.6),
        ("JC", 0.5),
        ("SC", 0.45),
        ("Ss", 0.4),
        ("Ck", 0.45),
        ("Ch", 0.35),
        ("Cs", 0.7),
        ("mn", 0.8),
        ("lr", 0.85),
        ("uv", 0.4),
        ("Sh", 0.9),
        ("fp", 0.7),
        ("zd", 0.6),
        ("zt", 0.8),
    )
}
"""Cost of taking one sound for the other; 1 where none is given."""
_DROP = {"h": 0.3, "i": 0.3, "e": 0.3, "a": 0.4, "o": 0.4, "u": 0.4, "r": 0.7, "n": 0.8}
"""Cost of leaving a sound out; 0.9 where none is given."""


@lru_cache(100_000)
def alike(a: str, b: str) -> float:
    """Likeness of two words of a name in 0–1; 0.8 and above means two spellings of one word."""
    return _alike_keys(sound(a), sound(b))


def alike_in_all(a: Iterable[str], b: Iterable[str]) -> float:
    """Likeness of two names run together, for those that divide one name in other places."""
    return _alike_keys("".join(sound(word) for word in a), "".join(sound(word) for word in b))


def _alike_keys(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    if abs(len(first) - len(second)) > 3:
        return 0.0
    cost = _distance(first, second)
    length = (len(first) + len(second)) / 2
    return max(0.0, 1.0 - cost / max(length, 3.0) * 1.15)


def _distance(first: str, second: str) -> float:
    """Edit distance with the costs above; a wrong first sound counts half again."""
    row = [0.0]
    for letter in second:
        row.append(row[-1] + _DROP.get(letter, 0.9))
    for place, letter in enumerate(first):
        drop = _DROP.get(letter, 0.9)
        fresh = [row[0] + drop]
        for other_place, other in enumerate(second):
            swap = 0.0 if letter == other else _NEAR.get(frozenset((letter, other)), 1.0)
            if place == 0 and other_place == 0:
                swap *= 1.5
            fresh.append(
                min(row[other_place] + swap, row[other_place + 1] + drop, fresh[other_place] + _DROP.get(other, 0.9))
            )
        row = fresh
    return row[-1]
