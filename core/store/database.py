"""The workspace's SQLite file: its tables by version, and a connection that brings an older file up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from time import monotonic, sleep

WAIT = 5.0
"""Seconds to wait for another reviewer's write."""
_AGAIN = 0.01
"""Seconds between two tries where SQLite does not wait by itself."""
_VERSIONS = (
    """
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
    """,
    """
    CREATE TABLE mending (
        id INTEGER PRIMARY KEY,
        deed TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        machine TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE target (
        mending INTEGER NOT NULL REFERENCES mending (id),
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        identity TEXT NOT NULL,
        PRIMARY KEY (mending, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE words (
        mending INTEGER NOT NULL REFERENCES mending (id),
        target INTEGER NOT NULL,
        place INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        path TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        quote TEXT NOT NULL,
        context TEXT NOT NULL,
        PRIMARY KEY (mending, target, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE taken_back (
        mending INTEGER NOT NULL REFERENCES mending (id),
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    """,
)
"""What each version adds to the one before it; nothing is ever taken away."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file, made or brought up to date where it is not; every commit is on disk when it returns.

    Raises sqlite3.Error where the file is no workspace or was made by a later version of the program.
    """
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(_VERSIONS):
            raise sqlite3.DatabaseError("made by a later version of the program")
        if version < len(_VERSIONS):
            _bring_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def write_ahead(connection: sqlite3.Connection) -> None:
    """Have the file keep a write-ahead log. Raises sqlite3.Error.

    Two who make the file at once ask for the same lock, and SQLite then refuses one of them instead of letting it wait.
    """
    until = monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        sleep(_AGAIN)


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Add the tables that are missing, all or none of them, unless another process has done so meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for added in _VERSIONS[version:]:
        for statement in filter(str.strip, added.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {max(version, len(_VERSIONS))}")
    connection.execute("COMMIT")
