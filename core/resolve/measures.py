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
from dataclasses import dataclass, replace

from core.lexicon import compiled, load
from core.lexicon.sides import side_names, side_of
from core.model import Figure
from core.resolve.folding import folded
from core.resolve.places import place_key

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CLAUSE_END = re.compile(r"[,;:.()\n]|\b(?:and|but|while|who|which|that|said|says|according)\b")
_SITES = frozenset(("airfield", "target", "settlement", "building", "aircraft", "ship", "vehicle", "drone", "missile"))
_LISTED = re.compile(r"\band\b|,.*,")
_LARGE = 500
_ALIKE = 1.25
"""Two numbers above the first, no further apart than this factor, count the same running total."""
_NEARBY = 250
"""Characters within which a figure without a noun still counts what the one before it counted."""
_OF_ALL = re.compile(r"\b(?:in all|in total|overall|altogether|all told)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:last|past|previous|preceding|in|over|within) (?:the )?(?:last |past |previous |preceding )?"
    r"(\d+|twenty-four) hours\b"
)
"""A count of the last so many hours is neither the toll of one attack nor a running total."""
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
    bare: bool = False
    """The figure stands without a noun of its own ("they had killed nine"), so that who is counted was said before."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted, and every figure that counts it, in the order given."""

    scope: Scope
    place: str | None
    """As the reports write it."""
    figures: tuple[Figure, ...]

    @property
    def by(self) -> str | None:
        """The doer as the reports write it."""
        return _fullest(f.by for f in self.figures)

    @property
    def against(self) -> str | None:
        """The sufferer as the reports write it."""
        return _fullest(f.against for f in self.figures)


_Row = tuple[Figure, Scope]
_Key = tuple[str, str, str | None, str | None]


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
    own = {
        kinds[w] for w in _words(figure.text) if w in kinds and not (figure.object == "child" and kinds[w] == "babies")
    }
    own |= {states[w] for w in _words(figure.text) if w in states}
    found = figure.quote.find(figure.text)
    if found >= 0:
        rest = figure.quote[found + len(figure.text) :][:_WINDOW]
        end = _CLAUSE_END.search(rest)
        own |= {states[w] for w in _words(rest[: end.start()] if end else rest) if w in states}
    if (period := _PERIOD.search(figure.quote)) is not None:
        own.add(f"{period[1]} hours")
    return frozenset(own)


@compiled
def _states() -> frozenset[str]:
    return frozenset(load("compare")["state"])


def _is_bare(figure: Figure) -> bool:
    """Nothing but a number, its qualifier and what was done."""
    return all(word in _bare_words() for word in _words(figure.text))


@compiled
def _bare_words() -> frozenset[str]:
    quantities = load("quantities")
    phrases = [p for kinds in (quantities["before"], quantities["after"]) for ps in kinds.values() for p in ps]
    words = {w for phrase in phrases for w in phrase.split()}
    return frozenset(
        words
        | {*quantities["words"], *quantities["scales"], *quantities["vague"]}
        | set(load("compare")["bare"]["words"].split())
    )


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
    against = side_key(figure.against)
    place = place_key(figure.place)
    return Scope(
        object=_object(figure),
        action=figure.action,
        by=side_key(figure.by),
        against=against,
        place=None if _is_whole(place, against) or _is_list(figure) else place,
        day=day_of(figure),
        narrow=narrowing(figure),
        total=figure.total,
        bare=_is_bare(figure),
    )


def side_key(label: str | None) -> str | None:
    """The side behind a label, folded; the label itself where it names none."""
    return folded(side_of(label) or label) if label else None


@compiled
def _territories() -> dict[str, str]:
    """The names of countries and territories, as places, and the side that each is home to."""
    return {folded(name.words): folded(name.side) for name in side_names() if name.form == "noun"}


def _is_whole(place: str | None, against: str | None) -> bool:
    """Whether the place is the sufferer's whole country: "in Lebanon" of Lebanon's dead says no more than no place."""
    return place is not None and against is not None and _territories().get(place) == against


def _is_list(figure: Figure) -> bool:
    """Whether the place lists where the counted things themselves lie: "Olenya, Ivanovo and Belaya" of airfields."""
    return figure.object in _SITES and bool(figure.place) and bool(_LISTED.search(figure.place or ""))


def _object(figure: Figure) -> str:
    """The object; people who are swapped are prisoners under any name."""
    return "prisoner" if figure.object in ("person", "soldier") and figure.action == "exchanged" else figure.object


