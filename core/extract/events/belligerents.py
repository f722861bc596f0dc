"""Who struck whom: the sides that an act of war is told of."""

from __future__ import annotations

from core.extract.document import Mention, Sentence
from core.extract.events.actors import sides_of
from core.extract.events.cast import Cast
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.model import Figure


def accusers(sentence: Sentence, clauses: Clauses) -> tuple[str, ...]:
    """Sides that the sentence names as its speakers: of two that fight, who tells of the other's attack suffered it."""
    return sides_of([m for m in sentence.mentions if clauses.ids[m.first] in clauses.said])


def sides_told(hit: Hit, cast: Cast) -> tuple[str | None, str | None]:
    """Who struck and who was struck, None where the clause does not say."""
    subject = [m for m in cast.before if m.kind in ("side", "org", "person")]
    agent = next(iter(sides_of(cast.agents)), None)
    if hit.reading == "passive":
        return agent, next(iter(sides_of(subject)), None)
    if hit.entry.base == "fall" and hit.entry.rule.kind == "territory":
        return next(iter(sides_of(cast.after)), None), next(iter(sides_of(subject)), None)
    if hit.reading == "active":
        by = next(iter(sides_of(cast.nearest)), None) or next(iter(sides_of(subject)), None)
    else:
        modifier: Mention | None = next(
            (m for m in reversed(cast.before) if 0 < hit.index - m.last <= 4 and m.kind in ("side", "org")), None
        )
        by = next(iter(sides_of([modifier] if modifier else [])), None) or agent or next(iter(sides_of(subject)), None)
    return by, next((s for s in sides_of([m for m in cast.after if m.kind in ("side", "org")]) if s != by), None)


def launcher_and_shooter(hit: Hit, cast: Cast, tolls: list[Figure]) -> tuple[str | None, str | None]:
    """The launcher and the shooter: "Russia intercepted 162 Ukrainian drones" is an attack by Ukraine on Russia."""
    for figure in tolls:
        if figure.against:
            return figure.against, figure.by
    subject = next(iter(sides_of([m for m in cast.before if m.kind in ("side", "org")])), None)
    target = next((s for s in sides_of(cast.after) if s != subject), None)
    if hit.reading == "passive":
        return subject, next(iter(sides_of(cast.agents)), None)
    return target, subject
