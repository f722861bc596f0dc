"""What a corpus costs: 100, 1,000 and 10,000 articles of 500 words from files to a Dossier, on one core.

Each size runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from core.ingest import read_all
from core.pipeline import set_side_by_side
from tests.bench.reading import read
from tests.fixtures.newsroom import articles, write

SIZES = (100, 1_000, 10_000)
WORDS = 500
RUNS = {100: 5, 1_000: 2}
"""Runs of the small sizes, of which the shortest counts: each in a process of its own, for a second reading of the same
articles finds their words and names remembered, and none of a large corpus does."""


def measured(size: int) -> dict[str, float]:
    """Seconds of this process for taking in the files, reading them and setting them side by side; peak memory in MB."""
    set_side_by_side(read(articles(60, seed=1)))
    spent: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), size, WORDS)
        began = process_time()
        taken_in, _ = read_all([Path(folder)])
        spent["files"] = process_time() - began
        began = process_time()
        extractions = read(list(taken_in))
        spent["reading"] = process_time() - began
        began = process_time()
        set_side_by_side(extractions)
        spent["beside"] = process_time() - began
    return {**spent, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def least(size: int) -> dict[str, float]:
    """The least of each over the runs of a size."""
    command = [sys.executable, "-m", "tests.bench.corpus", str(size)]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(RUNS.get(size, 1))
    ]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def main() -> None:
    """Print a line for each size; growth is against so many times the first one's time."""
    print("corpus (one core)   take in    read  side by side  of reading    growth: read  side by side   peak memory")
    first: dict[str, float] = {}
    for size in SIZES:
        now = least(size)
        first = first or now
        read, beside = (now[part] / first[part] / (size / SIZES[0]) for part in ("reading", "beside"))
        print(
            f"  {size:6,} articles   {now['files']:6.1f} s {now['reading']:6.1f} s {now['beside']:10.2f} s"
            f" {now['beside'] / now['reading']:10.0%} {read:17.2f} {beside:13.2f} {now['memory']:10,.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(int(sys.argv[1]))))
    else:
        main()
