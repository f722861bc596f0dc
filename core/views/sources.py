"""Sources: one row an article, reprints folded under the article they repeat, what was read with a loss marked."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from core.model import Article
from core.views.index import Index
from core.views.rows import Column, Row, Table

COLUMNS = (
    Column("mark", "", width=2, least=2, key=lambda row: (not row.marks, row.sign)),
    Column("outlet", "Outlet", width=20, least=12, grow=1, tree=True),
    Column("published", "Published", width=16, least=10, whole=True, key=lambda row: row.date or "9999"),
    Column("language", "Lang", width=4, least=4, rank=2),
    Column("words", "Words", width=6, least=5, right=True, rank=1, key=lambda row: -row.weight),
    Column("figures", "Figures", width=7, least=7, right=True, rank=3),
    Column("title", "Title", width=44, least=16, grow=3),
    Column("file", "File", width=24, least=12, grow=1, rank=4),
    Column("warning", "Note", width=24, least=14, grow=2, rank=5),
)
UNREAD = "unread"


def sources(index: Index) -> Table:
    """Articles in the order read, each origin followed by its reprints; then what could not be read, and why."""
    dossier = index.dossier
    warnings: dict[str, list[str]] = {}
    for warning in dossier.warnings:
        warnings.setdefault(warning.article or "", []).append(warning.message)
    figures = Counter(f.article for f in dossier.figures)
    folded: dict[str, list[Article]] = {}
    for article in dossier.articles:
        origin = index.origin(article.id)
        folded.setdefault(origin if origin in index.articles else article.id, []).append(article)
    rows: list[Row] = []
    for origin, articles in index.steadily(folded.items()):
        articles.sort(key=lambda a: a.id != origin)
        rows.extend(_row(index, a, origin, figures[a.id], warnings.get(a.id, [])) for a in articles)
    unread = [
        message for article, messages in warnings.items() if article not in index.articles for message in messages
    ]
    if unread:
        rows.append(Row(id=UNREAD, of="heading", cells=("", "Not read", *[""] * 7)))
        rows.extend(
            Row(
                id=f"w{n}",
                of="heading",
                cells=("", "", "", "", "", "", message, "", ""),
                marks=("warning",),
                parent=UNREAD,
                depth=1,
            )
            for n, message in enumerate(unread, 1)
        )
    return Table("sources", COLUMNS, tuple(rows), "No article was read.")


def _row(index: Index, article: Article, origin: str, figures: int, warnings: list[str]) -> Row:
    reprint = article.id != origin
    notes = [f"reprint of {index.outlet(origin)}"] if reprint else []
    if article.published_basis == "context":
        notes.append("date inferred")
    published = (article.published or "").replace("T", " ")
    if published.endswith(":00") and len(published) == 19:
        published = published[:-3]
    return Row(
        id=article.id,
        of="article",
        cells=(
            "",
            index.outlet(article.id),
            published or "no date",
            article.language or "?",
            f"{article.words:,}",
            str(figures),
            article.title or "",
            PurePath(article.path).name,
            "; ".join([*notes, *warnings]),
        ),
        marks=(
            *(("reprint",) if reprint else ()),
            *(("warning",) if warnings else ()),
            *index.mended_marks(article.id),
        ),
        parent=origin if reprint else None,
        depth=1 if reprint else 0,
        kind=article.language or "",
        sources=(index.outlet(article.id),),
        date=(article.published or "")[:10],
        weight=article.words,
    )
