"""A table that draws only the lines that are seen, so that a hundred thousand rows cost as much as twenty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from core.views import DIFFERS, Column, Row, Sort
from tui.bindings import bindings
from tui.widgets.cells import clip_each, fit
from tui.widgets.columns import GAP, Layout, Widths, lay_out, measure
from tui.widgets.drawn import DrawnLines
from tui.widgets.lines import GUTTER, cell_of, gutter, place_of, strip_of

_HEADER = 1
_MORE = 3
"""Cells of the heading for the signs that there are more columns."""
_UNDER = 5
"""Cells by which a row's second line is indented."""
_SPANNING = ("heading", "meeting")
_WHOLE = (*_SPANNING, "hit")
"""Rows that are drawn from edge to edge, whatever the columns."""
_SECTIONS = (*_SPANNING, "found")


class LineTable(DrawnLines):
    """Rows of a view with a cursor; it knows nothing of what the rows mean.

    `moved` is called at once when the cursor moves, so that what depends on it is drawn in the same frame.
    """

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

    class Highlighted(Message):
        """The cursor is on another row, or the rows are others; `row` None where there is none.

        `moved`: the cursor moved and nothing else, which was told at once.
        """

        def __init__(self, table: LineTable, row: Row | None, moved: bool = False) -> None:
            super().__init__()
            self.table, self.row, self.moved = table, row, moved

        @property
        def control(self) -> LineTable:
            """The table that sends it."""
            return self.table

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            if not isinstance(message, LineTable.Highlighted) or message.table is not self.table:
                return False
            self.moved = self.moved and message.moved
            return True

    class Opened(Message):
        """The user wants the evidence of the current row."""

    class HeaderClicked(Message):
        """The user clicked on a column's heading; `column` is its place in the table."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(
        self, moved: Callable[[], None] | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._moved = moved
        self.columns: tuple[Column, ...] = ()
        self.rows: Sequence[Row] = ()
        self.cursor = 0
        self.touched = False
        """Whether anybody may mean the row under the cursor; until then the cursor stays at the top, whatever comes."""
        self.sort: Sort | None = None
        self.empty = ""
        self.lines = 1
        self.cursor_reach = 0
        """How many cells of the current row the cursor covers, counted from the left; 0: all of it."""
        self.tag: Callable[[Row], str] = lambda row: " "
        """One cell at the left of each row: the reviewer's verdict as a sign."""
        self._wished: list[Widths] = []
        self._layout = Layout()
        self._laid_out_in = -1
        self._slid = 0
        self._strips: LRUCache[tuple[int, int, bool], Strip] = LRUCache(500)

    # What is shown

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show(
        self,
        columns: tuple[Column, ...],
        rows: Sequence[Row],
        *,
        sort: Sort | None = None,
        empty: str = "",
        lines: int = 1,
        place: int | None = None,
    ) -> None:
        """Draw other rows. A cursor that was touched stays on its row, else at its place, else on the last row.

        `place` is where that row is, where somebody has looked already.
        """
        here = self.row if self.touched else None
        self.columns, self.rows, self.sort, self.empty, self.lines = columns, rows, sort, empty, lines
        if place is None or here is None:
            place = 0 if here is None else place_of(here, rows, self.cursor)
        self.cursor = place
        self._wished = measure(columns, rows)
        self._relayout()
        self._keep_in_sight()
        self.post_message(self.Highlighted(self, self.row))

    def forget(self) -> None:
        """Keep of the rows only the one under the cursor, until others are shown."""
        self.rows = (self.row,) if self.row else ()
        self.cursor = 0
        self._strips.clear()

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on the row with this id; False where it is not shown."""
        place = next((n for n, row in enumerate(self.rows) if row.id == row_id), None)
        if place is None:
            return False
        self._move_to(place)
        return True

    def redraw(self) -> None:
        """Draw the rows anew: something outside them, such as a verdict, is another one."""
        self._strips.clear()
        self.refresh()

    def _relayout(self) -> None:
        self._laid_out_in = self.room
        room = self.room - GUTTER
        self._layout = lay_out(self.columns, self._wished, room, self._slid) if room > 0 else Layout()
        if self._layout.before or self._layout.after:  # the heading tells so beside its last column, not over it
            self._layout = lay_out(self.columns, self._wished, room - _MORE, self._slid)
        self._slid = self._layout.before
        self._strips.clear()
        self.virtual_size = Size(self.room, len(self.rows) * self.lines + _HEADER)
        self.refresh()

    def sized(self) -> None:
        """Columns follow the room there is; a table that was only out of sight is as it was."""
        if self.columns and self.room != self._laid_out_in:
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
        self._move_to(self.cursor + step * max((self.height - _HEADER) // self.lines - 1, 1))

    def action_first(self) -> None:
        """To the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """To the last row."""
        self._move_to(len(self.rows) - 1)

    def action_section(self, step: int) -> None:
        """To the next or previous row that others stand under: a meeting, a heading, an article of a search."""
        places = range(self.cursor + 1, len(self.rows)) if step > 0 else range(self.cursor - 1, -1, -1)
        self._move_to(next((n for n in places if self.rows[n].of in _SECTIONS), self.cursor))

    def action_slide(self, step: int) -> None:
        """Show the next or previous of the sliding columns."""
        if self._layout.after or step < 0:
            self._slid = max(0, self._slid + step)
            self._relayout()

    def action_open(self) -> None:
        """Ask for the evidence of the current row."""
        if self.row is not None:
            self.post_message(self.Opened())

    def _move_to(self, place: int) -> None:
        place = max(0, min(place, len(self.rows) - 1))
        if not self.rows or place == self.cursor:
            return
        before, self.cursor, self.touched = self.cursor, place, True
        if not self._keep_in_sight():
            self._refresh_row(before)
            self._refresh_row(place)
        if self._moved:
            self._moved()
        self.post_message(self.Highlighted(self, self.row, moved=self._moved is not None))

    def _keep_in_sight(self) -> bool:
        """Scroll so that all lines of the current row are seen; whether it had to."""
        top, seen = round(self.scroll_offset.y), max(self.height - _HEADER, self.lines)
        first, after = self.cursor * self.lines, (self.cursor + 1) * self.lines
        wanted = first if first < top else max(after - seen, top)
        if wanted == top:
            return False
        self.scroll_to(y=wanted, animate=False, immediate=True, force=True)
        return True

    def _refresh_row(self, place: int) -> None:
        y = place * self.lines - round(self.scroll_offset.y) + _HEADER
        top, bottom = max(y, _HEADER), min(y + self.lines, self.height)
        if top < bottom:
            self.refresh(Region(0, top, self.cursor_reach or self.room, bottom - top))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens; on the header it sorts."""
        if event.y < _HEADER:
            column = self._layout.at(event.x - GUTTER)
            if column is not None:
                self.post_message(self.HeaderClicked(column))
            return
        place = (event.y - _HEADER + round(self.scroll_offset.y)) // self.lines
        if 0 <= place < len(self.rows):
            self._move_to(place)
            if event.chain == 2:
                self.action_open()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The line at y of the widget: the header, a row, or nothing."""
        if y == 0:
            return self._header(self.room)
        place, line = divmod(y - _HEADER + round(self.scroll_offset.y), self.lines)
        if place >= len(self.rows):
            return self._blank(y, self.room)
        key = (place, line, place == self.cursor)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(self.rows[place], line, place == self.cursor)
        return strip

    def _blank(self, y: int, width: int) -> Strip:
        if not self.rows and y == _HEADER + 1:
            return Strip([Segment("  " + fit(self.empty, width - 2), self.styled("table--empty"))], width)
        return Strip([Segment(" " * width, self.styled())], width)

    def _header(self, width: int) -> Strip:
        parts = [" " * GUTTER]
        for placed in self._layout.placed:
            title = placed.column.title
            if self.sort and self.sort.column == placed.place:
                title = f"{title}{'▼' if self.sort.reverse else '▲'}"
            parts.append(fit(title, placed.width, placed.column.right) + " " * GAP)
        text = "".join(parts).rstrip()
        if self._layout.before or self._layout.after:
            more = f"{'‹' if self._layout.before else ' '}{'›' if self._layout.after else ' '}"
            text = fit(text, width - 2) + more
        return Strip([Segment(fit(text, width), self.styled("table--header"))], width)

    def _draw(self, row: Row, line: int, current: bool) -> Strip:
        style = self._style(row)
        if line:
            quiet = style + self.styled("table--note", partial=True)
            under = " " * _UNDER + clip_each(row.under, self._laid_out_in - _UNDER, DIFFERS)
            return self._paint(strip_of([(under, quiet)], quiet, self._laid_out_in), current)
        if row.of in _WHOLE:
            text = gutter(current, self.tag(row)) + "  " * row.depth + "  ".join(cell for cell in row.cells if cell)
            return self._paint(strip_of([(fit(text, self._laid_out_in), style)], style, self._laid_out_in), current)
        runs: list[tuple[str, Style]] = [(gutter(current, self.tag(row)), style)]
        for placed in self._layout.placed:
            if placed.column.name == "mark":
                tint = self.styled("table--sign", partial=True) if row.marks else None
                runs.append((fit(row.sign, placed.width) + " " * GAP, style + tint))
            else:
                text, note = cell_of(row, placed)
                tint = self.styled("table--note", partial=True) if note else None
                runs += [(text, style), (note + " " * GAP, style + tint)]
        return self._paint(strip_of(runs, style, self._laid_out_in), current)

    def _paint(self, strip: Strip, current: bool) -> Strip:
        """The strip under the cursor: all of it, or with a short cursor its beginning."""
        if not current:
            return strip
        reach = min(self.cursor_reach or self._laid_out_in, self._laid_out_in)
        cursor = self.styled("table--cursor")
        head = Strip([Segment(strip.crop(0, reach).text, cursor)], reach)
        return Strip.join([head, strip.crop(reach)]) if reach < self._laid_out_in else head

    def _style(self, row: Row) -> Style:
        if row.of in _SPANNING:
            return self.styled("table--heading")
        return self.styled("table--frame") if row.of in ("delegation", "found") else self.styled()
