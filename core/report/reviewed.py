"""A dossier as its reviewers left it, and the part of it that is to be handed on: what every export is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from core.model import Dossier
from core.store import Judgement
from core.views import VIEWS, Index, PanelName, Query, Row, Sort, Table, judgement_of, select

PANELS: tuple[PanelName, ...] = tuple(VIEWS)


class Reviewed(msgspec.Struct, frozen=True):
    """The dossier with what was decided of its rows; rejected rows are not shown."""

    index: Index
    judgements: Mapping[str, Judgement] = msgspec.field(default_factory=dict)
    """By anchor, as the workspace gives them."""
    panel: PanelName | None = None
    """Only this panel; None: all of them."""
    query: Query = Query()
    sort: Sort | None = None

    @property
    def panels(self) -> tuple[PanelName, ...]:
        """What is handed on, in the order of the tabs."""
        return (self.panel,) if self.panel else PANELS

    def judgement(self, row: Row) -> Judgement:
        """What was decided of the row."""
        return judgement_of(self.judgements, self.index, row)

    def table(self, name: PanelName) -> Table:
        """The panel's rows as filtered and sorted, without those that were rejected and what stands under them."""
        table = VIEWS[name](self.index)
        rows: Iterable[Row] = select(table, self.query, self.sort)
        if self.judgements:
            rows = self._not_rejected(rows)
        return msgspec.structs.replace(table, rows=tuple(rows))

    def _not_rejected(self, rows: Iterable[Row]) -> list[Row]:
        kept: list[Row] = []
        gone: set[str] = set()
        for row in rows:
            if row.parent in gone or self.judgement(row).verdict == "rejected":
                gone.add(row.id)
            else:
                kept.append(row)
        parents = {row.parent for row in kept}
        return [row for row in kept if row.of not in ("heading", "meeting") or row.id in parents or row.marks]


def as_reviewed(found: Dossier | Reviewed, panel: PanelName | None = None) -> Reviewed:
    """A bare dossier as one that nobody reviewed; `panel` narrows either down."""
    if isinstance(found, Dossier):
        return Reviewed(Index(found), panel=panel)
    return msgspec.structs.replace(found, panel=panel) if panel else found
