"""Measures that one number shows to be one, although reports put them in different places or in none.

Two outlets that write 80 dead of one day, one for the province and one for the district in it, speak of one toll: the
larger a number, the less it is chance. Numbers below a dozen join nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from core.model import Figure
from core.resolve.scopes import Measure, Scope, fits
from core.resolve.theatres import Theatres, one_theatre

_TELLING = 13
"""The least number that two reports hardly share by chance on one day, for one object and action."""
_LENT = 8
"""The least number that, told of one place only on a day, names the place of a sentence that names none."""
_WIDE = 100
"""So many dead without a place are the toll of a town or region, never of one house."""


def lend_places(rows: list[tuple[Figure, Scope]], known: Theatres) -> list[tuple[Figure, Scope]]:
    """Sentences without a place take the one where another article tells the same number of the same thing that day.

    "10 killed, 31 wounded" in a brief without a place speaks of the bomb in Kabul that killed 10 in another report.
    """
    places: dict[tuple[object, ...], dict[str, str]] = defaultdict(dict)
    for figure, scope in rows:
        if scope.place and scope.day and figure.low == figure.high and (figure.low or 0) >= _LENT:
            places[scope.object, scope.action, scope.day, figure.low].setdefault(scope.place, figure.article)
    lent: dict[tuple[str, str], set[str]] = defaultdict(set)
    placed = {(figure.article, figure.quote) for figure, scope in rows if scope.place}
    things: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure, scope in rows:
        things[figure.article, figure.quote].add(scope.action)
    for figure, scope in rows:
        sentence = (figure.article, figure.quote)
        if sentence not in placed and len(things[sentence]) > 1 and figure.low == figure.high:
            lenders = places.get((scope.object, scope.action, scope.day, figure.low), {})
            near_by = {p for p, article in lenders.items() if one_theatre(article, figure.article, known)}
            if len(near_by) == 1:
                lent[sentence] |= near_by
    return [
        (figure, scope._replace(place=next(iter(found))))
        if len(found := lent.get((figure.article, figure.quote), set())) == 1
        else (figure, scope)
        for figure, scope in rows
    ]


def join_by_numbers(measures: Iterable[Measure], known: Theatres) -> list[Measure]:
    """The measures, those joined that share a telling number and whose sides fit; order and figures kept."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    found: list[Measure | None] = list(measures)
    for number, measure in enumerate(found):
        if measure is not None and measure.scope.day:
            scope = measure.scope
            groups[scope.object, scope.action, scope.day, scope.narrow, scope.total].append(number)
    for members in groups.values():
        if len(members) > 1:
            _join_group(found, members, known)
    return [measure for measure in found if measure is not None]


def _join_group(found: list[Measure | None], members: list[int], known: Theatres) -> None:
    homes: dict[int, int] = {}
    for number in members:
        measure = found[number]
        if measure is None:
            continue
        for value in sorted({v for f in measure.figures if (v := _value(f)) and v >= _TELLING}):
            home = homes.setdefault(value, number)
            other = found[home]
            if home != number and other is not None and _may_join(other, measure, value, known):
                found[home] = measure = _joined(other, measure)
                found[number] = None
                number = home
    _join_wide(found, members, known)


def _join_wide(found: list[Measure | None], members: list[int], known: Theatres) -> None:
    """A large toll without a place that is smaller than the only placed one: no wider place can make it true."""
    left = [(n, m) for n in members if (m := found[n]) is not None]
    placed = [(n, m) for n, m in left if m.scope.place]
    if len(placed) != 1:
        return
    home, _ = placed[0]
    for number, measure in left:
        target = found[home]
        if number == home or target is None or not _fit(target, measure, known):
            continue
        sizes = [v for f in measure.figures if (v := _value(f))]
        if (
            sizes
            and min(sizes) >= _WIDE
            and max(sizes) < max((v for f in target.figures if (v := _value(f))), default=0)
        ):
            found[home], found[number] = _joined(target, measure), None


def _value(figure: Figure) -> int | None:
    return figure.low


def _may_join(a: Measure, b: Measure, value: int, known: Theatres) -> bool:
    """Sides fit, and the number is told by two articles, not twice by one."""
    tellers = [{f.article for f in m.figures if _value(f) == value} for m in (a, b)]
    return _fit(a, b, known) and not tellers[0] & tellers[1]


def _fit(a: Measure, b: Measure, known: Theatres) -> bool:
    """The sides fit, and the measures are told of one war."""
    if not fits((a.scope.by, a.scope.against), (b.scope.by, b.scope.against)):
        return False
    return one_theatre(a.figures[0].article, b.figures[0].article, known)


def _joined(a: Measure, b: Measure) -> Measure:
    """Both under the scope that more figures have, then the one with a place, then the fuller name."""
    first, second = sorted(
        (a, b), key=lambda m: (m.scope.place is None, -len(m.figures), -len(m.place or ""), m.place or "")
    )
    return replace(
        first,
        scope=first.scope._replace(
            by=first.scope.by or second.scope.by, against=first.scope.against or second.scope.against
        ),
        figures=(*a.figures, *b.figures),
    )
