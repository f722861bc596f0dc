"""The export: which rows, in which format, to which file. Nothing is written over without a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from core.report.formats import SUFFIXES, Format
from core.views import visible

FORMATS: tuple[Format, ...] = tuple(SUFFIXES)
ABOUT: dict[Format, str] = {
    "csv": "one row a line; no cell can run as a formula",
    "json": "peace-tui/report/1",
    "markdown": "a footnote for every claim",
    "html": "one page, nothing to fetch",
}
HINT = "Enter writes  Tab format  ↑ ↓ which rows  Esc back"


class Wanted(msgspec.Struct, frozen=True):
    """What is to be written where."""

    kind: Format
    whole: bool
    """All panels, rather than the one on show as filtered."""
    path: Path
    replace: bool = False


class PathInput(Input):
    """A line for the file's name; Tab and the arrows choose what is written."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("tab", "screen.format", show=False),
        Binding("up,down", "screen.rows", show=False),
        Binding("enter", "screen.write", show=False),
    ]


class Exporter(ModalScreen[None]):
    """Asks, then hands over what is wanted and closes."""

    BINDINGS: ClassVar[list[Binding]] = [Binding("escape", "app.pop_screen", show=False)]  # type: ignore[assignment]

    def __init__(self, panel: str, rows: int, filtered: bool, export: Callable[[Wanted], None]) -> None:
        """`panel` names the panel on show, which has `rows` rows; `export` is called once, with what is wanted."""
        super().__init__()
        self._panel, self._rows, self._filtered, self._export = panel, rows, filtered, export
        self._place, self._whole = 0, False
        self._asked: Path | None = None

    @property
    def kind(self) -> Format:
        """The format chosen."""
        return FORMATS[self._place]

    def compose(self) -> ComposeResult:
        """What is written, the formats, the file, and what to press."""
        with Vertical(id="exporter"):
            yield Static(id="exporter-rows", markup=False)
            yield Static(id="exporter-formats", markup=False)
            path = PathInput(id="exporter-path", compact=True, select_on_focus=False)
            path.cursor_blink = False
            yield path
            yield Static(id="exporter-hint", markup=False)

    def on_mount(self) -> None:
        """Offer a name in the current folder."""
        path = self.query_one(PathInput)
        path.value = self._offered()
        path.cursor_position = len(path.value)
        path.focus()
        self._draw()

    def _offered(self) -> str:
        return f"peace-tui-{'report' if self._whole else self._panel}{SUFFIXES[self.kind]}"

    def action_format(self) -> None:
        """The next format; the file's ending goes with it."""
        self._renamed(lambda: setattr(self, "_place", (self._place + 1) % len(FORMATS)))

    def action_rows(self) -> None:
        """The panel as filtered, or all panels."""
        self._renamed(lambda: setattr(self, "_whole", not self._whole))

    def _renamed(self, change: Callable[[], None]) -> None:
        """Make the change; a name that was only offered becomes another one, of a typed one only the ending."""
        path = self.query_one(PathInput)
        offered, suffix = self._offered(), SUFFIXES[self.kind]
        change()
        if path.value == offered:
            path.value = self._offered()
        elif path.value.endswith(suffix):
            path.value = path.value.removesuffix(suffix) + SUFFIXES[self.kind]
        path.cursor_position = len(path.value)
        self._draw()

    def action_write(self) -> None:
        """Hand over what is wanted; where a file is there already, ask first."""
        typed = self.query_one(PathInput).value.strip()
        path = Path(typed).expanduser()
        if not typed or path.is_dir():
            self._draw(f"! {typed or 'This'} is {'a folder' if typed else 'no file name'}: name a file")
        elif not path.parent.is_dir():
            self._draw(f"! There is no folder {path.parent}")
        elif path.exists() and self._asked != path:
            self._asked = path
            self._draw(f"! {path.name} is there already: Enter again replaces it, Esc leaves it")
        else:
            self.app.pop_screen()
            self._export(Wanted(self.kind, self._whole, path, replace=self._asked == path))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another file has not been asked about."""
        event.stop()
        if self._asked is not None:
            self._asked = None
            self._draw()

    def _draw(self, said: str = "") -> None:
        filtered = " as filtered" if self._filtered else ""
        choices = (f"{self._panel.capitalize()}{filtered}, {self._rows:,} rows", "all panels")
        rows = "   ".join(f"[{c}]" if (n == 1) == self._whole else f" {c} " for n, c in enumerate(choices))
        formats = " ".join(f"[{f}]" if f == self.kind else f" {f} " for f in FORMATS)
        self.query_one("#exporter-rows", Static).update(Content.styled(f"Export {rows}", "bold"))
        self.query_one("#exporter-formats", Static).update(Content(f"{formats}  {ABOUT[self.kind]}"))
        hint = self.query_one("#exporter-hint", Static)
        hint.update(Content(visible(said or HINT)))
        hint.set_class(bool(said), "-wrong")
