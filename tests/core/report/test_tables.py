"""Text, CSV and Markdown print the panels' rows, and nothing in an article can do harm through them."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from core.model import Dossier
from core.report.explain import explanation
from core.report.html import to_html
from core.report.markdown import escaped, to_markdown
from core.report.tables import harmless_cell, to_csv
from core.report.text import to_text
from core.views import VIEWS, Index
from tests.fixtures.dossier import dossier

HOSTILE = '\x1b[2J\x1b]0;owned\x07\x9b31m\u202eevil\u2066\x00\r\n=HYPERLINK("http://x")|[b]*bold*<script>'


FREE = set(
    "gist place venue quote text speaker via cue label about why value message source title path name side by against".split()
)
LISTS = {"actors", "speakers", "values", "aliases"}


def _hostile(value: object, key: str = "") -> object:
    """Plain data with every text that an article or a file name can bring made hostile; keys and dates stay."""
    if isinstance(value, dict):
        return {k: _hostile(v, k) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [HOSTILE + v if key in LISTS and isinstance(v, str) else _hostile(v) for v in value]
    return HOSTILE + value if key in FREE and isinstance(value, str) else value


def _evil() -> Dossier:
    return msgspec.convert(_hostile(msgspec.to_builtins(dossier())), Dossier)


def _harmful(text: str) -> list[str]:
    return [
        c
        for c in text
        if (c < " " and c not in "\n\r")
        or "\x7f" <= c <= "\x9f"
        or "\u202a" <= c <= "\u202e"
        or "\u2066" <= c <= "\u2069"
    ]


@pytest.mark.parametrize("panel", [None, *VIEWS])
@pytest.mark.parametrize("write", [to_text, to_csv, to_markdown, to_html])
def test_hostile_text_comes_out_harmless(write, panel) -> None:  # type: ignore[no-untyped-def]
    out = write(_evil(), panel)
    assert "evil" in out
    assert not _harmful(out)


@pytest.mark.parametrize("name", VIEWS)
def test_text_has_every_row_of_its_panel(name) -> None:  # type: ignore[no-untyped-def]
    made = dossier()
    text = " ".join(to_text(made, name).split())
    for row in VIEWS[name](Index(made)).rows:
        for cell in row.cells:
            assert (
                " ".join(cell.split()) in text
                or cell in ("occurred", "·")
                or row.of in ("disagreement", "set_aside", "tally")
            )


def test_text_shows_the_words_of_each_source_under_a_disagreement() -> None:
    made = dossier()
    text = " ".join(to_text(made, "disagreements").split())
    for dispute in made.disagreements:
        for position in dispute.positions:
            assert position.value in text
            for evidence in position.evidence:
                assert " ".join(evidence.quote.split()) in text
    for pair in made.set_aside:
        assert pair.why in text


def test_text_keeps_to_the_width() -> None:
    lines = to_text(dossier(), "disagreements", width=70).splitlines()
    assert max(len(line) for line in lines if line.startswith("      ")) <= 70


def test_text_of_nothing_says_so() -> None:
    assert "No dated event was found" in to_text(Dossier())


def test_csv_has_every_row_and_one_width() -> None:
    made = dossier()
    table = list(csv.reader(io.StringIO(to_csv(made))))
    assert {len(record) for record in table} == {len(table[0])}
    assert len(set(table[0])) == len(table[0])
    ids = {(record[0], record[1]) for record in table[1:]}
    wanted = {(n, row.id) for n, view in VIEWS.items() for row in view(Index(made)).rows if row.of != "heading"}
    assert ids == wanted


def test_csv_of_one_panel_has_its_columns_only() -> None:
    header = next(csv.reader(io.StringIO(to_csv(dossier(), "timeline"))))
    assert "Measure" not in header
    assert {"Date", "Type", "Place", "Evidence"} <= set(header)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "|calc", "%0a=1", "\u200b=1", "\x00=1"]
)
def test_formula_cannot_run(cell: str) -> None:
    assert harmless_cell(cell)[0] not in "=+-@|%\t\r＝\u200b\x00 "


@pytest.mark.parametrize("cell", ["472", "≥41", "a=b", "Kyiv - Moscow", "2025-06-02"])
def test_plain_cells_stay(cell: str) -> None:
    assert harmless_cell(cell) == cell


def test_markdown_of_hostile_cells_is_only_text() -> None:
    assert escaped("a|b [x](y) <b> *c* `d` _e_") == r"a\|b \[x\](y) \<b\> \*c\* \`d\` \_e\_"


def test_markdown_tables_are_whole() -> None:
    text = to_markdown(dossier())
    for block in text.split("\n\n"):
        bars = {line.count("|") - line.count("\\|") for line in block.splitlines() if line.startswith("|")}
        assert len(bars) <= 1


def test_explanation_of_hostile_article_is_harmless() -> None:
    from core.ingest import article_from
    from core.pipeline import annotate

    article = article_from(
        f"{HOSTILE}\n\nTen men died in Torvel on Monday, {HOSTILE} the mayor said.".encode(), "a.txt"
    )
    out = explanation(annotate(article))
    assert "Ten men died" in out
    assert not _harmful(out)
