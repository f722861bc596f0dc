"""The words of an event: a short phrase that says what happened, and the venue."""

from __future__ import annotations

import re

from core.extract.document import Document
from core.extract.events.candidates import Candidate
from core.extract.events.tolls import ROW

_VENUE = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Palace|Hotel|Prison|Airport|Airbase|Air Base|House|Castle|Centre|Center|Hall|Villa|Residence|Base|Camp"
    r"|Stadium|Crossing)"
    r")\b"
)
_VENUE_AFTER = re.compile(r"\b((?:Palais|Palacio|Hotel|Château|Chateau|Villa|Camp) (?:de |des |du )?[A-Z][\w'’-]+)")
_LONGEST = 120
_AHEAD = 7
"""Tokens before the trigger that a cut phrase keeps."""


def told_in(candidate: Candidate) -> tuple[int, int]:
    """Start and end of the words that tell of it: the sentence, or the row of which it is a cell."""
    told = candidate.sentence.block if candidate.rule == ROW else candidate.sentence
    return told.start, told.end


def gist_of(document: Document, candidate: Candidate) -> str:
    """The sentence, or at most 120 characters of it around the trigger, cut at words; what a bare salvo was, before it.

    A phrase that begins within the sentence opens with an ellipsis.
    """
    sentence = candidate.sentence
    tokens = sentence.tokens
    if candidate.rule == ROW:
        start, end = told_in(candidate)
        return " ".join(document.text[start:end].split())[:_LONGEST]
    start, end = sentence.start, sentence.end
    if end - start > _LONGEST:
        if tokens[candidate.index].end - start > _LONGEST:
            own = max(candidate.clause[0].start, tokens[max(0, candidate.index - _AHEAD)].start)
            start = own if tokens[candidate.index].end - own < _LONGEST else tokens[candidate.index].start
        last = sentence.token_at(start + _LONGEST) - 1
        end = tokens[last].end if last >= 0 and tokens[last].end > start else start + _LONGEST
    words = " ".join(document.text[start:end].strip(" ,;:–—").split())[:_LONGEST]
    if candidate.rule == "salvo" and candidate.figure is not None:
        return f"Attack with {candidate.figure.object}s: {words}"[:_LONGEST]
    return words if start == sentence.start else f"… {words[: _LONGEST - 2]}"


def venue_of(document: Document, candidate: Candidate) -> str | None:
    """The palace, hotel, prison, base … that the sentence names."""
    text = document.text[candidate.sentence.start : candidate.sentence.end]
    match = _VENUE.search(text) or _VENUE_AFTER.search(text)
    return match[1].removeprefix("The ") if match else None
