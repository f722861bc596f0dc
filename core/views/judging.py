"""What reviewers hold of rows: a judgement found by the words behind a row, and told in words."""

from __future__ import annotations

from collections.abc import Mapping

from core.store import Judgement, Verdict
from core.views.anchors import anchors_among
from core.views.index import Index
from core.views.rows import Row

SIGNS: dict[Verdict, str] = {"accepted": "✓", "rejected": "✗", "flagged": "!", "none": " "}
NOTE_SIGN = "…"
"""Stands where there is a note without a verdict."""
NOTHING = Judgement()


def judgement_of(known: Mapping[str, Judgement], index: Index | None, row: Row | None) -> Judgement:
    """The latest judgement on any of the row's words; an empty one where there is none. `known` is by anchor."""
    if not known or index is None or row is None:
        return NOTHING
    found = (known[key] for key in anchors_among(known, index, row))
    return max(found, key=lambda judgement: judgement.id, default=NOTHING)


def judgement_told(judgement: Judgement) -> str:
    """The judgement in words: `✓ accepted by ann, 2031-05-03 · note: …`; empty where there is none."""
    if judgement.verdict == "none" and not judgement.note:
        return ""
    verdict = "" if judgement.verdict == "none" else f"{SIGNS[judgement.verdict]} {judgement.verdict} "
    note = f" · note: {judgement.note}" if judgement.note else ""
    return f"{verdict}by {judgement.reviewer or 'somebody'}, {judgement.at[:10]}{note}"
