"""The reading process as the screen sees it: progress, partial snapshots, failures, another reading."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from core.model import Dossier
from tests.fixtures.dossier import BRIEF, DAILY, WIRE, dossier
from tests.fixtures.feed import FakeFeed, app_on
from tests.fixtures.newsroom import write
from tui.feed import Feed
from tui.reader import main, worth_making
from tui.summary import pace, progress, read_in
from tui.wire import Failure, Message, Progress, Snapshot, receive


def messages(*arguments: str) -> list[Message]:
    out = io.BytesIO()
    main(list(arguments), out)
    out.seek(0)
    return list(iter(lambda: receive(out), None))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("wire.txt", WIRE), ("daily.txt", DAILY), ("brief.txt", BRIEF)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_reading_sends_progress_and_ends_with_the_whole(folder: Path) -> None:
    sent = messages("--", str(folder))
    far = [m for m in sent if isinstance(m, Progress)]
    assert [m.done for m in far] == sorted(m.done for m in far)
    assert (far[-1].done, far[-1].total, far[-1].comparing) == (3, 3, True)
    last = sent[-1]
    assert isinstance(last, Snapshot)
    assert last.final
    assert len(last.dossier.articles) == 3


def test_what_cannot_be_read_is_a_warning_and_the_rest_is_read(folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    last = messages("--", str(folder), str(folder / "missing.txt"))[-1]
    assert isinstance(last, Snapshot)
    assert len(last.dossier.articles) == 3
    told = " ".join(warning.message for warning in last.dossier.warnings)
    assert "broken.txt" in told
    assert "missing.txt" in told


def test_a_fault_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr("core.corpus.reading.side_by_side", lambda extractions: 1 / 0)
    last = messages("--", str(folder))[-1]
    assert isinstance(last, Failure)
    assert last.message.startswith("Reading stopped: ZeroDivisionError")


def test_the_process_itself(folder: Path) -> None:
    feed = Feed([str(folder)])
    last = list(feed.messages())[-1]
    feed.stop()
    assert isinstance(last, Snapshot)
    assert len(last.dossier.articles) == 3


@pytest.fixture
def workspace(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Beside the folder that is read: within it, it would be another folder after every reading. Files that have just
    been written are known by their times at once."""
    monkeypatch.setattr("core.corpus.signature._FRESH", 0)
    return tmp_path_factory.mktemp("workspace")


def test_what_was_read_is_known_the_next_time(folder: Path, workspace: Path) -> None:
    kept = ("--workspace", str(workspace), "--", str(folder))
    first = messages(*kept)[-1]
    again = messages(*kept)
    assert isinstance(first, Snapshot)
    assert isinstance(again[-1], Snapshot)
    assert again[-1].dossier.events == first.dossier.events
    assert not any(isinstance(m, Progress) and 0 < m.done < 3 for m in again)


def test_what_was_kept_and_is_damaged_is_read_anew(folder: Path, workspace: Path) -> None:
    kept = ("--workspace", str(workspace), "--", str(folder))
    first = messages(*kept)[-1]
    (file,) = workspace.rglob("*.dossier")
    file.write_bytes(file.read_bytes()[:-9] + b"otherwise")
    again = messages(*kept)
    assert [m.dossier.events for m in (first, *again) if isinstance(m, Snapshot)] == 2 * [first.dossier.events]  # type: ignore[union-attr]
    assert any(isinstance(m, Progress) and m.total for m in again), "nothing was read"
    assert not any(isinstance(m, Progress) and m.total for m in messages(*kept)), "the new one was not kept"


def test_a_reading_can_be_stopped_and_what_is_read_is_sent_and_kept(tmp_path: Path) -> None:
    write(tmp_path / "reports", 90, 200)
    feed = Feed([str(tmp_path / "reports")], workspace=tmp_path)
    sent = []
    for message in feed.messages():
        sent.append(message)
        if isinstance(message, Progress) and message.done >= 6:
            feed.finish()
    last = sent[-1]
    assert isinstance(last, Snapshot)
    assert last.left > 0
    assert 6 <= len(last.dossier.articles) < 90
    assert last.left + len(last.dossier.articles) <= 90
    feed = Feed([str(tmp_path / "reports")], workspace=tmp_path)
    whole = list(feed.messages())[-1]
    assert isinstance(whole, Snapshot)
    assert len(whole.dossier.articles) == 90
    assert not whole.left


