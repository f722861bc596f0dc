"""The lines above and below the panels: title, tabs, the current row in full, and what is going on.

They draw themselves by the line and never change the layout: a new text costs one line of bytes, often less.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from core.views import PanelName
from tui.widgets.cells import clip, fit, width_of
from tui.widgets.drawn import ByLine


class Bar(ByLine):
    """One line of text; a stretch before it may stand out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--strong"}

    def __init__(self, id: str, *, right: bool = False) -> None:
        super().__init__(id=id)
        self._right = right
        self._strong = self._text = ""

    def tell(self, text: str, strong: str = "") -> None:
        """Show a text, `strong` before it; nothing is drawn where it is the same."""
        if (strong, text) != (self._strong, self._text):
            self._strong, self._text = strong, text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, cut to the room there is."""
        width, style = self.size.width, self.styled()
        room = max(width - 2, 0)
        strong = clip(self._strong, room)
        segments = [Segment(f" {fit(self._text, room - width_of(strong), self._right)} ", style)]
        if strong:
            emphasis = style + self.styled("bar--strong", partial=True)
            segments = [Segment(" ", style), Segment(strong, emphasis), Segment(segments[0].text[1:], style)]
        return Strip(segments).adjust_cell_length(width, style)


class FootBar(ByLine):
    """What was done or can be done, and at the right the place in the table, which is told whole."""

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._text = self._place = ""

    def show(self, text: str, place: str) -> None:
        """Nothing is drawn where both are the same."""
        if (text, place) != (self._text, self._place):
            self._text, self._place = text, place
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, the text cut to the room that the place leaves."""
        width, style = self.size.width, self.styled()
        place = clip(self._place, max(width - 2, 0))
        room = max(width - width_of(place) - 3, 0)
        return Strip([Segment(f" {fit(self._text, room)} {place} ", style)]).adjust_cell_length(width, style)


class TitleBar(Bar):
    """The program's name, what is open, and how much was found."""

    def __init__(self) -> None:
        super().__init__("title")

    def show(self, opened: str, found: str, sample: bool) -> None:
        """`opened` names the folder or files, `found` counts; the sample is named as such."""
        what = "the sample: five restated reports" if sample else opened
        self.tell(f"  {what}{f' · {found}' if found else ''}", strong="peace-tui")


class TabBar(ByLine):
    """The panels by number and name; a click on one goes there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--current"}

    class Chosen(Message):
        """The user clicked on a panel's name."""

        def __init__(self, name: PanelName) -> None:
            super().__init__()
            self.name = name

    def __init__(self, titles: dict[PanelName, str]) -> None:
        super().__init__(id="tabs")
        self._titles = titles
        self._counts: dict[PanelName, int] = {}
        self._current: PanelName | None = None

    def show(self, current: PanelName, counts: dict[PanelName, int]) -> None:
        """Which panel is shown, and how many rows each has."""
        if (current, counts) != (self._current, self._counts):
            self._current, self._counts = current, dict(counts)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The current panel stands in brackets, so that it is seen without colour."""
        style = self.styled()
        chosen = style + self.styled("tabs--current", partial=True)
        segments = [
            Segment(f"[{label}]", chosen) if name == self._current else Segment(f" {label} ", style)
            for name, label in self._labels().items()
        ]
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _numbered(self) -> dict[PanelName, str]:
        """Panels with the keys that lead there; the search only while it is on show: it is no tab."""
        named = {name: f"{n} {title}" for n, (name, title) in enumerate(self._titles.items(), 1)}
        return named | {"search": "F Search"} if self._current == "search" else named

    def _labels(self) -> dict[PanelName, str]:
        """Names with counts, without them, or numbers alone, as the room allows."""
        plain = self._numbered()
        counted = {
            name: f"{text} {self._counts[name]:,}" if name in self._counts else text for name, text in plain.items()
        }
        for labels in (counted, plain):
            if sum(width_of(label) + 2 for label in labels.values()) <= self.size.width:
                return labels
        return {name: text if name == self._current else text.partition(" ")[0] for name, text in plain.items()}

    def on_click(self, event: events.Click) -> None:
        """Go to the panel under the pointer."""
        end = 0
        for name, label in self._labels().items():
            end += width_of(label) + 2
            if event.x < end:
                self.post_message(self.Chosen(name))
                return
