"""Giving back the memory of what is no longer on show, a little at a time.

To let go of a hundred thousand rows at once takes a third of a second, in which no other thread runs: keys would wait.
"""

from __future__ import annotations

import sys
import threading
from time import sleep
from typing import Any

from core.pace import Rest, no_rest
from core.views import Index
from tui.wire import Snapshot

SLICE = 500
"""Records freed in one go, a millisecond or two."""
_LOOK_AGAIN = 0.2
"""Seconds after which it is looked again whether anybody still has it: a dialog, a message on its way."""
_OWN = 3
"""References that are ours: the list it was given in, a variable, and the counter's own."""


def discard(index: Index | None, snapshot: Snapshot | None = None) -> None:
    """Free a large index, and its snapshot if it goes as well, in a thread, once nobody else has them."""
    if index is None or not index.large:
        return
    given = [index] if snapshot is None else [index, snapshot]
    threading.Thread(target=_when_free, args=(given, index.rest), name="discard", daemon=True).start()


def _when_free(given: list[Any], rest: Rest = no_rest) -> None:
    while any(sys.getrefcount(one) > _OWN for one in given):
        sleep(_LOOK_AGAIN)
    parts = taken_apart(*given)
    given.clear()
    for part in parts:
        while part:
            del part[-SLICE:]
            rest()


def taken_apart(index: Index, snapshot: Snapshot | None = None) -> list[list[Any]]:
    """Everything that they are large by, as lists that hold it when they are gone."""
    parts: list[list[Any]] = [list(table.rows) for table in index.tables.values()]
    for sifter in index.sifters.values():
        parts += sifter.texts()
    for dossier in (index.dossier, *([snapshot.dossier] if snapshot else ())):
        every = (getattr(dossier, name) for name in dossier.__struct_fields__)
        parts += [list(records) for records in every if isinstance(records, tuple)]
    return parts
