"""Who sat at a table by each article's own account, in words for people: the ground of disputed presences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.compare.context import Context
from core.compare.venues import is_town
from core.model import Delegation, Event, Evidence
from core.resolve.names import same_name
from core.resolve.places import place_key

DAY = len("2025-06-02")
MEETINGS = frozenset(("talks", "summit"))
LISTED = "was in the delegation at the talks"
"""The words of a seat of which nothing is told but that the name is on a list."""
PART = "took part in the talks"
"""The same of one who is told to have been there."""
_AROUND = 300
"""Characters on either side of a name in which its sentence begins and ends."""
_COMING = (
    (re.compile(r"\baccompan(?:y|ied|ies|ying)\b", re.IGNORECASE), "accompanied {}"),
    (re.compile(r"\b(?:came|comes?|coming)\b", re.IGNORECASE), "came with {}"),
    (re.compile(r"\barriv(?:ed|es|ing)\b", re.IGNORECASE), "arrived with {}"),
    (re.compile(r"\b(?:flew|fl(?:ies|own)|travell?(?:ed|s|ing))\b", re.IGNORECASE), "travelled with {}"),
    (re.compile(r"\b(?:took|takes?|taking) (?:also )?part\b|\bparticipat", re.IGNORECASE), "took part with {}"),
    (re.compile(r"\battend(?:ed|s|ing)?\b", re.IGNORECASE), "attended with {}"),
    (re.compile(r"\b(?:sat|sits?|sitting|seated)\b", re.IGNORECASE), "was seated with {}"),
    (re.compile(r"\bjoin(?:ed|s|ing)\b", re.IGNORECASE), "joined {}"),
)
"""How a sentence tells that people came, and what it says of one of them beside another."""

_DOING = re.compile(
    r"\s*(?:opening|chairing|leading|heading|observing|advising|attending|joining|presiding|assisting)\b[^.,;:()\n]{0,50}"
)
"""What somebody did there, right behind the name: "with Rossi opening the round"."""

_DID = {
    "leading": "led",
    "chairing": "chaired",
    "observing": "observed",
    "advising": "advised",
    "presiding": "presided",
}


class Seat(NamedTuple):
    """Somebody at a table, or said to have been missing from it, in one article."""

    name: str
    article: str
    day: str | None
    holder: str | None
    evidence: Evidence
    words: str
    """What is told, without the name and the place of the talks: "was in the delegation"."""
    place: str | None = None
    last: str | None = None
    """The last day of the meeting."""
    meeting: str | None = None
    """The meeting's event in the dossier."""
    side: str | None = None
    """Whose delegation it is."""
    told_day: bool = True
    """The day stands in the words themselves and was not inferred from what is told before them."""


class _Account(NamedTuple):
    """One article's account of a delegation, with the first and the last day and the place of its meeting."""

    article: str
    delegation: Delegation
    day: str | None
    last: str | None
    place: str | None
    meeting: str | None


def seated(context: Context) -> Iterator[Seat]:
    """Everybody whom an article's own account seats in a delegation, heads included."""
    for account in _accounts(context):
        told = account.delegation
        if told.head and told.evidence:
            yield _seat(account, told.head.name, told.evidence[0], LISTED)
        for member in told.members:
            if member.evidence and member.status in ("named", "present"):
                words = _company(account, member.name, member.evidence[0], context)
                yield _seat(account, member.name, member.evidence[0], words)


def empty(context: Context) -> Iterator[Seat]:
    """The members whom an article's own account calls absent or replaced; no words where it says no more."""
    for account in _accounts(context):
        for member in account.delegation.members:
            if member.status in ("absent", "replaced") and member.evidence:
                yield _seat(account, member.name, member.evidence[0], f"was {member.status}")


def _seat(account: _Account, name: str, evidence: Evidence, words: str) -> Seat:
    return Seat(
        name,
        account.article,
        account.day,
        None,
        evidence,
        words,
        account.place,
        account.last,
        account.meeting,
        account.delegation.side,
    )


def _company(account: _Account, name: str, evidence: Evidence, context: Context) -> str:
    """How somebody came and beside whom: the head of the team, else another of its members."""
    text = context.articles[evidence.article].text
    if doing := _DOING.match(text, evidence.end):
        verb, _, rest = " ".join(doing[0].split()).partition(" ")
        return f"{_DID.get(verb, verb.removesuffix('ing') + 'ed')} {rest}"
    told = account.delegation
    head = told.head.name if told.head else head_of(told.side, account.day, context)
    others = [n for n in (head, *(m.name for m in told.members)) if n and not same_name(n, name)]
    if not others:
        return LISTED
    before = re.split(r"\n|[.!?] ", text[max(0, evidence.start - _AROUND) : evidence.start])[-1]
    sentence = before + re.split(r"\n|[.!?] ", text[evidence.start : evidence.end + _AROUND])[0]
    manner = next((words for cue, words in _COMING if cue.search(sentence)), None)
    return manner.format(others[0].split()[-1]) if manner else LISTED


def head_of(side: str, day: str | None, context: Context) -> str | None:
    """Who headed a side's delegation on a day, as all articles together tell it."""
    return context.once(_heads).get((side, day))


def _heads(context: Context) -> dict[tuple[str, str | None], str]:
    """By side and day: who headed the delegation, as all articles together tell it."""
    return {(d.side, d.meeting_date): d.head.name for d in context.dossier.delegations if d.head}


def _accounts(context: Context) -> Iterator[_Account]:
    for extraction in context.originals:
        article = extraction.article.id
        for told in extraction.delegations:
            merged = context.event_ids.get((article, told.meeting)) if told.meeting else None
            event = context.events.get(merged) if merged else None
            town = event.place if event and is_town(place_key(event.place) or "") else None
            yield _Account(article, told, told.meeting_date, _last_day(told, event), town, merged)


def _last_day(told: Delegation, event: Event | None) -> str | None:
    when, day = event.date if event else None, told.meeting_date
    if when is None or when.end is None or day is None or len(when.end) < DAY:
        return None
    return when.end[:DAY] if when.start[:DAY] <= day[:DAY] <= when.end[:DAY] else None


def took_part(context: Context) -> Iterator[Seat]:
    """The people whom an article's own account of a meeting names among those who met."""
    for extraction in context.originals:
        for event in extraction.events:
            if event.type in MEETINGS and event.status == "occurred" and event.date and not event.background:
                yield from _met(event, extraction.article.id, context)


def _met(event: Event, article: str, context: Context) -> Iterator[Seat]:
    assert event.date is not None
    last = event.date.end if event.date.end and len(event.date.end) >= DAY else None
    merged = context.event_ids.get((article, event.id))
    for name in event.actors:
        words = next((e for e in event.evidence if name.split()[-1] in e.quote), None)
        if words is not None and context.is_person(name):
            yield Seat(name, article, event.date.start, None, words, PART, event.place, last, merged)
