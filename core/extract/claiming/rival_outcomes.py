"""Whether it was as told, by one voice and by another: "fired at the airport; no rocket came near it"."""

from __future__ import annotations

import re

from core.extract.claiming.accounts import Account
from core.extract.claiming.marks import marks_of, refusal_words
from core.extract.quantities import quantities
from core.lexicon import compiled, load

_NEGATIONS = frozenset(("no", "not", "n't", "never", "none", "nothing", "nobody", "neither", "without"))
_AHEAD = frozenset(
    ("will", "would", "can", "could", "should", "must", "shall", "may", "might", "wants", "ready", "willing")
)
"""Words that make what is said a wish, a plan or a refusal, which contradicts nothing."""
_HEAD = 9
_NEAR = 5
_BACK = frozenset(("it", "there", "any", "that", "such", "this", "so", "them"))
_SUBJECTS = frozenset(("it", "its", "they", "both"))
_OBJECTS = frozenset(("it", "them"))
"""What the account before told of."""
_UNKNOWN = frozenset(("know", "knows", "knew", "known", "aware", "sure", "clear"))
_ALL = frozenset(("all", "every", "both", "each"))
_SOUND = frozenset(("returned", "safe", "intact", "unharmed", "undamaged", "unscathed", "operational", "working"))
_ALOFT = frozenset(("drone", "aircraft", "fired"))
"""Marks of what comes through the air: "a drone killed three" is answered by "no aircraft left the ground"."""
_NOTHING = frozenset(("none", "nothing"))
"""The last word of "there was none", "it fired none", "nothing"."""
_DEATHS = frozenset(("killed",))
"""A toll tells no blow: four dead in hospital do not contradict a crossfire."""
_AGREED = frozenset(("agreed", "signed"))
_THINGS = frozenset(("troops", "aircraft", "drone"))
"""Marks of what was there or not there at all."""
_EMPTY = frozenset("empty open uninhabited deserted desert wasteland unpopulated vacant abandoned forest".split())
_FELL = frozenset("fell landed dropped exploded hit struck".split())
"""What is said of bombs that are said to have hit nothing."""
_COPULAS = frozenset(("were", "was", "are"))
_PROOF = frozenset(("proof", "evidence", "trace", "truth"))
_WAS_A = re.compile(
    r"(?:the )?(?:target|building|house|site|place|car|vehicle|truck|compound) (?:hit |struck |destroyed )?"
    r"(?:was|had been) (?:only |merely |in fact |actually )?an? "
)
"""What was struck, by one who calls it something else."""
_DEAD = frozenset("dead victims killed those slain they all casualties".split())
_ONLY = frozenset(("only", "merely", "just"))


