"""What a telling is once its words and its cast are known: another kind, its end only, one spoken of before."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from core.extract.dates.calendar import add_days
from core.extract.document import Sentence
from core.extract.events.actors import actors_of
from core.extract.events.candidates import Candidate
from core.extract.events.cast import Cast
from core.extract.events.clauses import SAYING, Clauses
from core.extract.events.hits import Hit, auxiliary_before
from core.extract.events.tables import tables
from core.extract.stated_days import DAY
from core.model import When

_ATTACKERS = frozenset("gunmen gunman attackers attacker assailants assailant bomber bombers raiders".split())
"""With an article these are those of the attack told before."""
_DEFINITE = frozenset("the that this these those".split())
_CLOSERS = frozenset(
    "closed closes ended ends concluded concludes wrapped wraps finished finishes completed broke broken collapsed "
    "adjourned end close conclude finish wound winds drew wrap".split()
)
_NOT_YET = frozenset(("not", "n't", "never"))
"""Before what closes talks these say that it did not: "have not been broken off"."""
_HELD = frozenset("held holding holds hold".split())
_BEGINS = frozenset("take takes took taken taking came come comes entered enters went".split())
"""Before a "hold" or "held" these say that it began: "took hold", "that took effect on Friday has held"."""
_LASTS = 14
"""Tokens from a truce to the verb that says that it holds."""
_TAKEN_UP = frozenset(("accept", "endorse", "adopt"))
"""Verbs by which one side alone says yes."""
_SITS = frozenset("meet convene reconvene gather sit session sessions meeting meetings confer huddle".split())
"""Words of a body's own session."""
_AMONG = frozenset(("among", "themselves"))
_SEVERAL = frozenset(
    "ministers leaders presidents commanders delegations envoys negotiators chiefs teams generals".split()
)
"""Who are due at one place: they meet there."""
_PURPOSE = frozenset("for before until to after ahead".split())
_BEHIND = frozenset("after following".split())
_DAYS = re.compile(r"P(\d{1,2})D")
_DAY_BEHIND = 12
"""Tokens behind a participle that may hold its day."""
_COUNTED = 5
"""Tokens from "five days" to the talks that they count."""
_FAR = 24
"""Tokens from talks to the verb that ends them: "the talks between A and B before the mediators were adjourned"."""
_BEFORE, _AFTER = 4, 8
"""Tokens around a truce that say from when it holds."""


def kind_of(sentence: Sentence, hit: Hit, cast: Cast, candidate: Candidate) -> str:
    """The type of the event: its trigger's, but for a body's session, one side's own yes, a truce in force at once."""
    alone = len(candidate.sides) < 2 and len(candidate.people) < 2
    sits = alone and "cabinet" in cast.subject and "person" not in cast.subject
    if candidate.type == "talks" and (
        sits or _assembly(candidate, cast) or (hit.reading != "noun" and _of_one_side(cast))
    ):
        return "other"
    if candidate.type == "talks" and candidate.words >= _AMONG and len(candidate.sides) < 2:
        return "other"
    if candidate.rule == "due in" and (len(candidate.sides) > 1 or not candidate.words.isdisjoint(_SEVERAL)):
        return "talks"
    if candidate.type == "exchange" and not candidate.words.isdisjoint(tables().words["court"]):
        return "other"
    if candidate.rule == "signed a deal" and hit.entry.base in _TAKEN_UP and len(candidate.sides) == 1:
        return "statement"
    if candidate.type == "agreement" and _in_force(sentence, hit, candidate):
        return "ceasefire"
    return candidate.type


def _of_one_side(cast: Cast) -> bool:
    """ "Aoun received Karam": two people of one side, and nobody else."""
    people = [m for m in cast.everyone if m.kind == "person"]
    sides = {m.name if m.kind == "side" else m.side for m in cast.everyone}
    return len({m.name for m in people}) > 1 and len(sides) == 1 and None not in sides and "team" not in cast.object


def _assembly(candidate: Candidate, cast: Cast) -> bool:
    """Only a body of many states sits: its own session, whoever asked for it."""
    if candidate.base not in _SITS or "team" in cast.object:
        return False
    sitting = actors_of(cast.before) if "request" in candidate.words else candidate.actors
    names = {actor.lower().replace(" ", "-") for actor in sitting}
    return bool(names) and names <= tables().words["assembly"]


def _in_force(sentence: Sentence, hit: Hit, candidate: Candidate) -> bool:
    """ "signed a truce with immediate effect", "agreed to an immediate ceasefire": agreed and in force the same day."""
    words = tables().words
    truce = next((t.index for t in candidate.clause if t.low in words["truce"] or t.low in words["firing"]), None)
    if truce is None or candidate.status != "occurred" or not hit.entry.rule.made:
        return False
    near = sentence.tokens[max(0, truce - _BEFORE) : truce + _AFTER]
    return any(t.low in words["at_once"] for t in near)


_OPENING = frozenset(("began", "opened", "started", "begin", "open"))
_WHO_BEGAN = frozenset(("it", "they", "that", "which", "who", "had", "have"))
"""Before a verb of beginning they tell when what now ends had begun: "three weeks after it began"."""


