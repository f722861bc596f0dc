"""Which rows of a table are shown, in which order: filter and sort, fast enough for 100,000 rows a keystroke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.views.query import Query, Word, fold
from core.views.rows import Row, Sort, Table

_FRAME = frozenset(("heading", "meeting", "delegation"))
"""Rows that others stand under: they keep their own order."""
LIKE = 80
"""rapidfuzz's ratio from which a misspelt word counts as found (0–100)."""
_SHORTEST_LIKE = 4
"""Shorter words are not looked for by likeness: everything is like them."""


class Haystack:
    """The text of each row of a table, folded once, so that a keystroke costs one pass of substring searches."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._folded = [fold(_text(row)) for row in rows]
        self._exact: list[str] = []

    @property
    def _lines(self) -> list[str]:
        """The text as it is, made when somebody first asks for words exactly so: few do, and it is as much again."""
        if len(self._exact) < len(self._rows):
            self._exact = [_text(row) for row in self._rows]
        return self._exact

    def lines(self) -> list[list[str]]:
        """The text that it holds."""
        return [self._exact, self._folded]

    def having(self, word: Word, places: Iterable[int]) -> list[int]:
        """Those of the places whose row holds the word, or with `negated` does not.

        Where no row holds it, those whose row holds a word spelt like it.
        """
        lines, text = (self._lines if word.exact else self._folded), word.text
        if word.negated:
            return [p for p in places if text not in lines[p]]
        places = list(places)
        found = [p for p in places if text in lines[p]]
        if found or word.exact or len(text) < _SHORTEST_LIKE or any(text in line for line in lines):
            return found
        alike = self._alike(text)
        return [p for p in places if any(token in lines[p] for token in alike)]

    def _alike(self, word: str) -> list[str]:
        from rapidfuzz import fuzz

        vocabulary = {token for line in self._folded for token in line.split() if abs(len(token) - len(word)) <= 3}
        return sorted(token for token in vocabulary if fuzz.ratio(word, token.strip(".,;()"), score_cutoff=LIKE))


def _text(row: Row) -> str:
    return " ".join((*row.cells, *row.notes, row.under, *row.sides))


def select(table: Table, query: Query, sort: Sort | None = None, haystack: Haystack | None = None) -> tuple[Row, ...]:
    """The table's rows that the query asks for, sorted; the rows above a shown row (meeting, heading) stay with it.

    Without a sort the table's own order holds. Sorting works among siblings: a seat stays in its delegation, a section
    in its place. Pass a `haystack` made of the same table to filter it repeatedly.
    """
    rows: Sequence[Row] = table.rows
    if query:
        rows = _with_parents(table.rows, _matching(table, query, haystack or Haystack(table.rows)))
    return tuple(_sorted(table, rows, sort)) if sort else tuple(rows)


def _matching(table: Table, query: Query, haystack: Haystack) -> list[int]:
    places: Iterable[int] = range(len(table.rows))
    for word in query.words:
        places = haystack.having(word, places)
    kept = [p for p in places if table.rows[p].of != "heading" or table.rows[p].marks]
    for field in query.fields:
        kept = [p for p in kept if field.test(table.rows[p]) != field.negated]
    return kept


def _with_parents(rows: Sequence[Row], kept: list[int]) -> list[Row]:
    if all(rows[p].parent is None for p in kept):
        return [rows[p] for p in kept]
    by_id = {row.id: row for row in rows}
    wanted = {rows[p].id for p in kept}
    for place in kept:
        parent = rows[place].parent
        while parent is not None and parent not in wanted and parent in by_id:
            wanted.add(parent)
            parent = by_id[parent].parent
    return [row for row in rows if row.id in wanted]


def _sorted(table: Table, rows: Sequence[Row], sort: Sort) -> list[Row]:
    key = table.columns[sort.column].sort_key(sort.column)
    if not any(row.parent is not None or row.of in _FRAME for row in rows):
        return sorted(rows, key=key, reverse=sort.reverse)
    children: dict[str | None, list[Row]] = {}
    shown = {row.id for row in rows}
    for row in rows:
        children.setdefault(row.parent if row.parent in shown else None, []).append(row)
    ordered: list[Row] = []
    _place(None, children, ordered, key, sort.reverse)
    return ordered


def _place(
    parent: str | None, children: dict[str | None, list[Row]], ordered: list[Row], key: object, reverse: bool
) -> None:
    """Append the rows under `parent`: leaves sorted; headings, meetings and sides, the frame, in their own order."""
    siblings = children.get(parent, [])
    frame = [row for row in siblings if row.of in _FRAME]
    leaves = [row for row in siblings if row.of not in _FRAME]
    leaves.sort(key=key, reverse=reverse)  # type: ignore[arg-type]
    for row in [*leaves, *frame]:
        ordered.append(row)
        if row.id in children:
            _place(row.id, children, ordered, key, reverse)