def test_a_cache_that_cannot_be_written_is_told_with_the_result(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    last = messages("--workspace", str(tmp_path / "taken"), "--", str(folder))[-1]
    assert isinstance(last, Snapshot)
    assert len(last.dossier.articles) == 3
    assert "not kept for the next opening" in last.notice


@pytest.mark.parametrize(
    ("seconds", "done", "total", "each", "worth"),
    [
        (0.4, 6, 10_000, 0.0, True),  # the first rows, whatever they cost
        (27.0, 2_000, 10_000, 0.0025, True),
        (81.0, 6_000, 10_000, 0.0025, False),  # the whole is there before the reviewer has looked at the part
        (2.0, 90, 100, 0.003, False),
        (20.0, 9_000, 10_000, 0.00002, True),
    ],
)
def test_a_partial_dossier_is_on_show_for_longer_than_it_took(
    seconds: float, done: int, total: int, each: float, worth: bool
) -> None:
    assert worth_making(seconds, done, total, each) is worth


async def test_how_fast_it_goes_is_in_the_title() -> None:
    app = app_on()
    app._feed = FakeFeed(Snapshot(dossier(), False, 0.1), Progress(900, 2000, 110.0))  # type: ignore[assignment]
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert "110 a second, 0:10 left" in strips[0].text
        assert strips[-1].text.rstrip().endswith("reading 900/2,000")


async def test_stopped_and_taken_up_again() -> None:
    app = app_on()
    app._feed = FakeFeed(Snapshot(dossier(), True, 0.1, left=3))  # type: ignore[assignment]
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.message == "Stopped with 3 articles unread; p goes on"
        assert "reading stopped" in app.screen._compositor.render_strips()[0].text
        await pilot.press("p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.message.startswith("Read 4 articles")
        assert "reading stopped" not in app.screen._compositor.render_strips()[0].text


def test_a_process_that_dies_is_a_failure(folder: Path) -> None:
    feed = Feed([str(folder)])
    feed.stop()
    last = list(feed.messages())[-1]
    assert isinstance(last, Failure)
    assert "r to read again" in last.message


async def test_a_failure_is_said_and_nothing_seems_to_be_coming() -> None:
    app = app_on()
    app._feed = FakeFeed(Progress(0, 0), Failure("Reading stopped: for a reason"))  # type: ignore[assignment]
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Reading stopped: for a reason" in screen
        assert "Nothing was read." in screen
        await pilot.press("4")
        assert "reading stopped" in app.screen._compositor.render_strips()[0].text
        await pilot.press("1")
        await pilot.press("r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.panel.row
        assert "reading stopped" not in app.screen._compositor.render_strips()[0].text


async def test_a_partial_snapshot_is_drawn_and_the_cursor_stays_on_its_row() -> None:
    whole = dossier()
    part = msgspec.structs.replace(whole, events=whole.events[:1], tallies=(), disagreements=())
    app = app_on()
    app._feed = FakeFeed(Snapshot(part, False, 0.1))  # type: ignore[assignment]
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [row.id for row in app.panel.lines.rows] == ["e1"]
        await pilot.press("r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.panel.row
        assert app.panel.row.id == "e1"
        assert app.panel.lines.cursor == 1


async def test_an_empty_dossier_has_every_panel_say_so() -> None:
    app = app_on(Dossier())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        for key in "12345":
            await pilot.press(key, "enter", "j", "G", "s", "space", "y")
            await pilot.pause()
            assert app.panel.lines.render_line(2).text.strip().endswith(".")
        await pilot.press("q")
    assert app.return_value == 1


@pytest.mark.parametrize(
    ("far", "shown"),
    [
        (Progress(0, 0), "reading …"),
        (Progress(3, 5), "reading 3/5 ██████····"),
        (Progress(4512, 10_000), "reading 4,512/10,000"),
        (Progress(5, 5, comparing=True), "comparing 5 …"),
    ],
)
def test_progress(far: Progress, shown: str) -> None:
    assert progress(far.done, far.total, far.comparing) == shown
    assert len(shown) <= 22, "there is no more room beside the keys at 80 columns"


@pytest.mark.parametrize(
    ("done", "total", "rate", "shown"),
    [
        (900, 2000, 110.0, "110 a second, 0:10 left"),
        (100, 80_100, 10.0, "10 a second, 2:13:20 left"),
        (3, 5, 0.0, ""),
        (5, 5, 3.0, ""),
    ],
)
def test_pace(done: int, total: int, rate: float, shown: str) -> None:
    assert pace(done, total, rate) == shown


def test_what_the_reading_took_names_the_losses() -> None:
    from core.views import Index

    assert read_in(Index(dossier()), 0.25) == "Read 4 articles in 0.2 s; 2 warnings: see Sources (5)"
