"""What ties a judgement to a row: the words behind it, not the row's number, so that it outlives another reading."""

from __future__ import annotations

from hashlib import blake2b

from core.mending.seats import seat_key
from core.model import Article
from core.views.evidence import evidence_of
from core.views.index import Index
from core.views.rows import Row

JUDGED = ("event", "delegation", "seat", "tally", "disagreement", "article")
"""Kinds of row that can be judged: headings and meetings only hold others, pairs set aside are no claims."""


def anchors_of(index: Index, row: Row) -> tuple[str, ...]:
    """Keys of the row: for each piece of evidence its article's content and span, and its words alone.

    Empty for rows that cannot be judged. The kind of row and what tells it from others in the same sentence is part of
    each key.
    """
    if row.of not in JUDGED:
        return ()
    if row.of == "article":
        return (article_anchor(index.articles[row.id]),)
    keys: dict[str, None] = {}
    for identity in _identities(index, row):
        what = f"{row.of}|{identity}"
        for spot in evidence_of(index, row):
            article = index.articles.get(spot.article)
            if article is not None:
                keys[f"{what}|{article.sha256}:{spot.start}:{spot.end}"] = None
                keys[f"{what}|{blake2b(' '.join(spot.quote.split()).encode(), digest_size=12).hexdigest()}"] = None
    return tuple(keys)


def article_anchor(article: Article) -> str:
    """The key of an article's own row: its content."""
    return f"article|{article.sha256}"


def _identities(index: Index, row: Row) -> tuple[str, ...]:
    """The row's own identity and, where it is mended, the machine's: what was judged before stays judged."""
    key = seat_key(row.parent or "", row.cells[1]) if row.of == "seat" else row.id
    machine = index.targets.get(key)
    return tuple(dict.fromkeys((_identity(row), *((machine.identity,) if machine else ()))))


def _identity(row: Row) -> str:
    """What tells a row from another of its kind that stands in the same words."""
    if row.of == "seat":
        return "|".join((*row.sides, row.cells[1]))
    if row.of == "delegation":
        return "|".join((*row.sides, row.kind, row.date))
    return f"{row.kind}|{row.date}"
