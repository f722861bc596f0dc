"""A large invented Dossier, the same at every run, and the dashboard on it."""

from __future__ import annotations

import random
import sys

from core.model import Article, Dossier, Event, Evidence, When
from tests.fixtures.feed import app_on
from tui.launch import keep_keys_quick
from tui.options import Options

_PLACES = ("Kelm", "Port Ambra", "Tarsk", "Lower Visse", "Orhan", "Deir Salam", "Mount Ketu", "Novo Brod")
_SIDES = ("Norland", "Suvia", "Qasra", "the Kelm Front", "the Visse Brigades")
_TYPES = ("attack", "talks", "call", "visit", "statement", "exchange", "ceasefire")


def big_dossier(rows: int, articles: int = 2000) -> Dossier:
    """`rows` events over ten years, each told by one to three of the articles."""
    pick = random.Random(7)
    line = "Norland and Suvia met in Port Ambra on Saturday and agreed on nothing at all."
    text = "\n".join([line] * 20)
    made = tuple(
        Article(id=f"a{n}", path=f"a{n}.txt", sha256="", source=f"Outlet {n % 40}", language="en", words=280, text=text)
        for n in range(1, articles + 1)
    )
    events = []
    for n in range(rows):
        day = f"{2015 + pick.randrange(10)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}"
        evidence = tuple(
            Evidence(article=f"a{pick.randrange(1, articles + 1)}", start=at, end=at + len(line), quote=line)
            for at in range(0, len(line) * pick.randrange(1, 4), len(line) + 1)
        )
        events.append(
            Event(
                id=f"e{n}",
                type=pick.choice(_TYPES),
                plover="CONSULT",
                date=When(start=day),
                place=pick.choice(_PLACES),
                actors=tuple(pick.sample(_SIDES, 2)),
                gist=f"report {n} from the {pick.choice(('northern', 'southern', 'coastal'))} front",
                certainty=pick.randrange(40, 100) / 100,
                evidence=evidence,
            )
        )
    return Dossier(articles=made, events=tuple(events))


if __name__ == "__main__":
    rows = int(sys.argv[1])
    keep_keys_quick()
    app_on(big_dossier(rows, max(rows // 50, 5)), options=Options(low_bandwidth="low" in sys.argv)).run()
