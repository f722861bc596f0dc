"""The lines of a text: which are read, and which are headings, bullets, times of a live page or rows of a table."""

from __future__ import annotations

import re

from core.extract.document import Block, BlockKind

_BULLET = re.compile(
    r"\s*(?:[-*>•‣·–—]|[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?|\d{1,2}[.)]|[a-zA-Z][.)])\s+(?=\S)"
)
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?(?:\s?+(?P<half>[APap]\.?[Mm]\b\.?))?"
STAMP = re.compile(rf"\s*+{_CLOCK}(?:\s*+(?:h|hrs|GMT|UTC))?(?:\s*+[-–|:])?\s*+$")
"""A line that is nothing but a time."""
LEADING_STAMP = re.compile(
    rf"\s*+\[?{_CLOCK}(?:\s*+(?:GMT|UTC))?"
    rf"(?:,\s*+(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\]\s)|\]?(?:\s*+[-–|:])?\s++(?=[A-Z\"“'‘@]))"
)
"""The time that heads an entry of a live page; a weekday behind it in its brackets stays in the text, as its label."""
_NOON = 12
_GAP = re.compile(r"[^\s.!?:;,]\s{2,}(?=\S)")
_GAPS = 2
"""Wide gaps in a line that is set in columns."""
_GRID = 3
"""Lines set in columns that make a table."""
LEADER = re.compile(r"\S\s?\.{4,}\s*\d")
"""Dots that lead from a label to its number: "wounded ........ 323"."""
_WRAP = 50
"""A line shorter than this was not broken by an editor's line width."""


def read_lines(text: str, aside: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the lines that are read: blank lines and set-aside stretches left out, hard wraps joined."""
    spans: list[tuple[int, int]] = []
    gap = True
    skip = 0
    for match in re.finditer(r"[^\r\n\u2028\u2029]+|\r\n|\n|\r|\u2028|\u2029", text):
        if match[0][0] in "\r\n\u2028\u2029":
            continue
        start, end = match.span()
        if not match[0].strip():
            gap = True
            continue
        pieces = [(start, end)]
        while skip < len(aside) and aside[skip][1] <= start:
            skip += 1
        at = skip
        while at < len(aside) and aside[at][0] < end:
            first, last = aside[at]
            at += 1
            tail_start, tail_end = pieces.pop()
            if tail_start < first:
                pieces.append((tail_start, first))
            pieces.append((min(max(last, tail_start), tail_end), tail_end))
        pieces = [(a, b) for a, b in pieces if a < b and text[a:b].strip()]
        for a, b in pieces:
            between = text[spans[-1][1] : a] if spans else ""
            wrapped = (
                not gap
                and a == start
                and between.count("\n") == 1
                and not between.strip()
                and spans[-1][1] - spans[-1][0] >= _WRAP
                and text[max(spans[-1][0], spans[-1][1] - _WRAP) : spans[-1][1]].rstrip()[-1:] not in '.!?:”"'
                and text[a:b].lstrip()[:1].islower()
            )
            if wrapped:
                spans[-1] = (spans[-1][0], b)
            else:
                spans.append((a, b))
        gap = not pieces
    return spans


def is_heading(line: str, opening: bool) -> bool:
    """A short line without a closing mark, or one in capitals; at the top of a page, headlines and their decks are
    longer."""
    words = line.split()
    if opening and len(words) <= 24 and line[-1:] not in '.!?:;,”"’…':
        return True
    return len(words) <= 16 and line[-1:] not in '.!?:;,”"’…' and (len(words) <= 12 or line.isupper() or line.istitle())


def counts_under(line: str, heading: Block | None, blocks: list[Block], opening: bool) -> bool:
    """A line right under a heading that begins with a number and goes on in small letters: what the heading counts."""
    below = not opening and heading is not None and bool(blocks) and blocks[-1] is heading
    return below and line[0].isdigit() and not line.isupper() and not line.istitle()


def _bars(line: str) -> int:
    """How many bars part the line into cells, those at its ends not counted."""
    return line.strip().strip("|").count(" | ")


def _in_columns(line: str) -> bool:
    """Whether wide gaps part the line; most lines have single blanks only, which is seen without looking for gaps."""
    return " ".join(line.split()) != line and len(_GAP.findall(line)) >= _GAPS


def table_rows(lines: list[str]) -> set[int]:
    """The lines that are rows of a table: framed by bars, parted by as many bars as a neighbour, or several on end that
    are set in columns by blanks and hold numbers."""
    parted = {place: bars for place, line in enumerate(lines) if "|" in line and (bars := _bars(line))}
    rows = set()
    for place, bars in parted.items():
        line = lines[place].strip()
        beside = bars > 1 and bars in (parted.get(place - 1), parted.get(place + 1))
        if beside or (line[0] == "|" == line[-1]):
            rows.add(place)
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and "|" not in lines[last] and _in_columns(lines[last].strip()):
            last += 1
        numbered = sum(1 for line in lines[first:last] if any(char.isdigit() for char in line))
        if last - first >= _GRID and 2 * numbered > last - first:
            rows.update(range(first, last))
        first = last + 1
    return rows


def mark_of(line: str) -> tuple[BlockKind, int]:
    """Whether a bullet's mark or number opens the line, or that of a heading, and how long it is."""
    match = _BULLET.match(line)
    if match is None:
        return "paragraph", 0
    return "heading" if line[0].isalnum() and is_heading(line, False) else "bullet", match.end()


def time_of(match: re.Match[str]) -> str | None:
    """The time that a stamp tells, as "23:05"; None for one that no clock shows."""
    hour, minute, half = int(match["hour"]), int(match["minute"]), match["half"]
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half[0] in "Pp" else 0)
    return f"{hour:02}:{minute:02}" if hour < 2 * _NOON and minute < 60 else None
