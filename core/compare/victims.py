"""Where a named victim fell: one killing, told on one day by two sources, in two towns."""

from __future__ import annotations

import re
from collections import defaultdict

from core.compare.context import Context
from core.compare.drafts import Draft
from core.compare.occasions import Telling, stands_of, tellings
from core.compare.severity import stakes_of_kind
from core.compare.venues import is_town
from core.compare.wording import day_words
from core.model import SetAside
from core.resolve.folding import folded
from core.resolve.places import place_key, place_relation

_FELL = (
    r"(?:killed|assassinated|murdered|executed|abducted|kidnapped|captured|wounded|arrested|detained"
    r"|shot dead|gunned down|beheaded)"
)
_DAY = len("2025-06-02")
_LEAST_CERTAIN = 0.64


def victims(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The people whom sources let fall in two towns on one day."""
    told: dict[tuple[str, str], list[tuple[str, Telling]]] = defaultdict(list)
    for found in tellings(context).values():
        for telling in found:
            event = telling.event
            key = place_key(event.place)
            if event.type != "attack" or event.background or event.certainty < _LEAST_CERTAIN or event.date is None:
                continue
            if not key or not is_town(key) or len(event.date.start) < _DAY:
                continue
            for name in event.actors:
                if context.is_person(name) and _fell(name, telling.evidence.quote):
                    told[folded(name), event.date.start[:_DAY]].append((name, telling))
    drafts = []
    for (_, day), rows in sorted(told.items()):
        towns: dict[str, list[Telling]] = defaultdict(list)
        for _, telling in rows:
            towns[telling.event.place or ""].append(telling)
        if _apart(towns):
            drafts.append(_draft(rows[0][0], day, dict(sorted(towns.items()))))
    return drafts, []


def _fell(name: str, quote: str) -> bool:
    """Whether the words make the person the victim: "Ali was killed", "killed the commander Yasser Ali"."""
    surname = re.escape(name.split()[-1])
    passive = rf"{surname}\W(?:[^.;]{{0,40}}\W)?(?:was|were|been|being|had been)\s(?:\w+\s)?{_FELL}\b"
    active = rf"\b{_FELL}\s[^.;]{{0,60}}{surname}\b"
    return bool(re.search(passive, quote) or re.search(active, quote))


def _apart(towns: dict[str, list[Telling]]) -> bool:
    if len(towns) != 2:
        return False
    (first, ones), (second, others) = towns.items()
    shared = {t.article for t in ones} & {t.article for t in others}
    return not shared and place_relation(first, second) == "apart"


def _draft(name: str, day: str, towns: dict[str, list[Telling]]) -> Draft:
    return Draft(
        kind="place",
        about=f"Where {name} fell",
        date=day,
        stands=stands_of(towns),
        why=f"What befell {name} on {day_words(day)} is put in {' and in '.join(towns)}, two different places.",
        certainty=0.7,
        gap=0.6,
        stakes=stakes_of_kind("place"),
        events=frozenset(t.event.id for told in towns.values() for t in told),
    )
