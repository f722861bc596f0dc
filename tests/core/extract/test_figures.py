"""The corpus of figures: what is counted, by whom and against whom, and what looks like a count and is none."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import find_figures
from core.model import Figure

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "figures.toml").read_text("utf-8"))
PUBLISHED: dt.date = CORPUS["meta"]["published"]
SLOTS = ("by", "against", "speaker", "place")


def _text(case: dict) -> str:
    return f"{case['before']} {case['text']}" if "before" in case else case["text"]


def _says(figure: Figure, expected: str) -> bool:
    bounds, kind, action, *rest = expected.split(" ", 3)
    low, high = (int(end) if end else None for end in bounds.split(".."))
    if (figure.low, figure.high, figure.object, figure.action) != (low, high, kind, action):
        return False
    slots = dict(part.split("=") for part in _slots(rest[0])) if rest else {}
    told = {name: getattr(figure, name) or "" for name in slots}
    return all(told[name].startswith(value) and bool(told[name]) == bool(value) for name, value in slots.items())


def _slots(words: str) -> list[str]:
    """ "by=Rapid Support Forces against=Sudan" as its parts: values may hold spaces."""
    parts: list[str] = []
    for word in words.split():
        if any(word.startswith(name + "=") for name in SLOTS):
            parts.append(word)
        else:
            parts[-1] += " " + word
    return parts


@pytest.mark.parametrize("case", CORPUS["example"], ids=lambda case: case["text"][:60])
def test_counts(case: dict) -> None:
    found = find_figures(_text(case), PUBLISHED)
    left = list(found)
    for expected in case["expect"]:
        match = next((figure for figure in left if _says(figure, expected)), None)
        assert match is not None, f"{expected!r} not in {[_short(f) for f in found]}"
        left.remove(match)
    assert not left, f"more than expected: {[_short(f) for f in left]}"


@pytest.mark.parametrize("case", CORPUS["none"], ids=lambda case: case["trap"])
def test_traps(case: dict) -> None:
    assert [_short(f) for f in find_figures(_text(case), PUBLISHED)] == []


def _short(figure: Figure) -> str:
    return f"{figure.low}..{figure.high} {figure.object} {figure.action} by={figure.by} against={figure.against} “{figure.text}”"


def test_corpus_is_large_enough() -> None:
    assert len(CORPUS["example"]) >= 60
    assert len(CORPUS["none"]) >= 30
    assert len({case["trap"] for case in CORPUS["none"]}) == len(CORPUS["none"])


@pytest.mark.parametrize(
    ("text", "low", "day"),
    [
        ("Shells fell on Malakal on Saturday. The base shelters more than 30,000 civilians.", 30001, "2025-06-02"),
        ("Two died in Nyala on Friday. Monitors put the dead of the war at 180,000.", 180000, "2025-06-02"),
        ("The UN spoke on Sunday of a new wave. Nearly 200,000 people had crossed the border.", 180000, "2025-06-01"),
        ("A bomb fell on Friday. On Saturday 12,000 people fled the town.", 12000, "2025-05-31"),
        ("A bomb fell on El Geneina on Friday. Two hundred people were killed.", 200, "2025-05-30"),
    ],
)
def test_counts_of_a_war_bear_the_day_of_writing_unless_one_is_told(text: str, low: int, day: str) -> None:
    figure = next(f for f in find_figures(text, dt.date(2025, 6, 2)) if f.low == low)
    assert figure.date is not None
    assert figure.date.start == day


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*(w for c in CORPUS["example"] for w in c["text"].split()), "\n", "“", "(", "52", "½"]),
        max_size=60,
    )
)
def test_any_words_give_spans_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for figure in find_figures(text, PUBLISHED):
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is not None or figure.high is not None
