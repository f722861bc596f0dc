"""The cache: what was read before, so that another opening reads only what is new. It can be cleared at any time.

It lies in a folder of its own inside the workspace, apart from everything a reviewer gave. It holds bytes and asks no
questions of them. Where it cannot be read or written nothing is raised: `trouble` says what the program does without.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.store.database import write_ahead
from core.store.whole_file import WholeFile, open_whole, write_whole

FOLDER = "cache"
_FILE = "pieces.sqlite"
_FORMAT = 1
"""Of the tables; a cache of another format is cleared."""
_VERSIONS = 4
"""Versions of the rules and lexicon whose pieces are kept: another lexicon for a day costs nothing the day after."""
_MOST = 512 * 1024 * 1024
"""Bytes of whole dossiers that are kept; the oldest go first."""
_WAIT = 5.0
"""Seconds to wait for another process's write."""
_AT_ONCE = 500
"""Keys of one question; SQLite takes so many."""
_SUFFIX = ".dossier"
_SCHEMA = """
CREATE TABLE version (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, used INTEGER NOT NULL);
CREATE TABLE piece (version INTEGER NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (version, key));
CREATE TABLE opened (signature TEXT PRIMARY KEY, dossier TEXT NOT NULL) WITHOUT ROWID;
"""


class Cache:
    """What one version of the rules and lexicon read, in the cache of one workspace; several processes may use it."""

    def __init__(self, workspace: Path, version: str) -> None:
        self.folder = workspace / FOLDER
        self.trouble = ""
        """Why nothing more is taken from the cache or kept in it, as a sentence; empty while all is well."""
        self._version = version
        self._number = 0
        self._connection: sqlite3.Connection | None = None
        self._open()

    def known(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The pieces that were kept under the keys."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            found.update(self._ask(f"SELECT key, body FROM piece WHERE version = ? AND key IN ({marks})", some))
        return found

    def keep(self, pieces: Mapping[str, bytes]) -> None:
        """Keep the pieces under their keys, all at once."""
        if self._connection is None or not pieces:
            return
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(
                    "INSERT OR REPLACE INTO piece VALUES (?, ?, ?)",
                    [(self._number, key, body) for key, body in pieces.items()],
                )
        except sqlite3.Error as error:
            self._give_up(error)

    def opened(self, signature: str) -> WholeFile | None:
        """The dossier that was made when files with this signature were opened."""
        found = self._ask("SELECT signature, dossier FROM opened WHERE signature = ? ", [signature], versioned=False)
        return self.dossier(str(found[signature])) if signature in found else None

    def dossier(self, key: str) -> WholeFile | None:
        """The dossier that was kept under the key, whether or not its file is sound; None where there is none."""
        return open_whole(self._dossier_file(key))

    def keep_dossier(self, key: str, body: Iterable[bytes]) -> None:
        """Keep a dossier, given part by part, under its key."""
        if self._connection is None:
            return
        file = self._dossier_file(key)
        try:
            write_whole(file, body)
            self._make_room(file)
        except OSError as error:
            self._give_up(error)

    def note_opened(self, key: str, *signatures: str) -> None:
        """Remember that what was opened under the signatures gives the dossier."""
        if self._connection is None:
            return
        try:
            self._connection.executemany(
                "INSERT OR REPLACE INTO opened VALUES (?, ?)", [(signature, key) for signature in signatures]
            )
        except sqlite3.Error as error:
            self._give_up(error)

    def tidy(self) -> None:
        """Let go of what versions read that have not been used for long."""
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                old = "SELECT id FROM version ORDER BY used DESC LIMIT -1 OFFSET ?"
                self._connection.execute(f"DELETE FROM piece WHERE version IN ({old})", (_VERSIONS,))
                self._connection.execute(f"DELETE FROM version WHERE id IN ({old})", (_VERSIONS,))
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _open(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = self._connect()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                # Damaged, or of another format: nothing in it that reading would not give again.
                clear(self.folder.parent)
                self.folder.mkdir(parents=True, exist_ok=True)
                self._connection = self._connect()
                self.trouble = "The cache was damaged and has been cleared; every article is read anew."
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.folder / _FILE, timeout=_WAIT, isolation_level=None)
        try:
            write_ahead(connection)
            connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last pieces, never the file
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("PRAGMA user_version").fetchone()[0]:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_FORMAT}")
            if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                raise sqlite3.DatabaseError("another format")
            used = connection.execute("SELECT coalesce(max(used), 0) + 1 FROM version").fetchone()[0]
            self._number = connection.execute(
                "INSERT INTO version (name, used) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET used = excluded.used RETURNING id",
                (self._version, used),
            ).fetchone()[0]
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection

    def _ask(self, question: str, keys: Iterable[str], versioned: bool = True) -> dict[str, bytes]:
        if self._connection is None:
            return {}
        try:
            given = [self._number, *keys] if versioned else list(keys)
            return dict(self._connection.execute(question, given).fetchall())
        except sqlite3.Error as error:
            self._give_up(error)
            return {}

    def _dossier_file(self, key: str) -> Path:
        return self.folder / (key + _SUFFIX)

    def _make_room(self, newest: Path) -> None:
        """Remove the oldest dossiers beyond what is kept, and what a killed process left half written."""
        kept = 0
        files = [(f.stat().st_mtime_ns, f) for f in self.folder.glob("*" + _SUFFIX)]
        for _, file in sorted(files, reverse=True):
            kept += file.stat().st_size
            if kept > _MOST and file != newest:
                file.unlink(missing_ok=True)
                self._forget_opened(file.stem)
        for file in self.folder.glob("*.new-*"):
            if file.stat().st_mtime_ns < newest.stat().st_mtime_ns - 3600 * 10**9:
                file.unlink(missing_ok=True)

    def _forget_opened(self, key: str) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("DELETE FROM opened WHERE dossier = ?", (key,))

    def _give_up(self, error: Exception) -> None:
        """Go on without: a sentence why, and no more attempts."""
        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        self.close()
        if damaged:
            with contextlib.suppress(OSError):
                clear(self.folder.parent)
            self.trouble = "The cache was damaged and has been cleared; what follows is read anew."
        else:
            self.trouble = (
                f"What is read now is not kept for the next opening: {self.folder}: {_reason(error)};"
                " free some space, or choose a folder that can be written with --workspace DIR."
            )


