"""From paths to the articles in them, one after the other and none held longer than it is needed.

Files, folders, patterns and standard input are opened, packed files unpacked, exports divided into their records. Each
article comes as `Raw`; what holds none gives a sentence and the rest goes on.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import msgspec

from core.ingest.decoding import binary_kind
from core.ingest.fields import FieldMap, stated
from core.ingest.kinds import TELLING, Kind, ending, kind_of
from core.ingest.masking import harmless
from core.ingest.packed import members, unzipped
from core.ingest.paths import STDIN, Passed, container, files_behind, open_regular, passed_over, reason
from core.ingest.raw import ExhaustedError, Form, Raw, UnreadableError
from core.ingest.streams import BUFFER, MEGABYTE, Allowance, Stream, in_memory, whole

MAX_BYTES = 16 * MEGABYTE
"""No article is longer; what is has been saved as something else."""
MAX_PDF = 64 * MEGABYTE
"""A PDF may hold pictures."""
MAX_PIPED = 256 * MEGABYTE
"""Bytes of a packed file on standard input, which cannot be gone back in."""
_DEPTH = 3
"""Packed files inside each other that are opened."""
_NAMED = 5
"""Records without a text whose numbers are told."""
_ALONE: dict[Kind, Form] = {"text": "text", "page": "page", "pdf": "pdf"}
Tell = Callable[[str], None]


@dataclass
class Found:
    """What the search came upon: for `doctor`."""

    files: Counter[str] = field(default_factory=Counter)
    """Files by kind, packed ones under their own."""
    articles: Counter[str] = field(default_factory=Counter)
    """Articles by the kind of file that held them."""
    passed: Passed = field(default_factory=Passed)
    opened: int = 0
    """Files that the search has come to."""


def find(
    paths: Iterable[str | os.PathLike[str]], tell: Tell, fields: FieldMap | None = None, found: Found | None = None
) -> Iterator[Raw]:
    """Every article behind the paths, sorted by path, as it is found.

    `tell` is given a sentence for every path, file or record that gave none. `fields` says how the user's own exports
    name what they hold. `found` is filled on the way.
    """
    found = found or Found()
    yield from find_in(files_behind(paths, tell, found.passed), tell, fields, found)


def find_in(
    files: Iterable[str], tell: Tell, fields: FieldMap | None = None, found: Found | None = None
) -> Iterator[Raw]:
    """Every article in the files, which `files_behind` has found; the rest is as for `find`."""
    search = _Search(tell, fields or {}, found or Found())
    for path in files:
        search.found.opened += 1
        yield from search.file(path)


def find_in_bytes(
    data: bytes, name: str, tell: Tell, fields: FieldMap | None = None, found: Found | None = None
) -> Iterator[Raw]:
    """Every article in bytes at hand, as if they were a file of that name; the rest as for `find`."""
    shown = harmless(name)
    search = _Search(tell, fields or {}, found or Found())
    yield from search.told(search.stream(in_memory(data), name, shown, Allowance(len(data), shown)))


@dataclass
class _Search:
    tell: Tell
    fields: FieldMap
    found: Found

    def file(self, path: str) -> Iterator[Raw]:
        """The articles in one file; with a number sign and what stands behind it, only the one so called."""
        if path == STDIN:
            yield from self.told(self._standard_input())
            return
        chosen = None
        if held_by := container(path):
            path, chosen = held_by, harmless(path)
        for raw in self.told(self._opened(path)):
            if chosen is None or raw.path == chosen or raw.path.startswith(chosen + "#"):
                yield raw

    def told(self, raws: Iterator[Raw], inside: bool = False) -> Iterator[Raw]:
        """The articles; where they end early, why is told. `inside` a packed file, one that is used up ends it all."""
        try:
            yield from raws
        except UnreadableError as error:
            if inside and isinstance(error, ExhaustedError):
                raise
            self.tell(str(error))
        except OSError as error:
            self.tell(f"A file cannot be read ({reason(error)}); check the disk or copy it again.")

    def _opened(self, path: str) -> Iterator[Raw]:
        shown = harmless(path)
        try:
            descriptor = open_regular(str(Path(path).expanduser()))
        except OSError as error:
            raise UnreadableError(f"{shown}: cannot be opened ({reason(error)}); check its permissions.") from None
        except ValueError as error:
            raise UnreadableError(f"{shown}: {error}, not a file; copy the article into a file first.") from None
        with cast(Stream, os.fdopen(descriptor, "rb", buffering=BUFFER)) as file:
            size = os.fstat(file.fileno()).st_size
            try:
                yield from self.stream(file, path, shown, Allowance(size, shown))
            except OSError as error:
                raise UnreadableError(
                    f"{shown}: cannot be read ({reason(error)}); check the disk or copy it again."
                ) from None

    def _standard_input(self) -> Iterator[Raw]:
        stream: Any = sys.stdin.buffer
        start = stream.peek(TELLING)[:TELLING] if hasattr(stream, "peek") else b""
        size = 0
        if kind_of(STDIN, start) in ("gzip", "zip"):
            data = whole(stream, MAX_PIPED, "standard input", "save it as a file first.")
            size, stream = len(data), in_memory(data)
        elif not start:
            stream = in_memory(stream.read(MAX_BYTES + 1))
        yield from self.stream(stream, STDIN, STDIN, Allowance(size, "standard input"))

    def stream(self, stream: Stream, name: str, shown: str, allowance: Allowance, depth: int = 0) -> Iterator[Raw]:
        """The articles in a stream; `name` tells its kind, `shown` is what it is called. Raises UnreadableError."""
        start = stream.peek(TELLING)[:TELLING]
        kind = kind_of(name, start)
        self.found.files[kind] += 1
        if kind in _ALONE:
            self.found.articles[kind] += 1
            yield _alone(stream, start, kind, shown)
        elif kind in ("gzip", "zip"):
            if depth >= _DEPTH:
                raise UnreadableError(f"{shown}: packed more than {_DEPTH} times over; unpack it first.")
            yield from (self._gzip if kind == "gzip" else self._zip)(stream, name, shown, allowance, depth)
        else:
            yield from self._records(kind, stream, shown)

    def _gzip(self, stream: Stream, name: str, shown: str, allowance: Allowance, depth: int) -> Iterator[Raw]:
        inner = Path(name).stem if ending(name) == ".gz" else name
        yield from self.stream(unzipped(stream, shown, allowance), inner, shown, allowance, depth + 1)

    def _zip(self, stream: Stream, name: str, shown: str, allowance: Allowance, depth: int) -> Iterator[Raw]:
        if depth:
            data = whole(stream, MAX_PIPED, shown, "unpack it first.")
            stream = in_memory(data)
        others: Counter[str] = Counter()
        for inner, member in members(stream, shown, allowance, others, self.tell):
            called = f"{shown}#{harmless(inner)}"
            yield from self.told(self.stream(member, inner, called, allowance, depth + 1), inside=True)
        self.found.passed.endings.update(others)
        if others:
            self.tell(passed_over(shown, others))

    def _records(self, kind: Kind, stream: Stream, shown: str) -> Iterator[Raw]:
        from core.ingest.records import json_records, line_records, table_records

        chosen = self.fields
        if kind == "feed":
            from core.ingest.feeds import feed_records

            records, chosen = feed_records(stream, shown), {}
        elif kind == "json":
            records = json_records(stream, shown, chosen)
        else:
            records = (line_records if kind == "lines" else table_records)(stream, shown)
        lacking = _Lacking()
        # Hashes of 64 bits do for telling records of one file apart: two different ones never meet in practice.
        seen: set[int] = set()
        again = 0
        empty = True
        try:
            for number, record in records:
                empty = False
                says = stated(record, chosen) if isinstance(record, dict) else None
                if says is None:
                    lacking.add(number, record)
                    continue
                raw = Raw(f"{shown}#{number}" if number else shown, msgspec.json.encode(says), "record")
                if (content := hash(raw.data)) in seen:
                    again += 1
                    continue
                seen.add(content)
                self.found.articles[kind] += 1
                yield raw
        finally:
            if lacking.count:
                self.tell(lacking.sentence(shown, kind))
            if again:
                self.tell(f"{shown}: {again:,} of its records say word for word what one before them says; left out.")
        if empty:
            raise UnreadableError(f"{shown}: no records in it; export it again.")


def _alone(stream: Stream, start: bytes, kind: Kind, shown: str) -> Raw:
    """The stream as one article. Raises UnreadableError where it is too long, empty or no text."""
    called = "standard input" if shown == STDIN else shown
    if kind != "pdf" and (what := binary_kind(start)):
        raise UnreadableError(f"{called}: {what}, not text; save the article as .txt, .md or .html first.")
    most = MAX_PDF if kind == "pdf" else MAX_BYTES
    data = whole(stream, most, called, "no article is; split it or extract its text first.")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError(f"{called}: empty; save the article's text into it.")
    if kind != "pdf" and (what := binary_kind(data)):
        raise UnreadableError(f"{called}: {what}, not text; save the article as .txt, .md or .html first.")
    return Raw(shown, data, _ALONE[kind])


@dataclass
class _Lacking:
    """The records of one file in which no text was found."""

    count: int = 0
    numbers: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, number: int, record: Any) -> None:
        """Count one more."""
        self.count += 1
        if len(self.numbers) < _NAMED:
            self.numbers.append(number)
        if isinstance(record, dict) and not self.names:
            self.names = [harmless(str(name))[:40] for name in list(record)[:12]]

    def sentence(self, shown: str, kind: Kind) -> str:
        """How many they are, which, and the way out."""
        if self.numbers == [0]:
            told = f"{shown}: no text in this record"
        else:
            listed = ", ".join(f"#{number}" for number in self.numbers) + (" …" if self.count > _NAMED else "")
            told = f"{shown}: {self.count:,} record{'s' * (self.count > 1)} without a text passed over ({listed})"
        if kind == "feed" or not self.names:
            return told + "."
        return f"{told}; if a field holds it, name it: --fields text=NAME (here: {', '.join(self.names)})."
