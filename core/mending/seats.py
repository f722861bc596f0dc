"""Delegations taken apart into tables and seats, so that a seat can be mended, moved or joined, and put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from core.model import Actor, Delegation, Dossier, Evidence, Head, Member, Record, Role, SeatStatus
from core.resolve.seating import seated

MENDED = "mended"
"""The rule of a delegation that a reviewer's mending made."""


class Table(Record, frozen=True, kw_only=True):
    """One side's delegation without its seats. `head` is only for editing: it is the name of the seat that leads."""

    side: str
    role: Role = "party"
    day: str | None = None
    head: str | None = None


class Seat(Record, frozen=True, kw_only=True):
    """One person's seat, which knows the table it is at."""

    table: str
    """Key of its table."""
    name: str
    title: str | None = None
    side: str
    role: Role = "party"
    head: bool = False
    status: SeatStatus = "named"
    evidence: tuple[Evidence, ...] = ()


class NewSeat(Seat, frozen=True, kw_only=True):
    """A seat that is being added: its table is found by side, role and day."""

    day: str | None = None


class Tables:
    """All delegations of a dossier while they are mended. Tables are keyed `g1`, `g2` …, seats `g1:Name`."""

    def __init__(self, dossier: Dossier) -> None:
        self._machine = {f"g{n}": d for n, d in enumerate(dossier.delegations, 1)}
        people: dict[str, Actor] = {a.name: a for a in dossier.actors if a.kind == "person"}
        self.tables: dict[str, Table] = {}
        self.seats: dict[str, Seat] = {}
        self._frames: dict[str, Delegation] = dict(self._machine)
        self._touched: set[str] = set()
        for key, delegation in self._machine.items():
            self.tables[key] = table_of(delegation)
            self.seats.update((seat_key(key, seat.name), seat) for seat in seats_of(key, delegation, people))

    def frame(self, table: str) -> Delegation:
        """The delegation of a table as the machine made it, or as it was founded."""
        return self._frames[table]

    def touch(self, table: str) -> None:
        """The table is to be put together anew."""
        self._touched.add(table)

    def put(self, key: str, seat: Seat) -> None:
        """Change a seat, or add one; where it becomes the head nobody else at the table is."""
        self.seats[key] = seat
        self.touch(seat.table)
        if seat.head:
            for other, there in self.seats.items():
                if other != key and there.table == seat.table and there.head:
                    self.seats[other] = msgspec.structs.replace(there, head=False)

    def take(self, key: str) -> Seat:
        """Take a seat away from its table."""
        seat = self.seats.pop(key)
        self.touch(seat.table)
        return seat

    def put_table(self, key: str, table: Table) -> None:
        """Change a table; its seats go with it, and a head who had no seat gets one."""
        before = self.tables[key]
        self.tables[key] = table
        self.touch(key)
        for name, seat in self.seats.items():
            if seat.table == key and (seat.side, seat.role) == (before.side, before.role):
                self.seats[name] = msgspec.structs.replace(seat, side=table.side, role=table.role)
        if table.head == before.head:
            return
        for name, seat in self.seats.items():
            if seat.table == key and seat.head:
                self.seats[name] = msgspec.structs.replace(seat, head=False)
        if table.head:
            named = self.seat_of(key, table.head)
            seat = (
                self.seats[named]
                if named
                else Seat(
                    table=key,
                    name=table.head,
                    side=table.side,
                    role=table.role,
                    evidence=self._frames[key].evidence,
                )
            )
            self.put(named or seat_key(key, table.head), msgspec.structs.replace(seat, head=True))

    def move(self, key: str, day: str) -> None:
        """The meeting itself was on another day: the table goes with it."""
        self.tables[key] = msgspec.structs.replace(self.tables[key], day=day)
        self._frames[key] = msgspec.structs.replace(self._frames[key], meeting_date=day)

    def found(self, side: str, role: Role, meeting: str | None, day: str | None, evidence: tuple[Evidence, ...]) -> str:
        """The key of the side's table at the meeting, a new one where there is none."""
        for key, table in self.tables.items():
            if (table.side, table.role, table.day) == (side, role, day) and self._frames[key].meeting == meeting:
                return key
        key = f"g{len(self.tables) + 1}"
        self.tables[key] = Table(side=side, role=role, day=day)
        self._frames[key] = Delegation(
            side=side, role=role, meeting=meeting, meeting_date=day, evidence=evidence, certainty=1.0, rule=MENDED
        )
        self.touch(key)
        return key

    def settle(self) -> None:
        """Move seats whose side or role is no longer that of their table to the table where they belong."""
        for key, seat in list(self.seats.items()):
            table, frame = self.tables[seat.table], self._frames[seat.table]
            if (seat.side, seat.role) != (table.side, table.role):
                self.touch(seat.table)
                home = self.found(seat.side, seat.role, frame.meeting, table.day, seat.evidence)
                own = self.seat_of(home, seat.name)
                if own is None:
                    self.put(key, msgspec.structs.replace(seat, table=home, head=seat.head and not self._led(home)))
                else:
                    there = self.seats[own]
                    evidence = tuple(dict.fromkeys((*there.evidence, *seat.evidence)))
                    self.put(own, msgspec.structs.replace(there, evidence=evidence))
                    del self.seats[key]

    def seat_of(self, table: str, name: str) -> str | None:
        """The key of the person's seat at the table."""
        return next((key for key, seat in self.seats.items() if (seat.table, seat.name) == (table, name)), None)

    def _led(self, table: str) -> bool:
        return any(seat.table == table and seat.head for seat in self.seats.values())

    def delegations(self, meetings: Mapping[str, str]) -> tuple[tuple[Delegation, ...], dict[str, str]]:
        """The delegations put together, and the key that each table and seat has among them.

        `meetings` maps events that were merged away to those that hold them now. Tables without anybody are left out.
        """
        at: dict[str, list[tuple[str, Seat]]] = {key: [] for key in self.tables}
        for key, seat in self.seats.items():
            at[seat.table].append((key, seat))
        made: list[Delegation] = []
        keys: dict[str, str] = {}
        for key, table in self.tables.items():
            if not at[key] and key in self._touched:
                continue  # nobody is left at it
            frame = self._frames[key]
            if key in self._touched:
                frame = _together(frame, table, [seat for _, seat in at[key]])
            if frame.meeting and frame.meeting in meetings:
                frame = msgspec.structs.replace(frame, meeting=meetings[frame.meeting])
            made.append(frame)
            keys[key] = f"g{len(made)}"
            keys.update((name, seat_key(keys[key], seat.name)) for name, seat in at[key])
        return tuple(made), keys


