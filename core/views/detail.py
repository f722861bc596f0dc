"""A row in full, for the head of the evidence and for the line under a narrow table, where cells are cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from core.views import disagreements
from core.views.index import Index
from core.views.noted import notes_of
from core.views.rows import MARKS, Row
from core.views.tallies import figures_of, voices
from core.views.wording import capital, day, listed

if TYPE_CHECKING:
    from core.mending.notes import Note


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """A row told in words: what it is, who says what of it, and what else there is to know."""

    title: str
    voices: str = ""
    """Every position or number with who holds it: what a list of the evidence shows as well."""
    facts: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    """What reviewers changed, and what the machine had read."""

    @property
    def line(self) -> str:
        """The whole in one line."""
        return " · ".join(part for part in (*self.mended, self.title, self.voices, *self.facts) if part)


def detail_of(index: Index, row: Row) -> Detail:
    """The row in full: nothing cut, marks spelled out."""
    tell = {
        "event": _event,
        "tally": _tally,
        "disagreement": _disagreement,
        "set_aside": _set_aside,
        "article": _article,
        "found": _found,
        "hit": _hit,
    }.get(row.of, _plain)
    detail = tell(index, row)
    silent = ("planned", "cancelled", "warning", "mended", "added")
    signs = tuple(MARKS[mark][1] for mark in row.marks if mark not in silent)
    mended = tuple(_mended(note) for note in notes_of(index, row))
    sure = () if row.certainty is None else (f"certainty {row.certainty:.2f}",)
    facts = (*(f for f in detail.facts if f), *signs, *sure)
    return Detail(title=detail.title, voices=detail.voices, facts=facts, mended=mended)


def _mended(note: Note) -> str:
    from core.mending.notes import told  # only where something was mended

    return f"{MARKS['mended'][0]} {told(note)}"


def _plain(index: Index, row: Row) -> Detail:
    first, *rest = [cell for cell in row.cells if cell] or [""]
    return Detail(title=first, facts=tuple(rest))


def _event(index: Index, row: Row) -> Detail:
    event = index.events[row.id]
    place = f"{event.venue}, {event.place}" if event.venue and event.place else event.venue or event.place
    when = " ".join(part for part in (day(event.date), event.date.time if event.date else None) if part)
    utc = f"{event.date.utc[11:].removesuffix('Z')} UTC" if event.date and event.date.utc else ""
    title = event.gist or " ".join(part for part in (capital(event.type), f"in {place}" if place else "") if part)
    facts = (when, utc, event.type if event.gist else "", place or "", event.status, listed(event.actors))
    return Detail(title=capital(title), facts=facts)


def _tally(index: Index, row: Row) -> Detail:
    tally = index.tallies[row.id]
    return Detail(
        title=tally.label, voices=" · ".join(voices(index, figures_of(index, tally))), facts=(day(tally.date),)
    )


def _disagreement(index: Index, row: Row) -> Detail:
    dispute = index.disagreements[row.id]
    silent = f"silent: {listed(index.outlets(dispute.silent))}" if dispute.silent else ""
    return Detail(
        title=f"{capital(dispute.kind)}: {dispute.about}",
        voices=disagreements.told(index, dispute),
        facts=(dispute.why, silent),
    )


def _set_aside(index: Index, row: Row) -> Detail:
    pair = index.dossier.set_aside[int(row.id[1:]) - 1]
    return Detail(title=f"No conflict: {pair.about}", voices=" and ".join(pair.values), facts=(pair.why,))


def _article(index: Index, row: Row) -> Detail:
    article = index.articles[row.id]
    origin = index.origin(article.id)
    facts = (
        index.outlet(article.id),
        row.cells[2],
        f"{article.words:,} words",
        f"reprint of {index.outlet(origin)}" if origin != article.id else "",
        article.path,
        row.cells[-1],
    )
    return Detail(title=article.title or index.outlet(article.id), facts=facts)


def _found(index: Index, row: Row) -> Detail:
    article = index.articles[row.id]
    hits = f"{row.cells[2]} hit{'s' * (row.weight != 1)}"
    return Detail(title=article.title or row.cells[0], facts=(row.cells[0], row.cells[1], hits, article.path))


def _hit(index: Index, row: Row) -> Detail:
    article = index.articles[row.parent or ""]
    return Detail(title=row.cells[-1], facts=(index.outlet(article.id), row.date, article.title or ""))
