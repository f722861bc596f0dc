"""The same event across articles: one row, whoever tells of it, under the likelier day.

Two events of one article are never merged here: the article itself keeps them apart. Pairs of events from different
articles are scored on type, day, place, sides, people and words; the best pairs are joined first, and a join that would
bring two events of one article together, or two that contradict each other, is refused. Each source keeps its own date
in its extraction and its own words in the evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from core.extract.events.place_names import is_venue
from core.lexicon.sides import is_country
from core.model import Event, Extraction, Status, When
from core.resolve.event_likeness import ROUND, Told, family, likeness, reach, told
from core.resolve.names import same_name
from core.resolve.taking_part import Parties

_LEAST = 3.0
_DOUBT = 0.35
"""What each further source leaves of the doubt: measured, events of one source are right in 63 %, of two in 93 %."""
_REACH = 2
"""Days by which sources may date one event apart."""


@dataclass(slots=True)
class _Cluster:
    members: list[Told] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


def merge_events(
    extractions: Iterable[Extraction], parties: Parties | None = None
) -> tuple[tuple[Event, ...], dict[tuple[str, str], str]]:
    """All events across articles, and the map from (article id, local event id) to the merged event's id.

    `parties` knows the persons of all articles; without it, everybody keeps the name that the article gives.
    Events come sorted by day, then type and place; ids are `e1`, `e2`, … in that order, whatever that of the articles.
    """
    named = (
        (parties.of(event, extraction.article.id) if parties else event, extraction.article)
        for extraction in extractions
        for event in extraction.events
    )
    rows = sorted(
        (told(event, article) for event, article in named),
        key=lambda row: row.key,
    )
    clusters = _joined(rows)
    merged = sorted(((_merged(cluster), cluster) for cluster in clusters), key=lambda pair: _order(pair[0], pair[1]))
    events: list[Event] = []
    ids: dict[tuple[str, str], str] = {}
    for number, (event, cluster) in enumerate(merged, 1):
        events.append(msgspec.structs.replace(event, id=f"e{number}"))
        for row in cluster.members:
            ids[row.article, row.event.id] = f"e{number}"
    return tuple(events), ids


def _joined(rows: list[Told]) -> list[_Cluster]:
    """The rows in clusters, best pairs first."""
    scored = [(likeness(rows[i], rows[j]), i, j) for i, j in _near(rows)]
    pairs = sorted([pair for pair in scored if pair[0] >= _LEAST], key=lambda pair: (-pair[0], pair[1], pair[2]))
    home = [_Cluster([row], {row.article}) for row in rows]
    place = list(range(len(rows)))

    def root(i: int) -> int:
        while place[i] != i:
            i = place[i]
        return i

    for _, i, j in pairs:
        a, b = root(i), root(j)
        if a == b or home[a].articles & home[b].articles:
            continue
        if any(likeness(x, y) <= 0 for x in home[a].members for y in home[b].members):
            continue
        mine, yours = _days_told_twice(home[a]), _days_told_twice(home[b])
        if mine and yours and mine.isdisjoint(yours):
            continue
        place[b] = a
        home[a].members += home[b].members
        home[a].articles |= home[b].articles
    return [home[i] for i in range(len(rows)) if place[i] == i]


def _days_told_twice(cluster: _Cluster) -> frozenset[int]:
    """The days on which more than one article puts the event: what two tell on each of two days are two events."""
    told = Counter(row.day for row in cluster.members if row.plain and row.day is not None)
    return frozenset(day for day, articles in told.items() if articles > 1)


def _near(rows: list[Told]) -> Iterable[tuple[int, int]]:
    """Pairs of rows of one family whose days lie close, from different articles."""
    by_day: dict[tuple[str, int], list[int]] = {}
    loose: dict[tuple[str, str], list[int]] = {}
    by_month: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        if row.day is not None:
            by_day.setdefault((row.family, row.day), []).append(number)
            assert row.event.date is not None
            by_month.setdefault((row.family, row.event.date.start[:7]), []).append(number)
        elif row.event.date is not None:
            loose.setdefault((row.family, row.event.date.start), []).append(number)
    for (kind, day), numbers in by_day.items():
        if kind == "talks":
            yield from _rounds(rows, numbers, day, by_day)
        for apart in range(_REACH + 1):
            others = by_day.get((kind, day + apart), [])
            ranging = [j for j in others if not rows[j].plain] if apart > reach(kind) else others
            for i in numbers:
                for j in ranging if rows[i].plain else others:
                    if (apart or i < j) and rows[i].article != rows[j].article:
                        yield (i, j) if i < j else (j, i)
    for key, numbers in loose.items():
        for i in numbers:
            for j in by_month.get(key, ()):
                if rows[i].article != rows[j].article:
                    yield (i, j) if i < j else (j, i)
        for at, i in enumerate(numbers):
            for j in numbers[at + 1 :]:
                if rows[i].article != rows[j].article:
                    yield i, j


def _rounds(
    rows: list[Told], numbers: list[int], day: int, by_day: dict[tuple[str, int], list[int]]
) -> Iterable[tuple[int, int]]:
    """The end of talks with what was told of them in the days before."""
    for i in numbers:
        if not rows[i].closes:
            continue
        for before in range(_REACH + 1, ROUND + 1):
            for j in by_day.get(("talks", day - before), ()):
                if rows[i].article != rows[j].article:
                    yield (i, j) if i < j else (j, i)


def _merged(cluster: _Cluster) -> Event:
    """One event from what its sources tell: the likelier day, the fullest place, all who took part."""
    members = sorted(cluster.members, key=lambda row: (-row.event.certainty, row.key))
    best = members[0].event
    when = _likelier(members)
    on_day = [
        row.event
        for row in members
        if row.event.date is not None and when is not None and row.event.date.start == when.start
    ]
    actors = dict.fromkeys(actor for row in members for actor in row.event.actors)
    place = _fullest([row.event.place for row in members])
    against = next((row.event.against for row in members if row.event.against), None)
    nationwide = place is None and best.type == "attack" and against is not None and is_country(against)
    return msgspec.structs.replace(
        best,
        type=_type(members),
        date=when,
        status=_status(members),
        background=all(row.event.background for row in members),
        certainty=round(
            min(0.98, 1 - (1 - max(row.event.certainty for row in members)) * _DOUBT ** (len(members) - 1)), 2
        ),
        place=against if nationwide else place,
        venue=next((row.event.venue for row in members if row.event.venue), None),
        where_prec=6
        if nationwide
        else min(
            (row.event.where_prec for row in members if row.event.where_prec and row.event.place == place),
            default=best.where_prec,
        ),
        actors=_distinct(actors),
        gist=(on_day[0] if on_day else best).gist,
        evidence=tuple(
            evidence for row in sorted(cluster.members, key=lambda row: row.order) for evidence in row.event.evidence
        ),
    )


def _distinct(actors: Iterable[str]) -> tuple[str, ...]:
    """The actors without one person's other spellings, the fuller spelling kept."""
    kept: list[str] = []
    for actor in actors:
        for place, other in enumerate(kept):
            if actor == other:
                break
            if " " in actor and " " in other and same_name(actor, other):
                break
            if (" " in actor or " " in other) and same_name(actor, other):
                kept[place] = max(actor, other, key=len)
                break
        else:
            kept.append(actor)
    return tuple(kept)


