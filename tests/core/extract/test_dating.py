"""Which day governs a figure or an event, against the corpus, and what holds for any article."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extract.dates import annotate_dates
from core.extract.dating import Dated, Dating
from core.extract.document import Document
from core.extract.sentences import divide
from core.model import Article, Aside

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "dating.toml").read_text("utf-8"))


def _document(text: str, published: str) -> Document:
    doc = divide(Article(id="a1", path="x", sha256="", text=text, published=published or None))
    annotate_dates(doc)
    return doc


def _dated(case: dict[str, Any]) -> Dated | None:
    at = case["text"].index("«")
    doc = _document(case["text"].replace("«", "").replace("»", ""), case.get("published", CORPUS["published"]))
    sentence = doc.sentence_at(at)
    assert sentence is not None
    dating = Dating(doc)
    if case.get("event"):
        return dating.event_date(sentence, sentence.token_at(at), night_attack=not case.get("talks"), place="Istanbul")
    return dating.at(sentence, sentence.token_at(at), toll=case.get("toll", False))


@pytest.mark.parametrize("case", CORPUS["example"], ids=lambda case: case["text"][:60])
def test_example(case: dict[str, Any]) -> None:
    dated = _dated(case)
    if "date" not in case:
        assert dated is None
        return
    assert dated is not None
    assert dated.when.start == case["date"]
    if case.get("event"):
        assert (dated.when.end, dated.when.time, dated.when.utc) == (case.get("end"), case.get("time"), case.get("utc"))


def test_what_a_date_rests_on_is_told_and_weighs_in_its_certainty() -> None:
    doc = _document(
        "On Friday 20 people died. Ten were wounded.\n\nOn Sunday it rained.\n\nA bridge fell.", "2025-06-02"
    )
    dating = Dating(doc)
    own, carried, _, last = (dating.at(sentence, 0) for sentence in doc.sentences)
    assert own is not None
    assert carried is not None
    assert last is not None
    assert (own.basis, carried.basis) == ("clause", "carried")
    assert own.mention is not None
    assert own.mention.text == "Friday"
    assert own.certainty > carried.certainty > 0.5


def test_an_article_speaks_from_the_day_of_its_dateline() -> None:
    text = "BEIRUT, Nov. 24 (Agency) -- Rockets fell on Sunday. Some 45 people have died."
    aside = (Aside(start=0, end=28, kind="dateline"),)
    doc = divide(Article(id="a1", path="x", sha256="", text=text, published="2024-11-25", aside=aside))
    annotate_dates(doc)
    dated = Dating(doc).at(doc.sentences[-1], 1)
    assert [mention.value for mention in doc.dates] == ["2024-11-24"]
    assert dated is not None
    assert dated.when.start == "2024-11-24"


def test_what_nothing_dates_before_takes_the_day_told_right_after() -> None:
    doc = _document("Strike kills 20 in Tyre\nAn air strike killed 20 people on Saturday in Tyre.", "2025-06-03")
    dating = Dating(doc)
    days = [dated.when.start for sentence in doc.sentences if (dated := dating.at(sentence, 2))]
    assert days == ["2025-05-31", "2025-05-31"]


WORDS = st.sampled_from(
    "On Friday said by since the 2 June night overnight 20 people died , ; : ( ) . – between and 2016 in\n - 3pm GMT".split(
        " "
    )
)


@given(
    st.lists(WORDS, min_size=1, max_size=40).map(" ".join),
    st.sampled_from(["2025-06-02", "", "0001-01-01", "9999-12-31"]),
)
@settings(max_examples=200, deadline=None)
def test_any_token_of_any_article_has_a_day_or_none(text: str, published: str) -> None:
    doc = _document(text, published)
    dating = Dating(doc)
    for sentence in doc.sentences:
        for index in range(len(sentence.tokens) + 1):
            dated = dating.at(sentence, index)
            event = dating.event_date(sentence, index)
            assert dated == dating.at(sentence, index)
            assert dated is None or 0.0 < dated.certainty <= 1.0
            assert event is None or event.when.end is None or event.when.start <= event.when.end
            assert published == "" or (dated is not None and event is not None)
