"""Where the cursor's row is found again."""

from __future__ import annotations

import pytest

from core.views import Row
from tui.widgets.lines import place_of


def row(number: int, what: str, day: str = "2031-05-03") -> Row:
    return Row(id=f"e{number}", of="event", cells=("", day, what), kind="attack", date=day)


OLD = (row(1, "the bridge at Kelm"), row(2, "the depot at Torvel"), row(3, "the port of Ambra"))


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (OLD, 1),
        (OLD[1:], 0),
        (tuple(reversed(OLD)), 1),
        ((row(1, "the airfield"), row(2, "the bridge at Kelm"), row(3, "the depot at Torvel")), 2),
        ((row(1, "the bridge at Kelm"), row(2, "the depot at Torvel and the mill")), 1),
        ((row(1, "the bridge at Kelm"), row(2, "the depot at Torvel", "2031-05-04")), 1),
        ((row(7, "another"),), 0),
        ((), 0),
    ],
    ids=["as it was", "filtered", "sorted", "numbered anew", "told otherwise", "of another day", "gone", "nothing"],
)
def test_the_row_is_known_by_what_it_tells(rows: tuple[Row, ...], place: int) -> None:
    assert place_of(OLD[1], rows, 1) == place
