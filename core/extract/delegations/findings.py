"""What a rule finds: some people on one side's seats, and how to tell at which meeting."""

from __future__ import annotations

from dataclasses import field

import msgspec

from core.extract.delegations.people import Person
from core.extract.document import Sentence
from core.model import Role, SeatStatus

STORY = ", on the story's day"
"""Added to a rule where the article tells no day for these people: theirs is that of the talks that it is about."""


class Seat(msgspec.Struct, eq=False):
    """One person on one side's bench."""

    person: Person
    head: bool = False
    status: SeatStatus = "named"


class Finding(msgspec.Struct, eq=False):
    """Seats of one side that a rule read in one sentence."""

    side: str
    seats: list[Seat]
    sentence: Sentence
    at: int
    """The token whose date is the meeting's."""
    rule: str
    certainty: float
    encounter: bool = False
    """The sentence tells the meeting itself ("X met Y"), so that its own date is the meeting's."""
    role: Role = "party"
    facing: tuple[str, ...] = ()
    """The sides across the table, where the sentence tells them."""
    timeless: bool = False
    """The date beside it is not the meeting's: "chief negotiator X said on Friday", "Y was replaced in April"."""
    end: int = field(default=0)
    """Last token of the words that tell it."""

    @property
    def head(self) -> Person | None:
        """The one who leads, if the sentence says so."""
        return next((seat.person for seat in self.seats if seat.head), None)
