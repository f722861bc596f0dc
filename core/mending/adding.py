"""A row that no machine found, made from the words that a reviewer selected."""

from __future__ import annotations

from typing import Any

from core.mending.anchoring import find_words
from core.mending.fields import Field, adding_fields
from core.mending.notes import Note, Version
from core.mending.seats import NewSeat, Seat, seat_key
from core.mending.selection import blank_event, blank_figure, blank_seat
from core.mending.work import Work
from core.model import Actor, Event, Evidence, Figure
from core.store import Target

Draft = Event | Figure | NewSeat


def add(work: Work, target: Target, values: dict[str, str], number: int, version: Version) -> bool:
    """Add the row; whether its words are there. Raises ValueError where a value makes no sense."""
    words = target.words[0]
    evidence = find_words(work.articles.values(), words)
    if evidence is None:
        return False
    draft = filled(blank(target.kind, evidence, words.context, number), target.kind, values)
    if isinstance(draft, NewSeat):
        key = _seat(work, draft, number)
    else:
        key = draft.id
        rows: dict[str, Any] = work.events if isinstance(draft, Event) else work.figures
        rows[key] = draft
    work.know(target.kind, key)
    work.keep(target.kind, key)
    work.added.add(key)
    work.note(Note(row=key, deed="add", versions=(version,)))
    return True


def blank(kind: str, evidence: Evidence, sentence: str, number: int) -> Draft:
    """An empty row of the kind with its words."""
    if kind == "event":
        return blank_event(evidence, f"em{number}")
    return blank_figure(evidence, sentence, f"fm{number}") if kind == "figure" else blank_seat(evidence)


def filled(draft: Draft, kind: str, values: dict[str, str]) -> Draft:
    """The row with these values. Raises ValueError with a sentence where one makes no sense or is missing."""
    for field in adding_fields(kind):
        if field.name in values:
            draft = field.put(draft, values[field.name])
    missing = lacking(draft, kind)
    if missing:
        raise ValueError(f"{missing.title} is needed for the row: give it first")
    return draft


def lacking(draft: Draft, kind: str) -> Field | None:
    """The first field without which there is no such row, and which is empty."""
    needed = {"event": (), "figure": ("number", "object", "action"), "seat": ("name", "side")}[kind]
    return next((f for f in adding_fields(kind) if f.name in needed and f.get(draft) in ("", "?")), None)


def _seat(work: Work, draft: NewSeat, number: int) -> str:
    """Seat the person at the side's table of that day, which is laid where there is none."""
    at_table = [key for key, table in work.teams.tables.items() if (table.side, table.role) == (draft.side, draft.role)]
    same_day = [key for key in at_table if work.teams.tables[key].day == draft.day]
    if same_day:
        table = same_day[0]
    else:
        others = (key for key, table in work.teams.tables.items() if draft.day and table.day == draft.day)
        meeting = next((m for key in others if (m := work.teams.frame(key).meeting)), None)
        table = work.teams.found(draft.side, draft.role, meeting, draft.day, draft.evidence)
    key = seat_key(table, draft.name)
    if key in work.teams.seats:
        raise ValueError(f"{draft.name} sits at that table already")
    seat = Seat(
        table=table,
        name=draft.name,
        title=draft.title,
        side=draft.side,
        role=draft.role,
        head=draft.head,
        status=draft.status,
        evidence=draft.evidence,
    )
    work.teams.put(key, seat)
    if not any(actor.name == draft.name for actor in work.actors):
        work.actors.append(
            Actor(id=f"pm{number}", name=draft.name, kind="person", side=draft.side, evidence=draft.evidence)
        )
    return key
