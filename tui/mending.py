"""The part of the dashboard that takes the reviewer's mendings and shows the dossier as it is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import work
from textual.worker import get_current_worker

from core.views import VIEWS
from tui.discarding import discard
from tui.mender import Made, Mender
from tui.messages import Arrived, Remade
from tui.review import WorkspaceError
from tui.reviewing import Reviewing
from tui.widgets.reading import ReadingView

if TYPE_CHECKING:
    from core import store
    from core.views import Adding, Index, Marked, Row, Spot
    from tui.wire import Snapshot

MENDED = "Mended"
MARKED = "»"
"""Stands before a row that is to be merged into another one."""
CANNOT = "Nothing to mend in this line: choose an event, team, seat, tally or article"


class Mending(Reviewing):
    """An app whose rows can be mended; `spot_now` is for the dashboard to fill in."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.marked: Marked | None = None
        """The row that is to be merged into another one."""
        self._read_by: Mapping[str, str] | None = None
        """The publication days by which articles were read; None before the first snapshot."""
        self.mender = Mender(self.review.workspace, self.review.remember, self.way.give)

    def spot_now(self) -> Spot | None:
        """The words on show."""
        return None

    def indexed(self, run: int, snapshot: Snapshot) -> Arrived:
        """The snapshot as it is mended now."""
        return Arrived(run, snapshot, self.mender.index(snapshot.dossier, snapshot.basis))

    @property
    def days(self) -> Mapping[str, str]:
        """The publication days that hold."""
        return self.mender.days

    def taken(self, made: Made, final: bool) -> None:
        """What was mended while the snapshot came is applied to it as well; what found no row is told."""
        if self._read_by is None:
            self._read_by = self.days
        if made.version != self.mender.version:
            self.remake()
        elif made.lost and final:
            self.say(told_lost(made.lost))

    def action_again(self) -> None:
        """Read the files again, and what other reviewers have given meanwhile."""
        self.open_workspace()
        with suppress(WorkspaceError):  # told by the line above
            self.mender.load()
        self._read_by = self.days
        super().action_again()

    def action_mend(self) -> None:
        """Edit a field of the row."""
        from core.views import Editing, choices_of
        from tui.widgets.editor import Editor

        row = self.row_now()
        if self.index is None or row is None:
            self.say(CANNOT)
            return
        try:
            choices = [Editing(self.index, subjects) for subjects in choices_of(self.index, row, self.spot_now())]
        except ValueError as error:
            self.say(str(error))
            return
        if not choices:
            self.say(CANNOT)
            return
        self.push_screen(Editor(choices, self.mend, self.take_back, self.say))

    def on_reading_view_selecting(self, message: ReadingView.Selecting) -> None:
        """Say what the keys do while words are selected."""
        start = "extend" if message.fixed else "move  v fixes the start"
        self.say(f"← → ↑ ↓ {start}  Enter takes  Esc leaves" if message.on else "")

    def on_reading_view_selected(self, message: ReadingView.Selected) -> None:
        """Add a row from the words: what the rules read in them is looked for off the screen's thread."""
        if self.index is not None:
            self.say("Reading the words …")
            self._read_words(self.index, message)

    @work(thread=True, exclusive=True, group="words", description="words")
    def _read_words(self, index: Index, words: ReadingView.Selected) -> None:
        from core.views import addings

        try:
            made = addings(index, words.article, words.start, words.end)
        except ValueError as error:
            self.call_from_thread(self.say, str(error))
            return
        self.call_from_thread(self._add, made)

    def _add(self, made: Sequence[Adding]) -> None:
        from tui.widgets.editor import Editor

        self.say("")
        self.push_screen(Editor(made, self.mend, self.take_back, self._say_added))

    def _say_added(self, said: str) -> None:
        self.say("Added, in its panel" if said == MENDED else said)

    def action_merge(self) -> None:
        """Mark the row; on another row of the kind, merge the marked one into it; on the same, unmark it."""
        from core.views import marked, merged

        row = self.row_now()
        if self.index is None or row is None:
            self.say(CANNOT)
            return
        first, self.marked = self.marked, None
        try:
            if first is None:
                self.marked = marked(self.index, row)
                self.say("Marked: M on another row merges this one into it")
            elif (first.row, first.of) == (row.id, row.of):
                self.say("No longer marked")
            else:
                self._join(merged(first, self.index, row), "Merged the marked row into this one")
        except ValueError as error:
            self.marked = first
            self.say(str(error))
        self.signs_changed()

    def action_split(self) -> None:
        """Take the source on show out of the row, into one of its own."""
        from core.views import split

        row = self.row_now()
        if self.index is None or row is None:
            self.say(CANNOT)
            return
        try:
            self._join(split(self.index, row, self.spot_now()), "Taken out, into a row of its own")
        except ValueError as error:
            self.say(str(error))

    def _join(self, mendings: Sequence[store.Mending], said: str) -> None:
        outcome = self.mend(mendings)
        self.say(said if outcome == MENDED else outcome)

    def sign(self, row: Row) -> str:
        """The verdict on the row as a sign, or that it is marked."""
        first = self.marked
        return MARKED if first and (first.row, first.of) == (row.id, row.of) else super().sign(row)

    def signs_changed(self) -> None:
        """Draw the signs of the rows anew."""

    def mend(self, mendings: Sequence[store.Mending]) -> str:
        """Keep mendings and show what they change; a sentence that says how it went."""
        try:
            others = self.mender.give(mendings)
        except (WorkspaceError, ValueError) as error:
            return str(error)
        self.remake()
        return f"Mended; {others[-1].reviewer} had mended it meanwhile: both are kept" if others else MENDED

    def take_back(self, mending: int) -> None:
        """Let a mending hold no longer, whoever gave it."""
        try:
            self.mender.take_back([mending])
        except WorkspaceError as error:
            self.say(str(error))
            return
        self.say("Taken back; u brings it back")
        self.remake()

    def undone(self) -> None:
        """Show the dossier without what was taken back."""
        self.remake()

    def remake(self) -> None:
        """Apply the mendings anew, off the screen's thread; an article with another day is read anew as well."""
        if self.snapshot is not None:
            self._remake(self.snapshot)
        if self._read_by is not None and self._read_by != self.days:
            self.action_again()

    @work(thread=True, exclusive=True, group="mend", description="mend")
    def _remake(self, snapshot: Snapshot) -> None:
        """Described by name, since Textual would else write out the whole snapshot."""
        made = self.mender.index(snapshot.dossier, snapshot.basis)
        self.prepare(made.index, self.current)
        if not get_current_worker().is_cancelled:
            self.post_message(Remade(snapshot, made))
            if made.index.large:
                self.prepare(made.index, *VIEWS)

    def on_remade(self, message: Remade) -> None:
        """Draw the dossier as it is mended, unless something newer is on its way."""
        if message.snapshot is self.snapshot and message.made.version == self.mender.version:
            before, self.index = self.index, message.made.index
            self.arrived()
            self.tell()
            discard(before)


def told_lost(lost: int) -> str:
    """What to say of mendings without a row."""
    return f"{lost} mending{'s' * (lost > 1)} found no row here; kept in the workspace"
