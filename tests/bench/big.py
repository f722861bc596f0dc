"""A large invented Dossier, the same at every run, and the dashboard on it.

    python -m tests.bench.big ROWS [low] [reading]

`low` is --low-bandwidth; with `reading` every core goes on reading articles, and snapshots go on arriving.
"""

from __future__ import annotations

import random
import subprocess
import sys

from core.model import (
    Article,
    Delegation,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Figure,
    Head,
    Member,
    Position,
    Tally,
    When,
)
from tui.feed import Feed
from tui.launch import keep_keys_quick
from tui.options import Options

_PLACES = ("Kelm", "Port Ambra", "Tarsk", "Lower Visse", "Orhan", "Deir Salam", "Mount Ketu", "Novo Brod")
_SIDES = ("Norland", "Suvia", "Qasra", "the Kelm Front", "the Visse Brigades")
_TYPES = ("attack", "talks", "call", "visit", "statement", "exchange", "ceasefire")
_OBJECTS = ("drone", "missile", "killed", "wounded", "prisoner")
_LINE = "Norland and Suvia met in Port Ambra on Saturday and agreed on nothing at all."
_EVENTS_A_TALLY = 20
"""So many more events than tallies, and twice as many than disagreements, are in what the newsroom writes."""


def big_dossier(rows: int) -> Dossier:
    """`rows` events over ten years, each told by one to three articles, and what goes with so many in other panels."""
    pick = random.Random(7)
    count = max(rows // 50, 5)
    text = "\n".join([_LINE] * 20)
    articles = tuple(
        Article(id=f"a{n}", path=f"a{n}.txt", sha256="", source=f"Outlet {n % 40}", language="en", words=280, text=text)
        for n in range(1, count + 1)
    )

    def words() -> Evidence:
        start = pick.randrange(20) * (len(_LINE) + 1)
        return Evidence(article=f"a{pick.randrange(1, count + 1)}", start=start, end=start + len(_LINE), quote=_LINE)

    def day() -> str:
        return f"{2015 + pick.randrange(10)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}"

    days = sorted(day() for _ in range(rows))  # as the pipeline numbers them
    events = tuple(
        Event(
            id=f"e{n}",
            type=pick.choice(_TYPES),  # type: ignore[arg-type]
            plover="CONSULT",
            date=When(start=days[n]),
            place=pick.choice(_PLACES),
            actors=tuple(pick.sample(_SIDES, 2)),
            gist=f"report {n} from the {pick.choice(('northern', 'southern', 'coastal'))} front",
            certainty=pick.randrange(40, 100) / 100,
            evidence=tuple(words() for _ in range(pick.randrange(1, 4))),
        )
        for n in range(rows)
    )
    figures = tuple(_figure(n, pick, words(), day()) for n in range(rows // _EVENTS_A_TALLY * 3))
    tallies = tuple(
        Tally(
            id=f"t{n}",
            label=f"{first.object}s {first.action} by {first.by}",
            object=first.object,
            action=first.action,
            by=first.by,
            date=first.date,
            low=min(f.low or 0 for f in same),
            high=max(f.high or 0 for f in same),
            figures=tuple(f.id for f in same),
        )
        for n, same in enumerate(zip(*[iter(figures)] * 3, strict=True))
        for first in same[:1]
    )
    disagreements = tuple(
        Disagreement(
            id=f"d{n}",
            kind="count",
            about=f"drones at {pick.choice(_PLACES)}, report {n}",
            date=day(),
            severity=pick.random(),
            positions=tuple(
                Position(value=str(pick.randrange(9, 999)), articles=(e.article,), evidence=(e,))
                for e in (words(), words())
            ),
            why="the same night, other numbers",
        )
        for n in range(rows // _EVENTS_A_TALLY // 2)
    )
    delegations = tuple(
        Delegation(
            side=pick.choice(_SIDES),
            meeting_date=day(),
            head=Head(name=f"Head {n}"),
            members=tuple(Member(name=f"Member {n}.{m}", evidence=(words(),)) for m in range(4)),
            evidence=(words(),),
        )
        for n in range(rows // 200)
    )
    return Dossier(
        articles=articles,
        events=events,
        figures=figures,
        tallies=tallies,
        disagreements=disagreements,
        delegations=delegations,
    )


def _figure(n: int, pick: random.Random, words: Evidence, day: str) -> Figure:
    number = pick.randrange(2, 900)
    return Figure(
        id=f"f{n}",
        object=pick.choice(_OBJECTS),
        action="reported",
        low=number,
        best=number,
        high=number,
        text=_LINE[:7],
        by=pick.choice(_SIDES),
        date=When(start=day),
        speaker=pick.choice((None, "the ministry", "the army")),
        article=words.article,
        start=words.start,
        end=words.start + 7,
        quote=_LINE,
    )


class BigFeed(Feed):
    """A process that sends the large Dossier, and then goes on as one that reads does."""

    def __init__(self, rows: int, reading: bool) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.feeding", str(rows), *(["reading"] if reading else [])],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )


def main() -> None:
    """Open the dashboard as the command does."""
    rows, low, reading = int(sys.argv[1]), "low" in sys.argv, "reading" in sys.argv
    feed = BigFeed(rows, reading)
    keep_keys_quick(low)
    from tui.app import PeaceApp
    from tui.review import Review

    options = Options(low_bandwidth=low)
    app = PeaceApp(feed, lambda as_of, days: feed, opened="reports", sample=False, options=options, review=Review(None))
    try:
        app.run()
    finally:
        feed.stop()


if __name__ == "__main__":
    main()
