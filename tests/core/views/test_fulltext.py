"""The search through all articles, on the invented Dossier."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.views import FullText, Index, detail_of, evidence_of
from core.views.fulltext import MOST, excerpt, understood
from core.views.rows import Table
from tests.fixtures.dossier import TEXTS, dossier

INDEX = Index(dossier())
WORDS = FullText(INDEX)


def hits(table: Table) -> list[tuple[str, str]]:
    """Article and words of every hit."""
    spots = [spot for row in table.rows if row.of == "hit" for spot in evidence_of(INDEX, row)]
    return [(spot.article, spot.quote) for spot in spots]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("airf", [("a1", "airfield"), ("a4", "airfield")]),
        ("AIRFIELD", [("a1", "airfield"), ("a4", "airfield")]),
        ('"port ambra talks"', [("a2", "Port Ambra talks")]),
        ('"drone"', []),
        ("mediated", [("a3", "mediated")]),
        ("leyla medi", [("a3", "Leyla Sabri mediated")]),
        ("reiss !beside", [("a2", "Reiss")]),
        ("18:40", [("a1", "18:40"), ("a4", "18:40")]),
        ("!port", []),
        ("", []),
        ('"" !! " - \' : * ^ (', []),
        ("zzz", []),
    ],
)
def test_words_are_found_at_their_exact_place(typed: str, found: list[tuple[str, str]]) -> None:
    assert hits(WORDS.table(typed)) == found


def test_hits_stand_under_their_article_with_how_many_there_are() -> None:
    rows = WORDS.table("ambra").rows
    assert rows[0].id == "a1"
    assert rows[0].cells == ("Northern Wire", "2031-05-03", "3", "Norland and Suvia meet in Port Ambra")
    assert [row.parent for row in rows[1:4]] == ["a1"] * 3
    assert rows[1].cells[-1] == "Norland and Suvia meet in Port ‹Ambra›"
    assert detail_of(INDEX, rows[0]).line.startswith("Norland and Suvia meet in Port Ambra · Northern Wire")
    assert "3 hits" in detail_of(INDEX, rows[0]).line
    assert detail_of(INDEX, rows[1]).facts[0] == "Northern Wire"


def test_words_far_apart_in_a_paragraph_lead_to_the_first_of_them() -> None:
    text = f"alpha {'filler ' * 60}omega"
    article = msgspec.structs.replace(INDEX.articles["a1"], text=text)
    table = FullText(Index(msgspec.structs.replace(dossier(), articles=(article,)))).table("omega alpha")
    assert [row.id for row in table.rows] == ["a1", "a1:0-5"]


def test_accents_may_be_left_out_and_offsets_still_hold() -> None:
    text = "Tayyip Erdoğan 🙂 met him.\r\nErdogan left."
    article = msgspec.structs.replace(INDEX.articles["a1"], text=text)
    table = FullText(Index(msgspec.structs.replace(dossier(), articles=(article,)))).table("erdogan")
    spans = [row.id.partition(":")[2].split("-") for row in table.rows if row.of == "hit"]
    assert [text[int(start) : int(end)] for start, end in spans] == ["Erdoğan", "Erdogan"]


def test_what_nobody_would_walk_is_not_listed() -> None:
    article = msgspec.structs.replace(INDEX.articles["a1"], text="on and on\n" * MOST)
    table = FullText(Index(msgspec.structs.replace(dossier(), articles=(article,)))).table("on")
    assert len(table.rows) == MOST + 1


def test_an_excerpt_is_cut_at_words_and_says_so() -> None:
    text = f"{'before ' * 20}HERE{' after' * 60}"
    start = text.index("HERE")
    shown = excerpt(text, start, start + 4)
    assert shown.startswith("…before ")
    assert "‹HERE›" in shown
    assert shown.endswith("…")


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_search(typed: str) -> None:
    for row in WORDS.table(typed).rows:
        for spot in evidence_of(INDEX, row):
            assert TEXTS[spot.article][spot.start : spot.end] == spot.quote


@given(st.lists(st.sampled_from(["a", "b c", "AND", "\ud800", '"x', "!y", "*", "NEAR(", "\0", "\x01"]), max_size=5))
def test_any_expression_is_one_that_the_database_takes(parts: list[str]) -> None:
    WORDS.table(" ".join(parts))
    assert "\0" not in understood(" ".join(parts)).expression
