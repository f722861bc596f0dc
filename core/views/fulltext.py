"""The words of all articles, searched as one types: hits in the order of the articles, each at its exact place.

SQLite's FTS5 does the finding, on a private database in memory that is made at the first search.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from threading import Lock

import msgspec

from core.model import Article
from core.views.index import Index
from core.views.query import fold
from core.views.rows import Column, Row, Table

COLUMNS = (
    Column("outlet", "Outlet", width=18, least=10),
    Column("published", "Published", width=10, least=10, rank=1, whole=True),
    Column("hits", "Hits", width=4, least=4, right=True, whole=True, key=lambda row: -row.weight),
    Column("title", "Title", width=44, least=16, grow=3),
)
MOST = 2000
"""Hits listed at most: nobody walks more of them, and one letter finds nearly everything."""
WIDEST = 160
"""Characters that words may stand apart in one paragraph to be shown as one hit; else the first of them is."""
_BEFORE, _AFTER = 36, 160
"""Characters shown round a hit."""
_OPEN, _CLOSE = "\x01", "\x02"
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_TERM = re.compile(r"""(?P<no>!?)(?:"(?P<quoted>[^"]*)"?|(?P<word>\S+))""")
_TYPE = 'Type words to look for in every article; "two words" exactly so, !word without.'


class Search(msgspec.Struct, frozen=True):
    """What was typed: the words that must stand in one paragraph, and those that must not."""

    wanted: tuple[tuple[str, bool], ...] = ()
    """Each with whether it is to be found exactly so; other words find all that begin like them."""
    unwanted: tuple[tuple[str, bool], ...] = ()

    @property
    def expression(self) -> str:
        """The search in FTS5's language; empty where nothing is looked for."""
        if not self.wanted:
            return ""
        wanted = " AND ".join(_phrase(*term) for term in self.wanted)
        unwanted = " OR ".join(_phrase(*term) for term in self.unwanted)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _phrase(text: str, exact: bool) -> str:
    quoted = '"' + text.replace('"', '""') + '"'
    return quoted if exact else f"{quoted} *"


def understood(typed: str) -> Search:
    """What was typed as a search. Never raises; what holds no letter or digit is left out."""
    wanted: list[tuple[str, bool]] = []
    unwanted: list[tuple[str, bool]] = []
    storable = typed.replace("\0", " ").encode("utf-8", "replace").decode()
    for match in _TERM.finditer(storable):
        exact = match["quoted"] is not None
        text = match["quoted"] if exact else match["word"].strip("'")
        if any(c.isalnum() for c in text):
            (unwanted if match["no"] else wanted).append((text, exact))
    return Search(tuple(wanted), tuple(unwanted))


class FullText:
    """The articles of one index, searchable from any thread; nothing is made before the first search."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = Lock()
        self._paragraphs: sqlite3.Connection | None = None

    @property
    def size(self) -> int:
        """Characters to search."""
        return sum(len(article.text) for article in self._index.dossier.articles)

    def table(self, typed: str) -> Table:
        """Hits under their articles. A hit's id is its place, `a1:120-128`, half-open in code points of the text."""
        search = understood(typed)
        if not search.expression:
            return Table("search", COLUMNS, (), _TYPE)
        paragraphs = self.prepare()
        with self._lock:
            found = list(_found(paragraphs, search))
        rows: list[Row] = []
        for article, spans in groupby(found, key=lambda hit: hit[0]):
            rows.extend(self._rows(self._index.articles[article], [(start, end) for _, start, end in spans]))
        return Table("search", COLUMNS, tuple(rows), f"No article holds {typed.strip()}.")

    def prepare(self) -> sqlite3.Connection:
        """Make the articles ready, which takes some two seconds for 30 MB of them; done once."""
        with self._lock:
            if self._paragraphs is None:
                self._paragraphs = _indexed(self._index)
            return self._paragraphs

    def _rows(self, article: Article, spans: list[tuple[int, int]]) -> Iterator[Row]:
        outlet = self._index.outlet(article.id)
        common = {"sources": (outlet,), "date": (article.published or "")[:10]}
        yield Row(
            id=article.id,
            of="found",
            cells=(outlet, (article.published or "no date")[:10], str(len(spans)), article.title or ""),
            kind=article.language or "",
            weight=len(spans),
            **common,  # type: ignore[arg-type]
        )
        for start, end in spans:
            yield Row(
                id=f"{article.id}:{start}-{end}",
                of="hit",
                cells=("", "", "", excerpt(article.text, start, end)),
                parent=article.id,
                depth=1,
                **common,  # type: ignore[arg-type]
            )


