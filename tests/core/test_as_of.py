"""As of a day: what was published later might as well not have been read."""

from __future__ import annotations

from pathlib import Path

from core.corpus.opening import Opening
from core.model import Dossier
from core.pipeline import told_by
from tests.fixtures.reading import read_through

EARLY = "Published June 1, 2025\n\nRussia launched 80 drones at Ukraine overnight, Ukraine's air force said.\n"
LATE = "Published June 3, 2025\n\nRussia launched 120 drones at Ukraine on the night into June 1, Moscow said.\n"
UNDATED = "Ukraine and Russia agreed to swap 1,000 prisoners.\n"


def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in (("early", EARLY), ("late", LATE)):
        (articles / f"{name}.txt").write_text(text, "utf-8")
    return articles


def read(path: Path, as_of: str, workspace: Path | None = None) -> Dossier:
    return read_through(Opening([str(path)], workspace=workspace, as_of=as_of))[1]


def names(dossier: Dossier) -> list[str]:
    return [Path(article.path).name for article in dossier.articles]


def test_what_was_published_later_is_not_read(tmp_path: Path) -> None:
    articles = folder(tmp_path)
    assert names(read(articles, "")) == ["early.txt", "late.txt"]
    then = read(articles, "2025-06-02")
    assert names(then) == ["early.txt"]
    (articles / "late.txt").unlink()
    alone = read(articles, "")
    assert [(f.text, f.date) for f in then.figures] == [(f.text, f.date) for f in alone.figures]
    assert then.disagreements == alone.disagreements


def test_the_day_itself_is_in(tmp_path: Path) -> None:
    articles = folder(tmp_path)
    assert names(read(articles, "2025-06-03")) == ["early.txt", "late.txt"]
    assert names(read(articles, "2025-05-31")) == []


def test_the_cache_tells_days_apart(tmp_path: Path) -> None:
    articles, workspace = folder(tmp_path), tmp_path / "workspace"
    for as_of, found in (("", 2), ("2025-06-01", 1), ("", 2), ("2025-06-01", 1), ("2025-05-01", 0)):
        assert len(read(articles, as_of, workspace).articles) == found


def test_without_a_date_it_stays(tmp_path: Path) -> None:
    from core.ingest import read as read_article
    from core.pipeline import annotate

    path = tmp_path / "undated.txt"
    path.write_text(UNDATED, "utf-8")
    extraction = annotate(read_article(str(path)))
    assert extraction.article.published is None
    assert told_by([extraction], "2000-01-01") == (extraction,)
