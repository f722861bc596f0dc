"""Whose deed it was, by one voice and by another: "the army says ELN; the ELN says it was dissidents"."""

from __future__ import annotations

from core.extract.claiming.accounts import Account
from core.extract.claiming.doers import FIRE, Doer, doer
from core.extract.claiming.marks import marks_of

_FIRST_ACTS = frozenset(("truce", "start", "attack", "killing"))
"""Acts by which a fight begins or is fought: two armies that lay one clash to each other use any of these words."""
_RETURNING = frozenset(("returned", "returning", "return"))
_ANSWERING = frozenset(
    ("responded", "responding", "retaliated", "retaliating", "replied", "answered", "defended", "reacted")
)
_ONLY = frozenset(("only", "merely", "just", "simply"))
_OWN = frozenset(("its", "their", "our", "his", "they", "we", "it", "themselves", "itself"))
_SHORTEST = 3
_COMMON = frozenset(
    ("the", "force", "forces", "spokesman", "spokeswoman", "men", "minister", "ministry", "defence", "side")
)


def rival_doers(early: Account, late: Account) -> bool:
    """Whether two accounts lay one deed to two doers, neither of them the speaker's own side."""
    mine = doer(late)
    if mine is None or late.denies:
        return early.speaker is not None and not late.denies and _only_answered(early, late)
    theirs = doer(early, any_deed=mine.said)
    if _two_places(early, late):
        return False
    if theirs is None or _same(theirs, mine) or not _one_act(theirs, mine):
        return False
    if _is_of(theirs, early) or _is_of(mine, late):
        return False
    if early.speaker is None:
        return early.sentence is not late.sentence and mine.said and _is_of(theirs, late)
    who_first = theirs.act == mine.act == "start"
    return mine.said or who_first or _is_of(theirs, late) or _is_of(mine, early)


def _only_answered(early: Account, late: Account) -> bool:
    """ "Its soldiers had only returned fire" behind "Indian troops opened fire": who began it."""
    said = set(late.lows)
    returned = bool(said & _RETURNING and said & FIRE) or bool(said & _ANSWERING)
    if not returned or not said & _ONLY or said.isdisjoint(_OWN):
        return False
    theirs = doer(early)
    return theirs is not None and theirs.act in _FIRST_ACTS and _is_of(theirs, late)


def _two_places(a: Account, b: Account) -> bool:
    """Each tells of a place that the other does not."""
    mine, yours = ({m for m in marks_of(told.tokens) if m.startswith("@")} for told in (a, b))
    return bool(mine and yours) and not mine & yours


def _same(a: Doer, b: Doer) -> bool:
    if a.side is not None and b.side is not None:
        return a.side == b.side
    return a.name.lower() == b.name.lower()


def _one_act(a: Doer, b: Doer) -> bool:
    if a.act is None or b.act is None or a.act == b.act:
        return True
    return {a.act, b.act} <= _FIRST_ACTS


def _is_of(doer: Doer, account: Account) -> bool:
    """Whether the doer belongs to the side that speaks: by its name, or by a word that both names have in common."""
    if doer.side is not None and account.side is not None:
        return doer.side == account.side
    return bool(_stems(doer.name) & _stems(account.speaker or ""))


def _stems(name: str) -> set[str]:
    words = (word.removesuffix("'s").removesuffix("’s").lower() for word in name.split())
    return {word.removesuffix("s") for word in words if len(word) >= _SHORTEST} - _COMMON
