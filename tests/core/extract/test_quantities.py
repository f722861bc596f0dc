"""The corpus of quantities: bounds, and the numbers that count nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.extract.dates import annotate_dates
from core.extract.quantities import quantities
from core.extract.sentences import divide
from core.model import Article

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "quantities.toml").read_text("utf-8"))


def _found(text: str) -> list[str]:
    document = divide(
        Article(id="a1", path="", sha256="", text=f"They spoke of {text} on that day.", published="2025-03-14")
    )
    annotate_dates(document)
    return [
        f"{'' if q.low is None else q.low}..{'' if q.high is None else q.high}"
        for sentence in document.sentences
        for q in quantities(sentence)
    ]


@pytest.mark.parametrize("case", CORPUS["example"], ids=lambda case: case["text"])
def test_bounds(case: dict) -> None:
    assert _found(case["text"]) == case["expect"]


@pytest.mark.parametrize("case", CORPUS["none"], ids=lambda case: case["trap"])
def test_traps(case: dict) -> None:
    assert _found(case["text"]) == []


def test_corpus_is_large_enough() -> None:
    assert len(CORPUS["example"]) >= 60
    assert len(CORPUS["none"]) >= 30
