"""Which figures count the same thing.

Figures that agree in object, action, sides, place, day and in who exactly is counted are set together, whatever their
numbers: that is the ground on which tallies are drawn up and on which counts can contradict each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from msgspec import UNSET

from core.model import Figure
from core.resolve.counted_words import tells_day as names_day
from core.resolve.joining import join_by_numbers, lend_places
from core.resolve.kinship import join_by_words
from core.resolve.scopes import Measure, Scope, fits, fullest, is_everywhere, near, scope_of, states
from core.resolve.theatres import Theatres, theatres

_LARGE = 500
_ALIKE = 1.25
"""Two numbers above the first, no further apart than this factor, count the same running total."""
_NEARBY = 250
"""Characters within which a figure without a noun still counts what the one before it counted."""
_OF_ALL = re.compile(r"\b(?:in all|in total|overall|altogether|all told)\b", re.IGNORECASE)
_OTHER_CAMP = re.compile(r"\b(?:side|camp|ranks)\b", re.IGNORECASE)
"""Words beside a bare number that say whose losses it counts: "64 rebels, 66 on the government side"."""
_BESIDE = 32
_STANDING = frozenset(("displaced", "held", "missing", "detained"))
"""States rather than blows: whoever counts them counts all up to that day, whether or not the words say so."""
_Row = tuple[Figure, Scope]
_Key = tuple[str, str, str | None, str | None]


def measures(figures: Iterable[Figure]) -> tuple[Measure, ...]:
    """The figures set together by what they count, in the order in which each measure is first told."""
    return _measures(tuple(figures))


@lru_cache(1)
def _measures(figures: tuple[Figure, ...]) -> tuple[Measure, ...]:
    """Kept for the figures of the last dossier, as its tallies and its disagreements are both drawn up from them."""
    rows = [(figure, scope_of(figure)) for figure in figures if figure.low is not None or figure.high is not None]
    known = theatres(figure for figure, _ in rows)
    order = {figure.id: number for number, (figure, _) in enumerate(rows)}
    apart = [row for row in rows if row[0].counts_with is not UNSET]
    rows = [row for row in rows if row[0].counts_with is UNSET]
    rows = lend_places(_with_nouns(rows), known)
    anchors = _anchors(rows)
    groups: dict[_Key, list[_Row]] = defaultdict(list)
    for figure, scope in rows:
        place, day = scope.place, scope.day
        anchor = anchors.get((figure.event, scope.object, scope.action)) if figure.event else None
        if anchor:
            place = place or (None if is_everywhere(figure) else anchor[0])
            day = anchor[1] if day is None or (near(day, anchor[1]) and not names_day(figure)) else day
        groups[scope.object, scope.action, place, day].append((figure, scope))
    found = [
        _measure(key, members)
        for key, same_spot in groups.items()
        for same_war in (_by_theatre(same_spot, known) if key[2] is None else [same_spot])
        for same_kind in _by_kind(same_war)
        for same_reach in _by_reach(same_kind)
        for members in _by_sides(same_reach)
    ]
    found = join_by_words(join_by_numbers(found, known), figures, known)
    found = _as_told(found, apart)
    return tuple(sorted(found, key=lambda m: order[m.figures[0].id]))


def _as_told(found: list[Measure], apart: list[_Row]) -> list[Measure]:
    """The measures with the figures of which a reviewer said what they count with, in a measure of their own if alone.

    What such a figure names may itself count with another; a ring of them is one measure.
    """
    if not apart:
        return found
    home = {figure.id: place for place, measure in enumerate(found) for figure in measure.figures}
    by_id = {figure.id: (figure, scope) for figure, scope in apart}
    said = {name: str(figure.counts_with) for name, (figure, _) in by_id.items()}
    for figure, scope in apart:
        root = _root(figure.id, said)
        place = home.get(root)
        if place is None:
            place = home[root] = len(found)
            first, own = by_id.get(root, (figure, scope))
            found = [*found, Measure(scope=own, place=first.place, figures=())]
        found[place] = replace(found[place], figures=(*found[place].figures, figure))
    return [measure for measure in found if measure.figures]


def _root(name: str, said: dict[str, str]) -> str:
    """The figure at the end of what is said to count with what; of a ring the first in the order of ids."""
    chain: list[str] = []
    while name in said and name not in chain:
        chain.append(name)
        name = said[name]
    return min(chain[chain.index(name) :]) if name in chain else name


def _by_theatre(rows: list[_Row], known: Theatres) -> list[list[_Row]]:
    """Numbers without a place, parted by the wars that their articles are about; of none, they go with the first."""
    wars: list[set[str]] = []
    for names in sorted({known.get(figure.article, frozenset()) for figure, _ in rows}, key=sorted):
        joined = [war for war in wars if war & names]
        wars = [war for war in wars if not war & names] + [set(names).union(*joined)]
    parted: dict[int, list[_Row]] = defaultdict(list)
    for figure, scope in rows:
        names = known.get(figure.article, frozenset())
        parted[next((n for n, war in enumerate(wars) if war & names), 0)].append((figure, scope))
    return list(parted.values())


def _with_nouns(rows: list[_Row]) -> list[_Row]:
    """Numbers of people without a noun count the soldiers or children that were counted just before them."""
    last: dict[tuple[str, str], tuple[int, str]] = {}
    found: list[_Row] = []
    for figure, scope in rows:
        key = (figure.article, scope.action)
        if scope.bare and scope.object == "person" and key in last:
            before, noun = last[key]
            if 0 <= figure.start - before <= _NEARBY and not _has_own_reach(figure):
                scope = scope._replace(object=noun)
        elif not scope.bare and figure.part_of is None:
            last[key] = (figure.start, scope.object)
        found.append((figure, scope))
    return found


def _has_own_reach(figure: Figure) -> bool:
    """Whether the words beside a number without a noun say of whom it is: all of them, or those of one side."""
    if _OF_ALL.search(figure.quote):
        return True
    at = max(0, figure.quote.find(figure.text))
    return bool(_OTHER_CAMP.search(figure.quote[max(0, at - _BESIDE) : at + len(figure.text) + _BESIDE]))


def _by_kind(rows: list[_Row]) -> list[list[_Row]]:
    """Parted by who exactly is counted; a figure without a noun takes the noun of the figure shortly before it."""
    last: dict[str, tuple[int, frozenset[str]]] = {}
    parted: dict[frozenset[str], list[_Row]] = defaultdict(list)
    for figure, scope in rows:
        narrow = scope.narrow
        if scope.bare and not narrow and figure.article in last and not _has_own_reach(figure):
            before, kinds = last[figure.article]
            narrow = kinds if 0 <= figure.start - before <= _NEARBY else narrow
        elif not scope.bare:
            last[figure.article] = (figure.start, scope.narrow - states())
        parted[narrow].append((figure, scope if narrow == scope.narrow else scope._replace(narrow=narrow)))
    return list(parted.values())


def _by_reach(rows: list[_Row]) -> list[list[_Row]]:
    """Running totals apart from the rest; a number of a total's size is one, even where its words do not say so."""
    totals = [row for row in rows if row[1].total]
    if not totals:
        return [rows]
    if totals[0][1].action in _STANDING:
        return [[(figure, scope._replace(total=True)) for figure, scope in rows]]
    sizes = [figure.low for figure, _ in totals if figure.low and figure.low >= _LARGE]
    rest: list[_Row] = []
    for figure, scope in rows:
        if scope.total:
            continue
        if figure.low and any(max(figure.low, size) <= _ALIKE * min(figure.low, size) for size in sizes):
            totals.append((figure, scope._replace(total=True)))
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


def _by_sides(rows: list[_Row]) -> list[list[_Row]]:
    """Parted by doer and sufferer; a side left untold goes with the only pair of sides that it fits."""
    pairs: list[tuple[str | None, str | None]] = []
    told = {(scope.by, scope.against) for _, scope in rows}
    for pair in sorted(told, key=lambda p: (p.count(None), p[0] or "", p[1] or "")):
        if not any(fits(pair, known) for known in pairs):
            pairs.append(pair)
    parted: dict[tuple[str | None, str | None], list[_Row]] = {}
    for row in rows:
        pair = (row[1].by, row[1].against)
        homes = [known for known in pairs if fits(pair, known)]
        home = homes[0] if len(homes) == 1 else pair
        parted.setdefault(home, []).append(row)
    return list(parted.values())


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
        place=fullest(f.place for f, s in members if s.place == place) if place else None,
        figures=tuple(f for f, _ in members),
    )
