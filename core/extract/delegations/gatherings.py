"""The meetings and deals that an article tells, and which of them is that of the people of a finding."""

from __future__ import annotations

import datetime as dt

from core.extract.delegations.findings import Finding
from core.extract.delegations.told_days import party_to
from core.extract.document import Document
from core.extract.events.candidates import CLOSED
from core.model import Event

TALKS = frozenset(("talks", "summit"))
MEETINGS = TALKS | {"agreement", "ceasefire", "visit"}
_DEALS = TALKS | {"agreement", "ceasefire"}
_SOON = 4
"""Talks planned for later than so many days after publication are the next round, not the one that is told of."""
_JUST = 2
"""A ceasefire that began longer ago than so many days is no meeting that is told of."""
_AHEAD = frozenset("will would to planned expected next scheduled due shall upcoming ahead before".split())
_LONG_AGO = 31
"""Nor is a round so many days from publication the one that is told of, where the article tells of others."""


class Meetings:
    """Answers for one document."""

    def __init__(self, document: Document, events: tuple[Event, ...], findings: list[Finding]) -> None:
        self._document = document
        self._events = [e for e in events if e.type in MEETINGS and e.date is not None]
        self._delegates = {seat.person.name for f in findings if not f.encounter for seat in f.seats}

    @property
    def any(self) -> bool:
        """Whether the article tells of one at all."""
        return bool(self._events)

    def only_talks(self, day: str, finding: Finding) -> Event | None:
        """The one round of talks on that day, though it names other people, if it is no meeting of other sides."""
        on_day = [
            e
            for e in self._events
            if e.type in TALKS and e.date is not None and e.date.start <= day <= (e.date.end or e.date.start)
        ]
        return on_day[0] if len(on_day) == 1 and not self._of_others(on_day[0], finding) else None

    def on_day(self, day: str | None, finding: Finding, types: frozenset[str]) -> Event | None:
        """The meeting on that day in which the finding's side, or one of its people, took part."""
        if day is None:
            return None
        best: tuple[int, Event] | None = None
        for event in self._events:
            if event.type not in types or event.date is None:
                continue
            last = event.date.end or event.date.start
            if not (event.date.start <= day <= last or event.date.start.startswith(day)):
                continue
            if not finding.encounter and self._of_others(event, finding):
                continue
            score = self._fit(event, finding)
            if score and (best is None or score > best[0]):
                best = score, event
        return best[1] if best else None

    def _fit(self, event: Event, finding: Finding) -> int:
        """How well the event fits: told in the same sentence, with the same people, the same sides."""
        actors = set(event.actors)
        people = sum(seat.person.name in actors for seat in finding.seats)
        within = inside(event, finding)
        if not (within or people or finding.side in actors):
            return 0
        facing = len(actors & set(finding.facing))
        return 4 * within + 2 * people + (finding.side in actors) + facing + (event.type in TALKS)

    def main(self, finding: Finding) -> Event | None:
        """The round of talks that the article is about, seen from the finding's side."""
        published = self._document.article.published_date
        ranked = []
        for place, event in enumerate(self._events):
            if event.type not in _DEALS or event.date is None or len(event.date.start) < 10:
                continue
            if self._of_others(event, finding):
                continue
            far = abs((dt.date.fromisoformat(event.date.start) - published).days) if published else 0
            if published is not None and far > _LONG_AGO and event.date.start < published.isoformat():
                continue
            if event.type == "ceasefire" and far > _JUST:
                continue
            far += 0 if event.type in TALKS else 2
            mine = finding.side in event.actors
            ahead = event.status == "planned" and published is not None and far > _SOON
            if ahead and _AHEAD.isdisjoint(finding.sentence.words):
                continue
            future = event.status == "planned" and published is not None and event.date.start > published.isoformat()
            ranked.append((event.background, event.status == "cancelled", future, not mine, far, place, event))
        return min(ranked, key=lambda row: row[:6])[6] if ranked else None

    def _of_others(self, event: Event, finding: Finding) -> bool:
        """The event names people, none of whom is on a team of the article, or two other sides: another meeting."""
        people, side = self._document.people, finding.side
        mine = side in event.actors
        sides = [actor for actor in event.actors if actor not in people]
        if finding.role == "party" and len(sides) > 1 and not mine and not party_to(side, sides):
            return True
        named = {a for a in event.actors if a in people and (not mine or people[a].side == side)}
        unknown = {a for a in event.actors if a in people and people[a].side is None}
        return bool(named) and not (named | unknown) & self._delegates


def inside(event: Event, finding: Finding) -> bool:
    """Whether the event is told in the finding's own sentence."""
    return any(finding.sentence.start <= e.start < finding.sentence.end for e in event.evidence)


def own_talks(event: Event) -> bool:
    """Talks with a day of their own, not that on which they ended."""
    return event.type in TALKS and CLOSED not in event.rule
