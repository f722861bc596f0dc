"""The day as of which one looks: a line to type it in."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tui.widgets.linebar import LineBar


class DateBar(LineBar):
    """Enter takes the day, an empty line every article; Esc leaves it as it was."""

    @dataclass
    class Left(Message):
        """The user is done; `take` False leaves the day as it was."""

        take: bool
        day: str

    def __init__(self) -> None:
        super().__init__("as of which day, such as 2025-06-01; empty: everything", "date")

    def open(self, day: str) -> None:
        """Take the keys; the day that holds stands there already."""
        self.value, self.display = day, True
        self.cursor_position = len(day)
        self.screen.set_focus(self)  # at once: the next key may be on its way

    def action_leave(self, take: bool) -> None:
        """Return to where the user was."""
        self.post_message(self.Left(take, self.value.strip()))
