"""What is no longer on show is freed, but not from under anybody."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from core.views import VIEWS, Haystack, Index
from tests.bench.big import big_dossier
from tests.fixtures.feed import FakeFeed
from tui import discarding
from tui.app import PeaceApp
from tui.options import Options
from tui.review import Review
from tui.wire import Snapshot


def made() -> tuple[Index, Snapshot]:
    index = Index(big_dossier(60))
    for name, view in VIEWS.items():
        index.haystacks[name] = Haystack(view(index).rows)
    return index, Snapshot(index.dossier, True, 0.1)


def test_every_record_and_row_is_freed() -> None:
    index, snapshot = made()
    event, row = index.dossier.events[7], VIEWS["timeline"](index).rows[7]
    assert sys.getrefcount(event) > 2 < sys.getrefcount(row)
    given: list[Any] = [index, snapshot]
    del index, snapshot
    discarding._when_free(given)
    assert (sys.getrefcount(event), sys.getrefcount(row)) == (2, 2)


def test_what_somebody_has_is_left_alone_until_they_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    index, snapshot = made()
    event = index.dossier.events[7]
    holders, looked = [index], []

    def sleep(seconds: float) -> None:
        looked.append(sys.getrefcount(event) > 2)
        if len(looked) == 3:
            holders.clear()

    monkeypatch.setattr(discarding, "sleep", sleep)
    given: list[Any] = [index, snapshot]
    del index, snapshot
    discarding._when_free(given)
    assert looked == [True, True, True]
    assert sys.getrefcount(event) == 2


async def test_panels_out_of_sight_let_go_and_find_their_row_again() -> None:
    first, second = big_dossier(60), big_dossier(80)
    feed = FakeFeed(Snapshot(first, False, 0.1))
    again = FakeFeed(Snapshot(second, True, 0.1))
    app = PeaceApp(
        feed,  # type: ignore[arg-type]
        lambda as_of: again,  # type: ignore[arg-type,return-value]
        opened="articles",
        sample=False,
        options=Options(theme="dark", color="256"),
        review=Review(None),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("j", "j", "j")
        timeline = app.panel
        row = timeline.row
        assert row is not None
        assert timeline.counts() == (4, 60, 60)
        await pilot.press("4", "r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert timeline.rows == ()
        assert len(timeline.lines.rows) == 1
        await pilot.press("1")
        assert timeline.row is not None
        assert timeline.row.id == row.id
        assert timeline.counts()[1:] == (80, 80)