def seat_key(table: str, name: str) -> str:
    """The key of a person's seat at a table."""
    return f"{table}:{name}"


def table_of(delegation: Delegation) -> Table:
    """The delegation without its seats."""
    return Table(
        side=delegation.side,
        role=delegation.role,
        day=delegation.meeting_date,
        head=delegation.head.name if delegation.head else None,
    )


def seats_of(table: str, delegation: Delegation, people: Mapping[str, Actor]) -> tuple[Seat, ...]:
    """Everybody at the delegation's table, each once, the head first."""
    made: dict[str, Seat] = {}
    for place, member in seated(delegation, people):
        seat = Seat(
            table=table,
            name=member.name,
            title=member.title,
            side=delegation.side,
            role=delegation.role,
            head=place == "h",
            status=member.status,
            evidence=member.evidence,
        )
        made.setdefault(member.name, seat)
    return tuple(made.values())


def _together(frame: Delegation, table: Table, seats: Iterable[Seat]) -> Delegation:
    seats = list(seats)
    head = next((seat for seat in seats if seat.head), None)
    moved = table.day != frame.meeting_date
    made = msgspec.structs.replace(
        frame,
        side=table.side,
        role=table.role,
        meeting=None if moved else frame.meeting,
        meeting_date=table.day,
        head=Head(name=head.name, title=head.title) if head else None,
        members=tuple(_member(seat) for seat in seats if seat is not head),
        evidence=tuple(dict.fromkeys((*frame.evidence, *(e for seat in seats for e in seat.evidence)))),
    )
    if head is None or seated(made, {})[0][1].evidence == head.evidence:
        return made
    # A head's words are looked for in those of the team, unless a reviewer said which they are.
    return msgspec.structs.replace(made, members=(_member(head), *made.members))


def _member(seat: Seat) -> Member:
    return Member(name=seat.name, title=seat.title, status=seat.status, evidence=seat.evidence)
