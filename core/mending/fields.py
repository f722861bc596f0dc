"""The fields of a row that a reviewer can mend: how each is shown for editing, and how what was typed is read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, get_args

import msgspec

from core.mending.seats import NewSeat, Seat, Table
from core.model import PLOVER, Article, Confidence, Event, EventType, Figure, Record, Role, SeatStatus, Status, When
from core.notation import bounds, count

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)\Z")
_PRECISION = {10: 1, 7: 4, 4: 5}
"""UCDP's date_prec by the length of an ISO day, month or year."""
YES, NO = "yes", "no"


class Field(msgspec.Struct, frozen=True):
    """One field of one kind of row."""

    name: str
    title: str
    get: Callable[[Any], str]
    """The value of a record as text to edit; empty where there is none."""
    put: Callable[[Any, str], Any]
    """The record with the typed text in the field. Raises ValueError with a sentence where it cannot stand there."""
    choices: tuple[str, ...] = ()
    """All values there are; empty: any text."""
    many: bool = False
    """Several values, parted by semicolons or commas."""


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of article, event, figure, seat or delegation, in the order in which a dialog shows them."""
    return FIELDS[kind]


def adding_fields(kind: str) -> tuple[Field, ...]:
    """The fields of a row that is being added: a seat's also tell the day of its meeting."""
    return (*FIELDS[kind], _DAY_FIELD) if kind == "seat" else FIELDS[kind]


def field_of(kind: str, name: str) -> Field | None:
    """The field of that name, or None where the kind has none such."""
    return next((field for field in FIELDS.get(kind, ()) if field.name == name), None)


def _text(name: str, title: str) -> Field:
    def put(record: Record, text: str) -> Record:
        return msgspec.structs.replace(record, **{name: " ".join(text.split()) or None})

    return Field(name, title, lambda record: getattr(record, name) or "", put)


def _called(name: str, attribute: str, title: str) -> Field:
    """As `_text`, for an attribute whose own name means something else in other rows."""
    return msgspec.structs.replace(_text(attribute, title), name=name)


def _needed(name: str, title: str) -> Field:
    def put(record: Record, text: str) -> Record:
        if not text.strip():
            raise ValueError(f"{title} cannot be empty")
        return msgspec.structs.replace(record, **{name: " ".join(text.split())})

    return Field(name, title, lambda record: getattr(record, name), put)


def _word(name: str, title: str, topic: str, table: str) -> Field:
    """A field whose words the lexicon knows; anything else stands under `other:`."""

    def put(record: Record, text: str) -> Record:
        from core.lexicon import load

        word = "-".join(text.casefold().split())
        if word not in load(topic)[table] and not (word.startswith("other:") and word != "other:"):
            raise ValueError(
                f"“{text.strip()}” is no {title.lower()} of the report: Tab offers them, or write other:word"
            )
        return msgspec.structs.replace(record, **{name: word})

    return Field(name, title, lambda record: getattr(record, name), put)


def _choice(name: str, title: str, choices: tuple[str, ...]) -> Field:
    def put(record: Record, text: str) -> Record:
        return msgspec.structs.replace(record, **{name: chosen(title, text, choices)})

    return Field(name, title, lambda record: getattr(record, name), put, choices)


def chosen(title: str, text: str, choices: tuple[str, ...]) -> str:
    """The choice that was typed, or begun so that only one fits. Raises ValueError with a sentence that lists them."""
    word = text.strip().casefold()
    fitting = [choice for choice in choices if choice == word] or [c for c in choices if word and c.startswith(word)]
    if len(fitting) != 1:
        raise ValueError(f"{title} is one of {', '.join(choices)}")
    return fitting[0]


def day_typed(text: str) -> str:
    """An ISO day, month or year from what was typed: `2025-06-02`, `2025-06`, or `2 June 2025`. Raises ValueError."""
    text = text.strip()
    if _DAY.match(text):
        try:
            dt.date.fromisoformat(f"{text}-01-01"[:10])
        except ValueError:
            raise ValueError(f"{text} is no day of the calendar") from None
        return text
    from core.extract.dates import find_dates

    found = [m.value for m in find_dates(text, None) if (m.start, m.end) == (0, len(text)) and _DAY.match(m.value)]
    if len(found) != 1:
        raise ValueError(f"“{text}” is no date: write 2025-06-02, or 2025-06 for a month")
    return found[0]


def _put_date(record: Event | Figure, text: str) -> Record:
    old = record.date
    if not text.strip():
        return msgspec.structs.replace(record, date=None)
    start = day_typed(text)
    if old and old.end and old.end < start:
        raise ValueError(f"The row would end on {old.end}, before it begins: change or empty the end first")
    base = old or When(start=start)
    # The clock time in UTC was reckoned for the other day.
    utc = base.utc if start == base.start else None
    when = msgspec.structs.replace(base, start=start, date_prec=_PRECISION[len(start)], utc=utc)
    return msgspec.structs.replace(record, date=when)


def _put_end(record: Event | Figure, text: str) -> Record:
    if record.date is None:
        raise ValueError("Give the date first, then its end")
    end = day_typed(text) if text.strip() else None
    if end and (len(end) != len(record.date.start) or end < record.date.start):
        raise ValueError(f"The end must be a day after {record.date.start}, written in the same way")
    when = msgspec.structs.replace(record.date, end=None if end == record.date.start else end)
    return msgspec.structs.replace(record, date=when)


