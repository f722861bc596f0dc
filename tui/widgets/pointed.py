"""A list of options whose current line is pointed at, seen without colour too."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

_SIGN = "›"


class PointedList(OptionList):
    """As `OptionList`, with a sign before the words of the highlighted option, in the room that its padding leaves."""

    def render_line(self, y: int) -> Strip:
        """The line as it is shown, with the sign where it is the current one."""
        strip = super().render_line(y)
        style = next((segment.style for segment in strip if segment.style), None)
        if style is None or self.highlighted is None or style.meta.get("option") != self.highlighted:
            return strip
        return Strip.join([Strip([Segment(_SIGN, style)], len(_SIGN)), strip.crop(len(_SIGN))])
