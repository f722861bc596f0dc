"""Who says so: the corpus, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extract.attribution import Speakers
from core.extract.dates import annotate_dates
from core.extract.document import Document
from core.extract.names import annotate_names
from core.extract.sentences import divide
from core.extract.speakers import annotate_speakers
from core.model import Article

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "speakers.toml").read_text("utf-8"))
PLAIN = str.maketrans({"’": "'"})


def speakers_of(text: str) -> tuple[Document, Speakers]:
    document = divide(Article(id="a1", path="a.txt", sha256="0", text=text, published="2025-06-02"))
    annotate_dates(document)
    annotate_names(document)
    return document, annotate_speakers(document)


def plain(name: str) -> str:
    """A name without article and case: how exact the corpus is."""
    low = name.translate(PLAIN).lower()
    for article in ("the ", "a ", "an "):
        low = low.removeprefix(article)
    return low


@pytest.mark.parametrize("case", CORPUS["example"], ids=lambda case: case["text"][:60])
def test_speaker(case: dict[str, str]) -> None:
    _, speakers = speakers_of(case["text"])
    found = speakers.at(case["text"].index(case["at"]))
    assert found is not None
    assert plain(found.speaker) == plain(case["speaker"])
    if "via" in case:
        assert found.via == case["via"]
    if "confidence" in case:
        assert found.confidence == case["confidence"]


@pytest.mark.parametrize("case", CORPUS["counter"], ids=lambda case: case["text"][:60])
def test_nobody_speaks(case: dict[str, str]) -> None:
    _, speakers = speakers_of(case["text"])
    found = speakers.at(case["text"].index(case["at"]))
    assert found is None, f"{found} – {case['why']}"


def test_corpus_is_broad() -> None:
    assert len(CORPUS["example"]) >= 60
    assert len(CORPUS["counter"]) >= 30
    assert len({case["conflict"] for case in CORPUS["example"]}) >= 8


PIECES = st.sampled_from(
    [
        "Kyiv",
        "said",
        "the ministry",
        "Hamas",
        ",",
        "according to",
        "it",
        "added",
        "that",
        "47",
        "dead",
        "(",
        ")",
        ":",
        ";",
        "“",
        "”",
        '"',
        "Reuters",
        "told",
        "AFP",
        "Ivan Petrov",
        "while",
        "and",
        ".",
        "\n",
        "- ",
        "who",
        "denied",
        "was quoted",
        "by",
        "as saying",
        "count",
        "five",
        "'s",
        "His Excellency",
        "of",
        "the",
        "officials",
        "blamed",
        "put",
        "at",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_spans_lie_inside_and_reading_repeats(text: str) -> None:
    document, speakers = speakers_of(text)
    for found in speakers:
        assert 0 <= found.start < found.end <= len(text)
        assert 0 <= found.source_start < found.source_end <= len(text)
        assert found.speaker.strip()
        assert document.sentences[found.sentence].start <= found.start
    assert list(speakers) == list(speakers_of(text)[1])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    speakers_of(text)
