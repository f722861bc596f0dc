"""What is handed on by copying: a row as a line, and the words of a source as a citation."""

from __future__ import annotations

from core.views.index import Index
from core.views.rows import Row, Spot, Table
from core.views.wording import visible


def row_text(table: Table, row: Row) -> str:
    """The row's cells with their headings, on one line: `Date: 2025-06-02; Type: talks`; empty cells are left out."""
    pairs = zip(table.columns, row.cells, strict=True)
    return "; ".join(
        f"{column.title}: {visible(cell)}" for column, cell in pairs if column.title and cell not in ("", "·")
    )


def citation(index: Index, spot: Spot) -> str:
    """Words, voice, outlet, title, date and place: `“…” (Who), Outlet, “Title”, 2025-06-02, file, characters 12–40`."""
    article = index.articles.get(spot.article)
    voice = f" ({spot.speaker}{f', via {spot.via}' if spot.via else ''})" if spot.speaker else ""
    parts = [f"“{' '.join(spot.quote.split())}”{voice}", spot.outlet]
    if article and article.title:
        parts.append(f"“{article.title}”")
    parts.append((spot.published or "no date")[:10])
    if article:
        parts.append(article.url or article.path)
    parts.append(f"characters {spot.start}–{spot.end}")
    return visible(", ".join(parts))
