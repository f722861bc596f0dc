"""A dossier while it is mended: its rows by key, what the machine read of them, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from core.mending.anchoring import Finder, words_of
from core.mending.notes import Note, with_version
from core.mending.rows import Row, context_of, evidence_of, identity_of
from core.mending.seats import Seat, Table, Tables
from core.model import Article, Dossier, Event, Evidence, Figure
from core.store import Target, Words

if TYPE_CHECKING:
    from core.compare.basis import Basis


class Work:
    """Mutable, for the length of one `mend`."""

    def __init__(self, dossier: Dossier, basis: Basis | None, targets: Iterable[Target]) -> None:
        """`targets` are all that will be looked for: rows of articles that none of them is in need not be known."""
        self.dossier = dossier
        self.articles = {a.id: a for a in dossier.articles}
        self.events: dict[str, Event] = {e.id: e for e in dossier.events}
        self.figures: dict[str, Figure] = {f.id: f for f in dossier.figures}
        self.actors = list(dossier.actors)
        self.teams = Tables(dossier)
        self.told = basis.told if basis else ()
        self.event_ids: dict[str, dict[str, str]] = (
            {article: dict(ids) for article, ids in basis.event_ids.items()} if basis else {}
        )
        self.notes: dict[tuple[str, str], Note] = {}
        self.machine: dict[str, Row] = {}
        """The rows that were changed, as the machine read them."""
        self.added: set[str] = set()
        """Rows that a reviewer added: no machine read anything in them."""
        self.targets: dict[str, Target] = {}
        """What mendings of these rows are tied to."""
        self.merged: dict[str, str] = {}
        """Rows that were merged away → the row that holds them."""
        self.known: set[str] = set()
        """Rows that can be found."""
        self.finder = Finder(dossier.articles)
        near = self._near(targets)
        for kind, key in self.keys():
            if any(evidence.article in near for evidence in self._evidence(kind, key)):
                self.know(kind, key)
            else:
                self.known.add(key)

    def _near(self, targets: Iterable[Target]) -> set[str]:
        """The articles whose rows may be meant; all of them where one that is meant is not there as it was."""
        wanted = {words.sha256 for target in targets for words in target.words}
        articles = self.dossier.articles
        gone = not wanted <= {article.sha256 for article in articles}
        return {article.id for article in articles if gone or article.sha256 in wanted}

    def keys(self) -> Iterable[tuple[str, str]]:
        """Kind and key of every row."""
        yield from (("article", key) for key in self.articles)
        yield from (("event", key) for key in self.events)
        yield from (("figure", key) for key in self.figures)
        yield from (("delegation", key) for key in self.teams.tables)
        yield from (("seat", key) for key in self.teams.seats)

    def know(self, kind: str, key: str) -> None:
        """Let the row be found by its words."""
        self.known.add(key)
        row = self.row(kind, key)
        self.finder.add(kind, key, identity_of(row), self.words(kind, key))

    def row(self, kind: str, key: str) -> Row:
        """The row as it is now. Raises KeyError where there is none."""
        rows: dict[str, dict] = {
            "event": self.events,
            "figure": self.figures,
            "article": self.articles,
            "seat": self.teams.seats,
            "delegation": self.teams.tables,
        }
        found: Row = rows[kind][key]
        return found

    def put(self, kind: str, key: str, row: Row) -> None:
        """Change a row; what the machine read of it is kept."""
        self.keep(kind, key)
        if isinstance(row, Article):
            self.articles[key] = row
        elif isinstance(row, Event):
            self.events[key] = row
        elif isinstance(row, Figure):
            self.figures[key] = row
        elif isinstance(row, Seat):
            self.teams.put(key, row)
            self.teams.settle()
            self._know_new("delegation", self.teams.tables)
        else:
            self.teams.put_table(key, row)
            self._know_new("seat", self.teams.seats)

    def _know_new(self, kind: str, rows: Iterable[str]) -> None:
        """A seat may need a table of its own, a head a seat: what came into being that way can be mended too."""
        for key in [key for key in rows if key not in self.known]:
            self.know(kind, key)
            self.keep(kind, key)

    def keep(self, kind: str, key: str) -> None:
        """Remember the row as the machine read it, unless that was done before."""
        if key not in self.machine:
            row = self.row(kind, key)
            self.machine[key] = row
            self.targets[key] = Target(kind=kind, identity=identity_of(row), words=self.words(kind, key))

    def words(self, kind: str, key: str) -> tuple[Words, ...]:
        """The words behind a row."""
        return words_of(self.articles, self._evidence(kind, key), context_of(self.row(kind, key)))

    def _evidence(self, kind: str, key: str) -> tuple[Evidence, ...]:
        row = self.row(kind, key)
        return self.teams.frame(key).evidence if isinstance(row, Table) else evidence_of(row)

    def find(self, target: Target) -> str | None:
        """The key of the row that holds what the target means; of a row merged away, the one that it went into."""
        key = self.finder.find(target)
        seen = set()
        while key in self.merged and key not in seen:
            seen.add(key)
            key = self.merged[key]
        try:
            return key if key is not None and self.row(target.kind, key) else None
        except KeyError:
            return None

    def note(self, note: Note) -> None:
        """Keep what was done."""
        with_version(self.notes, note)

    def rename(self, before: str, after: str) -> None:
        """What was noted of one row is noted of another: it went into it."""
        for (row, field), note in list(self.notes.items()):
            if row == before:
                del self.notes[row, field]
                with_version(self.notes, msgspec.structs.replace(note, row=after))
