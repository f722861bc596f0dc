"""The pieces of a table's line: gutter, cells with their notes, and runs of one style joined into a strip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from operator import attrgetter

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from core.views import Row
from tui.widgets.cells import clip, clip_numbers, fit, width_of
from tui.widgets.columns import Placed

GUTTER = 2
"""Cells at the left for the sign of the current row, seen without colour too."""
_NOTE = 6
"""A note is shown from that many cells."""


def place_of(row: Row, rows: Sequence[Row], before: int) -> int:
    """Where a row that stood at `before` is among others: the same, else what has its number, else as near as can be.

    Numbers are given anew while articles are still being read: a row is known by what it tells.
    """
    if before < len(rows) and rows[before].id == row.id and _same(rows[before], row):
        return before
    numbered = next(_having("id", row.id, rows), None)
    if numbered is not None and _same(rows[numbered], row):
        return numbered
    # Another number: what was mended keeps its own, so that here the day and the kind must be the same too.
    told = next((n for n in _having("date", row.date, rows) if rows[n].kind == row.kind and _same(rows[n], row)), None)
    if told is not None:
        return told
    return numbered if numbered is not None else min(before, max(len(rows) - 1, 0))


def _having(name: str, value: str, rows: Sequence[Row]) -> Iterator[int]:
    """The places of the rows that have the value; looked for in a tight loop, since there may be a great many."""
    values = list(map(attrgetter(name), rows))
    place = -1
    with suppress(ValueError):
        while True:
            place = values.index(value, place + 1)
            yield place


def _same(one: Row, other: Row) -> bool:
    """Whether they tell the same thing, though by now more sources may tell it, or somebody mended its day."""
    return one.of == other.of and max(one.cells, key=len, default="") == max(other.cells, key=len, default="")


def gutter(current: bool, tag: str) -> str:
    """The signs at the left of a row: whether it is the current one, and what was decided of it."""
    return f"{'›' if current else ' '}{tag}"


def cell_of(row: Row, placed: Placed) -> tuple[str, str]:
    """The cell's text and its note, together as wide as the column; the note only where there is room for it."""
    column, width = placed.column, placed.width
    text = "  " * row.depth + row.cells[placed.place] if column.tree else row.cells[placed.place]
    note = row.notes[placed.place] if row.notes else ""
    spare = width - width_of(text) - 1
    if note and spare >= _NOTE:
        return clip(text, width) + " ", fit(note, spare)
    return fit(clip_numbers(text, width) if column.slides else text, width, column.right), ""


def strip_of(runs: list[tuple[str, Style]], rest: Style, width: int) -> Strip:
    """Runs as a strip of exactly `width` cells, neighbours of one style joined: each change of style costs bytes."""
    used = sum(width_of(text) for text, _ in runs)
    segments: list[Segment] = []
    texts: list[str] = []
    current = rest
    for text, style in (*runs, (" " * (width - used), rest)):
        if text and style is not current and style != current:
            if texts:
                segments.append(Segment("".join(texts), current))
            texts, current = [text], style
        else:
            texts.append(text)
    segments.append(Segment("".join(texts), current))
    return Strip(segments, max(used, width)).crop(0, width)
