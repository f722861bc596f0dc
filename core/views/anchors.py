"""What ties a judgement to a row: the words behind it, not the row's number, so that it outlives another reading."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b

from core.mending.seats import seat_key
from core.model import Article, Evidence
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
    if row.of == "seat":
        yield from dict.fromkeys(_seat_anchors(index, row, known))
        return
    keys: dict[str, None] = {}
    spots = _spots(index, row)
    shared = _shared(index, row) if known is None and row.of == "event" else frozenset()
    for fixed, day in _identities(index, row):
        when = "" if day is None else f"|{day}"
        for spot, article in spots:
            where, words = f"{article.sha256}:{spot.start}:{spot.end}", _hash(spot.quote)
            own = _own(row, spot)
            # What tells it from its like is left out as well where it has none: it may be read otherwise the next time.
            alone = known is not None or row.of == "tally" or (row.of == "event" and _span(spot) not in shared)
            for told in (own, "") if alone else (own,):
                what = f"{row.of}|{fixed}{told}"
                keys[f"{what}{when}|{where}"] = None
                if told or row.of != "tally" or known is not None:  # a number alone stands in any article
                    keys[f"{what}{when}|{words}"] = None
                if day is not None:
                    keys[some_day := f"{what}{_SOME_DAY}{where}"] = None
                    if known is None or some_day in known:
                        keys[f"{what}{_TOLD}{_told_by(index, article, spot, day)}|{where}"] = None
    yield from keys


def _seat_anchors(index: Index, row: Row, known: Container[str] | None) -> Iterator[str]:
    """The keys of a seat. Who sat there at several meetings may be told of all of them in the same words: then its
    meeting's day is part of every key that is given, while those without a day, as they were once given, are found."""
    shared = _seated_elsewhere(index, row) if known is None else frozenset()
    for fixed, _ in _identities(index, row):
        what = f"seat|{fixed}"
        for spot, article in _spots(index, row):
            where, words = f"{article.sha256}:{spot.start}:{spot.end}", _hash(spot.quote)
            for then in (f"|@{row.date}", "") if _span(spot) not in shared else (f"|@{row.date}",):
                yield f"{what}{then}|{where}"
                yield f"{what}{then}|{words}"
            yield (some_day := f"{what}{_SOME_DAY}{where}")
            if known is None or some_day in known:
                told = _told_by(index, article, spot, row.date)
                if told:
                    yield f"{what}{_TOLD}{told}|{where}"


def _seated_elsewhere(index: Index, row: Row) -> frozenset[tuple[str, int, int]]:
    """The words that seat the same person at another meeting as well."""
    table = index.tables.get("delegations")
    own = _identity(row)
    like = [r for r in table.rows if r.of == "seat" and r.id != row.id and _identity(r) == own] if table else []
    return frozenset(_span(spot) for other in like for spot in evidence_of(index, other))


def _spots(index: Index, row: Row) -> list[tuple[Spot, Article]]:
    return [(spot, index.articles[spot.article]) for spot in evidence_of(index, row) if spot.article in index.articles]


def _own(row: Row, spot: Spot) -> str:
    """What tells the row from another of its kind and day in the same words.

    For a disagreement what the words hold there (the dead and the wounded of one sentence are two), for an event where
    it was and whose, for a number what it counts. Who says it is left out, for others may join them.
    """
    if row.of == "disagreement":
        return f"|{spot.position.partition(' (')[0]}"
    if row.of == "event":
        return f"|{row.place}|{','.join(row.sides)}"
    return f"|{row.cells[1]}" if row.of == "tally" else ""


def _shared(index: Index, row: Row) -> frozenset[tuple[str, int, int]]:
    """The words that another event of the kind and day has as well."""
    table = index.tables.get("timeline")
    like = [r for r in table.rows if r.kind == row.kind and r.date == row.date and r.id != row.id] if table else []
    return frozenset(_span(e) for r in like if r.of == "event" for e in index.events[r.id].evidence)


def _span(words: Spot | Evidence) -> tuple[str, int, int]:
    return words.article, words.start, words.end


def _hash(quote: str) -> str:
    return blake2b(" ".join(quote.split()).encode(), digest_size=12).hexdigest()


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
