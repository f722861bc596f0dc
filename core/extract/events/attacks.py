"""Acts of war: who struck whom, and whether the passage holds enough to make it an event."""

from __future__ import annotations

from core.extract.document import Mention, Sentence, Token
from core.extract.events.candidates import Candidate
from core.extract.events.cast import Cast, sides_of
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit, auxiliary_before
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables
from core.model import Figure

_TOLLS = frozenset("killed injured launched intercepted hit destroyed damaged captured".split())
_RUNNING = frozenset("since so-far altogether overall total toll cumulative".split())
_MURDER = frozenset("murder execute slay assassinate".split())
_BUILDINGS = frozenset(
    "hospital clinic school mosque church market building house home station port airport airfield base depot refinery "
    "plant warehouse embassy headquarters camp bakery shelter university bridge dam ambulance bus train convoy ship "
    "vessel tanker".split()
)
_FIGHTS = frozenset("fighting clashes battle battles skirmishes".split())
"""Of both sides, so that those of the article stand in where none is named."""
_RELIEF = frozenset(
    "aid humanitarian relief trucks truck workers journalists monitors observers inspectors food".split()
)
"""Those who enter a place without taking it."""
_HAPPENS = frozenset("broke erupted began started took happened occurred flared raged resumed came".split())
"""Verbs that only say that it happened: "the fighting broke out on Friday"."""
_HELPERS = frozenset("was were is are had has have will would".split())
_POSTS = frozenset(
    "post posts outpost outposts base bases camp barracks garrison headquarters checkpoint checkpoints position "
    "positions hill hills ridge heights stronghold strongholds airport airfield bridge".split()
)
"""What an army holds."""
_RECKONING = frozenset(
    "counted counts recorded records documented registered tallied logged lists listed inventory statistics "
    "average".split()
)
"""Beside these numbers are of many strikes."""
_MODIFIERS = 3
"""Tokens between a day and the noun that it belongs to."""
_PHRASE = 8
"""Tokens between a noun of war and the day of its own phrase."""
_LOSSES = frozenset("losses casualties number numbers toll tolls count tally".split())
"""Beside these the dead are a reckoning rather than one strike."""
_SUBORDINATE = frozenset("after since following".split())
"""What stands in a clause of these is told as the ground of something else, and has the day of its own clause only."""
_LONG_BEFORE = frozenset("month months year years".split())
""" "two months after fighting": no day of the sentence is that of the fighting."""
_OBJECT = 8
"""Tokens between a verb of doing and what is done."""
_CARRIED = frozenset("brought carried took evacuated ferried flew airlifted received treated transferred moved".split())
"""Before these numbers the wounded are people who are brought away."""
_STOPPING = frozenset("stop stops stopped stopping cease ceases ceased halt halted end ended avoid without".split())
"""Before these a gerund of war is what is no more: "agreed to stop firing"."""
_AT_A_PLACE = frozenset("near at off outside over in above across around".split())
"""Words that lead to where something was shot down."""
_DISTANT = frozenset("into over after before since following despite amid about against of from for to until".split())


