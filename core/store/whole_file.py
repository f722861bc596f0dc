"""A whole dossier in a file of its own: written part by part, and read so, for it is larger than all else at hand."""

from __future__ import annotations

import contextlib
import mmap
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

_SIGNATURE = b"peace-tui dossier 1\n"
_CHECK = 4
"""Bytes of the checksum of what follows it."""
_HEAD = len(_SIGNATURE) + _CHECK
_PART = 1 << 20
"""Bytes that are read at once."""


class WholeFile:
    """The bytes of a dossier in a file, part by part, as often as one goes through them.

    The file stays open, so that they are there even where the cache lets go of it meanwhile.
    """

    def __init__(self, path: Path, stream: BinaryIO, check: bytes) -> None:
        self.path = path
        self._stream, self._check = stream, check
        self._sound: bool | None = None

    def __iter__(self) -> Iterator[bytes]:
        self._stream.seek(_HEAD)
        while part := self._stream.read(_PART):
            yield part

    def sound(self) -> bool:
        """Whether the bytes are those that were written; all of them are looked at, the first time."""
        if self._sound is None:
            found = 0
            try:
                for part in self:
                    found = zlib.crc32(part, found)
                self._sound = found.to_bytes(_CHECK, "big") == self._check
            except OSError:
                self._sound = False
        return self._sound


def open_whole(file: Path) -> WholeFile | None:
    """What was written to the file, whether or not it is `sound`; None where there is no such file."""
    try:
        stream = file.open("rb", buffering=0)
        head = stream.read(_HEAD)
    except OSError:
        return None
    return WholeFile(file, stream, head[len(_SIGNATURE) :]) if head.startswith(_SIGNATURE) else None


def mapped(file: Path) -> memoryview:
    """The bytes of such a file where they lie: what nobody looks at is never read, and nothing is copied.

    Raises OSError and ValueError where there is no such file.
    """
    with file.open("rb") as stream:
        return memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))[_HEAD:]


def let_go(body: memoryview) -> None:
    """Hold nothing of a mapped file in memory until it is looked at again; harmless where that cannot be done."""
    if isinstance(body.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        body.obj.madvise(mmap.MADV_DONTNEED)


def write_whole(file: Path, body: Iterable[bytes]) -> None:
    """Write a dossier; the file is there whole or not at all. Raises OSError."""
    new = file.with_suffix(f".new-{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as stream:
            stream.write(_SIGNATURE + bytes(_CHECK))
            check = 0
            for part in body:
                check = zlib.crc32(part, check)
                stream.write(part)
            stream.seek(len(_SIGNATURE))
            stream.write(check.to_bytes(_CHECK, "big"))
        new.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