def measures(figures: Iterable[Figure]) -> tuple[Measure, ...]:
    """The figures set together by what they count, in the order in which each measure is first told."""
    rows = [(figure, scope_of(figure)) for figure in figures if figure.low is not None or figure.high is not None]
    anchors = _anchors(rows)
    groups: dict[_Key, list[_Row]] = defaultdict(list)
    for figure, scope in rows:
        place, day = scope.place, scope.day
        anchor = anchors.get((figure.event, scope.object, scope.action)) if figure.event else None
        if anchor:
            place = place or anchor[0]
            day = anchor[1] if day is None or near(day, anchor[1]) else day
        groups[scope.object, scope.action, place, day].append((figure, scope))
    found = [
        _measure(key, members)
        for key, same_spot in groups.items()
        for same_kind in _by_kind(same_spot)
        for same_reach in _by_reach(same_kind)
        for members in _by_sides(same_reach)
    ]
    order = {figure.id: number for number, (figure, _) in enumerate(rows)}
    return tuple(sorted(found, key=lambda m: order[m.figures[0].id]))


def _by_kind(rows: list[_Row]) -> list[list[_Row]]:
    """Parted by who exactly is counted; a figure without a noun takes the noun of the figure shortly before it."""
    last: dict[str, tuple[int, frozenset[str]]] = {}
    parted: dict[frozenset[str], list[_Row]] = defaultdict(list)
    for figure, scope in rows:
        narrow = scope.narrow
        if scope.bare and not narrow and figure.article in last and not _OF_ALL.search(figure.quote):
            before, kinds = last[figure.article]
            narrow = kinds if 0 <= figure.start - before <= _NEARBY else narrow
        elif not scope.bare:
            last[figure.article] = (figure.start, scope.narrow - _states())
        parted[narrow].append((figure, replace(scope, narrow=narrow)))
    return list(parted.values())


def _by_reach(rows: list[_Row]) -> list[list[_Row]]:
    """Running totals apart from the rest; a number of a total's size is one, even where its words do not say so."""
    totals = [row for row in rows if row[1].total]
    if not totals:
        return [rows]
    sizes = [figure.low for figure, _ in totals if figure.low and figure.low >= _LARGE]
    rest: list[_Row] = []
    for figure, scope in rows:
        if scope.total:
            continue
        if figure.low and any(max(figure.low, size) <= _ALIKE * min(figure.low, size) for size in sizes):
            totals.append((figure, replace(scope, total=True)))
        else:
            rest.append((figure, scope))
    return [group for group in (totals, rest) if group]


def _anchors(rows: list[_Row]) -> dict[tuple[str | None, str, str], tuple[str | None, str | None]]:
    """For each event and thing counted: the one place that its figures name, if it is one, and their usual day."""
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


def _by_sides(rows: list[_Row]) -> list[list[_Row]]:
    """Parted by doer and sufferer; a side left untold goes with the only pair of sides that it fits."""
    pairs: list[tuple[str | None, str | None]] = []
    told = {(scope.by, scope.against) for _, scope in rows}
    for pair in sorted(told, key=lambda p: (p.count(None), p[0] or "", p[1] or "")):
        if not any(_fits(pair, known) for known in pairs):
            pairs.append(pair)
    parted: dict[tuple[str | None, str | None], list[_Row]] = {}
    for row in rows:
        pair = (row[1].by, row[1].against)
        homes = [known for known in pairs if _fits(pair, known)]
        home = homes[0] if len(homes) == 1 else pair
        parted.setdefault(home, []).append(row)
    return list(parted.values())


def _fits(pair: tuple[str | None, str | None], known: tuple[str | None, str | None]) -> bool:
    return all(side is None or other is None or side == other for side, other in zip(pair, known, strict=True))


def _measure(key: _Key, members: list[_Row]) -> Measure:
    object_, action, place, day = key
    return Measure(
        scope=Scope(
            object=object_,
            action=action,
            by=next((s.by for _, s in members if s.by), None),
            against=next((s.against for _, s in members if s.against), None),
            place=place,
            day=day,
            narrow=members[0][1].narrow,
            total=members[0][1].total,
        ),
        place=_fullest(f.place for f, s in members if s.place == place),
        figures=tuple(f for f, _ in members),
    )


def _fullest(names: Iterable[str | None]) -> str | None:
    """The longest of several ways to write one name, whatever their order."""
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)
