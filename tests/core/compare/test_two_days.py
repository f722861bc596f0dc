"""One deed dated a day apart by two reports, and what only looks like it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import core
from core.model import Article

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "two_days.toml").read_text("utf-8"))


def _days(reports: list[str]) -> list[list[str]]:
    articles = [
        Article(id=f"a{n}", path=f"{n}.txt", sha256=str(n), text=text, published="2024-05-10", language="en")
        for n, text in enumerate(reports)
    ]
    return [[p.value for p in d.positions] for d in core.review(articles).disagreements]


@pytest.mark.parametrize("case", CORPUS["is"], ids=lambda case: case["reports"][0][:60])
def test_two_reports_date_one_deed_apart(case: dict[str, Any]) -> None:
    assert _days(case["reports"]) == [case["days"]]
    assert _days(case["reports"][::-1]) == [case["days"]]


@pytest.mark.parametrize("case", CORPUS["none"], ids=lambda case: case["why"])
def test_two_deeds_or_one_that_bears_both_days(case: dict[str, Any]) -> None:
    assert _days(case["reports"]) == []
