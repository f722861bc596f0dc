"""The reading process of the bench: it sends a large Dossier, and with `reading` keeps every core reading articles.

What it sends while reading is what `tui.reader` sends: how far it is ten times a second, and now and then a snapshot
with some more rows. One comes every SNAPSHOT seconds: of so many rows the real ones come a minute apart.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from time import monotonic, sleep

import msgspec

from core.corpus.crew import cores
from core.corpus.whole import Whole
from core.ingest import Raw
from core.model import Dossier
from tests.bench.big import big_dossier
from tests.fixtures.newsroom import reports
from tui.reader import GIVES_WAY
from tui.wire import Progress, send, send_whole

SNAPSHOT = 20.0
TOTAL = 1_000_000


def parts(whole: Dossier) -> list[list[bytes]]:
    """The Dossier as it grows: without its last rows, with more of them, and whole, each as bytes for the pipe."""
    events = whole.events
    cut = [len(events) * share // 100 for share in (98, 99, 100)]
    return [Whole(msgspec.structs.replace(whole, events=events[:n])).packed() for n in cut]


def read_on() -> None:
    """Read articles for ever, as a process that helps the reading does."""
    from core.corpus.piece import read_pieces

    raws = [Raw(report.name, report.text.encode(), "text") for report in reports(200, 500)]
    while True:
        read_pieces(raws)


def main(rows: int, reading: bool) -> None:
    """Send to standard output until nobody listens."""
    out = sys.stdout.buffer
    found = big_dossier(rows)
    if not reading:
        send_whole(out, Whole(found).packed(), True, 1.0)
        return
    os.nice(GIVES_WAY)
    packed = parts(found)
    send_whole(out, packed[-1], False, 1.0)
    for _ in range(cores()):
        multiprocessing.get_context("fork").Process(target=read_on, daemon=True).start()
    began = due = monotonic()
    turn = 0
    while True:
        done = int((monotonic() - began) * 100)
        send(out, Progress(done, TOTAL, 100.0))
        if monotonic() - due > SNAPSHOT:
            send_whole(out, packed[turn % len(packed)], False, monotonic() - began)
            due, turn = monotonic(), turn + 1
        sleep(0.1)


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]), "reading" in sys.argv)
    except BrokenPipeError:
        os._exit(0)
