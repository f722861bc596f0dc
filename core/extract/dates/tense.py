"""Whether the words around a time expression look ahead or back."""

from __future__ import annotations

from core.extract.dates.atoms import Atoms
from core.extract.dates.vocabulary import Vocabulary

_REACH = 22
"""Atoms to each side that are looked at: about a clause and a half."""
_EITHER = 2
_WAS_AHEAD = frozenset("due planned scheduled expected supposed going set slated foreseen".split())
"""What in the past tense no longer tells on which side of the time of writing the day lies."""
_NOUNS = frozenset("plan plans aim aims hope hopes".split())
_BEFORE_NOUNS = frozenset("the a an this that its his her their any no our peace draft".split())
"""Before these a word that looks ahead is a noun: "denounced the plan on Thursday"."""
_MODALS = frozenset("to will would shall must may can could should be been being is are".split())


def _past(word: str, v: Vocabulary) -> bool:
    return word in v.words["past_verbs"] or (
        len(word) > 4
        and word.endswith("ed")
        and word not in ("united", "armed", "wounded", "hundred", "occupied", "need", "speed")
    )


def direction(a: Atoms, first: int, last: int, v: Vocabulary) -> int:
    """1 where the clause looks ahead of its time of writing, -1 where it looks back, 0 where no verb tells.

    The nearest verb before the expression decides; where there is none in the sentence, the first one after it.
    """
    place = first - 1
    if a.word(place) in ("as", "than") and a.word(place - 1) in ("early", "soon", "late", "later"):
        return 1
    if a.opens_sentence(first) and a.word(last + 1) == ":":
        return 1 if a.word(last + 2) in v.words["future"] else -1
    while place > first - _REACH and not a.closes_sentence(place) and a.word(place) != ";":
        word = a.word(place)
        if told := _told(a, place, word, v):
            if told == _EITHER:
                return 0
            return -1 if told > 0 and a.word(place - 1) in ("a", "an", "the") and _was_undone(a, last) else told
        place -= 1
    place = last + 1
    while place < last + _REACH and not a.closes_sentence(place) and a.word(place) != ";":
        word = a.word(place)
        if word in ("will", "shall") or word in v.words["scheduled"]:
            return 1
        if word in ("is", "are") and a.word(place + 1) in ("to", "due", "expected", "set", "scheduled", "planned"):
            return 1
        if _past(word, v):
            return -1
        place += 1
    return 0


def _was_undone(a: Atoms, last: int) -> bool:
    """ "a planned meeting on Sunday was called off": what was ahead is past by the time of writing."""
    return a.word(last + 1) in ("was", "were") and a.word(last + 2) in ("called", "cancelled", "canceled", "scrapped")


def _told(a: Atoms, place: int, word: str, v: Vocabulary) -> int:
    """What one word tells: 1 ahead, -1 back, 0 nothing, _EITHER what was once ahead ("had been due on January 26")."""
    following, before = a.word(place + 1), a.word(place - 1)
    if (word in ("for", "to") and before in ("is", "are")) or (word == "set" and following in ("for", "to")):
        return 1
    if word in _NOUNS and before in _BEFORE_NOUNS:
        return 0
    if word == "next" and following == "to":
        return 0
    if word in v.words["future"] and not (word == "will" and a.capital(place)):
        return _EITHER if word in _WAS_AHEAD and before in ("was", "were", "been") else 1
    if word in v.words["scheduled"] and before not in ("the", "a", "an", "did", "took", "taken"):
        return 1 if before != "to" or a.word(place - 2) not in v.words["past_verbs"] else 0
    if not _past(word, v):
        return 0
    if before != "be" or a.word(place - 2) not in _MODALS:
        return -1
    return _EITHER if a.word(place - 3) in ("was", "were") else 1
