"""The day that a story is about, as its first sentences tell it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.extract.dating import Dated, Dating
from core.extract.document import Document, Sentence
from core.extract.events.governing_dates import day_at
from core.model import When

if TYPE_CHECKING:
    pass

_ENDS = frozenset((".", "!", "?", "”", '"'))
_BODY = 5
"""Sentences at the beginning that may tell the day of the story."""
_RECENT = 2
"""Days before publication that the story may be about."""


def from_another_paragraph(sentence: Sentence, dated: Dated) -> bool:
    """The day was carried over from another paragraph."""
    return dated.basis == "carried" and dated.mention is not None and dated.mention.start < sentence.block.start


def story_day(document: Document, dating: Dating) -> When | None:
    """The day that the first sentences are about, if it is that of publication or one of the two before."""
    published = document.article.published_date
    if published is None:
        return None
    for sentence in _body(document):
        for mention in sentence.dates:
            if mention.kind not in ("DATE", "TIME"):
                continue
            when = day_at(dating, sentence, mention, night=True)
            if when is None or len(when.start) < 10 or when.date_prec > 1:
                continue
            if 0 <= (published - dt.date.fromisoformat(when.start)).days <= _RECENT:
                return When(start=when.start)
    return When(start=published.isoformat())


def _body(document: Document) -> list[Sentence]:
    found: list[Sentence] = []
    for sentence in document.sentences:
        if sentence.block.kind in ("heading", "stamp") or len(sentence.tokens) < 8:
            continue
        if sentence.tokens[-1].low in _ENDS:
            found.append(sentence)
            if len(found) == _BODY:
                break
    return found
