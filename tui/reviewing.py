"""The part of the dashboard that takes the reviewer's verdicts and notes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec
from textual import work
from textual.worker import get_current_worker

from core.store import Verdict
from core.views import NOTHING, Index, Row
from tui.listening import Listening
from tui.panels.base import SupersededError
from tui.review import Review, WorkspaceError
from tui.widgets.notebar import NoteBar
from tui.wire import Snapshot

CANNOT = "This line cannot be judged: choose a row under it"


FEW = 300
"""Rows whose verdicts are counted at once: a few milliseconds."""


class Counted(msgspec.Struct, frozen=True):
    """How many of some rows have a verdict and how many can have one, at a time."""

    index: Index | None = None
    rows: Sequence[Row] = ()
    version: int = -1
    """Of the judgements."""
    found: tuple[int, int] = (0, 0)

    def holds(self, other: Counted) -> bool:
        """Whether it is about the same."""
        return self.index is other.index and self.rows is other.rows and self.version == other.version


class Reviewing(Listening):
    """An app whose rows can be judged; `row_now` and `judged` are for the dashboard to fill in."""

    def __init__(self, *given: Any, review: Review, **more: Any) -> None:
        super().__init__(*given, **more)
        self.review = review
        self.amiss = ""
        """What was amiss with the workspace when it was opened, as a sentence."""
        self._counting = self._counted = Counted()

    def row_now(self) -> Row | None:
        """The row that the keys are about."""
        return None

    def judged(self) -> None:
        """A judgement is another one: draw it."""

    def undone(self) -> None:
        """Something was taken back: it may have been a mending."""

    def to_rows(self) -> None:
        """Give the keys back to the table or the article."""

    def sign(self, row: Row) -> str:
        """The verdict on the row as a sign."""
        return self.review.sign(self.index, row)

    def verdict(self, row: Row) -> str:
        """The verdict on the row as a word."""
        return self.review.of(self.index, row).verdict

    def reviewed(self, rows: Sequence[Row]) -> tuple[int, int]:
        """How many of the rows have a verdict, and how many can have one: of many as it was until they are counted."""
        asked = Counted(self.index, rows, self.review.version)
        if self.index is not None and not self._counted.holds(asked):
            if len(rows) <= FEW:
                self._counted = msgspec.structs.replace(asked, found=self.review.progress(self.index, rows))
            elif not self._counting.holds(asked):
                self._counting = asked
                self._count_reviewed(self.index, asked)
        return self._counted.found if self._counted.rows is rows else (0, 0)

    @work(thread=True, exclusive=True, group="reviewed", description="reviewed")
    def _count_reviewed(self, index: Index, asked: Counted) -> None:
        """Beside the screen: to look for the verdict of each of five thousand rows takes as long as ten keys."""
        worker = get_current_worker()

        def go_on() -> None:
            self.way.give()
            if worker.is_cancelled:
                raise SupersededError

        with suppress(SupersededError):
            found = self.review.progress(index, asked.rows, go_on)
            go_on()
            self.call_from_thread(self._take_reviewed, msgspec.structs.replace(asked, found=found))

    def _take_reviewed(self, counted: Counted) -> None:
        self._counted = counted
        self.tell()

    def open_workspace(self) -> None:
        """Take the judgements of earlier sessions."""
        try:
            self.review.load()
            self.amiss = self.review.workspace.notice if self.review.workspace else ""
        except WorkspaceError as error:
            self.amiss = str(error)
        if self.amiss:
            self.say(self.amiss)

    def notice(self, snapshot: Snapshot) -> str:
        """What is amiss with the workspace comes before what is amiss with its cache."""
        return self.amiss or super().notice(snapshot)

    def action_judge(self, verdict: Verdict) -> None:
        """Accept, reject or flag the row; the same again takes it back."""
        self._give(verdict=verdict)

    def action_note(self) -> None:
        """Write a note on the row."""
        row = self.row_now()
        if row is None:
            self.say(CANNOT)
            return
        self.query_one(NoteBar).open(self.review.of(self.index, row).note)
        self.say("Enter saves the note  Esc leaves it")

    def on_note_bar_left(self, message: NoteBar.Left) -> None:
        """Keep the note, or leave it."""
        self.query_one(NoteBar).display = False
        self.to_rows()
        if message.keep:
            self._give(note=message.text)
        else:
            self.say("")

    def action_undo(self) -> None:
        """Take back the last judgement of this session."""
        try:
            self.say("Taken back" if self.review.undo() else "There is nothing to take back")
        except WorkspaceError as error:
            self.say(str(error))
        self.undone()
        self.judged()

    def _give(self, verdict: Verdict | None = None, note: str | None = None) -> None:
        row = self.row_now()
        if self.index is None or row is None:
            self.say(CANNOT)
            return
        try:
            given = self.review.give(self.index, row, verdict, note)
        except ValueError:
            self.say(CANNOT)
            return
        except WorkspaceError as error:
            self.say(str(error))
            return
        self.judged()
        if note is not None:
            self.say("Note kept" if note else "Note removed")
        else:
            self.say("Verdict taken back" if given.verdict == NOTHING.verdict else given.verdict.capitalize())
