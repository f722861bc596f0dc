"""Sides inside hyphened words: "Russia-Ukraine talks" names both, "Moscow-backed" names nobody who acts."""

from __future__ import annotations

import re

from core.extract.document import Mention
from core.extract.gazetteer import Entry, gazetteer
from core.extract.line import Line
from core.lexicon.folding import fold

_PART = re.compile(r"[^-‑/–]+")
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
    for place in line.joined:
        token = line.tokens[place]
        if token.kind != "word" or token.mention is not None:
            continue
        parts = list(_PART.finditer(token.text))
        if len(parts) < 2 or fold(parts[-1][0]) in _DISTANT:
            continue
        whole = _whole([part[0] for part in parts])
        if whole is not None:
            line.add(
                Mention(
                    whole.kind,
                    whole.name,
                    token.start,
                    token.end,
                    place,
                    place,
                    whole.side,
                    whole.form,
                    country=whole.country,
                )
            )  # type: ignore[arg-type]
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


def _whole(words: list[str]) -> Entry | None:
    """The side or place of several words that is written with hyphens here ("West-Bank")."""
    folded = tuple(fold(word) for word in words)
    for entry in gazetteer().get(folded[0], ()):
        if entry.words == folded and entry.kind in ("side", "place"):
            return entry
    return None
