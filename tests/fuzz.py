"""`make fuzz`: random and damaged input against the readers and the rules, for a set time each.

Input is made from invented articles by cutting, doubling, shuffling and spoiling them with characters that have caused
trouble elsewhere. A finding is written to tests/corpus/fuzz/ with its target's name, so that it becomes a test case.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from core import find_dates
from core.ingest import read_all
from core.model import Article
from core.pipeline import annotate, find_figures
from tests.fixtures.newsroom import reports

FINDINGS = Path(__file__).parent / "corpus" / "fuzz"
_SPOILERS = (
    "\x00", "\x1b[31m", "\x1b]52;c;YQ==\x07", "\u202e", "\u200b", "\ufeff", "İ", "ß", "’", "“", "<b>", "</p><script>", "&amp;", "[sic]",
    "1,000,000,000,000", "0", "-1", "31 February 2025", "9999-99-99", "½", "٣", "Ⅻ", "\n\n\n", "\r", "\u2028", ":", ";" * 50, "(" * 50,
    "A" * 500, "Mr. " * 30, "and " * 40, "1 " * 60, "Kyiv's " * 20, ",,,,", "…", "\U0001f600", "\ud7ff", "·", "www.example.org", "@x",
)  # fmt: skip


def spoiled(pick: random.Random) -> str:
    """One damaged article."""
    text = next(reports(1, pick.choice((5, 60, 300)), pick.randrange(10_000))).text
    for _ in range(pick.randrange(0, 12)):
        at, to = sorted(pick.randrange(len(text) + 1) for _ in range(2))
        kind = pick.randrange(5)
        if kind == 0:
            text = text[:at] + pick.choice(_SPOILERS) + text[at:]
        elif kind == 1:
            text = text[:at] + text[min(to, at + 40) :]
        elif kind == 2:
            text = text[:to] + text[at : min(to, at + 200)] + text[to:]
        elif kind == 3:
            text = text[:at] + text[at:to].upper() + text[to:]
        else:
            words = text[at:to].split(" ")
            pick.shuffle(words)
            text = text[:at] + " ".join(words) + text[to:]
    return text


def _dates(text: str) -> None:
    for mention in find_dates(text, dt.date(2025, 6, 2)):
        assert text[mention.start : mention.end] == mention.text, mention


def _figures(text: str) -> None:
    for figure in find_figures(text, dt.date(2025, 6, 2)):
        assert text[figure.start : figure.end] == figure.text, figure
        assert figure.low is None or figure.high is None or figure.low <= figure.high, figure


def _extraction(text: str) -> None:
    article = Article(id="a1", path="", sha256="", text=text, language="en", published="2025-06-02")
    found = annotate(article)
    rows = [*found.events, *found.delegations, *(m for d in found.delegations for m in d.members)]
    for evidence in (e for row in rows for e in row.evidence):
        assert text[evidence.start : evidence.end] == evidence.quote, evidence
    assert annotate(article) == found, "the same input gave another answer"


def _ingest(text: str) -> None:
    suffix = (".txt", ".html", ".md")[len(text) % 3]
    data = text.encode(("utf-8", "utf-16", "cp1251", "latin-1")[len(text) % 4], "replace")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"story{suffix}"
        path.write_bytes(data)
        read_all([path])


TARGETS: dict[str, Callable[[str], None]] = {
    "ingest": _ingest,
    "dates": _dates,
    "figures": _figures,
    "extraction": _extraction,
}


def fuzz(name: str, seconds: float, seed: int) -> int:
    """Feed one target for so long; how many inputs broke it."""
    pick = random.Random(seed)
    target, tried, broken = TARGETS[name], 0, 0
    end = monotonic() + seconds
    while monotonic() < end:
        text = spoiled(pick)
        tried += 1
        try:
            target(text)
        except Exception:
            broken += 1
            FINDINGS.mkdir(parents=True, exist_ok=True)
            file = FINDINGS / f"{name}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}.txt"
            file.write_bytes(text.encode("utf-8", "replace"))
            print(f"{file}:", traceback.format_exc(limit=-2), file=sys.stderr)
    print(f"{name:<11} {tried:7,} inputs, {broken} broken")
    return broken


def main() -> int:
    """Run the targets that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="|".join(TARGETS), help="which to feed; all without one")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if unknown := set(options.targets) - TARGETS.keys():
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    return min(1, sum(fuzz(name, options.seconds, options.seed) for name in options.targets or TARGETS))


if __name__ == "__main__":
    sys.exit(main())
