"""Whether the words around a time expression look ahead or back."""

from __future__ import annotations

from core.extract.dates.atoms import Atoms
from core.extract.dates.vocabulary import Vocabulary

_REACH = 22
"""Atoms to each side that are looked at: about a clause and a half."""
_MODALS = frozenset("to will would shall must may can could should be been being is are".split())
_SAID = frozenset("said says told wrote reported announced added stated".split())


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
    if a.opens_sentence(first) and a.word(last + 1) == ":":
        return 1 if a.word(last + 2) in v.words["future"] else -1
    while place > first - _REACH and not a.closes_sentence(place) and a.word(place) != ";":
        word = a.word(place)
        if told := _told(a, place, word, v):
            return told
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


def _told(a: Atoms, place: int, word: str, v: Vocabulary) -> int:
    if word in ("set", "met") and a.word(place + 1) in ("for", "to"):
        return 1
    if word in v.words["future"] and not (word == "will" and a.capital(place)):
        return 1
    if word in v.words["scheduled"] and a.word(place - 1) != "the":
        return 1 if a.word(place - 1) not in ("to", "did") or _ahead(a, place - 2, v) else 0
    if _past(word, v):
        if a.word(place - 1) == "be" and a.word(place - 2) in _MODALS:
            return 1
        return -1
    return 0


def _ahead(a: Atoms, place: int, v: Vocabulary) -> bool:
    return a.word(place) in v.words["future"] or a.word(place) not in v.words["past_verbs"]


def said_before(a: Atoms, first: int) -> bool:
    """Whether the word before the expression (or before its preposition) is a verb of saying."""
    return a.word(first - 1) in _SAID or (a.word(first - 1) in ("on", "late", "early") and a.word(first - 2) in _SAID)
