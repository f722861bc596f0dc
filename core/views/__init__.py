"""Pure functions from a Dossier to rows: what the panels draw and the report prints.

index = Index(dossier)
table = VIEWS["timeline"](index)
rows = select(table, parse("side:ukraine !tass"), Sort(column=1))
spots = evidence_of(index, rows[0])
"""

from __future__ import annotations

from collections.abc import Callable

from core.views.adding import Adding, addings
from core.views.anchors import JUDGED, anchors_of
from core.views.bars import strip_of
from core.views.citation import citation, row_text
from core.views.delegations import delegations
from core.views.detail import Detail, detail_of
from core.views.disagreements import disagreements
from core.views.evidence import evidence_of, spot_at
from core.views.fulltext import FullText
from core.views.index import Index
from core.views.joining import Marked, marked, merged, split
from core.views.judging import NOTE_SIGN, NOTHING, SIGNS, judgement_of, judgement_told
from core.views.mending import Editing, choices_of, notes_of
from core.views.query import Query, is_day, parse
from core.views.reading import Page, page_of
from core.views.rows import MARKS, Column, PanelName, Row, Sort, Spot, Table
from core.views.selection import Haystack, select
from core.views.sources import sources
from core.views.tallies import tallies
from core.views.timeline import timeline
from core.views.wording import visible

VIEWS: dict[PanelName, Callable[[Index], Table]] = {
    "timeline": timeline,
    "delegations": delegations,
    "tallies": tallies,
    "disagreements": disagreements,
    "sources": sources,
}
"""Every view by the name of its panel, in the order of the tabs."""

__all__ = [
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
    "Haystack",
    "Index",
    "Marked",
    "Page",
    "PanelName",
    "Query",
    "Row",
    "Sort",
    "Spot",
    "Table",
    "addings",
    "anchors_of",
    "choices_of",
    "citation",
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
