"""What a figure counts, and which figures count the same thing.

A measure is object, action, the two sides, place, day, who exactly is counted (women, policemen, bodies in morgues) and
whether it is a running total. Figures that agree in all of these are set together, whatever their numbers: that is the
ground on which tallies are drawn up and on which counts can contradict each other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from core.lexicon import compiled, load
from core.model import Figure
from core.resolve.folding import folded
from core.resolve.places import place_key

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CLAUSE_END = re.compile(r"[,;:.()\n]|\b(?:and|but|while|who|which|that|said|says|according)\b")
_TOLLS = frozenset(("killed", "injured", "displaced", "missing"))
_LARGE = 2000
"""People killed or displaced in such numbers are never the toll of one attack but of a war or campaign."""
_WINDOW = 60
"""Characters after a figure in which its state ("in hospital morgues") is looked for."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted, in keys that can be compared."""

    object: str
    action: str
    by: str | None
    against: str | None
    place: str | None
    day: str | None
    narrow: frozenset[str]
    total: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted, and every figure that counts it, in the order given."""

    scope: Scope
    place: str | None
    """As the reports write it."""
    figures: tuple[Figure, ...]


@compiled
def _marks() -> tuple[dict[str, str], dict[str, str]]:
    table = load("compare")
    return (
        {word: kind for kind, words in table["narrow"].items() for word in words.split()},
        {word: kind for kind, words in table["state"].items() for word in words.split()},
    )


def narrowing(figure: Figure) -> frozenset[str]:
    """Who exactly is counted and in what state, beyond the object: {"women"}, {"morgue"}; empty for all of them."""
    kinds, states = _marks()
    own = {kinds[w] for w in _words(figure.text) if w in kinds}
    own |= {states[w] for w in _words(figure.text) if w in states}
    found = figure.quote.find(figure.text)
    if found >= 0:
        rest = figure.quote[found + len(figure.text) :][:_WINDOW]
        end = _CLAUSE_END.search(rest)
        own |= {states[w] for w in _words(rest[: end.start()] if end else rest) if w in states}
    return frozenset(own)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def day_of(figure: Figure) -> str | None:
    """The day that a figure holds for: its last day where it spans several; None where only a month can be told."""
    when = figure.date
    if when is None:
        return None
    last = when.end or when.start
    return last[:10] if len(last) >= 10 else None


def scope_of(figure: Figure) -> Scope:
    """The keys by which a figure is set beside others."""
    against = folded(figure.against) if figure.against else None
    place = place_key(figure.place)
    return Scope(
        object=_object(figure),
        action=figure.action,
        by=folded(figure.by) if figure.by else None,
        against=against,
        place=None if place == against else place,
        day=day_of(figure),
        narrow=narrowing(figure),
        total=figure.total or (figure.action in _TOLLS and (figure.low or 0) >= _LARGE),
    )


def _object(figure: Figure) -> str:
    """The object; people who are swapped are prisoners under any name."""
    return "prisoner" if figure.object in ("person", "soldier") and figure.action == "exchanged" else figure.object


def measures(figures: Iterable[Figure]) -> tuple[Measure, ...]:
    """The figures set together by what they count, in the order in which each measure is first told."""
    rows = [(figure, scope_of(figure)) for figure in figures if figure.low is not None or figure.high is not None]
    anchors = _anchors(rows)
    groups: dict[tuple[object, ...], list[tuple[Figure, Scope]]] = defaultdict(list)
    for figure, scope in rows:
        place, day = scope.place, scope.day
        anchor = anchors.get((figure.event, scope.object, scope.action)) if figure.event else None
        if anchor:
            place = place or anchor[0]
            day = anchor[1] if day is None or near(day, anchor[1]) else day
        groups[scope.object, scope.action, place, day, scope.narrow, scope.total].append((figure, scope))
    found = [
        _measure(key, members) for key, rows_of_key in groups.items() for members in _by_sides(rows_of_key)
    ]
    order = {figure.id: number for number, (figure, _) in enumerate(rows)}
    return tuple(sorted(found, key=lambda m: order[m.figures[0].id]))


def _anchors(rows: list[tuple[Figure, Scope]]) -> dict[tuple[str | None, str, str], tuple[str | None, str | None]]:
    """For each event and thing counted: the one place that its figures name (None where several) and their usual day."""
    places: dict[tuple[str | None, str, str], set[str]] = defaultdict(set)
    days: dict[tuple[str | None, str, str], Counter[str]] = defaultdict(Counter)
    for figure, scope in rows:
        if figure.event:
            key = (figure.event, scope.object, scope.action)
            if scope.place:
                places[key].add(scope.place)
            if scope.day:
                days[key][scope.day] += 1
    return {
        key: (
            next(iter(places[key])) if len(places[key]) == 1 else None,
            min(days[key], key=lambda d: (-days[key][d], d)) if days[key] else None,
        )
        for key in {**places, **days}
    }


def near(a: str | None, b: str | None, days: int = 1) -> bool:
    """Whether two ISO days are at most so many days apart."""
    return bool(a and b) and abs((dt.date.fromisoformat(a or "") - dt.date.fromisoformat(b or "")).days) <= days


def _by_sides(rows: list[tuple[Figure, Scope]]) -> list[list[tuple[Figure, Scope]]]:
    """Parted by doer and sufferer; a side left untold goes with the only pair of sides that it fits."""
    pairs: list[tuple[str | None, str | None]] = []
    told = {(scope.by, scope.against) for _, scope in rows}
    for pair in sorted(told, key=lambda p: (p.count(None), p[0] or "", p[1] or "")):
        if not any(_fits(pair, known) for known in pairs):
            pairs.append(pair)
    parted: dict[tuple[str | None, str | None], list[tuple[Figure, Scope]]] = {}
    for row in rows:
        pair = (row[1].by, row[1].against)
        homes = [known for known in pairs if _fits(pair, known)]
        home = homes[0] if len(homes) == 1 else pair
        parted.setdefault(home, []).append(row)
    return list(parted.values())


def _fits(pair: tuple[str | None, str | None], known: tuple[str | None, str | None]) -> bool:
    return all(side is None or other is None or side == other for side, other in zip(pair, known, strict=True))


def _measure(key: tuple[object, ...], members: list[tuple[Figure, Scope]]) -> Measure:
    _, _, place, day, narrow, total = key
    first = members[0][1]
    return Measure(
        scope=Scope(
            object=first.object,
            action=first.action,
            by=next((s.by for _, s in members if s.by), None),
            against=next((s.against for _, s in members if s.against), None),
            place=place,  # type: ignore[arg-type]
            day=day,  # type: ignore[arg-type]
            narrow=narrow,  # type: ignore[arg-type]
            total=bool(total),
        ),
        place=next((f.place for f, s in members if f.place and s.place == place), None),
        figures=tuple(f for f, _ in members),
    )