def _found(paragraphs: sqlite3.Connection, search: Search) -> Iterator[tuple[str, int, int]]:
    """Article, start and end of each hit, at most MOST."""
    marked = paragraphs.execute(
        f"SELECT article, at, highlight(paragraphs, 0, '{_OPEN}', '{_CLOSE}') FROM paragraphs"
        " WHERE paragraphs MATCH ? ORDER BY rowid LIMIT ?",
        (search.expression, MOST),
    )
    left = MOST
    for article, at, text in marked:
        for start, end in hits_in(text, search)[:left]:
            left -= 1
            yield article, at + start, at + end


def _indexed(index: Index) -> sqlite3.Connection:
    """Every paragraph of every article in a database that SQLite keeps in memory while it is small."""
    database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
    database.execute(
        "CREATE VIRTUAL TABLE paragraphs USING fts5(text, article UNINDEXED, at UNINDEXED,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    harmless = {0: " ", ord(_OPEN): " ", ord(_CLOSE): " "}
    database.execute("BEGIN")
    database.executemany(
        "INSERT INTO paragraphs VALUES (?, ?, ?)",
        (
            (match[0].translate(harmless).encode("utf-8", "replace").decode(), article.id, match.start())
            for article in index.dossier.articles
            for match in _LINE.finditer(article.text)
        ),
    )
    database.execute("COMMIT")
    return database


def hits_in(marked: str, search: Search) -> list[tuple[int, int]]:
    """Where a paragraph whose found words are marked holds the search, as half-open spans of it without the marks.

    One word or phrase: each place of it. Several: the narrowest stretch with all of them, or the first word found where
    they stand far apart.
    """
    spans: list[tuple[int, int]] = []
    text, taken = [], 0
    for piece in re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", marked):
        plain = piece.strip(_OPEN + _CLOSE) if piece.startswith(_OPEN) else piece
        if piece.startswith(_OPEN):
            spans.append((taken, taken + len(plain)))
        text.append(plain)
        taken += len(plain)
    if len(search.wanted) == 1 or not spans:
        return spans
    return [_narrowest("".join(text), spans, search)]


def _narrowest(text: str, spans: list[tuple[int, int]], search: Search) -> tuple[int, int]:
    """The shortest stretch in which every wanted word stands."""
    terms = [_folded(term) for term, _ in search.wanted]
    last: dict[int, int] = {}
    best: tuple[int, int] | None = None
    for start, end in spans:
        words = _folded(text[start:end])
        last.update({n: start for n, term in enumerate(terms) if words.startswith(term)})
        if len(last) == len(terms):
            first = min(last.values())
            if best is None or end - first < best[1] - best[0]:
                best = first, end
    return best if best and best[1] - best[0] <= WIDEST else spans[0]


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def excerpt(text: str, start: int, end: int) -> str:
    """The words between ‹ and ›, with what stands round them in their paragraph."""
    line_start = max(text.rfind(mark, 0, start) for mark in "\r\n\u2028\u2029") + 1
    line_end = next((m.end() for m in [_LINE.match(text, start)] if m), end)
    first, last = max(line_start, start - _BEFORE), min(line_end, end + _AFTER)
    if first > line_start:
        first = text.find(" ", first, start) + 1 or first
    before = ("…" if first > line_start else "") + text[first:start].lstrip()
    after = text[end:last].rstrip() + ("…" if last < line_end else "")
    return f"{before}‹{text[start:end]}›{after}"
