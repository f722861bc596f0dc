"""What the screen costs: start to first frame, key to drawn frame, bytes a key; in a pseudo-terminal, in one run."""

from __future__ import annotations

import statistics
import sys
from time import perf_counter

from tests.fixtures.terminal import COMMAND, Terminal

ROWS = 100_000
KEYS = 40
RUNS = 7


def started(command: list[str], sign: str) -> float:
    """Milliseconds from the start of the process until the sign stands on the screen."""
    began = perf_counter()
    with Terminal(command) as terminal:
        while sign not in terminal.text:
            terminal.read(0.002)
            if perf_counter() - began > 60:
                raise TimeoutError(terminal.text)
        return (perf_counter() - began) * 1000


def measured(terminal: Terminal, keys: str, times: int) -> tuple[list[float], list[int]]:
    """Latencies in milliseconds and bytes of pressing the key so many times."""
    latencies, sizes = [], []
    for _ in range(times):
        terminal.read(0.08)
        before = len(terminal.received)
        began = perf_counter()
        terminal.press(keys)
        last = began
        while True:
            chunk = terminal.take(0.03 if last > began else 2.0)
            if not chunk:
                break
            last = perf_counter()
        latencies.append((last - began) * 1000)
        sizes.append(len(terminal.received) - before)
    return latencies, sizes


def line(name: str, values: list[float], unit: str) -> str:
    """Median and 95th percentile in one line."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"  {name:<34} median {statistics.median(values):8.1f} {unit}   95 % {high:8.1f} {unit}"


def starts() -> None:
    """Start to first frame against a bare app."""
    print("Start to first frame, 80x24")
    bare = [started([sys.executable, "-m", "tests.bench.bare"], "ready to go") for _ in range(RUNS)]
    own = [started([COMMAND], "5 Sources") for _ in range(RUNS)]
    full = [started([COMMAND], "Read 5 articles") for _ in range(RUNS)]
    print(line("bare Textual app, as many widgets", bare, "ms"))
    print(line("peace-tui, first frame", own, "ms"))
    print(line("peace-tui, sample read and drawn", full, "ms"))
    print(f"  ratio {statistics.median(own) / statistics.median(bare):.2f}")


def keys(rows: int, low: bool) -> None:
    """Latency and bytes of keys with many rows."""
    print(f"Keys, 80x24, {rows:,} rows{', --low-bandwidth' if low else ''}")
    command = [sys.executable, "-m", "tests.bench.big", str(rows), *(["low"] if low else [])]
    with Terminal(command) as terminal:
        terminal.wait_for(f"1/{rows:,}")
        for name, press, times in (
            ("j, not scrolling", "j", 15),
            ("PageDown", "\x1b[6~", KEYS),
            ("j, scrolling", "j", KEYS),
            ("Tab", "\t", 10),
            ("first tab again", "1", 1),
        ):
            latencies, sizes = measured(terminal, press, times)
            print(line(name, latencies, "ms") + f"   {statistics.median(sizes):7.0f} bytes")
        terminal.press("1")
        terminal.read(0.3)
        terminal.press("/")
        terminal.read(0.3)
        latencies, sizes = measured(terminal, "k", 1)
        for letter in "elm":
            more, sizes_more = measured(terminal, letter, 1)
            latencies += more
            sizes += sizes_more
        print(line("filter keystroke, result", latencies, "ms") + f"   {statistics.median(sizes):7.0f} bytes")
        terminal.press("\x1b")
        terminal.read(0.5)
        terminal.press("s3")
        terminal.read(0.5)
        latencies, sizes = measured(terminal, "S", 6)
        print(line("sort", latencies, "ms") + f"   {statistics.median(sizes):7.0f} bytes")


def main() -> None:
    """All of it."""
    starts()
    keys(ROWS, low=False)
    keys(ROWS, low=True)


if __name__ == "__main__":
    main()
