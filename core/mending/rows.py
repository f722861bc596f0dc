"""What every record that can be mended has: words behind it, an identity, and a name in a few words."""

from __future__ import annotations

from core.mending.seats import Seat, Table
from core.model import Article, Event, Evidence, Figure, Record

Row = Event | Figure | Seat | Table | Article


def evidence_of(row: Event | Figure | Seat | Article) -> tuple[Evidence, ...]:
    """The words behind a row; behind an article itself its headline."""
    if isinstance(row, Article):
        return (Evidence(article=row.id, start=0, end=0, quote=row.title or ""),)
    if isinstance(row, Figure):
        return (Evidence(article=row.article, start=row.start, end=row.end, quote=row.text),)
    return row.evidence


def context_of(row: Record) -> str:
    """What stands round words too short to be found again by themselves: a figure's sentence, an article's path."""
    if isinstance(row, Article):
        return row.path
    return row.quote if isinstance(row, Figure) else ""


def identity_of(row: Record) -> str:
    """What tells a row from another of its kind in the same words: also what verdicts are tied to."""
    if isinstance(row, Event):
        return f"{row.type}|{row.date.start if row.date else ''}"
    if isinstance(row, Figure):
        return f"{row.object}|{row.action}"
    if isinstance(row, Seat):
        return f"{row.side}|{row.name}"
    if isinstance(row, Table):
        return f"{row.side}|{row.role}|{row.day or ''}"
    return ""


def label_of(row: Row) -> str:
    """A row in a few words, for telling what was merged or taken out."""
    if isinstance(row, Event):
        parts = (row.type, row.date.start if row.date else "", row.venue or row.place or "")
        return " ".join(part for part in parts if part)
    if isinstance(row, Figure):
        return f"{row.text} ({row.object} {row.action})"
    if isinstance(row, Article):
        return row.source or row.path
    return row.name if isinstance(row, Seat) else f"{row.side} {row.day or ''}".strip()
