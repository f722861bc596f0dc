"""Measures that their words show to be one, although day, place or side were read differently or not at all.

Rules read a date or a place that a sentence does not name from the sentences around it, and are then wrong more often
than where the sentence names it. So an untold one forbids nothing, and what two sentences share speaks for one thing: a
number told beside (511 wounded in both), the place, the site that was struck, a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from core.extract.dates.calendar import ordinal
from core.lexicon.transliteration import sound
from core.model import Figure
from core.resolve.counted_words import FREED, HARM, Words, tells_day, words_of
from core.resolve.only_tolls import only_tolls
from core.resolve.places import known_place, place_relation, territory
from core.resolve.scopes import Measure, fits, is_everywhere
from core.resolve.theatres import Theatres, one_theatre

_ENOUGH = 3.0
"""Points of evidence from which two measures are one."""
_FARTHEST = 3
"""Days between the day that one sentence tells and the report of another that tells none."""
_LONG_AFTER = 30
"""The same where a telling number stands beside both."""
_ONLY = 2.0
"""Points where each of two reports tells one number only of that harm on that day."""
_SHARES = frozenset(
    (
        *("women", "men", "babies", "elderly", "families", "seriously", "slightly", "surgery"),
        *("morgue", "unidentified", "identified", "in-custody", "rubble"),
    )
)
"""What is counted of the dead or the wounded, and is never all of them."""
_TELLING = 10
_NEIGHBOURS = 24
"""Measures under one key beside which one is looked at, so that a long war costs no more than linear time."""
_MOST_UNLIKE = 10
_INFERRED = 1.5
"""Points of a town of note that one of two sentences does not name."""
_NEAR = 1.2
"""Two numbers nearer to each other than this factor are two counts of one thing more often than of two."""
_FAR = 2.5
"""Two numbers further from each other than this factor are more often counts of two things."""
_TOTAL = 100
"""A running total from this number on is never a count of one day."""
_MANY = 50
"""So many soldiers are told as people too: the few others among them change little."""
_ONE_KIND = (frozenset(("person", "soldier")), frozenset(("person", "body")), frozenset(("soldier", "body")))
"""Soldiers and bodies are often just called people."""
_TRADES = frozenset(("workers", "drivers", "police", "fighters", "medics", "rescuers", "peacekeepers", "officers"))
_PART = "civilian"
"""A part of the people, which can only contradict a smaller number of them."""
_WHOLES = frozenset(("person", "body"))
_COMPANY = 3.0
"""The same from which a day read otherwise forbids nothing."""
_LEAST_NAMED = 6
"""The least number that a sentence which gives another one denies by name: "thirty, not thirty-two"."""
_ALL_SAME = 2.5
"""Points of numbers told beside from which the civilians of one report are the people of the other."""
_STRONG = 4.0
"""Points of numbers told beside from which no day and no place that was read otherwise forbids anything."""
_THERE = re.compile(r" there (?!was|were|is|are|has|have|had|been)")
_NIGHT = re.compile(r"\b(?:night|overnight|late|evening|midnight|dawn|early)\b", re.IGNORECASE)


def join_by_words(measures: Iterable[Measure], figures: Iterable[Figure], known: Theatres) -> list[Measure]:
    """The measures, those joined of which the words say that they count one thing; order and figures kept."""
    found: list[Measure | None] = list(measures)
    beside: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        beside[figure.article, figure.quote].append(figure)
    words = [words_of(m, beside) if m and m.scope.action in HARM else () for m in found]
    alone = only_tolls(found)
    links = sorted(
        (-points, i, j)
        for i, j in _pairs(found, words, alone)
        if (points := _kin(found[i], found[j], words[i], words[j], known, alone)) >= _ENOUGH
    )
    taken_by: dict[int, int] = {}
    for _, i, j in links:
        a, b = _home(i, taken_by), _home(j, taken_by)
        first, second = found[a], found[b]
        if a == b or first is None or second is None or _at_odds(first, second):
            continue
        keep, gone = min(a, b), max(a, b)
        found[keep], found[gone] = _joined(first, second), None
        taken_by[gone] = keep
    return [measure for measure in found if measure is not None]


def _home(place: int, taken_by: dict[int, int]) -> int:
    """Where the measure of a place has gone."""
    while place in taken_by:
        place = taken_by[place]
    return place


def _pairs(
    found: list[Measure | None], words: list[tuple[Words, ...]], alone: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Places of measures of one action that share an event, a place, a name or a number told beside, days close."""
    keys: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        measure = found[number]
        if measure is None:
            continue
        marks: set[tuple[object, ...]] = set()
        for told in own:
            marks |= {("name", word) for word in (*told.names, *told.opening, *(told.place or "").split())}
            marks |= {("sound", sound(word)) for word in (told.place or "").split()}
            marks |= {("site", site) for site in told.sites}
            marks |= {("beside", *other) for other in told.company if other[2] >= _TELLING}
            if told.figure.id in alone:
                marks.add(("alone", measure.scope.day))
            if told.figure.event:
                marks.add(("event", told.figure.event))
            if told.figure.low and told.figure.low >= _LEAST_NAMED:
                marks |= {("number", n) for n in (*told.numbers, told.figure.low)}
        for mark in sorted(marks, key=str):
            keys[(_family(measure.scope.action), *mark)].append(number)
    days = [_day(measure) for measure in found]
    done: set[tuple[int, int]] = set()
    for key, numbers in keys.items():
        if len(numbers) < 2:
            continue
        reach = _LONG_AFTER if key[1] == "beside" else _FARTHEST
        order = sorted(numbers, key=lambda n: (days[n], n))
        for at, i in enumerate(order):
            for j in order[at + 1 : at + 1 + _NEIGHBOURS]:
                if days[i] and days[j] - days[i] > reach:
                    break
                pair = (min(i, j), max(i, j))
                if pair not in done:
                    done.add(pair)
                    yield pair


