"""The corpus of disagreements: what must be told as one, and what must not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.core.compare.stage import Stage, run

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "disagreements.toml").read_text("utf-8"))


def _name(case: dict[str, Any]) -> str:
    return case["name"]


@pytest.mark.parametrize("case", CORPUS["is"], ids=_name)
def test_is_a_disagreement(case: dict[str, Any]) -> None:
    found, _ = run(case)
    assert [d.kind for d in found] == [case["kind"]]
    values = [p.value for p in found[0].positions]
    assert len(values) == len(case["values"])
    assert all(value.startswith(start) for value, start in zip(values, case["values"], strict=True)), values
    assert found[0].why.endswith(".")
    texts = {p.id: p.text for p in Stage(case).pages.values()}
    for position in found[0].positions:
        assert position.evidence
        assert all(texts[e.article][e.start : e.end] == e.quote for e in position.evidence)
        assert {e.article for e in position.evidence} == set(position.articles)


@pytest.mark.parametrize("case", CORPUS["none"], ids=_name)
def test_is_none(case: dict[str, Any]) -> None:
    found, aside = run(case)
    assert [(d.kind, [p.value for p in d.positions]) for d in found] == []
    if "why" in case:
        assert any(case["why"] in pair.why for pair in aside), aside


@pytest.mark.parametrize("case", [*CORPUS["is"], *CORPUS["none"]], ids=_name)
def test_the_order_of_the_files_does_not_matter(case: dict[str, Any]) -> None:
    found, aside = run(case)
    other, spared = run(case, reverse=True)
    assert found == other
    assert {(s.about, frozenset(s.values), s.why) for s in aside} == {
        (s.about, frozenset(s.values), s.why) for s in spared
    }


def test_the_corpus_is_as_broad_as_it_should_be() -> None:
    assert len(CORPUS["is"]) >= 60
    assert len(CORPUS["none"]) >= 30
