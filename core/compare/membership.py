"""Membership: who led or sat in a delegation, by different sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.teams import team_of
from core.compare.venues import is_building
from core.extract.homes import home_of
from core.lexicon.sides import side_of
from core.model import Delegation, Evidence, SetAside
from core.resolve.folding import folded
from core.resolve.names import same_name
from core.resolve.scopes import near

_LEAST_CERTAIN = 0.5
_DAY = len("2025-06-02")
_APART = 1
"""Days between two accounts of one round."""
_LEADS = re.compile(
    r"\b(?:head(?:s|ed|ing)?|led|leads?|leaders?|leading|leadership|command(?:s|ed)|chief|chair(?:s|ed|manship|ing)?"
    r"|conduct(?:s|ed)|direct(?:s|ed)|presid(?:es|ed|ing)|president of it|guid(?:es|ed)|captain(?:s|ed)|in charge"
    r"|at the front|spearhead(?:s|ed))\b",
    re.IGNORECASE,
)
_LED = re.compile(r"\b(?:led|leads?|leaders?|leading|leadership)\b", re.IGNORECASE)
_TEAM = re.compile(r"\b(?:teams?|delegations?|negotiat\w*|missions?|panels?|deputation)\b", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(?:side|groups?|part(?:y|ies)|contingents?|representati\w+|envoys|wing|faction|table|troop)\b", re.IGNORECASE
)
_ROUND = 14
"""Days between two reports of one round of which the days are told loosely."""
_SOON = 3
"""Days between two reports that tell of the same round."""
_CLOSE = 60
"""Characters between a name and the word that makes it head."""
_ONE_CLAUSE = 110
"""Characters between that word and the team."""
_BESIDE = 30
"""The same for words that mean a team only there: "the side is headed by", "the group was led by"."""


@dataclass(frozen=True, slots=True)
class _Seat:
    article: str
    name: str
    evidence: Evidence


def membership(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """Delegations with two heads."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for rows in _sides(context):
        told = False
        for group in _tables(rows):
            heads, spellings = _heads(group, context)
            aside.extend(spellings)
            if heads:
                drafts.append(heads)
                told = True
        if not told and (heads := _one_team(rows, context)):
            drafts.append(heads)
    return drafts, aside


_Row = tuple[str | None, str, Delegation]


def _sides(context: Context) -> list[list[_Row]]:
    """For each side every article's own account of its delegations, with the day of the meeting where one is told."""
    sides: dict[str, list[_Row]] = defaultdict(list)
    for extraction in context.originals:
        article = extraction.article.id
        for delegation in extraction.delegations:
            day = _day_in_dossier(article, delegation, context) or delegation.meeting_date
            if delegation.certainty >= _LEAST_CERTAIN:
                sides[folded(delegation.side)].append((day[:_DAY] if day else None, article, delegation))
    for rows in sides.values():
        rows.sort(key=lambda row: (row[0] or "", context.rank(row[1])))
    return [rows for _, rows in sorted(sides.items())]


def _tables(rows: list[_Row]) -> list[list[tuple[str, Delegation]]]:
    """The accounts together whose meetings lie days apart at most."""
    tables: list[list[tuple[str, Delegation]]] = []
    last: str | None = None
    for day, article, delegation in rows:
        if day is None or len(day) < _DAY:
            continue
        if last is None or not near(last, day, _APART):
            tables.append([])
        tables[-1].append((article, delegation))
        last = day
    return tables


def _one_team(rows: list[_Row], context: Context) -> Draft | None:
    """Two heads of one team whose day is not told alike: one article seats below its head whom another calls head."""
    led = [row for row in rows if row[2].head and row[2].evidence and row[2].role == "party"]
    heads = [row for row in led if row[2].head and _naming(row[2].head.name, row[2], row[1])]
    for number, a in enumerate(heads):
        for b in heads[number + 1 :]:
            first, second = a[2].head, b[2].head
            if first is None or second is None or a[1] == b[1] or same_name(first.name, second.name):
                continue
            if _within(a[0], b[0]) and (
                _below(second.name, a, rows) or _below(first.name, b, rows) or _untold(a, b, rows, context)
            ):
                return _heads([(row[1], row[2]) for row in (a, b)], context)[0]
    return None


