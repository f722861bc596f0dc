"""`peace-tui workspace`: what is in it, whether it is whole, and clearing the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.store import Judgement, Workspace
from core.store.journal import journal_of
from tests.fixtures.newsroom import write
from tui.cli import main
from tui.workspace import told_size


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    write(tmp_path / "reports", 3, 100)
    folder = tmp_path / "kept"
    main(["report", str(tmp_path / "reports"), "--workspace", str(folder)])
    made = Workspace(folder)
    made.judge(["a", "b"], Judgement(verdict="accepted", reviewer="ann"))
    made.judge(["c"], Judgement(verdict="rejected", reviewer="ben", note="twice"))
    made.judge(["d"], Judgement(verdict="flagged", reviewer="ben"))
    made.judge(["d"], Judgement(verdict="none", reviewer="ben", note="later"))
    capsys.readouterr()
    return folder


def called(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["workspace", *words])
    out, error = capsys.readouterr()
    return code, out, error


def test_it_says_what_is_there(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, error = called(capsys, "--workspace", str(workspace))
    assert (code, error) == (0, "")
    assert "Verdicts   2 (1 accepted, 1 rejected)\n" in out
    assert "Notes      2\n" in out
    assert "Mendings   0\n" in out
    assert "Reviewers  ann, ben\n" in out
    assert "Cache      3 articles, 1 dossiers, " in out


def test_nothing_is_made_where_there_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "--workspace", str(tmp_path / "none"), "--check")
    assert code == 0
    assert "Verdicts   0\n" in out
    assert "Everything is whole." in out
    assert not (tmp_path / "none").exists()


def test_clearing_the_cache_keeps_every_verdict(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "--workspace", str(workspace), "--clear-cache")
    assert code == 0
    assert "The cache is cleared: " in out
    assert not (workspace / "cache").exists()
    _, out, _ = called(capsys, "--workspace", str(workspace))
    assert "Verdicts   2 (1 accepted, 1 rejected)\n" in out
    assert "Cache      0 articles, 0 dossiers, 0 bytes\n" in out


def test_a_whole_one_is_found_whole(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, error = called(capsys, "--workspace", str(workspace), "--check")
    assert (code, error) == (0, "")
    assert out.endswith("Everything is whole.\n")


def test_damage_is_told_and_mended(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "workspace.sqlite").write_bytes(b"nothing like a database " * 99)
    (workspace / "cache" / "pieces.sqlite").write_bytes(b"nothing like a database " * 99)
    code, out, error = called(capsys, "--workspace", str(workspace), "--check")
    assert code == 1
    assert "made again from its journal" in error
    assert "The cache is damaged (file is not a database)" in error
    assert "Verdicts   2 (1 accepted, 1 rejected)\n" in out
    called(capsys, "--workspace", str(workspace), "--clear-cache")
    assert called(capsys, "--workspace", str(workspace), "--check")[0] == 0


def test_a_damaged_line_of_the_journal_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = journal_of(workspace / "workspace.sqlite")
    journal.write_bytes(b"00000000" + journal.read_bytes()[8:])
    code, _, error = called(capsys, "--workspace", str(workspace), "--check")
    assert code == 1
    assert error == "workspace.journal: 1 damaged line; the database holds what they told.\n"


def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "workspace.sqlite").write_bytes(b"nothing like a database " * 99)
    code, out, error = called(capsys, "--workspace", str(tmp_path))
    assert (code, out) == (1, "")
    assert error.startswith("The workspace cannot be read: file is not a database: ")


@pytest.mark.parametrize(("size", "told"), [(0, "0 bytes"), (999, "999 bytes"), (1500, "1.5 kB"), (2.5e9, "2.5 GB")])
def test_sizes(size: float, told: str) -> None:
    assert told_size(size) == told
