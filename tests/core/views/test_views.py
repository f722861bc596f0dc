"""The views of the invented Dossier, as text."""

from __future__ import annotations

import pytest

from core.views import VIEWS, Index, Sort, evidence_of, parse, select
from core.views.rows import Row, Table
from tests.fixtures.dossier import TEXTS, dossier


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(dossier())


def ids(rows: tuple[Row, ...]) -> list[str]:
    return [row.id for row in rows]


def row(table: Table, key: str) -> Row:
    return next(r for r in table.rows if r.id == key)


def cell(table: Table, key: str, column: str) -> str:
    place = [c.name for c in table.columns].index(column)
    return row(table, key).cells[place]


@pytest.mark.parametrize("name", VIEWS)
def test_every_row_has_a_cell_for_every_column_and_an_id_of_its_own(index: Index, name: str) -> None:
    table = VIEWS[name](index)
    assert table.rows
    assert all(len(r.cells) == len(table.columns) for r in table.rows)
    assert all(len(r.notes) in (0, len(table.columns)) for r in table.rows)
    assert len(set(ids(table.rows))) == len(table.rows)


@pytest.mark.parametrize("name", VIEWS)
def test_evidence_is_exactly_the_words_of_the_article(index: Index, name: str) -> None:
    for r in VIEWS[name](index).rows:
        for spot in evidence_of(index, r):
            assert TEXTS[spot.article][spot.start : spot.end] == spot.quote


def test_timeline_is_by_day_with_background_apart(index: Index) -> None:
    table = VIEWS["timeline"](index)
    assert ids(table.rows) == ["e2", "e1", "e3", "background", "e4"]
    assert row(table, "e1").cells[1:8] == (
        "2031-05-03",
        "14:00",
        "talks",
        "Harbour House, Port Ambra",
        "Norland, Suvia, Ilse Brandt, Davit Oren, Leyla Sabri",
        "occurred",
        "3",
    )


def test_a_reprint_and_a_speaker_quoted_twice_are_one_claim(index: Index) -> None:
    table = VIEWS["timeline"](index)
    assert cell(table, "e1", "claims") == "3"
    assert cell(table, "e2", "claims") == "2"


def test_timeline_marks_what_is_in_dispute_and_what_is_only_planned(index: Index) -> None:
    table = VIEWS["timeline"](index)
    assert row(table, "e2").marks == ("differs",)
    assert row(table, "e3").marks == ("planned",)
    assert row(table, "e1").marks == ()


def test_delegations_are_a_tree_with_the_head_first(index: Index) -> None:
    table = VIEWS["delegations"](index)
    assert [(r.depth, r.cells[1]) for r in table.rows] == [
        (0, "2031-05-03 Talks, Harbour House"),
        (1, "Norland"),
        (2, "Ilse Brandt"),
        (2, "Otto Reiss"),
        (1, "Suvia"),
        (2, "Davit Oren"),
        (1, "Qasra"),
        (2, "Leyla Sabri"),
    ]


def test_an_office_that_sources_give_differently_names_each_source(index: Index) -> None:
    table = VIEWS["delegations"](index)
    assert (
        cell(table, "g1.h", "office")
        == "Deputy Foreign Minister (Northern Wire, Harbour Post); foreign minister (The Suvian Daily)"
    )
    assert row(table, "g1.h").marks == ("differs", "head")
    assert row(table, "g1.1").marks == ("differs", "absent")


def test_tallies_are_a_matrix_of_bounds_with_silence_shown(index: Index) -> None:
    table = VIEWS["tallies"](index)
    assert [c.title for c in table.columns[4:]] == ["Northern Wire", "The Suvian Daily", "brief", "Harbour Post"]
    assert [r.cells[3:] for r in table.rows] == [
        ("40–55", "40", "·", "55", "40"),
        ("36", "36", "36", "·", "·"),
        ("≥12", "≥12", "·", "·", "·"),
        ("90–110", "·", "90–110", "·", "·"),
    ]
    assert row(table, "t1").marks == ("differs",)
    assert row(table, "t2").marks == ()
    assert (
        row(table, "t1").under == "█████░░░  of the enemy: 40 Suvia's army (Northern Wire, Harbour Post)"
        " · 55 Suvia's air command via Northern Wire (brief)"
    )
    assert row(table, "t4").marks == ("total",)


def test_disagreements_come_by_severity_and_name_who_holds_what(index: Index) -> None:
    table = VIEWS["disagreements"](index)
    assert ids(table.rows) == ["d1", "d2", "d3", "set-aside", "s1"]
    assert (
        row(table, "d1").under == "40 (Suvia's army in Northern Wire, Harbour Post) ≠ 55 (Suvia's air command in brief)"
    )
    assert cell(table, "d1", "positions") == "40 ≠ 55"
    assert cell(table, "d1", "silent") == "The Suvian Daily"
    assert cell(table, "s1", "why") == "the same instant in two time zones"


def test_sources_fold_the_reprint_under_its_origin_and_end_with_what_was_not_read(index: Index) -> None:
    table = VIEWS["sources"](index)
    assert ids(table.rows) == ["a1", "a4", "a2", "a3", "unread", "w1"]
    assert row(table, "a4").marks == ("reprint",)
    assert cell(table, "a3", "published") == "no date"
    assert cell(table, "a3", "warning") == "no publication date was found"


