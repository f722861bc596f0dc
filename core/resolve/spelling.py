"""How far two spellings of one word of a name are apart: an edit distance that knows which letters are mixed up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from core.lexicon.transliteration import sound

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
_SWAPS: dict[str, dict[str, float]] = {}
"""The same by the one sound and the other, for a quicker look."""
for _pair, _cost in _NEAR.items():
    _one, _other = _pair
    _SWAPS.setdefault(_one, {})[_other] = _SWAPS.setdefault(_other, {})[_one] = _cost
_NONE: dict[str, float] = {}
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
    drops = [_DROP.get(letter, 0.9) for letter in second]
    row = [0.0]
    for drop in drops:
        row.append(row[-1] + drop)
    weight = 1.5
    for letter in first:
        drop = _DROP.get(letter, 0.9)
        swaps = _SWAPS.get(letter, _NONE)
        above = row[0]
        left = above + drop
        fresh = [left]
        for other, other_drop, before in zip(second, drops, row[1:], strict=True):
            cost = above if letter == other else above + swaps.get(other, 1.0) * weight
            weight = 1.0
            if before + drop < cost:
                cost = before + drop
            left += other_drop
            if cost < left:
                left = cost
            fresh.append(left)
            above = before
        row = fresh
    return row[-1]
