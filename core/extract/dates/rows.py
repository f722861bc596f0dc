"""Days that only a table tells: the first cells of its rows under "Date", "Day" or "Night to", in digits without a
year or a month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from core.extract.dates.calendar import add_months, make_day
from core.extract.document import Document, Sentence
from core.model import DateMention

_HEADS = frozenset("date dates day days night when".split())
_CELL = re.compile(r"(\d{1,2})(?:([./])(\d{1,2})\.?)?(?:\s?[-–/]\s?\d{1,2})?")
"""A day, or a day and its month; a second day of a span may follow."""
_AHEAD = 31
"""Days that a row may lie after the day of writing: a table of what is planned."""


def dates_of_rows(doc: Document, written: dt.date) -> list[DateMention]:
    """The days of rows that the grammar does not read ("19.03", "04-05"), in the order of the text.

    `written` is the day that the article speaks from: a day without its month or year is the last one before it.
    """
    found = []
    for cells in _columns(doc):
        if _HEADS.isdisjoint(cells[0].words) or any(token.kind == "number" for token in cells[0].tokens):
            continue
        for cell in cells[1:]:
            text = doc.text[cell.start : cell.end].strip()
            read = _CELL.fullmatch(text)
            day = _day(read, written) if read is not None and not cell.dates else None
            if day is not None:
                start = doc.text.index(text, cell.start)
                found.append(
                    DateMention(
                        start=start, end=start + len(text), text=text, value=day.isoformat(), kind="DATE", rule="row"
                    )
                )
    return found


def _columns(doc: Document) -> Iterator[list[Sentence]]:
    """The first cells of each table, its head first."""
    firsts = [
        s for before, s in pairwise((None, *doc.sentences)) if s and (before is None or before.block is not s.block)
    ]
    for rows, cells in groupby(firsts, key=lambda s: s.block.kind == "row"):
        if rows:
            yield list(cells)


def _day(read: re.Match[str], written: dt.date) -> dt.date | None:
    day = int(read[1])
    if read[3]:
        options = [make_day(year, int(read[3]), day) for year in (written.year, written.year - 1)]
    else:
        options = [make_day(*add_months(written, -back), day) for back in (0, 1)]
    ahead = _AHEAD if read[3] else 0
    return next((d for d in options if d is not None and (d - written).days <= ahead), None)
