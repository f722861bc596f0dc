"""The tab Timeline."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from core.views import Row, strip_of
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

    _drawn: tuple[Sequence[Row], int] | None = None
    """The rows and the width that the strip is of."""

    def forget(self) -> None:
        """Let go of the rows that the strip is of as well."""
        super().forget()
        self._drawn = None

    def on_resize(self, event: events.Resize) -> None:
        """The strip is drawn for the room there is."""
        if self.current:
            self._draw_strip()

    def _draw(self, answer: Answer) -> None:
        super()._draw(answer)
        self._draw_strip()

    def _draw_strip(self) -> None:
        wanted = (self.lines.rows, self.size.width)
        if self._drawn is None or wanted[0] is not self._drawn[0] or wanted[1] != self._drawn[1]:
            self._drawn = wanted
            self.query_one("#strip", Bar).tell(strip_of(wanted[0], wanted[1] - 2))
