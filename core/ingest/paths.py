"""From what the user typed to the files that hold articles: files, folders, patterns and `-`.

Folders are walked in sorted order, each real folder once (so that symbolic-link loops end), hidden names left out, and
no further than the files that are asked for. Nothing but regular files is opened out of a folder: no device, socket or
pipe can hold the program up.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.ingest.kinds import ENDINGS, ending
from core.ingest.masking import harmless

STDIN = "-"
ABOUT = ("README", "LICENSE", "CHANGELOG")
"""Files whose names begin so hold words about the folder, not an article."""
KINDS = ".txt, .md, .html, .pdf, .json or .csv"
Tell = Callable[[str], None]
OTHER_KINDS = "files of other kinds were passed over"
_SHOWN = 8
"""Endings of files passed over that one sentence names."""


@dataclass
class Passed:
    """What was passed over in folders and archives, by why."""

    hidden: int = 0
    about: int = 0
    special: int = 0
    """Devices, sockets and pipes."""
    endings: Counter[str] = field(default_factory=Counter)
    """Files of kinds that are not read, by their endings."""


def files_behind(paths: Iterable[str | os.PathLike[str]], tell: Tell, passed: Passed | None = None) -> Iterator[str]:
    """The files to read, sorted and each once, standard input last; a sentence for every path that leads to none."""
    passed = passed or Passed()
    given = list(dict.fromkeys(os.fspath(path) for path in paths))
    tops = sorted({_sortable(top): top for path in given if path != STDIN for top in _tops(path, tell)}.items())
    seen: set[str] = set()
    for _, top in tops:
        for file in _walk(top, tell, passed) if Path(top).is_dir() else (top,):
            # Not Path.resolve: two names of one file are two articles to whoever named them.
            if (key := os.path.abspath(file)) not in seen:  # noqa: PTH100
                seen.add(key)
                yield file
    if STDIN in given:
        yield STDIN


def _sortable(path: str) -> str:
    """A folder sorts as what is in it does."""
    return path + "/" if Path(path).is_dir() and not path.endswith("/") else path


def _tops(path: str, tell: Tell) -> list[str]:
    """The files and folders that one path means; a sentence where there are none."""
    path = str(Path(path).expanduser()) + ("/" if path.endswith("/") and len(path) > 1 else "")
    if os.path.lexists(path) or container(path):
        return [path]
    # Not Path.glob: a pattern may be absolute, and its folders may be patterns too.
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
    if not matches:
        tell(_missing(path))
    return matches


def container(path: str) -> str | None:
    """The file before the number sign in `dump.jsonl#17`; None where the path names none."""
    end = len(path)
    while not os.path.lexists(path) and (end := path.rfind("#", 0, end)) > 0:
        if Path(path[:end]).expanduser().is_file():
            return path[:end]
    return None


def _missing(path: str) -> str:
    if glob.has_magic(path):
        return f"{harmless(path)}: no file matches this pattern; check it, or name the folder instead."
    return f"{harmless(path)}: no such file or folder; check the spelling."


def passed_over(shown: str, endings: Counter[str]) -> str:
    """The sentence about files of other kinds in a folder or archive."""
    named = ", ".join(sorted(endings)[:_SHOWN])
    return f"{shown}: {OTHER_KINDS} ({named}); save them as {KINDS}."


def _walk(root: str, tell: Tell, passed: Passed) -> Iterator[str]:
    """The files below `root` that may hold articles, in sorted order; afterwards a sentence about the others."""
    others: Counter[str] = Counter()
    files = failed = 0
    seen: set[tuple[int, int]] = set()
    waiting = [(root, True)]
    while waiting:
        path, folder = waiting.pop()
        if not folder:
            files += 1
            yield path
            continue
        try:
            status = Path(path).stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                below = [(entry.path, told == "dir") for entry in entries if (told := _worth(entry, passed, others))]
        except OSError as error:
            failed += 1
            tell(f"{harmless(path)}: this folder cannot be opened ({reason(error)}); check its permissions.")
            continue
        # Sorted as whole paths are, so that what is walked bit by bit comes in the order of them all.
        waiting.extend(sorted(below, key=lambda found: found[0] + "/" * found[1], reverse=True))
    passed.endings.update(others)
    if not files and not failed:
        named = f" ({', '.join(sorted(others)[:_SHOWN])} are not read)" if others else ""
        tell(f"{harmless(root)}: no articles in this folder{named}; put {KINDS} files into it.")
    elif others:
        tell(passed_over(harmless(root), others))


def _worth(entry: os.DirEntry[str], passed: Passed, others: Counter[str]) -> str | None:
    """ "dir" or "file" for an entry that may hold articles; else None, and why is counted."""
    if entry.name.startswith("."):
        passed.hidden += 1
        return None
    if _is(entry, "dir"):
        return "dir"
    if entry.name.startswith(ABOUT):
        passed.about += 1
        return None
    regular = _is(entry, "file")
    if not regular and not entry.is_symlink():
        passed.special += 1
        return None
    if ending(entry.name) in ENDINGS:
        return "file"
    if regular:
        others[harmless(ending(entry.name)) or "no ending"] += 1
    return None


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
