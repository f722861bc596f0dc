"""Two voices side by side in one report: what is a disagreement by the words alone, and what is none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import core
from core.model import Article, Disagreement

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "rivals.toml").read_text("utf-8"))


def _review(text: str) -> tuple[Disagreement, ...]:
    article = Article(
        id="a1", path="a.txt", sha256="0", text=f"Report\n\n{text}\n", published="2023-06-08", language="en"
    )
    return core.review([article]).disagreements


@pytest.mark.parametrize("case", CORPUS["is"], ids=lambda case: case["text"][:60])
def test_two_voices_contradict_each_other(case: dict[str, Any]) -> None:
    found = _review(case["text"])
    assert [d.kind for d in found] == [case["kind"]]
    values = sorted(p.value for p in found[0].positions)
    assert len(values) == len(case["values"])
    assert all(value.startswith(start) for value, start in zip(values, case["values"], strict=True)), values


@pytest.mark.parametrize("case", CORPUS["none"], ids=lambda case: case["text"][:60])
def test_both_can_be_true(case: dict[str, Any]) -> None:
    assert [[p.value for p in d.positions] for d in _review(case["text"])] == []
