"""The tellings of one event within an article, with what they add up to."""

from __future__ import annotations

import msgspec

from core.extract.events.candidates import Candidate
from core.model import When

LAST = 40
"""Groups of a day, and tellings of a group, that a new telling is held against: the last ones."""


class Group(msgspec.Struct):
    """The tellings of one event."""

    type: str
    members: list[Candidate] = msgspec.field(default_factory=list)
    place: str | None = None
    country: str | None = None
    by: str | None = None
    against: str | None = None
    sides: set[str] = msgspec.field(default_factory=set)
    people: set[str] = msgspec.field(default_factory=set)
    seat: str | None = None
    """The town in which it was, where none of its tellings names one."""
    _surest: Candidate | None = None
    """The dated telling that is surest of its day."""

    def add(self, candidate: Candidate) -> None:
        """Take in one more telling and what it adds."""
        self.members.append(candidate)
        if candidate.when is not None and (self._surest is None or _sureness(candidate) > _sureness(self._surest)):
            self._surest = candidate
        if candidate.place and (self.place is None or (self.place == self.country and candidate.own_place)):
            self.place, self.country = candidate.place, candidate.country or self.country
        self.country = self.country or candidate.country
        self.by = self.by or candidate.by
        self.against = self.against or (candidate.against if candidate.against != self.by else None)
        self.sides.update(candidate.sides)
        self.people.update(candidate.people)

    @property
    def when(self) -> When:
        """The day of the telling that is surest of it."""
        assert self._surest is not None
        assert self._surest.when is not None
        return self._surest.when

    @property
    def last(self) -> int:
        """Index of the last sentence that tells of it."""
        return self.members[-1].sentence.index


def _sureness(telling: Candidate) -> tuple[bool, float, int]:
    return telling.founder, telling.dated, -telling.sentence.index
