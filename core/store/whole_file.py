"""A whole dossier in a file of its own: written part by part, and read so, for it is larger than all else at hand."""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

_SIGNATURE = b"peace-tui dossier 1\n"
_CHECK = 4
"""Bytes of the checksum of what follows it."""
_PART = 1 << 20
"""Bytes that are read at once."""


class WholeFile:
    """The bytes of a dossier in a file, part by part, as often as one goes through them.

    The file stays open, so that they are there even where the cache lets go of it meanwhile.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        self._stream.seek(len(_SIGNATURE) + _CHECK)
        while part := self._stream.read(_PART):
            yield part


def open_whole(file: Path) -> WholeFile | None:
    """What was written to the file; None where there is none, or it is damaged."""
    try:
        stream = file.open("rb", buffering=0)
        head = stream.read(len(_SIGNATURE) + _CHECK)
        if not head.startswith(_SIGNATURE):
            return None
        found, check = WholeFile(stream), 0
        for part in found:
            check = zlib.crc32(part, check)
    except OSError:
        return None
    return found if check.to_bytes(_CHECK, "big") == head[len(_SIGNATURE) :] else None


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
