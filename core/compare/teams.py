"""Delegations in words, as positions and topics name them: "the Ukrainian delegation in Istanbul"."""

from __future__ import annotations

from functools import lru_cache

from core.lexicon.sides import side_names

_USUAL = {"United States": "US", "Netherlands": "Dutch", "United Arab Emirates": "UAE"}
"""Where the first adjective of the lexicon is not what a report would write before "delegation"."""


@lru_cache(512)
def side_before_noun(side: str) -> str:
    """A side as it stands before a noun: "Ukrainian", "Houthi", "US"; its own name where it has no such form."""
    if side in _USUAL:
        return _USUAL[side]
    names = [name for name in side_names() if name.side == side]
    adjective = next((n.words for n in names if n.form == "adjective" and n.country == side), None)
    single = side[:-1] if side.endswith("s") and not side.isupper() else None
    return adjective or next((n.words for n in names if n.words == single), side)


def team_of(side: str, place: str | None = None) -> str:
    """A side's delegation, with the place of its talks where one is told."""
    return f"the {side_before_noun(side)} delegation" + (f" in {place}" if place else "")
