"""Which names are one person's: the corpus of pairs, and what must hold for any two strings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.resolve.names import name_similarity

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "person_names.toml").read_text("utf-8"))


def pairs(kind: str) -> list[tuple[str, str]]:
    """The pairs of one kind, as the corpus lists them."""
    return [tuple(name.strip() for name in line.split("|")) for line in CORPUS[kind].strip().splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("a", "b"), pairs("same"))
def test_spellings_of_one_name_are_one_person(a: str, b: str) -> None:
    assert name_similarity(a, b) >= 0.5


@pytest.mark.parametrize(("a", "b"), pairs("different"))
def test_look_alikes_are_two_persons(a: str, b: str) -> None:
    assert name_similarity(a, b) < 0.5


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_strings_get_the_same_likeness_both_ways(a: str, b: str) -> None:
    likeness = name_similarity(a, b)
    assert 0.0 <= likeness <= 1.0
    assert likeness == name_similarity(b, a)