def _clock_typed(text: str, example: str) -> str:
    """`09:30` from a clock time that was typed. Raises ValueError with a sentence that shows the example."""
    match = _CLOCK.match(text.strip())
    if not match:
        raise ValueError(f"“{text.strip()}” is no time: write {example}")
    return f"{int(match[1]):02}:{match[2]}"


def _put_time(record: Event, text: str) -> Record:
    if record.date is None:
        raise ValueError("Give the date first, then its time")
    time = _clock_typed(text, "14:00") if text.strip() else None
    utc = record.date.utc if time == record.date.time else None
    return msgspec.structs.replace(record, date=msgspec.structs.replace(record.date, time=time, utc=utc))


def _dates() -> tuple[Field, Field]:
    return (
        Field("date", "Date", lambda r: r.date.start if r.date else "", _put_date),
        Field("end", "End", lambda r: (r.date.end if r.date else None) or "", _put_end),
    )


def names_typed(text: str) -> tuple[str, ...]:
    """The names in what was typed, each once; parted by semicolons where there is one, else by commas."""
    parts = text.split(";" if ";" in text else ",")
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def names_text(names: tuple[str, ...]) -> str:
    """The inverse of `names_typed`."""
    if not any("," in name for name in names):
        return ", ".join(names)
    return "; ".join(names) + (";" if len(names) == 1 else "")


def _put_number(record: Figure, text: str) -> Figure:
    low, best, high = bounds(text)
    return msgspec.structs.replace(record, low=low, best=best, high=high)


def _put_type(record: Event, text: str) -> Event:
    kind = chosen("Type", text, get_args(EventType))
    return msgspec.structs.replace(record, type=kind, plover=PLOVER[kind])


def _put_background(record: Record, text: str) -> Record:
    return msgspec.structs.replace(record, background=chosen("Background", text, (YES, NO)) == YES)


_PUBLISHED = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d?\d[:.]\d\d)(:\d\d)?\Z")


def _put_published(record: Article, text: str) -> Article:
    text = text.strip()
    match = _PUBLISHED.match(text)
    clock = _clock_typed(match[2], "2025-06-02 14:00") if match else ""
    day = day_typed(match[1] if match else text) if text else None
    if day and len(day) != 10:
        raise ValueError("An article appears on a day: write 2025-06-02, or 2025-06-02 14:00")
    when = f"{day}T{clock}{(match and match[3]) or ':00'}" if clock else day
    return msgspec.structs.replace(record, published=when, published_basis="stated" if when else None)


def _put_seat(record: Seat, text: str) -> Seat:
    word = chosen("Seat", text, SEATS)
    if word == "head":
        return msgspec.structs.replace(record, head=True, status="named")
    return msgspec.structs.replace(record, head=False, status=word)


def _put_day(record: Table | NewSeat, text: str) -> Table | NewSeat:
    return msgspec.structs.replace(record, day=day_typed(text) if text.strip() else None)


_DAY_FIELD = Field("date", "Day of the meeting", lambda t: t.day or "", _put_day)
SEATS = ("head", *get_args(SeatStatus))
_BACKGROUND = Field("background", "Background", lambda r: YES if r.background else NO, _put_background, (YES, NO))
FIELDS: dict[str, tuple[Field, ...]] = {
    "event": (
        Field("type", "Type", lambda e: e.type, _put_type, get_args(EventType)),
        *_dates(),
        Field("time", "Time", lambda e: (e.date.time if e.date else None) or "", _put_time),
        _text("place", "Place"),
        _text("venue", "Venue"),
        Field(
            "actors",
            "Actors",
            lambda e: names_text(e.actors),
            lambda e, text: msgspec.structs.replace(e, actors=names_typed(text)),
            many=True,
        ),
        _choice("status", "Status", get_args(Status)),
        _BACKGROUND,
        Field(
            "gist", "What", lambda e: e.gist, lambda e, text: msgspec.structs.replace(e, gist=" ".join(text.split()))
        ),
    ),
    "figure": (
        Field("number", "Number", lambda f: count(f.low, f.best, f.high), _put_number),
        _word("object", "Object", "objects", "nouns"),
        _word("action", "Action", "actions", "verbs"),
        _text("by", "By"),
        _text("against", "Against"),
        _text("place", "Place"),
        *_dates(),
        _text("speaker", "Speaker"),
        _text("via", "Via"),
        _choice("confidence", "Confidence", get_args(Confidence)),
        _BACKGROUND,
    ),
    "seat": (
        _needed("name", "Name"),
        _text("title", "Office"),
        _needed("side", "Side"),
        _choice("role", "Role", get_args(Role)),
        Field("seat", "Seat", lambda s: "head" if s.head else s.status, _put_seat, SEATS),
    ),
    "article": (
        Field("published", "Published", lambda a: (a.published or "").replace("T", " "), _put_published),
        _called("outlet", "source", "Outlet"),
        _called("headline", "title", "Headline"),
    ),
    "delegation": (
        _needed("side", "Side"),
        _choice("role", "Role", get_args(Role)),
        _DAY_FIELD,
        _text("head", "Head"),
    ),
}
"""By kind of row."""
