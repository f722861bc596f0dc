"""Time expressions, as TIMEX3 (TimeML 1.2.1, TempEval-3) draws and values them.

    find_dates(text, published)   every time expression of a text
    annotate_dates(doc)           the same on a divided article: fills doc.dates and each sentence's dates
    day_of_writing(article)       the day that its relative expressions count from

The grammar (`grammar`, and a module each for months, weekdays, units, parts of the day …) reads expressions off atoms;
`resolve` holds them against the calendar; `usage` tells how a sentence uses them. The words are in lexicon/dates.toml.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from core.extract.dates.atoms import Atoms
from core.extract.dates.calendar import span_of, stated_day
from core.extract.dates.grammar import read
from core.extract.dates.resolve import resolve
from core.extract.dates.rows import dates_of_rows
from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Block, Document
from core.model import Article, DateMention

_FILED_BEFORE = 2
_HIDING = re.compile(r"\d|[^\W\d_][^\w\s](?![sS]\b)[^\W\d_]")
"""A digit, or a mark within a word, its possessive ending aside."""


def find_dates(text: str, published: dt.date | str | None = None) -> list[DateMention]:
    """The time expressions of a text, in order, not overlapping.

    Offsets count code points of `text`, half-open, without "on" or "in". `published` is the day that relative
    expressions count from; without it they stay open as TIMEX3 writes it ("XXXX-WXX-5"), and years are guessed from the
    text's own full dates. Of a `datetime` its day counts; a string is read as ISO 8601 writes it, which
    `Article.published` does. Raises ValueError for a string that is no such date.
    """
    return _mentions(Atoms(text), stated_day(published))


def day_of_writing(article: Article) -> dt.date | None:
    """The day that the article speaks from: that of its dateline ("BEIRUT, Nov. 24 (Xinhua)"), else of publication.

    A dateline counts where it is a day or two older than the publication: a report filed late in the evening.
    """
    published = article.published_date
    if published is None:
        return None
    for aside in article.aside:
        if aside.kind == "dateline":
            for mention in find_dates(article.text[aside.start : aside.end], published):
                span = span_of(mention.value)
                if span and span[2] == 1 and 0 <= (published - span[0]).days <= _FILED_BEFORE:
                    return span[0]
    return published


def annotate_dates(doc: Document) -> None:
    """Fill `doc.dates` and the dates of each sentence; what was set aside at ingest is not read."""
    spans = [(block.start, block.end) for block in _timed(doc)]
    written = day_of_writing(doc.article)
    doc.dates = _mentions(Atoms(doc.text, spans), written)
    if written is not None and (rows := dates_of_rows(doc, written)):
        doc.dates = sorted([*doc.dates, *rows], key=lambda mention: mention.start)
    mentions = iter(doc.dates)
    mention = next(mentions, None)
    for sentence in doc.sentences:
        while mention is not None and mention.start < sentence.end:
            if mention.start >= sentence.start:
                sentence.dates.append(mention)
            mention = next(mentions, None)


def _timed(doc: Document) -> Iterator[Block]:
    """The blocks that hold a digit, a word of time, or a word that may hide one ("mid-June")."""
    triggers = vocabulary().triggers.keys()
    last: Block | None = None
    for sentence in doc.sentences:
        if sentence.block is not last and (
            not triggers.isdisjoint(sentence.words) or _HIDING.search(doc.text, sentence.start, sentence.end)
        ):
            last = sentence.block
            yield last


def _mentions(atoms: Atoms, published: dt.date | None) -> list[DateMention]:
    words = vocabulary()
    return resolve(atoms, words, published, read(atoms, words))