def _untold(a: _Row, b: _Row, rows: list[_Row], context: Context) -> bool:
    """Reports of the same days, one of which seats its team on the day on which it appeared, as none was told.

    Not where some report has both heads, each at a table of its own.
    """
    first, second = (
        {article for _, article, told in rows if told.head and head and same_name(told.head.name, head.name)}
        for head in (a[2].head, b[2].head)
    )
    if first & second:
        return False
    days = [context.published(row[1]) for row in (a, b)]
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > _SOON:
        return False
    return any(row[0] is None or row[0][:_DAY] == day.isoformat() for row, day in zip((a, b), days, strict=True) if day)


def _within(a: str | None, b: str | None) -> bool:
    """The days of one round, as far as both tell one."""
    exact = [day for day in (a, b) if day and len(day) >= _DAY]
    return len(exact) < 2 or near(a, b, _ROUND)


def _below(name: str, head: _Row, rows: list[_Row]) -> bool:
    """Whether the article that names a head seats this person in the same side's team, and not as its head."""
    own = [row[2] for row in rows if row[1] == head[1] and _within(row[0], head[0])]
    led = any(d.head and same_name(d.head.name, name) for d in own)
    return not led and any(same_name(m.name, name) for d in own for m in d.members)


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
        if naming is None or _of_other_party(delegation, context):
            continue
        seats.append(_Seat(article, delegation.head.name, naming))
    people = _by_person(seats)
    aside = [
        SetAside(
            about=_about(group, context),
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
    return _draft(group, people, _about(group, context), context), aside


def _about(group: list[tuple[str, Delegation]], context: Context) -> str:
    """Whose team it is, and where it met if that is told: "Who headed the US delegation in Muscat"."""
    meetings = (context.events.get(context.event_ids.get((article, d.meeting or ""), "")) for article, d in group)
    place = next((e.place for e in meetings if e and e.place and not is_building(e.place)), None)
    return f"Who headed {team_of(group[0][1].side, place)}"


def _of_other_party(delegation: Delegation, context: Context) -> bool:
    """Whether its head belongs to another party at the tables: a name that was read into the wrong team.

    A faction's man may sit for its country, and a countryman for a faction.
    """
    mine, own = context.side(delegation.head.name) if delegation.head else None, context.side(delegation.side)
    parties = context.once(_parties)
    if mine is None or own is None or mine == own or mine not in parties:
        return False
    return parties[mine] != parties.get(own)


def _parties(context: Context) -> dict[str, str]:
    """The sides that sit at the tables, and the country of each, folded."""
    rows = ((context.side(d.side), d.side) for d in context.dossier.delegations if d.role == "party")
    return {side: folded(home_of(side_of(label) or label)) for side, label in rows if side}


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
    stands: list[Stand] = []
    names: list[str] = []
    for seats in people:
        name = context.usual_name(max((s.name for s in seats), key=lambda n: (len(n), n)))
        stand = Stand(f"{name} {_verb(seats)} the delegation")
        names.append(name)
        for seat in seats:
            stand.add(None, seat.article, seat.evidence)
        stands.append(stand)
    meetings = {m for article, d in group if d.meeting and (m := context.event_ids.get((article, d.meeting)))}
    return Draft(
        kind="membership",
        about=about,
        date=next((d.meeting_date for _, d in group if d.meeting_date), None),
        stands=stands,
        why=f"Both name the head of one delegation of {group[0][1].side}: {names[0]} and {names[1]} are two people.",
        certainty=min(d.certainty for _, d in group),
        gap=0.7,
        stakes=stakes_of_kind("membership"),
        events=frozenset(meetings),
    )


def _verb(seats: list[_Seat]) -> str:
    """ "Led" or "headed", as the words have it."""
    return "led" if any(_LED.search(seat.evidence.quote) for seat in seats) else "headed"


def _naming(name: str, delegation: Delegation, article: str) -> Evidence | None:
    """The words that make the person head of the team; who only speaks or signs for a side leads no delegation."""
    surname = re.compile(re.escape(name.split()[-1]))
    own = [e for e in delegation.evidence if e.article == article]
    return next((e for e in own if _close(surname, _LEADS, e.quote) and _leads_team(e.quote)), None)


def _leads_team(quote: str) -> bool:
    """Whether the word for leading goes with a team, or stands right beside a looser word for one."""
    return _close(_LEADS, _TEAM, quote, _ONE_CLAUSE) or _close(_LEADS, _SIDE, quote, _BESIDE)


def _close(a: re.Pattern[str], b: re.Pattern[str], text: str, reach: int = _CLOSE) -> bool:
    return any(
        max(x.start() - y.end(), y.start() - x.end()) <= reach for x in a.finditer(text) for y in b.finditer(text)
    )
