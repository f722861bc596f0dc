"""Threads beside the screen rest while keys are pressed, and not for ever."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

import pytest

from core.views import index
from tests.bench.big import big_dossier
from tests.fixtures.feed import app_on
from tui import giving_way
from tui.giving_way import AFTER_A_KEY, LONGEST, Way


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 100.0, 0.0
        self.meanwhile: Callable[[], None] = lambda: None

    def sleep(self, seconds: float) -> None:
        step = min(seconds, 0.03)
        self.now += step
        self.slept += step
        self.meanwhile()


def beside(call: Callable[[], None]) -> None:
    """Call it in a thread beside the screen's."""
    thread = Thread(target=call)
    thread.start()
    thread.join()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(giving_way, "monotonic", lambda: made.now)
    monkeypatch.setattr(giving_way, "sleep", made.sleep)
    return made


def test_without_a_key_nobody_waits(clock: Clock) -> None:
    beside(Way().give)
    assert clock.slept == 0


def test_after_a_key_one_waits_a_moment(clock: Clock) -> None:
    way = Way()
    way.key()
    beside(way.give)
    assert clock.slept == pytest.approx(AFTER_A_KEY)
    beside(way.give)
    assert clock.slept == pytest.approx(AFTER_A_KEY)


def test_a_key_held_down_keeps_nobody_away_for_ever(clock: Clock) -> None:
    way = Way()
    way.key()
    clock.meanwhile = way.key
    beside(way.give)
    assert clock.slept == pytest.approx(LONGEST)


def test_the_thread_that_answers_keys_never_waits(clock: Clock) -> None:
    way = Way()
    way.key()
    way.give()
    assert clock.slept == 0


async def test_keys_and_the_mouse_are_told_of_and_a_large_snapshot_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "LARGE", 50)
    told: list[str] = []
    monkeypatch.setattr(Way, "key", lambda way: told.append("key"))
    monkeypatch.setattr(Way, "give", lambda way: told.append("rest"))
    app = app_on(big_dossier(1_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert set(told) == {"rest"}
        told.clear()
        await pilot.press("j")
        assert "key" in told
        told.clear()
        await pilot.click("#timeline-table", offset=(3, 3))
        assert "key" in told
