"""PDF files: lines to paragraphs, what is left out, and what cannot be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.ingest import articles, pdf, read_all
from core.model import Article
from tests.fixtures import files

PAGES = [
    [
        "Situation report 12",
        "Kelmar, 3 May 2031",
        "Three people were killed in Kharkiv on Friday, Ukraine's air force said, and the",
        "govern-",
        "ment called its envoys back from Doha, where they had been since the spring, for",
        "talks that",
        "1",
    ],
    [
        "Situation report 12",
        "lasted two hours. The next round is planned for Monday.",
        "• First point of the agenda",
        "• Second point of it",
        "2",
    ],
    ["Situation report 12", "", "The annex lists the sites.", "3"],
]


def _read(folder: Path, data: bytes, name: str = "a.pdf") -> tuple[list[Article], list[str]]:
    (folder / name).write_bytes(data)
    articles, warnings = read_all([folder / name])
    return list(articles), [warning.message for warning in warnings]


def test_lines_pages_and_hyphens_are_joined_and_running_heads_left_out(tmp_path: Path) -> None:
    (article,), warnings = _read(tmp_path, files.pdf(PAGES))
    assert not warnings
    assert article.title == "Situation report 12"
    assert article.published == "2031-05-03"
    story = (
        "Three people were killed in Kharkiv on Friday, Ukraine's air force said, and the government called its envoys "
        "back from Doha, where they had been since the spring, for talks that lasted two hours. The next round is "
        "planned for Monday."
    )
    assert article.text.split("\n\n")[2:] == [
        story, "• First point of the agenda", "• Second point of it", "The annex lists the sites.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.PDF", "a.txt", "download"])
def test_a_pdf_is_known_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    assert len(_read(tmp_path, files.pdf(PAGES), name)[0]) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "cannot be read"),
        (files.pdf(PAGES)[:400], "a PDF"),
        (files.pdf([[]]), "without text"),
        (files.pdf(PAGES, {"Encrypt": "<< /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>", "ID": "[(a) (b)]"}), "a PDF"),
        (files.pdf(PAGES).replace(b"/Count 3", b"/Count -9").replace(b"/Kids [4 0 R 6 0 R 8 0 R]", b"/Kids [2 0 R 2 0 R 2 0 R]"), "a PDF"),
    ],
    ids=["begun", "cut off", "pictures", "locked", "a tree that holds itself"],
)  # fmt: skip
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    articles, warnings = _read(tmp_path, data)
    assert not articles
    assert len(warnings) == 1
    assert says in warnings[0]
    assert "a.pdf" in warnings[0]


def test_a_page_of_drawings_is_left_out_and_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_CONTENT", 1500)
    (article,), warnings = _read(tmp_path, files.pdf([PAGES[0], ["a wall of lines"] * 200, PAGES[1], PAGES[2]]))
    assert "a wall" not in article.text
    assert "talks that lasted two hours" in article.text
    assert "1 of its pages" in warnings[0]


def test_a_long_pdf_is_read_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "MAX_CHARACTERS", 600)
    (article,), warnings = _read(tmp_path, files.pdf(PAGES * 40))
    assert len(article.text) <= 600
    assert "only the first" in warnings[0]


def test_a_pdf_that_holds_the_parser_up_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf

    def never_ends(self: object) -> str:
        while True:
            try:
                sum(range(1000))
            except Exception:  # as parsers do: it must not swallow the end
                continue

    monkeypatch.setattr(pypdf.PageObject, "extract_text", never_ends)
    monkeypatch.setattr(pdf, "PATIENCE", 0.05)
    articles, warnings = _read(tmp_path, files.pdf(PAGES))
    assert not articles
    assert "takes too long" in warnings[0]


def test_without_the_extra_the_sentence_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    articles, warnings = _read(tmp_path, files.pdf(PAGES))
    assert not articles
    assert "a.pdf: PDF files need an extra: pip install 'peace-tui[pdf]'" in warnings[0]
