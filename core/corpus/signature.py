"""Hashes by which an opening is known again: of the files' times, and of their content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from time import time_ns

STDIN = "-"
_FRESH = 100_000_000
"""Nanoseconds within which a file could change twice and still bear one time."""


def signature(files: Sequence[str], basis: object) -> str | None:
    """A hash of which files there are, where, how large and of when, and of what else the answer depends on.

    While it is the same, so is the content: the system itself keeps the time of a file's last change. None where that
    does not hold: for standard input, for files that cannot be looked at, and for ones that have just been written.
    """
    told = hashlib.blake2b(_bytes(basis), digest_size=16)
    latest = 0
    for file in files:
        if file == STDIN:
            return None
        try:
            seen = os.stat(file)  # noqa: PTH116 - ten thousand of them
        except (OSError, ValueError):
            return None
        latest = max(latest, seen.st_mtime_ns, seen.st_ctime_ns)
        told.update(_bytes((file, seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)))
    return told.hexdigest() if files and time_ns() - latest > _FRESH else None


def content_key(found: Iterable[object], basis: object) -> str:
    """A hash of what was found, whatever the files' times: a dossier depends on nothing else."""
    told = hashlib.blake2b(_bytes(basis), digest_size=16)
    for each in found:
        told.update(_bytes(each))
    return told.hexdigest()


def _bytes(told: object) -> bytes:
    return repr(told).encode("utf-8", "surrogatepass") + b"\n"
