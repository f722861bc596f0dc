"""Membership: who led or sat in a delegation, by different sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.presence import ABOUT, presence
from core.compare.severity import stakes_of_kind
from core.model import Delegation, Evidence, Member, SetAside
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
_WHY = 120
"""Characters behind a name in which the words of an absence are looked for."""
_CLAUSE = re.compile(r"[;.,()\n–—]")
_AWAY = re.compile(
    r"(?:was|were|did|had|has|is|could|would|never|stayed|stays?|remained|missed|skipped|left|withdrew|resigned)\b",
    re.IGNORECASE,
)
_WORDS = {"named": "among the team", "present": "among the team", "absent": "absent", "replaced": "replaced"}


@dataclass(frozen=True, slots=True)
class _Seat:
    article: str
    name: str
    evidence: Evidence
    there: bool = True
    words: str = "among the team"


def membership(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """Delegations with two heads, and members whom one source names and another reports absent."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for group in _tables(context):
        heads, spellings = _heads(group, context)
        aside.extend(spellings)
        if heads:
            drafts.append(heads)
        drafts.extend(_absences(group, context))
    told = {draft.about for draft in context.once(presence)[0]}
    return [d for d in drafts if ABOUT.format(_absentee(d.about)) not in told], aside


def _absentee(about: str) -> str:
    return about.removeprefix("Whether ").partition(" sat in ")[0]


def _tables(context: Context) -> list[list[tuple[str, Delegation]]]:
    """Each article's own account of a side's delegation, together where the meetings lie days apart at most."""
    sides: dict[str, list[tuple[str, str, Delegation]]] = defaultdict(list)
    for extraction in context.originals:
        article = extraction.article.id
        for delegation in extraction.delegations:
            day = delegation.meeting_date or _day_in_dossier(article, delegation, context)
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
    """The day of the table at which a team whose article tells no day was seated with others."""
    spans = {(e.start, e.end) for e in told.evidence}
    for delegation in context.dossier.delegations:
        if delegation.side == told.side and any(
            e.article == article and (e.start, e.end) in spans for e in delegation.evidence
        ):
            return delegation.meeting_date
    return None


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
    return _draft(group, "head", people, f"Head of the delegation of {group[0][1].side}", context), aside


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


def _absences(group: list[tuple[str, Delegation]], context: Context) -> list[Draft]:
    """Members who sat at the table by one source and stayed away by another."""
    seats = [
        _Seat(article, member.name, member.evidence[0], _there(member), _WORDS[member.status])
        for article, delegation in group
        for member in delegation.members
        if member.evidence
    ]
    if all(seat.there for seat in seats):
        return []
    drafts = []
    for person in _by_person(seats):
        there, away = [s for s in person if s.there], [s for s in person if not s.there]
        if there and away and not {s.article for s in there} & {s.article for s in away}:
            about = f"Whether {person[0].name} sat in the delegation of {group[0][1].side}"
            drafts.append(_draft(group, "absence", [there, away], about, context))
    return drafts


def _told(seat: _Seat, side: str, context: Context) -> str:
    """What is said of somebody: that they were in the delegation, or how their absence is told, in its own words."""
    if seat.there:
        return f"was among the delegation of {side}"
    article = context.articles.get(seat.article)
    behind = article.text[seat.evidence.end : seat.evidence.end + _WHY] if article is not None else ""
    clause = _CLAUSE.split(behind.lstrip(" ,"), maxsplit=1)[0]
    clause = " ".join(clause.split())
    return clause if _AWAY.match(clause) else f"was {seat.words}"


def _there(member: Member) -> bool:
    return member.status in ("named", "present")


def _draft(
    group: list[tuple[str, Delegation]], what: str, people: list[list[_Seat]], about: str, context: Context
) -> Draft:
    side = group[0][1].side
    stands = []
    for seats in people:
        name = max((s.name for s in seats), key=lambda n: (len(n), n))
        if what == "head":
            value = name
        else:
            value = f"{name.split()[-1]} {_told(seats[0], side, context)}"
        stand = Stand(value)
        for seat in seats:
            stand.add(None, seat.article, seat.evidence)
        stands.append(stand)
    day = next((d.meeting_date for _, d in group if d.meeting_date), None)
    meetings = {m for article, d in group if d.meeting and (m := context.event_ids.get((article, d.meeting)))}
    why = (
        f"Both name the head of one delegation of {side}: {stands[0].value} and {stands[1].value} are two people."
        if what == "head"
        else f"One source seats this member of {side}'s delegation at the table, another says that the seat was empty."
    )
    return Draft(
        kind="membership",
        about=about,
        date=day,
        stands=stands,
        why=why,
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
