"""Sides inside hyphened words: "Russia-Ukraine talks" names both, "Moscow-backed" names nobody who acts."""

from __future__ import annotations

import re

from core.extract.gazetteer import Entry, gazetteer
from core.extract.line import Line
from core.lexicon import compiled, load
from core.lexicon.folding import fold

_PART = re.compile(r"[^-‑/–]+")


@compiled
def _distant() -> frozenset[str]:
    """What a side does to the thing named, which then is somebody else's: "backed", "made"."""
    return frozenset(load("organisations")["grammar"]["distant"].split())


@compiled
def _ruled() -> frozenset[str]:
    """What makes a body that of the side: "run", "installed"."""
    return frozenset(load("organisations")["grammar"]["ruled"].split())


def add_compounds(line: Line) -> None:
    """Add the sides and places that stand in hyphened or slashed words which no other mention covers."""
    for place in line.joined:
        token = line.tokens[place]
        if token.kind != "word" or token.mention is not None:
            continue
        parts = list(_PART.finditer(token.text))
        if len(parts) < 2 or fold(parts[-1][0]) in _distant():
            continue
        whole = _whole([part[0] for part in parts])
        if whole is not None:
            line.add(whole.mention(token.start, token.end, place, place))
            continue
        for part in reversed(parts):
            entry = _single(part[0])
            if entry is not None:
                line.add(entry.mention(token.start + part.start(), token.start + part.end(), place, place))


def ruled_by(word: str) -> Entry | None:
    """The side of "Houthi-run", "Moscow-installed": who owns the body that follows."""
    first, joint, last = word.partition("-")
    return _single(first) if joint and last.lower() in _ruled() else None


def _single(word: str) -> Entry | None:
    """The side or place that the word alone names."""
    for entry in gazetteer().get(fold(word)):
        if len(entry.words) == 1 and entry.kind in ("side", "place") and entry.words[0] in (word, fold(word)):
            return entry if word[0].isupper() or entry.form == "adjective" else None
    return None


def _whole(words: list[str]) -> Entry | None:
    """The side or place of several words that is written with hyphens here ("West-Bank")."""
    folded = tuple(fold(word) for word in words)
    for entry in gazetteer().get(folded[0]):
        if entry.words == folded and entry.kind in ("side", "place"):
            return entry
    return None
