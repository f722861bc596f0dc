"""A last resort against files that hold other people's parsers up: work that takes far too long is broken off."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class _TooLong(BaseException):
    """Not an Exception: a parser that swallows every exception must not swallow this one."""


@contextmanager
def impatient(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the work below once it has taken so long.

    Works where signals do: in the main thread, and not on Windows. Elsewhere, and where somebody else waits for the
    same signal, the work takes as long as it takes.
    """
    usable = (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )
    if not usable:
        yield
        return
    signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TooLong:
        raise TimeoutError from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _too_long(signum: int, frame: FrameType | None) -> None:
    raise _TooLong
