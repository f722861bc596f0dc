"""Presence: somebody who was in the room by one source and stayed away by another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from core.compare.context import Context
from core.compare.deeds import all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.model import Claim, Evidence, SetAside
from core.resolve.names import same_name
from core.resolve.scopes import near

ABOUT = "Whether {} was at the talks"
_DAY = len("2025-06-02")
_REPORTED = 3
"""Days after a meeting in which a report of an absence that tells no day speaks of that meeting."""


_NO_SEAT = "not a member"
"""Who is said to have been no member of a team sat at none of its meetings."""
_LONG_AFTER = 30


class _Seat(NamedTuple):
    name: str
    article: str
    day: str | None
    holder: str | None
    evidence: Evidence


def presence(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The people of whom one source says that they stayed away, and another that they came or sat in a team."""
    claims = [c for c in all_claims("membership", context) if c.rule != "beside"]
    there = _by_day([*(_seat(c) for c in claims if not c.denies), *_seated(context)])
    drafts: list[Draft] = []
    done: list[str] = []
    for claim in (c for c in claims if c.denies):
        absent = _seat(claim)
        near_by = sorted(place for day in _days(absent, context) for place in there.get(day, {}).items())
        came = [seat for _, seat in near_by if _contradicts(absent, seat, context)]
        if came and not any(same_name(absent.name, name) for name in done):
            done.append(absent.name)
            drafts.append(_draft(absent, claim.value, came))
    return drafts, []


def _by_day(seats: list[_Seat]) -> dict[int, dict[int, _Seat]]:
    """The seats with an exact day, by the number of that day and their place in the list."""
    days: dict[int, dict[int, _Seat]] = defaultdict(dict)
    for place, seat in enumerate(seats):
        if seat.day and len(seat.day) >= _DAY:
            days[_number(seat.day)][place] = seat
    return days


def _days(absent: _Seat, context: Context) -> set[int]:
    """Numbers of the days on which a meeting may be meant: those round the absence, those before its report."""
    published = context.published(absent.article)
    reported = _LONG_AFTER if _NO_SEAT in absent.evidence.quote else _REPORTED
    before = range(published.toordinal() - reported, published.toordinal() + 1) if published else ()
    return {*before, *(_number(absent.day) + apart for apart in (-1, 0, 1))} if absent.day else set(before)


def _number(day: str) -> int:
    return dt.date.fromisoformat(day[:_DAY]).toordinal()


def _seat(claim: Claim) -> _Seat:
    day = claim.date.start if claim.date and len(claim.date.start) >= _DAY else None
    return _Seat(claim.actors[0], claim.evidence.article, day, claim.holder, claim.evidence)


def _seated(context: Context) -> Iterator[_Seat]:
    """Everybody whom an article's own account seats in a delegation."""
    for extraction in context.originals:
        article = extraction.article.id
        for delegation in extraction.delegations:
            day = delegation.meeting_date
            if delegation.head and delegation.evidence:
                yield _Seat(delegation.head.name, article, day, None, delegation.evidence[0])
            for member in delegation.members:
                if member.evidence and member.status in ("named", "present"):
                    yield _Seat(member.name, article, day, None, member.evidence[0])


def _contradicts(absent: _Seat, seat: _Seat, context: Context) -> bool:
    if seat.article == absent.article or not seat.day or not same_name(absent.name, seat.name):
        return False
    if _NO_SEAT in absent.evidence.quote:
        return _undated(absent, seat, context, _LONG_AFTER)
    if absent.day:
        return near(absent.day[:_DAY], seat.day[:_DAY]) or _undated(absent, seat, context)
    return _undated(absent, seat, context)


def _undated(absent: _Seat, seat: _Seat, context: Context, reported: int = _REPORTED) -> bool:
    """An absence without a day of its own is told of the meeting just held."""
    published = context.published(absent.article)
    told = published is not None and absent.day is not None and absent.day[:_DAY] != published.isoformat()
    if published is None or (told and reported == _REPORTED):
        return False
    return 0 <= (published - dt.date.fromisoformat((seat.day or "")[:_DAY])).days <= reported


def _draft(absent: _Seat, words: str, came: list[_Seat]) -> Draft:
    name = max((absent.name, *(seat.name for seat in came)), key=lambda n: (len(n), n))
    surname = name.split()[-1]
    away, there = Stand(f"{surname} {words}"), Stand(f"{surname} attended, was in the delegation")
    away.add(absent.holder, absent.article, absent.evidence)
    for seat in came:
        there.add(seat.holder, seat.article, seat.evidence)
    return Draft(
        kind="membership",
        about=ABOUT.format(name),
        date=(absent.day or came[0].day or "")[:_DAY] or None,
        stands=[there, away],
        why=f"One source puts {name} at the table, another says that the seat was empty.",
        certainty=0.7,
        gap=0.7,
        stakes=stakes_of_kind("membership"),
    )
