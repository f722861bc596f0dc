"""What the grammar reads in a text before a calendar is held against it."""

from __future__ import annotations

from typing import Literal

import msgspec

from core.model import TimeKind

Anchor = Literal["publication", "reference"]


class Reading(msgspec.Struct, eq=False):
    """One time expression: atoms `first` to `last` (inclusive), and as much of its meaning as its own words tell."""

    first: int
    last: int
    rule: str
    """The rule that read it, kept on the mention."""
    kind: TimeKind = "DATE"
    value: str | None = None
    """A TIMEX3 value that needs no calendar: durations, sets, references."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 Monday to 7 Sunday."""
    suffix: str = ""
    """What TIMEX3 puts after the year: `Q3`, `H1`, `SU`; or after the week: `WE`."""
    part: str = ""
    """Part of the day (`MO`, `AF`, `EV`, `NI`, `MI`, `DT`) or clock time `13:00`."""
    which: int | None = None
    """-1 last, 0 this, 1 next: for weekdays, months, seasons, quarters."""
    unit: str = ""
    """The unit in which `shift` counts, as in the lexicon."""
    shift: float | None = None
    """Units from the anchor, negative before it."""
    anchor: Anchor = "publication"
    mod: str = ""
    """TIMEX3 modifier of a date: START, MID, END."""
    twin: Reading | None = None
    """The other end of a range, which lends month and year."""
