"""Opening the original of an article, where there is a window to open and where there is none."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from core.model import Article
from tests.fixtures.feed import app_on
from tui.originals import opener, original


@pytest.mark.parametrize(
    ("platform", "environment", "command"),
    [
        ("linux", {"DISPLAY": ":0"}, "xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "xdg-open"),
        ("linux", {}, ""),
        ("linux", {"SSH_CONNECTION": "a b c d"}, ""),
        ("linux", {"SSH_CONNECTION": "a b c d", "DISPLAY": "localhost:10"}, "xdg-open"),
        ("darwin", {}, "open"),
        ("darwin", {"SSH_TTY": "/dev/ttys1"}, ""),
        ("win32", {}, "explorer"),
    ],
)
def test_what_opens_it(platform: str, environment: dict[str, str], command: str) -> None:
    assert opener(platform, environment) == command


def test_an_address_for_a_browser_goes_before_the_file() -> None:
    def article(url: str | None) -> Article:
        return Article(id="a1", path="-x/a.txt", sha256="", url=url)

    assert original(article("https://example.org/a")) == "https://example.org/a"
    assert original(article("javascript:alert(1)")) == str(Path("-x/a.txt").absolute())
    assert original(article(None)) == str(Path("-x/a.txt").absolute())


async def test_it_opens_the_article_on_show(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr("tui.originals.opener", lambda *_: "xdg-open")

    def run(command: list[str], **_: Any) -> None:
        ran.append(command)
        if len(ran) == 2:
            raise FileNotFoundError

    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        monkeypatch.setattr(subprocess, "Popen", run)
        await pilot.press("4", "enter", "comma", "o")
        assert app.evidence.spot
        assert app.index
        assert ran == [["xdg-open", str(Path(app.index.articles[app.evidence.spot.article].path).absolute())]]
        assert app.message.startswith("Opening /")
        await pilot.press("o")
        assert app.message.startswith("xdg-open is not here to open it: /")
        monkeypatch.undo()