def _day(measure: Measure | None) -> int:
    """The number of a measure's day; 0 where it has none."""
    return ordinal(measure.scope.day) if measure and measure.scope.day else 0


def _kin(
    a: Measure | None,
    b: Measure | None,
    mine: tuple[Words, ...],
    yours: tuple[Words, ...],
    known: Theatres,
    alone: frozenset[str],
) -> float:
    """The points of the pair of sentences, of two articles, that speaks most for one thing."""
    if a is None or b is None or not _comparable(a, b):
        return 0.0
    one_kind = _one_kind(a.scope.narrow, b.scope.narrow)
    return max(
        (
            _points(x, y, a, b, both)
            for x in mine
            for y in yours
            if ((both := x.figure.id in alone and y.figure.id in alone) or one_kind)
            and x.figure.article != y.figure.article
            and one_theatre(x.figure.article, y.figure.article, known)
        ),
        default=0.0,
    )


def _comparable(a: Measure, b: Measure) -> bool:
    x, y = a.scope, b.scope
    if _family(x.action) != _family(y.action):
        return False
    if not _one_kind(x.narrow, y.narrow) and any(n in _SHARES or n.endswith("hours") for n in x.narrow | y.narrow):
        return False
    objects = {x.object, y.object}
    if len(objects) > 1 and objects not in _ONE_KIND and not (_PART in objects and objects & _WHOLES):
        return False
    return fits((x.by, x.against), (y.by, y.against))


