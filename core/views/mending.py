"""Which records a row of a panel lets a reviewer mend, and what a mending of them is tied to."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from core.mending.anchoring import words_of
from core.mending.fields import Field, fields_of
from core.mending.known import known_values, settled
from core.mending.notes import Note
from core.mending.rows import context_of, evidence_of, identity_of
from core.mending.seats import Seat, Table, seat_key, seats_of, table_of
from core.model import Article, Event, Evidence, Figure
from core.store import Mending, Target
from core.views.index import Index
from core.views.rows import Row, Spot
from core.views.tallies import figures_of
from core.views.wording import count

SHARED = ("object", "action", "by", "against", "place", "date", "end")
"""Fields that tell what is counted: those that all figures of a tally may be given at once."""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A record that can be mended: its kind (article, event, figure, seat, delegation), its key, its name in words."""

    kind: str
    key: str
    title: str
    record: Article | Event | Figure | Seat | Table

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be mended of it."""
        return fields_of(self.kind)


def subjects_of(index: Index, row: Row, spot: Spot | None = None) -> tuple[Subject, ...]:
    """The records behind a row: one, or for a tally each of its figures, the one at `spot` first; none for others."""
    if row.of == "event":
        event = index.events[row.id]
        return (Subject(kind="event", key=event.id, title=event.gist or event.type, record=event),)
    if row.of == "article":
        article = index.articles[row.id]
        return (Subject(kind="article", key=article.id, title=article.title or article.path, record=article),)
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
    words = words_of(index.articles, evidence, context_of(subject.record))
    return Target(kind=subject.kind, identity=identity_of(subject.record), words=words)


class Editing:
    """A record while its fields are mended one after the other; several figures of a tally may be edited as one."""

    def __init__(self, index: Index, subjects: Sequence[Subject]) -> None:
        """Raises ValueError with a sentence where no words stand behind a record."""
        self._index = index
        self._targets = [target_of(index, subject) for subject in subjects]
        self._subjects = list(subjects)
        self._before = {subject.key: subject.record for subject in subjects}
        if not all(target.words for target in self._targets):
            raise ValueError("No words stand behind this row, so that a mending could not be kept with it")

    @property
    def title(self) -> str:
        """What is edited, in words."""
        return self._subjects[0].title if len(self._subjects) == 1 else f"all {len(self._subjects)} figures of the row"

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be mended; of several figures only what they count, not who says how many."""
        fields = self._subjects[0].fields
        return fields if len(self._subjects) == 1 else tuple(f for f in fields if f.name in SHARED)

    def known(self, field: Field) -> tuple[str, ...]:
        """Values that the dossier has for the field, for completion."""
        return known_values(self._index.dossier, self._subjects[0].kind, field)

    def value(self, field: Field) -> str:
        """The field as it is now; empty where several records differ in it."""
        values = {field.get(subject.record) for subject in self._subjects}
        return values.pop() if len(values) == 1 else ""

    def machine(self, field: Field) -> str:
        """What the machine read in the field; empty where several records differ in it."""
        values = {self._machine(subject, field) for subject in self._subjects}
        return values.pop() if len(values) == 1 else ""

    def note(self, field: Field) -> Note | None:
        """Who mended the field before, if anybody did."""
        return next((note for subject in self._subjects if (note := note_on(self._index, subject, field))), None)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What reviewers did to it before."""
        return tuple(note for subject in self._subjects for note in self._index.notes_on(subject.key))

    def give(self, field: Field, text: str) -> tuple[Mending, ...]:
        """The mendings that give the field what was typed; none where it has that value already.

        Raises ValueError with a sentence where the value cannot stand there.
        """
        text = settled(field, text, self.known(field))
        made = [field.put(subject.record, text) for subject in self._subjects]
        self._only_one_of_a_name(made[0])
        mendings = []
        for place, (subject, record) in enumerate(zip(self._subjects, made, strict=True)):
            value = field.get(record)
            if value == field.get(subject.record):
                continue
            machine = self._machine(subject, field)
            mendings.append(
                Mending(
                    deed="set",
                    targets=(self._targets[place],),
                    field=field.name,
                    value=json.dumps(value, ensure_ascii=False),
                    machine=json.dumps(machine, ensure_ascii=False),
                )
            )
            self._subjects[place] = msgspec.structs.replace(subject, record=record)
        return tuple(mendings)

    def _only_one_of_a_name(self, made: object) -> None:
        before = self._subjects[0].record
        if not isinstance(made, Seat) or not isinstance(before, Seat) or made.name == before.name:
            return
        team = self._index.delegations[before.table]
        if made.name in {seat.name for seat in seats_of(before.table, team, self._index.people)}:
            raise ValueError(f"{made.name} sits at this table already: merge the two with M")

    def _machine(self, subject: Subject, field: Field) -> str:
        note = note_on(self._index, subject, field)
        return note.machine if note else field.get(self._before[subject.key])


def choices_of(index: Index, row: Row, spot: Spot | None = None) -> tuple[tuple[Subject, ...], ...]:
    """What can be edited as one: each record of the row, and for a tally with several figures all of them."""
    subjects = subjects_of(index, row, spot)
    one_by_one = tuple((subject,) for subject in subjects)
    return (*one_by_one, subjects) if len(subjects) > 1 else one_by_one


def note_on(index: Index, subject: Subject, field: Field) -> Note | None:
    """Who mended the field, if anybody did."""
    return next((n for n in index.notes_on(subject.key) if n.deed == "set" and n.field == field.name), None)
