"""Damage, a full disk, a read-only folder, a killed process, two processes at once: no verdict is lost in any."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.store import Judgement, Workspace, WorkspaceError
from core.store.database import connect
from core.store.journal import damaged, journal_of, lines, marks
from tests.fixtures.faults import NOBODY, writer

GIVEN = 30


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path)
    for number in range(GIVEN):
        made.judge([f"k{number}"], Judgement(verdict="flagged", note=f"note {number} " * 30, reviewer="ann"))
    return made


def whole(folder: Path, given: int = GIVEN) -> Workspace:
    """The workspace, which holds every verdict and takes another."""
    later = Workspace(folder)
    found = later.judgements()
    assert {f"k{n}" for n in range(given)} <= set(found)
    assert all(found[f"k{n}"].note == f"note {n} " * 30 for n in range(GIVEN))
    later.judge(["after"], Judgement(verdict="accepted"))
    assert Workspace(folder).judgements()["after"].verdict == "accepted"
    return later


def begin(path: Path) -> None:
    path.write_bytes(b"nothing like a database" * 9 + path.read_bytes()[207:])


def middle(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + os.urandom(len(data) - 8192) + data[-4096:])


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [begin, middle, half, nothing, Path.unlink])
def test_a_damaged_or_lost_database_is_made_again_from_the_journal(
    workspace: Workspace, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(workspace.path)
    later = whole(tmp_path)
    assert "journal" in later.notice
    if harm in (begin, middle, half):
        assert (tmp_path / "workspace.damaged-1").exists()


@pytest.mark.parametrize("harm", [begin, half, nothing, Path.unlink])
def test_a_damaged_or_lost_journal_harms_nothing_and_is_made_again(
    workspace: Workspace, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(journal_of(workspace.path))
    whole(tmp_path)
    begin(workspace.path)
    if harm is begin:  # the damaged first line is in the database only, until somebody gives another verdict
        assert set(Workspace(tmp_path).judgements()) == {"after", *(f"k{n}" for n in range(1, GIVEN))}
    else:
        whole(tmp_path)


def test_without_a_journal_a_damaged_database_is_left_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    journal_of(workspace.path).unlink()
    begin(workspace.path)
    held = workspace.path.read_bytes()
    with pytest.raises(WorkspaceError, match="cannot be read: file is not a database"):
        Workspace(tmp_path).judgements()
    with pytest.raises(WorkspaceError, match="Not saved"):
        Workspace(tmp_path).judge(["a"], Judgement(verdict="accepted"))
    assert workspace.path.read_bytes() == held


def test_a_workspace_of_an_earlier_version_gets_its_journal_with_the_next_verdict(
    workspace: Workspace, tmp_path: Path
) -> None:
    journal_of(workspace.path).unlink()
    whole(tmp_path)
    workspace.path.unlink()
    assert len(Workspace(tmp_path).judgements()) == GIVEN + 1


def test_what_the_database_lost_of_its_last_pages_is_in_the_journal(workspace: Workspace, tmp_path: Path) -> None:
    with connect(workspace.path) as open_still:  # so that the log is not taken into the database at once
        open_still.execute("SELECT * FROM judgement").fetchone()
        copy = tmp_path / "copy"
        copy.mkdir()
        for number in range(GIVEN, GIVEN + 5):
            workspace.judge([f"k{number}"], Judgement(verdict="accepted"))
        shutil.copy(workspace.path, copy)
        shutil.copy(journal_of(workspace.path), copy)  # and no -wal, where the last five are
    later = whole(copy, GIVEN + 5)
    assert "taken from its journal" in later.notice


def test_a_torn_line_costs_only_itself(workspace: Workspace, tmp_path: Path) -> None:
    journal = journal_of(workspace.path)
    with journal.open("ab") as file:
        file.write(b'12345678 {"after":{"judgement":30')
    whole(tmp_path)
    assert damaged(journal) == 1
    workspace.path.unlink()
    assert len(Workspace(tmp_path).judgements()) == GIVEN + 1


def test_a_verdict_that_was_not_confirmed_is_in_neither(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = journal_of(workspace.path).read_bytes()
    monkeypatch.setattr("core.store.journal.os.fsync", lambda descriptor: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        workspace.judge(["lost"], Judgement(verdict="accepted"))
    monkeypatch.undo()
    assert journal_of(workspace.path).read_bytes() == before
    assert "lost" not in Workspace(tmp_path).judgements()
    whole(tmp_path)


@pytest.mark.parametrize("limit", [40_000, 100_000])
def test_a_full_disk_is_told_and_costs_no_verdict_that_was_confirmed(tmp_path: Path, limit: int) -> None:
    process = writer(tmp_path, limit=limit)
    out, error = process.communicate()
    confirmed = [int(line) for line in out.split("\n") if line.isdigit()]
    assert error.startswith("Not saved: ")
    assert "make room there, or choose another folder" in error
    found = Workspace(tmp_path).judgements()
    assert len(found) == len(confirmed) > 5
    assert {f"k{n}" for n in confirmed} == set(found)
    whole_again = writer(tmp_path, first=10_000, count=3)
    assert f"held {len(confirmed) + 3}" in whole_again.communicate()[0]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can come to."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("log", [True, False])
def test_in_a_read_only_folder_verdicts_are_shown_and_new_ones_refused(open_folder: Path, log: bool) -> None:
    workspace = Workspace(open_folder)
    for number in range(GIVEN):
        workspace.judge([f"k{number}"], Judgement(verdict="accepted"))
    held = connect(workspace.path) if log else None
    if held:  # the last verdict is in the log only
        held.execute("SELECT * FROM judgement").fetchone()
        workspace.judge([f"k{GIVEN}"], Judgement(verdict="accepted"))
    for file in open_folder.iterdir():
        file.chmod(0o444)
    out, error = writer(open_folder, first=900, count=1, user=NOBODY).communicate()
    if held:
        held.close()
    assert "Not saved: " in error
    assert f"held {GIVEN + log}" in out
    assert "Earlier verdicts are shown, new ones cannot be saved" in out
    assert len(Workspace(open_folder).judgements()) == GIVEN + log


def test_who_opens_the_file_while_another_makes_it_waits(tmp_path: Path) -> None:
    path = tmp_path / "workspace.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE made (x)")
        done = threading.Timer(0.2, other.execute, ["COMMIT"])
        done.start()
        with closing(connect(path)) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        done.join()


def test_two_processes_at_once_and_both_files_tell_the_same(tmp_path: Path) -> None:
    both = [writer(tmp_path, first=first, count=25) for first in (0, 1000)]
    outs = [process.communicate()[0] for process in both]
    assert all("held" in out for out in outs)
    database = tmp_path / "workspace.sqlite"
    assert len(Workspace(tmp_path).judgements()) == 50
    with connect(database) as connection:
        assert marks(connection) == list(lines(journal_of(database)))[-1].upto
    database.unlink()
    assert len(Workspace(tmp_path).judgements()) == 50


def test_two_processes_that_find_it_damaged_restore_it_once(workspace: Workspace, tmp_path: Path) -> None:
    begin(workspace.path)
    both = [writer(tmp_path, first=first, count=5) for first in (100, 200)]
    outs = [process.communicate() for process in both]
    assert [error for _, error in outs] == ["", ""]
    assert len(list(tmp_path.glob("workspace.damaged-*"))) == 1
    whole(tmp_path)
    assert {f"k{n}" for n in (*range(100, 105), *range(200, 205))} <= set(Workspace(tmp_path).judgements())


def test_a_journal_that_cannot_be_written_is_told_and_the_verdict_not_shown_as_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    journal_of(workspace.path).unlink()
    journal_of(workspace.path).mkdir()
    with pytest.raises(WorkspaceError, match="Not saved: is a directory"):
        workspace.judge(["a"], Judgement(verdict="accepted"))
    journal_of(workspace.path).rmdir()
    assert "a" not in Workspace(tmp_path).judgements()


def test_the_database_alone_is_enough(workspace: Workspace, tmp_path: Path) -> None:
    with sqlite3.connect(workspace.path) as connection:
        assert connection.execute("SELECT count(*) FROM judgement").fetchone() == (GIVEN,)
