"""Publication dates as outlets all over the world write them, and dates that are none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.ingest import article_from

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "published.toml").read_text("utf-8"))
STORY = """The ministry said on Thursday that the shells had come from across the river and that nobody knew who fired them.

It recalled that the last such attack was on 9 September 2021, when the village was emptied for a month."""


def _published(text: str) -> tuple[str | None, str | None]:
    article = article_from(text.encode(), "article.txt")
    return article.published, article.utc_offset


@pytest.mark.parametrize("example", CORPUS["example"], ids=lambda e: e["head"][:60])
def test_head_and_foot_tell_the_date(example: dict[str, str]) -> None:
    published, offset = _published("\n\n".join(p for p in (example["head"], STORY, example.get("foot")) if p))
    assert (published or "") == example["published"]
    if published:
        assert offset == example.get("offset")


@pytest.mark.parametrize("example", CORPUS["dateline"], ids=lambda e: e["text"][:60])
def test_agency_dateline_tells_the_date(example: dict[str, str]) -> None:
    parts = ("Army says nobody was hurt", example["text"], STORY, example.get("foot"))
    assert (_published("\n\n".join(p for p in parts if p))[0] or "") == example["published"]


def test_corpus_is_broad() -> None:
    told = [e for e in CORPUS["example"] + CORPUS["dateline"] if e["published"]]
    assert len(told) >= 50
    assert len(CORPUS["example"]) + len(CORPUS["dateline"]) - len(told) >= 14


def test_rows_of_a_table_are_no_date_lines() -> None:
    rows = "\n".join(
        f"{day} May | Kidal | Mine. {day} soldiers killed, none of them local | Force HQ" for day in (2, 9, 21)
    )
    article = article_from(f"Field log\n\n3 June 2024\n\n{rows}\n".encode(), "a.txt", "a1")
    assert article.published == "2024-06-03"
    assert not any("soldiers" in article.text[aside.start : aside.end] for aside in article.aside)


def test_days_that_head_the_entries_of_a_live_page_are_no_date_lines() -> None:
    entries = "4 March\n\n18:05 Shells fall\n\nTwo people were hurt in Tine.\n\n3 March\n\n11:20 Talks open\n\nEnvoys sat down in Abéché."
    article = article_from(
        f"LIVE   Border talks in Abéché: the latest\n\nUpdated 04 Mar 2023, 19:10 GMT\n\n{entries}\n".encode(), "a.txt"
    )
    assert article.title == "LIVE   Border talks in Abéché: the latest"
    assert article.published == "2023-03-04T19:10:00"
    assert not any(article.text[aside.start : aside.end].endswith("March") for aside in article.aside)
