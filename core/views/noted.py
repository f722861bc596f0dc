"""What reviewers did to a row, looked up in what they did to the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.mending.seats import seat_key
from core.views.index import Index
from core.views.rows import Row

if TYPE_CHECKING:
    from core.mending.notes import Note


def notes_of(index: Index, row: Row) -> tuple[Note, ...]:
    """Everything that reviewers did to the row; for a tally to any of its figures."""
    if row.of == "seat":
        return index.notes_on(seat_key(row.parent or "", row.cells[1]))
    if row.of == "tally":
        tally = index.tallies.get(row.id)
        return tuple(note for figure in (tally.figures if tally else ()) for note in index.notes_on(figure))
    return index.notes_on(row.id)
