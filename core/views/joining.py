"""Merging two rows and splitting one, as the mendings that do it."""

from __future__ import annotations

import json

import msgspec

from core.mending.anchoring import words_of
from core.mending.rows import label_of
from core.mending.seats import Seat
from core.model import Evidence
from core.store import Mending, Target
from core.views.index import Index
from core.views.mending import Subject, subjects_of, target_of
from core.views.rows import Row, Spot

MERGED = {"event": "events", "seat": "people", "tally": "tallies"}
"""Kinds of row that can be merged, and what is merged with them."""


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A row that is to be merged into another one, with what it is tied to while the dossier changes."""

    row: str
    of: str
    title: str
    targets: tuple[Target, ...]
    names: tuple[str, ...]


def marked(index: Index, row: Row) -> Marked:
    """The row, ready to be merged. Raises ValueError with a sentence where it cannot be."""
    if row.of not in MERGED:
        raise ValueError("Events, people and tallies can be merged: choose such a row")
    subjects = subjects_of(index, row)
    title = index.tallies[row.id].label if row.of == "tally" else _label(subjects[0])
    return Marked(
        row=row.id,
        of=row.of,
        title=title,
        targets=tuple(target_of(index, subject) for subject in subjects),
        names=tuple(_label(subject) for subject in subjects),
    )


def merged(first: Marked, index: Index, row: Row) -> tuple[Mending, ...]:
    """What merges the marked row into this one, whose own values win. Raises ValueError with a sentence."""
    second = marked(index, row)
    if first.of != second.of:
        raise ValueError(f"{MERGED[first.of].capitalize()} are merged with {MERGED[first.of]} only")
    if set(first.targets) & set(second.targets) or (first.of == "seat" and first.names == second.names):
        raise ValueError("They are one row already")
    if not all(target.words for target in (*first.targets, *second.targets)):
        raise ValueError("No words stand behind one of the rows, so that a mending could not be kept with it")
    said = json.dumps(second.title if first.of == "tally" else first.title, ensure_ascii=False)
    return tuple(Mending(deed="merge", targets=(target, second.targets[0]), machine=said) for target in first.targets)


def split(index: Index, row: Row, spot: Spot | None) -> tuple[Mending, ...]:
    """What takes the source on show out of the row into one of its own. Raises ValueError with a sentence."""
    if row.of not in MERGED:
        raise ValueError("A source can be taken out of events, people and tallies: choose such a row")
    if spot is None:
        raise ValueError("Open the words to take out first: Enter, then . and ,")
    subject = next(iter(subjects_of(index, row, spot)))
    if row.of == "tally":
        if len(index.tallies[row.id].figures) < 2:
            raise ValueError("There is only one number in this row")
        label = json.dumps(index.tallies[row.id].label, ensure_ascii=False)
        return (Mending(deed="split", targets=(target_of(index, subject),), machine=label),)
    evidence: tuple[Evidence, ...] = subject.record.evidence  # type: ignore[union-attr]
    own = tuple(e for e in evidence if e.article == spot.article)
    if not own or len(own) == len(evidence):
        raise ValueError("No other source stands behind this row")
    part = Target(kind=subject.kind, identity="", words=words_of(index.articles, own))
    value = _other_name(index, subject.record) if isinstance(subject.record, Seat) else None
    return (
        Mending(
            deed="split",
            targets=(target_of(index, subject), part),
            value=json.dumps(value, ensure_ascii=False),
            machine=json.dumps(_label(subject), ensure_ascii=False),
        ),
    )


def _other_name(index: Index, seat: Seat) -> str:
    """A name for the other person until the reviewer gives one: nobody else's in the dossier."""
    taken = set(index.people)
    return next(name for n in range(2, len(taken) + 3) if (name := f"{seat.name} ({n})") not in taken)


def _label(subject: Subject) -> str:
    return label_of(subject.record)
