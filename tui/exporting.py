"""The part of the dashboard that writes what is on show to a file, as the reviewer left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from core.views import PanelName, Query, Sort
from tui.mending import Mending
from tui.wire import Snapshot

if TYPE_CHECKING:
    from core.report.reviewed import Reviewed
    from tui.widgets.exporter import Wanted


class Exporting(Mending):
    """An app whose panels can be exported; `chosen` is for the dashboard to fill in."""

    def chosen(self) -> tuple[PanelName, int, Query, Sort | None]:
        """The panel on show, how many rows it shows, its filter and its order."""
        return "timeline", 0, Query(), None

    def action_export(self) -> None:
        """Ask for format and file."""
        from tui.widgets.exporter import Exporter

        if self.snapshot is None:
            self.say("There is nothing to export yet")
            return
        panel, rows, query, _ = self.chosen()
        self.push_screen(Exporter(panel, rows, bool(query), self.export))

    def export(self, wanted: Wanted) -> None:
        """Write the file off the screen's thread, and say how that went."""
        if self.snapshot is not None:
            self.say(f"Writing {wanted.path.name} …")
            panel, _, query, sort = self.chosen()
            snapshot, narrow = self.snapshot, {} if wanted.whole else {"panel": panel, "query": query, "sort": sort}
            self.run_worker(
                lambda: self._export(snapshot, wanted, narrow), thread=True, group="export", description="export"
            )

    def _export(self, snapshot: Snapshot, wanted: Wanted, narrow: dict[str, Any]) -> None:
        from core.report.formats import rendered, write

        try:
            write(
                wanted.path,
                rendered(msgspec.structs.replace(self._reviewed(snapshot), **narrow), wanted.kind),
                wanted.replace,
            )
        except FileExistsError:
            said = f"{wanted.path.name} is there already: it was left as it is"
        except OSError as error:
            said = f"{wanted.path}: cannot be written ({error.strerror}); choose another place"
        else:
            said = f"Wrote {wanted.path}"
        self.call_from_thread(self.say, said)

    def _reviewed(self, snapshot: Snapshot) -> Reviewed:
        from core.compare.basis import Basis
        from core.report.review import reviewed

        basis = msgspec.msgpack.decode(snapshot.basis, type=Basis) if snapshot.basis else None
        return reviewed(snapshot.dossier, basis, self.mender.held, self.review.known)
