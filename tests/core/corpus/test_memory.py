"""Memory is given back without a change to any answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.corpus.memory import give_back
from core.corpus.opening import Opening
from core.corpus.reading import Reading
from core.resolve.names import name_similarity, same_name
from tests.fixtures.newsroom import write


def test_what_was_found_out_about_names_is_forgotten_and_found_out_again() -> None:
    before = name_similarity("Rustem Umerov", "Rustem Oumerov")
    assert same_name("Rustem Umerov", "Rustem Oumerov")
    assert same_name.cache_info().currsize > 0
    give_back()
    assert same_name.cache_info().currsize == 0
    assert name_similarity("Rustem Umerov", "Rustem Oumerov") == before


def test_a_large_corpus_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 12, 120)
    made = []
    for many in (1000, 5):
        monkeypatch.setattr("core.corpus.reading._MANY", many)
        reading = Reading(Opening([str(tmp_path)]), 1)
        for _ in reading.steps():
            pass
        made.append(reading.whole())
    assert made[0] == made[1]
