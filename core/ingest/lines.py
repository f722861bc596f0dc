"""The lines of an article and where the story begins and ends among them.

A saved page is furniture, story, furniture. The story runs from the first prose line to the last one; what stands
before is the head, what stands after is the foot. Metadata and boilerplate are looked for by these zones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Zone = Literal["head", "body", "foot"]

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-*•▪●◦‣·–—►■➤▶]|\d{1,2}[.)]|[a-zA-Z][.)])\s+(?=\S)")
_ENDS = frozenset(".!?…:;")
_CLOSERS = "\"'”’»)]*_ "
_SIGNED = re.compile(r"[.!?][”\"’']?\s\(?[A-Z][\w/-]{1,12}\)?$")
"""A sentence and the agency's signature or end mark behind it: "… fighters. EFE"."""
_PROSE_WORDS = 11
"""A line of fewer words is no paragraph by itself, whatever it ends with."""
_GRID = 3
"""Rows that make a table."""
_BARS = 2
"""Bars that a row without a frame has at least."""
_GAPS = re.compile(r"[^\s.!?:;,]\s{2,}(?=\S)")
_SEPARATORS = re.compile(r"\s(?:[|·•/»›]|>{1,3}|::)\s|\s{3,}|\t|\s\|\s?|\s?\|\s")
_MAY_PART = re.compile(r"[|·•»›>/\t]|::|\s{3}")
_MAY_PART_ASCII = ("|", ">", "/", "::", "  ")


@dataclass(slots=True)
class Line:
    """One line without the blanks around it: `text == article.text[start:end]`."""

    start: int
    end: int
    text: str
    index: int
    after_gap: bool
    """A blank line stands before it."""
    words: int
    bullet: bool
    zone: Zone = "body"
    sentence: bool = False
    """It ends as a sentence does."""
    parts: list[str] = field(default_factory=list)
    """What stands between its separators (bars, middle dots, wide gaps)."""
    gridded: bool = False
    """Its neighbours have as many cells between bars, and their first cells are dates or numbers."""

    def __post_init__(self) -> None:
        text = self.text
        ends = text.rstrip(_CLOSERS)[-1:] in _ENDS or bool(_SIGNED.search(text[-20:]))
        self.sentence = ends and not text.endswith("...")
        self.parts = [part.strip() for part in _SEPARATORS.split(text) if part.strip()] if _may_part(text) else [text]

    @property
    def row(self) -> bool:
        """It is a row of a table, framed by bars or in a grid: no menu, and its dates are no stamp."""
        return self.gridded or (len(self.parts) > 1 and self.text[0] == "|" == self.text[-1])


def _may_part(text: str) -> bool:
    """Whether a separator can stand in the line: most have none, and looking for one by one is quicker."""
    if text.isascii() and not any(mark in text for mark in _MAY_PART_ASCII) and text.isprintable():
        return False
    return _MAY_PART.search(text) is not None


def lines_of(text: str) -> list[Line]:
    """The lines of the text that are not blank, in order, each with its zone."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = match.start() + match[0].index(line[0])
        gap = text.count("\n", last_end, start) > 1
        last_end = start + len(line)
        bullet = bool(_BULLET.match(line))
        lines.append(Line(start, last_end, line, len(lines), gap or not lines, len(line.split()), bullet))
    _zone(lines)
    _grid(lines)
    return lines


def _grid(lines: list[Line]) -> None:
    """Mark the rows of tables without a frame: lines on end with as many bars, or set in columns by blanks, most of
    which begin with a number."""
    for cells, equal in ((_bars, True), (_columns, False)):
        run: list[Line] = []
        for line in [*lines, None]:
            parted = cells(line.text) if line is not None else 0
            if run and (
                parted < _BARS
                or (equal and parted != cells(run[0].text))
                or (line is not None and (line.after_gap or line.gridded))
            ):
                numbered = sum(row.text[0].isdigit() for row in run)
                if len(run) >= _GRID and 2 * numbered > len(run):
                    for row in run:
                        row.gridded = True
                run = []
            if line is not None and parted >= _BARS:
                run.append(line)


def _bars(text: str) -> int:
    return text.count(" | ")


def _columns(text: str) -> int:
    """How many wide gaps part the line into columns."""
    return len(_GAPS.findall(text)) if "  " in text and "|" not in text else 0


def _zone(lines: list[Line]) -> None:
    story = [line.index for line in lines if prose(line)]
    if not story:
        return
    first, last = story[0], story[-1]
    for line in lines[:first]:
        line.zone = "head"
    for line in lines[last + 1 :]:
        line.zone = "foot"


def prose(line: Line) -> bool:
    """It reads as a paragraph or a bullet of the story: a full sentence of some length."""
    if line.words < (6 if line.bullet else _PROSE_WORDS):
        return False
    return line.sentence and len(line.parts) < 3
