"""The note: a line to type in, kept with the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input


class NoteBar(Input):
    """Enter saves the note, an empty one removes it; Esc leaves it as it was."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "leave(False)", show=False),
        Binding("enter", "leave(True)", show=False),
    ]

    @dataclass
    class Left(Message):
        """The user is done; `save` False leaves the note as it was."""

        save: bool
        text: str

    def __init__(self) -> None:
        super().__init__(placeholder="a note on this row", id="note", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.display = False

    def action_leave(self, save: bool) -> None:
        """Return to where the user was."""
        self.post_message(self.Left(save, self.value.strip()))
