"""Delegations across articles: one for each side and meeting, everybody on it once, under one name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.model import Delegation, Event, Evidence, Extraction, Head, Member, Role, SeatStatus

_TALKS = frozenset(("talks", "summit"))
_DEALS = _TALKS | {"agreement", "ceasefire"}
_TEAM_RULES = frozenset(
    "led-by represented-by leads head-office under includes made-of accompanied with-him on-side speaks-for "
    "for-side new-on-list among apposed sent named member-office stay-on also-on-list stays-away replaced replaces "
    "label roll mediator same-heads joined-by brought across".split()
)
"""Rules that tell who is on a team, apart from the day of their meeting; the others tell a meeting on its day."""
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
    firm: bool = False
    """The meeting is a round of talks with a day of its own, not the deal that came of it."""
    articles: set[str] = field(default_factory=set)
    heads: Counter[str] = field(default_factory=Counter)
    meetings: Counter[str] = field(default_factory=Counter)
    """How often the articles place these people at each meeting of the day."""
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
    extractions = tuple(extractions)
    published = {e.article.id: e.article.published for e in extractions}
    for article, told in _in_order(extractions):
        meeting = by_id.get(event_ids.get((article, told.meeting), "")) if told.meeting else None
        meeting = meeting or _adopted(told, by_id.values(), published.get(article) or "9999")
        day = _day(meeting, told.meeting_date)
        names = {m.name: people.get((article, m.name), m.name) for m in told.members}
        head = people.get((article, told.head.name), told.head.name) if told.head else None
        firm = meeting is not None and meeting.type in _TALKS
        table = _find(tables, told, day, meeting.id if meeting else None, firm, head, set(names.values()), article)
        if table is None:
            table = _Table(told.side, day, meeting.id if meeting else None, firm)
            tables.append(table)
        _put(table, told, article, meeting.id if meeting else None, head, names)
    _seat_once(tables)
    kept = [table for table in tables if table.places]
    order = sorted(range(len(kept)), key=lambda i: (kept[i].day or "9999", i))
    return tuple(_row(kept[i]) for i in order)


def _in_order(extractions: Iterable[Extraction]) -> list[tuple[str, Delegation]]:
    """Every delegation with its article's id: days before months, undated ones last, and those with a head first."""
    told = [(e.article.id, d) for e in extractions for d in e.delegations]
    return sorted(told, key=lambda pair: (-len(pair[1].meeting_date or ""), pair[1].head is None))


def _day(event: Event | None, told: str | None) -> str | None:
    """The first day of the merged event, where it has one; else the day that the article tells."""
    if event is not None and event.date is not None and len(event.date.start) == 10:
        return event.date.start
    return told


def _adopted(told: Delegation, events: Iterable[Event], published: str) -> Event | None:
    """For a team whose article tells no day: the meeting of sides before it appeared that most articles tell of."""
    if told.meeting_date not in (None, published[:10]) or told.rule not in _TEAM_RULES:
        return None
    seated = {m.name for m in told.members} | ({told.head.name} if told.head else set())
    ranked = []
    for place, event in enumerate(events):
        if event.type not in _DEALS or event.status == "cancelled" or not event.date:
            continue
        named = {actor for actor in event.actors if " " in actor}
        others = bool(named) and not named & seated
        sides = len(event.actors) - len(named)
        apart = others or sides < 2 or event.date.start > published
        told_by = len({e.article for e in event.evidence})
        mine = told.side in event.actors
        other_day = told.meeting_date is not None and event.date.start != told.meeting_date
        ranked.append((event.background, apart, event.type == "ceasefire", not mine, other_day, -told_by, place, event))
    return min(ranked, key=lambda row: row[:7])[7] if ranked else None


def _find(
    tables: list[_Table],
    told: Delegation,
    day: str | None,
    meeting: str | None,
    firm: bool,
    head: str | None,
    names: set[str],
    article: str,
) -> _Table | None:
    """The table at which these people sit already, or which they can join."""
    near = [t for t in tables if t.side == told.side and _same_day(t, day, told, head, names, firm)]
    if meeting is not None:
        near = [t for t in near if t.meeting in (meeting, None) or t.day != day or _one_team(t, told, head)]
    seated = {head} | names if head else names
    if head is not None:
        for table in near:
            if head in table.heads:
                return table
    else:
        near.sort(key=lambda t: -len(names & t.places.keys()))
    for table in near:
        if day is None and table.day is not None and not seated & table.places.keys():
            continue
        if head is None or not table.heads:
            return table
    for table in near:
        if seated & table.places.keys() and (article not in table.articles or head in table.places):
            return table
    return None


def _one_team(table: _Table, told: Delegation, head: str | None) -> bool:
    """A team with one head sits at one table a day, whichever of the day's meetings an article tells of."""
    return head in table.heads and told.rule in _TEAM_RULES and {d.rule for d in table.told} <= _TEAM_RULES


def _same_day(table: _Table, day: str | None, told: Delegation, head: str | None, names: set[str], firm: bool) -> bool:
    """The same day; a day in the month told; the next day, where another article tells the same team."""
    if table.day == day or table.day is None or day is None:
        return True
    if table.day.startswith(day) or day.startswith(table.day):
        return True
    rules = _TEAM_RULES | {"signed-by"}
    same = head in table.heads if head else names <= table.places.keys()
    one_team = same and told.rule in rules and {d.rule for d in table.told} <= rules
    if not one_team or len(day) < 10 or len(table.day) < 10:
        return False
    if head is not None and table.meeting is not None and (firm if day > table.day else table.firm):
        return False
    return abs((dt.date.fromisoformat(day) - dt.date.fromisoformat(table.day)).days) == 1


def _seat_once(tables: list[_Table]) -> None:
    """Nobody sits twice for one side at one meeting: a seat yields to the one where they lead, or came first."""
    taken: dict[tuple[str, str | None, str], _Table] = {}
    for lead in (True, False):
        for table in tables:
            for name in [n for n in table.places if (n in table.heads) == lead]:
                key = (table.side, table.day, name)
                other = taken.setdefault(key, table)
                if other is not table and not lead and _one_meeting(other, table):
                    other.places[name].evidence += table.places[name].evidence
                    del table.places[name]


def _one_meeting(one: _Table, other: _Table) -> bool:
    return one.meeting == other.meeting or None in (one.meeting, other.meeting)


def _put(
    table: _Table, told: Delegation, article: str, meeting: str | None, head: str | None, names: Mapping[str, str]
) -> None:
    table.articles.add(article)
    table.meeting = table.meeting or meeting
    table.meetings.update([meeting] if meeting else [])
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
        meeting=max(table.meetings, key=lambda m: table.meetings[m], default=None),
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
