"""Where a toll belongs that names no place, in whole pages."""

from __future__ import annotations

from core.ingest import article_from
from core.pipeline import annotate

ENTRY = "The ombudsman now puts the dead at 68, and says that 290 people are hurt."


def _places(page: str) -> set[str | None]:
    return {figure.place for figure in annotate(article_from(page.encode(), "page.txt")).figures}


def test_the_headline_of_a_report_is_the_scene() -> None:
    assert _places(f"Mardin counts its dead\n\n3 June 2024\n\n{ENTRY}") == {"Mardin"}


def test_the_headline_of_one_entry_is_not_that_of_the_others() -> None:
    page = f"22:15  Convoy passes through Mardin\n\n3 June 2024\n\nThe road is open, drivers said.\n\n17:05  The search\n\n{ENTRY}"
    assert _places(page) == {None}


def test_a_capital_over_its_toll_is_the_scene() -> None:
    page = f"LIVE: night of fire\n\n3 June 2024\n\n17:05  Beirut: 68 dead\n\n{ENTRY}"
    assert _places(page) == {"Beirut"}
