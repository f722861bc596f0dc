"""What keeps a frame cheap: widgets that draw by the line, keep what they drew and are not styled anew at every key."""

from __future__ import annotations

from math import ceil
from typing import Any, ClassVar, Self, cast

from rich.segment import Segment, Segments
from rich.style import Style
from textual import events
from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

_PARTS = 8
"""Parts of a line by which a scrollbar moves."""


class Placed(Widget):
    """Stands where its neighbours leave it room, whatever is in it: to learn its own size lays out nothing anew.

    Named last of the bases: Textual takes style sheets and components from the first alone.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class Kept(Placed):
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


class Rows(Vertical, Placed):
    """Widgets above each other, with nothing to be seen of what holds them."""

    BLANK = True


class Columns(Horizontal, Placed):
    """Widgets side by side, with nothing to be seen of what holds them."""

    BLANK = True


class ByLine(Kept):
    """Draws by the line, with `render_line`. No border and no padding, which Textual would look for at each line."""

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

    @property
    def drawn_width(self) -> int:
        """Cells of a line from edge to edge."""
        return self.size.width

    def fresh_lines(self, crop: Region) -> list[Strip]:
        """The lines as `render_line` gives them, in the colours that the terminal has."""
        whole, (left, right) = self.drawn_width, crop.column_span
        background, filters = self.background_colors[1], self.get_line_filters()
        beside = Style(bgcolor=background.rich_color)
        lines = []
        for y in crop.line_range:
            line = self.render_line(y).adjust_cell_length(whole, beside)
            for each in filters:
                line = line.apply_filter(each, background)
            lines.append(line if (left, right) == (0, whole) else line.crop(left, right))
        return lines

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._styled.clear()


class SideBar(Kept, ScrollBar):
    """The scrollbar of a list, drawn only where it looks otherwise: a screen of many rows hardly moves it.

    It is always there, blank where everything is seen: one that came and went would have the screen laid out anew.
    """

    _drawn: tuple[int, int, int, bool, bool] | None = None

    def fresh_lines(self, crop: Region) -> list[Strip]:
        """The bar, as Textual draws it, a segment a line."""
        self._drawn = self._looks()
        style = cast("ScrollBarRender", self.render()).style
        assert isinstance(style, Style)
        assert style.color
        assert style.bgcolor
        size, (virtual, window) = self.outer_size, self._sizes()
        bar = ScrollBarRender.render_bar(
            size.height, virtual, window, self.position, size.width, True, style.bgcolor, style.color
        )
        background, filters = self.background_colors[1], self.get_line_filters()
        if not window:
            assert isinstance(self.parent, Widget)
            bar = Segments([Segment(" " * size.width, self.parent.rich_style)] * size.height)
        segments = list(bar.segments)[crop.y : crop.bottom]  # where the mouse is one line is asked for
        lines = [Strip([segment], size.width) for segment in segments]
        for each in filters:
            lines = [line.apply_filter(each, background) for line in lines]
        return lines

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Nothing is drawn where it looks as it did."""
        if self._kept and self._looks() == self._drawn and not (layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _sizes(self) -> tuple[int, int]:
        """Lines that there are, and lines that are seen: 0 where that is all of them."""
        return ceil(self.window_virtual_size), self.window_size if self.window_size < self.window_virtual_size else 0

    def _looks(self) -> tuple[int, int, int, bool, bool]:
        """What it is drawn from: its height, where its thumb begins and ends in parts of a line, and the mouse."""
        height, (virtual, window) = self.outer_size.height, self._sizes()
        start = end = 0
        if window:
            length = max(1, window * height / virtual)
            start = int((height - length) * self.position / (virtual - window) * _PARTS)
            end = start + ceil(length * _PARTS)
        return height, start, end, self.mouse_over, self.grabbed is not None


class DrawnLines(ByLine, ScrollView, can_focus=True):
    """Lists of lines that look the same whether they have the keys or not: the table and the article.

    To gain or lose the keys draws and styles nothing, which Textual would do at each change.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    """What is drawn by the line is nothing that Textual could select."""
    show_vertical_scrollbar: Reactive[bool] = Reactive(True)
    """From the start, as the style sheets have it (`overflow-y: scroll`)."""

    def watch_virtual_size(self, size: Size) -> None:
        """There is more or less to scroll through, which only the scrollbar shows."""
        self._scroll_update(size)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Textual tells of a new size in a message, for which it would take a second frame."""
        before = self._size
        updated = super()._size_updated(size, virtual_size, container_size, layout)
        if size != before:
            self.sized()
        return updated

    def sized(self) -> None:
        """There is another room to draw in, from the frame that is being made on."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = SideBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = True  # said once; said later it lays out the screen anew
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    @property
    def room(self) -> int:
        """Cells from edge to edge, the scrollbar's left out; of one that is out of sight as many as it had there."""
        return max(self._size.width - self.scrollbar_size_vertical, 0)

    @property
    def height(self) -> int:
        """Lines that are seen at once; of one that is out of sight as many as it had there."""
        return self._size.height

    @property
    def drawn_width(self) -> int:
        """Up to the scrollbar: what lay under it would be cut off from each line anew."""
        return self.room

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        if self._vertical_scrollbar is not None:
            self._vertical_scrollbar.notify_style_update()

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
