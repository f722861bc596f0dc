"""The lines above and below the panels: title, tabs, and the line that tells what is going on."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from core.views import PanelName, visible
from tui.widgets.cells import clip, width_of


class TitleBar(Static):
    """The program's name, what is open, and how much was found."""

    def __init__(self) -> None:
        super().__init__(id="title", markup=False)

    def tell(self, opened: str, found: str, sample: bool) -> None:
        """`opened` names the folder or files, `found` counts; the sample is named as such."""
        what = "sample: five reports restated in our own words" if sample else visible(opened)
        self.update(Content.assemble((" peace-tui ", "bold"), " ", what, f" · {found}" if found else ""))


class TabBar(Widget):
    """The panels by number and name; a click on one goes there."""

    @dataclass
    class Chosen(Message):
        """The user clicked on a panel's name."""

        name: PanelName

    def __init__(self, titles: dict[PanelName, str]) -> None:
        super().__init__(id="tabs")
        self._titles = titles
        self._counts: dict[PanelName, int] = {}
        self._current = ""
        self._ends: list[tuple[int, PanelName]] = []

    def tell(self, current: PanelName, counts: dict[PanelName, int]) -> None:
        """Which panel is shown, and how many rows each has."""
        if (current, counts) != (self._current, self._counts):
            self._current, self._counts = current, dict(counts)
            self.refresh()

    def render(self) -> Content:
        """The current panel stands in brackets, so that it is seen without colour."""
        parts: list[Content] = []
        self._ends = []
        room, used = self.size.width, 0
        labels = self._labels(room)
        for name, label in labels.items():
            here = name == self._current
            text = f"[{label}]" if here else f" {label} "
            parts.append(Content.styled(text, "bold $block-cursor-foreground on $primary" if here else ""))
            used += width_of(text)
            self._ends.append((used, name))
        return Content("").join(parts)

    def _labels(self, room: int) -> dict[PanelName, str]:
        """Names with counts, without them, or numbers alone, as the room allows."""
        counted = {
            name: f"{n} {title} {self._counts[name]}" if self._counts.get(name) else f"{n} {title}"
            for n, (name, title) in enumerate(self._titles.items(), 1)
        }
        plain = {name: f"{n} {title}" for n, (name, title) in enumerate(self._titles.items(), 1)}
        for labels in (counted, plain):
            if sum(width_of(label) + 2 for label in labels.values()) <= room:
                return labels
        return {name: plain[name] if name == self._current else str(n) for n, name in enumerate(self._titles, 1)}

    def on_click(self, event: events.Click) -> None:
        """Go to the panel under the pointer."""
        name = next((name for end, name in self._ends if event.x < end), None)
        if name:
            self.post_message(self.Chosen(name))


class StatusBar(Static):
    """One line with a left and a right part; the left one gives way."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._left = ""
        self._right = ""

    def tell(self, left: str, right: str) -> None:
        """Show a text, cut to what the right part leaves."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._redraw()

    def on_resize(self) -> None:
        """Cut anew."""
        self._redraw()

    def _redraw(self) -> None:
        room = self.size.width - 2
        right = clip(self._right, max(room, 0))
        left = clip(self._left, max(room - width_of(right) - 2, 0)) if right else clip(self._left, room)
        gap = " " * max(room - width_of(left) - width_of(right), 0)
        self.update(Content(f" {left}{gap}{right} "))
