"""How wide each column of a table is drawn: by the room there is, what the rows hold, and what matters most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from core.views import Column, Row
from tui.widgets.cells import first_of, width_of

_SAMPLE = 400
"""Rows measured for a column's natural width: measuring a hundred thousand would cost more than drawing them."""
GAP = 1
_WIDEST_WHOLE = 24
"""A number wider than that is cut after all."""
_NARROWEST = 3
"""Below that a cell says nothing, however narrow the terminal."""


class Placed(msgspec.Struct, frozen=True):
    """A column on the screen: its place in the table, its first cell and its width."""

    place: int
    column: Column
    left: int
    width: int


class Layout(msgspec.Struct, frozen=True):
    """The columns drawn, from left to right; `before` and `after` count sliding columns that are out of sight."""

    placed: tuple[Placed, ...] = ()
    before: int = 0
    after: int = 0

    def at(self, x: int) -> int | None:
        """The place of the column that covers cell x."""
        return next((p.place for p in self.placed if p.left <= x < p.left + p.width + GAP), None)


class Widths(msgspec.Struct, frozen=True):
    """What a column would like: `natural` for the widest of heading and cells, `cells` for the cells alone, of which
    those of a sliding column may show their first number only."""

    natural: int
    cells: int


def measure(columns: Sequence[Column], rows: Sequence[Row]) -> list[Widths]:
    """What each column would like, judged from the first rows; rows that span the table are left out."""
    sample = [row for row in rows[:_SAMPLE] if row.of not in ("heading", "meeting", "hit")]
    return [_wished(column, place, sample) for place, column in enumerate(columns)]


def _wished(column: Column, place: int, rows: Sequence[Row]) -> Widths:
    # Each different cell once: most of a matrix says that a source is silent.
    cells = {(row.cells[place], row.notes[place] if row.notes else "", row.depth * column.tree) for row in rows}
    wide = max(
        (width_of(cell) + (width_of(note) + 1 if note else 0) + 2 * depth for cell, note, depth in cells), default=0
    )
    least = max((width_of(first_of(cell)) for cell, _, _ in cells), default=0) if column.slides else wide
    return Widths(max(width_of(column.title) + 2 if column.title else 0, wide), least)


def lay_out(columns: Sequence[Column], wished: Sequence[Widths], room: int, slid: int = 0) -> Layout:
    """Place the columns in `room` cells; the first `slid` of the sliding columns are passed over.

    A column that may be left out and has nothing in its cells is.
    """
    sliding = [n for n, c in enumerate(columns) if c.slides]
    slid = max(0, min(slid, len(sliding) - 1)) if sliding else 0
    chosen = [n for n, c in enumerate(columns) if not c.slides or n in sliding[slid:]]
    chosen = [n for n in chosen if wished[n].cells or not columns[n].rank] or chosen
    least = {n: _least(columns[n], wished[n]) for n in chosen}

    def needed(places: Sequence[int]) -> int:
        return sum(least[n] for n in places) + GAP * (len(places) - 1)

    while needed(chosen) > room:
        ranked = [n for n in chosen if columns[n].rank]
        seen = [n for n in chosen if columns[n].slides]
        if len(seen) > 1:  # what can be slid to gives way before what cannot
            chosen.remove(seen[-1])
        elif ranked:
            chosen.remove(max(ranked, key=lambda n: (columns[n].rank, n)))
        else:
            wide = [n for n in chosen if least[n] > _NARROWEST]
            if not wide:
                break
            # Text half shown still says something, a date half shown another date: those give way last.
            least[max(wide, key=lambda n: (not columns[n].whole, least[n]))] -= 1
    widths = _share(columns, [w.natural for w in wished], chosen, least, room)
    placed, left = [], 0
    for n in chosen:
        placed.append(Placed(n, columns[n], left, widths[n]))
        left += widths[n] + GAP
    after = len(sliding) - slid - sum(1 for n in chosen if columns[n].slides) if sliding else 0
    return Layout(tuple(placed), slid, after)


def _least(column: Column, wished: Widths) -> int:
    if not column.title:
        return column.least
    least = min(column.least, max(wished.natural, 1))
    return max(least, min(wished.cells, _WIDEST_WHOLE)) if column.whole else least


def _share(
    columns: Sequence[Column], natural: Sequence[int], chosen: Sequence[int], least: dict[int, int], room: int
) -> dict[int, int]:
    """Widths: the least, then up to what is wished, then by the columns' shares, never beyond the natural."""
    widths = {n: least[n] for n in chosen}
    left = room - sum(widths.values()) - GAP * (len(chosen) - 1)
    left = _raise(columns, chosen, widths, lambda n: min(columns[n].width, natural[n]), left)
    _raise(columns, chosen, widths, lambda n: natural[n] if columns[n].grow else 0, left)
    return widths


def _raise(
    columns: Sequence[Column], chosen: Sequence[int], widths: dict[int, int], goal: Callable[[int], int], left: int
) -> int:
    """Raise widths towards their goals by the columns' shares until the room or the wish is used up; the room left."""
    while left > 0:
        hungry = [n for n in chosen if widths[n] < goal(n)]
        if not hungry:
            break
        shares = sum(columns[n].grow or 1 for n in hungry)
        before = left
        for n in hungry:
            portion = max(1, before * (columns[n].grow or 1) // shares)
            gain = min(portion, goal(n) - widths[n], left)
            widths[n] += gain
            left -= gain
    return left
