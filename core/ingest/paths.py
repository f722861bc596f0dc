"""From what the user typed to the files that hold articles: files, folders, patterns and `-`.

Folders are walked in sorted order, each real folder once (so that symbolic-link loops end), hidden names left out.
Nothing but regular files is opened out of a folder: no device, socket or pipe can hold the program up.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from core.ingest.masking import harmless
from core.model import Warning

STDIN = "-"
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
"""What is taken out of a folder; a file named by itself is read whatever it is called."""
_NO_ARTICLES = (".", "README", "LICENSE", "CHANGELOG")
"""Names in a folder that begin so are hidden files, or words about the folder."""
KINDS = ".txt, .md or .html"


def collect(paths: Iterable[str | os.PathLike[str]]) -> tuple[list[str], list[Warning]]:
    """The files to read, sorted and each once, and a sentence for every path that leads to none."""
    files: dict[str, None] = {}
    warnings: list[Warning] = []
    for path in paths:
        for file in _expand(os.fspath(path), warnings):
            files.setdefault(file)
    return sorted(files, key=_order), warnings


def _order(path: str) -> tuple[bool, str]:
    return path == STDIN, path


def _expand(path: str, warnings: list[Warning]) -> list[str]:
    """The files behind one path; a sentence into `warnings` where there are none."""
    if path == STDIN:
        return [STDIN]
    path = str(Path(path).expanduser())
    if not os.path.lexists(path):
        # Not Path.glob: a pattern may be absolute, and its folders may be patterns too.
        matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
        if not matches:
            warnings.append(Warning(message=_missing(path)))
        return [file for match in matches for file in _expand_found(match, warnings)]
    return _expand_found(path, warnings)


def _missing(path: str) -> str:
    if glob.has_magic(path):
        return f"{harmless(path)}: no file matches this pattern; check it, or name the folder instead."
    return f"{harmless(path)}: no such file or folder; check the spelling."


def _expand_found(path: str, warnings: list[Warning]) -> list[str]:
    if not Path(path).is_dir():
        return [path]
    files, others, failed = _walk(path)
    warnings.extend(Warning(message=message) for message in failed)
    if not files and not failed:
        kinds = f" ({', '.join(others)} are not read)" if others else ""
        message = f"{harmless(path)}: no articles in this folder{kinds}; put {KINDS} files into it."
        warnings.append(Warning(message=message))
    elif others:
        message = (
            f"{harmless(path)}: files of other kinds were passed over ({', '.join(others)}); save them as {KINDS}."
        )
        warnings.append(Warning(message=message))
    return files


def _walk(root: str) -> tuple[list[str], list[str], list[str]]:
    """Article files below `root`, the endings of other files, and a sentence for each folder that cannot be opened."""
    files: list[str] = []
    others: set[str] = set()
    failed: list[str] = []
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            status = Path(folder).stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            failed.append(f"{harmless(folder)}: this folder cannot be opened ({reason(error)}); check its permissions.")
            continue
        below: list[str] = []
        for entry in entries:
            if entry.name.startswith(_NO_ARTICLES):
                continue
            if _is(entry, "dir"):
                below.append(entry.path)
            elif Path(entry.name).suffix.lower() not in SUFFIXES:
                if _is(entry, "file"):
                    others.add(harmless(Path(entry.name).suffix.lower()) or "no ending")
            elif _is(entry, "file") or entry.is_symlink():
                files.append(entry.path)
        waiting.extend(reversed(below))
    return files, sorted(others)[:8], failed


def _is(entry: os.DirEntry[str], kind: str) -> bool:
    try:
        return entry.is_dir() if kind == "dir" else entry.is_file()
    except OSError:
        return False


def reason(error: OSError) -> str:
    """What the system says is wrong, in lower case without numbers: "permission denied"."""
    return (error.strerror or type(error).__name__).lower()


def open_regular(path: str) -> int:
    """A file descriptor of a regular file, opened so that nothing can block; the caller closes it.

    Raises OSError where it cannot be opened and ValueError, with what it is, where it is no regular file.
    """
    pipe = path.startswith(("/dev/fd/", "/proc/self/fd/"))
    flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | (0 if pipe else getattr(os, "O_NONBLOCK", 0))
    descriptor = os.open(path, flags)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode) or (pipe and stat.S_ISFIFO(mode)):
        return descriptor
    os.close(descriptor)
    raise ValueError("a folder" if stat.S_ISDIR(mode) else "a pipe" if stat.S_ISFIFO(mode) else "a device")
