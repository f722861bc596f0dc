"""The journal: every verdict, note and mending once more, in a plain file beside the database, a line a transaction.

The database is what is read. The journal is for the day on which it is damaged, or its last pages never reached the
disk: then it is made again from here. A line bears a checksum and the rows that a transaction added; it is on the disk
before the transaction is confirmed. Lines are only ever appended, and one that was torn or damaged costs only itself.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

SUFFIX = ".journal"
GROWS = {
    "judgement": "id",
    "anchor": "judgement",
    "mending": "id",
    "target": "mending",
    "words": "mending",
    "taken_back": "rowid",
}
"""The tables, which only ever grow, and the column that does with every transaction."""
_TAIL = 1 << 16
"""Bytes of the file's end in which its last line is looked for first."""
Marks = dict[str, int]
"""How far each table has grown: the largest number in its growing column."""


class Line(msgspec.Struct, frozen=True):
    """The rows that were added beyond `after`; with them every table has grown to `upto`."""

    after: Marks
    upto: Marks
    rows: dict[str, list[list[str | int]]]


_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(Line)


def journal_of(database: Path) -> Path:
    """The journal's place: beside the database."""
    return database.with_suffix(SUFFIX)


def marks(connection: sqlite3.Connection) -> Marks:
    """How far the tables of the database have grown."""
    question = ", ".join(f"(SELECT coalesce(max({column}), 0) FROM {table})" for table, column in GROWS.items())
    return dict(zip(GROWS, connection.execute(f"SELECT {question}").fetchone(), strict=True))


def last(path: Path) -> Marks:
    """How far the tables had grown at the last whole line; nowhere where there is none. Raises OSError."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - _TAIL))
            found = [line for data in file.read().split(b"\n") if (line := _whole(data))]
    except FileNotFoundError:
        return dict.fromkeys(GROWS, 0)
    held = found or list(lines(path))
    return {**dict.fromkeys(GROWS, 0), **(held[-1].upto if held else {})}


def lines(path: Path) -> Iterator[Line]:
    """Every whole line. Raises OSError where the file cannot be read."""
    with path.open("rb") as file:
        for data in file:
            if line := _whole(data.rstrip(b"\n")):
                yield line


def damaged(path: Path) -> int:
    """How many lines are not whole. Raises OSError."""
    with path.open("rb") as file:
        return sum(_whole(data.rstrip(b"\n")) is None for data in file)


def commit(connection: sqlite3.Connection, path: Path, before: Marks) -> None:
    """Write down what the open transaction adds, and whatever else the journal lacks; then commit. Both are on disk
    afterwards.

    `before` is how far the tables had grown when the transaction began. Raises OSError and sqlite3.Error where either
    failed; the journal then tells nothing of it, and the transaction is to be rolled back.
    """
    size = path.stat().st_size if path.exists() else 0
    try:
        _record(connection, path, before)
        connection.execute("COMMIT")
    except BaseException:
        if path.exists():
            os.truncate(path, size)  # nobody else appends: the transaction still holds the lock
        raise


def _record(connection: sqlite3.Connection, path: Path, before: Marks) -> None:
    known = last(path)
    after = {table: min(known[table], before[table]) for table in GROWS}
    upto = marks(connection)
    rows = {
        table: [
            list(row)
            for row in connection.execute(
                f"SELECT {'rowid, ' * (column == 'rowid')}* FROM {table} WHERE {column} > ?", (after[table],)
            )
        ]
        for table, column in GROWS.items()
        if upto[table] > after[table]
    }
    body = _encode(Line(after, upto, rows))
    with path.open("ab") as file:
        # A torn last line would swallow this one.
        begin = b"\n" if file.tell() and not _ends_whole(path) else b""
        file.write(begin + b"%08x " % zlib.crc32(body) + body + b"\n")
        file.flush()
        os.fsync(file.fileno())


def replay(connection: sqlite3.Connection, path: Path, beyond: Marks | None = None) -> None:
    """Put what the journal holds into the database, within a transaction of the caller's.

    `beyond`: only what lies beyond these marks. Of two lines on the same rows the later holds: the earlier one's
    transaction was never confirmed. Raises OSError and sqlite3.Error.
    """
    least = beyond or dict.fromkeys(GROWS, 0)
    for line in lines(path):
        for table, column in GROWS.items():
            rows = line.rows.get(table, [])
            start = max(least[table], line.after.get(table, 0))
            place = _place(connection, table, column)
            rows = [row for row in rows if int(row[place]) > start]
            if not rows:
                continue
            connection.execute(f"DELETE FROM {table} WHERE {column} > ?", (start,))
            names = f" (rowid, {', '.join(_columns(connection, table))})" if column == "rowid" else ""
            connection.executemany(f"INSERT INTO {table}{names} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _place(connection: sqlite3.Connection, table: str, column: str) -> int:
    return 0 if column == "rowid" else _columns(connection, table).index(column)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _whole(data: bytes) -> Line | None:
    """The line in the bytes; None where it is torn or damaged."""
    check, _, body = data.partition(b" ")
    try:
        return _decoder.decode(body) if int(check, 16) == zlib.crc32(body) else None
    except (ValueError, msgspec.DecodeError):
        return None


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
