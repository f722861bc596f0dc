"""Snapshots that arrive while one looks at another: rows are found again, and what is gone is asked of nobody."""

from __future__ import annotations

import gc
import sys
import weakref
from threading import Event, current_thread, main_thread

import msgspec
import pytest
from textual.pilot import Pilot

from core.views import Index, index
from tests.bench.big import big_dossier
from tests.fixtures.feed import FakeFeed, app_on
from tui.app import PeaceApp
from tui.mender import Made
from tui.messages import Arrived
from tui.panels.base import Asked
from tui.wire import Snapshot

NARROW, WIDE = (80, 24), (160, 40)


def growing(first: int, then: int) -> PeaceApp:
    """The dashboard on so many rows, and on so many after `r`."""
    feeds = [FakeFeed(Snapshot(big_dossier(rows), True, 0.1)) for rows in (first, then)]
    app: PeaceApp = app_on(feed=feeds[0], again=feeds[1])
    return app


async def settled(pilot: Pilot[int], *keys: str) -> None:
    """Press keys and wait for what comes of them."""
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_panels_out_of_sight_let_go_and_find_their_row_again() -> None:
    app = growing(60, 80)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j")
        timeline = app.panel
        row = timeline.row
        assert row is not None
        assert timeline.counts() == (4, 60, 60)
        await settled(pilot, "4", "r")
        assert timeline.rows == ()
        assert len(timeline.lines.rows) == 1
        await pilot.press("1")
        assert timeline.row is not None
        assert timeline.row.id == row.id
        assert timeline.counts()[1:] == (80, 80)


@pytest.mark.parametrize(("keys", "place"), [((), 1), (("space",), 21)])
async def test_the_cursor_stays_at_the_top_until_somebody_presses_a_key(keys: tuple[str, ...], place: int) -> None:
    whole = big_dossier(60)
    later = Snapshot(msgspec.structs.replace(whole, events=whole.events[20:]), False, 0.1)
    app: PeaceApp = app_on(feed=FakeFeed(later))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot, *keys)
        app.on_arrived(Arrived(0, Snapshot(whole, True, 0.2), Made(Index(whole), 0)))
        await pilot.pause()
        assert app.panel.counts() == (place, 60, 60)


async def test_a_row_that_is_gone_is_not_asked_for_its_words() -> None:
    app = growing(60, 40)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot, "G")
        assert app.evidence.row is not None
        assert app.evidence.row.id == "e59"
        await settled(pilot, "4", "r")
        await settled(pilot, "1")
        assert app.panel.row is not None
        assert app.evidence.row is app.panel.row


async def test_while_rows_are_being_made_there_is_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "LARGE", 50)
    going, answer = Event(), Asked.answer

    def held(asked: Asked, *given: object) -> object:
        if current_thread() is not main_thread():
            going.wait(20)
        return answer(asked, *given)

    app = growing(100, 60)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot, "G", "s", "j", "enter")
        monkeypatch.setattr(Asked, "answer", held)
        await pilot.press("r")
        while app.panel.current:
            await pilot.pause(0.01)
        assert app.panel.row is None
        await pilot.press("space", "m", "j", "enter", "escape", "n", "1")  # nothing of them may ask for it
        going.set()
        await settled(pilot)
        assert app.panel.row is not None
        assert app.evidence.row is app.panel.row
        assert app.panel.counts()[1:] == (60, 60)


async def test_nobody_holds_what_is_no_longer_on_show() -> None:
    app = growing(60, 40)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        before, row = weakref.ref(app.index), app.panel.rows[7]
        await settled(pilot, "F", *"norland", "escape", "5", "r")
        gc.collect()
        assert before() is None
        assert sys.getrefcount(row) == 2
