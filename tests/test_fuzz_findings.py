"""What fuzzing has broken once stays mended: every finding in corpus/fuzz goes through its target again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz import FINDINGS, TARGETS, spoiled

FILES = sorted(FINDINGS.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_finding_stays_mended(file: Path) -> None:
    TARGETS[file.name.rsplit("-", 1)[0]](file.read_bytes().decode("utf-8", "replace"))


@pytest.mark.parametrize("name", list(TARGETS))
def test_a_few_damaged_articles(name: str) -> None:
    pick = random.Random(11)
    for _ in range(10):
        TARGETS[name](spoiled(pick))