def act_of_war(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """Whether the words around the trigger leave an act of war possible: told before anybody asks who took part."""
    table = tables()
    tokens = sentence.tokens
    if (tokens[hit.index - 1].low if hit.index else "") in table.not_before:
        return False
    if hit.entry.base == "storm" and tokens[hit.last + 1 : hit.last + 2] and tokens[hit.last + 1].low == "out":
        return False
    if "ing" in hit.entry.forms and hit.index and tokens[hit.index - 1].low in _STOPPING:
        return False
    if hit.reading == "noun" and any(
        t.low in ("stop", "cease") for t in tokens[hit.last + 1 : hit.last + _MODIFIERS * 2]
    ):
        return False
    if hit.reading == "noun" and any(t.low in table.unreal for t in tokens[max(0, hit.index - 5) : hit.index]):
        return False
    own = clauses.tokens[clauses.ids[hit.index]]
    if hit.entry.rule.kind == "deed":
        return _of_war(own, hit)
    if hit.entry.rule.kind == "harm" and _describes(tokens, hit):
        return False
    if hit.entry.rule.kind != "territory":
        return True
    return _ground(sentence, hit) and not clauses.words[clauses.ids[hit.index]] & _RELIEF


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
    weapons = [t.low for t in own if _is_weapon(t, hit)]
    tolls = [f for f in figures if not f.total and f.action in _TOLLS and own[0].start <= f.start < own[-1].end]
    by, against = _sides(hit, cast)
    if (rule.kind == "armed" and not weapons) or (
        rule.weak
        and not (
            weapons
            or tolls
            or (hit.reading == "passive" and (candidate.people or (candidate.own_place and _building(own, hit))))
            or (by and (against or candidate.own_place))
            or (hit.entry.base in _FIGHTS and candidate.own_place and candidate.own_day)
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
        by, against = _stopped(hit, cast, tolls)
        candidate.stopped = True
        if not (candidate.own_day and _stopped_at(own, hit)):
            candidate.own_place = False
            candidate.place = None
    if candidate.country and candidate.country != by and against is None:
        against = candidate.country
    if against is None and by in parties:
        against = next((s for s in _accusers(sentence, clauses) if s in parties and s != by), None)
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
        and (candidate.founder or _dated_by_toll(candidate, tolls))
        and _founds(tokens, own, hit, candidate, weapons, tolls, told_by)
    )
    return candidate


def _is_weapon(token: Token, hit: Hit) -> bool:
    """A weapon beside the trigger, or fighters who do it: those who are struck, or carried away wounded, are none."""
    if hit.index <= token.index <= hit.last:
        return False
    doing = token.index > hit.last if hit.reading == "passive" else token.index < hit.index
    return token.low in tables().weapons or (doing and token.low in tables().fighters)


def _of_war(own: list[Token], hit: Hit) -> bool:
    """What is done is an act of war: "carried out two strikes", "the raid was mounted"."""
    strikes = tables().strikes
    if hit.reading == "passive":
        return any(t.low in strikes for t in own if 0 < hit.index - t.index <= _OBJECT)
    return any(t.low in strikes for t in own if 0 < t.index - hit.last <= _OBJECT)


def _describes(tokens: list[Token], hit: Hit) -> bool:
    """The participle only tells of what kind people are: "23 wounded fighters were flown out"."""
    if hit.reading != "passive" or hit.last + 1 >= len(tokens) or not hit.index:
        return False
    words, following = tables().words, tokens[hit.last + 1].low
    if tokens[hit.index - 1].kind in ("number", "mixed") and hit.index > 1 and tokens[hit.index - 2].low in _CARRIED:
        return True
    numbered = tokens[hit.index - 1].kind in ("number", "mixed") or tokens[hit.index - 1].low in ("the", "those", "of")
    return numbered and following in words["freed"] | words["seized"] | words["evacuee"] | tables().fighters


def _dated_by_toll(candidate: Candidate, tolls: list[Figure]) -> bool:
    """A strike with a place of its own and a toll of a known day needs no day in its clause; it takes the toll's."""
    day = next((f.date for f in tolls if f.date is not None and f.date.date_prec == 1), None)
    if day is None or not candidate.own_place or candidate.place == candidate.country or candidate.status != "occurred":
        return False
    candidate.when = day
    return True


def _building(own: list[Token], hit: Hit) -> bool:
    """What was hit is a building: "the hospital was hit"."""
    return any(t.low in _BUILDINGS for t in own if t.index < hit.index)


def _accusers(sentence: Sentence, clauses: Clauses) -> tuple[str, ...]:
    """Sides that the sentence names as its speakers: of two that fight, who tells of the other's attack suffered it."""
    return sides_of([m for m in sentence.mentions if clauses.ids[m.first] in clauses.said])


def _founds(
    tokens: list[Token],
    own: list[Token],
    hit: Hit,
    candidate: Candidate,
    weapons: list[str],
    tolls: list[Figure],
    told_by: bool,
) -> bool:
    """Whether this telling can stand by itself: it has somebody or somewhere, and is no running toll or reference."""
    rule = hit.entry.rule
    if not candidate.actors and not candidate.place:
        return False
    itself = hit.reading == "noun" and _dated_itself(candidate.sentence, hit)
    if (candidate.definite and not (itself if hit.reading == "noun" else candidate.explicit) and not tolls) or (
        hit.reading == "noun" and any(t.low == "same" for t in tokens[max(0, hit.index - 3) : hit.index])
    ):
        return False
    if any(t.low in _RUNNING for t in own) or _have_been(own, hit) or _reckoned(candidate.sentence, hit, tolls):
        return False
    if hit.reading == "passive" and _restricts(tokens, own, hit):
        return False
    grounds = [t.index for t in tokens[max(own[0].index, hit.index - 7) : hit.index] if t.low in _SUBORDINATE]
    if grounds and (not candidate.own_day or tokens[grounds[0] - 1].low in _LONG_BEFORE):
        return False
    if rule.kind == "harm":
        if any(t.low in _LOSSES for t in own):
            return False
        named = hit.reading == "passive" and bool(candidate.people)
        toll_there = (
            bool(tolls)
            and candidate.own_place
            and (candidate.own_day or candidate.when is tolls[0].date)
            and candidate.place != candidate.country
            and not any(t.low in ("had", "have", "has") for t in own if t.index < hit.index)
        )
        return hit.entry.base != "lose" and bool(
            weapons or told_by or named or toll_there or (hit.entry.base in _MURDER and candidate.own_place)
        )
    if candidate.status == "planned" and (rule.weak or hit.reading == "noun" or not candidate.own_day):
        return False
    if hit.reading == "noun":
        if preposition_before(tokens, hit.index) in _DISTANT and not (itself and candidate.own_place):
            return False
        if rule.weak and not candidate.own_day:
            return False
        return bool(tolls or candidate.own_place or candidate.explicit)
    return bool(tolls or weapons or candidate.by or candidate.own_place)


def _restricts(tokens: list[Token], own: list[Token], hit: Hit) -> bool:
    """The participle only says which: "the bodies of 74 soldiers killed at Muhamalai were handed over"."""
    if auxiliary_before(tokens, hit.index) is not None:
        return False
    behind = next((t for t in own if t.index > hit.last and (t.low in _HELPERS or t.kind == "punct")), None)
    return behind is not None and behind.low in _HELPERS


def _dated_itself(sentence: Sentence, hit: Hit) -> bool:
    """The noun's own phrase names the day: "Sunday's triple bombing", "the raid on Goris on 5 May"."""
    finite = tables().finite
    for mention in sentence.dates:
        first, behind = sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
        if 0 <= hit.index - behind <= _MODIFIERS:
            return True
        if 0 < first - hit.last <= _PHRASE and not any(
            t.low in finite and t.low not in _HAPPENS and t.mention is None
            for t in sentence.tokens[hit.last + 1 : first]
        ):
            return True
    return False


def _reckoned(sentence: Sentence, hit: Hit, tolls: list[Figure]) -> bool:
    """Many strikes are summed up: "recorded 96 attacks", "in the past week 1,500 bombs were dropped"."""
    if any(mention.rule == "duration-past" for mention in sentence.dates):
        return True
    many = hit.reading == "noun" and hit.index > 0 and sentence.tokens[hit.index - 1].kind == "number"
    return bool(tolls or many) and not sentence.words.isdisjoint(_RECKONING)


def _have_been(own: list[Token], hit: Hit) -> bool:
    """ "have been killed": a toll up to now rather than one strike."""
    before = [t.low for t in own if t.index < hit.index][-3:]
    return hit.entry.rule.kind == "harm" and "have" in before


def _ground(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is taken is a place, or a post that an army holds."""
    tokens = sentence.tokens
    taken = (
        tokens[max(0, hit.index - 6) : hit.index] if hit.reading == "passive" else tokens[hit.last + 1 : hit.last + 7]
    )
    if hit.entry.base == "fall":
        return any(m.kind == "place" and 0 < hit.index - m.last <= _OBJECT for m in sentence.mentions)
    told = hit.reading == "active" or auxiliary_before(tokens, hit.index) is not None
    if told and any(t.low in _POSTS for t in taken):
        return True
    for mention in sentence.mentions:
        if (
            hit.reading == "passive"
            and mention.last < hit.index
            and hit.index - mention.last <= 5
            and mention.kind == "place"
        ):
            return True
        if hit.reading == "active" and 0 < mention.first - hit.last <= 5:
            if preposition_before(sentence.tokens, mention.first) in ("from", "to", "in", "with", "by"):
                return False
            return mention.kind == "place" or (mention.kind == "side" and mention.form == "capital")
    return False


def _sides(hit: Hit, cast: Cast) -> tuple[str | None, str | None]:
    subject = [m for m in cast.before if m.kind in ("side", "org", "person")]
    agent = next(iter(sides_of(cast.agents)), None)
    if hit.reading == "passive":
        return agent, next(iter(sides_of(subject)), None)
    if hit.entry.base == "fall" and hit.entry.rule.kind == "territory":
        return next(iter(sides_of(cast.after)), None), next(iter(sides_of(subject)), None)
    if hit.reading == "active":
        by = next(iter(sides_of(cast.nearest)), None) or next(iter(sides_of(subject)), None)
    else:
        modifier: Mention | None = next(
            (m for m in reversed(cast.before) if 0 < hit.index - m.last <= 4 and m.kind in ("side", "org")), None
        )
        by = next(iter(sides_of([modifier] if modifier else [])), None) or agent or next(iter(sides_of(subject)), None)
    return by, next((s for s in sides_of([m for m in cast.after if m.kind in ("side", "org")]) if s != by), None)


def _stopped(hit: Hit, cast: Cast, tolls: list[Figure]) -> tuple[str | None, str | None]:
    """The launcher and the shooter: "Russia intercepted 162 Ukrainian drones" is an attack by Ukraine on Russia."""
    for figure in tolls:
        if figure.against:
            return figure.against, figure.by
    subject = next(iter(sides_of([m for m in cast.before if m.kind in ("side", "org")])), None)
    target = next((s for s in sides_of(cast.after) if s != subject), None)
    if hit.reading == "passive":
        return subject, next(iter(sides_of(cast.agents)), None)
    return target, subject


def _stopped_at(own: list[Token], hit: Hit) -> bool:
    """ "shot down near the airfield of Erbil": what is downed over a region is part of a night, what is downed at a
    place was sent against it."""
    following = [t.low for t in own if t.index > hit.last]
    first = next((w for w in following if w in _AT_A_PLACE), "")
    return first in ("near", "at", "off", "outside")


def _nationwide(sentence: Sentence, own: list[Token]) -> bool:
    """ "across the country", "throughout Lebanon", "in 18 provinces"."""
    tokens = sentence.tokens
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
