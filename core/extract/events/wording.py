"""The words of an event: a short phrase that says what happened, and the venue."""

from __future__ import annotations

import re

from core.extract.document import Document
from core.extract.events.candidates import Candidate

_VENUE = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Palace|Hotel|Prison|Airport|Airbase|Air Base|House|Castle|Centre|Center|Hall|Villa|Residence|Base|Camp"
    r"|Stadium|Crossing)"
    r")\b"
)
_VENUE_AFTER = re.compile(r"\b((?:Palais|Palacio|Hotel|Château|Chateau|Villa|Camp) (?:de |des |du )?[A-Z][\w'’-]+)")
_OPENERS = frozenset("and but while after before when as who which that , because since where".split())
_LONGEST = 120
_AHEAD = 7
"""Tokens before the trigger that a long clause keeps."""


def gist_of(document: Document, candidate: Candidate) -> str:
    """The words of the trigger's clause, at most 120 characters, cut at words."""
    own = candidate.clause
    first = own[1] if own[0].low in _OPENERS and len(own) > 1 else own[0]
    start, end = first.start, own[-1].end
    if end - start > _LONGEST:
        start = max(start, candidate.sentence.tokens[max(0, candidate.index - _AHEAD)].start)
        for token in own:
            if token.end - start > _LONGEST:
                break
            end = token.end
    return " ".join(document.text[start:end].strip(" ,;:–—").split())[:_LONGEST]


def venue_of(document: Document, candidate: Candidate) -> str | None:
    """The palace, hotel, prison, base … that the sentence names."""
    text = document.text[candidate.sentence.start : candidate.sentence.end]
    match = _VENUE.search(text) or _VENUE_AFTER.search(text)
    return match[1].removeprefix("The ") if match else None
