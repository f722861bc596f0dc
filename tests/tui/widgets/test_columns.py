"""How columns share the room."""

from __future__ import annotations

import pytest

from core.views import VIEWS, Column, Index, Row
from tests.fixtures.dossier import dossier
from tui.widgets.columns import GAP, Widths, lay_out, measure

COLUMNS = (
    Column("date", "Date", width=10, least=10),
    Column("what", "What", width=20, least=8, grow=2),
    Column("status", "Status", width=9, least=9, rank=2),
    Column("note", "Note", width=12, least=9, grow=1, rank=1),
)
NATURAL = [10, 60, 9, 30]


def widths(room: int) -> dict[str, int]:
    return {p.column.name: p.width for p in lay_out(COLUMNS, [Widths(n, n) for n in NATURAL], room).placed}


def test_the_least_important_goes_first() -> None:
    assert list(widths(38)) == ["date", "what", "note"]
    assert list(widths(20)) == ["date", "what"]


def test_room_left_over_goes_where_it_is_wanted() -> None:
    assert widths(200) == {"date": 10, "what": 60, "status": 9, "note": 30}


@pytest.mark.parametrize("room", range(19, 140))
def test_columns_fit_the_room(room: int) -> None:
    found = widths(room)
    assert sum(found.values()) + GAP * (len(found) - 1) <= room


def test_nothing_is_wasted_while_a_cell_is_cut() -> None:
    found = widths(60)
    assert sum(found.values()) + GAP * (len(found) - 1) == 60


def test_sources_that_find_no_room_are_reached_by_sliding() -> None:
    table = VIEWS["tallies"](Index(dossier()))
    natural = measure(table.columns, table.rows)
    first = lay_out(table.columns, natural, 80)
    assert (first.before, first.after) == (0, 1)
    second = lay_out(table.columns, natural, 80, 1)
    assert (second.before, second.after) == (1, 0)
    assert second.placed[-1].column.title == "Harbour Post"


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("room", [40, 60, 78, 106, 198])
def test_every_view_finds_room(name: str, room: int) -> None:
    table = VIEWS[name](Index(dossier()))
    placed = lay_out(table.columns, measure(table.columns, table.rows), room).placed
    assert sum(p.width for p in placed) + GAP * (len(placed) - 1) <= room


def test_numbers_are_never_cut() -> None:
    columns = (
        Column("measure", "Measure", width=30, least=20, grow=1),
        Column("range", "Low–high", width=8, least=8, whole=True),
        *(Column(f"s{n}", f"Outlet {n}", width=7, least=6, whole=True, slides=True) for n in range(3)),
    )
    wished = [Widths(40, 40), Widths(11, 11), Widths(11, 11), Widths(10, 7), Widths(10, 7)]
    layout = lay_out(columns, wished, 52)
    assert [p.width for p in layout.placed[1:]] == [11, 11, 7]
    assert layout.after == 1


def test_what_can_be_slid_to_gives_way_before_what_cannot() -> None:
    columns = (
        Column("measure", "Measure", width=44, least=36, grow=3),
        Column("date", "Date", width=10, least=10, rank=1),
        *(Column(f"s{n}", f"Outlet {n}", width=7, least=6, whole=True, slides=True) for n in range(5)),
    )
    wished = [Widths(60, 60), Widths(10, 10), *[Widths(7, 5)] * 5]

    def drawn(room: int) -> list[str]:
        return [placed.column.name for placed in lay_out(columns, wished, room).placed]

    assert drawn(100) == ["measure", "date", "s0", "s1", "s2", "s3", "s4"]
    assert drawn(77) == ["measure", "date", "s0", "s1", "s2", "s3"]
    assert drawn(60) == ["measure", "date", "s0"]
    assert drawn(53) == ["measure", "s0"]


def test_of_several_numbers_one_is_enough_for_a_source_to_be_seen() -> None:
    columns = (Column("measure", "Measure"), Column("s0", "Post", width=7, least=6, whole=True, slides=True))
    rows = [Row(id="t1", of="tally", cells=("Dead", "38,419|12,176|34,567"))]
    assert measure(columns, rows)[1] == Widths(20, 8)


def test_a_column_with_nothing_in_it_gives_its_room_to_others() -> None:
    empty = [Widths(10, 10), Widths(60, 60), Widths(9, 0), Widths(12, 12)]
    assert [p.column.name for p in lay_out(COLUMNS, empty, 120).placed] == ["date", "what", "note"]


def test_where_nothing_finds_room_text_gives_way_before_dates() -> None:
    columns = (
        Column("date", "Date", width=10, least=10, whole=True),
        Column("type", "Type", width=9, least=9),
        Column("actors", "Actors", width=22, least=22),
    )
    wished = [Widths(13, 13), Widths(9, 9), Widths(40, 40)]
    assert [p.width for p in lay_out(columns, wished, 30).placed] == [13, 7, 8]
    assert [p.width for p in lay_out(columns, wished, 14).placed] == [6, 3, 3]
