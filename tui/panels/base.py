"""What every panel shares: a view, drawn by a table, filtered and sorted. Panels compute no facts."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.worker import get_current_worker

from core.pace import Rest, no_rest
from core.views import VIEWS, Index, PanelName, Query, Row, Sifter, Sort, Table, parse, row_text
from tui.widgets.drawn import Rows
from tui.widgets.lines import place_of
from tui.widgets.table import LineTable

MANY = 5000
"""Rows from which something that looks at each of them is felt in the keys."""
Place = tuple[Row | None, int]
"""A row, and where it stands."""
PATIENCE = 0.01
"""Seconds that a thread waits for the next letter before it sets out for nothing."""


class SupersededError(Exception):
    """Something else is wanted by now."""


class Hooks(msgspec.Struct, frozen=True):
    """What a panel asks of the dashboard."""

    moved: Callable[[], None]
    """Called when the cursor moves."""
    sign: Callable[[Row], str]
    """The verdict on a row as a sign."""
    verdict: Callable[[Row], str]
    """The verdict on a row as a word, for the filter."""
    waiting: Callable[[], str]
    """What stands in the table while there is nothing to show."""
    reading: Callable[[], bool]
    """Whether articles are still being read."""


class Asked(msgspec.Struct, frozen=True):
    """Rows that are wanted; what is known of the table from before spares making it again."""

    view: Callable[[Index], Table]
    index: Index
    sifter: Sifter | None
    query: Query
    sort: Sort | None
    here: Place
    """The row under the cursor when it was asked."""

    def answer(self, rest: Rest = no_rest) -> Answer:
        """Make the table, where it is not made, filter and sort it, and find the row again."""
        sifter = self.sifter or Sifter(self.view(self.index))
        rows = sifter.rows(self.query, self.sort, rest)
        row, place = self.here
        return Answer(self, sifter, rows, place_of(row, rows, place) if row else 0)


class Answer(msgspec.Struct, frozen=True):
    """The rows, and what they were made from."""

    asked: Asked
    sifter: Sifter
    rows: tuple[Row, ...]
    place: int
    """Where the row is that was under the cursor."""


class Panel(Rows):
    """A tab. Subclasses name their view and say in plain words what one sees there."""

    NAME: ClassVar[PanelName]
    TITLE: ClassVar[str]
    EXPLANATION: ClassVar[str]

    def __init__(self, hooks: Hooks, shown: bool = False) -> None:
        super().__init__(id=self.NAME, classes="panel")
        self.display = shown
        self._hooks = hooks
        self.lines = LineTable(hooks.moved, id=f"{self.NAME}-table")
        self.lines.tag = hooks.sign
        self.typed = ""
        self.query_now = Query()
        self.sort_now: Sort | None = None
        self.current = False
        """Whether the rows on show are of the snapshot that was loaded: of a large one they come a little later."""
        self._index: Index | None = None
        self._sifter: Sifter | None = None

    def compose(self) -> ComposeResult:
        """The table alone; a panel may put more above it."""
        yield self.lines

    @property
    def row(self) -> Row | None:
        """The current row; None while the rows of another snapshot are being made."""
        return self.lines.row if self.current else None

    @property
    def _table(self) -> Table | None:
        return self._sifter.table if self._sifter else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of the panel, filtered or not."""
        return self._table.rows if self._table else ()

    def load(self, index: Index | None) -> None:
        """Show another snapshot, None for none yet; nothing happens where it is loaded already."""
        if index is self._index and index is not None:
            return
        self._index, self.current = index, False
        self._sifter = index.sifters.get(self.NAME) if index else None
        self._show()

    def forget(self) -> None:
        """Let go of a snapshot that is no longer on show; the row under the cursor is found again by its id."""
        self._index = self._sifter = None
        self.current = False
        self.lines.forget()

    def filter(self, typed: str) -> None:
        """Keep the rows that match."""
        if typed != self.typed:
            self.typed, self.query_now = typed, parse(typed, self._hooks.verdict)
            self._show()

    def orders(self) -> list[tuple[int | None, str]]:
        """What the rows can be sorted by: the place of each column and its name, None for the panel's own order."""
        columns = self._table.columns if self._table else ()
        named = [(n, c.title or "Rows with a sign first") for n, c in enumerate(columns) if c.title or c.name == "mark"]
        return [(None, "The panel's own order"), *named]

    def sort_by(self, column: int | None) -> None:
        """Sort by a column, again turns it round; None is the panel's own order."""
        if column is None:
            self.sort_now = None
            self._show()
            return
        again = self.sort_now is not None and self.sort_now.column == column
        self.sort_now = Sort(column, reverse=again and not (self.sort_now and self.sort_now.reverse))
        self._show()

    def reverse(self) -> bool:
        """Turn the order round; False where nothing is sorted."""
        if self.sort_now is None:
            return False
        self.sort_now = Sort(self.sort_now.column, not self.sort_now.reverse)
        self._show()
        return True

    def judged(self) -> None:
        """A verdict is another one: filter anew where the filter asks for verdicts, else only draw."""
        if any(field.name == "verdict" for field in self.query_now.fields):
            self._show()
        self.lines.redraw()

    def row_text(self) -> str:
        """The current row as a line to copy; empty where there is none."""
        return row_text(self._table, self.row) if self._table and self.row else ""

    def counts(self) -> tuple[int, int, int]:
        """Place of the cursor from 1, rows shown, rows in all."""
        shown = self.lines.rows
        return min(self.lines.cursor + 1, len(shown)), len(shown), len(self._table.rows) if self._table else 0

    def _show(self) -> None:
        """Draw what is asked for: at once, or with many rows from a thread, so that keys are not kept waiting."""
        if self._index is None:
            self.lines.show((), (), empty=self._hooks.waiting())
        elif not self._slow():
            self._draw(self._asked().answer())
        else:
            self.call_after_refresh(self._answer, self._asked())  # the letter that was typed stands there first

    def _slow(self) -> bool:
        """Whether rows are made in a thread: many, and not those of a table that lies there as it is to be shown."""
        if self._index is None or not self._index.large:
            return False
        return self._sifter is None or bool(self.query_now) or self.sort_now is not None

    def _view(self) -> Callable[[Index], Table]:
        """What makes the table."""
        return VIEWS[self.NAME]

    def _asked(self) -> Asked:
        assert self._index is not None
        here = (self.lines.row, self.lines.cursor)
        return Asked(self._view(), self._index, self._sifter, self.query_now, self.sort_now, here)

    @work(thread=True, exclusive=True, group="answer", description="rows")
    def _answer(self, asked: Asked) -> None:
        """Described by name, since Textual would else write out every row of the argument, which takes a second."""
        worker = get_current_worker()

        def go_on() -> None:
            if worker.is_cancelled:
                raise SupersededError

        if asked.query:
            sleep(PATIENCE)
        try:
            go_on()
            answer = asked.answer(go_on)
            go_on()
        except SupersededError:
            return
        self.app.call_from_thread(self._draw, answer)

    def _draw(self, answer: Answer) -> None:
        if answer.asked.index is not self._index:
            return
        asked, table = answer.asked, answer.sifter.table
        self._sifter = answer.sifter
        if (asked.query, asked.sort) != (self.query_now, self.sort_now):
            return
        # That there is nothing can be said only once everything is read.
        none = self._hooks.waiting() if self._hooks.reading() else table.empty
        self.current = True
        empty = f"No row matches “{self.typed}”. Esc clears the filter." if table.rows else none
        here = answer.place if asked.here == (self.lines.row, self.lines.cursor) else None
        self.lines.show(table.columns, answer.rows, sort=self.sort_now, empty=empty, lines=table.lines, place=here)
