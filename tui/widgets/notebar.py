"""The note: a line to type in, kept with the row."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tui.widgets.linebar import LineBar


class NoteBar(LineBar):
    """Enter saves the note, an empty one removes it; Esc leaves it as it was."""

    @dataclass
    class Left(Message):
        """The user is done; `save` False leaves the note as it was."""

        save: bool
        text: str

    def __init__(self) -> None:
        super().__init__("a note on this row", "note")

    def action_leave(self, save: bool) -> None:
        """Return to where the user was."""
        self.post_message(self.Left(save, self.value.strip()))
