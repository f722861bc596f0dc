"""Who leads a team by other words than the verb: "answers to X", "at its head is X", "under the leadership of X"."""

from __future__ import annotations

from core.extract.delegations.findings import Seat
from core.extract.delegations.reader import Reader
from core.extract.document import Token

_GOVERNED = frozenset("in the is was are were its their his takes took taking orders instructions hands".split())
"""Words before "answers to", "hands of", "orders from" back to the team that is governed."""
_STANDS = frozenset("is was stands stood sits sat found sees saw finds put placed remains comes came are were".split())
_LEADERSHIP = frozenset(
    "leadership leading direction command chairmanship presidency guidance stewardship supervision heading".split()
)


_HELD = frozenset("held took place opened began resumed ended closed continued met".split())
"""Between talks and under whom they were: "the plenary took place on 24 May under X"."""


def answers_to(reader: Reader, index: int) -> None:
    """ "The TPLF team answers to X", "the panel is in the hands of X", "takes its orders from X"."""
    tokens = reader.tokens
    link = next((i for i in range(index, min(index + 3, len(tokens))) if tokens[i].low in ("to", "of", "from")), None)
    people = reader.listed(link + 1) if link is not None else []
    if not people or link is None or people[0].first - link > 3:
        return
    verb = index
    while verb > 0 and tokens[verb - 1].low in _GOVERNED:
        verb -= 1
    for place in range(verb - 1, max(-1, verb - 9), -1):
        if reader.is_team(place):
            side = reader.team_side(place) or reader.recent()
            reader.add(side, [Seat(people[0], head=True)], index, "led-by", 0.85)
            return
        if tokens[place].low in reader.words.words or tokens[place].text in ",;:":
            return


def at_its_head(reader: Reader, index: int) -> None:
    """ "At its head is X", "at the helm of the panel is X", "at the head of Chad's delegation one found X"."""
    tokens = reader.tokens
    at = next((i for i in range(index - 1, max(-1, index - 3), -1) if tokens[i].low in ("at", "to", "in")), None)
    if at is None:
        return
    own = tokens[index - 1].low in ("its", "their")
    if own and (placed := next((p for p in reader.people if p.last == at - 1), None)) is not None:
        team = next((i for i in range(placed.first - 1, max(-1, placed.first - 8), -1) if reader.is_team(i)), None)
        side = reader.team_side(team) if team is not None else None
        reader.add(side, [Seat(placed, head=True)], index, "led-by", 0.88)
        return
    team, end = None, index
    if index + 1 < len(tokens) and tokens[index + 1].low == "of":
        team = next((i for i in range(index + 2, min(index + 9, len(tokens))) if reader.is_team(i)), None)
        end = team if team is not None else index
    if team is None and not own:
        return
    while end + 1 < len(tokens) and (named := tokens[end + 1].mention) is not None and named.kind == "side":
        end += 1
    verb = next((i for i in range(end + 1, min(end + 9, len(tokens))) if tokens[i].low in _STANDS), None)
    people = reader.listed(verb + 1) if verb is not None else []
    told = bool(people) and verb is not None and people[0].first - verb <= 4
    if not told:
        return
    side = reader.team_side(team) if team is not None else None
    own_side = people[0].side if team is not None else None
    reader.add(side or own_side or reader.recent(), [Seat(people[0], head=True)], index, "led-by", 0.88)


def theirs_is(reader: Reader, index: int) -> None:
    """ "Their leader was X", "its head is Y": of the team spoken of last, or of "sent six, and their chief was Z"."""
    tokens = reader.tokens
    if not index or tokens[index - 1].low not in ("their", "its") or index + 1 >= len(tokens):
        return
    opens = index == 1 or tokens[index - 2].low in ("and", ",", ";")
    people = reader.listed(index + 2) if opens and tokens[index + 1].low in ("is", "was") else []
    if people and people[0].first - index <= 4:
        sender = next((s for i in range(index) if (s := reader.sender(i))), None)
        reader.add(sender or reader.recent(), [Seat(people[0], head=True)], index, "led-by", 0.85)


def under(reader: Reader, index: int) -> None:
    """ "A delegation from the Rapid Support Forces under Abdel Rahim Dagalo"."""
    tokens = reader.tokens
    start = next((i + 2 for i in range(index + 1, index + 3) if _led_by_noun(tokens, i)), index + 1)
    people = reader.listed(start)
    if not people or people[0].first - start > 2:
        return
    if index and tokens[index - 1].low in ("is", "was", "are", "were", "placed", "put", "be"):
        reader.add(reader.team_left(index - 1), [Seat(people[0], head=True)], index, "under", 0.85)
        return
    for place in range(index - 1, max(-1, index - 10), -1):
        low = tokens[place].low
        if low in reader.words.delegation or low in reader.words.with_side:
            known = reader.recent() if low in reader.words.delegation else None
            sent = reader.team_left(index) if reader.indefinite(place) else known
            reader.add(reader.team_side(place) or sent, [Seat(people[0], head=True)], index, "under", 0.85)
            return
        if (
            low in reader.words.talks
            and start == index + 1
            and not _HELD.isdisjoint([t.low for t in tokens[place:index]])
        ):
            side = reader.sides.of_mediator(people[0]) if people[0].side else None
            reader.add(side, [Seat(people[0], head=True)], index, "under", 0.75, role="mediator")
            return
        if low in _HELD:
            continue
        if low in reader.words.words:
            return


def _led_by_noun(tokens: list[Token], index: int) -> bool:
    """ "under the leadership of X", "under leading of X"."""
    return index + 1 < len(tokens) and tokens[index].low in _LEADERSHIP and tokens[index + 1].low == "of"
