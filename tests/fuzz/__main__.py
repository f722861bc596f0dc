"""`make fuzz`: damaged input against the readers and the rules, for a set time each, led by coverage where atheris is.

Each target runs in a process of its own. A finding is written to tests/corpus/fuzz/ under its target's name, so that it
is a test case from then on. Without atheris (the extra `fuzz`) input is made at random.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import random
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from time import monotonic, process_time

from tests.fuzz.making import NAMES, seed_files, spoiled, spoiled_file, text_mutation

FINDINGS = Path(__file__).parents[1] / "corpus" / "fuzz"
NAMED = ("ingest", "dates", "quantities", "extraction")
_LONGEST = 3000
"""Bytes of one input."""
_SLOW = 10.0
"""Seconds of work on one input from which it is a finding."""
_HANGS = 120
_DONE = re.compile(r"Done (\d+) runs")
_COVERED = re.compile(r"cov: (\d+) ft: (\d+)")


class _Feeder:
    """Feeds one target and writes down what breaks it, one input for each place where it breaks."""

    def __init__(self, name: str) -> None:
        # Imported here: with atheris this import is the instrumented one.
        from tests.fuzz.targets import TARGETS

        self.name, self._target = name, TARGETS[name]
        self.tried = 0
        self.places: set[str] = set()

    def warm(self, data: bytes) -> None:
        """Have the rules make their tables, which the first input would otherwise pay for."""
        with contextlib.suppress(Exception):
            self._target(data)

    def feed(self, data: bytes) -> None:
        """Try one input."""
        self.tried += 1
        began = process_time()
        try:
            self._target(data)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            self._found(
                data,
                f"{type(error).__name__} at {frames[-1].filename}:{frames[-1].lineno}",
                traceback.format_exc(limit=-3),
            )
        else:
            if process_time() - began > _SLOW:
                self._found(data, "slow", f"{process_time() - began:.1f} s of work for {len(data)} bytes")

    def _found(self, data: bytes, place: str, words: str) -> None:
        if place in self.places:
            return
        self.places.add(place)
        FINDINGS.mkdir(parents=True, exist_ok=True)
        file = FINDINGS / f"{self.name}-{hashlib.sha256(data).hexdigest()[:12]}.txt"
        file.write_bytes(data)
        print(f"FOUND {file}: {place}\n{words}", file=sys.stderr, flush=True)


def at_random(name: str, seconds: float, seed: int) -> int:
    """Feed one target for so long with spoiled articles or files; how many places broke."""
    pick = random.Random(seed)
    feeder = _Feeder(name)
    make = spoiled_file if name == "ingest" else spoiled
    end = monotonic() + seconds
    while monotonic() < end:
        feeder.feed(make(pick))
    print(f"{name:<11} {feeder.tried:9,} inputs at random, {len(feeder.places)} broken")
    return len(feeder.places)


def by_coverage(name: str, seconds: float, seed: int) -> None:
    """Feed one target for so long with what atheris makes of the seeds; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["core"], enable_loader_override=False):
        feeder = _Feeder(name)
        feeder.warm(spoiled_file(random.Random(1)) if name == "ingest" else spoiled(random.Random(1)))

    def mutated(data: bytes, longest: int, number: int) -> bytes:
        pick = random.Random(number)
        if name == "ingest" or pick.random() < 0.3 or not data:
            return bytes(atheris.Mutate(data, longest))
        return text_mutation(data, pick)[:longest]

    with tempfile.TemporaryDirectory() as folder:
        for place, data in enumerate(_seeds(name)):
            (Path(folder) / f"{place:03}").write_bytes(data[:_LONGEST])
        flags = [
            f"-max_total_time={int(seconds)}",
            f"-seed={seed}",
            f"-max_len={_LONGEST}",
            f"-timeout={_HANGS}",
            f"-report_slow_units={_HANGS}",
        ]
        flags += [
            f"-artifact_prefix={FINDINGS / name}-",
            "-rss_limit_mb=4096",
            "-len_control=0",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *flags, folder], feeder.feed, custom_mutator=mutated)
        atheris.Fuzz()


def _seeds(name: str) -> list[bytes]:
    if name == "ingest":
        sound = [bytes([place]) + seed_files()[kind] for place, kind in enumerate(NAMES)]
        return [*sound, *(spoiled_file(random.Random(n)) for n in range(20))]
    known = [file.read_bytes() for file in sorted(FINDINGS.glob(f"{name}-*"))]
    return [*known, *(spoiled(random.Random(n)) for n in range(60))]


def one(name: str, seconds: float, seed: int) -> int:
    """Run one target in a process of its own and say in a line what came of it; how many places broke."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds), "--seed", str(seed), "--here"]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        code = subprocess.run(command, stdout=said, stderr=said, check=False).returncode
        said.seek(0)
        text = said.read()
    found = [line for line in text.splitlines() if line.startswith("FOUND ")]
    runs, covered = _DONE.search(text), _COVERED.findall(text)
    broken = len(found) + (code != 0)
    if runs is None or code:
        print(f"{name}: ended with {code}\n{text[-3000:]}", file=sys.stderr)
    tried = int(runs[1]) if runs else 0
    edges = f", {int(covered[-1][0]):,} branches and {int(covered[-1][1]):,} features seen" if covered else ""
    print(f"{name:<11} {tried:9,} inputs led by coverage{edges}, {broken} broken", flush=True)
    for line in found:
        print(text[text.index(line) :][:1500], file=sys.stderr)
    return broken


def main() -> int:
    """Run the targets that are named, or all."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="|".join(NAMED), help="which to feed; all without one")
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", action="store_true", help="do without atheris")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(NAMED):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    names = options.targets or NAMED
    if options.here:
        by_coverage(names[0], options.seconds, options.seed)
        return 0
    led = importlib.util.find_spec("atheris") is not None and not options.random
    if not led:
        print("without atheris (pip install 'peace-tui[fuzz]'): input is made at random", file=sys.stderr)
    return min(1, sum((one if led else at_random)(name, options.seconds, options.seed) for name in names))


if __name__ == "__main__":
    sys.exit(main())
