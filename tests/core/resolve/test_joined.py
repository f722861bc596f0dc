"""Pairs of reports against the corpus: what both tell is one event, what one of them tells stays by itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from core import review

PAIRS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "joined.toml").read_text("utf-8"))["pair"]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["reports"][0][:30])
def test_pair(row: dict[str, Any], tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number, _ in enumerate(row["reports"])]
    for file, text in zip(files, row["reports"], strict=True):
        file.write_text(text, "utf-8")
    events = review(files).events
    for want in row["expect"]:
        told = [
            len({evidence.article for evidence in event.evidence})
            for event in events
            if event.type == want["type"] and event.date is not None and event.date.start == want["date"]
        ]
        assert want["reports"] in told, (want, events)
