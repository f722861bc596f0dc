"""The shape that every view has: a table of rows with cells, marks, facets to filter by, and an id for the evidence.

Panels draw these tables and the report prints them; neither computes anything of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec

PanelName = Literal["timeline", "delegations", "tallies", "disagreements", "sources", "search"]
"""The tabs, and what a search through all articles found."""
RowKind = Literal[
    "event",
    "meeting",
    "delegation",
    "seat",
    "tally",
    "disagreement",
    "set_aside",
    "article",
    "found",
    "hit",
    "heading",
]

DIFFERS = " ≠ "
"""Stands between what sources say differently."""
MARKS = {
    "differs": ("≠", "sources differ on this"),
    "head": ("★", "leads the delegation"),
    "absent": ("○", "named, but not there"),
    "replaced": ("↔", "replaced by somebody else"),
    "planned": ("→", "planned, not yet held"),
    "cancelled": ("×", "cancelled"),
    "background": ("‹", "background: an earlier war, round or operation"),
    "reprint": ("=", "a reprint: no source of its own"),
    "warning": ("!", "read with a loss: see the last column"),
    "mended": ("*", "mended by a reviewer; what the machine read stands with the row in full"),
    "added": ("+", "added by a reviewer"),
    "total": ("Σ", "a running total, not the toll of one attack"),
}
"""Each mark's sign and what it means. A mark is a sign of its own, so that nothing depends on colour."""


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of a table.

    `cells` stand in the order of the table's columns. `notes` (empty, or one a cell) add words to a cell where there is
    room, such as who says a figure. `sides`, `kind`, `sources`, `place`, `speakers`, `date` and
    `certainty` are what filters ask for.
    """

    id: str
    """Unique in its table, and the key to `evidence_of`."""
    of: RowKind
    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()
    under: str = ""
    """A second line below the cells, where one line is too short for what matters: who says what."""
    marks: tuple[str, ...] = ()
    """Names from MARKS."""
    parent: str | None = None
    """The id of the row it stands under: a meeting, a delegation, the heading of a section, the origin of a reprint."""
    depth: int = 0
    sides: tuple[str, ...] = ()
    kind: str = ""
    sources: tuple[str, ...] = ()
    """Labels of the sources that speak of it."""
    place: str = ""
    """Where it was, as the filter `place:` asks."""
    speakers: tuple[str, ...] = ()
    """Who says it, as the filter `speaker:` asks; outlets in their own voice are among the sources."""
    date: str = ""
    """ISO day, month or year; empty where there is none."""
    certainty: float | None = None
    weight: float = 0.0
    """What a table's own order counts by: severity, independent claims."""

    @property
    def sign(self) -> str:
        """The marks as signs: `≠→`."""
        return "".join(MARKS[mark][0] for mark in self.marks)


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, how wide it may be drawn (in terminal cells), and how it sorts."""

    name: str
    title: str
    width: int = 10
    """Wished width."""
    least: int = 4
    """Narrowest useful width."""
    grow: int = 0
    """Share of the room that is left over."""
    rank: int = 0
    """0 is always drawn; of the others the highest is left out first where the room is too narrow."""
    right: bool = False
    """Numbers stand at the right edge."""
    whole: bool = False
    """Cells are numbers or dates, which half shown would be wrong: never narrower than the widest of them."""
    tree: bool = False
    """Cells are indented by the row's depth."""
    slides: bool = False
    """One of many like columns (the sources of a matrix): those that find no room are reached by sliding."""
    key: Callable[[Row], Any] | None = None
    """Sort key; None sorts by the cell's text."""

    def sort_keys(self, place: int, rows: Iterable[Row]) -> list[Any]:
        """What rows are sorted by in this column, which stands at `place`: a key for each row."""
        if self.key:
            return list(map(self.key, rows))
        cells = [row.cells[place] for row in rows]
        folded = {cell: cell.casefold() for cell in set(cells)}
        return list(map(folded.__getitem__, cells))


class Table(msgspec.Struct, frozen=True):
    """A view: columns and rows in their own order. `empty` is the sentence shown where there are none."""

    name: PanelName
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = "Nothing found."
    lines: int = 1
    """Lines a row is drawn on: 2 where rows have something `under` them."""


class Sort(msgspec.Struct, frozen=True):
    """Which column to sort by, and whether backwards."""

    column: int
    reverse: bool = False


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of evidence, ready to be shown: the exact words, where they stand, and who says them.

    `quote == article.text[start:end]`; `speaker` is None where the outlet speaks in its own voice; `via` is a relay
    ("Reuters").
    """

    article: str
    start: int
    end: int
    quote: str
    outlet: str
    published: str | None = None
    speaker: str | None = None
    cue: str | None = None
    via: str | None = None
    confidence: str = "fact"
    position: str = ""
    """What this source holds, where the row is about a difference or a number: "472", "Rustem Umerov"."""

    @property
    def who(self) -> str:
        """Who says it, in words: `Ukraine's air force, via Reuters, in CGTN`."""
        said = self.speaker or "in its own voice"
        relay = f", via {self.via}" if self.via else ""
        return f"{said}{relay}, in {self.outlet}" if self.speaker else f"{self.outlet}, {said}{relay}"
