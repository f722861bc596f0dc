"""An article as lines on the screen, and the place in its text of a cell of one."""

from __future__ import annotations

import msgspec

from core.views import Page, visible
from tui.widgets.cells import width_of, wrap


class Line(msgspec.Struct, frozen=True):
    """A line on the screen: a half-open stretch of the article's text, blank between paragraphs."""

    start: int
    end: int
    aside: bool = False


def wrapped(page: Page, width: int) -> list[Line]:
    """The article as lines of at most `width` cells, with a blank line between paragraphs."""
    lines: list[Line] = []
    for paragraph in page.paragraphs:
        if lines:
            lines.append(Line(paragraph.start, paragraph.start))
        text = page.text[paragraph.start : paragraph.end]
        lines.extend(
            Line(paragraph.start + first, paragraph.start + last, paragraph.kind == "aside")
            for first, last in wrap(text, width)
        )
    return lines


def offset_at(text: str, line: Line, cells: int) -> int:
    """The offset of the character that covers the cell, counted from 0 at the line's left; at most the line's end."""
    used = 0
    for place in range(line.start, line.end):
        used += width_of(visible(text[place]))
        if used > cells:
            return place
    return line.end
