"""Delegations: who sat at a table for whom, who led them, with which office, and at which meeting."""

from __future__ import annotations

from core.extract.dating import Dating
from core.extract.delegations.benches import seat_all
from core.extract.delegations.calendar import Calendar
from core.extract.delegations.findings import Finding
from core.extract.delegations.meetings import Meetings
from core.extract.delegations.sides import Sides
from core.extract.delegations.teams import Teams
from core.extract.delegations.words import words
from core.extract.document import Document
from core.model import Delegation, Event

_LONGEST = 500
"""Tokens of the longest sentence that is read: more is a table or a dump, and rules look along a whole sentence."""


def find_delegations(
    document: Document, events: tuple[Event, ...], dating: Dating | None = None
) -> tuple[Delegation, ...]:
    """The delegations that the article names people of, one for each side and meeting.

    Needs the document's dates and names. `events` are the article's own: a delegation takes the id and day of its
    meeting from them where it can. `dating` is the document's, if somebody has built it already.
    """
    table = words()
    sides = Sides(document, table)
    teams, meetings = Teams(document, sides, table), Meetings(document, sides, table)
    teams.follow(meetings.findings)
    for sentence in document.sentences:
        if len(sentence.tokens) > _LONGEST:
            continue
        teams.read(sentence)
        meetings.read(sentence, teams.findings)
        teams.attend(sentence)
    told = [f for f in teams.findings if not _in_passing(f, teams.findings, meetings.findings)]
    findings = told + meetings.findings
    if not findings:
        return ()
    return seat_all(document, findings, Calendar(document, events, dating or Dating(document), table, findings))


def _in_passing(finding: Finding, teams: list[Finding], meetings: list[Finding]) -> bool:
    """An office of a team that somebody bears where the article tells already at which meeting they sat."""
    if finding.rule != "head-office":
        return False
    name = finding.seats[0].person.name
    others = (t for t in teams if t.rule != "head-office" and t.side == finding.side)
    leads = any(t.head is not None and f"{name} ".startswith(t.head.name[: len(name)] + " ") for t in others)
    return leads or any(
        m.sentence is finding.sentence and any(s.person.name == name for s in m.seats) for m in meetings
    )
