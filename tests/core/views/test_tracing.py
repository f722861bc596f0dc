"""From words back to rows."""

from __future__ import annotations

from core.views import VIEWS, Index
from core.views.tracing import behind, made_of, stretches
from tests.fixtures.dossier import TEXTS, dossier

INDEX = Index(dossier())


def test_every_row_made_of_an_article_is_found_in_its_panel() -> None:
    ids = {name: {row.id for row in view(INDEX).rows} for name, view in VIEWS.items()}
    for article in TEXTS:
        made = made_of(INDEX, article)
        assert made
        assert all(each.row in ids[each.panel] for each in made)
        assert [(each.start, each.end) for each in made] == sorted((each.start, each.end) for each in made)


def test_the_rows_behind_some_words() -> None:
    made = made_of(INDEX, "a3")
    start = TEXTS["a3"].index("55 drones")
    rows = behind(made, start, start + 2)
    assert [(each.panel, each.row) for each in rows] == [
        ("disagreements", "d1"),
        ("timeline", "e2"),
        ("tallies", "t1"),
    ]
    assert rows[2].label.startswith("55  ")
    assert behind(made, 0, 3) == ()


def test_stretches_are_told_once_by_place() -> None:
    places = stretches(made_of(INDEX, "a1"))
    assert len(set(places)) == len(places)
    assert list(places) == sorted(places)
