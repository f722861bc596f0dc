"""A line to type in, at the foot of the screen: what the bars for notes, days and filters share."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.widgets import Input


class LineBar(Input):
    """Hidden until it is opened; Enter and Esc leave it, each bar says with what message (`action_leave`)."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "leave(False)", show=False),
        Binding("enter", "leave(True)", show=False),
    ]

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(placeholder=placeholder, id=name, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.display = False
