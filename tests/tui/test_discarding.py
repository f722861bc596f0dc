"""What is no longer on show is freed, but not from under anybody."""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import Mock

import pytest

from core.views import VIEWS, Index, Sifter, index
from tests.bench.big import big_dossier
from tui import discarding
from tui.wire import Snapshot


def made() -> tuple[Index, Snapshot]:
    index = Index(big_dossier(60))
    for name, view in VIEWS.items():
        index.sifters[name] = Sifter(view(index))
        index.sifters[name].make_ready()
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


def test_what_is_small_or_was_never_there_needs_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(discarding.threading, "Thread", lambda **given: started.append(given) or Mock())
    discarding.discard(None)
    discarding.discard(Index(big_dossier(60)))
    assert not started
    monkeypatch.setattr(index, "LARGE", 50)
    discarding.discard(Index(big_dossier(60)))
    assert len(started) == 1
