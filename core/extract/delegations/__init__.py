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
    for sentence in document.sentences:
        teams.read(sentence)
        meetings.read(sentence, teams.findings)
    findings = [f for f in teams.findings if not _in_passing(f, meetings.findings)] + meetings.findings
    if not findings:
        return ()
    return seat_all(document, findings, Calendar(document, events, dating or Dating(document), table, findings))


def _in_passing(finding: Finding, meetings: list[Finding]) -> bool:
    """An office of a team that is told of somebody at a meeting: they sat at that one."""
    if finding.rule != "head-office":
        return False
    name = finding.seats[0].person.name
    return any(m.sentence is finding.sentence and any(s.person.name == name for s in m.seats) for m in meetings)
