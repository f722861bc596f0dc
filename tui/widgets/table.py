"""A table that draws only the lines that are seen, so that a hundred thousand rows cost as much as twenty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from core.views import Column, Row, Sort
from tui.bindings import bindings
from tui.widgets.cells import clip, fit, width_of
from tui.widgets.columns import GAP, Layout, lay_out, natural_widths

GUTTER = 2
"""Cells at the left for the sign of the current row, seen without colour too."""
_HEADER = 1
_SPANNING = ("heading", "meeting")


class LineTable(ScrollView, can_focus=True):
    """Rows of a view, one line each, with a cursor; it knows nothing of what the rows mean."""

    BINDINGS: ClassVar[list[Binding]] = bindings("table")  # type: ignore[assignment]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--header",
        "table--cursor",
        "table--heading",
        "table--frame",
        "table--sign",
        "table--note",
        "table--empty",
    }

    @dataclass
    class Highlighted(Message):
        """The cursor is on another row, or the rows are others; `row` None where there is none."""

        table: LineTable
        row: Row | None

        @property
        def control(self) -> LineTable:
            """The table that sends it."""
            return self.table

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, LineTable.Highlighted) and message.table is self.table

    @dataclass
    class Opened(Message):
        """The user wants the evidence of the row."""

        table: LineTable
        row: Row

    @dataclass
    class HeaderClicked(Message):
        """The user clicked on a column's heading."""

        table: LineTable
        column: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.columns: tuple[Column, ...] = ()
        self.rows: Sequence[Row] = ()
        self.cursor = 0
        self.sort: Sort | None = None
        self.empty = ""
        self._natural: list[int] = []
        self._layout = Layout()
        self._slid = 0
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(500)

    # What is shown

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show(
        self, columns: tuple[Column, ...], rows: Sequence[Row], *, sort: Sort | None = None, empty: str = ""
    ) -> None:
        """Draw other rows. The cursor stays on the row it is on, by id, else at its place, else on the last row."""
        here = self.row.id if self.row else None
        self.columns, self.rows, self.sort, self.empty = columns, rows, sort, empty
        if here is not None and not (self.cursor < len(rows) and rows[self.cursor].id == here):
            found = next((n for n, row in enumerate(rows) if row.id == here), None)
            self.cursor = found if found is not None else min(self.cursor, max(len(rows) - 1, 0))
        if here is None:
            self.cursor = 0
        self._natural = natural_widths(columns, rows)
        self._relayout()
        self._keep_in_sight()
        self.post_message(self.Highlighted(self, self.row))

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on the row with this id; False where it is not shown."""
        place = next((n for n, row in enumerate(self.rows) if row.id == row_id), None)
        if place is None:
            return False
        self._move_to(place)
        return True

    def _relayout(self) -> None:
        room = self.size.width - GUTTER
        self._layout = lay_out(self.columns, self._natural, room, self._slid) if room > 0 else Layout()
        self._slid = self._layout.before
        self._strips.clear()
        self.virtual_size = Size(self.size.width, len(self.rows) + _HEADER)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Columns follow the room there is."""
        if self.columns:
            self._relayout()
            self._keep_in_sight()

    def notify_style_update(self) -> None:
        """Another theme: nothing drawn before holds."""
        super().notify_style_update()
        self._strips.clear()

    # Moving

    def action_move(self, step: int) -> None:
        """Move the cursor by `step` rows."""
        self._move_to(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by screens."""
        self._move_to(self.cursor + step * max(self.size.height - _HEADER - 1, 1))

    def action_first(self) -> None:
        """To the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """To the last row."""
        self._move_to(len(self.rows) - 1)

    def action_slide(self, step: int) -> None:
        """Show the next or previous of the sliding columns."""
        if self._layout.after or step < 0:
            self._slid = max(0, self._slid + step)
            self._relayout()

    def action_open(self) -> None:
        """Ask for the evidence of the current row."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def _move_to(self, place: int) -> None:
        place = max(0, min(place, len(self.rows) - 1))
        if not self.rows or place == self.cursor:
            return
        before, self.cursor = self.cursor, place
        if not self._keep_in_sight():
            self._refresh_row(before)
            self._refresh_row(place)
        self.post_message(self.Highlighted(self, self.row))

    def _keep_in_sight(self) -> bool:
        """Scroll so that the cursor is seen; whether it had to. `scroll_y` is the first row in sight."""
        top, seen = round(self.scroll_offset.y), max(self.size.height - _HEADER, 1)
        wanted = top
        if self.cursor < top:
            wanted = self.cursor
        elif self.cursor >= top + seen:
            wanted = self.cursor - seen + 1
        if wanted == top:
            return False
        self._strips.clear()
        self.scroll_to(y=wanted, animate=False, immediate=True, force=True)
        return True

    def _refresh_row(self, place: int) -> None:
        y = place - self.scroll_offset.y + _HEADER
        if _HEADER <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens; on the header it sorts."""
        if event.y < _HEADER:
            column = self._layout.at(event.x - GUTTER)
            if column is not None:
                self.post_message(self.HeaderClicked(self, column))
            return
        place = event.y - _HEADER + round(self.scroll_offset.y)
        if 0 <= place < len(self.rows):
            self._move_to(place)
            if event.chain == 2:
                self.action_open()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The line at y of the widget: the header, a row, or nothing."""
        width = self.size.width
        if y == 0:
            return self._header(width)
        place = y - _HEADER + round(self.scroll_offset.y)
        if place >= len(self.rows):
            return self._blank(y, width)
        key = (place, place == self.cursor)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._draw(self.rows[place], place == self.cursor, width)
            self._strips[key] = strip
        return strip

    def _blank(self, y: int, width: int) -> Strip:
        if not self.rows and y == _HEADER + 1:
            return Strip(
                [Segment("  " + fit(self.empty, width - 2), self.get_component_rich_style("table--empty"))], width
            )
        return Strip([Segment(" " * width, self.rich_style)], width)

    def _header(self, width: int) -> Strip:
        parts = [" " * GUTTER]
        for placed in self._layout.placed:
            title = placed.column.title
            if self.sort and self.sort.column == placed.place:
                title = f"{title}{'▼' if self.sort.reverse else '▲'}"
            parts.append(fit(title, placed.width, placed.column.right) + " " * GAP)
        text = "".join(parts)
        if self._layout.before or self._layout.after:
            more = f"{'‹' if self._layout.before else ' '}{'›' if self._layout.after else ' '}"
            text = fit(text, width - 2) + more
        return Strip([Segment(fit(text, width), self.get_component_rich_style("table--header"))], width)

    def _draw(self, row: Row, current: bool, width: int) -> Strip:
        style = self._style(row, current)
        segments = [Segment("› " if current else "  ", style)]
        if row.of in _SPANNING:
            text = "  ".join(cell for cell in row.cells if cell)
            segments.append(Segment(fit("  " * row.depth + text, width - GUTTER), style))
            return Strip(segments, width)
        for placed in self._layout.placed:
            self._draw_cell(row, placed.place, placed.width, placed.column, style, current, segments)
        used = sum(width_of(segment.text) for segment in segments)
        segments.append(Segment(" " * max(width - used, 0), style))
        return Strip(segments, None).crop(0, width) if used > width else Strip(segments, width)

    def _draw_cell(
        self, row: Row, place: int, width: int, column: Column, style: Style, current: bool, segments: list[Segment]
    ) -> None:
        if column.name == "mark":
            sign = style if current else style + self.get_component_rich_style("table--sign", partial=True)
            segments.append(Segment(fit(row.sign, width) + " " * GAP, sign))
            return
        text = row.cells[place]
        if column.tree:
            text = "  " * row.depth + text
        note = row.notes[place] if row.notes else ""
        spare = width - width_of(text) - 1
        if note and spare >= 6:
            quiet = style if current else style + self.get_component_rich_style("table--note", partial=True)
            segments.append(Segment(clip(text, width) + " ", style))
            segments.append(Segment(fit(note, spare) + " " * GAP, quiet))
        else:
            segments.append(Segment(fit(text, width, column.right) + " " * GAP, style))

    def _style(self, row: Row, current: bool) -> Style:
        if current:
            return self.get_component_rich_style("table--cursor")
        if row.of in _SPANNING:
            return self.get_component_rich_style("table--heading")
        if row.of == "delegation":
            return self.get_component_rich_style("table--frame")
        return self.rich_style
