"""What the reviewer decided of rows: verdicts, notes and undo, written to the workspace as they are given."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import msgspec

from core.pace import Rest, in_steps, no_rest
from core.store import Judgement, Verdict, Workspace, WorkspaceError
from core.views import JUDGED, NOTE_SIGN, SIGNS, Index, Row, anchors_of, judgement_of


class Review:
    """The judgements of one workspace, and what this session did to them. Without a workspace nothing is kept."""

    def __init__(self, workspace: Workspace | None) -> None:
        self.workspace = workspace
        self._known: dict[str, Judgement] = {}
        self._undo: list[Callable[[], None]] = []
        self._count = 0
        self.version = 0
        """Another number after every change: what was counted before it is out of date."""

    def load(self) -> None:
        """Take what is on disk. Raises WorkspaceError with a sentence for the user where that fails."""
        if self.workspace:
            self._known = self.workspace.judgements()
            self.version += 1

    def of(self, index: Index | None, row: Row | None) -> Judgement:
        """The latest judgement on any of the row's words; an empty one where there is none."""
        return judgement_of(self._known, index, row)

    def sign(self, index: Index | None, row: Row) -> str:
        """The verdict as one sign for the table."""
        judgement = self.of(index, row)
        return NOTE_SIGN if judgement.note and judgement.verdict == "none" else SIGNS[judgement.verdict]

    def give(self, index: Index, row: Row, verdict: Verdict | None = None, note: str | None = None) -> Judgement:
        """Record a verdict or a note, the other kept as it is; the same verdict again takes it back.

        Raises WorkspaceError where it could not be saved, ValueError where the row cannot be judged.
        """
        anchors = anchors_of(index, row)
        before = self.of(index, row)
        if verdict is None:
            verdict = before.verdict
        elif verdict == before.verdict:
            verdict = "none"
        given = self._write(anchors, verdict, before.note if note is None else note)
        self.remember(lambda: self._restore(anchors, before))
        return given

    def remember(self, take_back: Callable[[], None]) -> None:
        """What this session did last, as what takes it back."""
        self._undo.append(take_back)

    def undo(self) -> bool:
        """Take back what this session did last; False where it did nothing. Raises WorkspaceError."""
        if not self._undo:
            return False
        self._undo[-1]()
        self._undo.pop()
        return True

    def _restore(self, anchors: tuple[str, ...], before: Judgement) -> None:
        self._write(anchors, before.verdict, before.note)

    def progress(self, index: Index, rows: Iterable[Row], rest: Rest = no_rest) -> tuple[int, int]:
        """How many of the rows have a verdict, and how many can have one; `rest` is called now and then."""
        judged = [row for row in rows if row.of in JUDGED]
        return sum(self.of(index, row).verdict != "none" for row in in_steps(judged, rest)), len(judged)

    @property
    def known(self) -> dict[str, Judgement]:
        """The latest judgement by anchor."""
        return self._known

    @property
    def begun(self) -> bool:
        """Whether there is any judgement at all."""
        return bool(self._known)

    @property
    def at_work(self) -> bool:
        """Whether this session decided anything that holds."""
        return bool(self._undo)

    def _write(self, anchors: tuple[str, ...], verdict: Verdict, note: str) -> Judgement:
        judgement = Judgement(verdict=verdict, note=note, reviewer=reviewer(), at=now())
        if self.workspace:
            judgement = self.workspace.judge(anchors, judgement)
        elif not anchors:
            raise ValueError("the row cannot be judged")
        else:
            self._count += 1
            judgement = msgspec.structs.replace(judgement, id=self._count)
        self._known.update(dict.fromkeys(anchors, judgement))
        self.version += 1
        return judgement


def now() -> str:
    """The time in UTC, as the workspace keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def reviewer() -> str:
    """The name of whoever sits here, empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


__all__ = ["Review", "WorkspaceError", "now", "reviewer"]
