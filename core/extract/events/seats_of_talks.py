"""Where talks and what came of them took place, told by what else the article tells of the same people and days."""

from __future__ import annotations

from collections.abc import Iterable

from core.extract.dates.calendar import ordinal
from core.extract.events.candidates import FAMILY
from core.extract.events.groups import Group
from core.extract.events.place_names import is_venue
from core.extract.stated_days import DAY

_SEATED = frozenset(("talks", "agreement", "document"))
"""Families that happen where those who take part are."""
_SHOWS = frozenset(("talks", "visit", "agreement"))
"""Families whose place tells where those who take part are."""
_LONGEST = 31
"""Days that a meeting may last."""


def seat(groups: list[Group]) -> None:
    """Note the town of meetings, deals and papers that name none, or only a hotel or palace.

    It is that of the meeting or journey of the same people on the same day, where all that tell of one name the same.
    """
    wanting = [g for g in groups if _family(g) in _SEATED and (g.place is None or is_venue(g.place)) and _days(g)]
    shown = _by_day(g for g in groups if _shows(g)) if wanting else {}
    for group in wanting:
        towns = {g.place for day in _days(group) for g in shown.get(day, ()) if _meets(group, g)}
        if len(towns) == 1:
            group.seat = towns.pop()


def _by_day(groups: Iterable[Group]) -> dict[int, list[Group]]:
    """The groups on each of their days."""
    found: dict[int, list[Group]] = {}
    for group in groups:
        for day in _days(group):
            found.setdefault(day, []).append(group)
    return found


def _shows(group: Group) -> bool:
    """It names a town and its own day, so that those who take part are there then."""
    named = group.place is not None and group.place != group.country and not is_venue(group.place)
    return named and _family(group) in _SHOWS and any(m.own_day and m.own_place for m in group.members)


def _family(group: Group) -> str:
    return FAMILY.get(group.type, group.type)


def _days(group: Group) -> range:
    """The numbers of its days, at most a round's; none where it is told of no exact day."""
    when = group.when
    if len(when.start) != DAY or when.date_prec > 1:
        return range(0)
    first = ordinal(when.start)
    last = ordinal(when.end) if when.end and len(when.end) == DAY else first
    return range(first, min(last, first + _LONGEST) + 1)


def _meets(group: Group, other: Group) -> bool:
    """Somebody of the one is of the other; where both name people, one of them."""
    if group is other:
        return False
    if group.people and other.people:
        return bool(group.people & other.people)
    return not group.sides or bool(group.sides & other.sides)
