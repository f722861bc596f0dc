"""The reading process: reads the paths it is given and sends what it finds, in its own process so that keys stay quick.

Run as `python -P -m tui.reader [--lexicon FILE]… [--fields MAP]… PATH…` with a pipe for its output; it knows no screen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from tui.wire import Failure, Progress, Snapshot, send

FIRST_SNAPSHOT = 0.4
"""Seconds after which the first, partial Dossier is sent; each next one after as long again as all took until then."""


def main(arguments: list[str], out: BinaryIO) -> int:
    """Read the paths (`--lexicon FILE` and `--fields MAP` may stand before them); send progress, snapshots and the
    Dossier to `out`."""
    from core.ingest.fields import field_map

    maps: list[str] = []
    try:
        paths = list(_paths(arguments, maps))
        read(paths, out, field_map(maps))
    except BrokenPipeError:
        return 0
    except Exception as error:  # the screen must learn of any end, whatever its cause
        send(out, Failure(f"Reading stopped: {type(error).__name__}: {error}"))
        return 1
    return 0


def _paths(arguments: list[str], maps: list[str]) -> Iterator[str]:
    from core.lexicon import extend

    left = iter(arguments)
    for argument in left:
        if argument == "--lexicon":
            extend(Path(next(left)))
        elif argument == "--fields":
            maps.append(next(left))
        elif argument == "--":
            yield from left
        else:
            yield argument


def read(paths: list[str], out: BinaryIO, fields: Mapping[str, str] | None = None) -> None:
    """Send Progress for every article, a Snapshot from time to time, and the final one."""
    import msgspec

    from core.ingest import read_all
    from core.model import Article, Extraction
    from core.pipeline import annotate, side_by_side

    began = monotonic()
    send(out, Progress(0, 0))
    articles, warnings = read_all(paths, fields)
    extractions: list[Extraction] = []
    due = began + FIRST_SNAPSHOT

    def snapshot(final: bool) -> None:
        dossier, basis = side_by_side(extractions)
        dossier = msgspec.structs.replace(dossier, warnings=(*warnings, *dossier.warnings))
        send(out, Snapshot(dossier, final, monotonic() - began, msgspec.msgpack.encode(basis)))

    def one(article: Article) -> None:
        extractions.append(annotate(article))

    for number, article in enumerate(articles, 1):
        one(article)
        send(out, Progress(number, len(articles)))
        if monotonic() > due and number < len(articles):
            snapshot(final=False)
            due = monotonic() + (monotonic() - began)
    snapshot(final=True)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(5)  # the screen goes first: it is waited for at every key
    os._exit(main(sys.argv[1:], sys.stdout.buffer))  # every message is flushed; freeing what was read would take longer
