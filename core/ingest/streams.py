"""Files as streams that cannot run away: read piece by piece, unpacked within bounds, decoded line by line."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from core.ingest.decoding import encoding_of
from core.ingest.raw import ExhaustedError, UnreadableError

if TYPE_CHECKING:
    Stream: TypeAlias = io.BufferedReader[Any]
else:
    Stream = io.BufferedReader
"""A stream whose beginning can be looked at without taking it."""

MEGABYTE = 1024 * 1024
BUFFER = 65_536
MAX_UNPACKED = 4096 * MEGABYTE
"""Bytes that one packed file may hold, everything in it together."""
MAX_RATIO = 100
"""Times its own size that a packed file may hold; prose packs to a quarter, nothing that is read to so little."""
_FREE = 4 * MEGABYTE
"""Bytes unpacked before the ratio counts: a small file may well be mostly blank."""


class Allowance:
    """How much may still come out of one packed file, however deep it is packed."""

    def __init__(self, packed: int, name: str) -> None:
        self._most = min(MAX_UNPACKED, max(_FREE, packed * MAX_RATIO))
        self._name = name
        self._taken = 0

    def take(self, size: int) -> None:
        """Count so many unpacked bytes. Raises ExhaustedError once they are too many."""
        self._taken += size
        if self._taken > self._most:
            raise ExhaustedError(
                f"{self._name}: unpacks to more than {self._most // MEGABYTE} MB, far beyond what its size promises; "
                "what came before was read. Unpack it yourself if you trust it."
            )


class _Counted(io.RawIOBase):
    """A stream whose every byte is counted against an allowance."""

    def __init__(self, inner: IO[bytes], allowance: Allowance) -> None:
        self._inner, self._allowance = inner, allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(buffer)  # type: ignore[arg-type]
        data = self._inner.read(min(len(room), BUFFER))
        room[: len(data)] = data
        self._allowance.take(len(data))
        return len(data)


def counted(inner: IO[bytes], allowance: Allowance) -> Stream:
    """The stream, counted against the allowance."""
    return io.BufferedReader(_Counted(inner, allowance), BUFFER)


def in_memory(data: bytes) -> Stream:
    """The bytes as a stream."""
    return io.BufferedReader(io.BytesIO(data))


def whole(stream: IO[bytes], most: int, name: str, way_out: str) -> bytes:
    """Everything in the stream. Raises UnreadableError, with the way out, where that is more than `most` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(f"{name}: longer than {most // MEGABYTE} MB; {way_out}")
    return data


def text_lines(stream: Stream, most: int, name: str) -> Iterator[str]:
    """The lines of a text of any length with their line ends, decoded; only one of them is held at a time.

    Bytes that the encoding does not know are taken for Windows-1252. Raises UnreadableError at a line longer than
    `most` characters.
    """
    codecs.register_error(_WESTERN, _as_western)
    encoding = encoding_of(stream.peek(BUFFER)[:BUFFER])
    text = io.TextIOWrapper(stream, encoding, _WESTERN, newline="")
    try:
        while line := text.readline(most + 1):
            if len(line) > most:
                raise UnreadableError(f"{name}: a line in it is longer than {most // MEGABYTE} million characters.")
            yield line
    finally:
        text.detach()


_WESTERN = "peace-tui.windows-1252"


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end