def test_evidence_of_a_disagreement_walks_position_by_position_and_says_who(index: Index) -> None:
    table = VIEWS["disagreements"](index)
    spots = evidence_of(index, row(table, "d1"))
    assert [(s.position, s.speaker, s.outlet) for s in spots] == [
        ("40", "Suvia's army", "Northern Wire"),
        ("40", "Suvia's army", "Harbour Post"),
        ("55", "Suvia's air command", "brief"),
    ]
    assert spots[2].who == "Suvia's air command, via Northern Wire, in brief"


def test_evidence_of_a_pair_set_aside_is_found_by_its_words(index: Index) -> None:
    table = VIEWS["disagreements"](index)
    assert [s.quote for s in evidence_of(index, row(table, "s1"))] == ["14:00 local time", "noon GMT"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kelm", ["e2"]),
        ("talks norland", ["e1", "background", "e4"]),
        ("!norland", ["e3"]),
        ("brant", ["e1"]),
        ("'Kelm", ["e2"]),
        ("'kelm", []),
        ('"Harbour House"', ["e1"]),
        ("kind:attack,exchange", ["e2", "e3"]),
        ("!kind:talks", ["e2", "e3"]),
        ("side:brandt", ["e1"]),
        ("source:daily", ["e2", "e1"]),
        ("after:2031-05-04", ["e3"]),
        ("before:2031-05-03", ["background", "e4"]),
        ("certainty:>0.9", ["e1"]),
        ("certainty:<0.7", ["background", "e4"]),
        ("nosuchthing", []),
        ("", ["e2", "e1", "e3", "background", "e4"]),
    ],
)
def test_filter(index: Index, typed: str, kept: list[str]) -> None:
    assert ids(select(VIEWS["timeline"](index), parse(typed))) == kept


@pytest.mark.parametrize("typed", ["colour:red", "after:yesterday", "certainty:high", 'kind:""'])
def test_what_a_filter_cannot_mean_is_said_and_filters_nothing(index: Index, typed: str) -> None:
    query = parse(typed)
    assert query.problem
    assert len(select(VIEWS["timeline"](index), query)) == 5


def test_a_filter_in_a_tree_keeps_the_rows_above(index: Index) -> None:
    assert ids(select(VIEWS["delegations"](index), parse("reiss"))) == ["meeting:e1", "g1", "g1.1"]


def test_sorting_keeps_sections_and_delegations_together(index: Index) -> None:
    timeline = VIEWS["timeline"](index)
    by_claims = next(n for n, c in enumerate(timeline.columns) if c.name == "claims")
    assert ids(select(timeline, parse(""), Sort(by_claims))) == ["e1", "e2", "e3", "background", "e4"]
    assert ids(select(timeline, parse(""), Sort(by_claims, reverse=True))) == ["e2", "e3", "e1", "background", "e4"]
    delegations = VIEWS["delegations"](index)
    assert ids(select(delegations, parse(""), Sort(1, reverse=True)))[:4] == ["meeting:e1", "g1", "g1.1", "g1.h"]


def test_an_empty_dossier_says_so_in_every_view() -> None:
    from core.model import Dossier

    for view in VIEWS.values():
        table = view(Index(Dossier()))
        assert not table.rows
        assert table.empty.endswith(".")


def test_a_position_that_names_its_holder_is_not_told_twice() -> None:
    from core.model import Disagreement, Position
    from core.views.disagreements import told

    index = Index(dossier())
    dispute = Disagreement(
        id="d1",
        kind="count",
        about="drones",
        positions=(
            Position(value="40 (Suvia's army)", speakers=("Suvia's army",), articles=("a1",)),
            Position(value="55", speakers=("Suvia's air command",), articles=("a3",)),
            Position(value="none", articles=("a2",)),
        ),
    )
    assert told(index, dispute) == (
        "40 (Suvia's army) in Northern Wire ≠ 55 (Suvia's air command in brief) ≠ none (The Suvian Daily)"
    )


@pytest.mark.parametrize(
    ("view", "typed", "found"),
    [
        ("timeline", "type:talks", ["e1", "background", "e4"]),
        ("timeline", "place:ambra", ["e1"]),
        ("timeline", "place:ambra,kelm", ["e2", "e1"]),
        ("timeline", 'speaker:"suvia\'s army"', ["e2"]),
        ("timeline", "!place:kelm type:attack", []),
        ("tallies", "speaker:command", ["t1"]),
        ("tallies", "place:", ["t1", "t2", "t3", "t4"]),
        ("disagreements", "speaker:command", ["d1"]),
    ],
)
def test_fields_of_the_filter(index: Index, view: str, typed: str, found: list[str]) -> None:
    assert [
        r for r in ids(select(VIEWS[view](index), parse(typed))) if r != "background" or "background" in found
    ] == found


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("place:", "“place:” needs a place"),
        ("certainty:high", "“certainty:high” needs a number such as >0.8"),
        ("after:June", "“after:June” needs a day such as 2025-06-01"),
        (
            "colour:red",
            "No field “colour”: there are side, kind, type, source, place, speaker, after, before, certainty, verdict",
        ),
    ],
)
def test_what_makes_no_sense_is_told_in_a_line(typed: str, problem: str) -> None:
    assert parse(typed).problem == problem
