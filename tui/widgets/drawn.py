"""What the table and the article share: lists of lines that look the same whether they have the keys or not."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.style import Style
from textual import events
from textual.scroll_view import ScrollView


class DrawnLines(ScrollView, can_focus=True):
    """Draws by the line. To gain or lose the keys draws and styles nothing, which Textual would do at each change."""

    ALLOW_SELECT: ClassVar[bool] = False
    """What is drawn by the line is nothing that Textual could select."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._styled: dict[tuple[str, bool], Style] = {}

    def styled(self, name: str = "", partial: bool = False) -> Style:
        """The style of a component, or the widget's own; `partial`: only what it adds to that.

        Remembered while the theme is the same: to work one out takes as long as to draw a row.
        """
        style = self._styled.get((name, partial))
        if style is None:
            style = self.get_component_rich_style(name, partial=partial) if name else self.rich_style
            self._styled[name, partial] = style
        return style

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._styled.clear()

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
