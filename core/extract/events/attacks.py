"""Attacks: what a trigger and the tolls, weapons and sides beside it tell of one act of war."""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.events.attack_founding import dated_by_toll, founds
from core.extract.events.belligerents import accusers, launcher_and_shooter, sides_told
from core.extract.events.candidates import Candidate
from core.extract.events.cast import Cast
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.tables import tables
from core.model import Figure

_TOLLS = frozenset("killed injured launched intercepted hit destroyed damaged captured".split())
_BUILDINGS = frozenset(
    "hospital clinic school mosque church market building house home station port airport airfield base depot refinery "
    "plant warehouse embassy headquarters camp bakery shelter university bridge dam ambulance bus train convoy ship "
    "vessel tanker".split()
)
_FIGHTS = frozenset("fighting clashes battle battles skirmishes".split())
"""Of both sides, so that those of the article stand in where none is named."""
_MANNED = frozenset("helicopter plane airliner jetliner jet warplane gunship airliners".split())
"""What is downed one at a time, and where it falls is where it happened."""
_AT_A_PLACE = frozenset("near at off outside over in above across around".split())
"""Words that lead to where something was shot down."""


def attack(
    sentence: Sentence,
    clauses: Clauses,
    hit: Hit,
    cast: Cast,
    candidate: Candidate,
    figures: list[Figure],
    parties: tuple[str, ...] = (),
    home: str | None = None,
    counted: bool = False,
) -> Candidate | None:
    """The candidate with its sides, or None where no act of war is told; `act_of_war` holds.

    `counted`: the day is that of a count, which founds no event.
    """
    tokens = sentence.tokens
    rule = hit.entry.rule
    own = clauses.tokens[clauses.ids[hit.index]]
    armed = clauses.words[clauses.ids[hit.index]]
    arms = (armed & tables().weapons) | (armed & tables().fighters)
    weapons = [t.low for t in own if t.low in arms and _is_weapon(t, hit)] if arms else []
    tolls = [f for f in figures if not f.total and f.action in _TOLLS and own[0].start <= f.start < own[-1].end]
    summed = [f for f in figures if f.total and own[0].start <= f.start < own[-1].end]
    counted = counted or (bool(summed) and not tolls and not candidate.own_day)
    by, against = sides_told(hit, cast)
    if (rule.kind == "armed" and not weapons) or (
        rule.weak
        and not (
            weapons
            or tolls
            or (hit.reading == "passive" and (candidate.people or (candidate.own_place and _building(own, hit))))
            or (by and (against or candidate.own_place))
            or (hit.entry.base in _FIGHTS and candidate.own_place and candidate.own_day)
            or (
                rule.kind == "stopped"
                and candidate.own_place
                and candidate.own_day
                and not armed.isdisjoint(tables().fighters)
            )
        )
    ):
        return None
    told_by = by is not None
    candidate.harm = rule.kind == "harm"
    candidate.nationwide = _nationwide(sentence, own)
    for figure in tolls:
        stopped = figure.action == "intercepted"
        by = by or (figure.against if stopped else figure.by)
        other = figure.by if stopped else figure.against
        against = against or (other if other != by else None)
    if rule.kind == "stopped" or (
        any(f.action == "intercepted" for f in tolls)
        and rule.kind != "territory"
        and not any(f.action == "launched" for f in tolls)
    ):
        by, against = launcher_and_shooter(hit, cast, tolls)
        candidate.stopped = True
        if not (candidate.own_day and _stopped_at(own, hit)):
            candidate.own_place = False
            candidate.place = None
    if candidate.country and candidate.country != by and against is None:
        against = candidate.country
    if against is None and by in parties:
        against = next((s for s in accusers(sentence, clauses) if s in parties and s != by), None)
    candidate.by, candidate.against = by, against
    candidate.actors = tuple(dict.fromkeys(a for a in (by, against, *candidate.actors) if a))
    candidate.sides = tuple(dict.fromkeys(a for a in (by, against) if a))
    if home and not (candidate.actors or candidate.place or rule.weak) and candidate.own_day and hit.reading != "noun":
        candidate.actors = (home,)
    if not (candidate.actors or candidate.place) and tolls and candidate.own_day and hit.entry.base in _FIGHTS:
        candidate.actors = candidate.sides = parties
    candidate.weapon = weapons[0] if weapons else None
    candidate.figure = tolls[0] if tolls else None
    candidate.founder = (
        not counted
        and (candidate.founder or dated_by_toll(candidate, tolls))
        and founds(tokens, own, hit, candidate, weapons, tolls, told_by)
    )
    return candidate


def _is_weapon(token: Token, hit: Hit) -> bool:
    """A weapon beside the trigger, or fighters who do it: those who are struck, or carried away wounded, are none."""
    if hit.index <= token.index <= hit.last:
        return False
    doing = token.index > hit.last if hit.reading == "passive" else token.index < hit.index
    return token.low in tables().weapons or (doing and token.low in tables().fighters)


def _building(own: list[Token], hit: Hit) -> bool:
    """What was hit is a building: "the hospital was hit"."""
    return any(t.low in _BUILDINGS for t in own if t.index < hit.index)


def _stopped_at(own: list[Token], hit: Hit) -> bool:
    """ "shot down near the airfield of Erbil": what is downed over a region is part of a night, what is downed at a
    place was sent against it."""
    following = [t.low for t in own if t.index > hit.last]
    first = next((w for w in following if w in _AT_A_PLACE), "")
    return first in ("near", "at", "off", "outside") or (
        first in ("over", "in", "above") and any(t.low in _MANNED for t in own)
    )


_NATIONWIDE = frozenset(
    "nationwide countrywide across throughout provinces regions governorates states oblasts".split()
)


def _nationwide(sentence: Sentence, own: list[Token]) -> bool:
    """ "across the country", "throughout Lebanon", "in 18 provinces"."""
    tokens = sentence.tokens
    if sentence.words.isdisjoint(_NATIONWIDE):
        return False
    for token in own:
        if token.low in ("nationwide", "countrywide"):
            return True
        if token.low in ("across", "throughout") and token.index + 1 < len(tokens):
            following = tokens[token.index + 1]
            if following.mention is not None and following.mention.kind == "side":
                return True
            if (
                following.low == "the"
                and token.index + 2 < len(tokens)
                and tokens[token.index + 2].low in ("country", "nation", "territory", "enclave", "strip")
            ):
                return True
        if (
            token.low in ("provinces", "regions", "governorates", "states", "oblasts")
            and token.index
            and tokens[token.index - 1].kind == "number"
        ):
            return True
    return False
