"""Judgements are on disk when given, and nothing is lost or overwritten."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.store import Judgement, Workspace, WorkspaceError


def test_nothing_is_written_before_the_first_judgement(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "new")
    assert workspace.judgements() == {}
    assert not (tmp_path / "new").exists()


def test_the_latest_judgement_holds_and_earlier_ones_stay(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.judge(["a", "b"], Judgement(verdict="accepted", reviewer="ann", at="2031-05-03T10:00:00Z"))
    workspace.judge(["b", "c"], Judgement(verdict="rejected", note="same strike twice", reviewer="ben"))
    found = Workspace(tmp_path).judgements()
    assert [(key, found[key].verdict) for key in sorted(found)] == [
        ("a", "accepted"),
        ("b", "rejected"),
        ("c", "rejected"),
    ]
    assert found["c"].note == "same strike twice"
    with sqlite3.connect(workspace.path) as connection:
        assert connection.execute("SELECT count(*) FROM judgement").fetchone() == (2,)


@pytest.mark.parametrize(("anchors", "verdict"), [([], "accepted"), (["a"], "maybe")])
def test_what_is_no_judgement_is_refused(tmp_path: Path, anchors: list[str], verdict: str) -> None:
    with pytest.raises(ValueError, match="needs anchors"):
        Workspace(tmp_path).judge(anchors, Judgement(verdict=verdict))  # type: ignore[arg-type]


def test_a_broken_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.path.write_bytes(b"no database at all, though long enough to look like one" * 100)
    with pytest.raises(WorkspaceError, match="cannot be read"):
        workspace.judgements()
    with pytest.raises(WorkspaceError, match="Not saved"):
        workspace.judge(["a"], Judgement(verdict="accepted"))


def test_a_later_version_is_left_alone(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.judge(["a"], Judgement(verdict="accepted"))
    with sqlite3.connect(workspace.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(WorkspaceError, match="later version"):
        workspace.judgements()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(WorkspaceError, match="Not saved"):
        Workspace(tmp_path / "taken").judge(["a"], Judgement(verdict="accepted"))


def test_a_killed_process_has_kept_every_confirmed_judgement(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from core.store import Judgement, Workspace\n"
        "workspace = Workspace(Path(sys.argv[1]))\n"
        "for n in range(10_000):\n"
        "    workspace.judge([f'k{n}'], Judgement(verdict='accepted'))\n"
        "    print(n, flush=True)\n"
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        assert process.stdout
        for _ in range(20):
            process.stdout.readline()
        process.kill()
        confirmed = 20 + len(process.stdout.read().splitlines())
    kept = Workspace(tmp_path).judgements()
    assert all(f"k{n}" in kept for n in range(confirmed - 1))


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from core.store import Judgement, Workspace\n"
        "for n in range(30):\n"
        "    Workspace(Path(sys.argv[1])).judge([f'{sys.argv[2]}{n}'], Judgement(verdict='flagged'))\n"
    )
    root = Path(__file__).parents[3]
    both = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path), name],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        for name in ("a", "b")
    ]
    assert [process.wait() for process in both] == [0, 0]
    assert len(Workspace(tmp_path).judgements()) == 60
