"""The tab Timeline."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from core.views import strip_of
from tui.panels.base import Answer, Panel
from tui.widgets.bars import Bar


class TimelinePanel(Panel):
    """What happened when."""

    NAME = "timeline"
    TITLE = "Timeline"
    EXPLANATION = """\
What happened when: one row an event, earliest first; background (earlier wars and rounds) apart at the end.
The strip above counts the events on show by day, or by week, month or year where the days find no room; · is none.
Claims counts who says so independently: two outlets that quote one ministry make one claim, a reprint makes none.
≠ stands where the sources differ on what the row tells; → planned, × cancelled.
Enter reads the words behind the row, . and , go from source to source.
"""

    def compose(self) -> ComposeResult:
        """The strip above the table."""
        yield Bar("strip")
        yield from super().compose()

    def on_resize(self, event: events.Resize) -> None:
        """The strip is drawn for the room there is."""
        self._draw_strip()

    def _draw(self, answer: Answer) -> None:
        super()._draw(answer)
        self._draw_strip()

    def _draw_strip(self) -> None:
        self.query_one("#strip", Bar).tell(strip_of(self.lines.rows, self.size.width - 2))
