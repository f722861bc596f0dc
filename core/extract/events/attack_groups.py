"""Whether a telling of an attack is of one told before in the article."""

from __future__ import annotations

from core.extract.events.candidates import REACH, Candidate
from core.extract.events.groups import LAST, Group
from core.extract.events.place_names import same_place


def goes_on(group: Group, candidate: Candidate) -> bool:
    """No day of its own, and no other place: more of the attack just told, of whatever day that was."""
    if candidate.sentence.index - group.last > REACH or _other_sides(group, candidate):
        return False
    if candidate.basis == "publication" and not candidate.own_place:
        return True
    if not candidate.definite or (candidate.own_day and not candidate.timed):
        return False
    return not (group.place and candidate.place) or same_place(group.place, candidate.place)


def _other_sides(group: Group, candidate: Candidate) -> bool:
    """Somebody else struck, or somebody else was struck; of two that fight each may tell of the other's losses."""
    if candidate.by and {candidate.by, candidate.against} == {group.by, group.against}:
        return False
    by = group.by and candidate.by and group.by != candidate.by
    return bool(by or (group.against and candidate.against and group.against != candidate.against))


def same_attack(group: Group, candidate: Candidate) -> bool:
    """The telling is of the attack that the group tells: by its clause, its sides, its place."""
    same_sentence = candidate.sentence.index == group.last
    same_clause = any(candidate.clause is member.clause for member in group.members[-LAST:])
    if same_clause and (candidate.harm or group.members[-1].harm or candidate.place == group.place):
        return True
    if same_sentence and candidate.harm != group.members[-1].harm and not candidate.stop:
        return True
    block = candidate.sentence.block is group.members[-1].sentence.block
    if (
        (candidate.harm or candidate.stopped or not candidate.own_day)
        and (block or candidate.sentence.index - group.last <= REACH)
        and not candidate.own_place
        and candidate.by
        and (candidate.against == group.by or {candidate.by, candidate.against} == {group.by, group.against})
    ):
        return True
    if group.by and candidate.by and group.by != candidate.by:
        return False
    if candidate.nationwide and group.place and group.place != group.country and not same_sentence:
        return False
    if candidate.definite and not candidate.own_day and candidate.sentence.index - group.last <= REACH:
        return True
    if group.place and candidate.place:
        return same_place(group.place, candidate.place) or (
            same_sentence and candidate.country == group.country and candidate.place == candidate.country
        )
    if group.against and candidate.against and group.against != candidate.against and not same_sentence:
        return False
    if candidate.place:
        return same_sentence or (candidate.definite and candidate.sentence.index - group.last <= REACH)
    if group.place:
        return same_sentence or (
            candidate.sentence.index - group.last <= REACH
            and (
                candidate.definite
                or candidate.sentence.block is group.members[-1].sentence.block
                or (candidate.harm and not candidate.own_day)
            )
        )
    return True
