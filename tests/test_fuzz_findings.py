"""What fuzzing has broken once stays mended: every finding in corpus/fuzz goes through its target again."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.__main__ import FINDINGS, NAMED
from tests.fuzz.making import NAMES, seed_files, spoiled, spoiled_file
from tests.fuzz.targets import TARGETS

FILES = sorted(FINDINGS.glob("*-*"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_finding_stays_mended(file) -> None:
    TARGETS[file.name.split("-")[0]](file.read_bytes())


@pytest.mark.parametrize("name", list(TARGETS))
def test_a_few_damaged_inputs(name: str) -> None:
    pick = random.Random(11)
    for _ in range(10):
        TARGETS[name]((spoiled_file if name == "ingest" else spoiled)(pick))


def test_the_runner_knows_every_target_and_a_seed_of_every_kind() -> None:
    assert tuple(TARGETS) == NAMED
    assert set(seed_files()) == set(NAMES)
    for place, name in enumerate(NAMES):
        TARGETS["ingest"](bytes([place]) + seed_files()[name])