def clear(workspace: Path) -> int:
    """Remove the workspace's cache and nothing else; returns how many bytes it took. Raises OSError."""
    folder = workspace / FOLDER
    size = size_of(workspace)
    if folder.exists():
        # First out of the way as a whole: nobody then finds half of it.
        gone = folder.with_name(f"{FOLDER}.cleared")
        shutil.rmtree(gone, ignore_errors=True)
        folder.replace(gone)
        shutil.rmtree(gone)
    return size


def held(workspace: Path) -> tuple[int, int]:
    """How many articles and whole dossiers the workspace's cache knows; 0 where it cannot be read."""
    folder = workspace / FOLDER
    try:
        with contextlib.closing(_look(folder)) as connection:
            pieces = connection.execute("SELECT count(DISTINCT substr(key, 1, 64)) FROM piece").fetchone()[0]
    except (OSError, sqlite3.Error):
        pieces = 0
    return pieces, len(list(folder.glob("*" + _SUFFIX)))


def fault(workspace: Path) -> str:
    """What SQLite finds amiss in the workspace's cache; empty where it is whole, or there is none."""
    folder = workspace / FOLDER
    if not (folder / _FILE).exists():
        return ""
    try:
        with contextlib.closing(_look(folder)) as connection:
            found = str(connection.execute("PRAGMA quick_check").fetchone()[0])
    except (OSError, sqlite3.Error) as error:
        return str(error)
    return "" if found == "ok" else found


def _look(folder: Path) -> sqlite3.Connection:
    """A connection that changes nothing."""
    return sqlite3.connect(f"{(folder / _FILE).absolute().as_uri()}?mode=ro", uri=True)


def size_of(workspace: Path) -> int:
    """Bytes that the workspace's cache takes."""
    folder = workspace / FOLDER
    return sum(file.stat().st_size for file in folder.glob("*") if file.is_file()) if folder.is_dir() else 0


def _reason(error: Exception) -> str:
    return ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
