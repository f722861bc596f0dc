"""`peace-tui workspace`: what is kept from one session to the next, whether it is whole, and clearing the cache."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

FINE, AMISS, USAGE = 0, 1, 2
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def main(words: Sequence[str]) -> int:
    """Print what is in the workspace, check it or clear its cache; 0, or 1 where something is amiss."""
    parser = argparse.ArgumentParser(
        prog="peace-tui workspace",
        description="Say what is kept: verdicts, notes and mendings, and the cache of what was read. What was given "
        "is never removed; the cache is made again by reading.",
    )
    parser.add_argument("--workspace", metavar="DIR", help="the workspace (default: your own data folder)")
    parser.add_argument("--check", action="store_true", help="check every file; ends with 1 where something is amiss")
    parser.add_argument("--clear-cache", action="store_true", help="remove the cache, and nothing else")
    options = parser.parse_args(words)
    from core.store import WorkspaceError, cache
    from core.store.contents import check, contents
    from tui.options import workspace_folder

    folder = workspace_folder(options.workspace)
    if options.clear_cache:
        try:
            size = cache.clear(folder)
        except OSError as error:
            return _amiss([f"The cache cannot be removed ({error.strerror}): {folder}; check its permissions."])
        _print(f"The cache is cleared: {told_size(size)}. Verdicts, notes and mendings are as they were.")
        return FINE
    amiss = list(check(folder)) if options.check else []
    try:
        held = contents(folder)
    except WorkspaceError as error:
        return _amiss(amiss or [str(error)])
    verdicts = ", ".join(f"{number:,} {name}" for name, number in held.verdicts.items() if number)
    _print(f"Workspace  {folder}")
    _print(f"Verdicts   {sum(held.verdicts.values()):,}" + (f" ({verdicts})" if verdicts else ""))
    _print(f"Notes      {held.notes:,}")
    _print(f"Mendings   {held.mendings:,}")
    _print(f"Reviewers  {', '.join(held.reviewers) or 'none yet'}")
    _print(f"Size       {told_size(held.size)}")
    _print(f"Cache      {held.articles:,} articles, {held.dossiers:,} dossiers, {told_size(held.cache_size)}")
    if options.check and not amiss:
        _print("Everything is whole.")
    return _amiss(amiss or [held.notice]) if amiss or held.notice else FINE


def told_size(size: float) -> str:
    """Bytes as people say them: `12.3 MB`."""
    for unit in _UNITS:
        if size < 1000 or unit == _UNITS[-1]:
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"


def _amiss(sentences: Sequence[str]) -> int:
    for sentence in sentences:
        sys.stderr.write(sentence + "\n")
    return AMISS


def _print(line: str) -> None:
    sys.stdout.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")
