"""Events against the corpus: what must be found, with its day, place, people and status, and what must not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.model import Article, Event
from core.pipeline import annotate

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "events.toml").read_text("utf-8"))


def _events(row: dict[str, Any]) -> tuple[Event, ...]:
    article = Article(id="a1", path="a1.txt", sha256="", text=row["text"], published=row["published"], language="en")
    return annotate(article).events


def _answers(event: Event, want: dict[str, Any]) -> bool:
    return (
        event.type == want["type"]
        and ("date" not in want or (event.date is not None and event.date.start == want["date"]))
        and event.status == want["status"]
        and ("place" not in want or want["place"].lower() in (event.place or "").lower())
        and set(want.get("actors", ())) <= set(event.actors)
    )


@pytest.mark.parametrize("row", CORPUS["example"], ids=lambda row: row["text"][:60])
def test_example(row: dict[str, Any]) -> None:
    events = _events(row)
    for want in row["expect"]:
        assert any(_answers(event, want) for event in events), (want, events)
    for kind, number in row.get("count", {}).items():
        assert sum(event.type == kind for event in events) == number, events


@pytest.mark.parametrize("row", CORPUS["counter"], ids=lambda row: row["why"])
def test_counter_example(row: dict[str, Any]) -> None:
    assert not [event for event in _events(row) if event.type in row["never"]]


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from([row["text"] for row in (*CORPUS["example"], *CORPUS["counter"])]),
        st.sampled_from(
            [
                "\n\n",
                "\n- ",
                " 24 Jan: ",
                " (",
                ")",
                " “",
                "”",
                ", which",
                " met",
                " strikes on ",
                "; and ",
                " to ",
                "13:05\n",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(FRAGMENTS)
def test_any_text_is_read_and_every_event_shows_its_words(parts: list[str]) -> None:
    text = "".join(parts)
    article = Article(id="a1", path="a1.txt", sha256="", text=text, published="2025-06-04", language="en")
    events = annotate(article).events
    assert events == annotate(article).events
    assert [event.id for event in events] == [f"e{n}" for n in range(1, len(events) + 1)]
    for event in events:
        assert event.evidence
        assert event.date is not None
        assert 0 < event.certainty <= 1
        assert len(event.gist) <= 120
        for evidence in event.evidence:
            assert 0 <= evidence.start < evidence.end <= len(text)
            assert text[evidence.start : evidence.end] == evidence.quote
