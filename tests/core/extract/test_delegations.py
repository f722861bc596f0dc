"""Delegations: every example of the corpus yields its seats, and no trap seats anybody."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from core.extract.dates import annotate_dates
from core.extract.dating import Dating
from core.extract.delegations import find_delegations
from core.extract.names import annotate_names
from core.extract.sentences import divide
from core.model import Article, Delegation

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "delegations.toml").read_text("utf-8"))["example"]
EXAMPLES = [case for case in CORPUS if "trap" not in case]
TRAPS = [case for case in CORPUS if "trap" in case]


def delegations(text: str, published: str | None = "2025-03-14") -> tuple[Delegation, ...]:
    document = divide(Article(id="a1", path="a1.txt", sha256="", text=text, published=published, language="en"))
    annotate_dates(document)
    annotate_names(document)
    return find_delegations(document, (), Dating(document))


def seats(found: tuple[Delegation, ...]) -> set[tuple[str, str | None, str, bool, str]]:
    """(side, day, name, is head, status) of everybody who was seated."""
    rows = {(d.side, d.meeting_date, d.head.name, True, "named") for d in found if d.head}
    return rows | {(d.side, d.meeting_date, m.name, False, m.status) for d in found for m in d.members}


def wanted(case: dict[str, Any]) -> list[tuple[str, str | None, str, bool, str]]:
    rows = []
    for line in case.get("seats", []):
        match = re.fullmatch(r"(.+?)(?: (\d{4}-\d\d-\d\d))?: (.*)", line)
        assert match, line
        for name in match[3].split(", "):
            status = re.search(r" \((absent|replaced)\)$", name)
            plain = name.removesuffix(status[0]) if status else name
            rows.append(
                (match[1], match[2], plain.removeprefix("*"), name.startswith("*"), status[1] if status else "named")
            )
    return rows


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda c: c["text"][:60])
def test_example(case: dict[str, Any]) -> None:
    found = seats(delegations(case["text"], case.get("published", "2025-03-14")))
    for side, day, name, head, status in wanted(case):
        assert [
            row
            for row in found
            if row[0] == side and row[2] == name and row[4] == status and row[3] >= head and day in (None, row[1])
        ], f"{side} {day}: {name} head={head} {status} is not in {sorted(found, key=str)}"
    assert not {row[2] for row in found} & set(case.get("no", []))
    extra = {(row[0], row[2]) for row in found} - {(side, name) for side, _, name, _, _ in wanted(case)}
    assert not extra, f"also seated: {sorted(extra)}"


@pytest.mark.parametrize("case", TRAPS, ids=lambda c: c["trap"])
def test_trap(case: dict[str, Any]) -> None:
    assert seats(delegations(case["text"], case.get("published", "2025-03-14"))) == set(), case["trap"]


def test_corpus_is_wide_enough() -> None:
    assert len(EXAMPLES) >= 60
    assert len(TRAPS) >= 30


def test_a_weekday_of_an_undated_article_is_no_day() -> None:
    text = "Friday, Doha\n\nThe delegation of Sudan was led by Amira Haddad. Talks ran from Friday until Monday."
    assert [(d.side, d.meeting_date) for d in delegations(text, None)] == [("Sudan", None)]
