"""Delegations: a tree of meeting, side and seat; the head first, offices as the sources give them."""

from __future__ import annotations

from core.mending.seats import seat_key
from core.model import Actor, Delegation, Disagreement, Evidence, Member, Position
from core.resolve.seating import seated
from core.views.index import Index
from core.views.rows import Column, Row, Table
from core.views.wording import capital, listed

COLUMNS = (
    Column("mark", "", width=2, least=2, key=lambda row: (not row.marks, row.sign)),
    Column("who", "Who", width=30, least=18, grow=2, tree=True),
    Column("office", "Office", width=36, least=16, grow=3),
    Column("role", "Role", width=9, least=8, rank=1),
    Column("status", "Seat", width=9, least=8, rank=2),
    Column("sources", "Sources", width=18, least=8, grow=1, rank=3),
)
_ROLES = ("party", "mediator", "host", "adviser", "observer")


def delegations(index: Index) -> Table:
    """For each meeting its delegations, parties before mediators, hosts, advisers and observers; for each its seats.

    A seat's row bears the marks head, absent, replaced and differs; its office names the sources where they differ.
    """
    meetings: dict[tuple[str, str], list[tuple[str, Delegation]]] = {}
    for key, delegation in index.delegations.items():
        meetings.setdefault((delegation.meeting_date or "", delegation.meeting or ""), []).append((key, delegation))
    rows: list[Row] = []
    in_order = sorted(meetings.items(), key=lambda item: (item[0][0] or "9999", item[0][1]))
    for (date, meeting), members in index.steadily(in_order):
        parent = f"meeting:{meeting or date}"
        rows.append(_meeting(index, parent, date, meeting))
        members.sort(key=lambda item: (_ROLES.index(item[1].role), item[1].side.casefold()))
        for key, delegation in members:
            rows.append(_delegation(index, key, delegation, parent))
            rows.extend(_seats(index, key, delegation))
    return Table("delegations", COLUMNS, tuple(rows), "No delegation was found in these articles.")


def _meeting(index: Index, key: str, date: str, meeting: str) -> Row:
    event = index.events.get(meeting)
    place = (event.venue or event.place) if event else None
    name = " ".join(part for part in (date, capital(event.type) if event else "Meeting") if part)
    return Row(
        id=key,
        of="meeting",
        cells=("", f"{name}, {place}" if place else name, event.gist if event else "", "", "", ""),
        kind=event.type if event else "",
        sides=event.actors if event else (),
        sources=index.outlets(e.article for e in event.evidence) if event else (),
        date=date,
        certainty=event.certainty if event else None,
    )


def _delegation(index: Index, key: str, delegation: Delegation, parent: str) -> Row:
    sources = _sources(index, delegation.evidence)
    size = len(seated(delegation, index.people))
    return Row(
        id=key,
        of="delegation",
        cells=("", delegation.side, f"{size} named" if size else "nobody named", delegation.role, "", listed(sources)),
        marks=(("differs",) if index.disputed(delegation.evidence, _on_seats) else ()) + index.mended_marks(key),
        parent=parent,
        depth=1,
        sides=(delegation.side,),
        kind=delegation.role,
        sources=sources,
        date=delegation.meeting_date or "",
        certainty=delegation.certainty,
        weight=size,
    )


def seat_evidence(index: Index, row: str) -> tuple[Evidence, ...]:
    """The words that name the seat whose row has this id (`g1.h` the head, `g1.3` the third member)."""
    key, _, tail = row.partition(".")
    return next(
        (member.evidence for place, member in seated(index.delegations[key], index.people) if place == tail), ()
    )


def _seats(index: Index, key: str, delegation: Delegation) -> list[Row]:
    return [_seat(index, key, place, delegation, member) for place, member in seated(delegation, index.people)]


def _seat(index: Index, parent: str, place: str, delegation: Delegation, member: Member) -> Row:
    head = place == "h"
    marks = ["head"] if head else []
    if member.status in ("absent", "replaced"):
        marks.append(member.status)
    if index.disputed(member.evidence, lambda dispute, _: _on_seats(dispute, _) and _names(dispute, member.name)):
        marks.insert(0, "differs")
    sources = _sources(index, member.evidence)
    return Row(
        id=f"{parent}.{place}",
        of="seat",
        cells=(
            "",
            member.name,
            _office(index, member, index.people.get(member.name)),
            delegation.role,
            "head" if head else member.status,
            listed(sources),
        ),
        marks=(*marks, *index.mended_marks(seat_key(parent, member.name))),
        parent=parent,
        depth=2,
        sides=(delegation.side,),
        kind=delegation.role,
        sources=sources,
        date=delegation.meeting_date or "",
        certainty=delegation.certainty,
        weight=len(sources),
    )


def _on_seats(dispute: Disagreement, _: Position) -> bool:
    return dispute.kind in ("membership", "title")


def _names(dispute: Disagreement, name: str) -> bool:
    """Whether the disagreement is about this person, by surname."""
    told = f"{dispute.about} {' '.join(p.value for p in dispute.positions)}".casefold()
    return name.split()[-1].casefold() in told if name.split() else False


def _office(index: Index, member: Member, person: Actor | None) -> str:
    """The seat's office; where sources give several, each with the sources that give it."""
    titles = person.titles if person else ()
    if len(titles) < 2:
        return member.title or (titles[0].title if titles else "")
    return "; ".join(f"{t.title} ({listed(index.outlets(t.articles))})" if t.articles else t.title for t in titles)


def _sources(index: Index, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return index.outlets(e.article for e in evidence)
