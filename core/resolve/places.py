"""Where something was counted: whether two place names mean one scope."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from core.extract.gazetteer import alternatives
from core.lexicon import compiled, load
from core.lexicon.sides import side_names
from core.resolve.folding import folded
from core.resolve.spelling import alike

Relation = Literal["same", "within", "apart"]

_EMPTY = re.compile(
    r"^(?:the )?(?:city|town|village|port|port city|capital|capital city|area|town centre) of "
    r"|^the |^in | strip$| proper$| neighbou?rhood$| quarter$"
)


_SPELT = 5
"""Shorter names are too much alike by chance."""
_ALIKE = 0.9
_UNITS = frozenset("district county commune municipality township village subdistrict locality".split())
"""Words that say what a small place is: of a name that no town bears, "Khogyani district" is Khogyani."""


@compiled
def _wide() -> frozenset[str]:
    """Words that make a name wider or narrower: "Kharkiv region", "northern Gaza"."""
    places = load("compare")["places"]
    return frozenset([*places["region"].split(), *places["direction"].split()])


_KINDS = {"cities": "cities", "regions": "regions", "sites": "sites", "towns": "cities", "districts": "regions"}
"""By topic of the lexicon, the kind of its places."""


class Known(NamedTuple):
    """A place of the lexicon."""

    name: str
    """Its usual name, folded."""
    country: str | None
    kind: str
    """cities, regions or sites."""


@compiled
def _gazetteer() -> dict[str, Known]:
    known: dict[str, Known] = {}
    for topic, kind in _KINDS.items():
        for country, rows in load("places").get(topic, {}).items():
            for spellings in alternatives(rows):
                usual = Known(folded(spellings[0]), None if country == "None" else folded(country), kind)
                for words in spellings:
                    known.setdefault(folded(words), usual)
    return known


@compiled
def _territories() -> dict[str, str]:
    return {folded(name.words): folded(name.side) for name in side_names() if name.form == "noun"}


def territory(key: str | None) -> str | None:
    """The side whose whole country or territory a place is, folded; None for places within one."""
    return _territories().get(key) if key else None


def known_place(key: str | None) -> Known | None:
    """What the lexicon knows of a place, by its key."""
    return _gazetteer().get(key) if key else None


@lru_cache(16384)
def place_parts(place: str) -> tuple[str, ...]:
    """ "Basta, Beirut" → ("basta", "beirut"): folded, under the usual names, the narrow place first."""
    parts = (_EMPTY.sub("", _EMPTY.sub("", folded(part))) for part in place.split(","))
    return tuple(_usual(part) for part in parts if part)


def _usual(part: str) -> str:
    """The usual name of a place; a region with the word for it is the region: "Nangarhar province" is Nangarhar."""
    known = _gazetteer().get(part)
    name, _, kind = part.rpartition(" ")
    if known is None and name and kind in _UNITS and name not in _gazetteer():
        return name
    if known is None and part.rpartition(" ")[2] in _wide():
        known = _gazetteer().get(part.rpartition(" ")[0])
        known = known if known and known.kind == "regions" else None
    return known.name if known else part


def place_key(place: str | None) -> str | None:
    """One spelling of the narrowest name, for look-ups; None for no place."""
    parts = place_parts(place) if place else ()
    return parts[0] if parts else None


@lru_cache(16384)
def place_relation(a: str, b: str) -> Relation:
    """Whether two places are one, one lies in the other, or neither can be told.

    "Kharkiv" and "Kharkiv region" are a city and the region round it: within.
    """
    x, y = place_parts(a), place_parts(b)
    if not x or not y:
        return "apart"
    if x[0] == y[0] or _spelt_alike(x[0], y[0]):
        return "same"
    if x[0] in y[1:] or y[0] in x[1:]:
        return "within"
    words_x, words_y = set(x[0].split()), set(y[0].split())
    short, long = sorted((words_x, words_y), key=len)
    if short < long and (long - short) & _wide():
        return "within"
    stem_x, stem_y = words_x - _wide(), words_y - _wide()
    if stem_x and stem_x == stem_y:
        return "within"
    return "within" if _region_of(x[0], y[0]) or _region_of(y[0], x[0]) else "apart"


def _spelt_alike(a: str, b: str) -> bool:
    """Two spellings of one small place, of which the lexicon knows one at most: Agdere and Aghdara."""
    if (known_place(a) and known_place(b)) or min(len(a), len(b)) < _SPELT:
        return False
    first, second = ([w for w in key.split() if w not in _UNITS] for key in (a, b))
    if len(first) != len(second) or not first:
        return False
    return all(v == w or (v not in _wide() and alike(v, w) >= _ALIKE) for v, w in zip(first, second, strict=True))


def _region_of(wide: str, narrow: str) -> bool:
    """A country or region, and a place of the same country that may lie in it."""
    inner = known_place(narrow)
    if inner is None or inner.country is None:
        return False
    outer = known_place(wide)
    if outer is None:
        return (territory(wide) or wide) == inner.country
    return outer.kind == "regions" and inner.kind != "regions" and outer.country == inner.country
