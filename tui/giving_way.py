"""Keys go first: what a thread does beside the screen rests while somebody presses keys.

Python runs one thread at a time. A thread that takes in a snapshot would else have every second millisecond of the time
in which a key is answered.
"""

from __future__ import annotations

from threading import current_thread, main_thread
from time import monotonic, sleep

AFTER_A_KEY = 0.1
"""Seconds for which a key has the interpreter to itself: longer than its frame takes, too short to be waited for."""
LONGEST = 0.5
"""Seconds after which a step is done all the same: a key that is held down must not keep a snapshot away for ever."""


class Way:
    """Between the screen's thread, which tells of keys, and threads that have time."""

    def __init__(self) -> None:
        self._until = 0.0

    def key(self) -> None:
        """A key was pressed, or the mouse moved."""
        self._until = monotonic() + AFTER_A_KEY

    def give(self) -> None:
        """Wait while keys are being answered, between two steps of long work; the screen's own thread never waits."""
        if current_thread() is main_thread():
            return
        latest = monotonic() + LONGEST
        while (left := min(self._until, latest) - monotonic()) > 0:
            sleep(left)
