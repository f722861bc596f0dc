"""What was mended of a row, by whom and when, beside what the machine read."""

from __future__ import annotations

import json

import msgspec

from core.model import Dossier, Record
from core.store import Mending, Target


class Version(Record, frozen=True, kw_only=True):
    """A value that a reviewer gave."""

    value: str
    reviewer: str
    at: str
    """ISO date and time in UTC."""
    mending: int
    """Its id in the workspace."""


class Note(Record, frozen=True, kw_only=True):
    """One thing that reviewers did to a row. For `set` the last of `versions` is on show, the earlier ones are kept."""

    row: str
    """Id of an event or figure, or the key of a table or seat (`g1`, `g1:Name`)."""
    deed: str
    field: str = ""
    """Name of the field."""
    title: str = ""
    """The field as people read it."""
    machine: str = ""
    """What the machine read; for a merge or split the row that was joined or taken out."""
    versions: tuple[Version, ...]

    @property
    def now(self) -> Version:
        """The version on show."""
        return self.versions[-1]


class Mended(Record, frozen=True, kw_only=True):
    """A dossier as reviewers mended it."""

    dossier: Dossier
    notes: tuple[Note, ...] = ()
    targets: dict[str, Target] = msgspec.field(default_factory=dict)
    """For each row that is mended: the machine's reading of it and its words. By key of the row."""
    lost: tuple[Mending, ...] = ()
    """Mendings whose row is not in this reading, or which make no sense in it; they stay in the workspace."""


def told(note: Note) -> str:
    """The note as a sentence: `date 2031-05-04 by ann, 2031-05-06 (the machine: 2031-05-03; before: 2031-05-05 by
    ben)`."""
    now = note.now
    by = f"by {now.reviewer or 'somebody'}, {now.at[:10]}"
    if note.deed == "merge":
        return f"merged with {note.machine or 'another row'} {by}"
    if note.deed == "split":
        return f"taken out of {note.machine or 'another row'} {by}"
    if note.deed == "rest":
        return f"{note.machine or 'another row'} taken out of it {by}"
    if note.deed == "add":
        return f"added {by}"
    before = [f"the machine: {note.machine or 'nothing'}"]
    before += [
        f"before: {v.value or 'nothing'} by {v.reviewer or 'somebody'}, {v.at[:10]}" for v in note.versions[-2::-1]
    ]
    return f"{note.title.lower()} {now.value or 'emptied'} {by} ({'; '.join(before)})"


def version_of(mending: Mending) -> Version:
    """The mending as a version; a value that is no text is told as none."""
    value = json.loads(mending.value)
    return Version(
        value=value if isinstance(value, str) else "",
        reviewer=mending.reviewer,
        at=mending.at,
        mending=mending.id,
    )


def with_version(notes: dict[tuple[str, str], Note], note: Note) -> None:
    """Add a note under its row and field; where there is one already it becomes the earlier version."""
    key = (note.row, f"{note.deed}:{note.field or note.now.mending}")
    known = notes.get(key)
    notes[key] = msgspec.structs.replace(known, versions=(*known.versions, *note.versions)) if known else note
