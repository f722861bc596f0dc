"""Delegations across articles: one for each side and meeting, everybody on it once, under one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.model import Delegation, Event, Evidence, Extraction, Head, Member, Role, SeatStatus

_ROLES: tuple[Role, ...] = ("party", "mediator", "host", "adviser", "observer")
"""A side that one source seats as a party and another as an observer is a party."""


@dataclass(slots=True, eq=False)
class _Place:
    """One person's seat, as all articles tell it."""

    name: str
    titles: Counter[str] = field(default_factory=Counter)
    statuses: list[SeatStatus] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Table:
    """One side at one meeting, as all articles tell it."""

    side: str
    day: str | None
    meeting: str | None
    articles: set[str] = field(default_factory=set)
    heads: Counter[str] = field(default_factory=Counter)
    places: dict[str, _Place] = field(default_factory=dict)
    told: list[Delegation] = field(default_factory=list)


def merge_delegations(
    extractions: Iterable[Extraction],
    people: Mapping[tuple[str, str], str],
    events: Iterable[Event],
    event_ids: Mapping[tuple[str, str], str],
) -> tuple[Delegation, ...]:
    """The delegations of all articles, those of one side at one meeting put together, by day.

    `people` maps (article id, name in that article) to the person's name in the dossier; `event_ids` maps (article id,
    local event id) to the id of the merged event, whose first day becomes the meeting's. A name that is missing from a
    shorter list is no conflict; two heads of one side on one day are two delegations where one article tells both, and
    else the head that more articles name leads.
    """
    by_id = {event.id: event for event in events}
    tables: list[_Table] = []
    for extraction in extractions:
        article = extraction.article.id
        for told in extraction.delegations:
            meeting = event_ids.get((article, told.meeting)) if told.meeting else None
            names = {m.name: people.get((article, m.name), m.name) for m in told.members}
            head = people.get((article, told.head.name), told.head.name) if told.head else None
            day = _day(by_id.get(meeting) if meeting else None, told.meeting_date)
            table = _find(tables, told.side, day, meeting, head, set(names.values()), article)
            if table is None:
                table = _Table(told.side, day, meeting)
                tables.append(table)
            _put(table, told, article, meeting, head, names)
    order = sorted(range(len(tables)), key=lambda i: (tables[i].day or "9999", i))
    return tuple(_row(tables[i]) for i in order)


def _day(event: Event | None, told: str | None) -> str | None:
    """The first day of the merged event, where it has one; else the day that the article tells."""
    if event is not None and event.date is not None and len(event.date.start) == 10:
        return event.date.start
    return told


def _find(
    tables: list[_Table],
    side: str,
    day: str | None,
    meeting: str | None,
    head: str | None,
    names: set[str],
    article: str,
) -> _Table | None:
    """The table at which these people sit already, or which they can join."""
    near = [t for t in tables if t.side == side and t.day == day]
    if meeting is not None:
        near = [t for t in near if t.meeting in (meeting, None)]
    seated = {head} | names if head else names
    for table in near:
        if head is not None and head in table.heads:
            return table
    for table in near:
        if head is None or not table.heads:
            return table
    for table in near:
        shared = seated & table.places.keys()
        if shared and (article not in table.articles or head in table.places):
            return table
    return None


def _put(
    table: _Table, told: Delegation, article: str, meeting: str | None, head: str | None, names: Mapping[str, str]
) -> None:
    table.articles.add(article)
    table.meeting = table.meeting or meeting
    table.told.append(told)
    if head is not None and told.head is not None:
        table.heads[head] += 1
        place = table.places.setdefault(head, _Place(head))
        place.titles.update([told.head.title] if told.head.title else [])
        place.statuses.append("named")
        place.evidence += told.evidence
    for member in told.members:
        place = table.places.setdefault(names[member.name], _Place(names[member.name]))
        place.titles.update([member.title] if member.title else [])
        place.statuses.append(member.status)
        place.evidence += member.evidence


def _row(table: _Table) -> Delegation:
    head = max(table.heads, key=lambda name: (table.heads[name], -list(table.heads).index(name)), default=None)
    best = max(table.told, key=lambda d: d.certainty)
    return Delegation(
        side=table.side,
        role=min((d.role for d in table.told), key=_ROLES.index),
        meeting=table.meeting,
        meeting_date=table.day,
        head=Head(name=head, title=_title(table.places[head])) if head else None,
        members=tuple(
            Member(name=p.name, title=_title(p), status=_status(p), evidence=_once(p.evidence))
            for p in table.places.values()
            if p.name != head
        ),
        evidence=_once([e for d in table.told for e in d.evidence]),
        certainty=best.certainty,
        rule=best.rule,
    )


def _title(place: _Place) -> str | None:
    """The office that most articles give; among equals the fullest."""
    return max(place.titles, key=lambda t: (place.titles[t], len(t), t), default=None)


def _status(place: _Place) -> SeatStatus:
    """Present or named where any source seats them; absent or replaced only where none does."""
    for status in ("present", "named"):
        if status in place.statuses:
            return status
    return place.statuses[0]


def _once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))
