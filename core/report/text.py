"""The report for people: the panels' own rows as plain text, the words of each source under every disagreement."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from core.mending.notes import told
from core.model import Dossier
from core.report.reviewed import Reviewed, as_reviewed
from core.views import Row, Table, evidence_of, judgement_told, notes_of, visible
from core.views.rows import Column, PanelName

WIDTH = 100
"""Characters a line where nobody says how wide the paper is."""
_WIDEST = 44
"""A cell is padded to its column's width up to here: one long name must not push every row aside."""
_BELOW = 3
"""Columns of this rank and above go on lines of their own under the row."""


def to_text(found: Dossier | Reviewed, panel: PanelName | None = None, width: int = WIDTH) -> str:
    """The panel, or all of them, as plain text that is safe to print, `width` characters wide where words allow."""
    found = as_reviewed(found, panel)
    parts = [summary(found.index.dossier)] if found.panel is None else []
    parts.extend("\n".join(_panel(found, found.table(name), width)) for name in found.panels)
    return "\n\n".join(parts) + "\n"


def summary(dossier: Dossier) -> str:
    """What the dossier holds, in one line."""
    counts = (
        (len(dossier.articles), "article", "articles"),
        (len(dossier.events), "event", "events"),
        (len(dossier.delegations), "delegation", "delegations"),
        (len(dossier.figures), "figure", "figures"),
        (len(dossier.disagreements), "disagreement", "disagreements"),
    )
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts)


def _panel(found: Reviewed, table: Table, width: int) -> Iterator[str]:
    yield table.name.upper()
    if not table.rows:
        yield table.empty
        return
    inline = [place for place, column in enumerate(table.columns) if _inline(column)]
    widths = {place: _padding(table, place) for place in inline}
    for row in table.rows:
        yield from _row(found, table, row, inline, widths, width)


def _inline(column: Column) -> bool:
    return bool(column.title) and not column.slides and column.rank < _BELOW


def _padding(table: Table, place: int) -> int:
    longest = max((len(_cell(table, row, place)) for row in table.rows if row.of != "heading"), default=0)
    return min(longest, _WIDEST)


def _cell(table: Table, row: Row, place: int) -> str:
    indent = "  " * row.depth if table.columns[place].tree else ""
    return indent + visible(row.cells[place])


def _row(
    found: Reviewed, table: Table, row: Row, inline: list[int], widths: dict[int, int], width: int
) -> Iterator[str]:
    if row.of == "heading":
        yield ""
        yield " ".join(visible(cell) for cell in row.cells if cell)
        return
    cells = []
    for place in inline:
        cell = _cell(table, row, place)
        cells.append(cell.rjust(widths[place]) if table.columns[place].right else cell.ljust(widths[place]))
    yield f"{row.sign:<2}{'  '.join(cells)}".rstrip()
    for label, words in _below(found, table, row):
        lead = f"{label}: " if label else ""
        yield from textwrap.wrap(
            lead + words, width, initial_indent="      ", subsequent_indent="        ", break_long_words=False
        )


def _below(found: Reviewed, table: Table, row: Row) -> Iterator[tuple[str, str]]:
    """What stands under a row: its long cells, who says what, and for a disagreement the words of each source."""
    for column, value in zip(table.columns, row.cells, strict=True):
        long = column.title and not column.slides and column.rank >= _BELOW
        told_below = row.of == "disagreement" and column.name == "positions"
        if long and value and value != "occurred" and not told_below:
            yield column.title.lower(), visible(value)
    if row.of == "disagreement":
        for spot in evidence_of(found.index, row):
            yield "", f"{visible(spot.position)} | {visible(spot.who)}: “{visible(' '.join(spot.quote.split()))}”"
    elif row.under and row.of != "set_aside":
        yield "", visible(row.under)
    if row.of in ("event", "meeting", "delegation") and row.sources and "sources" not in _names(table):
        yield "sources", visible(", ".join(row.sources))
    for note in notes_of(found.index, row):
        yield "mended", visible(told(note))
    if decided := judgement_told(found.judgement(row)):
        yield "review", visible(decided)


def _names(table: Table) -> set[str]:
    return {column.name for column in table.columns}
