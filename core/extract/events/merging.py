"""One event for all that an article tells of it: candidates of one type and day, with compatible place and people."""

from __future__ import annotations

from core.extract.calibration import EVENTS, calibrated
from core.extract.dates.calendar import moved
from core.extract.document import Document
from core.extract.events.attack_groups import goes_on, same_attack
from core.extract.events.candidates import FAMILY, INFERRED, REACH, Candidate
from core.extract.events.groups import LAST, Group
from core.extract.events.place_names import is_venue, same_place
from core.extract.events.seats_of_talks import seat
from core.extract.events.wording import gist_of, told_in, venue_of
from core.model import PLOVER, Event

_PRIORITY = {
    name: rank
    for rank, name in enumerate(
        "exchange ceasefire agreement sanction call summit talks arrival visit document attack statement other".split()
    )
}
_HAS_VENUE = frozenset(("talks", "summit", "visit", "arrival", "agreement", "exchange", "document"))
_ANNOUNCED = frozenset(("agreement", "ceasefire", "sanction", "document"))
_MET = frozenset(("talks", "summit", "call"))
"""Types of which what is said there, told in one breath, is a part."""
_OWN_DAYS = 10
"""An article's own days: these many before publication."""
_EARLIER_DAYS = 21
"""What lies further back than this was another round or operation."""
_SURE = 0.5
"""A day less sure than this founds no event."""


def merge(document: Document, candidates: list[Candidate]) -> tuple[Event, ...]:
    """The events behind the candidates, in the order in which each is first told; ids `e1`, `e2`, …."""
    groups: list[Group] = []
    by_day: dict[tuple[str, str], list[Group]] = {}
    recent: dict[str, Group] = {}
    for candidate in _one_reading_each(candidates):
        family = FAMILY.get(candidate.type, candidate.type)
        group = _home(candidate, family, by_day, recent)
        if group is None:
            if not candidate.founder or candidate.when is None or candidate.dated < _SURE:
                continue
            group = Group(candidate.type)
            groups.append(group)
            by_day.setdefault((family, candidate.when.start), []).append(group)
        group.add(candidate)
        recent[family] = group
    seat(groups)
    line = _background_before(document, groups)
    return tuple(
        _event(document, group, number, line is not None and _day(group) is not None and str(_day(group)) < line)
        for number, group in enumerate(groups, 1)
    )


def _day(group: Group) -> str | None:
    """The day or month of a group that no label of a chronology dates; those belong to what the article is about."""
    return None if any(m.basis == "label" for m in group.members) else group.when.start


def _background_before(document: Document, groups: list[Group]) -> str | None:
    """The day before which events are background, where most of what the article tells is of its own days."""
    published = document.article.published_date
    if published is None or not groups:
        return None
    recent = moved(published, -_OWN_DAYS).isoformat()
    own = sum(group.when.start >= recent[: len(group.when.start)] for group in groups)
    return moved(published, -_EARLIER_DAYS).isoformat() if 2 * own >= len(groups) else None


def _one_reading_each(candidates: list[Candidate]) -> list[Candidate]:
    """One reading a trigger, the most specific; "other" and a mere announcement give way to what stands beside them."""
    best: dict[tuple[int, int, int], Candidate] = {}
    for candidate in candidates:
        key = (candidate.sentence.index, candidate.index, candidate.stop)
        held = best.get(key)
        rank = (_PRIORITY[candidate.type], not candidate.founder)
        if held is None or rank < (_PRIORITY[held.type], not held.founder):
            best[key] = candidate
    kept = list(best.values())
    told: dict[int, list[Candidate]] = {}
    for candidate in kept:
        if candidate.founder and candidate.when is not None:
            told.setdefault(candidate.sentence.index, []).append(candidate)
    return [c for c in kept if not _gives_way(c, told.get(c.sentence.index, []))]


def _gives_way(candidate: Candidate, others: list[Candidate]) -> bool:
    """An "other" act beside a known event, and the announcement of a deal beside the deal of that day."""
    if candidate.type == "other":
        return any(
            other.type != "other"
            and not (candidate.broken_off and other.type == "statement")
            and (not candidate.own_day or other.type == "statement" or other.clause is candidate.clause)
            for other in others
        )
    if (candidate.type == "statement" or _of_one(candidate)) and any(_told_within(candidate, o) for o in others):
        return True
    return candidate.type == "statement" and any(
        (
            (other.type in _ANNOUNCED and not (_of_one(other) and _told_within(other, candidate)))
            or (other.type in _MET and _said_there(candidate, other))
        )
        and other.when is not None
        and candidate.when is not None
        and other.when.start == candidate.when.start
        for other in others
    )


def _of_one(candidate: Candidate) -> bool:
    """What one side alone has agreed to: "Rubio announced that Kyiv has agreed to a pause" is Rubio's news."""
    if candidate.type != "agreement":
        return False
    first = candidate.clause[0].index
    named = [m for m in candidate.sentence.mentions if first <= m.first < candidate.index]
    return len({m.side or m.name for m in named if m.kind in ("side", "person")}) == 1


def _said_there(candidate: Candidate, other: Candidate) -> bool:
    """One of those who met says it, and not on a day and in a clause of its own before the meeting is spoken of."""
    apart = candidate.own_day and candidate.index < other.index
    return not apart and not set(candidate.actors).isdisjoint(other.actors)


