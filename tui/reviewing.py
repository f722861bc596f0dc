"""The part of the dashboard that takes the reviewer's verdicts and notes."""

from __future__ import annotations

from typing import Any

from core.store import Verdict
from core.views import NOTHING, Row
from tui.listening import Listening
from tui.review import Review, WorkspaceError
from tui.widgets.notebar import NoteBar
from tui.wire import Snapshot

CANNOT = "This line cannot be judged: choose a row under it"


class Reviewing(Listening):
    """An app whose rows can be judged; `row_now` and `judged` are for the dashboard to fill in."""

    def __init__(self, *given: Any, review: Review, **more: Any) -> None:
        super().__init__(*given, **more)
        self.review = review
        self.amiss = ""
        """What was amiss with the workspace when it was opened, as a sentence."""

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
