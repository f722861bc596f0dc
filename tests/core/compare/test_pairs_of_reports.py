"""Two reports of one sentence each: a deed dated a day apart, a meeting in two buildings, and what only looks like it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import core
from core.model import Article

_CORPUS = Path(__file__).parents[2] / "corpus"
DAYS = tomllib.loads((_CORPUS / "two_days.toml").read_text("utf-8"))
HALLS = tomllib.loads((_CORPUS / "halls.toml").read_text("utf-8"))


def _rows(reports: list[str]) -> list[tuple[str, list[str]]]:
    articles = [
        Article(id=f"a{n}", path=f"{n}.txt", sha256=str(n), text=text, published="2024-05-10", language="en")
        for n, text in enumerate(reports)
    ]
    return [(d.kind, sorted(p.value for p in d.positions)) for d in core.review(articles).disagreements]


@pytest.mark.parametrize("case", DAYS["is"], ids=lambda case: case["reports"][0][:60])
def test_two_reports_date_one_deed_apart(case: dict[str, Any]) -> None:
    assert _rows(case["reports"]) == [("date", case["days"])]
    assert _rows(case["reports"][::-1]) == [("date", case["days"])]


@pytest.mark.parametrize("case", HALLS["is"], ids=lambda case: case["reports"][0][:60])
def test_two_reports_put_one_meeting_in_two_buildings(case: dict[str, Any]) -> None:
    assert _rows(case["reports"]) == [("place", sorted(case["values"]))]
    assert _rows(case["reports"][::-1]) == [("place", sorted(case["values"]))]


@pytest.mark.parametrize("case", [*DAYS["none"], *HALLS["none"]], ids=lambda case: case["why"])
def test_both_reports_can_be_right(case: dict[str, Any]) -> None:
    assert _rows(case["reports"]) == []
