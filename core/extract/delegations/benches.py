"""From findings to delegations: one for each side and meeting, everybody on it once."""

from __future__ import annotations

import msgspec

from core.extract.delegations.calendar import Calendar
from core.extract.delegations.findings import STORY, Finding, Seat
from core.extract.document import Document
from core.model import Delegation, Event, Head, Member, Role


class Bench(msgspec.Struct, eq=False):
    """The people of one side at one meeting, as found so far."""

    side: str
    day: str | None
    event: Event | None
    role: Role
    told: bool
    """The article tells the day for somebody of these."""
    findings: list[Finding] = msgspec.field(default_factory=list)
    seats: dict[str, Seat] = msgspec.field(default_factory=dict)
    head: str | None = None
    head_stated: bool = False
    """A source says that they lead; else they merely stand alone for the side."""


def seat_all(document: Document, findings: list[Finding], calendar: Calendar) -> tuple[Delegation, ...]:
    """The delegations of one article, in the order in which it first tells of them."""
    benches: list[Bench] = []
    told = sorted(findings, key=lambda f: (f.sentence.index, f.encounter, f.at))
    places = {id(finding): calendar.place(finding) for finding in told}
    for finding in sorted(findings, key=lambda f: (f.encounter, f.sentence.index, f.at)):
        place = places[id(finding)]
        if place is None:
            continue
        bench = _bench_for(benches, finding, place.day, place.event)
        if bench is None:
            bench = Bench(finding.side, place.day, place.event, finding.role, place.told)
            benches.append(bench)
        bench.told = bench.told or place.told
        _sit_down(bench, finding, place.event)
    benches.sort(key=lambda b: min(f.sentence.start for f in b.findings))
    return tuple(_delegation(document, bench) for bench in benches)


def _bench_for(benches: list[Bench], finding: Finding, day: str | None, event: Event | None) -> Bench | None:
    """The bench on which the finding's people sit already, or could sit: same side, same day, no other head."""
    names = {seat.person.name for seat in finding.seats}
    open_benches = [b for b in benches if b.side == finding.side and b.day == day]
    for bench in open_benches:
        if names & bench.seats.keys() and _agree(bench, finding, event):
            return bench
    for bench in reversed(open_benches):
        if _agree(bench, finding, event):
            return bench
    return None


def _agree(bench: Bench, finding: Finding, event: Event | None) -> bool:
    if bench.event is not None and event is not None and bench.event.id != event.id:
        return False
    head = finding.head.name if finding.head else None
    if head is None or bench.head is None or head == bench.head:
        return True
    if finding.encounter and head in bench.seats:
        return True
    return not bench.head_stated and any(s.person.name == bench.head and not s.head for s in finding.seats)


def _sit_down(bench: Bench, finding: Finding, event: Event | None) -> None:
    joins = any(f.encounter for f in bench.findings)
    bench.findings.append(finding)
    bench.event = bench.event or event
    for seat in finding.seats:
        name = seat.person.name
        known = bench.seats.get(name)
        if known is None or (known.person.title is None and seat.person.title):
            bench.seats[name] = Seat(seat.person, seat.head, known.status if known else seat.status)
    head = finding.head
    if head is None:
        return
    stated = not finding.encounter
    if bench.head is None:
        bench.head, bench.head_stated = (None, False) if finding.encounter and joins else (head.name, stated)
    elif stated and not bench.head_stated:
        bench.head, bench.head_stated = head.name, True


def _delegation(document: Document, bench: Bench) -> Delegation:
    head = bench.seats.get(bench.head) if bench.head else None
    spans = sorted({(f.sentence.start, f.sentence.end) for f in bench.findings})
    best = max(bench.findings, key=lambda f: f.certainty)
    return Delegation(
        side=bench.side,
        role=bench.role,
        meeting=bench.event.id if bench.event else None,
        meeting_date=bench.day,
        head=Head(name=head.person.name, title=head.person.title) if head else None,
        members=tuple(
            Member(
                name=seat.person.name,
                title=seat.person.title,
                status=seat.status,
                evidence=(document.evidence(seat.person.start, seat.person.end),),
            )
            for name, seat in bench.seats.items()
            if name != bench.head
        ),
        evidence=tuple(document.evidence(start, end) for start, end in spans),
        certainty=round(best.certainty if bench.day else best.certainty - 0.15, 2),
        rule=best.rule if bench.told or bench.day is None else best.rule + STORY,
    )
