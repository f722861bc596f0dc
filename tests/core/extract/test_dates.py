"""Time expressions against the corpus, and what holds for any text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extract.dates import annotate_dates, find_dates
from core.extract.dates.calendar import easter, season_year, span_of, unit_value
from core.extract.sentences import divide
from core.model import Article, Aside
from core.pipeline import find_figures

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "dates.toml").read_text("utf-8"))


def _published(case: dict[str, Any]) -> dt.date | None:
    day = case.get("published", CORPUS["published"])
    return dt.date.fromisoformat(day) if day else None


def _found(case: dict[str, Any]) -> list[list[str]]:
    return [[m.text, m.value, m.kind] for m in find_dates(case["text"], _published(case))]


@pytest.mark.parametrize("case", CORPUS["example"], ids=lambda case: case["text"][:50])
def test_example(case: dict[str, Any]) -> None:
    assert _found(case) == case["finds"]


@pytest.mark.parametrize("case", CORPUS.get("counter", []), ids=lambda case: case["trap"])
def test_counter_example(case: dict[str, Any]) -> None:
    assert _found(case) == case.get("finds", [])


PIECES = st.sampled_from(
    [
        *"may March Sun Friday last next the of overnight night a.m. 1000GMT 31 29 Feb. 2025 1,700 13:00".split(),
        *"early mid- ago earlier day six third quarter century 1990s every hours weekend Easter".split(),
        *"02.06.2025 11h15 Christmas – - . , ; : ( )".split(),
        "\n",
        *"'s İ ß ﷺ 🙂 \u202e ٣ 99999999999999999999 0000-00-00 2025-13-45 T13:00 noon tonight half".split(),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)
DAYS = st.one_of(
    st.none(), st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.sampled_from([dt.date.min, dt.date.max])
)


@given(TEXTS, DAYS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_error_into_spans_of_its_own(text: str, published: dt.date | None) -> None:
    found = find_dates(text, published)
    assert found == find_dates(text, published)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.value
        end = mention.end


@given(st.lists(PIECES, max_size=40).map(" ".join), DAYS)
@settings(max_examples=200, deadline=None)
def test_an_article_gives_its_sentences_the_dates_of_the_document(text: str, published: dt.date | None) -> None:
    doc = divide(
        Article(id="a1", path="x", sha256="", text=text, published=published.isoformat() if published else None)
    )
    annotate_dates(doc)
    assert [m for s in doc.sentences for m in s.dates] == doc.dates
    assert all(s.start <= m.start and m.end <= s.end for s in doc.sentences for m in s.dates)


def test_set_aside_text_is_not_read() -> None:
    text = "Photo taken on 1 May 2020.\nThe talks opened on Monday."
    aside = (Aside(start=0, end=26, kind="caption"),)
    doc = divide(Article(id="a1", path="x", sha256="", text=text, published="2025-06-02", aside=aside))
    annotate_dates(doc)
    assert [m.value for m in doc.dates] == ["2025-06-02"]


def test_without_a_publication_day_relative_times_stay_open() -> None:
    found = find_dates("On Friday and yesterday it rained; last week too, and in May.", None)
    assert [m.value for m in found] == ["XXXX-WXX-5", "XXXX-XX-XX", "XXXX-WXX", "XXXX-05"]


def test_without_a_publication_day_years_come_from_the_full_dates_of_the_text() -> None:
    found = find_dates("They signed on Friday 18 July 2025. On 23 April a statement had come.", None)
    assert [m.value for m in found] == ["2025-07-18", "2025-04-23"]


def test_a_wrapped_line_is_one_line_and_a_short_one_ends() -> None:
    wrapped = (
        "The delegations of both countries met again at the palace on May\n16 and talked.\nSince January\n28 Feb 2025\n"
    )
    values = [m.value for m in find_dates(wrapped, dt.date(2025, 2, 28))]
    assert values == ["2024-05-16", "2025-01", "2025-02-28"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-06-02", "2025-06-02", "2025-06-02"),
        ("2025-06-01TNI", "2025-06-01", "2025-06-01"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2025-W22", "2025-05-26", "2025-06-01"),
        ("2025-W22-WE", "2025-05-31", "2025-06-01"),
        ("2020-H1", "2020-01-01", "2020-06-30"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
    ],
)
def test_span_of_a_value(value: str, first: str, last: str) -> None:
    span = span_of(value)
    assert span is not None
    assert (span[0].isoformat(), span[1].isoformat()) == (first, last)


@pytest.mark.parametrize(
    "value", ["PRESENT_REF", "P3M", "XXXX-05-16", "XXXX-WXX-5", "2025-W60", "2025-02-31", "199", ""]
)
def test_what_names_no_day_has_no_span(value: str) -> None:
    assert span_of(value) is None


def test_calendar() -> None:
    assert easter(2025) == dt.date(2025, 4, 20)
    assert unit_value(dt.date(2025, 1, 31), "M", -2) == "2024-11"
    assert unit_value(dt.date(2025, 1, 1), "W", -1) == "2024-W52"
    assert season_year(dt.date(2025, 1, 15), "WI", 0) == 2024
    assert season_year(dt.date(2025, 11, 1), "SU", -1) == 2025


def test_a_datetime_counts_as_its_day() -> None:
    text = "Three drones fell overnight on Friday, May 2."
    moment = dt.datetime(2025, 5, 3, 9, 30)
    assert [m.value for m in find_dates(text, moment)] == [m.value for m in find_dates(text, moment.date())]
    assert [f.date for f in find_figures(text, moment)] == [f.date for f in find_figures(text, moment.date())]


def test_a_day_may_be_written_as_iso_8601_writes_it() -> None:
    text = "Three drones fell overnight on Friday, May 2."
    day = dt.date(2025, 5, 3)
    for words in ("2025-05-03", "2025-05-03T09:30:00", "2025-05-03T09:30:00+03:00"):
        assert find_dates(text, words) == find_dates(text, day)
        assert [f.date for f in find_figures(text, words)] == [f.date for f in find_figures(text, day)]
    assert find_dates(text) == find_dates(text, "") == find_dates(text, None)
    with pytest.raises(ValueError, match="3 May"):
        find_dates(text, "3 May")
