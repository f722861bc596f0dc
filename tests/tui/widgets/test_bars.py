"""The line at the foot: what it says, and the place in the table."""

from __future__ import annotations

import pytest

from tests.fixtures.feed import app_on
from tui.telling import FILTER_KEYS, HIT_KEYS, READING_KEYS, SEARCH_KEYS, SEARCHING_KEYS, TABLE_KEYS
from tui.widgets.cells import width_of


async def test_the_foot_tells_the_place_whole_and_leaves_the_rest_to_the_text() -> None:
    app = app_on()
    async with app.run_test(size=(60, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        foot = app.bars.foot
        foot.show("← → ↑ ↓ move  v fixes the start  Enter takes  Esc leaves", "1/4")
        assert foot.render_line(0).text == " ← → ↑ ↓ move  v fixes the start  Enter takes  Esc lea… 1/4 "
        foot.show("Reading again", "reading 12,120/1,000,000")
        assert foot.render_line(0).text == f" {'Reading again':<33} reading 12,120/1,000,000 "
        foot.show("x", "9" * 80)
        assert foot.render_line(0).cell_length == 60


@pytest.mark.parametrize("said", [TABLE_KEYS, HIT_KEYS, READING_KEYS, SEARCH_KEYS, SEARCHING_KEYS, FILTER_KEYS])
def test_the_keys_of_the_foot_find_room_beside_a_place_at_80_columns(said: str) -> None:
    assert width_of(said) <= 80 - len(" ") * 3 - len("12,345/12,345 of 12,345")
