"""The dashboard: it wires panels, evidence and bars to the reading process, and holds no facts of its own."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.events import Event, Key, MouseDown, Resize
from textual.screen import Screen

from core.views import PanelName, Row, Spot, judgement_told
from styles import SHEETS
from styles.themes import THEMES, begin_with
from tui.feed import Feed
from tui.finding import Finding
from tui.handing_on import copy_citation, copy_row
from tui.listening import Start
from tui.mainscreen import MainScreen
from tui.options import Options
from tui.originals import open_original
from tui.palette import Actions
from tui.panels import EVERY, PANELS, Hooks
from tui.review import Review
from tui.telling import Bars, tell
from tui.tracing import list_rows, point
from tui.walking import walk
from tui.widgets.bars import TabBar
from tui.widgets.datebar import DateBar
from tui.widgets.drawn import Columns, Rows
from tui.widgets.notebar import NoteBar
from tui.widgets.reading import ReadingView
from tui.widgets.table import LineTable

WIDE = 130
"""Columns from which the evidence stands beside the table."""
SHORT_CURSOR = 16
"""Cells of the cursor over a slow line: enough to be seen, a third of the bytes."""


class PeaceApp(Finding):
    """Panels over an immutable Dossier that a process of its own reads."""

    CSS_PATH: ClassVar = list(SHEETS)
    COMMANDS: ClassVar = {Actions}
    COMMAND_PALETTE_BINDING = "colon"

    def __init__(
        self, feed: Feed, again: Start, *, opened: str, sample: bool, options: Options, review: Review
    ) -> None:
        self.options = options.resolved()
        super().__init__(feed, again, review=review, ansi_color=self.options.theme == "ansi" or None)
        begin_with(self, self.options.theme)
        self.as_of, self.current = self.options.as_of, self.options.panel
        self.animation_level = "none"
        self.opened, self.sample = opened, sample
        self.last_dispute: str | None = None
        self._said_on: Row | None = None
        self.bars = Bars(TabBar({panel.NAME: panel.TITLE for panel in PANELS}))

    def get_default_screen(self) -> Screen[None]:
        """The screen with the panels; it knows its width from the start: a change of class styles all of it anew."""
        return MainScreen(classes="-wide" if self.size.width >= WIDE else "")

    def compose(self) -> ComposeResult:
        """Two bars, the panels with the evidence beside them, two lines below."""
        yield self.bars.title
        yield self.bars.tabs
        with Columns(id="body"):
            with Rows(id="panels"):
                hooks = Hooks(self.moved, self.sign, self.verdict, self.waiting, self.is_reading)
                for panel in EVERY:
                    self.panels[panel.NAME] = panel(hooks, shown=self.current == panel.NAME)
                yield from self.panels.values()
            yield self.evidence
        yield self.bars.peek
        yield self.bars.filter
        yield NoteBar()
        yield DateBar()
        yield self.bars.foot

    async def on_event(self, event: Event) -> None:
        """From the first key on, cursors stay on their rows while others arrive."""
        if isinstance(event, Key | MouseDown):
            for panel in self.panels.values():
                panel.lines.touched = True
        await super().on_event(event)

    def on_mount(self) -> None:
        """Draw the empty frame, then listen."""
        if self.options.low_bandwidth:
            for table in self.query(LineTable):
                table.cursor_reach = SHORT_CURSOR
        self.action_panel(self.options.panel)
        self.listen()
        self.open_workspace()

    def arrived(self) -> None:
        """Draw another snapshot; panels out of sight draw it when they are come to."""
        for panel in self.panels.values():
            if panel is not self.panel:
                panel.forget()
        self.panel.load(self.index)
        self._show_evidence()

    def on_resize(self, event: Resize) -> None:
        """Beside the table where there is room, over it where there is not."""
        self.screen_stack[0].set_class(event.size.width >= WIDE, "-wide")  # whatever dialog is over it
        self._make_room()
        self._show_evidence()

    @property
    def wide(self) -> bool:
        """Whether the evidence stands beside the table."""
        return self.screen_stack[0].has_class("-wide")

    def _make_room(self) -> None:
        """Show panels, evidence or both. Not by a class of the screen, for which every widget would be styled anew."""
        self.query_one("#panels").display = self.wide or not self.reading
        self.bars.peek.display = not (self.wide or self.reading or self.options.low_bandwidth)
        self.evidence.display = self.wide or self.reading

    async def action_quit(self) -> None:
        """Leave; 1 where nothing could be read."""
        self.stop_reading()
        self.exit(1 if self.index is not None and not self.index.articles else 0)

    # Panels

    def action_panel(self, name: PanelName) -> None:
        """Go to a panel, which draws the latest snapshot when it is come to."""
        self.current, self.message = name, ""
        for panel in self.panels.values():
            panel.display = name == panel.NAME
        self.panel.load(self.index)
        self.read(False)
        self.tell()

    def action_next_panel(self) -> None:
        """Go to the next panel, after the last to the first."""
        names = [panel.NAME for panel in PANELS]
        here = names.index(self.current) if self.current in names else -1
        self.action_panel(names[(here + 1) % len(names)])

    @on(TabBar.Chosen)
    def _choose(self, message: TabBar.Chosen) -> None:
        self.action_panel(message.name)

    @on(LineTable.Highlighted)
    def _highlight(self, message: LineTable.Highlighted) -> None:
        if message.table is self.panel.lines and message.row is message.table.row:
            if self.index is not None and not self.evidence.shows(self.index, message.row):
                self._show_evidence()
            if not message.moved:
                self.tell()

    def moved(self) -> None:
        """The cursor is on another row: told in the same frame."""
        if self.panel.row != self._said_on:
            self.message = ""
        self.tell()

    # Evidence

    def read(self, reading: bool) -> None:
        """Give the keys to the article, or back to the table."""
        self.reading = reading
        self._make_room()
        self.screen.set_focus(self.evidence.reading if reading else self.panel.lines)
        self._show_evidence()

    def _show_evidence(self) -> None:
        if self.index is not None and self.panel.current and (self.reading or self.wide):
            self.evidence.show(self.index, self.panel.row, judgement_told(self.review.of(self.index, self.panel.row)))

    @on(LineTable.Opened)
    def _open(self, message: LineTable.Opened) -> None:
        self.read(True)
        self.tell()

    @on(ReadingView.Back)
    def _back(self) -> None:
        self.message = ""  # it was about the article
        self.read(False)
        self.tell()

    def action_spot(self, step: int) -> None:
        """The next or previous source of the same fact; in a narrow terminal it opens the evidence first."""
        if self.current == "search":
            if not self.another_hit(step):
                self.say("There is no other hit")
        elif not self.reading and not self.wide:
            self.read(True)
        elif not self.evidence.step(step):
            self.say("There is no other source of this")

    def action_point(self, step: int) -> None:
        """Highlight the next or previous words that a row is made of."""
        point(self, step)

    def action_made(self) -> None:
        """Go to a row made of the highlighted words."""
        list_rows(self)

    def action_disagreement(self, step: int) -> None:
        """The next or previous disagreement, from anywhere; after the last the first again."""
        walk(self, step)

    # Review

    def spot_now(self) -> Spot | None:
        """The words on show."""
        return self.evidence.spot if self.reading or self.wide else None

    def judged(self) -> None:
        """Draw the verdict, and how much is reviewed."""
        self.panel.judged()
        self._show_evidence()
        self.tell()

    def signs_changed(self) -> None:
        """Draw the signs of the rows anew."""
        self.panel.lines.redraw()

    def to_rows(self) -> None:
        """Back to the article or the table."""
        self.read(self.reading)

    # The rest

    def action_copy(self, what: str) -> None:
        """Send the row, or the words on show as a citation, to the terminal's clipboard."""
        copy_citation(self) if what == "citation" else copy_row(self)

    def action_original(self) -> None:
        """Open the file or address of the article on show."""
        open_original(self)

    def action_theme(self) -> None:
        """The next theme; without colour there is only one."""
        if self.options.color in ("16", "none"):
            self.say("This terminal shows its own colours only" if self.options.color == "16" else "Colour is off")
            return
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.say(f"Theme: {self.theme}")

    def action_help(self) -> None:
        """Explain the panel, the signs and the keys."""
        from tui.widgets.help import HelpScreen

        self.push_screen(HelpScreen(self.panel.TITLE, self.panel.EXPLANATION))

    def say(self, message: str) -> None:
        """Show a message until the cursor is on another row."""
        self._said_on = self.panel.row
        super().say(message)

    def tell(self) -> None:
        """Bring the bars up to date."""
        tell(self)
