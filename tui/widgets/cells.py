"""Text cut and padded to terminal cells: what stands between a string from an article and the screen."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from core.views import visible

MORE = "…"
_SAYS_SOMETHING = 8
"""Cells below which a part of a text says nothing."""
BETWEEN = "|"
"""Stands between several numbers in a cell."""


def width_of(text: str) -> int:
    """How many terminal cells the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def clip(text: str, width: int) -> str:
    """The text made safe and cut to at most `width` cells, with `…` where something was cut."""
    if width <= 0:
        return ""
    shown = visible(text)
    if width_of(shown) <= width:
        return shown
    cut = shown[: width - 1] if shown.isascii() else set_cell_size(shown, width - 1)
    return cut.rstrip() + MORE


def fit(text: str, width: int, right: bool = False) -> str:
    """The text made safe, cut or padded to exactly `width` cells."""
    shown = clip(text, width)
    blank = " " * (width - width_of(shown))
    return blank + shown if right else shown + blank


def clip_each(text: str, width: int, between: str) -> str:
    """A text of several parts, cut so that something of each is seen: the long ones give way to the short."""
    parts = text.split(between)
    room = width - width_of(between) * (len(parts) - 1)
    if width_of(text) <= width or room < _SAYS_SOMETHING * len(parts):
        return clip(text, width)
    shown = dict.fromkeys(range(len(parts)), "")
    for left, place in zip(range(len(parts), 0, -1), sorted(shown, key=lambda n: width_of(parts[n])), strict=True):
        shown[place] = clip(parts[place], room // left)
        room -= width_of(shown[place])
    return between.join(shown.values())


def first_of(text: str) -> str:
    """The first of several numbers in a cell, with a sign that there are more: `38,419|…` of `38,419|12,176`."""
    first, bar, _ = text.partition(BETWEEN)
    return f"{first}{bar}{MORE}" if bar else text


def clip_numbers(text: str, width: int) -> str:
    """Several numbers cut between two of them to at most `width` cells, since half a number is another one."""
    if width_of(text) <= width or BETWEEN not in text:
        return text
    kept = text[: width - 1].rpartition(BETWEEN)[0]
    return f"{kept}{BETWEEN}{MORE}" if kept else first_of(text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where to break a paragraph (without line breaks) into lines of at most `width` cells, as half-open spans of it.

    Lines break at spaces, which belong to the line before them; a word wider than a line is cut.
    """
    width = max(width, 1)
    lines: list[tuple[int, int]] = []
    start, last_space, at, used = 0, -1, 0, 0
    ascii_only = text.isascii()
    while at < len(text):
        used += 1 if ascii_only else cell_len(text[at])
        if text[at].isspace():
            last_space = at
            if used > width:
                lines.append((start, at + 1))
                start, used, last_space = at + 1, 0, -1
        elif used > width:
            if last_space >= start:
                lines.append((start, last_space + 1))
                start = last_space + 1
            else:
                lines.append((start, max(at, start + 1)))
                start = max(at, start + 1)
            at = start - 1
            used, last_space = 0, -1
        at += 1
    if start < len(text) or not lines:
        lines.append((start, len(text)))
    return lines
