"""The processes that read articles beside each other, one a core."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
Work = Callable[[Sequence[T]], list[bytes]]
"""Work on a batch: bytes for each."""
_BROKE = "left out, for the process that read it ended without a word; it may need more memory than there is."


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """So many processes, started with the first work. They end with this one, however it ends."""

    def __init__(self, size: int, lexicon: Sequence[Path] = ()) -> None:
        """`lexicon` are the user's own files, for systems where a new process starts from nothing."""
        self.size = size
        self._lexicon = tuple(lexicon)
        self._pool: ProcessPoolExecutor | None = None

    def do(self, work: Work[T], batch: Sequence[T]) -> Task[T]:
        """Begin the work on a batch."""
        return Task(self, work, batch)

    def stop(self) -> None:
        """Let the processes end; work not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def begin(self, work: Work[T], batch: Sequence[T]) -> Future[list[bytes]]:
        """The batch handed to a process."""
        if self._pool is None:
            self._pool = self._new(self.size)
        try:
            return self._pool.submit(work, batch)
        except BrokenProcessPool:
            self._pool = self._new(self.size)
            return self._pool.submit(work, batch)

    def alone(self, work: Work[T], one: T) -> bytes:
        """The work on one article in a process of its own, for it may be the one that another died of."""
        from core.corpus.piece import Piece, packed

        with self._new(1) as pool:
            try:
                return pool.submit(work, [one]).result()[0]
            except BrokenProcessPool:
                return packed(Piece(told=_BROKE))

    def _new(self, size: int) -> ProcessPoolExecutor:
        # Where processes can be forked safely, the rules that this one has compiled are there at once.
        how = "fork" if sys.platform.startswith("linux") else "spawn"
        return ProcessPoolExecutor(
            size,
            multiprocessing.get_context(how),
            initializer=_start,
            initargs=(self._lexicon if how == "spawn" else (),),
        )


class Task(Generic[T]):
    """Work on a batch that another process does."""

    def __init__(self, crew: Crew, work: Work[T], batch: Sequence[T]) -> None:
        self._crew, self._work, self._batch = crew, work, batch
        self._future = crew.begin(work, batch)

    def done(self) -> bool:
        """Whether `result` would not wait."""
        return self._future.done() and not self._future.cancelled()

    def result(self) -> list[bytes]:
        """What came of it, one for each. A process that dies costs only the article that it died of: its bytes tell
        so."""
        try:
            return self._future.result()
        except BrokenProcessPool:
            return [self._crew.alone(self._work, one) for one in self._batch]


def _start(lexicon: Sequence[Path]) -> None:
    from core.lexicon import extend

    for path in lexicon:
        extend(path)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
