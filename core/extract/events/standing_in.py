"""The article's parties where a telling names nobody, or only one of the two."""

from __future__ import annotations

from core.extract.events.actors import actors_of, sides_of
from core.extract.events.candidates import INFERRED, Candidate

_LED_BY_PARTIES = frozenset("talks call agreement exchange ceasefire summit document".split())


def is_one_sided(candidate: Candidate) -> bool:
    """Talks of which one party is named at most."""
    return len(candidate.sides) < 2 and len(candidate.people) != 2


def join(candidate: Candidate, parties: tuple[str, ...]) -> None:
    """A truce is of those who fight, talks are of two sides: who is named may only have brought them about."""
    if len(set(parties) & set(candidate.sides)) < min(2, len(candidate.sides) or 1):
        candidate.actors = tuple(dict.fromkeys((*parties, *candidate.actors)))
        candidate.sides = tuple(dict.fromkeys((*parties, *candidate.sides)))


def stand_in(candidate: Candidate, parties: tuple[str, ...], home: str | None) -> None:
    """ "The negotiations begin on 3 February": the parties are those that the article is about; `home` its country."""
    if candidate.type in _LED_BY_PARTIES:
        candidate.actors = candidate.sides = parties
        candidate.rule += INFERRED
    elif candidate.rule == "in place":
        sent = [m for m in candidate.sentence.mentions if m.kind in ("side", "org")]
        candidate.actors, candidate.sides = actors_of(sent[:1], home), sides_of(sent[:1])
    elif candidate.broken_off or candidate.rule == "people evacuated":
        candidate.actors = candidate.sides = parties
        candidate.founder = candidate.founder and candidate.own_day
        candidate.rule += INFERRED
    elif candidate.type in ("other", "sanction", "arrival"):
        candidate.founder = candidate.founder and candidate.own_place and candidate.own_day
        if candidate.country:
            candidate.actors = candidate.sides = (candidate.country,)
