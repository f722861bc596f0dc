"""What one trigger tells: an event of a type, with its day, place, people and status, before anything is merged."""

from __future__ import annotations

import msgspec

from core.extract.document import Sentence, Token
from core.model import Figure, Status, When

FAMILY = {"summit": "talks", "arrival": "visit"}
"""Types that are told under another: a summit is talks, an arrival part of a visit."""

CLOSED = ", its close"
"""Ends the name of the rule where the day told is that of the end: "the round closed on Friday"."""
INFERRED = ", parties inferred"
"""Ends the name of the rule where the passage names nobody and the article's two main sides stand in."""

REACH = 5
"""Sentences back that an undetermined "the attack" may refer to."""


class Candidate(msgspec.Struct):
    """One telling of an event. Offsets are characters of the article's text."""

    type: str
    rule: str
    when: When | None
    dated: float
    """How sure the day is, 0–1."""
    explicit: bool
    """The sentence, or the label of its block, names the day."""
    basis: str
    own_day: bool
    """The clause itself names the day."""
    status: Status
    sentence: Sentence
    index: int
    """Token of the trigger."""
    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    by: str | None = None
    against: str | None = None
    place: str | None = None
    country: str | None = None
    own_place: bool = False
    clause: list[Token] = msgspec.field(default_factory=list)
    """The tokens of the trigger's clause."""
    past: bool = False
    """A simple past."""
    simple: bool = True
    """Its verb has no auxiliary."""
    definite: bool = False
    """ "the attack", "the meeting": speaks of one told before."""
    separate: bool = False
    """ "separately", "another": speaks of one more."""
    founder: bool = True
    """It can stand as an event of its own."""
    weapon: str | None = None
    figure: Figure | None = None
    harm: bool = False
    """It tells of the dead and wounded rather than of the strike."""
    stopped: bool = False
    """It tells of what was shot down."""
    nationwide: bool = False
    """ "across the country"."""
    words: frozenset[str] = msgspec.field(default_factory=frozenset)
    base: str = ""
    tells: bool = False
    """Its simple past founds an event on the day of the story."""
    repeated: bool = False
    """Its trigger may tell of several days."""
    broken_off: bool = False
    """It befalls the talks of the story's sides."""
    timed: bool = False
    """Only a time of day dates it: "at about 8 am"."""
    stop: int = 0
    """Number among the places that one trigger tells of."""
