"""The workspace: one SQLite file with every verdict, note and mending of the reviewers; nothing in it is ever deleted.

Each is written a second time, to a journal beside it, from which a damaged or lost database is made again.

What is given is appended and on disk before the call returns, so that a lost line or a killed process costs nothing
that was confirmed. It belongs to the words behind a row (content hash and span, and the quote itself), not to a row's
number, so that it outlives another reading, more articles and an edited one. The first one makes the file.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from core.store.database import connect
from core.store.journal import commit, journal_of, marks
from core.store.records import Deed, Judgement, Mending, Target, Verdict, Words
from core.store.restore import is_damaged, is_moved, is_not_writable, level, readable_copy, restore, wait_for_others

FILE = "workspace.sqlite"
_ONLY_READ = "Earlier verdicts are shown, new ones cannot be saved"
_WAY_OUT = "make room there, or choose another folder with --workspace DIR."
T = TypeVar("T")


class WorkspaceError(Exception):
    """The workspace cannot be read or written; the text is a sentence for the user."""


class Workspace:
    """What was given in one folder; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.notice = ""
        """What was amiss with the workspace and what was done about it, as a sentence; empty while all is well."""

    def judge(self, anchors: Sequence[str], judgement: Judgement) -> Judgement:
        """Append a judgement on the row with these anchors; returns it with its id, once it is on disk.

        Raises WorkspaceError where it could not be written, ValueError where there is no anchor or no such verdict.
        """
        if not anchors or judgement.verdict not in get_args(Verdict):
            raise ValueError("a judgement needs anchors and a verdict")
        with self._writing() as connection:
            number = connection.execute(
                "INSERT INTO judgement (verdict, note, reviewer, at) VALUES (?, ?, ?, ?)",
                (judgement.verdict, judgement.note, judgement.reviewer, judgement.at),
            ).lastrowid
            connection.executemany("INSERT INTO anchor VALUES (?, ?)", [(key, number) for key in set(anchors)])
        return msgspec.structs.replace(judgement, id=number or 0)

    def judgements(self) -> dict[str, Judgement]:
        """The latest judgement for each anchor; empty where nothing has been judged.

        Raises WorkspaceError where the file is there and cannot be read.
        """
        return self._read(_judgements, {})

    def mend(self, mendings: Sequence[Mending]) -> tuple[Mending, ...]:
        """Append mendings, all or none; returns them with their ids, once they are on disk.

        Raises WorkspaceError where they could not be written, ValueError where one has no words or is no such deed.
        """
        if any(m.deed not in get_args(Deed) or not m.targets or not all(t.words for t in m.targets) for m in mendings):
            raise ValueError("a mending needs a deed and the words that it is about")
        with self._writing() as connection:
            return tuple(msgspec.structs.replace(m, id=_append(connection, m)) for m in mendings)

    def take_back(self, mendings: Sequence[int], reviewer: str, at: str) -> None:
        """Let the mendings with these ids hold no longer; they stay in the file. Raises WorkspaceError."""
        with self._writing() as connection:
            connection.executemany("INSERT INTO taken_back VALUES (?, ?, ?)", [(m, reviewer, at) for m in mendings])

    def mendings(self) -> tuple[Mending, ...]:
        """The mendings that hold, the earliest first. Raises WorkspaceError where the file cannot be read."""
        return self._read(_mendings, ())

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that nobody else can come between; kept as a whole or not at all, in the journal too."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connected()) as connection, connection:
                connection.execute("BEGIN IMMEDIATE")
                before = marks(connection)
                yield connection
                commit(connection, journal_of(self.path), before)
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(f"Not saved: {_reason(error)}: {self.path}; {_WAY_OUT}") from error

    def _read(self, take: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        if not self.path.exists() and not journal_of(self.path).exists():
            return nothing
        try:
            try:
                return self._taken(take)
            except sqlite3.Error as error:
                self._repair(error)  # damage may lie in pages that opening the file does not touch
                return self._taken(take)
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(f"The workspace cannot be read: {_reason(error)}: {self.path}") from error

    def _taken(self, take: Callable[[sqlite3.Connection], T]) -> T:
        try:
            with closing(self._connected()) as connection:
                connection.execute("BEGIN")  # one state of the file, whatever others write meanwhile
                if not all(os.access(place, os.W_OK) for place in (self.path, self.path.parent)):
                    self.notice = f"{_ONLY_READ}: it is read-only: {self.path}"
                return take(connection)
        except (OSError, sqlite3.Error) as error:
            if not is_not_writable(error):
                raise
            with readable_copy(self.path) as connection:
                self.notice = f"{_ONLY_READ}: {_reason(error)}: {self.path}"
                return take(connection)

    def _connected(self) -> sqlite3.Connection:
        """A connection to a database that holds all that the journal does."""
        try:
            return self._levelled()
        except sqlite3.Error as error:
            self._repair(error)
            return self._levelled()

    def _levelled(self) -> sqlite3.Connection:
        connection = connect(self.path)
        try:
            if level(connection, self.path):
                self.notice = "What was given last was not yet in the database; it was taken from its journal."
        except BaseException:
            connection.close()
            raise
        return connection

    def _repair(self, error: sqlite3.Error) -> None:
        """Make the database again where it is damaged; raises the error where that is no help against it."""
        if is_moved(error):
            wait_for_others(self.path)
        elif is_damaged(error):
            try:
                self.notice = restore(self.path) or self.notice
            except FileNotFoundError:
                raise error from None
        else:
            raise error


def _reason(error: Exception) -> str:
    return ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()


def _judgements(connection: sqlite3.Connection) -> dict[str, Judgement]:
    made: dict[int, Judgement] = {}
    latest: dict[str, Judgement] = {}
    for key, verdict, note, reviewer, at, number in connection.execute(
        "SELECT a.key, j.verdict, j.note, j.reviewer, j.at, j.id"
        " FROM anchor a JOIN judgement j ON j.id = a.judgement ORDER BY j.id"
    ):
        latest[key] = made.setdefault(
            number, Judgement(verdict=verdict, note=note, reviewer=reviewer, at=at, id=number)
        )
    return latest


def _append(connection: sqlite3.Connection, mending: Mending) -> int:
    number = connection.execute(
        "INSERT INTO mending (deed, field, value, machine, reviewer, at) VALUES (?, ?, ?, ?, ?, ?)",
        (mending.deed, mending.field, mending.value, mending.machine, mending.reviewer, mending.at),
    ).lastrowid
    for place, target in enumerate(mending.targets):
        connection.execute("INSERT INTO target VALUES (?, ?, ?, ?)", (number, place, target.kind, target.identity))
        connection.executemany(
            "INSERT INTO words VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, place, n, w.sha256, w.path, w.start, w.end, w.quote, w.context)
                for n, w in enumerate(target.words)
            ],
        )
    return number or 0


def _mendings(connection: sqlite3.Connection) -> tuple[Mending, ...]:
    words: dict[tuple[int, int], list[Words]] = defaultdict(list)
    for mending, target, sha256, path, start, stop, quote, context in connection.execute(
        "SELECT mending, target, sha256, path, start, stop, quote, context FROM words ORDER BY mending, target, place"
    ):
        words[mending, target].append(
            Words(sha256=sha256, path=path, start=start, end=stop, quote=quote, context=context)
        )
    targets: dict[int, list[Target]] = defaultdict(list)
    for mending, place, kind, identity in connection.execute(
        "SELECT mending, place, kind, identity FROM target ORDER BY mending, place"
    ):
        targets[mending].append(Target(kind=kind, identity=identity, words=tuple(words[mending, place])))
    return tuple(
        Mending(
            deed=deed,
            targets=tuple(targets[number]),
            field=field,
            value=value,
            machine=machine,
            reviewer=reviewer,
            at=at,
            id=number,
        )
        for number, deed, field, value, machine, reviewer, at in connection.execute(
            "SELECT id, deed, field, value, machine, reviewer, at FROM mending"
            " WHERE id NOT IN (SELECT mending FROM taken_back) ORDER BY id"
        )
    )
