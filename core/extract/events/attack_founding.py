"""Whether a telling of an attack can stand by itself, rather than as a running toll or a reference to another."""

from __future__ import annotations

from itertools import pairwise

from core.extract.document import Sentence, Token
from core.extract.events.candidates import Candidate
from core.extract.events.hits import Hit, auxiliary_before
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables
from core.model import Figure

_RUNNING = frozenset("since so-far altogether overall total toll cumulative".split())
_SUMMING = frozenset((("so", "far"), ("to", "date"), ("all", "told")))
_FALSE = frozenset("false untrue incorrect wrong lie baseless unfounded nonsense".split())
_NOT = frozenset("not n't no hardly never".split())
_MURDER = frozenset("murder execute slay assassinate".split())
_HAPPENS = frozenset("broke erupted began started took happened occurred flared raged resumed came".split())
"""Verbs that only say that it happened: "the fighting broke out on Friday"."""
_APART = frozenset("after before since following until".split())
"""Behind these a day is that of something else: "the strike came hours after the call on Tuesday"."""
_HELPERS = frozenset("was were is are had has have will would".split())
_RECKONING = frozenset(
    "counted counts recorded records documented registered tallied logged lists listed inventory statistics "
    "average".split()
)
"""Beside these numbers are of many strikes."""
_MODIFIERS = 3
"""Tokens between a day and the noun that it belongs to."""
_PHRASE = 12
"""Tokens between a noun of war and the day of its own phrase."""
_ONE = frozenset("a an another one".split())
_LOSSES = frozenset("losses casualties number numbers toll tolls count tally".split())
"""Beside these the dead are a reckoning rather than one strike."""
_NUMBER = frozenset("number numbers toll tolls tally".split())
"""Before an act of war these make it part of a count: "the number of those killed in the assault on Dorat"."""
_SUBORDINATE = frozenset("after since following".split())
"""What stands in a clause of these is told as the ground of something else, and has the day of its own clause only."""
_LONG_BEFORE = frozenset("month months year years".split())
""" "two months after fighting": no day of the sentence is that of the fighting."""
_DISTANT = frozenset("into over after before since following despite amid about against of from for to until".split())


def dated_by_toll(candidate: Candidate, tolls: list[Figure]) -> bool:
    """A strike with a place of its own and a toll of a known day needs no day in its clause; it takes the toll's."""
    day = next((f.date for f in tolls if f.date is not None and f.date.date_prec == 1), None)
    if day is None or not candidate.own_place or candidate.place == candidate.country or candidate.status != "occurred":
        return False
    candidate.when = day
    return True


def founds(
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
        hit.reading == "noun" and "same" in candidate.sentence.lows[max(0, hit.index - 3) : hit.index]
    ):
        return False
    if (
        _running(own, candidate, tolls)
        or _have_been(own, hit, candidate, tolls)
        or _reckoned(candidate.sentence, hit, tolls)
    ):
        return False
    if _untrue(candidate.sentence, hit) or (hit.reading == "passive" and _restricts(tokens, own, hit)):
        return False
    if candidate.basis == "carried" and candidate.place is None and (rule.kind == "harm" or not candidate.simple):
        return False
    grounds = [t.index for t in tokens[max(own[0].index, hit.index - 7) : hit.index] if t.low in _SUBORDINATE]
    if grounds and (not candidate.own_day or tokens[grounds[0] - 1].low in _LONG_BEFORE):
        return False
    counted = hit.reading == "noun" and not candidate.own_day
    if counted and not _NUMBER.isdisjoint([t.low for t in own if t.index < hit.index]):
        return False
    if rule.kind == "harm":
        if not _LOSSES.isdisjoint([t.low for t in own]):
            return False
        named = hit.reading == "passive" and _somebody(candidate.sentence, hit)
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
    struck = candidate.against is not None and candidate.own_day and not rule.weak
    return bool(tolls or weapons or candidate.by or candidate.own_place or struck)


def _somebody(sentence: Sentence, hit: Hit) -> bool:
    """Whom the verb befell has a name: "General Dak was killed", not "Marchenko spoke of several injured"."""
    finite = tables().finite
    for mention in sentence.mentions:
        if mention.kind == "person" and mention.last < hit.index:
            between = sentence.tokens[mention.last + 1 : hit.index]
            if not any(t.low in finite and t.low not in _HELPERS and t.mention is None for t in between):
                return True
    return False


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
        if mention.kind == "DURATION":
            continue
        first, behind = sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
        if 0 <= hit.index - behind <= _MODIFIERS:
            return True
        if 0 < first - hit.last <= _PHRASE and not any(
            t.low in _APART or (t.low in finite and t.low not in _HAPPENS and t.mention is None)
            for t in sentence.tokens[hit.last + 1 : first]
        ):
            return True
    return False


def _reckoned(sentence: Sentence, hit: Hit, tolls: list[Figure]) -> bool:
    """Many strikes are summed up: "recorded 96 attacks", "in the past week 1,500 bombs were dropped"."""
    if any(mention.rule == "duration-past" for mention in sentence.dates):
        return True
    one = hit.reading == "noun" and any(t.low in _ONE for t in sentence.tokens[max(0, hit.index - 3) : hit.index])
    if one:
        return False
    many = hit.reading == "noun" and hit.index > 0 and sentence.tokens[hit.index - 1].kind == "number"
    return bool(tolls or many) and not sentence.words.isdisjoint(_RECKONING)


def _running(own: list[Token], candidate: Candidate, tolls: list[Figure]) -> bool:
    """The clause sums up, or a "since" of the sentence does: "so far", "to date", "since the war began"."""
    if tolls and not candidate.own_day and "since" in candidate.sentence.words:
        return True
    lows = [t.low for t in own]
    return not (_RUNNING.isdisjoint(lows) and _SUMMING.isdisjoint(pairwise(lows)))


def _have_been(own: list[Token], hit: Hit, candidate: Candidate, tolls: list[Figure]) -> bool:
    """ "have been killed": a toll up to now rather than one strike."""
    if "have" not in candidate.sentence.words or "have" not in [t.low for t in own if t.index < hit.index][-3:]:
        return False
    return hit.entry.rule.kind == "harm" or (bool(tolls) and not (candidate.own_day or candidate.own_place))


def _untrue(sentence: Sentence, hit: Hit) -> bool:
    """ "It is not true that jets bombed the plant": what is told is only denied."""
    if sentence.words.isdisjoint(_FALSE) and "true" not in sentence.words:
        return False
    before = sentence.lows[: hit.index]
    that = next((n for n in range(len(before) - 1, -1, -1) if before[n] == "that"), None)
    said = before[max(0, (that or 0) - 4) : that]
    return bool(said) and (not _FALSE.isdisjoint(said) or ("true" in said and not _NOT.isdisjoint(said)))
