"""Mendings are on disk when given, an older workspace is taken over, and nothing is ever lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from core.store import Judgement, Mending, Target, Words, Workspace, WorkspaceError

WORDS = Words(sha256="ab" * 32, path="a.txt", start=3, end=9, quote="“Kelm”", context="They hit “Kelm”.")
TARGET = Target(
    kind="event", identity="attack|2031-05-03", words=(WORDS, msgspec.structs.replace(WORDS, start=20, end=26))
)
MENDING = Mending(
    deed="set",
    targets=(TARGET,),
    field="place",
    value='"Kelm"',
    machine='"Port"',
    reviewer="ann",
    at="2031-05-04T10:00",
)
FIRST_VERSION = """
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY, verdict TEXT NOT NULL, note TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE anchor (
    key TEXT NOT NULL, judgement INTEGER NOT NULL REFERENCES judgement (id), PRIMARY KEY (key, judgement)
) STRICT, WITHOUT ROWID;
INSERT INTO judgement VALUES (1, 'accepted', 'seen', 'ann', '2031-05-03T10:00:00+00:00');
INSERT INTO anchor VALUES ('a', 1), ('b', 1);
PRAGMA user_version = 1;
"""


def test_a_mending_comes_back_as_it_was_given(tmp_path: Path) -> None:
    two = Mending(deed="merge", targets=(TARGET, msgspec.structs.replace(TARGET, identity="other")), reviewer="ben")
    given = Workspace(tmp_path).mend([MENDING, two])
    assert [m.id for m in given] == [1, 2]
    assert Workspace(tmp_path).mendings() == given
    assert msgspec.structs.replace(given[0], id=0) == MENDING


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    assert Workspace(tmp_path / "new").mendings() == ()
    assert not (tmp_path / "new").exists()


def test_two_reviewers_mendings_are_both_kept(tmp_path: Path) -> None:
    Workspace(tmp_path).mend([MENDING])
    Workspace(tmp_path).mend([msgspec.structs.replace(MENDING, value='"Torvel"', reviewer="ben")])
    assert [(m.reviewer, m.value) for m in Workspace(tmp_path).mendings()] == [("ann", '"Kelm"'), ("ben", '"Torvel"')]


def test_what_is_taken_back_stays_in_the_file(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    first, second = workspace.mend([MENDING, MENDING])
    workspace.take_back([first.id], "ben", "2031-05-05T10:00")
    assert workspace.mendings() == (second,)
    with sqlite3.connect(workspace.path) as connection:
        assert connection.execute("SELECT count(*) FROM mending").fetchone() == (2,)
        assert connection.execute("SELECT mending, reviewer FROM taken_back").fetchall() == [(first.id, "ben")]


def test_a_workspace_of_the_first_version_is_taken_over(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with sqlite3.connect(workspace.path) as connection:
        connection.executescript(FIRST_VERSION)
    assert workspace.mendings() == ()
    assert {key: (j.verdict, j.note) for key, j in workspace.judgements().items()} == {
        "a": ("accepted", "seen"),
        "b": ("accepted", "seen"),
    }
    workspace.mend([MENDING])
    workspace.judge(["a"], Judgement(verdict="rejected"))
    assert len(workspace.mendings()) == 1
    assert workspace.judgements()["a"].verdict == "rejected"
    with sqlite3.connect(workspace.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


@pytest.mark.parametrize(
    "wrong",
    [
        msgspec.structs.replace(MENDING, targets=()),
        msgspec.structs.replace(MENDING, targets=(msgspec.structs.replace(TARGET, words=()),)),
        msgspec.structs.replace(MENDING, deed="burn"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_mending_is_refused_and_nothing_of_it_kept(tmp_path: Path, wrong: Mending) -> None:
    with pytest.raises(ValueError, match="needs a deed"):
        Workspace(tmp_path).mend([MENDING, wrong])
    assert Workspace(tmp_path).mendings() == ()


def test_a_broken_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.path.write_bytes(b"no database at all, though long enough to look like one" * 100)
    with pytest.raises(WorkspaceError, match="cannot be read"):
        workspace.mendings()
    with pytest.raises(WorkspaceError, match="Not saved"):
        workspace.mend([MENDING])
    with pytest.raises(WorkspaceError, match="Not saved"):
        workspace.take_back([1], "", "")


def test_two_processes_at_once_lose_nothing_and_bring_an_old_file_up_to_date_once(tmp_path: Path) -> None:
    with sqlite3.connect(Workspace(tmp_path).path) as connection:
        connection.executescript(FIRST_VERSION)
    script = (
        "import sys; from pathlib import Path\n"
        "from core.store import Mending, Target, Words, Workspace\n"
        "words = Words(sha256='ab', path='a.txt', start=0, end=1, quote='a')\n"
        "target = Target(kind='event', identity=sys.argv[2], words=(words,))\n"
        "for n in range(25):\n"
        "    Workspace(Path(sys.argv[1])).mend([Mending(deed='set', targets=(target,), field=str(n))])\n"
    )
    root = Path(__file__).parents[3]
    both = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path), name], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
        )
        for name in ("a", "b")
    ]
    assert [process.wait() for process in both] == [0, 0]
    kept = Workspace(tmp_path).mendings()
    assert sorted((m.targets[0].identity, int(m.field)) for m in kept) == [(n, k) for n in "ab" for k in range(25)]
    assert all(m.targets[0].words for m in kept)
    assert len(Workspace(tmp_path).judgements()) == 2
