"""What became of each article, in the order of finding, whatever the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from core.corpus.piece import extraction_of, unpacked
from core.ingest import date_by_context, wants_date
from core.model import Article, Extraction, Warning

_LOST = "left out, for what was read in it was lost; press r to read it again."
STDIN = "-"


@dataclass(slots=True)
class Slot:
    """A place in the order: an article that is found, or a sentence on what was not."""

    path: str = ""
    key: str = ""
    """The article's content, in the cache."""
    told: str = ""
    piece: bytes | None = None
    """What was read, packed, until it is taken."""


@dataclass(slots=True)
class Taken:
    """An article that was read; `found` is its extraction, encoded until it is asked for."""

    article: Article
    key: str
    found: bytes | None
    extraction: Extraction | None = None

    def extracted(self) -> Extraction | None:
        """What was found in the article; None for one that waits for its date or was left out."""
        if self.extraction is None and self.found is not None:
            self.extraction, self.found = extraction_of(self.article, self.found), None
        return self.extraction


class Ledger:
    """Slots are filled in any order and taken in theirs: ids and sentences are those of one process reading alone."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.taken: list[Taken] = []
        self.warnings: list[Warning] = []
        self._next = 0

    def tell(self, message: str) -> None:
        """A sentence about a path that gave no article, at this place."""
        self.slots.append(Slot(told=message))

    def add(self, path: str, key: str) -> Slot:
        """A place for an article."""
        self.slots.append(Slot(path, key))
        return self.slots[-1]

    def identity(self) -> Iterator[object]:
        """What was found, without what was read in it."""
        return ((slot.path, slot.key, slot.told) for slot in self.slots)

    def take(self) -> None:
        """Take what is there, up to the first article that is not yet read."""
        while self._next < len(self.slots):
            slot = self.slots[self._next]
            if slot.told:
                self.warnings.append(Warning(message=slot.told))
            elif slot.piece is None:
                return
            else:
                self._take(slot, slot.piece)
                slot.piece = None
            self._next += 1

    def read(self) -> set[str]:
        """The ids of the articles of which there is an extraction."""
        return {taken.article.id for taken in self.taken if taken.found is not None or taken.extraction}

    def extractions(self) -> Iterator[Extraction]:
        """What was found in the articles that are taken."""
        held = iter(self.taken)
        return (extraction for taken in held if (extraction := taken.extracted()))

    def given_up(self) -> Iterator[Extraction]:
        """As `extractions`, and nothing of them is held here any longer."""
        found = self.extractions()
        self.taken = []
        return found

    def redated(self, days: Mapping[str, str]) -> list[Taken]:
        """The articles that bear another publication day than `days` tells by their content: now with that one."""
        others = []
        for taken in self.taken:
            article = taken.article
            day = days.get(article.sha256, article.published)
            if day != article.published:
                taken.article = msgspec.structs.replace(article, published=day, published_basis="stated")
                if taken.found is not None or taken.extraction or wants_date(article):
                    others.append(taken)
        return others

    def undated(self) -> list[Taken]:
        """The articles that wait for a date, now with the one that the others give them, if any."""
        waiting = [taken for taken in self.taken if taken.found is None and not taken.extraction]
        waiting = [taken for taken in waiting if wants_date(taken.article)]
        if waiting:
            for taken, article in zip(self.taken, date_by_context([t.article for t in self.taken]), strict=True):
                if wants_date(taken.article):
                    taken.article = article
        return waiting

    def take_dated(self, taken: Taken, data: bytes) -> None:
        """What was read in an article that waited."""
        piece = unpacked(data)
        if piece and piece.found:
            taken.found, taken.extraction = piece.found, None
        else:
            self.warnings.append(Warning(message=f"{taken.article.path}: {piece.told if piece else _LOST}"))

    def _take(self, slot: Slot, data: bytes) -> None:
        piece = unpacked(data)
        if piece is None or piece.article is None:
            shown = "standard input" if slot.path == STDIN else slot.path
            self.warnings.append(Warning(message=f"{shown}: {piece.told if piece else _LOST}"))
            return
        name = f"a{len(self.taken) + 1}"
        article = msgspec.structs.replace(piece.article, id=name, path=slot.path)
        self.taken.append(Taken(article, slot.key, piece.found))
        if piece.told:
            self.warnings.append(Warning(article=name, message=f"{slot.path}: {piece.told}"))
