"""The part of the dashboard that filters, sorts and searches, and goes back to where one was."""

from __future__ import annotations

from typing import Any

import msgspec
from textual import on
from textual.widgets import Input

from core.views import PanelName, Query, Row, Sort, is_day
from tui.exporting import Exporting
from tui.panels import Panel
from tui.widgets.datebar import DateBar
from tui.widgets.evidence import EvidencePane
from tui.widgets.filterbar import FilterBar
from tui.widgets.table import LineTable


class Whereabouts(msgspec.Struct, frozen=True):
    """Where one is: the panel, whether one reads, which source, and how far down its article."""

    panel: PanelName
    reading: bool = False
    place: int = 0
    line: float = 0


def told_order(sort: Sort | None, name: str) -> str:
    """What to say of an order: `Sorted by date, backwards`."""
    if sort is None:
        return "In the panel's own order"
    return f"Sorted by {name[0].lower()}{name[1:]}{', backwards' if sort.reverse else ''}"


class Finding(Exporting):
    """An app whose rows are filtered and sorted and whose articles are searched."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.reading = False
        self.panels: dict[PanelName, Panel] = {}
        self.evidence = EvidencePane(id="evidence")
        """The pane with the words."""
        self._left = Whereabouts(self.current)

    @property
    def panel(self) -> Panel:
        """The panel on show."""
        return self.panels[self.current]

    def action_panel(self, name: PanelName) -> None:
        """Go to a panel."""

    def read(self, reading: bool) -> None:
        """Give the keys to the article, or back to the table."""

    def row_now(self) -> Row | None:
        """The row under the cursor, read or not."""
        return self.panel.row

    def chosen(self) -> tuple[PanelName, int, Query, Sort | None]:
        """The tab on show (under a search, the one it began from), how many rows it shows, its filter and its order."""
        name = self._left.panel if self.current == "search" else self.current
        panel = self.panels[name]
        return name, panel.counts()[1], panel.query_now, panel.sort_now

    # Sorting

    @on(LineTable.HeaderClicked)
    def _sort_by(self, message: LineTable.HeaderClicked) -> None:
        self.panel.sort_by(message.column)

    def action_sort(self) -> None:
        """Choose what to sort by; the column that it is sorted by already is turned round."""
        from tui.widgets.chooser import Chooser

        panel = self.panel
        if not panel.rows:
            self.say("There is nothing to sort here")
            return
        orders = panel.orders()
        now = panel.sort_now.column if panel.sort_now else None
        places = [place for place, _ in orders]
        here = places.index(now) if now in places else 0
        lines = [
            f"{name}  (again: turns it round)" if place is not None and place == now else name for place, name in orders
        ]

        def chosen(line: int) -> None:
            panel.sort_by(places[line])
            self.say(told_order(panel.sort_now, orders[line][1]))

        self.push_screen(Chooser("Sort by", lines, chosen, here))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.say("Turned round" if self.panel.reverse() else "Choose a column with s first")

    # Filtering

    def action_filter(self) -> None:
        """Type what the rows must hold."""
        self.read(False)
        bar = self.query_one(FilterBar)
        bar.open_for(self.panel.typed, searching=self.current == "search")
        self.tell()

    def action_pass_on(self, call: str, step: int) -> None:
        """Move in the table while the filter has the keys."""
        getattr(self.panel.lines, f"action_{call}")(step)

    @on(Input.Changed, "#filter")
    def _filter(self, message: Input.Changed) -> None:
        self.panel.filter(message.value)
        self.say(self.panel.query_now.problem)

    @on(FilterBar.Left)
    def _leave_filter(self, message: FilterBar.Left) -> None:
        self.query_one(FilterBar).display = False
        if self.current == "search":
            self._land() if message.keep else self._leave()
            return
        if not message.keep:
            self.panel.filter("")
        self.screen.set_focus(self.panel.lines)
        self.tell()

    def action_unfilter(self) -> None:
        """Show every row again; from a search, go back to where one was."""
        if self.current == "search":
            self._leave()
        else:
            self.panel.filter("")

    # As of a day

    def action_as_of(self) -> None:
        """Type the day after which nothing that was published is shown."""
        self.read(False)
        self.query_one(DateBar).open(self.as_of)
        self.say("Later reports are hidden; empty shows all")

    @on(DateBar.Left)
    def _take_day(self, message: DateBar.Left) -> None:
        bar = self.query_one(DateBar)
        if message.keep and message.text and not is_day(message.text):
            self.say(f"“{message.text}” is no day: write it as 2025-06-01")
            return
        bar.display = False
        self.screen.set_focus(self.panel.lines)
        if message.keep and message.text != self.as_of:
            self.as_of = message.text
            self.action_again()
        self.say("" if not message.keep else f"As of {self.as_of}" if self.as_of else "Everything is shown")

    # Searching

    def action_search(self) -> None:
        """Type words to look for in every article; where one was is kept for coming back."""
        if self.current != "search":
            place, line = self.evidence.place, self.evidence.reading.scroll_offset.y
            self._left = Whereabouts(self.current, self.reading, place, line)
            self.action_panel("search")
        self.action_filter()

    def _leave(self) -> None:
        """Back to the row, and to the article where one was reading it."""
        left = self._left
        self.action_panel(left.panel)
        if left.reading:
            self.read(True)
            self.evidence.go(left.place)
            self.evidence.reading.scroll_to(y=left.line, animate=False, immediate=True)
        self.tell()

    def _land(self) -> None:
        """Read the hit under the cursor; the first one where the cursor is on its article."""
        row = self.panel.row
        if row is not None and row.of == "found":
            self.panel.lines.action_move(1)
        if row is None:
            self.screen.set_focus(self.panel.lines)
        else:
            self.read(True)
        self.tell()

    def another_hit(self, step: int) -> bool:
        """Read the next or previous hit, in whatever article; False where there is none."""
        lines = self.panel.lines
        places = range(lines.cursor + step, len(lines.rows) if step > 0 else -1, step)
        place = next((n for n in places if lines.rows[n].of == "hit"), None)
        if place is None:
            return False
        lines.go_to(lines.rows[place].id)
        self.read(True)
        return True
