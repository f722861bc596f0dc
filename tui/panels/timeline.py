"""The tab Timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual import events, work
from textual.app import ComposeResult
from textual.worker import get_current_worker

from core.views import Row, days_of, strip_of
from tui.panels.base import MANY, Answer, Panel
from tui.widgets.bars import Bar

_EDGES = 2
"""Cells beside the strip that stay blank."""


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

    _counted: tuple[Sequence[Row], Counter[str]] | None = None
    """The rows on show, and how many of them each day has."""
    _drawn_in = -1
    """The width that the strip was drawn for."""

    def compose(self) -> ComposeResult:
        """The strip above the table."""
        yield Bar("strip")
        yield from super().compose()

    def forget(self) -> None:
        """Let go of the rows that the strip is of as well."""
        super().forget()
        self._counted = None

    def on_resize(self, event: events.Resize) -> None:
        """The strip is drawn for the room there is."""
        if self.size.width != self._drawn_in:
            self._draw_strip()

    def _draw(self, answer: Answer) -> None:
        super()._draw(answer)
        rows = self.lines.rows
        if self._counted and self._counted[0] is rows:
            return
        if len(rows) > MANY:
            self._count(rows)
        else:
            self._counted = (rows, days_of(rows))
            self._draw_strip()

    @work(thread=True, exclusive=True, group="strip", description="strip")
    def _count(self, rows: Sequence[Row]) -> None:
        """After the rows are drawn: a hundred thousand take longer to count than a key may, and so do their days."""
        counted, width = days_of(rows), self.size.width
        line = strip_of(counted, width - _EDGES)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take_counted, rows, counted, line, width)

    def _take_counted(self, rows: Sequence[Row], counted: Counter[str], line: str, width: int) -> None:
        if rows is not self.lines.rows:
            return
        self._counted, self._drawn_in = (rows, counted), width
        if width == self.size.width:
            self.query_one("#strip", Bar).tell(line)
        else:  # the panel came on show meanwhile, or the terminal is another one
            self._draw_strip()

    def _draw_strip(self) -> None:
        if self._counted:
            width = self.size.width
            self._take_counted(*self._counted, strip_of(self._counted[1], width - _EDGES), width)
