"""Which rows of a table are shown, in which order: filter and sort, fast enough for 100,000 rows a keystroke."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from core.pace import Rest, in_steps, no_rest
from core.views.haystack import Haystack
from core.views.query import Query
from core.views.rows import Row, Sort, Table

_FRAME = frozenset(("heading", "meeting", "delegation"))
"""Rows that others stand under: they keep their own order."""
_TESTED = 2000
"""Rows tested for a field in one go."""
_ORDERS = 6
"""Orders of a whole table that are remembered: who turns one round and back need not wait again."""


class Sifter:
    """Filters and sorts a table again and again: it goes by the places of rows, and remembers what it found out."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._haystack: Haystack | None = None
        self._ranks: dict[int, array[int]] = {}
        self._orders: dict[tuple[int, bool], array[int]] = {}
        self._above: dict[str, int] | None = None

    def make_ready(self, rest: Rest = no_rest) -> None:
        """Fold the text of the rows before the first letter of a filter is typed; `rest` is called now and then."""
        if self._haystack is None:
            self._haystack = Haystack(self.table.rows, rest)

    def texts(self) -> list[list[str]]:
        """The text that it holds."""
        return self._haystack.lines() if self._haystack else []

    def rows(self, query: Query, sort: Sort | None = None, rest: Rest = no_rest) -> tuple[Row, ...]:
        """The rows that the query asks for, sorted; see `select`. `rest` is called now and then, and may raise."""
        rows = self.table.rows
        if not query and sort is None:
            return rows
        places = self._with_parents(self._matching(query, rest)) if query else range(len(rows))
        if sort:
            places = self._sorted(places, sort) if query else self._order(sort)
        return tuple(map(rows.__getitem__, places))

    # Filtering

    def _matching(self, query: Query, rest: Rest) -> list[int]:
        rows = self.table.rows
        places: Iterable[int] = range(len(rows))
        if query.words:
            self.make_ready()
        for word in query.words:
            assert self._haystack is not None
            places = self._haystack.having(word, places, rest)
        kept = [p for p in places if rows[p].of != "heading" or rows[p].marks]
        for field in query.fields:
            kept = [p for p in in_steps(kept, rest, _TESTED) if field.test(rows[p]) != field.negated]
        return kept

    def _with_parents(self, kept: list[int]) -> Sequence[int]:
        """The places with those of the rows that they stand under."""
        rows, above = self.table.rows, self._those_above()
        wanted: set[int] = set()
        for place in kept if above else ():
            parent = above.get(rows[place].parent or "")
            while parent is not None and parent not in wanted:
                wanted.add(parent)
                parent = above.get(rows[parent].parent or "")
        return sorted(wanted.union(kept)) if wanted else kept

    def _those_above(self) -> dict[str, int]:
        """The rows that others stand under, by id."""
        if self._above is None:
            parents = {row.parent for row in self.table.rows}
            parents.discard(None)
            self._above = {r.id: n for n, r in enumerate(self.table.rows) if r.id in parents} if parents else {}
        return self._above

    # Sorting

    def _order(self, sort: Sort) -> Sequence[int]:
        """All rows in an order."""
        known = (sort.column, sort.reverse)
        if known not in self._orders:
            if len(self._orders) >= _ORDERS:
                self._orders.clear()
            self._orders[known] = array("I", self._sorted(range(len(self.table.rows)), sort))
        return self._orders[known]

    def _ranked(self, column: int) -> array[int]:
        """By place of the row what number its cell has among all different ones: numbers sort faster than keys."""
        if column not in self._ranks:
            self._ranks[column] = _ranks(self.table.columns[column].sort_keys(column, self.table.rows))
        return self._ranks[column]

    def _sorted(self, places: Sequence[int], sort: Sort) -> list[int]:
        rows, rank = self.table.rows, self._ranked(sort.column).__getitem__
        if not any(rows[p].parent is not None or rows[p].of in _FRAME for p in places):
            return sorted(places, key=rank, reverse=sort.reverse)
        shown = {rows[p].id for p in places if rows[p].id in self._those_above()}
        children: dict[str | None, list[int]] = {}
        for place in places:
            parent = rows[place].parent
            children.setdefault(parent if parent in shown else None, []).append(place)
        ordered: list[int] = []

        def place_under(parent: str | None) -> None:
            """Leaves sorted; headings, meetings and sides, the frame, after them in their own order."""
            siblings = children.get(parent, [])
            leaves = [p for p in siblings if rows[p].of not in _FRAME]
            leaves.sort(key=rank, reverse=sort.reverse)
            for place in [*leaves, *(p for p in siblings if rows[p].of in _FRAME)]:
                ordered.append(place)
                if rows[place].id in children:
                    place_under(rows[place].id)

        place_under(None)
        return ordered


def _ranks(keys: list[Any]) -> array[int]:
    """For each key how many different ones are smaller."""
    different = set(keys)
    if len(different) < len(keys) // 4:
        rank = {key: number for number, key in enumerate(sorted(different))}
        return array("I", map(rank.__getitem__, keys))
    ranks = array("I", bytes(4 * len(keys)))
    number, before = -1, object()
    for place in sorted(range(len(keys)), key=keys.__getitem__):
        if keys[place] != before:
            number, before = number + 1, keys[place]
        ranks[place] = number
    return ranks


def select(table: Table, query: Query, sort: Sort | None = None) -> tuple[Row, ...]:
    """The table's rows that the query asks for, sorted; the rows above a shown row (meeting, heading) stay with it.

    Without a sort the table's own order holds. Sorting works among siblings: a seat stays in its delegation, a section
    in its place. Keep a `Sifter` of the table to filter and sort it repeatedly.
    """
    return Sifter(table).rows(query, sort)
