"""Exports of articles: JSON, JSON Lines and CSV, as numbered records.

A record's number counts from 1 in the order of the file, records without a text included, so that it stays the same
whatever is made of the others.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from core.ingest.decoding import decode
from core.ingest.fields import FieldMap, holds_text, wrappers
from core.ingest.raw import UnreadableError
from core.ingest.streams import MEGABYTE, Stream, in_memory, text_lines, whole

MAX_TREE = 128 * MEGABYTE
"""Bytes of a JSON file, which is held whole while it is read."""
MAX_RECORD = 16 * MEGABYTE
"""Characters of one line of JSON Lines, or of one field of a table."""
_DEEPEST = 4
"""Levels of a JSON file in which its list of records is looked for."""
_TRIED = 20
"""Records of a list that are looked at for a text."""
_WIDEST = 1000
"""Objects of one level that are looked into."""
_DELIMITERS = ",;\t|"
Records = Iterator[tuple[int, Any]]


def json_records(stream: Stream, name: str, chosen: FieldMap) -> Records:
    """The records of a JSON file: its list, the list in it, or itself (number 0). Raises UnreadableError."""
    data = whole(stream, MAX_TREE, name, "save it as JSON Lines (one record a line), which may have any length.")
    value = _parsed(data)
    if value is None:
        inner = in_memory(data)
        records = list(line_records(inner, name))
        if not any(isinstance(record, dict) for _, record in records):
            raise UnreadableError(f"{name}: not JSON; export it again, or give it the ending .txt if it is text.")
        yield from records
    elif isinstance(value, list):
        yield from enumerate(value, 1)
    elif isinstance(value, dict) and (listed := _list_in(value, chosen)):
        yield from enumerate(_of_outlet(listed, value), 1)
    else:
        yield 0, value


def _of_outlet(records: list[Any], held_by: Mapping[str, Any]) -> Iterator[Any]:
    """The records, those of a JSON Feed or an exported channel with its name for their outlet."""
    feed = "jsonfeed" in str(held_by.get("version"))
    name = held_by.get("title") if feed else held_by.get("name") if "channel" in str(held_by.get("type")) else None
    for record in records:
        yield {"source": name, **record} if isinstance(name, str) and isinstance(record, dict) else record


def _parsed(data: bytes | str) -> Any:
    """The value, or None where it is no JSON; tolerant of what other programs write (NaN, line feeds in strings)."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        text = decode(data)[0].removeprefix("\ufeff") if isinstance(data, bytes) else data
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _list_in(value: dict[str, Any], chosen: FieldMap) -> list[Any]:
    """The list of records in an object: one whose name such lists bear and which holds articles; where the object is
    no article itself, else the longest list of objects. Empty without one."""
    level: list[Mapping[str, Any]] = [value]
    best: list[Any] = []
    for _ in range(_DEEPEST):
        for held in level:
            lists = {
                k.lower(): v for k, v in held.items() if isinstance(v, list) and any(isinstance(i, dict) for i in v)
            }
            for name in wrappers()["list"]:
                if name in lists and any(isinstance(i, dict) and holds_text(i, chosen) for i in lists[name][:_TRIED]):
                    return lists[name]
            best = max([best, *lists.values()], key=len)
        below: list[Mapping[str, Any]] = [v for held in level for v in held.values() if isinstance(v, dict)]
        level = below[:_WIDEST]
    return [] if holds_text(value, chosen) else best


def line_records(stream: Stream, name: str) -> Records:
    """The records of a JSON Lines file, numbered by their lines; None for a line that is no JSON."""
    for number, line in enumerate(text_lines(stream, MAX_RECORD, name), 1):
        if line.strip():
            yield number, _parsed(line)


def table_records(stream: Stream, name: str) -> Records:
    """The rows of a table whose first row names its columns. Raises UnreadableError where it has no such row."""
    csv.field_size_limit(MAX_RECORD)
    lines = text_lines(stream, MAX_RECORD, name)
    first = next((line for line in lines if line.strip()), "")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, first = first[4], next(lines, "")
    else:
        delimiter = max(_DELIMITERS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))
    rows = csv.reader(_behind(first, lines), delimiter=delimiter)
    number = 0
    try:
        header = [column.strip() for column in next(rows, [])]
        for row in rows:
            if any(cell.strip() for cell in row):
                number += 1
                yield number, {column: cell for column, cell in zip(header, row, strict=False) if column}
    except csv.Error as error:
        raise UnreadableError(f"{name}: damaged after row {number} ({error}); what came before was read.") from None


def _behind(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines
