"""The tables at which delegations sit, found again by their day and by the people at them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from core.extract.dates.calendar import days_around
from core.extract.delegations.findings import STORY
from core.model import Delegation, Evidence, SeatStatus

TALKS = frozenset(("talks", "summit"))
DEALS = TALKS | {"agreement", "ceasefire"}
TEAM_RULES = frozenset(
    "led-by represented-by leads head-office under includes made-of accompanied with-him on-side speaks-for "
    "for-side new-on-list among apposed sent named member-office stay-on also-on-list stays-away replaced replaces "
    "label roll mediator same-heads joined-by brought across attends".split()
)
"""Rules that tell who is on a team, apart from the day of their meeting; the others tell a meeting on its day."""
_YEAR, _MONTH, _DAY = len("2025"), len("2025-06"), len("2025-06-02")


@dataclass(slots=True, eq=False)
class Place:
    """One person's seat, as all articles tell it."""

    name: str
    titles: Counter[str] = field(default_factory=Counter)
    statuses: list[SeatStatus] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """One side at one meeting, as all articles tell it."""

    side: str
    day: str | None
    meeting: str | None
    firm: bool = False
    """The meeting is a round of talks with a day of its own, not the deal that came of it."""
    articles: set[str] = field(default_factory=set)
    heads: Counter[str] = field(default_factory=Counter)
    meetings: Counter[str] = field(default_factory=Counter)
    """How often the articles place these people at each meeting of the day."""
    places: dict[str, Place] = field(default_factory=dict)
    told: list[Delegation] = field(default_factory=list)
    held: bool = False
    """The meeting took place, by what its articles say."""
    told_day: bool = False
    """An article tells the day for these people."""
    number: int = 0
    """Place among all tables."""


class Tables:
    """Every table made so far, in that order."""

    def __init__(self) -> None:
        self.rows: list[Table] = []
        self._by_day: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        """Numbers of a side's tables by each beginning of their day (year, month, day), and by None."""
        self._by_person: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, table: Table) -> None:
        """One more table."""
        table.number = len(self.rows)
        for beginning in _beginnings(table.day) if table.day else (None,):
            self._by_day[table.side, beginning].append(table.number)
        self.rows.append(table)

    def _candidates(self, side: str, day: str | None, seated: set[str]) -> list[Table]:
        """The side's tables that may be the one of these people on this day, in their order."""
        found = set(self._by_day.get((side, None), ()))
        if day is None:
            for name in seated:
                found.update(self._by_person.get((side, name), ()))
        else:
            found.update(self._by_day.get((side, day), ()))
            for beginning in _beginnings(day):
                found.update(n for n in self._by_day.get((side, beginning), ()) if self.rows[n].day == beginning)
            for other in _days_beside(day):
                found.update(self._by_day.get((side, other), ()))
        return [self.rows[number] for number in sorted(found)]

    def find(
        self,
        told: Delegation,
        day: str | None,
        meeting: str | None,
        firm: bool,
        head: str | None,
        names: set[str],
        article: str,
    ) -> Table | None:
        """The table at which these people sit already, or which they can join."""
        seated = {head} | names if head else names
        candidates = self._candidates(told.side, day, seated)
        near = [t for t in candidates if _same_day(t, day, told, head, names, firm)]
        if meeting is not None:
            near = [t for t in near if t.meeting in (meeting, None) or t.day != day or _one_team(t, told, head)]
        if head is not None:
            for table in near:
                if head in table.heads:
                    return table
        else:
            near.sort(key=lambda t: -len(names & t.places.keys()))
        for table in near:
            if day is None and table.day is not None and not seated & table.places.keys():
                continue
            if head is None or not table.heads:
                return table
        for table in near:
            if seated & table.places.keys() and (article not in table.articles or head in table.places):
                return table
        return None

    def put(
        self,
        table: Table,
        told: Delegation,
        article: str,
        meeting: str | None,
        head: str | None,
        names: Mapping[str, str],
        told_day: bool,
    ) -> None:
        """Seat the people of one article's account at a table."""
        table.told_day = table.told_day or told_day
        table.articles.add(article)
        table.meeting = table.meeting or meeting
        table.meetings.update([meeting] if meeting else [])
        table.told.append(told)
        if head is not None and told.head is not None:
            table.heads[head] += 1
            place = self._place(table, head)
            place.titles.update([told.head.title] if told.head.title else [])
            place.statuses.append("named")
            place.evidence += told.evidence
        for member in told.members:
            place = self._place(table, names[member.name])
            place.titles.update([member.title] if member.title else [])
            place.statuses.append(member.status)
            place.evidence += member.evidence

    def _place(self, table: Table, name: str) -> Place:
        """The person's seat at the table, made where there is none yet."""
        if name not in table.places:
            table.places[name] = Place(name)
            self._by_person[table.side, name].append(table.number)
        return table.places[name]


def plain(told: Delegation) -> tuple[Delegation, bool]:
    """The delegation under its bare rule, and whether its article tells its day, not only that of the story."""
    rule = told.rule.removesuffix(STORY)
    day = told.rule == rule and told.meeting_date is not None
    return (told if rule == told.rule else msgspec.structs.replace(told, rule=rule)), day


def _beginnings(day: str) -> list[str]:
    """The year, the month and the day of a day, as far as it tells them."""
    return [day[:length] for length in (_YEAR, _MONTH, _DAY) if length < len(day)] + [day]


def _days_beside(day: str) -> list[str]:
    """The days before and after an exact day."""
    if len(day) < _DAY:
        return []
    return [other for other in days_around(day[:_DAY]) if other != day[:_DAY]]


def _one_team(table: Table, told: Delegation, head: str | None) -> bool:
    """A team with one head sits at one table a day, whichever of the day's meetings an article tells of."""
    return head in table.heads and told.rule in TEAM_RULES and {d.rule for d in table.told} <= TEAM_RULES


def _same_day(table: Table, day: str | None, told: Delegation, head: str | None, names: set[str], firm: bool) -> bool:
    """The same day; a day in the month told; the next day, where another article tells the same team."""
    if table.day == day or table.day is None or day is None:
        return True
    if table.day.startswith(day) or day.startswith(table.day):
        return True
    rules = TEAM_RULES | {"signed-by"}
    same = head in table.heads if head else names <= table.places.keys()
    one_team = same and told.rule in rules and {d.rule for d in table.told} <= rules
    if not one_team or len(day) < 10 or len(table.day) < 10:
        return False
    if head is not None and table.meeting is not None and (firm if day > table.day else table.firm):
        return False
    return abs((dt.date.fromisoformat(day) - dt.date.fromisoformat(table.day)).days) == 1
