"""Bringing a workspace back: from its journal where the database is damaged or lost, read-only where it must be."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from core.store.database import WAIT, connect
from core.store.journal import GROWS, journal_of, last, marks, replay

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_BESIDE = ("", "-wal", "-shm")


def is_damaged(error: Exception) -> bool:
    """Whether the database's bytes are at fault."""
    return _code(error) in _DAMAGED


def is_moved(error: Exception) -> bool:
    """Whether the file may have been taken away under the connection: another process restores it."""
    return _code(error) == sqlite3.SQLITE_IOERR


def wait_for_others(database: Path) -> None:
    """Come back once nobody restores the database. Raises OSError and sqlite3.Error."""
    with _alone(database):
        pass


def is_not_writable(error: Exception) -> bool:
    """Whether the place may only be read."""
    return _code(error) in _NOT_WRITABLE or isinstance(error, PermissionError)


def level(connection: sqlite3.Connection, database: Path) -> bool:
    """Give the database what the journal holds beyond it; whether there was any. Raises OSError, sqlite3.Error."""
    journal = journal_of(database)
    have, held = marks(connection), last(journal)
    if all(held[table] <= have[table] for table in GROWS):
        return False
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        have = marks(connection)
        replay(connection, journal, have)
        connection.execute("COMMIT")
    return True


def restore(database: Path) -> str:
    """Make a damaged database again from its journal; a sentence that says so, empty where another process has.

    The damaged file is kept under another name. Raises OSError and sqlite3.Error where that cannot be done, and
    FileNotFoundError where there is no journal: the file is then left as it is.
    """
    journal = journal_of(database)
    if not any(last(journal).values()):
        raise FileNotFoundError(f"there is no journal to restore it from: {journal}")
    with _alone(database):
        if _sound(database):
            return ""
        new = database.with_suffix(".restored")
        new.unlink(missing_ok=True)
        with closing(connect(new)) as connection:
            connection.execute("BEGIN")
            replay(connection, journal)
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        aside = next(p for n in range(1, 10_000) if not (p := database.with_suffix(f".damaged-{n}")).exists())
        for ending in _BESIDE:
            with suppress(FileNotFoundError):
                Path(f"{database}{ending}").replace(f"{aside}{ending}")
        new.replace(database)
    return (
        f"The workspace was damaged and has been made again from its journal, with every verdict, note and mending; "
        f"the damaged file is kept as {aside.name}."
    )


@contextmanager
def readable_copy(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of a database whose own folder may not be written. Raises OSError, sqlite3.Error."""
    with tempfile.TemporaryDirectory(prefix="peace-tui-") as folder:
        copy = Path(folder) / database.name
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{database}{ending}", f"{copy}{ending}")
        with suppress(FileNotFoundError):
            shutil.copyfile(journal_of(database), journal_of(copy))
        with closing(connect(copy)) as connection:
            level(connection, copy)
            yield connection


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """No other process restores the same database meanwhile: SQLite's own lock, on a file for nothing else."""
    lock = database.with_suffix(".lock")
    with closing(sqlite3.connect(lock, timeout=WAIT * 6, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield  # the lock's file stays: removed, it would let in one who comes beside one who waits


def _sound(database: Path) -> bool:
    try:
        with closing(connect(database)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