def _told_within(candidate: Candidate, other: Candidate) -> bool:
    """ "Ibrahim said that his movement refuses the text": what is said is the statement of who says it."""
    between = candidate.sentence.tokens[other.index + 1 : candidate.index]
    return other.type == "statement" and any(t.low == "that" for t in between)


def _home(
    candidate: Candidate, family: str, by_day: dict[tuple[str, str], list[Group]], recent: dict[str, Group]
) -> Group | None:
    """The group that the candidate tells of, or None."""
    if candidate.when is None or candidate.dated < _SURE:
        group = recent.get(family)
        if (
            group is not None
            and candidate.sentence.index - group.last <= REACH
            and candidate.type != "statement"
            and _compatible(group, candidate, family)
        ):
            return group
        return None
    if family == "attack" and (group := recent.get(family)) is not None and goes_on(group, candidate):
        return group
    fitting = [
        g for g in reversed(by_day.get((family, candidate.when.start), [])[-LAST:]) if _compatible(g, candidate, family)
    ]
    if candidate.place is not None:
        here = [g for g in fitting if g.place is not None and same_place(g.place, candidate.place)]
        fitting = here or fitting
    return fitting[0] if fitting else None


def _compatible(group: Group, candidate: Candidate, family: str) -> bool:
    if family == "attack":
        return same_attack(group, candidate)
    if family in ("talks", "call"):
        return _same_meeting(group, candidate)
    if family == "visit":
        return _same_journey(group, candidate)
    if family == "statement":
        return _same_speaker(group, candidate)
    if family == "other":
        near = group.members[-1].sentence.block is candidate.sentence.block and group.members[-1].base == candidate.base
        return candidate.sentence.index == group.last or near
    places = not (group.place and candidate.place and not same_place(group.place, candidate.place))
    sides = not group.sides or not candidate.sides or bool(group.sides & set(candidate.sides))
    return sides and (places or family in ("agreement", "ceasefire", "sanction"))


def _same_meeting(group: Group, candidate: Candidate) -> bool:
    people = set(candidate.people)
    sides = set(candidate.sides)
    if candidate.definite and not candidate.separate and candidate.sentence.block is group.members[-1].sentence.block:
        return True
    if (
        group.place
        and candidate.place
        and not same_place(group.place, candidate.place)
        and is_venue(group.place) == is_venue(candidate.place)
        and candidate.own_place
        and group.place != group.country
        and candidate.place != candidate.country
    ):
        return False
    if people and group.people and not (people <= group.people or group.people <= people):
        return False
    if len(sides) > 1 and len(group.sides) > 1 and not (sides <= group.sides or group.sides <= sides):
        return False
    if candidate.separate and people and not people & group.people:
        return False
    return not sides or not group.sides or bool(sides & group.sides)


def _same_journey(group: Group, candidate: Candidate) -> bool:
    people = set(candidate.people)
    if people and group.people:
        if not people & group.people:
            return False
    elif candidate.sides and group.sides and not group.sides & set(candidate.sides):
        return False
    return not (group.place and candidate.place and not same_place(group.place, candidate.place))


def _same_speaker(group: Group, candidate: Candidate) -> bool:
    people = set(candidate.people)
    if people and group.people:
        return bool(people & group.people)
    return bool(group.sides & set(candidate.sides))


def _event(document: Document, group: Group, number: int, background: bool) -> Event:
    members = group.members
    lead = max(members, key=lambda m: (m.founder, m.explicit, m.dated, len(m.actors), -m.sentence.index))
    status = "occurred" if any(m.status == "occurred" for m in members) else members[0].status
    if any(m.status == "cancelled" for m in members):
        status = "cancelled"
    spans = sorted({told_in(m) for m in members})
    actors = tuple(dict.fromkeys(a for m in (lead, *members) for a in m.actors))
    own = [m.place for m in sorted((lead, *members), key=lambda m: (not m.founder, m.harm)) if m.place and m.own_place]
    place = next((p for p in own if not is_venue(p)), None) or next(iter(own), None) or group.place
    if group.seat is not None:
        place = f"{place}, {group.seat}" if place else group.seat
    return Event(
        id=f"e{number}",
        type=lead.type,  # type: ignore[arg-type]
        plover=PLOVER[lead.type],
        date=group.when,
        status=status,
        background=background,
        certainty=_certainty(lead, len(members)),
        place=place,
        venue=next((v for m in (lead, *members) if (v := venue_of(document, m))), None)
        if lead.type in _HAS_VENUE
        else None,
        where_prec=None if place is None else 6 if place == group.country else 1,
        actors=actors[:12],
        by=group.by,
        against=group.against,
        gist=gist_of(document, lead),
        evidence=tuple(document.evidence(start, end) for start, end in spans),
        rule=lead.rule,
    )


def _certainty(lead: Candidate, tellings: int) -> float:
    """How sure the event is: by its day, by whether its parties were named, by how often it is told, by its type."""
    sure = 0.57 + 0.3 * lead.dated
    sure += 0.08 if lead.explicit else 0.0
    sure += 0.04 if tellings > 1 else 0.0
    sure -= 0.15 if lead.rule.endswith(INFERRED) else 0.0
    sure -= 0.1 if lead.type in ("statement", "other") else 0.0
    return calibrated(min(0.95, sure), EVENTS)
