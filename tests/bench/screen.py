"""What the screen costs: start to first frame, key to drawn frame, bytes a key, memory; in a pseudo-terminal, in one run.

A key's time runs until the terminal has got what the key asks for: the cursor on another row, the letter in the line, the
rows that match. Behind it stands the same less what the screen's thread, and the bench that looks on, waited for a
processor that others had (what the system tells of its run queue): a machine that does nothing else would need so
much. Bytes are all that comes until the line is quiet. Processor time is that of the main thread, which draws: what threads beside it do is left out.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from tests.fixtures.processes import memory_of
from tests.fixtures.terminal import COMMAND, Terminal

ROWS = 100_000
STARTS = 9
CURSOR = "›"
PAGE_DOWN, ESCAPE = "\x1b[6~", "\x1b"
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": ""}
"""An installed program has its bytecode; some machines would not have it written."""


class Scheduled(NamedTuple):
    """Milliseconds that a thread has had a processor, and that it has waited for one, so far."""

    ran: float
    waited: float


def main_thread(process: int) -> Scheduled:
    """What the system tells of the main thread of a process; zeros where it tells nothing."""
    try:
        ran, waited, _ = Path(f"/proc/{process}/task/{process}/schedstat").read_text().split()
    except OSError:
        return Scheduled(0.0, 0.0)
    return Scheduled(int(ran) / 1e6, int(waited) / 1e6)


def waited_by(process: int) -> float:
    """Milliseconds that the screen's thread, or the bench when it was to look, has waited for a processor so far."""
    return main_thread(process).waited + main_thread(os.getpid()).waited


# -- starting --------------------------------------------------------------------------------------------------------


def started(command: list[str], sign: str, home: str) -> tuple[float, float]:
    """Milliseconds from the start of the process until the sign stands on the screen, and those of its processor."""
    began = perf_counter()
    with Terminal(command, environment={**ENVIRONMENT, "XDG_DATA_HOME": home}) as terminal:
        while sign not in terminal.text:
            terminal.read(0.002)
            if perf_counter() - began > 60:
                raise TimeoutError(terminal.text)
        taken = (perf_counter() - began) * 1000
        return taken, main_thread(terminal.process.pid).ran


