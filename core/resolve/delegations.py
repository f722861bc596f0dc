"""Delegations across articles: one for each side and meeting, everybody on it once, under one name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.model import Delegation, Event, Evidence, Extraction, Head, Member, Role, SeatStatus
from core.resolve.adopted import Meetings
from core.resolve.rounds import Rosters, join_nights, join_rounds, join_sides, lend_days
from core.resolve.tables import TALKS, Place, Table, Tables, plain

_ROLES: tuple[Role, ...] = ("party", "mediator", "host", "adviser", "observer")
"""A side that one source seats as a party and another as an observer is a party."""


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
    tables = Tables()
    meetings = Meetings(by_id.values())
    extractions = tuple(extractions)
    published = {e.article.id: e.article.published for e in extractions}
    rosters = Rosters(extractions, people)
    for article, told in _in_order(extractions):
        told, told_day = plain(rosters.named_side(article, told))
        meeting = by_id.get(event_ids.get((article, told.meeting), "")) if told.meeting else None
        names = {m.name: rosters.name(article, told.side, m.name) for m in told.members}
        head = rosters.name(article, told.side, told.head.name) if told.head else None
        if not told_day and meeting is not None and meeting.type not in TALKS:
            meeting = meetings.round_of(told, published.get(article) or "9999") or meeting
        meeting = meeting or meetings.of(told, published.get(article) or "9999")
        day = _day(meeting, told.meeting_date, told_day)
        firm = meeting is not None and meeting.type in TALKS
        table = tables.find(told, day, meeting.id if meeting else None, firm, head, set(names.values()), article)
        if table is None:
            table = Table(told.side, day, meeting.id if meeting else None, firm)
            tables.add(table)
        table.held = table.held or (meeting is not None and meeting.status == "occurred")
        tables.put(table, told, article, meeting.id if meeting else None, head, names, told_day)
    lend_days(tables.rows)
    join_rounds(tables.rows)
    join_nights(tables.rows)
    join_sides(tables.rows)
    _seat_once(tables.rows)
    kept = [table for table in tables.rows if table.places]
    order = sorted(range(len(kept)), key=lambda i: (kept[i].day or "9999", i))
    return tuple(_row(kept[i]) for i in order)


def _in_order(extractions: Iterable[Extraction]) -> list[tuple[str, Delegation]]:
    """Every delegation with its article's id: days before months, undated ones last, and those with a head first."""
    told = [(e.article.id, d) for e in extractions for d in e.delegations]
    return sorted(told, key=lambda pair: (-len(pair[1].meeting_date or ""), pair[1].head is None))


def _day(event: Event | None, told: str | None, stated: bool) -> str | None:
    """The first day of the merged event, where it has one; else the day that the article tells, and so where it states
    another one than that of an event of a single day."""
    single = event is not None and event.date is not None and event.date.end is None
    if stated and single and told is not None and len(told) == len("2025-06-02"):
        return told
    if event is not None and event.date is not None and len(event.date.start) == 10:
        return event.date.start
    return told


def _seat_once(tables: list[Table]) -> None:
    """Nobody sits twice for one side at one meeting: a seat yields to the one where they lead, or came first."""
    taken: dict[tuple[str, str | None, str], Table] = {}
    for lead in (True, False):
        for table in tables:
            for name in [n for n in table.places if (n in table.heads) == lead]:
                key = (table.side, table.day, name)
                other = taken.setdefault(key, table)
                if other is not table and not lead and _one_meeting(other, table):
                    other.places[name].evidence += table.places[name].evidence
                    del table.places[name]


def _one_meeting(one: Table, other: Table) -> bool:
    return one.meeting == other.meeting or None in (one.meeting, other.meeting)


def _row(table: Table) -> Delegation:
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


def _title(place: Place) -> str | None:
    """The office that most articles give; among equals the fullest."""
    return max(place.titles, key=lambda t: (place.titles[t], len(t), t), default=None)


def _status(place: Place) -> SeatStatus:
    """Present or named where any source seats them; absent or replaced only where none does."""
    for status in ("present", "named"):
        if status in place.statuses:
            return status
    return place.statuses[0]


def _once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))
