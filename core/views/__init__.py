"""Pure functions from a Dossier to rows: what the panels draw and the report prints.

index = Index(dossier)
table = VIEWS["timeline"](index)
rows = select(table, parse("side:ukraine !tass"), Sort(column=1))
spots = evidence_of(index, rows[0])

A module is loaded when one of its names is first asked for: the first frame of the dashboard needs few of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from core.lazy import first_asked

if TYPE_CHECKING:
    from core.views.adding import Adding, addings
    from core.views.anchors import JUDGED, anchors_of
    from core.views.bars import days_of, strip_of
    from core.views.citing import citation, row_text
    from core.views.detail import Detail, detail_of
    from core.views.evidence import evidence_of, spot_at
    from core.views.fulltext import FullText
    from core.views.index import Index
    from core.views.joining import Marked, marked, merged, split
    from core.views.judging import NOTE_SIGN, NOTHING, SIGNS, judgement_of, judgement_told
    from core.views.mending import Editing, choices_of
    from core.views.noted import notes_of
    from core.views.query import Query, is_day, parse
    from core.views.reading import Page, page_of
    from core.views.rows import DIFFERS, MARKS, Column, PanelName, Row, Sort, Spot, Table
    from core.views.selection import Sifter, select
    from core.views.wording import visible

__all__ = [
    "DIFFERS",
    "JUDGED",
    "MARKS",
    "NOTE_SIGN",
    "NOTHING",
    "SIGNS",
    "VIEWS",
    "Adding",
    "Column",
    "Detail",
    "Editing",
    "FullText",
    "Index",
    "Marked",
    "Page",
    "PanelName",
    "Query",
    "Row",
    "Sifter",
    "Sort",
    "Spot",
    "Table",
    "addings",
    "anchors_of",
    "choices_of",
    "citation",
    "days_of",
    "detail_of",
    "evidence_of",
    "is_day",
    "judgement_of",
    "judgement_told",
    "marked",
    "merged",
    "notes_of",
    "page_of",
    "parse",
    "row_text",
    "select",
    "split",
    "spot_at",
    "strip_of",
    "visible",
]

_HOMES = {
    "adding": "Adding addings",
    "anchors": "JUDGED anchors_of",
    "bars": "days_of strip_of",
    "citing": "citation row_text",
    "detail": "Detail detail_of",
    "evidence": "evidence_of spot_at",
    "fulltext": "FullText",
    "index": "Index",
    "joining": "Marked marked merged split",
    "judging": "NOTE_SIGN NOTHING SIGNS judgement_of judgement_told",
    "mending": "Editing choices_of",
    "noted": "notes_of",
    "query": "Query is_day parse",
    "reading": "Page page_of",
    "rows": "DIFFERS MARKS Column PanelName Row Sort Spot Table",
    "selection": "Sifter select",
    "wording": "visible",
}
__getattr__ = first_asked(
    __name__, {name: f"core.views.{module}" for module, names in _HOMES.items() for name in names.split()}
)


def _view(name: PanelName, index: Index) -> Table:
    """The table, made once: a view is a pure function of the same name as its module."""
    table = index.tables.get(name)
    if table is None:
        table = index.tables[name] = getattr(importlib.import_module(f"core.views.{name}"), name)(index)
    return table


_NAMES: tuple[PanelName, ...] = ("timeline", "delegations", "tallies", "disagreements", "sources")
VIEWS: dict[PanelName, Callable[[Index], Table]] = {name: partial(_view, name) for name in _NAMES}
"""Every view by the name of its panel, in the order of the tabs."""
