"""Whether the words around a trigger leave an act of war possible, before anybody asks who took part."""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit, auxiliary_before
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables

_RELIEF = frozenset(
    "aid humanitarian relief trucks truck workers journalists monitors observers inspectors food".split()
)
"""Those who enter a place without taking it."""
_POSTS = frozenset(
    "post posts outpost outposts base bases camp barracks garrison headquarters checkpoint checkpoints position "
    "positions hill hills ridge heights stronghold strongholds airport airfield bridge".split()
)
"""What an army holds."""
_TOWNS = frozenset("town village city settlement island".split())
"""What is taken under the name that it was told by before: "they overran the town"."""
_BEHIND_NOUN = 6
"""Tokens behind a noun of war in which a "stop" makes it what is no more."""
_OBJECT = 8
"""Tokens between a verb of doing and what is done."""
_BESIDE = frozenset("from to in with by around near outside at along for".split())
"""Before these a place behind a verb of taking is not what is taken."""
_FIRE = frozenset(
    "fire attack gunfire shelling bombardment crossfire cross-fire bombing assault strikes barrage ambush".split()
)
_BEHIND_UNDER = 4
"""Tokens from "came under" to the fire: "came under heavy Russian mortar fire"."""
_CRITICS = frozenset(
    "critics criticism lawmakers mps opposition press media activists politicians senators commentators "
    "parliament rights observers".split()
)
_NONE = frozenset("no neither any".split())
_CARRIED = frozenset("brought carried took evacuated ferried flew airlifted received treated transferred moved".split())
"""Before these numbers the wounded are people who are brought away."""
_GEAR = frozenset(
    "tank tanks mission missions helicopter helicopters aircraft plane planes jet jets drone drones submarine "
    "submarines boat boats craft vehicle vehicles group groups carrier carriers force forces capability capabilities "
    "alert alerts siren sirens warning warnings rifle rifles dog dogs doctrine package packages order orders".split()
)
"""Behind a noun of war these are the thing told of: "battle tanks", "attack helicopters", "air raid sirens"."""
_FIGHTERS = frozenset("force group movement army militia rebels troops men those still are is were was been".split())
"""Before "fighting" these do it: "the oldest group still fighting in the hills" tells of no fight."""
_STOPPING = frozenset("stop stops stopped stopping cease ceases ceased halt halted end ended avoid without".split())
"""Before these a gerund of war is what is no more: "agreed to stop firing"."""


def act_of_war(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """Whether the words around the trigger leave an act of war possible: told before anybody asks who took part."""
    table = tables()
    tokens = sentence.tokens
    if (tokens[hit.index - 1].low if hit.index else "") in table.not_before:
        return False
    if hit.entry.base == "storm" and tokens[hit.last + 1 : hit.last + 2] and tokens[hit.last + 1].low == "out":
        return False
    if hit.entry.base == "come" and _criticised(tokens, hit):
        return False
    if "ing" in hit.entry.forms and hit.index and tokens[hit.index - 1].low in _STOPPING:
        return False
    if hit.reading == "noun" and (_of_gear(tokens, hit) or _still_fights(tokens, hit)):
        return False
    if hit.reading == "noun" and any(
        t.low in ("stop", "cease") for t in tokens[hit.last + 1 : hit.last + _BEHIND_NOUN]
    ):
        return False
    if hit.reading == "noun" and any(
        t.low in table.unreal and not _in_name(t) for t in tokens[max(0, hit.index - 5) : hit.index]
    ):
        return False
    own = clauses.tokens[clauses.ids[hit.index]]
    if hit.entry.rule.kind == "deed":
        return _of_war(own, hit)
    if hit.entry.rule.kind == "harm" and _describes(tokens, hit):
        return False
    if hit.entry.rule.kind != "territory":
        return True
    return _ground(sentence, hit) and not clauses.words[clauses.ids[hit.index]] & _RELIEF


def _of_gear(tokens: list[Token], hit: Hit) -> bool:
    """The noun only says which: "battle tanks", "16 attack missions"."""
    return hit.last + 1 < len(tokens) and tokens[hit.last + 1].low in _GEAR


def _still_fights(tokens: list[Token], hit: Hit) -> bool:
    """ "the militia fighting in Kivu": a participle that says who somebody is."""
    return tokens[hit.index].low == "fighting" and hit.index > 0 and tokens[hit.index - 1].low in _FIGHTERS


def _criticised(tokens: list[Token], hit: Hit) -> bool:
    """ "came under fire for its silence", "came under attack from critics": no shot was heard."""
    behind = next((n for n, t in enumerate(tokens) if n > hit.last and t.low in _FIRE), None)
    if behind is None or behind - hit.last > _BEHIND_UNDER:
        return True
    following = [t.low for t in tokens[behind + 1 : behind + 9]]
    return following[:1] in (["for"], ["over"]) or not _CRITICS.isdisjoint(following)


def _in_name(token: Token) -> bool:
    """ "the Eritrean Defence Forces beat back an attack": a word of somebody's name says nothing of the attack."""
    return token.mention is not None or (token.capital and token.index > 0)


def _of_war(own: list[Token], hit: Hit) -> bool:
    """What is done is an act of war: "carried out two strikes", "the raid was mounted"."""
    strikes = tables().strikes
    if hit.reading == "passive":
        return any(t.low in strikes for t in own if 0 < hit.index - t.index <= _OBJECT)
    done = next((t.index for t in own if 0 < t.index - hit.last <= _OBJECT and t.low in strikes), None)
    return done is not None and not any(t.low in _NONE for t in own if hit.last < t.index < done)


def _describes(tokens: list[Token], hit: Hit) -> bool:
    """The participle only tells of what kind people are: "23 wounded fighters were flown out"."""
    if hit.reading == "noun" or hit.last + 1 >= len(tokens) or not hit.index:
        return False
    words = tables().words
    following = next((t for t in tokens[hit.last + 1 :] if not t.capital), tokens[hit.last + 1]).low
    if tokens[hit.index - 1].kind in ("number", "mixed") and hit.index > 1 and tokens[hit.index - 2].low in _CARRIED:
        return True
    before = tokens[hit.index - 1]
    numbered = before.kind in ("number", "mixed") or (hit.reading == "passive" and before.low in ("the", "those", "of"))
    return numbered and following in words["freed"] | words["seized"] | words["evacuee"] | tables().fighters


def _ground(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is taken is a place, or a post that an army holds."""
    tokens = sentence.tokens
    taken = (
        tokens[max(0, hit.index - 6) : hit.index] if hit.reading == "passive" else tokens[hit.last + 1 : hit.last + 7]
    )
    if hit.entry.base == "fall":
        return any(m.kind == "place" and 0 < hit.index - m.last <= _OBJECT for m in sentence.mentions)
    if hit.entry.base == "take" and tokens[hit.last + 1 : hit.last + 2] and tokens[hit.last + 1].low == "up":
        return False
    told = hit.reading == "active" or auxiliary_before(tokens, hit.index) is not None
    if told and any(t.low in _POSTS for t in taken):
        return True
    named = [t.low for t in taken[:3]]
    if hit.reading == "active" and hit.entry.base != "enter" and named[:1] == ["the"] and not _TOWNS.isdisjoint(named):
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
            if preposition_before(sentence.tokens, mention.first) in _BESIDE:
                return False
            return mention.kind == "place" or (mention.kind == "side" and mention.form == "capital")
    return False