def _type(members: list[Told]) -> str:
    counts = Counter(row.event.type for row in members)
    if counts["ceasefire"]:
        return "ceasefire"
    return max(counts, key=lambda kind: (counts[kind], kind))


def _likelier(members: list[Told]) -> When | None:
    """The day that most sources give; where they are even, the one told with most certainty, then the later one."""
    weights: dict[str, float] = {}
    opened = [row for row in members if not row.closes]
    for row in opened or members:
        if row.event.date is not None:
            weights[row.event.date.start] = weights.get(row.event.date.start, 0.0) + row.trust
    if not weights:
        return None
    start = max(weights, key=lambda day: (len(day) >= 10, weights[day], day))
    dates = [row.event.date for row in members if row.event.date is not None and row.event.date.start == start]
    base = dates[0]
    ended = max((row.event.date.start for row in members if row.closes and row.event.date), default=start)
    return msgspec.structs.replace(
        base,
        end=next((d.end for d in dates if d.end), ended if start < ended and len(ended) == len(start) else None),
        time=next((d.time for d in dates if d.time), None),
        utc=next((d.utc for d in dates if d.utc), None),
    )


def _status(members: list[Told]) -> Status:
    """Held if one source says so; called off if one says that and none that it was held."""
    told_as = Counter(row.event.status for row in members)
    if told_as["cancelled"] and told_as["cancelled"] >= told_as["occurred"]:
        return "cancelled"
    return "occurred" if told_as["occurred"] else "planned"


def _fullest(places: list[str | None]) -> str | None:
    """The place that most sources give, a narrow one before a wide one, a town before the palace in it."""
    named = [p for p in places if p]
    named = [p for p in named if not is_venue(p)] or named
    counts = Counter(named)
    return max(named, key=lambda p: (counts[p], "," in p, len(p), p), default=None)


def _order(event: Event, cluster: _Cluster) -> tuple[str, str, str, str]:
    return (
        event.date.start if event.date else "9999",
        family(event.type),
        event.place or "~",
        cluster.members[0].key[-1],
    )
