"""A short list to choose one line of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.views import visible
from tui.widgets.pointed import PointedList


class Chooser(ModalScreen[None]):
    """Enter takes the line, Esc leaves; arrows, j and k, or the digit before a line."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "app.pop_screen", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        *(Binding(str(n), f"take({n - 1})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, title: str, lines: Sequence[str], chosen: Callable[[int], None], current: int = 0) -> None:
        """`chosen` is called with the place of the line, once the list is gone."""
        super().__init__()
        self._title, self._lines, self._chosen, self._current = title, list(lines), chosen, current

    def compose(self) -> ComposeResult:
        """The title over the lines."""
        with Vertical(id="chooser"):
            yield Static(Content.styled(visible(self._title), "bold"), id="chooser-title")
            numbered = (f"{n if n < 10 else ' '} {visible(line)}" for n, line in enumerate(self._lines, 1))
            yield PointedList(*(Option(Content(line)) for line in numbered), id="chooser-lines", compact=True)

    def on_mount(self) -> None:
        """Begin on the current line."""
        self.query_one(OptionList).highlighted = self._current

    def action_move(self, step: int) -> None:
        """One line down or up."""
        lines = self.query_one(OptionList)
        lines.action_cursor_down() if step > 0 else lines.action_cursor_up()

    def action_take(self, place: int) -> None:
        """Take the line at this place."""
        if place < len(self._lines):
            self.app.pop_screen()
            self._chosen(place)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Enter or a click took a line."""
        message.stop()
        self.action_take(message.option_index)
