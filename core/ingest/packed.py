"""What is in gzip files and ZIP archives, as streams: nothing is written to disk, whatever names an archive bears.

A member is called by the archive, a number sign and its own name, each harmless to show; a name that climbs out of
the archive ("../../etc/passwd") is only a name here.
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

from core.ingest.kinds import ENDINGS, ending
from core.ingest.masking import harmless
from core.ingest.paths import ABOUT
from core.ingest.raw import UnreadableError
from core.ingest.streams import Allowance, Stream, counted

Tell = Callable[[str], None]
MAX_MEMBERS = 200_000
"""Files in one archive; its index alone would fill the memory."""
_ENCRYPTED = 1


@contextmanager
def _whole_or_told(name: str) -> Iterator[None]:
    """Damage of the packed file as a sentence; what is raised for what was in it goes through."""
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:  # a parser of others on any bytes: whatever it trips over, the archive is damaged
        why = harmless(str(error)) or type(error).__name__
        raise UnreadableError(f"{name}: damaged ({why}); what came before was read. Fetch or copy it again.") from None


class _Told(io.RawIOBase):
    """A stream that says in a sentence where the packed file behind it is damaged."""

    def __init__(self, inner: IO[bytes], name: str) -> None:
        self._inner, self._name = inner, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(buffer)  # type: ignore[arg-type]
        with _whole_or_told(self._name):
            data = self._inner.read(len(room))
        room[: len(data)] = data
        return len(data)


def unzipped(stream: IO[bytes], name: str, allowance: Allowance) -> Stream:
    """What is in a gzip file, as a stream counted against the allowance."""
    inner = gzip.GzipFile(fileobj=stream, mode="rb")
    return counted(_Told(inner, name), allowance)  # type: ignore[arg-type]


def members(
    stream: IO[bytes], name: str, allowance: Allowance, passed: Counter[str], tell: Tell
) -> Iterator[tuple[str, Stream]]:
    """The files of a ZIP archive that may hold articles, sorted by name, each with its own name and stream.

    Endings of other kinds are counted in `passed`; a member that cannot be opened gives a sentence and is left out.
    Raises UnreadableError where the archive itself is none.
    """
    with _whole_or_told(name):
        archive = zipfile.ZipFile(stream)
    with archive:
        listed = archive.infolist()
        if len(listed) > MAX_MEMBERS:
            raise UnreadableError(f"{name}: holds more than {MAX_MEMBERS:,} files; unpack it and name the folder.")
        if any(info.filename in ("[Content_Types].xml", "mimetype") for info in listed[:8]):
            raise UnreadableError(f"{name}: an office document, not an archive of articles; save it as .txt or .pdf.")
        for info in sorted(listed, key=lambda info: info.filename):
            if not _may_be_article(info, passed):
                continue
            shown = f"{name}#{harmless(info.filename)}"
            if info.flag_bits & _ENCRYPTED:
                tell(f"{shown}: locked with a password; unpack it first.")
                continue
            try:
                with _whole_or_told(shown):
                    inner = archive.open(info)
            except UnreadableError as error:
                tell(str(error))
                continue
            with inner:
                yield info.filename, counted(_Told(inner, shown), allowance)  # type: ignore[arg-type]


def _may_be_article(info: zipfile.ZipInfo, passed: Counter[str]) -> bool:
    """A plain file with an ending that we read and no name that is about the folder."""
    path = PurePosixPath(info.filename)
    mode = info.external_attr >> 16
    if not info.filename or info.is_dir() or (stat.S_IFMT(mode) not in (0, stat.S_IFREG)):
        return False
    if any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in path.parts):
        return False
    if path.name.startswith(ABOUT):
        return False
    if ending(path.name) not in ENDINGS:
        passed[harmless(ending(path.name)) or "no ending"] += 1
        return False
    return True
