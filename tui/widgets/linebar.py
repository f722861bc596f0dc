"""A line to type in, at the foot of the screen: what the bars for notes, days and filters share."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input

from tui.widgets.drawn import Placed


class LineBar(Input, Placed):
    """Hidden until it is opened; Enter and Esc leave it, which each bar tells with a `Left` of its own."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "leave(False)", show=False),
        Binding("enter", "leave(True)", show=False),
    ]

    class Left(Message):
        """The user is done; `keep` False leaves everything as it was."""

        def __init__(self, keep: bool, text: str) -> None:
            super().__init__()
            self.keep, self.text = keep, text

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(placeholder=placeholder, id=name, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.display = False

    def watch_virtual_size(self, size: Size) -> None:
        """The text is longer or shorter, which scrolls it and moves nothing else."""
        self._scroll_update(size)

    def open(self, text: str) -> None:
        """Take the keys; the text stands there already."""
        self.value, self.display = text, True
        self.cursor_position = len(text)
        self.screen.set_focus(self)  # at once: the next key may be on its way

    def action_leave(self, keep: bool) -> None:
        """Return to where the user was."""
        self.post_message(self.Left(keep, self.value.strip()))
