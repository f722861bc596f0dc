"""What keeps a frame cheap: widgets that draw by the line, keep what they drew and are not styled anew at every key."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from rich.style import Style
from textual import events
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class Kept(Widget):
    """Keeps its lines until it is asked to draw itself anew.

    Textual goes through the lines of every widget for every frame, and works out its colours and borders first: of a
    dozen widgets a key changes two.
    """

    _kept: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of it, drawn or as they were."""
        if self._kept is None or self._kept[0] != crop:
            self._kept = (crop, self.fresh_lines(crop))
        return self._kept[1]

    def fresh_lines(self, crop: Region) -> list[Strip]:
        """The lines, drawn."""
        return super().render_lines(crop)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Something of it is another one."""
        self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme."""
        self._kept = None
        super().notify_style_update()


class Rows(Vertical):
    """Widgets above each other, with nothing to be seen of what holds them."""

    BLANK = True


class Columns(Horizontal):
    """Widgets side by side, with nothing to be seen of what holds them."""

    BLANK = True


class DrawnLines(Kept, ScrollView, can_focus=True):
    """Lists of lines that look the same whether they have the keys or not: the table and the article.

    To gain or lose the keys draws and styles nothing, which Textual would do at each change. They have no border and no
    padding, which it would look for at each line.
    """

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

    def fresh_lines(self, crop: Region) -> list[Strip]:
        """The lines as `render_line` gives them, in the colours that the terminal has."""
        whole, (left, right) = self.size.width, crop.column_span
        background, filters = self.background_colors[1], self.get_line_filters()
        beside = Style(bgcolor=background.rich_color)
        lines = []
        for y in crop.line_range:
            line = self.render_line(y).adjust_cell_length(whole, beside)  # where there is no scrollbar
            for each in filters:
                line = line.apply_filter(each, background)
            lines.append(line if (left, right) == (0, whole) else line.crop(left, right))
        return lines

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
