"""Sides inside hyphened words: "Russia-Ukraine talks" names both, "Moscow-backed" names nobody who acts."""

from __future__ import annotations

import re

from core.extract.document import Mention
from core.extract.gazetteer import Entry, gazetteer
from core.extract.line import Line
from core.lexicon.folding import fold

_PART = re.compile(r"[^-‑/–]+")
_JOINTS = ("-", "‑", "/")
_DISTANT = frozenset(
    (
        "backed",
        "led",
        "held",
        "occupied",
        "controlled",
        "aligned",
        "allied",
        "mediated",
        "brokered",
        "made",
        "supplied",
        "designed",
    )
    + (
        "sponsored",
        "supported",
        "funded",
        "built",
        "flagged",
        "owned",
        "linked",
        "annexed",
        "administered",
        "based",
        "born",
    )
)
"""What a side does to the thing named, which then is somebody else's."""


def add_compounds(line: Line) -> None:
    """Add the sides and places that stand in hyphened or slashed words which no other mention covers."""
    for token in line.tokens:
        if token.kind != "word" or token.mention is not None or not any(joint in token.text for joint in _JOINTS):
            continue
        parts = list(_PART.finditer(token.text))
        if len(parts) < 2 or fold(parts[-1][0]) in _DISTANT:
            continue
        for part in parts:
            entry = _single(part[0])
            if entry is None:
                continue
            start, end = token.start + part.start(), token.start + part.end()
            mention = Mention(
                entry.kind,
                entry.name,
                start,
                end,
                token.index,
                token.index,
                side=entry.side,
                form=entry.form,
                country=entry.country,
            )  # type: ignore[arg-type]
            line.mentions.append(mention)
            token.mention = token.mention or mention


def _single(word: str) -> Entry | None:
    """The side or place that the word alone names."""
    for entry in gazetteer().get(fold(word), ()):
        if len(entry.words) == 1 and entry.kind in ("side", "place") and entry.words[0] in (word, fold(word)):
            return entry if word[0].isupper() or entry.form == "adjective" else None
    return None
