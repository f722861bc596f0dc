"""The day as of which one looks: a line to type it in."""

from __future__ import annotations

from tui.widgets.linebar import LineBar


class DateBar(LineBar):
    """Enter takes the day, an empty line every article; Esc leaves it as it was."""

    class Left(LineBar.Left):
        """The user is done; `keep` False leaves the day as it was."""

    def __init__(self) -> None:
        super().__init__("as of which day, such as 2025-06-01; empty: everything", "date")
