"""`peace-tui doctor`: what would be read and what not, what is installed, the terminal, the workspace; in one screen."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.store import Judgement, Workspace
from tests.fixtures.files import BODY, gz, json_lines, pdf, record, rss, zipped
from tui import doctor
from tui.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(BODY)
    (made / "b.pdf").write_bytes(pdf([[BODY]]))
    (made / "c.jsonl").write_bytes(json_lines([record(n) for n in range(30)]))
    (made / "d.rss").write_bytes(rss([{"title": "T", "description": BODY}]))
    (made / "e.zip").write_bytes(
        zipped({"x.txt": BODY.encode(), "y.jsonl.gz": gz(json_lines([record(99)])), "z.png": b""})
    )
    (made / "f.docx").write_bytes(b"x")
    (made / "empty.md").write_bytes(b"")
    (made / ".hidden").write_bytes(b"")
    (made / "README.md").write_text("About this folder")
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., tuple[int, str]]:
    def examine(*words: object) -> tuple[int, str]:
        code = main(["doctor", *map(str, words), "--workspace", str(tmp_path / "kept")])
        said = capsys.readouterr()
        assert not said.err
        return code, said.out

    return examine


def test_what_would_be_read_and_what_not(folder: Path, run: Callable[..., tuple[int, str]]) -> None:
    code, out = run(folder)
    assert code == 0
    assert "35 articles in 9 files" in out
    assert "3 text · 1 PDF · 2 JSON Lines (31) · 1 feed · 1 gzip · 1 ZIP" in out
    for why in ("1 .docx", "1 .png", "1 hidden", "1 README and the like"):
        assert why in out
    assert "empty.md: empty" in out
    assert "kinds were passed over" not in out


def test_it_fits_on_one_screen(folder: Path, run: Callable[..., tuple[int, str]]) -> None:
    for number in range(40):
        (folder / f"broken {number} with a name that is far too long for one line of the screen.json").write_bytes(b"{")
        (folder / f"other.{number:03}").write_bytes(b"x")
    out = run(folder)[1]
    assert "and 38 more" in out
    assert len(out.splitlines()) <= 24
    assert max(map(len, out.splitlines())) <= 80


def test_nothing_behind_the_paths(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    code, out = run(tmp_path / "nowhere")
    assert code == 1
    assert "no such file or folder" in out


def test_without_a_path_it_says_how_to_name_one(run: Callable[..., tuple[int, str]]) -> None:
    code, out = run()
    assert code == 0
    assert "peace-tui doctor FOLDER" in out


def test_a_missing_extra_is_named_and_its_files_are_not_counted_as_read(
    folder: Path, run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if name == "pypdf":
            raise importlib.metadata.PackageNotFoundError
        return "1"

    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pypdf" else real(name))
    monkeypatch.setattr(doctor, "version", version)
    out = run(folder)[1]
    assert "34 articles" in out
    assert "1 PDF file not read: see EXTRAS" in out
    assert "missing: pip install 'peace-tui[pdf]'" in out
    assert "feedparser 1" in out


@pytest.mark.parametrize(
    ("environment", "tty", "says"),
    [
        ({"TERM": "xterm-256color"}, True, "256 colours or more, theme dark"),
        ({"TERM": "vt100"}, True, "16 colours, theme ansi"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True, "no colours (NO_COLOR)"),
        ({"TERM": "dumb"}, True, "no terminal to draw on"),
        ({"TERM": "xterm"}, False, "no terminal to draw on"),
        ({"TERM": "screen", "STY": "1.x"}, True, "GNU screen, in pieces"),
        ({"TERM": "xterm", "SSH_CONNECTION": "1 2 3 4"}, True, "--low-bandwidth"),
    ],
)
def test_terminals(environment: dict[str, str], tty: bool, says: str) -> None:
    assert says in "\n".join(doctor.terminal(environment, tty))


@pytest.mark.parametrize(
    ("allowed", "says"), [("on", "OSC 52 through tmux"), ("off", "allow-passthrough on"), ("", "allow-passthrough on")]
)
def test_tmux_is_asked_whether_it_lets_the_clipboard_through(
    allowed: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_tmux", lambda option: allowed)
    assert says in "\n".join(doctor.terminal({"TERM": "tmux-256color", "TMUX": "/tmp/x"}, True))


def test_tmux_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert doctor._tmux("allow-passthrough") == ""


def test_the_workspace_is_looked_at_and_left_as_it_is(tmp_path: Path) -> None:
    assert "not there yet" in doctor.workspace(tmp_path)[1]
    assert not list(tmp_path.iterdir())
    kept = Workspace(tmp_path)
    kept.judge(["x", "y"], Judgement(verdict="accepted"))
    assert doctor.workspace(tmp_path)[1].strip().startswith("1 row judged, ")
    assert doctor.workspace(tmp_path)[1].endswith("sound")
    kept.path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert "cannot be read" in doctor.workspace(tmp_path)[1]
    with pytest.raises(sqlite3.Error):
        sqlite3.connect(kept.path).execute("SELECT * FROM judgement")


def test_hostile_names_are_shown_harmlessly(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[2J\u202e.txt").write_bytes(b"")
    out = run(tmp_path / "in")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_screen_that_knows_no_unicode(
    run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(type(sys.stdout), "encoding", "ascii", raising=False)
    assert run()[0] == 0
