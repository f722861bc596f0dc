"""The reading process: reads the paths it is given and sends what it finds, in its own process so that keys stay quick.

Run as `python -P -m tui.reader [--lexicon FILE]… [--fields MAP]… [--workspace DIR] [--as-of DAY] [--day SHA256=DAY]…
PATH…` with a pipe for its output; it knows no screen. It starts the processes that read beside it. SIGTERM asks it to
stop: what is read by then is kept, set side by side and sent.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO

from tui.wire import Failure, Progress, send, send_kept, send_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.corpus.reading import Reading

FIRST_SNAPSHOT = 0.4
"""Seconds after which the first, partial dossier is sent; each next one after twice as long again as all took until
then, for setting articles side by side takes from their reading."""
_SHARE = 10
"""Times as long as a partial dossier takes to make it is on show, at least: they cost a tenth of the reading."""
_WINDOW = 5.0
"""Seconds of late that the rate is of."""
GIVES_WAY = 19
"""How nice the process is to others: a key that is pressed while every core reads gets one at once, not in turn."""
_TOLD_EVERY = 0.1
"""Seconds between two words on how far the reading is."""


def worth_making(seconds: float, done: int, total: int, each: float) -> bool:
    """Whether a dossier of `done` articles, of `total`, would be on show long enough: `seconds` went by until now, and
    setting side by side takes `each` seconds an article."""
    on_show = seconds * (total - done) / done + each * total
    return on_show >= _SHARE * each * done


class _StopError(BaseException):
    """The user wants no more: not an error, so that nothing catches it."""


def main(arguments: list[str], out: BinaryIO) -> int:
    """Read the paths (options may stand before them); send progress, snapshots and the whole to `out`."""
    try:
        _Run(arguments, out).run()
    except BrokenPipeError:
        return 0
    except Exception as error:  # the screen must learn of any end, whatever its cause
        send(out, Failure(f"Reading stopped: {type(error).__name__}: {error}"))
        return 1
    return 0


class _Run:
    def __init__(self, arguments: list[str], out: BinaryIO) -> None:
        self._began = monotonic()
        self._out = out
        send(out, Progress(0, 0))
        from core.corpus.opening import Opening
        from core.ingest.fields import field_map
        from core.lexicon import extend

        given: dict[str, list[str]] = {"--lexicon": [], "--fields": [], "--workspace": [], "--as-of": [], "--day": []}
        while arguments and arguments[0] in given:
            given[arguments[0]].append(arguments[1])
            arguments = arguments[2:]
        lexicon = [Path(file) for file in given["--lexicon"]]
        for file in lexicon:
            extend(file)
        workspace = Path(given["--workspace"][-1]) if given["--workspace"] else None
        paths = arguments[1:] if arguments[:1] == ["--"] else arguments
        as_of = given["--as-of"][-1] if given["--as-of"] else ""
        days = dict(each.split("=", 1) for each in given["--day"])
        self._opening = Opening(paths, field_map(given["--fields"]), workspace, lexicon, as_of, days)
        self._reading: Reading | None = None
        self._stopping = self._comparing = False
        self._told = 0.0
        self._lately: deque[tuple[float, int]] = deque()

    def run(self) -> None:
        """Send what is kept of the files as they are, or read them."""
        if self._opening.kept is not None:
            notice = self._opening.cache.trouble if self._opening.cache else ""
            if send_kept(self._out, self._opening.kept, True, self._seconds(), notice=notice):
                return
        if self._opening.earlier is not None:
            send_kept(self._out, self._opening.earlier, False, self._seconds())
        if hasattr(signal, "SIGTERM") and _on_main_thread():
            signal.signal(signal.SIGTERM, self._stop)
        from core.corpus.reading import Reading

        self._reading = reading = Reading(self._opening)
        reading.stopping = self._stopping
        self._read(reading)
        if reading.kept is None:
            send(self._out, Progress(reading.done, reading.total, comparing=True))
        whole = reading.whole()
        left = 0 if reading.complete else max(1, reading.total - reading.done)
        if reading.large:  # whoever waited so long and leaves at once has it the next time
            whole = reading.keep(whole)
        self._send(whole, left, reading.trouble)
        if not reading.large:
            reading.keep(whole)

    def _read(self, reading: Reading) -> None:
        due, each = self._began + FIRST_SNAPSHOT, 0.0
        for _ in reading.steps():
            self._tell(reading)
            # Where an earlier dossier is on show, a part of the new one would be a step back.
            wanted = self._opening.earlier is None and reading.known < reading.done < reading.total
            if not wanted or monotonic() < due or not worth_making(self._seconds(), reading.done, reading.total, each):
                continue
            asked, done = monotonic(), reading.done
            self._partly(reading)
            took = monotonic() - asked
            due, each = monotonic() + max(2 * self._seconds(), _SHARE * took), took / done

    def _send(self, whole: Iterable[bytes], left: int, notice: str) -> None:
        """Send the last snapshot; where it lies in a file, from there."""
        from core.store.whole_file import WholeFile

        if isinstance(whole, WholeFile):
            send_kept(self._out, whole, True, self._seconds(), left, notice)
        else:
            send_whole(self._out, whole, True, self._seconds(), left, notice)

    def _partly(self, reading: Reading) -> None:
        """Send what is known so far, unless the user wants no more while it is being made."""
        self._comparing = True
        try:
            if not reading.stopping:
                whole = reading.whole()
                self._comparing = False
                send_whole(self._out, whole, False, self._seconds())
        except _StopError:
            pass
        finally:
            self._comparing = False

    def _seconds(self) -> float:
        return monotonic() - self._began

    def _tell(self, reading: Reading) -> None:
        now = monotonic()
        if now - self._told < _TOLD_EVERY and reading.done < reading.total:
            return
        self._told = now
        self._lately.append((now, reading.done))
        while now - self._lately[0][0] > _WINDOW and len(self._lately) > 2:
            self._lately.popleft()
        since, before = self._lately[0]
        rate = (reading.done - before) / (now - since) if now - since > 1 else 0.0
        send(self._out, Progress(reading.done, reading.total, rate))

    def _stop(self, number: int, frame: Any) -> None:
        self._stopping = True
        if self._reading is not None:
            self._reading.stopping = True
        if self._comparing:
            raise _StopError


def _on_main_thread() -> bool:
    import threading

    return threading.current_thread() is threading.main_thread()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)
    os._exit(main(sys.argv[1:], sys.stdout.buffer))  # every message is flushed; freeing what was read would take longer
