"""The part of the dashboard that walks from disagreement to disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import PeaceApp


def walk(app: PeaceApp, step: int) -> None:
    """Go to the next or previous disagreement, read on where one was reading; after the last the first again."""
    reading, row = app.reading, app.panel.row
    if row and row.of == "disagreement":
        app.last_dispute = row.id
    app.action_panel("disagreements")
    rows = [row.id for row in app.panel.lines.rows if row.of == "disagreement"]
    if not rows:
        app.say(_none(app))
        return
    here = rows.index(app.last_dispute) if app.last_dispute in rows else (-1 if step > 0 else 0)
    app.last_dispute = rows[(here + step) % len(rows)]
    app.panel.lines.go_to(app.last_dispute)
    if reading:
        app.read(True)
    app.say(f"Disagreement {rows.index(app.last_dispute) + 1} of {len(rows)}")


def _none(app: PeaceApp) -> str:
    """Why there is no disagreement to walk to."""
    if app.panel.typed:
        return "No disagreement is shown"
    return "None so far; still reading" if app.is_reading() else "The sources do not contradict each other"
