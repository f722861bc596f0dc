"""The records of a reviewed dossier that are handed on as data, and what reviewers said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from core.mending.leaving_out import without_rows, without_seats
from core.mending.notes import Note
from core.model import Delegation, Dossier, Record
from core.report.reviewed import Reviewed
from core.views import Row, notes_of


class Correction(Record, frozen=True, kw_only=True):
    """A mending of the row that holds now, or an earlier one of the same field."""

    deed: str
    """set, merge, split or add."""
    field: str
    value: str
    machine: str
    """What the machine read; for merge and split the row that was joined or taken out."""
    reviewer: str
    at: str
    """ISO date and time in UTC."""
    shown: bool
    """False: a later mending of the field is shown."""


class Review(Record, frozen=True, kw_only=True):
    """What reviewers decided and mended of one row of the report."""

    row: str
    """Id of the row; of a delegation its place in the list from 0, `delegations/2`; of a seat `delegations/2/Name`."""
    verdict: str | None = None
    """accepted or flagged; None: only a note or a mending. Rejected rows are not in the report."""
    note: str = ""
    reviewer: str | None = None
    at: str | None = None
    mended: tuple[Correction, ...] = ()


def kept(found: Reviewed) -> tuple[Dossier, tuple[Review, ...]]:
    """The dossier without rejected rows, narrowed to the rows that are handed on, and what was said of these rows."""
    tables = {name: found.table(name).rows for name in found.panels}
    shown: dict[str, set[str]] = {}
    for rows in tables.values():
        for row in rows:
            shown.setdefault(row.of, set()).add(row.id)
    dossier, delegations = found.index.dossier, found.index.delegations
    if found.panel or found.query or found.judgements:
        delegations = _delegations(found, tables.get("delegations", ()))
        dossier = msgspec.structs.replace(_narrowed(found, shown), delegations=tuple(delegations.values()))
    places = {key: place for place, key in enumerate(delegations)}
    reviews = (_review(found, row, places) for rows in tables.values() for row in rows)
    return dossier, tuple(review for review in reviews if review)


def _narrowed(found: Reviewed, shown: dict[str, set[str]]) -> Dossier:
    """Articles stay, since the rows refer to them."""
    dossier, panels = found.index.dossier, found.panels
    gone: dict[str, list[str]] = {
        "event": [e.id for e in dossier.events if e.id not in shown.get("event", ())],
        "tally": [t.id for t in dossier.tallies if t.id not in shown.get("tally", ())],
        "disagreement": [d.id for d in dossier.disagreements if d.id not in shown.get("disagreement", ())],
    }
    dossier = without_rows(dossier, gone["event"], gone["tally"], gone["disagreement"])
    empty: dict[str, Any] = {}
    if "tallies" not in panels:
        empty["figures"] = ()
    if "disagreements" not in panels:
        empty["set_aside"] = ()
    return msgspec.structs.replace(dossier, **empty) if empty else dossier


def _delegations(found: Reviewed, rows: tuple[Row, ...]) -> dict[str, Delegation]:
    """The delegations whose row is handed on, by key, without the seats that are not."""
    seats: dict[str, set[str]] = {}
    for row in rows:
        if row.of == "seat":
            seats.setdefault(row.parent or "", set()).add(row.cells[1])
    made = {}
    for key, delegation in found.index.delegations.items():
        if any(row.of == "delegation" and row.id == key for row in rows):
            named = {m.name for m in delegation.members} | ({delegation.head.name} if delegation.head else set())
            made[key] = without_seats(delegation, named - seats.get(key, set()))
    return made


def _review(found: Reviewed, row: Row, places: dict[str, int]) -> Review | None:
    judged, notes = found.judgement(row), notes_of(found.index, row)
    decided = judged.verdict != "none" or bool(judged.note)
    if not decided and not notes:
        return None
    return Review(
        row=_name(row, places),
        verdict=None if judged.verdict == "none" else judged.verdict,
        note=judged.note,
        reviewer=judged.reviewer if decided else None,
        at=judged.at if decided else None,
        mended=tuple(correction for note in notes for correction in _corrections(note)),
    )


def _name(row: Row, places: dict[str, int]) -> str:
    if row.of == "delegation":
        return f"delegations/{places[row.id]}"
    return f"delegations/{places[row.parent or '']}/{row.cells[1]}" if row.of == "seat" else row.id


def _corrections(note: Note) -> Iterator[Correction]:
    for version in note.versions:
        yield Correction(
            deed=note.deed,
            field=note.field,
            value=version.value,
            machine=note.machine,
            reviewer=version.reviewer,
            at=version.at,
            shown=version is note.now,
        )
