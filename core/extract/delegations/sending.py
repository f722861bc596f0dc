"""Who is sent and named: "Russia sent X and Y to the talks", "has appointed X to head the delegation"."""

from __future__ import annotations

from core.extract.delegations.findings import Seat
from core.extract.delegations.reader import Reader

SENT = frozenset("sent sends sending dispatched dispatches dispatching".split())
NAMED = frozenset("appointed appoints named names tapped picked chose chosen nominated designated tasked asked".split())
_LEADS = frozenset("head lead chair headed led represent".split())


_AMONG = 12
"""So many words may stand between "sent" and "among them"."""


def sent(reader: Reader, index: int) -> None:
    """ "For the talks in Istanbul, Russia sent X, Y and Z", "is sending people of rank, among them X and Y"."""
    tokens = reader.tokens
    among = next((i for i in range(index + 1, min(index + _AMONG, len(tokens))) if tokens[i].low == "among"), None)
    start = index + 1 if among is None else among + 2
    people = reader.listed(start)
    if len(people) < 2 or people[0].first - start > 3 or not _talks(reader):
        return
    side = next((s for i in range(index - 1, max(-1, index - 5), -1) if (s := reader.side_at(i))), None)
    reader.add(side, [Seat(p) for p in people], index, "sent", 0.75)


def named(reader: Reader, index: int) -> None:
    """ "has appointed X to head the army's delegation", "named X as its chief negotiator"."""
    tokens = reader.tokens
    people = reader.listed(index + 1)
    if not people or people[0].first - index > 3:
        return
    person = people[0]
    window = range(person.last + 1, min(person.last + 9, len(tokens)))
    leads = any(tokens[i].low in _LEADS or tokens[i].low in reader.words.chief_words for i in window)
    team = next((i for i in window if reader.is_team(i) or tokens[i].low in reader.words.chiefs), None)
    if not leads or team is None:
        return
    side = reader.team_side(team) or person.side
    side = side or next((s for i in range(index - 1, -1, -1) if (s := reader.side_at(i))), None)
    reader.add(side, [Seat(person, head=True)], index, "named", 0.8, timeless=True)
    if (along := next((i for i in window if tokens[i].low == "with" and i > team), None)) is not None:
        reader.add(side, [Seat(p) for p in reader.listed(along + 1)], along, "named", 0.75, timeless=True)


def _talks(reader: Reader) -> bool:
    """The sentence, or the one before it, is about talks."""
    place = reader.sentence.index
    near = reader.document.sentences[max(0, place - 1) : place + 1]
    cues = reader.words.talks | reader.words.delegation
    return any(t.low in cues for sentence in near for t in sentence.tokens)
