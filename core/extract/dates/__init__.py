"""Time expressions, as TIMEX3 (TimeML 1.2.1, TempEval-3) draws and values them.

    find_dates(text, published)   every time expression of a text
    annotate_dates(doc)           the same on a divided article: fills doc.dates and each sentence's dates

The grammar (`grammar`, and a module each for months, weekdays, units, parts of the day …) reads expressions off atoms;
`resolve` holds them against the calendar; `usage` tells how a sentence uses them. The words are in lexicon/dates.toml.
"""

from __future__ import annotations

import datetime as dt

from core.extract.dates.atoms import Atoms
from core.extract.dates.grammar import read
from core.extract.dates.resolve import resolve
from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Document
from core.model import DateMention


def find_dates(text: str, published: dt.date | None) -> list[DateMention]:
    """The time expressions of a text, in order, not overlapping.

    Offsets count code points of `text`, half-open, without "on" or "in". `published` is the day that relative
    expressions count from; without it they stay open as TIMEX3 writes it ("XXXX-WXX-5"), and years are guessed from the
    text's own full dates.
    """
    return _mentions(Atoms(text), published)


def annotate_dates(doc: Document) -> None:
    """Fill `doc.dates` and the dates of each sentence; what was set aside at ingest is not read."""
    spans = [(block.start, block.end) for block in doc.blocks if block.kind != "stamp"]
    doc.dates = _mentions(Atoms(doc.text, spans), doc.article.published_date)
    mentions = iter(doc.dates)
    mention = next(mentions, None)
    for sentence in doc.sentences:
        while mention is not None and mention.start < sentence.end:
            if mention.start >= sentence.start:
                sentence.dates.append(mention)
            mention = next(mentions, None)


def _mentions(atoms: Atoms, published: dt.date | None) -> list[DateMention]:
    words = vocabulary()
    return resolve(atoms, words, published, read(atoms, words))