def closes(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """ "wrapped up their third round on Wednesday", "the talks ended on Friday": the day is that of the end."""
    own = clauses.tokens[clauses.ids[hit.index]]
    if clauses.words[clauses.ids[hit.index]].isdisjoint(_CLOSERS):
        return False
    here = next(place for place, t in enumerate(own) if t.index == hit.index)
    return any(
        t.low in _CLOSERS
        and -8 <= place - here <= _FAR
        and _NOT_YET.isdisjoint(sentence.lows[max(0, t.index - _BEFORE) : t.index])
        for place, t in enumerate(own)
    ) and not any(t.low in _OPENING and sentence.lows[t.index - 1] not in _WHO_BEGAN for t in own if t.index)


def days_of(sentence: Sentence, hit: Hit) -> int:
    """How many days the noun's phrase counts: "five days of talks", "the two-day meeting"; 0 where it counts none."""
    for mention in sentence.dates:
        match = _DAYS.fullmatch(mention.value) if mention.kind == "DURATION" else None
        behind = sentence.token_at(mention.end - 1) + 1
        between = sentence.tokens[behind : hit.index]
        if match and behind <= hit.index and len(between) < _COUNTED and not any(t.low in _PURPOSE for t in between):
            return int(match[1])
    return 0


def went_on(sentence: Sentence, hit: Hit, day: When, over: bool) -> When | None:
    """The days of talks that are counted to their last: "signed on Friday after five days of talks" began on Monday.

    `over`: the clause tells of their end.
    """
    counted = days_of(sentence, hit)
    before = sentence.tokens[max(0, hit.index - _COUNTED - 3) : hit.index]
    if counted < 2 or day.end is not None or day.date_prec > 1 or not (over or any(t.low in _BEHIND for t in before)):
        return None
    first = add_days(dt.date.fromisoformat(day.start), 1 - counted)
    return When(start=first.isoformat(), end=day.start) if first is not None else None


def struck_there(candidate: Candidate) -> bool:
    """A strike on a town of its own that no day dates is of the day that the story is of."""
    return (
        candidate.rule == "act of war"
        and candidate.past
        and candidate.own_place
        and candidate.place != candidate.country
        and candidate.sentence.block.kind == "paragraph"
    )


def known_already(sentence: Sentence, hit: Hit, candidate: Candidate) -> bool:
    """ "who had proposed it", "said that rebels had attacked": what had happened founds no event without a day.

    One beside it in the sentence is enough, or outside what somebody says the day that is carried on; a statement needs
    its own, and an attack a place.
    """
    helper = auxiliary_before(sentence.tokens, hit.index) if hit.reading == "active" else None
    if helper is None or sentence.tokens[helper].low != "had" or candidate.own_day:
        return False
    if candidate.type == "statement":
        return True
    within = any(t.low in SAYING for t in sentence.tokens[: hit.index])
    dated = bool(sentence.dates) or (candidate.basis == "carried" and not within)
    return not (dated or (candidate.own_place and candidate.type == "attack"))


def only_names(sentence: Sentence, hit: Hit) -> bool:
    """ "twelve hours into the truce signed at Limanskoye": a participle that says which deal, and no day behind it."""
    tokens = sentence.tokens
    if hit.reading != "passive" or auxiliary_before(tokens, hit.index) is not None:
        return False
    definite = any(t.low in _DEFINITE for t in tokens[max(0, hit.index - 4) : hit.index])
    behind = sentence.tokens[hit.last + 1 : hit.last + _DAY_BEHIND]
    return definite and not any(d.start <= t.start < d.end for t in behind for d in sentence.dates)


def goes_on(sentence: Sentence, hit: Hit) -> bool:
    """ "A ceasefire declared in April has largely held": a truce that lasts, which is no news of its day."""
    if hit.reading != "noun":
        return False
    following = sentence.lows[hit.last + 1 : hit.last + _LASTS]
    held = next((n for n, low in enumerate(following) if low in _HELD), None)
    return held is not None and _BEGINS.isdisjoint(following[:held])


def month_of_a_modifier(sentence: Sentence, hit: Hit, candidate: Candidate) -> bool:
    """ "A ceasefire declared in April has held": the participle only says which, and no day is told."""
    vague = candidate.when is not None and len(candidate.when.start) < DAY
    return vague and hit.reading == "passive" and hangs(sentence, hit)


def hangs(sentence: Sentence, hit: Hit) -> bool:
    """ "94 people seized in October were still held": a bare participle, and the verb of the sentence follows it."""
    if auxiliary_before(sentence.tokens, hit.index) is not None:
        return False
    finite = tables().finite
    return any(t.low in finite and t.mention is None for t in sentence.tokens[hit.last + 1 :])


def is_definite(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """ "the attack", "the missile landed", "wounded in the barrage", "it hit": speaks of one told before."""
    if hit.reading == "noun":
        return not _DEFINITE.isdisjoint(sentence.lows[max(0, hit.index - 4) : hit.index])
    if hit.entry.rule.type != "attack":
        return False
    weapons = tables().weapons
    clause = clauses.tokens[clauses.ids[hit.index]]
    if not weapons.isdisjoint(clauses.words[clauses.ids[hit.index]]) and any(
        t.low in ("the", "that") and following.low in weapons for t, following in pairwise(clause) if t.index > hit.last
    ):
        return True
    own = [t for t in clause if t.index < hit.index]
    first = next(
        (n for n, t in enumerate(own) if t.low in _DEFINITE or t.low in ("it", "they", "one", "another")), None
    )
    if first is None:
        return False
    pronoun = own[first].low in ("it", "they") and first <= 2
    return pronoun or any(t.low in weapons or t.low in _ATTACKERS for t in own[first + 1 : first + 4])
