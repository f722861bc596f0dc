"""The country a side belongs to: where an armed group is at home, for whom it stands, whose an outlet is."""

from __future__ import annotations

import re

from core.lexicon import compiled, load
from core.lexicon.sides import group_homes, is_country, side_of

_MOST_SOURCES = 10_000
"""Sources whose side is remembered before all are forgotten."""
_UNNAMED = frozenset(("rebels", "opposition"))


@compiled
def homes() -> dict[str, str]:
    """By armed group or region the country in which it fights or lies."""
    return {group: home for group, home in group_homes().items() if home} | load("sides")["homes"]


@compiled
def _for_home() -> frozenset[str]:
    return frozenset(load("frames")["stands_for_home"])


@compiled
def _outlet_homes() -> tuple[tuple[str, str], ...]:
    return tuple((f" {name} ", side) for side, names in load("outlets")["homes"].items() for name in names.split("; "))


def home_of(side: str) -> str:
    """The country that an armed group fights in or for; a country is its own home."""
    return homes().get(side, side)


def of_one_home(one: str, other: str) -> bool:
    """Whether one is the country in which the other fights: a movement's people are of that country too, and those of
    "the rebels" of any."""
    return home_of(one) == other or home_of(other) == one or not _UNNAMED.isdisjoint((one, other))


def camp_of(side: str) -> str:
    """The country that a side stands for: its home where it fights for it, else the side itself."""
    return home_of(side) if side in _for_home() else side


@compiled
def _homes_of_sources() -> dict[str | None, str | None]:
    """Sources asked before and their sides: emptied with the lexicon."""
    return {}


def outlet_home(source: str | None) -> str | None:
    """The side whose outlet a source is, by its name; None for the others."""
    known = _homes_of_sources()
    if source not in known:
        if len(known) >= _MOST_SOURCES:
            known.clear()
        known[source] = _outlet_home(source)
    return known[source]


def _outlet_home(source: str | None) -> str | None:
    words = " ".join(re.findall(r"[\w'.-]+", (source or "").casefold()))
    return next((side for name, side in _outlet_homes() if name in f" {words} "), None) or side_of(source)


def is_state(side: str) -> bool:
    """A country, or a people with authorities of its own."""
    return is_country(side) or side == "Palestinians"


def has_army(side: str) -> bool:
    """Whether a side is a state with an army of its own."""
    return is_state(side) and side not in load("frames")["without_army"]
