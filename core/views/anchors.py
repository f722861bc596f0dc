"""What ties a judgement to a row: the words behind it, not the row's number, so that it outlives another reading."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b

from core.mending.seats import seat_key
from core.model import Article
from core.views.evidence import evidence_of
from core.views.index import Index
from core.views.rows import Row, Spot

JUDGED = ("event", "delegation", "seat", "tally", "disagreement", "article")
"""Kinds of row that can be judged: headings and meetings only hold others, pairs set aside are no claims."""
_SOME_DAY = "|*|"
"""Stands for any day, where it only matters whether such a row was judged in these words at all."""
_TOLD = "|~"
"""Stands before the words that tell a day: no day begins so."""


def anchors_of(index: Index, row: Row) -> tuple[str, ...]:
    """Keys of the row: for each piece of evidence its article's content and span, and its words alone.

    Empty for rows that cannot be judged. The kind of row and what tells it from others in the same sentence is part of
    each key: its day as well, and once more, in case that day moves with its article's own, the words that tell it.
    """
    return tuple(_anchors(index, row, None))


def anchors_among(known: Container[str], index: Index, row: Row) -> tuple[str, ...]:
    """Those of the row's keys that are known: where the words that tell its day are, the day itself has no say."""
    found = [key for key in _anchors(index, row, known) if key in known and _SOME_DAY not in key]
    return tuple(key for key in found if _TOLD in key) or tuple(found)


def _anchors(index: Index, row: Row, known: Container[str] | None) -> Iterator[str]:
    """The row's keys, each once; those that cannot be among the `known` ones are not worked out."""
    if row.of not in JUDGED:
        return
    if row.of == "article":
        yield article_anchor(index.articles[row.id])
        return
    keys: dict[str, None] = {}
    spots = [(spot, index.articles[spot.article]) for spot in evidence_of(index, row) if spot.article in index.articles]
    for fixed, day in _identities(index, row):
        what = f"{row.of}|{fixed}" if day is None else f"{row.of}|{fixed}|{day}"
        for spot, article in spots:
            where = f"{article.sha256}:{spot.start}:{spot.end}"
            keys[f"{what}|{where}"] = None
            keys[f"{what}|{blake2b(' '.join(spot.quote.split()).encode(), digest_size=12).hexdigest()}"] = None
            if day is not None:
                some_day = f"{row.of}|{fixed}{_SOME_DAY}{where}"
                keys[some_day] = None
                if known is None or some_day in known:
                    keys[f"{row.of}|{fixed}{_TOLD}{_told_by(index, article, spot, day)}|{where}"] = None
    yield from keys


def article_anchor(article: Article) -> str:
    """The key of an article's own row: its content."""
    return f"article|{article.sha256}"


def _identities(index: Index, row: Row) -> Iterable[tuple[str, str | None]]:
    """What tells the row from others of its kind in the same words, and its day, None where it has none of its own.

    Where it is mended also what the machine read: what was judged before stays judged.
    """
    own = _identity(row)
    key = seat_key(row.parent or "", row.cells[1]) if row.of == "seat" else row.id
    machine = index.targets.get(key)
    if machine is None:
        return (own,)
    fixed, _, day = machine.identity.rpartition("|")
    return dict.fromkeys((own, (machine.identity, None) if row.of == "seat" else (fixed, day)))


def _identity(row: Row) -> tuple[str, str | None]:
    if row.of == "seat":
        return "|".join((*row.sides, row.cells[1])), None
    if row.of == "delegation":
        return "|".join((*row.sides, row.kind)), row.date
    return row.kind, row.date


def _told_by(index: Index, article: Article, spot: Spot, day: str) -> str:
    """The words that tell the day: among the evidence, else nearest to it; none where it is the article's own.

    They are the same after the article was given another day, by which "on Monday" is another one.
    """
    told = [mention for mention in index.dossier.dates.get(article.id, ()) if day and mention.value.startswith(day)]
    among = next((m for m in told if m.start < spot.end and spot.start < m.end), None)
    if among is None and told and not (article.published or "").startswith(day):
        among = min(told, key=lambda m: abs(m.start - spot.start))
    return " ".join(among.text.split()) if among else ""
