"""The installed command in a real pseudo-terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.fixtures.dossier import BRIEF, DAILY, WIRE
from tests.fixtures.terminal import COMMAND, Terminal

pytestmark = pytest.mark.skipif(not Path(COMMAND).exists(), reason="the command is not installed beside this Python")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("wire.txt", WIRE), ("daily.txt", DAILY), ("brief.txt", BRIEF)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "200x50"])
def test_the_sample_opens_and_says_that_it_is_the_sample(size: tuple[int, int]) -> None:
    with Terminal([COMMAND], *size) as terminal:
        screen = terminal.wait_for("Read 5 articles")
        assert "sample" in screen.splitlines()[0]
        terminal.press("4")
        terminal.wait_for("[4 Disagreements")
        terminal.press("\r")
        terminal.wait_for("› 1/")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_folder_opens_and_a_file_can_be_read_again(folder: Path) -> None:
    with Terminal([COMMAND, str(folder)]) as terminal:
        terminal.wait_for("Read 3 articles")
        (folder / "more.txt").write_text("A fourth report\n\nThe Daily Post, 4 May 2031\n\nNothing happened in Kelm.\n")
        terminal.press("r")
        terminal.wait_for("Read 4 articles")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_standard_input_is_read_and_the_keys_still_work() -> None:
    with Terminal([COMMAND, "-"], stdin=WIRE.encode()) as terminal:
        terminal.wait_for("Read 1 article ")
        terminal.press("5")
        terminal.wait_for("[5 Sources")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_nothing_readable_is_said_on_the_screen_and_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with Terminal([COMMAND, str(tmp_path)]) as terminal:
        terminal.wait_for("Read 0 articles")
        terminal.press("5")
        terminal.wait_for("empty.txt")
        terminal.press("q")
        assert terminal.wait_for_end() == 1


def test_no_colour_sends_none() -> None:
    with Terminal([COMMAND], environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Read 5 articles")
        terminal.press("4\r")
        terminal.wait_for("› 1/")
        terminal.press("q")
        terminal.wait_for_end()
        assert b"[38;" not in terminal.received
        assert b";38;" not in terminal.received
        assert b"48;" not in terminal.received


def cost(terminal: Terminal, keys: str) -> int:
    """Bytes that the terminal gets for the keys."""
    terminal.read(0.3)
    before = len(terminal.received)
    terminal.press(keys)
    terminal.read(0.4)
    return len(terminal.received) - before


@pytest.mark.parametrize(
    ("words", "cursor", "scroll", "tab"),
    [([], 500, 7000, 14_000), (["--low-bandwidth"], 250, 3500, 7000)],
    ids=["plain", "low-bandwidth"],
)
def test_what_keys_cost_the_line(words: list[str], cursor: int, scroll: int, tab: int) -> None:
    with Terminal([COMMAND, *words]) as terminal:
        terminal.wait_for("Read 5 articles")
        terminal.press("j")
        assert 0 < cost(terminal, "j") <= cursor
        assert 0 < cost(terminal, "\x1b[6~") <= scroll
        assert all(0 < cost(terminal, "\t") <= tab for _ in range(5))


@pytest.mark.parametrize("term", ["xterm", "linux", "tmux-256color", "screen", "vt100"])
def test_every_panel_is_drawn_on_any_terminal(term: str) -> None:
    with Terminal([COMMAND, "--low-bandwidth"], environment={"TERM": term}) as terminal:
        terminal.wait_for("Read 5 articles")
        for key, title in zip("2345", ("Delegations", "Tallies", "Disagreements", "Sources"), strict=True):
            terminal.press(key)
            terminal.wait_for(f"[{key} {title}")
        terminal.press("F")
        terminal.wait_for("[F Search]")
        terminal.press("drones")
        terminal.wait_for("‹drones›")
        terminal.press("\r")
        terminal.wait_for("Esc back to the hits")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_lost_line_ends_the_process() -> None:
    with Terminal([COMMAND]) as terminal:
        terminal.wait_for("Read 5 articles")
        terminal.hang_up()
        assert terminal.process.wait(30) == -signal.SIGHUP
