"""The note: a line to type in, kept with the row."""

from __future__ import annotations

from tui.widgets.linebar import LineBar


class NoteBar(LineBar):
    """Enter saves the note, an empty one removes it; Esc leaves it as it was."""

    class Left(LineBar.Left):
        """The user is done; `keep` False leaves the note as it was."""

    def __init__(self) -> None:
        super().__init__("a note on this row", "note")