def starts() -> None:
    """Start to first frame against a bare app, in turns: what else the machine does meets both alike."""
    print("Start to the first settled frame, 80x24")
    ways = {
        "bare Textual app, as many widgets": ([sys.executable, "-m", "tests.bench.bare"], "ready to go"),
        "peace-tui, first frame": ([COMMAND], "5 Sources"),
        "peace-tui, sample read and drawn": ([COMMAND], "Read 5 articles"),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as home:
        for turn in range(STARTS + 1):
            for name, (command, sign) in ways.items():
                found = started(command, sign, home)
                if turn:  # the first of each writes bytecode and fills the cache
                    taken[name].append(found)
    bare, *others = taken.values()
    for name, values in taken.items():
        print(
            line(name, [v[0] for v in values], "ms") + f"   processor {statistics.median(v[1] for v in values):5.0f} ms"
        )
    for name, values in zip(list(taken)[1:], others, strict=True):
        ratio = statistics.median(own[0] / other[0] for own, other in zip(values, bare, strict=True))
        work = statistics.median(own[1] / (other[1] or 1) for own, other in zip(values, bare, strict=True))
        print(f"  {name}: {ratio:.2f} times the bare app, {work:.2f} times its processor time")


# -- keys ------------------------------------------------------------------------------------------------------------


def line(name: str, values: list[float], unit: str) -> str:
    """Median and 95th percentile in one line."""
    return f"  {name:<34} median {statistics.median(values):8.1f} {unit}   95 % {high(values):8.1f} {unit}"


def high(values: list[float]) -> float:
    """The 95th percentile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


class Keys:
    """Keys pressed in a terminal, and what each costs."""

    def __init__(self, terminal: Terminal, quiet: bool) -> None:
        """`quiet`: nothing is drawn but what keys ask for, so that bytes can be counted too."""
        self._terminal, self._quiet = terminal, quiet

    def time(self, name: str, press: str, times: int, seen: Callable[[str, str], bool]) -> None:
        """Press a key so many times and print what it took; `seen(before, now)` tells when its frame is there."""
        self.told(name, [self.once(press, seen) for _ in range(times)])

    def once(self, press: str, seen: Callable[[str, str], bool]) -> Press:
        """Press a key and wait until its frame is there."""
        terminal = self._terminal
        terminal.rest(0.12)
        before, size = terminal.text, len(terminal.received)
        waited = waited_by(terminal.process.pid)
        began = at = perf_counter()
        waits = 0.0
        terminal.press(press)
        while not seen(before, terminal.text):
            chunk = terminal.take(0.5)
            if chunk:
                at, waits = perf_counter(), waited_by(terminal.process.pid) - waited
                terminal.feed(chunk)
            elif perf_counter() - began > 20:
                raise TimeoutError(f"{press!r}:\n{terminal.text}")
        if self._quiet:
            terminal.read(0.05)
        took = (at - began) * 1000
        return Press(took, max(took - waits, 0.0), len(terminal.received) - size)

    def told(self, name: str, presses: list[Press]) -> None:
        """Print a line."""
        alone = [press.alone for press in presses]
        size = f"   {statistics.median(p.size for p in presses):7.0f} bytes" if self._quiet else ""
        print(
            f"{line(name, [p.took for p in presses], 'ms')}   alone {statistics.median(alone):6.1f} {high(alone):6.1f}{size}"
        )


class Press(NamedTuple):
    """What a key cost: milliseconds, milliseconds less the waiting for a processor, and bytes."""

    took: float
    alone: float
    size: int


def cursor_row(text: str) -> str:
    """The row under the cursor."""
    return next((row for row in text.split("\n") if row.startswith(CURSOR)), "")


def moved(before: str, now: str) -> bool:
    """The cursor is on another row."""
    return cursor_row(now) not in ("", cursor_row(before))


def tab_of(text: str) -> str:
    """The panel on show, as its tab names it."""
    tabs = text.split("\n")[1]
    return tabs[tabs.find("[") + 1 : tabs.find("]")]


def switched(before: str, now: str) -> bool:
    """Another panel is on show with its rows."""
    return tab_of(now) != tab_of(before) and moved(before, now)


def turned(before: str, now: str) -> bool:
    """The rows are in another order."""
    return now.split("\n")[3] != before.split("\n")[3] and moved(before, now)


def keys(rows: int, *words: str) -> None:
    """Latency and bytes of keys with many rows; `words` as `tests.bench.big` takes them."""
    print(f"Keys, 80x24, {rows:,} rows{''.join(f', {word}' for word in words)}")
    reading = "reading" in words
    with Terminal([sys.executable, "-m", "tests.bench.big", str(rows), *words], environment=ENVIRONMENT) as terminal:
        terminal.wait_for(f"{CURSOR}  ")
        terminal.rest(3.0 if reading else 1.0)
        pressed = Keys(terminal, not reading)
        many = 120 if reading else 40
        if not reading:
            print(f"  memory with the rows on show       {memory_of(terminal.process.pid):5.0f} MB")
        pressed.time("j, not scrolling", "j", 15, moved)
        pressed.time("PageDown", PAGE_DOWN, many, moved)
        pressed.time("j, scrolling", "j", many, moved)
        pressed.time("Tab, the first time", "\t", 5, switched)
        pressed.time("Tab", "\t", many // 2, switched)
        terminal.press("1")
        terminal.rest(1.0)
        filtering(terminal, pressed)
        terminal.press("s3")
        terminal.rest(1.0)
        pressed.time("sort, result", "S", 6, turned)
        if not reading:
            print(f"  memory after all of it             {memory_of(terminal.process.pid):5.0f} MB")


def filtering(terminal: Terminal, pressed: Keys) -> None:
    """What typing a filter costs: until the letter stands there, and until the rows are those that hold the word."""
    echoes: list[Press] = []
    results: list[Press] = []
    for word in ("kelm", "attack", "suvia"):
        terminal.press("/")
        terminal.rest(0.5)
        echoes += [pressed.once(word[end - 1], partial(written, word[:end])) for end in range(1, len(word) + 1)]
        terminal.press(ESCAPE)
        terminal.rest(1.0)
    pressed.told("filter keystroke, echo", echoes)
    for word in ("talks", "visit", "call", "ceasefire", "exchange"):
        terminal.press("/")
        terminal.rest(0.5)
        results.append(pressed.once(word, partial(filtered, word)))
        results.append(pressed.once(ESCAPE, partial(unfiltered, word)))
    pressed.told("filter, result", results)


def written(word: str, before: str, now: str) -> bool:
    """The word stands in the line to type in."""
    return any(row.strip() == word for row in now.split("\n")[-3:])


def filtered(word: str, before: str, now: str) -> bool:
    """There are rows, and every one on show holds the word."""
    rows = now.split("\n")[4:18]
    return written(word, before, now) and all(word.casefold() in row.casefold() for row in rows)


def unfiltered(word: str, before: str, now: str) -> bool:
    """Other rows are on show again."""
    rows = now.split("\n")[4:18]
    return not written(word, before, now) and not all(word.casefold() in row.casefold() for row in rows)


# -- memory ----------------------------------------------------------------------------------------------------------


def bare_memory() -> None:
    """What a bare app takes."""
    with Terminal([sys.executable, "-m", "tests.bench.bare"], environment=ENVIRONMENT) as terminal:
        terminal.wait_for("ready to go")
        print(f"Memory: a bare app takes             {memory_of(terminal.process.pid):5.0f} MB")


def main() -> None:
    """All of it."""
    starts()
    bare_memory()
    keys(ROWS)
    keys(ROWS, "low")
    keys(ROWS, "reading")


if __name__ == "__main__":
    main()