@compiled
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What a report is called that is not believed, words of harm, and those of which every such answer has one."""
    table = load("claims")
    false = frozenset(table["rivals"]["false"].split()) | frozenset(table["denial"]["false"].split())
    return false, frozenset(table["rivals"]["harm"].split()), false | _NEGATIONS | _ONLY | _ALL | _EMPTY


def rival_outcomes(early: Account, late: Account) -> bool:
    """Whether the later account says of what the earlier one tells that it was not so, or no more than this."""
    false, harm, cues = _words()
    if late.sentence.words.isdisjoint(cues) and early.sentence.words.isdisjoint(cues):
        return False
    said, told = set(late.lows), set(early.lows)
    if early.speaker is None or (said | told) & _AHEAD or late.denies or early.denies:
        return False
    if said & (refusal_words().idle | refusal_words().numbers | _UNKNOWN):
        return False
    if _counts(early) and _counts(late):
        return False
    mine, theirs = _content(late), _content(early)
    if not theirs & refusal_words().deeds and not told & harm:
        return False
    if len(late.lows) <= _HEAD and said & false and not told & _NEGATIONS:
        return True
    if late.lows[-1] in _NOTHING and len(late.lows) <= _NEAR and not _counts(late):
        return True
    negated, denied = bool(set(late.lows[:_HEAD]) & _NEGATIONS), bool(told & _NEGATIONS)
    if negated != denied:
        shared, deeds = mine & theirs, refusal_words().deeds
        if _AGREED & mine and _AGREED & theirs and negated:
            return True
        if negated and said & _PROOF and said & _BACK and theirs & deeds:
            return True
        if _none_of(late) & theirs & _THINGS and _sides(late) & _sides(early):
            return True
        if len(shared) > 1 or (theirs & _ALOFT and negated and _none_of(late) & _ALOFT):
            return True
        if late.sentence is early.sentence and said & _BACK:
            return bool(theirs & deeds)
        return bool(said & _BACK) and bool(shared & deeds or (mine & deeds and told & harm))
    if negated or not told & harm:
        return False
    if _EMPTY & said and _FELL & said:
        return True
    if _WAS_A.match(" ".join(late.lows)) and not mine & theirs:
        return True
    tokens = late.sentence.lows
    return bool(set(tokens[max(0, late.first - 2) : late.first + 2]) & _ONLY) or bool(said & _ALL and said & _SOUND)


def rival_victims(early: Account, late: Account) -> bool:
    """Whether one account tells of fighters who were killed and the other says that the dead were civilians."""
    if early.speaker is None or late.sentence.words.isdisjoint(_COPULAS) or early.denies or late.denies:
        return False
    civilians, fighters = _who()
    said, told = set(late.lows), set(early.lows)
    if (said | told) & _AHEAD or (told | set(late.lows[:_NEAR])) & _NEGATIONS:
        return False
    if not _content(early) & _DEATHS or not said & _DEAD:
        return False
    mine, theirs = (civilians, fighters) if said & civilians else (fighters, civilians)
    whole = bool(said & (_ALL | _BACK | {"dead", "victims", "those"})) and bool(said & _COPULAS)
    return whole and bool(said & mine and told & theirs) and not said & theirs and not told & mine


@compiled
def _who() -> tuple[frozenset[str], frozenset[str]]:
    """Words for civilians and for fighters among the dead."""
    table = load("claims")["dead"]
    return frozenset((*table["civilians"].split(), *table["trades"].split())), frozenset(table["fighters"].split())


def _sides(account: Account) -> frozenset[str]:
    return frozenset(mark for mark in marks_of(account.tokens) if mark.startswith("#"))


def rival_causes(early: Account, late: Account) -> bool:
    """Whether one account tells a blow and the other a mishap of the same thing: "hit by a shell", "hit a mine"."""
    if early.speaker is None or late.sentence.words.isdisjoint(_mishaps()) == early.sentence.words.isdisjoint(
        _mishaps()
    ):
        return False
    said, told = set(late.lows), set(early.lows)
    if (said | told) & (_AHEAD | _NEGATIONS) or late.denies or early.denies:
        return False
    blow, mishap = (told, said) if said & _mishaps() else (said, told)
    if blow & _mishaps() or not mishap & _mishaps() or not _content(early) & refusal_words().blows:
        return False
    if not _content(early if blow is told else late) & (refusal_words().blows - _DEATHS):
        return False
    shared = _content(early) & _content(late) - refusal_words().deeds
    before = late.sentence.lows[max(0, late.first - 2) : late.first + 1]
    again = not _SUBJECTS.isdisjoint(before) or bool(said & _OBJECTS)
    return bool(shared or (again and (said & _mishaps() or _content(late) & refusal_words().deeds)))


@compiled
def _mishaps() -> frozenset[str]:
    return frozenset(load("claims")["rivals"]["mishap"].split())


def _counts(account: Account) -> bool:
    return any(account.first <= q.first and q.last <= account.last for q in quantities(account.sentence))


def _none_of(account: Account) -> frozenset[str]:
    """The marks of what is said not to have been: "no aircraft had left the ground"."""
    at = next((k for k, low in enumerate(account.lows) if low in _NEGATIONS), 0)
    return marks_of(account.tokens[at : at + _NEAR])


def _content(account: Account) -> frozenset[str]:
    marks = marks_of(account.tokens)
    return frozenset(mark for mark in marks if not mark.startswith("#"))
