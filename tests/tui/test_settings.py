"""The settings file: what holds, what is told, and how it is printed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.fixtures.feed import app_on
from tui.cli import main
from tui.options import Options
from tui.settings import SETTINGS, load


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path / "settings.toml")
    assert (settings["theme"], settings["low_bandwidth"], settings["panel"]) == ("auto", False, "timeline")
    assert settings.problems == ()
    assert "not there" in settings.printed()
    assert tomllib.loads(settings.printed()) == {}


def test_what_the_file_says_holds_and_prints_as_itself(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "light"\nlow_bandwidth = true\nworkspace = "C:\\\\x \\"y\\""\n')
    settings = load(path)
    assert settings.given == {"theme": "light", "low_bandwidth": True, "workspace": 'C:\\x "y"'}
    assert tomllib.loads(settings.printed()) == settings.given
    assert str(path) in settings.printed().splitlines()[0]
    assert 'theme = "light"  # set here; the default is "auto"' in settings.printed()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("themes = 'dark'", "there is no setting “themes” (did you mean “theme”?); there are theme, color"),
        ("theme = 'blue'", 'theme = "blue" makes no sense: it must be one of auto, dark, light, ansi.'),
        ("low_bandwidth = 1", "low_bandwidth = 1 makes no sense: it must be true or false."),
        ("panel = []", "panel = [] makes no sense: it must be one of timeline"),
        ("theme =", "is no TOML"),
    ],
)
def test_what_makes_no_sense_is_told_and_left_out(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    settings = load(path)
    assert settings.given == {}
    [problem] = settings.problems
    assert problem.startswith(str(path))
    assert told in problem


def test_the_command_prints_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    path = written(tmp_path, 'panel = "tallies"\ncolour = "16"\n')
    monkeypatch.setattr("tui.settings.settings_path", lambda: path)
    assert main(["config"]) == 0
    out, err = capsys.readouterr()
    assert tomllib.loads(out) == {"panel": "tallies"}
    assert all(setting.name in out for setting in SETTINGS)
    assert "no setting “colour” (did you mean “color”?)" in err


@pytest.mark.parametrize(
    ("words", "panel", "low"),
    [([], "tallies", True), (["--panel", "sources", "--no-low-bandwidth"], "sources", False)],
)
def test_an_option_goes_before_the_file(
    words: list[str], panel: str, low: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, 'panel = "tallies"\nlow_bandwidth = true\n')
    seen: list[Options] = []
    monkeypatch.setattr("tui.settings.settings_path", lambda: path)
    monkeypatch.setattr("tui.cli._has_terminal", lambda: True)
    monkeypatch.setattr("tui.launch.run", lambda paths, sample, options: seen.append(options) or 0)
    assert main(["here", *words]) == 0
    assert (seen[0].panel, seen[0].low_bandwidth, seen[0].theme) == (panel, low, "auto")


async def test_the_dashboard_begins_where_it_is_told() -> None:
    app = app_on(options=Options(theme="dark", color="256", panel="sources"))
    async with app.run_test(size=(80, 24)):
        assert app.current == "sources"
