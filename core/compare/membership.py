"""Membership: who led or sat in a delegation, by different sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.model import Delegation, Evidence, SetAside
from core.resolve.folding import folded
from core.resolve.names import same_name
from core.resolve.scopes import near

_LEAST_CERTAIN = 0.5
_DAY = len("2025-06-02")
_APART = 1
"""Days between two accounts of one round."""
_LEADS = re.compile(r"\b(?:head(?:s|ed|ing)?|led|leads?|leading|command(?:s|ed)|chief|chair(?:s|ed)?)\b", re.IGNORECASE)
_TEAM = re.compile(r"\b(?:teams?|delegations?|negotiat\w*|mission|panel)\b", re.IGNORECASE)
_CLOSE = 60
"""Characters between a name and the word that makes it head."""
_ONE_CLAUSE = 110
"""Characters between that word and the team."""


@dataclass(frozen=True, slots=True)
class _Seat:
    article: str
    name: str
    evidence: Evidence


def membership(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """Delegations with two heads."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for group in _tables(context):
        heads, spellings = _heads(group, context)
        aside.extend(spellings)
        if heads:
            drafts.append(heads)
    return drafts, aside


def _tables(context: Context) -> list[list[tuple[str, Delegation]]]:
    """Each article's own account of a side's delegation, together where the meetings lie days apart at most."""
    sides: dict[str, list[tuple[str, str, Delegation]]] = defaultdict(list)
    for extraction in context.originals:
        article = extraction.article.id
        for delegation in extraction.delegations:
            day = _day_in_dossier(article, delegation, context) or delegation.meeting_date
            if day and len(day) >= _DAY and delegation.certainty >= _LEAST_CERTAIN:
                sides[folded(delegation.side)].append((day[:_DAY], article, delegation))
    tables: list[list[tuple[str, Delegation]]] = []
    for _, rows in sorted(sides.items()):
        rows.sort(key=lambda row: (row[0], context.rank(row[1])))
        last: str | None = None
        for day, article, delegation in rows:
            if last is None or not near(last, day, _APART):
                tables.append([])
            tables[-1].append((article, delegation))
            last = day
    return tables


def _day_in_dossier(article: str, told: Delegation, context: Context) -> str | None:
    """The day of the table at which a team was seated with what other articles tell of it."""
    homes = context.once(_homes)
    days = (homes.get((told.side, article, e.start, e.end)) for e in told.evidence)
    return next((day for day in days if day), None)


def _homes(context: Context) -> dict[tuple[str, str, int, int], str | None]:
    """By side and words: the day of the table in the dossier."""
    return {
        (d.side, e.article, e.start, e.end): d.meeting_date for d in context.dossier.delegations for e in d.evidence
    }


def _heads(group: list[tuple[str, Delegation]], context: Context) -> tuple[Draft | None, list[SetAside]]:
    seats: list[_Seat] = []
    for article, delegation in group:
        if delegation.head is None or not delegation.evidence or delegation.role not in ("party", "mediator"):
            continue
        naming = _naming(delegation.head.name, delegation, article)
        if naming is None:
            continue
        seats.append(_Seat(article, delegation.head.name, naming))
    people = _by_person(seats)
    aside = [
        SetAside(
            about=f"Head of the delegation of {group[0][1].side}",
            articles=tuple(dict.fromkeys(s.article for s in person)),
            values=tuple(dict.fromkeys(s.name for s in person)),
            why="the same person in two spellings",
        )
        for person in people
        if len({folded(s.name) for s in person}) > 1 and len({s.article for s in person}) > 1
    ]
    if len(people) != 2 or {s.article for s in people[0]} & {s.article for s in people[1]}:
        return None, aside
    people.sort(key=lambda p: folded(p[0].name))
    return _draft(group, people, f"Head of the delegation of {group[0][1].side}", context), aside


def _by_person(seats: Iterable[_Seat]) -> list[list[_Seat]]:
    """The seats of each person, whose name is spelled the same or alike."""
    people: list[list[_Seat]] = []
    homes: dict[str, list[_Seat]] = {}
    for seat in seats:
        home = homes.get(seat.name)
        if home is None:
            home = next((p for p in people if same_name(p[0].name, seat.name)), None)
            if home is None:
                people.append(home := [])
            homes[seat.name] = home
        home.append(seat)
    return people


def _draft(group: list[tuple[str, Delegation]], people: list[list[_Seat]], about: str, context: Context) -> Draft:
    stands = []
    for seats in people:
        stand = Stand(max((s.name for s in seats), key=lambda n: (len(n), n)))
        for seat in seats:
            stand.add(None, seat.article, seat.evidence)
        stands.append(stand)
    meetings = {m for article, d in group if d.meeting and (m := context.event_ids.get((article, d.meeting)))}
    return Draft(
        kind="membership",
        about=about,
        date=next((d.meeting_date for _, d in group if d.meeting_date), None),
        stands=stands,
        why=f"Both name the head of one delegation of {group[0][1].side}: "
        f"{stands[0].value} and {stands[1].value} are two people.",
        certainty=min(d.certainty for _, d in group),
        gap=0.7,
        stakes=stakes_of_kind("membership"),
        events=frozenset(meetings),
    )


def _naming(name: str, delegation: Delegation, article: str) -> Evidence | None:
    """The words that make the person head of the team; who only speaks or signs for a side leads no delegation."""
    surname = re.compile(re.escape(name.split()[-1]))
    own = [e for e in delegation.evidence if e.article == article]
    return next(
        (e for e in own if _close(surname, _LEADS, e.quote) and _close(_LEADS, _TEAM, e.quote, _ONE_CLAUSE)), None
    )


def _close(a: re.Pattern[str], b: re.Pattern[str], text: str, reach: int = _CLOSE) -> bool:
    return any(
        max(x.start() - y.end(), y.start() - x.end()) <= reach for x in a.finditer(text) for y in b.finditer(text)
    )
