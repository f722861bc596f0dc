"""The reading view: an article wrapped, the words in question highlighted, what was found in it marked."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from core.views import Page, visible
from tui.bindings import bindings
from tui.widgets.cells import fit, width_of
from tui.widgets.drawn import DrawnLines
from tui.widgets.selecting import WordSelection
from tui.widgets.wrapping import Line, offset_at, wrapped

MARGIN = 2
"""Cells at the left: a bar beside the sentence in question, a dotted line beside what is set aside."""
_AROUND = 4
"""Lines that should be seen before and after the words in question."""


class ReadingView(DrawnLines):
    """An article with the evidence in it; draws only the lines that are seen."""

    BINDINGS: ClassVar[list[Binding]] = bindings("reading")  # type: ignore[assignment]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reading--words",
        "reading--sentence",
        "reading--aside",
        "reading--bar",
        "reading--figure",
        "reading--date",
        "reading--name",
        "reading--selection",
    }

    class Back(Message):
        """The reader wants to return to the table."""

    class Selecting(Message):
        """The reader is selecting words, with or without a fixed beginning; `on` False: no longer."""

        def __init__(self, on: bool, fixed: bool = False) -> None:
            super().__init__()
            self.on, self.fixed = on, fixed

    class Selected(Message):
        """These words of the article were taken: half-open, in code points of its text."""

        def __init__(self, article: str, start: int, end: int) -> None:
            super().__init__()
            self.article, self.start, self.end = article, start, end

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page: Page | None = None
        self.selection: WordSelection | None = None
        """The words that are being selected."""
        self._pressed: int | None = None
        """Where in the text the mouse was pressed, while it is."""
        self._lines: list[Line] = []
        self._wrapped_text = ""
        self._wrapped_for = 0
        self._strips: LRUCache[int, Strip] = LRUCache(300)

    def show(self, page: Page | None) -> None:
        """Show the article, scrolled so that the words in question are seen with what stands before them."""
        if page is None or self.page is None or page.text is not self.page.text:
            self._select(None)
        self.page = page
        self._strips.clear()
        self._wrap()
        self._to_words()
        self.refresh()

    def _wrap(self) -> None:
        """Wrap the article to the width, unless that is done; a view out of sight has no width and waits."""
        width = self.room - MARGIN - 1
        text = self.page.text if self.page else ""
        if width > 0 and not (text is self._wrapped_text and width == self._wrapped_for):
            self._lines = wrapped(self.page, width) if self.page else []
            self._wrapped_text, self._wrapped_for = text, width
            self._strips.clear()
        self.virtual_size = Size(self.room, len(self._lines))

    def _to_words(self) -> None:
        line = 0
        if self.page and self.page.words and self._lines:
            starts = [line.start for line in self._lines]
            first = bisect_right(starts, self.page.words.start) - 1
            last = bisect_right(starts, max(self.page.words.end - 1, self.page.words.start)) - 1
            top, height = round(self.scroll_offset.y), max(self.height, 1)
            if top + _AROUND <= first and last < top + height - _AROUND:
                return
            line = max(0, first - height // 3)
        self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def sized(self) -> None:
        """Wrap to the new room, the words in question still in sight."""
        if self.page:
            self._wrap()
            self._to_words()

    def notify_style_update(self) -> None:
        """Another theme: nothing drawn before holds."""
        super().notify_style_update()
        self._strips.clear()

    # Moving

    def action_scroll(self, step: int) -> None:
        """Scroll by lines, or select the words below or above."""
        if self.selection:
            self.selection.move_line(step, [(line.start, line.end) for line in self._lines])
            self._selected()
            return
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)

    def action_turn(self, step: int) -> None:
        """Scroll by screens, one line kept."""
        self.scroll_to(y=self.scroll_offset.y + step * max(self.height - 1, 1), animate=False, immediate=True)

    def action_top(self) -> None:
        """To the article's first line."""
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_bottom(self) -> None:
        """To the article's last line."""
        self.scroll_to(y=len(self._lines), animate=False, immediate=True)

    def action_back(self) -> None:
        """Leave off selecting, or return to the table."""
        if self.selection:
            self._select(None)
        else:
            self.post_message(self.Back())

    # Selecting

    def action_select(self) -> None:
        """Begin to select words, at those in question or the first seen; again fixes where the selection begins."""
        if self.page is None:
            return
        if self.selection is None:
            top = round(self.scroll_offset.y)
            first = self._lines[top].start if top < len(self._lines) else 0
            seen = self.page.words.start if self.page.words else first
            try:
                self._select(WordSelection(self.page, seen))
            except ValueError:
                return
        else:
            self.selection.fix()
        self._selected()

    def action_word(self, step: int) -> None:
        """Select the next or previous word."""
        if self.selection:
            self.selection.move(step)
            self._selected()

    def action_take(self) -> None:
        """Take the selected words, or return to the table."""
        if self.selection and self.page:
            span = self.selection.span
            self._select(None)
            self.post_message(self.Selected(self.page.article, span.start, span.end))
        else:
            self.action_back()

    def _select(self, selection: WordSelection | None) -> None:
        if selection is not self.selection:
            self.selection = selection
            self._strips.clear()
            self.refresh()
            self.post_message(self.Selecting(selection is not None))

    def _selected(self) -> None:
        """Show the selection, the word that moves in sight."""
        assert self.selection is not None
        line = bisect_right([line.start for line in self._lines], self.selection.offset) - 1
        top, height = round(self.scroll_offset.y), max(self.height, 1)
        if not top <= line < top + height:
            wanted = line if line < top else line - height + 1
            self.scroll_to(y=wanted, animate=False, immediate=True, force=True)
        self._strips.clear()
        self.refresh()
        self.post_message(self.Selecting(True, self.selection.fixed is not None))

    # Selecting with the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Words may be about to be selected, from here on."""
        if event.button == 1 and self.page is not None and self._lines:
            self._pressed = self._text_at(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse was pressed to where it is, scrolling where it is beyond the edge."""
        if self._pressed is None or self.page is None:
            return
        height = self.height
        if not 0 <= event.y < height:
            step = -1 if event.y < 0 else 1
            self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)
        here = self._text_at(event.x, min(max(event.y, 0), height - 1))
        try:
            selection = self.selection or WordSelection(self.page, self._pressed)
        except ValueError:
            return
        selection.reach(self._pressed, here)
        if self.selection or selection.several:  # a hand that trembles on one word selects nothing
            self._select(selection)
            self._selected()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """What is selected stays: Enter takes it, the arrows go on from it."""
        self._pressed = None
        self.release_mouse()

    def _text_at(self, x: int, y: int) -> int:
        """The offset in the text of what is drawn at a cell of the view."""
        assert self.page is not None
        line = self._lines[min(y + round(self.scroll_offset.y), len(self._lines) - 1)]
        return offset_at(self.page.text, line, x - MARGIN)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The line at y of the widget."""
        place = y + round(self.scroll_offset.y)
        strip = self._strips.get(place)
        if strip is None:
            strip = self._draw(place)
            self._strips[place] = strip
        return strip

    def _draw(self, place: int) -> Strip:
        width, base = self.room, self.rich_style
        if self.page is None or place >= len(self._lines):
            return Strip([Segment(" " * width, base)], width)
        line = self._lines[place]
        segments = [self._bar(line, base)]
        used = MARGIN
        for start, end, style in self._runs(self.page, line, base):
            text = visible(self.page.text[start:end])
            segments.append(Segment(text, style))
            used += width_of(text)
        segments.append(Segment(" " * max(width - used, 0), base))
        return Strip(segments).adjust_cell_length(width, base)

    def _bar(self, line: Line, base: Style) -> Segment:
        page = self.page
        assert page is not None
        own = page.sentence
        if own and line.start < own.end and own.start < line.end:
            return Segment(fit("▌", MARGIN), base + self.get_component_rich_style("reading--bar", partial=True))
        return Segment(fit("┊" if line.aside else "", MARGIN), base)

    def _runs(self, page: Page, line: Line, base: Style) -> list[tuple[int, int, Style]]:
        """The line cut where its style changes."""
        layers = [("reading--aside", line.start, line.end)] if line.aside else []
        if page.sentence:
            layers.append(("reading--sentence", page.sentence.start, page.sentence.end))
        first = bisect_right(page.marks, line.start, key=lambda m: m.end)
        for mark in page.marks[first:]:
            if mark.start >= line.end:
                break
            layers.append((f"reading--{mark.kind}", mark.start, mark.end))
        if page.words:
            layers.append(("reading--words", page.words.start, page.words.end))
        if self.selection:
            span = self.selection.span
            layers.append(("reading--selection", span.start, span.end))
        edges = {line.start, line.end}
        for _, start, end in layers:
            edges.update(edge for edge in (start, end) if line.start < edge < line.end)
        cuts = sorted(edges)
        runs = []
        for start, end in pairwise(cuts):
            style = base
            for name, first_at, last_at in layers:
                if first_at <= start and end <= last_at:
                    style += self.get_component_rich_style(name, partial=True)
            runs.append((start, end, style))
        return runs
