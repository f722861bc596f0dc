"""The part of the dashboard that hands rows and citations on to the terminal's clipboard."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from core.views import citation
from tui.clipboard import sequence

if TYPE_CHECKING:
    from tui.app import PeaceApp


def copy_row(app: PeaceApp) -> None:
    """Send the current row."""
    copy(app, app.panel.row_text(), "the row")


def copy_citation(app: PeaceApp) -> None:
    """Send the words of the source on show, or of the row's first, with who says them and where they stand."""
    if app.index is not None and app.panel.row is not None:
        app.evidence.show(app.index, app.panel.row)
    spot = app.evidence.spot
    copy(app, citation(app.index, spot) if app.index and spot else "", "a citation")


def copy(app: PeaceApp, text: str, what: str, told: str = "") -> None:
    """Ask the terminal to copy; whether it did cannot be known: it is told as sent, after what else is `told`."""
    if not text:
        app.say("There is nothing to copy here")
        return
    escape, left_out = sequence(text, os.environ)
    if app._driver is not None:
        app._driver.write(escape)
    cut = f", {left_out:,} characters too long for the terminal left out" if left_out else ""
    sent = f"ent {what} to the terminal's clipboard{cut}"
    app.say(f"{told}; s{sent}" if told else f"S{sent}")
