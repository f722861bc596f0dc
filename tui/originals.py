"""Opening the original of an article: its address or file, by whatever the platform opens such things with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.model import Article
from core.views import evidence_of
from tui.handing_on import copy

if TYPE_CHECKING:
    from tui.app import PeaceApp


def opener(platform: str, environment: Mapping[str, str]) -> str:
    """The command that opens a file or address in a window; empty where there is no window to open."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return "xdg-open" if environment.get("DISPLAY") and platform.startswith("linux") else ""
    if platform == "darwin":
        return "open"
    if platform == "win32":
        return "explorer"
    return "xdg-open" if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") else ""


def original(article: Article) -> str:
    """The article's address where it is one for a browser, else its file with its full path."""
    if article.url and article.url.startswith(("https://", "http://")):
        return article.url
    return str(Path(article.path).absolute()) if article.path else ""


def article_of(app: PeaceApp) -> Article | None:
    """The article on show, else the one of the row's first words."""
    row, index = app.panel.row, app.index
    if index is None or row is None:
        return None
    spots = evidence_of(index, row)
    spot = app.spot_now() or (spots[0] if spots else None)
    return index.articles.get(spot.article) if spot else None


def open_original(app: PeaceApp) -> None:
    """Open it; where there is no window to open, tell where it is and send that to the clipboard."""
    article = article_of(app)
    where = original(article) if article else ""
    if not where:
        app.say("There is no article behind this line")
        return
    command = opener(sys.platform, os.environ)
    if not command:
        copy(app, where, "its place", told=f"No window to open it in here: {where}")
        return
    try:
        subprocess.Popen(
            [command, where],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        copy(app, where, "its place", told=f"{command} is not here to open it: {where}")
    else:
        app.say(f"Opening {where}")
