"""The panels' rows for other programs: CSV that a spreadsheet can open without harm, and Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from core.model import Dossier
from core.report.text import summary
from core.views import VIEWS, Index, Row, Table, evidence_of, visible
from core.views.rows import PanelName

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "|", "%")
"""What a spreadsheet may take for the beginning of a formula or a command."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def to_csv(dossier: Dossier, panel: PanelName | None = None) -> str:
    """The panel's rows, or those of all panels, as one table (RFC 4180): a cell that could run as a formula is quoted.

    Columns are those of the panels, each once, and the words behind the row; a row fills those of its own panel.
    """
    index = Index(dossier)
    tables = [VIEWS[name](index) for name in _panels(panel)]
    titles = list(dict.fromkeys(column.title for table in tables for column in table.columns if column.title))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["Panel", "Id", "Under", "Marks", *map(harmless_cell, titles), "Cited by", "Certainty", "Evidence"])
    for table in tables:
        for row in table.rows:
            if row.of != "heading":
                writer.writerow([harmless_cell(cell) for cell in _record(index, table, row, titles)])
    return out.getvalue()


def _panels(panel: PanelName | None) -> Sequence[PanelName]:
    return (panel,) if panel else tuple(VIEWS)


def _record(index: Index, table: Table, row: Row, titles: list[str]) -> list[str]:
    cells = {column.title: cell for column, cell in zip(table.columns, row.cells, strict=True)}
    spots = evidence_of(index, row) if row.of != "article" else ()
    words = " | ".join(f"{spot.outlet}: “{' '.join(spot.quote.split())}”" for spot in spots)
    certainty = "" if row.certainty is None else f"{row.certainty:.2f}"
    return [
        table.name,
        row.id,
        row.parent or "",
        " ".join(row.marks),
        *(cells.get(title, "") for title in titles),
        ", ".join(row.sources),
        certainty,
        words,
    ]


def harmless_cell(value: str) -> str:
    """The value as a spreadsheet may open it: no controls, and an apostrophe before what could be a formula."""
    value = visible(value)
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def to_markdown(dossier: Dossier, panel: PanelName | None = None) -> str:
    """The panel, or all of them, as Markdown: a table each, and the disagreements with the words of each source."""
    index = Index(dossier)
    parts = ["# Conflict report", summary(dossier)] if panel is None else []
    for name in _panels(panel):
        table = VIEWS[name](index)
        parts.append(f"## {name.capitalize()}")
        if not table.rows:
            parts.append(table.empty)
        elif name == "disagreements":
            parts.extend(_differences(index, table))
        else:
            parts.append("\n".join(_table(table)))
    return "\n\n".join(parts) + "\n"


def escaped(value: str) -> str:
    """The value as Markdown that says just that: no markup, no link, no table bar, no line break."""
    return _MARKUP.sub(r"\\\1", visible(value))


def _table(table: Table) -> Iterator[str]:
    columns = [place for place, column in enumerate(table.columns) if column.title]
    extra = not {"sources", "outlet"} & {column.name for column in table.columns}
    yield "| " + " | ".join([escaped(table.columns[p].title) for p in columns] + ["Cited by"] * extra) + " |"
    yield "|" + "|".join("---:" if table.columns[p].right else "---" for p in columns) + "|---" * extra + "|"
    for row in table.rows:
        cells = [_indented(table, row, place) for place in columns]
        if row.sign and cells:
            cells[0] = f"{row.sign} {cells[0]}".strip()
        yield "| " + " | ".join(cells + [escaped(", ".join(row.sources))] * extra) + " |"


def _indented(table: Table, row: Row, place: int) -> str:
    cell = escaped(row.cells[place])
    if row.of == "heading" and cell:
        return f"**{cell}**"
    return "&nbsp;&nbsp;" * row.depth + cell if table.columns[place].tree and cell else cell


def _differences(index: Index, table: Table) -> Iterator[str]:
    place = {column.name: number for number, column in enumerate(table.columns)}
    for row in table.rows:
        cells = {name: escaped(row.cells[number]) for name, number in place.items()}
        if row.of == "heading":
            yield f"### {cells['kind']}: {cells['about']}"
        elif row.of == "set_aside":
            yield f"- {cells['about']}: {cells['positions']}. {cells['why']}"
        else:
            date = f" ({cells['date']})" if cells["date"] else ""
            yield f"### {cells['kind']}: {cells['about']}{date}"
            lines = [
                f"- **{escaped(spot.position)}**, {escaped(spot.who)}: “{escaped(' '.join(spot.quote.split()))}”"
                for spot in evidence_of(index, row)
            ]
            lines.append(f"- Why: {cells['why']}")
            if cells["silent"]:
                lines.append(f"- Silent: {cells['silent']}")
            yield "\n".join(lines)
