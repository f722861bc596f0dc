"""What the table and the article share: lists of lines that look the same whether they have the keys or not."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.scroll_view import ScrollView


class DrawnLines(ScrollView, can_focus=True):
    """Draws by the line. To gain or lose the keys draws and styles nothing, which Textual would do at each change."""

    ALLOW_SELECT: ClassVar[bool] = False
    """What is drawn by the line is nothing that Textual could select."""

    def watch_has_focus(self, has_focus: bool) -> None:
        """No style depends on it."""

    def on_focus(self, event: events.Focus) -> None:
        """Take the keys."""
        event.prevent_default()
        self.has_focus = True

    def on_blur(self, event: events.Blur) -> None:
        """Give the keys away."""
        event.prevent_default()
        self.has_focus = False
