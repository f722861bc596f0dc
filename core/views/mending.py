"""Which records a row of a panel lets a reviewer mend, and what a mending of them is tied to."""

from __future__ import annotations

import json

import msgspec

from core.mending import Field, Note, field_of, fields_of
from core.mending.anchoring import words_of
from core.mending.known import settled
from core.mending.rows import evidence_of, identity_of
from core.mending.seats import Seat, Table, seat_key, seats_of, table_of
from core.model import Event, Evidence, Figure
from core.store import Mending, Target
from core.views.index import Index
from core.views.rows import Row, Spot
from core.views.tallies import figures_of
from core.views.wording import count


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A record that can be mended: its kind (event, figure, seat, delegation), its key, and what it is in words."""

    kind: str
    key: str
    title: str
    record: Event | Figure | Seat | Table

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be mended of it."""
        return fields_of(self.kind)


def subjects_of(index: Index, row: Row, spot: Spot | None = None) -> tuple[Subject, ...]:
    """The records behind a row: one, or for a tally each of its figures, the one at `spot` first; none for others."""
    if row.of == "event":
        event = index.events[row.id]
        return (Subject(kind="event", key=event.id, title=event.gist or event.type, record=event),)
    if row.of == "delegation":
        delegation = index.delegations[row.id]
        title = f"{delegation.side}, {delegation.meeting_date or 'no day'}"
        return (Subject(kind="delegation", key=row.id, title=title, record=table_of(delegation)),)
    if row.of == "seat":
        table = row.parent or ""
        seats = seats_of(table, index.delegations[table], index.people)
        return tuple(
            Subject(kind="seat", key=seat_key(table, seat.name), title=f"{seat.name}, {seat.side}", record=seat)
            for seat in seats
            if seat.name == row.cells[1]
        )
    if row.of == "tally":
        figures = figures_of(index, index.tallies[row.id])
        figures.sort(key=lambda f: spot is None or (f.article, f.start, f.end) != (spot.article, spot.start, spot.end))
        return tuple(_figure(index, figure) for figure in figures)
    return ()


def _figure(index: Index, figure: Figure) -> Subject:
    number = count(figure.low, figure.best, figure.high)
    said = f", {figure.speaker}" if figure.speaker else ""
    return Subject(
        kind="figure",
        key=figure.id,
        title=f"{number} {figure.object}{said} in {index.outlet(figure.article)}",
        record=figure,
    )


def target_of(index: Index, subject: Subject) -> Target:
    """What a mending of the record is tied to: the machine's reading of it and its words."""
    known = index.targets.get(subject.key)
    if known is not None:
        return known
    evidence: tuple[Evidence, ...]
    if isinstance(subject.record, Table):
        evidence = index.delegations[subject.key].evidence
    else:
        evidence = evidence_of(subject.record)
    context = subject.record.quote if isinstance(subject.record, Figure) else ""
    words = words_of(index.articles, evidence, context)
    return Target(kind=subject.kind, identity=identity_of(subject.record), words=words)


def set_field(index: Index, subject: Subject, name: str, text: str, known: tuple[str, ...] = ()) -> Mending | None:
    """The mending that gives the record's field the typed value; None where it has that value already.

    `known` are values whose spelling is taken over. Raises ValueError with a sentence where the value cannot stand
    there, or where no words stand behind the record that a mending could be tied to.
    """
    field = field_of(subject.kind, name)
    if field is None:
        raise ValueError(f"There is no field {name} to mend here")
    made = field.put(subject.record, settled(field, text, known))
    value, before = field.get(made), field.get(subject.record)
    if value == before:
        return None
    target = target_of(index, subject)
    if not target.words:
        raise ValueError("No words stand behind this row, so that a mending could not be kept with it")
    return Mending(
        deed="set",
        targets=(target,),
        field=name,
        value=json.dumps(value, ensure_ascii=False),
        machine=json.dumps(machine_value(index, subject, field), ensure_ascii=False),
    )


def machine_value(index: Index, subject: Subject, field: Field) -> str:
    """What the machine read in the field."""
    note = note_on(index, subject, field)
    return note.machine if note else field.get(subject.record)


def note_on(index: Index, subject: Subject, field: Field) -> Note | None:
    """Who mended the field, if anybody did."""
    return next((n for n in index.notes_on(subject.key) if n.deed == "set" and n.field == field.name), None)


def notes_of(index: Index, row: Row) -> tuple[Note, ...]:
    """Everything that reviewers did to the row; for a tally to any of its figures."""
    if row.of == "seat":
        return index.notes_on(seat_key(row.parent or "", row.cells[1]))
    if row.of == "tally":
        tally = index.tallies.get(row.id)
        return tuple(note for figure in (tally.figures if tally else ()) for note in index.notes_on(figure))
    return index.notes_on(row.id)
