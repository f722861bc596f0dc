"""Charges that stand in no accusation: what a speaker counts as the denier's doing, what others tell as his attack."""

from __future__ import annotations

import re
from collections import defaultdict

from core.compare.context import Context
from core.compare.deeds import act_of
from core.compare.occasions import Telling, tellings
from core.model import Claim, Evidence, Figure
from core.resolve.places import place_relation
from core.resolve.scopes import near

_BOTH = 2
_BLOWS = frozenset(("attack", "killing"))
_SURE = 0.31
_DENIES = re.compile(r"\b(?:den(?:y|ie[sd])|reject(?:s|ed)|blam|accus)", re.IGNORECASE)
_DAY = len("2025-06-02")
_REACH = 700
"""Characters before a denial in which the count may stand that it answers."""


def charged_by_figures(denial: Claim, side: str, context: Context) -> list[Claim]:
    """What a speaker counts of the denier's doing shortly before the denial: "at least 319 civilians killed by M23"."""
    return [
        Claim(
            kind="attribution",
            about=f"{figure.action} in {figure.place}" if figure.place else figure.action,
            topic="attribution/deed",
            value=figure.by or side,
            holder=figure.speaker,
            date=figure.date,
            actors=(figure.by or side,),
            place=figure.place,
            evidence=Evidence(article=figure.article, start=figure.start, end=figure.end, quote=figure.text),
        )
        for figure in context.figures_of(denial.evidence.article)
        if figure.speaker
        and context.side(figure.by) == side
        and figure.action in ("killed", "injured", "captured", "displaced")
        and 0 < denial.evidence.start - figure.start <= _REACH
        and _one_time(denial, figure)
        and context.side(figure.speaker) != side
    ]


def _one_time(denial: Claim, figure: Figure) -> bool:
    """A denial that tells its day answers no count of another."""
    days = [when.start[:_DAY] for when in (denial.date, figure.date) if when and len(when.start) >= _DAY]
    return len(days) < _BOTH or near(days[0], days[1])


def charged_by_events(denial: Claim, side: str, context: Context) -> list[Claim]:
    """The attack of that day and place which other articles tell as the denier's."""
    if act_of(denial) not in _BLOWS or not denial.place or denial.date is None:
        return []
    return [
        Claim(
            kind="attribution",
            about=denial.about,
            topic=denial.topic,
            value=event.by or side,
            date=event.date,
            actors=(event.by or side,),
            place=event.place,
            evidence=telling.evidence,
        )
        for telling in context.once(_attacks_by_day).get(denial.date.start, ())
        if telling.article != denial.evidence.article
        and (event := telling.event).date
        and not event.background
        and event.certainty >= _SURE
        and event.place
        and place_relation(event.place, denial.place) == "same"
        and context.side(event.by) == side
        and not _DENIES.search(telling.evidence.quote)
    ]


def _attacks_by_day(context: Context) -> dict[str, list[Telling]]:
    """By date: the attacks as each article tells them."""
    days: dict[str, list[Telling]] = defaultdict(list)
    for told in tellings(context).values():
        for telling in told:
            if telling.event.type == "attack" and telling.event.date:
                days[telling.event.date.start].append(telling)
    return days
