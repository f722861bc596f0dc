"""The workspace: one SQLite file with every verdict and note that reviewers gave; nothing in it is changed or deleted.

A judgement is appended and on disk before `judge` returns, so that a lost line or a killed process costs nothing that
was confirmed. It belongs to its anchors (the words behind a row: content hash and span, and the quote itself), not to
a row's number, so that it outlives another reading, more articles and an edited one. The first one makes the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal, get_args

import msgspec

Verdict = Literal["accepted", "rejected", "flagged", "none"]

FILE = "workspace.sqlite"
_VERSION = 1
_WAIT = 5.0
"""Seconds to wait for another reviewer's write."""
_SCHEMA = """
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE anchor (
    key TEXT NOT NULL,
    judgement INTEGER NOT NULL REFERENCES judgement (id),
    PRIMARY KEY (key, judgement)
) STRICT, WITHOUT ROWID;
"""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer holds of a row. `none` takes an earlier verdict back."""

    verdict: Verdict = "none"
    note: str = ""
    reviewer: str = ""
    at: str = ""
    """ISO date and time in UTC."""
    id: int = 0


class WorkspaceError(Exception):
    """The workspace cannot be read or written; the text is a sentence for the user."""


class Workspace:
    """The judgements in one folder; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def judge(self, anchors: Sequence[str], judgement: Judgement) -> Judgement:
        """Append a judgement on the row with these anchors; returns it with its id, once it is on disk.

        Raises WorkspaceError where it could not be written, ValueError where there is no anchor or no such verdict.
        """
        if not anchors or judgement.verdict not in get_args(Verdict):
            raise ValueError("a judgement needs anchors and a verdict")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection, connection:
                connection.execute("BEGIN IMMEDIATE")
                number = connection.execute(
                    "INSERT INTO judgement (verdict, note, reviewer, at) VALUES (?, ?, ?, ?)",
                    (judgement.verdict, judgement.note, judgement.reviewer, judgement.at),
                ).lastrowid
                connection.executemany("INSERT INTO anchor VALUES (?, ?)", [(key, number) for key in set(anchors)])
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(f"Not saved: {self.path}: {error}") from error
        return msgspec.structs.replace(judgement, id=number or 0)

    def judgements(self) -> dict[str, Judgement]:
        """The latest judgement for each anchor; empty where nothing has been judged.

        Raises WorkspaceError where the file is there and cannot be read.
        """
        if not self.path.exists():
            return {}
        try:
            with closing(self._connect()) as connection:
                rows = connection.execute(
                    "SELECT a.key, j.verdict, j.note, j.reviewer, j.at, j.id"
                    " FROM anchor a JOIN judgement j ON j.id = a.judgement ORDER BY j.id"
                ).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(f"The workspace cannot be read: {self.path}: {error}") from error
        made: dict[int, Judgement] = {}
        latest: dict[str, Judgement] = {}
        for key, verdict, note, reviewer, at, number in rows:
            latest[key] = made.setdefault(
                number, Judgement(verdict=verdict, note=note, reviewer=reviewer, at=at, id=number)
            )
        return latest

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > _VERSION:
                raise sqlite3.DatabaseError("made by a later version of the program")
            if version < _VERSION:
                self._make(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        """Make the tables, unless another process has made them meanwhile."""
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] < _VERSION:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("COMMIT")
