"""What opening a corpus costs: the command itself in a terminal, cold and warm, on all cores; time and memory.

    make bench ARGS=opening            100, 1,000 and 10,000 articles
    python -m tests.bench.opening 500  another number

Processor seconds are those of the program's processes together (the reading process and its helpers where they have
ended). Memory is that of every process of the program together, each shared page counted once (PSS), looked at once a second: to
count the pages of a gigabyte takes a processor for some tens of milliseconds, which the readers lack.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import threading
from pathlib import Path
from time import perf_counter, sleep

from tests.fixtures.newsroom import write
from tests.fixtures.processes import family, memory_of
from tests.fixtures.terminal import COMMAND, Terminal

SIZES = (100, 1_000, 10_000)
WORDS = 500
WARM_RUNS = 3
_LOOKS_EVERY = 1.0
"""Seconds between two looks at the memory."""
MOST = 3600
"""Seconds after which an opening is given up."""


class Memory(threading.Thread):
    """The largest memory of a process and all below it, in MB."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.going = process, 0.0, True

    def run(self) -> None:
        while self.going:
            self.peak = max(self.peak, sum(memory_of(p) for p in family(self.process)))
            sleep(_LOOKS_EVERY)


def opened(folder: Path, workspace: Path, size: int) -> tuple[float, float, float, float]:
    """Seconds until rows are on the screen and until all is read and drawn, peak memory in MB, processor seconds."""
    began = perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    first, shown = 0.0, ""
    with Terminal([COMMAND, str(folder), "--workspace", str(workspace)]) as terminal:
        memory = Memory(terminal.process.pid)
        memory.start()
        # The screen is looked at only where something has come: looking takes time from the readers.
        while not terminal.read(0.01) or "Read " not in (shown := terminal.text):
            if not first and "articles ·" in shown:
                first = perf_counter() - began
            if perf_counter() - began > MOST or terminal.process.poll() is not None:
                raise TimeoutError(terminal.text)
        taken = perf_counter() - began
        assert f"{size:,} articles" in terminal.text, terminal.text
        memory.going = False
        terminal.press("q")
        terminal.wait_for_end()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return first, taken, memory.peak, spent


def panels(folder: Path, workspace: Path) -> dict[str, float]:
    """Seconds from each panel's key to its rows, the first time."""
    spent = {}
    with Terminal([COMMAND, str(folder), "--workspace", str(workspace)]) as terminal:
        while not terminal.read(0.01) or "Read " not in terminal.text:
            pass
        for key, name in (("2", "Delegations"), ("3", "Tallies"), ("4", "Disagreements"), ("5", "Sources")):
            terminal.read(0.5)
            began = perf_counter()
            terminal.press(key)
            last = began
            while terminal.take(0.3 if last > began else 60):
                last = perf_counter()
            spent[name] = last - began
        terminal.press("q")
        terminal.wait_for_end()
    return spent


def measured(size: int) -> None:
    """Print a line for one size."""
    with tempfile.TemporaryDirectory() as place:
        folder, workspace = Path(place) / "reports", Path(place) / "workspace"
        write(folder, size, WORDS)
        sleep(0.2)
        first, cold, cold_peak, work = opened(folder, workspace, size)
        warm = [opened(folder, workspace, size) for _ in range(WARM_RUNS)]
        each = ", ".join(f"{name} {seconds:.2f}" for name, seconds in panels(folder, workspace).items())
        kept = sum(file.stat().st_size for file in workspace.rglob("*") if file.is_file()) / 1e6
    print(
        f"  {size:6,} articles   cold {cold:6.1f} s (first rows {first:4.1f} s; {work:.1f} s of processor),"
        f" {cold_peak:,.0f} MB   warm {min(w[1] for w in warm):.2f} s (processor {min(w[3] for w in warm):.2f} s),"
        f" {max(w[2] for w in warm):,.0f} MB   cache {kept:,.0f} MB"
        f"\n{'':19} seconds to come to {each}",
        flush=True,
    )


def main() -> None:
    """Print a line for each size."""
    print("opening in a terminal, 80x24 (all cores, every process)")
    for size in SIZES:
        measured(size)


if __name__ == "__main__":
    for number in sys.argv[1:]:
        measured(int(number))
