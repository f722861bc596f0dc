"""The panels' rows for spreadsheets: CSV that can be opened without harm."""

from __future__ import annotations

import csv
import io

from core.mending.notes import told
from core.model import Dossier
from core.report.reviewed import Reviewed, as_reviewed
from core.views import Row, Table, evidence_of, notes_of, visible
from core.views.rows import PanelName

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "|", "%")
"""What a spreadsheet may take for the beginning of a formula or a command."""


def to_csv(found: Dossier | Reviewed, panel: PanelName | None = None) -> str:
    """The panel's rows, or those of all panels, as one table (RFC 4180): a cell that could run as a formula is quoted.

    Columns are those of the panels, each once, the words behind the row, and what reviewers decided and mended; a row
    fills those of its own panel.
    """
    found = as_reviewed(found, panel)
    tables = [found.table(name) for name in found.panels]
    titles = list(dict.fromkeys(column.title for table in tables for column in table.columns if column.title))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_FIRST, *map(harmless_cell, titles), *_LAST])
    for table in tables:
        for row in table.rows:
            if row.of != "heading":
                writer.writerow([harmless_cell(cell) for cell in _record(found, table, row, titles)])
    return out.getvalue()


_FIRST = ("Panel", "Id", "Under", "Marks")
_LAST = ("Cited by", "Certainty", "Evidence", "Verdict", "Reviewer", "Reviewed", "Remark", "Mended")


def _record(found: Reviewed, table: Table, row: Row, titles: list[str]) -> list[str]:
    cells = {column.title: cell for column, cell in zip(table.columns, row.cells, strict=True)}
    spots = evidence_of(found.index, row) if row.of != "article" else ()
    words = " | ".join(f"{spot.outlet}: “{' '.join(spot.quote.split())}”" for spot in spots)
    certainty = "" if row.certainty is None else f"{row.certainty:.2f}"
    judged = found.judgement(row)
    decided = judged.verdict != "none" or judged.note
    return [
        table.name,
        row.id,
        row.parent or "",
        " ".join(row.marks),
        *(cells.get(title, "") for title in titles),
        ", ".join(row.sources),
        certainty,
        words,
        "" if judged.verdict == "none" else judged.verdict,
        judged.reviewer if decided else "",
        judged.at if decided else "",
        judged.note,
        " | ".join(told(note) for note in notes_of(found.index, row)),
    ]


def harmless_cell(value: str) -> str:
    """The value as a spreadsheet may open it: no controls, and an apostrophe before what could be a formula."""
    value = visible(value)
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value
