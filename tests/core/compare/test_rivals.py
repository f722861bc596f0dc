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


def test_what_a_reprint_has_already_is_not_told_again() -> None:
    text = (
        "The bodies of 909 soldiers were brought back today.\n\nAccording to the other side they fell in two places:\n\n"
        "  east ............ 614\n  elsewhere ....... 271\n- Soldiers killed: 23 (army) / 58 (rebels)\n"
        "Ukraine's air force said it shot down 61 of 94 drones that Russia had launched overnight.\n"
        "The ministry thanked the drivers and the monitors who had gone with the column through the night.\n"
    )
    twins = [
        Article(id=f"a{n}", path=f"{n}.txt", sha256=str(n), text=text, published="2025-03-14", language="en")
        for n in (1, 2)
    ]
    one, other = core.review(twins), core.review(twins[::-1])
    assert [a.reprint_of for a in one.articles].count(None) == 1
    assert len(one.disagreements) == 1
    assert [(d.kind, d.about) for d in one.disagreements] == [(d.kind, d.about) for d in other.disagreements]
