"""The timeline: one row an event, by day and time; background events apart at the end."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, TypeVar

from core.model import Event
from core.views.index import Index
from core.views.rows import Column, Row, Table
from core.views.wording import day, listed

T = TypeVar("T")
COLUMNS = (
    Column("mark", "", width=2, least=2, key=lambda row: (not row.marks, row.sign)),
    Column("date", "Date", width=16, least=10, whole=True, key=lambda row: row.date),
    Column("time", "Time", width=5, least=5, rank=2),
    Column("type", "Type", width=9, least=9),
    Column("place", "Place", width=16, least=14, grow=1),
    Column("actors", "Actors", width=26, least=22, grow=2),
    Column("status", "Status", width=9, least=9, rank=3),
    Column("claims", "Claims", width=6, least=6, right=True, rank=1, key=lambda row: -row.weight),
    Column("gist", "What", width=40, least=24, grow=3, rank=4),
)
BACKGROUND = "background"


def timeline(index: Index) -> Table:
    """Events in the order of their days, then times; those without a day last, background under its own heading.

    `weight` is the number of independent claims; the mark `differs` stands where a disagreement touches the words.
    """
    once = Once()
    named = zip(index.events, index.dossier.events, strict=True)
    made = [(_order(event), _row(index, key, event, once)) for key, event in index.steadily(named)]
    made.sort(key=itemgetter(0))
    rows = [row for _, row in made if not row.parent]
    background = [row for _, row in made if row.parent]
    if background:
        rows.append(Row(id=BACKGROUND, of="heading", cells=("", "Background", *[""] * 7), kind="heading"))
        rows.extend(background)
    return Table("timeline", COLUMNS, tuple(rows), "No dated event was found in these articles.")


def _order(event: Event) -> str:
    when = event.date
    return f"{when.start}\0{when.time or ''}\0{event.id}" if when else f"9999\0\0{event.id}"


def _same_day(day: str | None, event: Event) -> bool:
    """A disagreement of another day that stands in the same sentence is none about this event."""
    when = event.date
    return day is None or when is None or when.start[: len(day)] <= day <= (when.end or when.start)


class Once:
    """Equal values as one: a hundred thousand events have some thousand days, places and lists of actors."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}

    def one(self, value: T) -> T:
        """The first value that was equal to this one."""
        first: T = self._values.setdefault(value, value)
        return first

    def listed(self, words: tuple[str, ...]) -> str:
        """The words written out."""
        text = self._lists.get(words)
        if text is None:
            text = self._lists[words] = listed(words)
        return text


def _row(index: Index, key: str, event: Event, once: Once) -> Row:
    marks = []
    if index.disputed(event.evidence, lambda dispute, _: _same_day(dispute.date, event)):
        marks.append("differs")
    if event.status != "occurred":
        marks.append(event.status)
    claims, speakers = index.voices(event.evidence)
    actors = once.one(event.actors)
    place = f"{event.venue}, {event.place}" if event.venue and event.place else event.venue or event.place or ""
    place, when = once.one(place), once.one(day(event.date))
    start = event.date.start if event.date else ""
    return Row(
        id=key,
        of="event",
        cells=(
            "",
            when,
            (event.date and event.date.time) or "",
            event.type,
            place,
            once.listed(actors),
            event.status,
            str(claims),
            event.gist,
        ),
        marks=(*marks, *index.mended_marks(key)),
        parent=BACKGROUND if event.background else None,
        depth=1 if event.background else 0,
        sides=actors,
        kind=event.type,
        sources=once.one(index.outlets([e.article for e in event.evidence])),
        place=place,
        speakers=once.one(speakers),
        date=when if start == when else once.one(start),
        certainty=event.certainty,
        weight=claims,
    )