def _one_kind(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the same people may be meant: named alike, or by their trade in one report and not in the other."""
    return a == b or (not (a and b) and a | b <= _TRADES)


def _family(action: str) -> str:
    return "freed" if action in FREED else action


def _points(x: Words, y: Words, a: Measure, b: Measure, alone: bool) -> float:
    low, high = sorted((f.low or f.high or 0) for f in (x.figure, y.figure))
    if high > _MOST_UNLIKE * max(low, 1) or (a.scope.total != b.scope.total and high >= _TOTAL):
        return 0.0
    shared = x.company & y.company
    told = sum(4.0 if n >= 100 else 3.0 if n >= 50 else 2.5 if n >= 10 else 1.0 for _, _, n in shared)
    if a.scope.object != b.scope.object and _PART in (a.scope.object, b.scope.object):
        part, whole = (x, y) if a.scope.object == _PART else (y, x)
        whole_tolls = alone and {action for _, action, _ in x.company} & {action for _, action, _ in y.company}
        if (part.figure.low or 0) <= (whole.figure.high or 0) and told < _ALL_SAME and not whole_tolls:
            return 0.0
    day, place = _day_points(x, y, a, b), _place_points(x, y, alone)
    if told < _STRONG and (place is None or (day is None and told < _COMPANY)):
        return 0.0
    day, place = day or 0.0, place or 0.0
    names = x.names & y.names - {x.place, y.place}
    points = day + place + min(told, 4.0) + min(len(names), 2)
    points += (1.0 if x.sites & y.sites else 0.0) + (1.0 if x.named_sites & y.named_sites else 0.0)
    points += 1.0 if x.figure.event and x.figure.event == y.figure.event else 0.0
    points += 0.5 if a.scope.against and a.scope.against == b.scope.against else 0.0
    if x.figure.low in y.numbers or y.figure.low in x.numbers:
        points += 3.0
    alike = low >= _TELLING and high < _NEAR * low
    points += 1.0 if alike else 0.0
    points += _ONLY if alone and a.scope.day == b.scope.day and high <= _FAR * low else 0.0
    points -= 1.0 if high > _FAR * low else 0.0
    if {a.scope.object, b.scope.object} == {"person", "soldier"}:
        points = points - 1.0 if told >= _STRONG or alone or (alike and low >= _MANY) else 0.0
    return points


def _day_points(x: Words, y: Words, a: Measure, b: Measure) -> float | None:
    """None where both sentences tell a day, and not the same."""
    if not a.scope.day or not b.scope.day:
        return 0.0
    apart = _day(a) - _day(b)
    if x.tells_day and y.tells_day:
        if apart == 0:
            return 1.5
        night = _NIGHT.search(x.figure.quote) or _NIGHT.search(y.figure.quote)
        return 0.5 if abs(apart) == 1 and night else None
    if x.tells_day != y.tells_day:
        late = -apart if x.tells_day else apart
        return 1.0 if late == 0 else 0.5 if late == 1 else 0.0 if 0 < late <= _FARTHEST else None
    return 0.5 if apart == 0 else 0.0 if abs(apart) == 1 else None


def _place_points(x: Words, y: Words, alone: bool) -> float | None:
    """None where both sentences name a place, and not the same, or one counts a whole country."""
    if is_everywhere(x.figure) != is_everywhere(y.figure) or (" alone " in x.text) != (" alone " in y.text):
        return None
    if x.place is None or y.place is None:
        return 0.0
    relation = place_relation(x.figure.place or "", y.figure.place or "")
    here, there = f" {x.place} " in y.text, f" {y.place} " in x.text
    if relation == "apart" and (here or there):
        relation = "same"
    named = (x.tells_place and here) or (y.tells_place and there)
    if relation == "same":
        known = known_place(x.place)
        if known is not None and not (named or (_points_to_place(x) and _points_to_place(y))):
            return _INFERRED
        if territory(x.place) or (known is not None and known.kind == "regions"):
            return 0.5
        return 2.0 if known is not None else 2.5
    if relation == "within" and not (x.tells_place and y.tells_place):
        return 1.0
    if relation == "within" and alone and (here or there):
        return 0.5
    return None if x.tells_place and y.tells_place else 0.0


def _points_to_place(words: Words) -> bool:
    """Whether a sentence names its place or points to the one just named: "eight were killed there"."""
    return words.tells_place or _THERE.search(words.text) is not None


def _at_odds(a: Measure, b: Measure) -> bool:
    """One article makes two things of them: it tells both in one voice, or in one sentence and not by two voices."""
    told = {(f.article, f.speaker) for f in a.figures}
    voices: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for figure in a.figures:
        voices[figure.article, figure.quote].add(figure.speaker)
    for figure in b.figures:
        beside = voices.get((figure.article, figure.quote), set())
        if (figure.article, figure.speaker) in told or (beside and None in beside | {figure.speaker}):
            return True
    return False


def _joined(a: Measure, b: Measure) -> Measure:
    """Under the scope that tells more: a day that its sentence names, a place, then the one with more figures."""

    def weight(measure: Measure) -> tuple[bool, bool, int, str]:
        told = any(tells_day(f) for f in measure.figures)
        place = measure.scope.place
        return measure.scope.day is not None and told, place is not None, len(measure.figures), place or ""

    first, second = (a, b) if weight(a) >= weight(b) else (b, a)
    days = [m.scope.day for m in (a, b) if m.scope.day]
    untold = not any(tells_day(f) for m in (a, b) for f in m.figures)
    scope = first.scope._replace(
        by=first.scope.by or second.scope.by,
        against=first.scope.against or second.scope.against,
        day=min(days) if days and untold else first.scope.day or second.scope.day,
    )
    return Measure(scope=scope, place=first.place or second.place, figures=(*a.figures, *b.figures))
