"""Where talks and what came of them took place, told by what else the article tells of the same people and days."""

from __future__ import annotations

import datetime as dt

from core.extract.events.candidates import FAMILY
from core.extract.events.groups import Group
from core.extract.events.place_names import is_venue
from core.extract.stated_days import DAY

_SEATED = frozenset(("talks", "agreement", "document"))
"""Families that happen where those who take part are."""
_SHOWS = frozenset(("talks", "visit", "agreement"))
"""Families whose place tells where those who take part are."""
Span = tuple[dt.date, dt.date]


def seat(groups: list[Group]) -> None:
    """Note the town of meetings, deals and papers that name none, or only a hotel or palace.

    It is that of the meeting or journey of the same people on the same day, where all that tell of one name the same.
    """
    wanting = [g for g in groups if _family(g) in _SEATED and (g.place is None or is_venue(g.place)) and _span(g)]
    shown = [g for g in groups if _shows(g)]
    for group in wanting:
        towns = {g.place: g for g in shown if _meets(group, g) and _overlap(_span(group), _span(g))}
        if len(towns) == 1:
            group.seat = next(iter(towns))


def _shows(group: Group) -> bool:
    """It names a town and its own day, so that those who take part are there then."""
    named = group.place is not None and group.place != group.country and not is_venue(group.place)
    return named and _family(group) in _SHOWS and any(m.own_day and m.own_place for m in group.members)


def _family(group: Group) -> str:
    return FAMILY.get(group.type, group.type)


def _span(group: Group) -> Span | None:
    when = group.when
    if len(when.start) != DAY or when.date_prec > 1:
        return None
    first = dt.date.fromisoformat(when.start)
    return first, dt.date.fromisoformat(when.end) if when.end and len(when.end) == DAY else first


def _meets(group: Group, other: Group) -> bool:
    """Somebody of the one is of the other; where both name people, one of them."""
    if group is other:
        return False
    if group.people and other.people:
        return bool(group.people & other.people)
    return not group.sides or bool(group.sides & other.sides)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]
