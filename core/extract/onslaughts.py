"""Attacks told by a verb of coming upon somebody: "when rebels turned on them", "gunmen burst into the camp"."""

from __future__ import annotations

from core.extract.document import Sentence
from core.extract.verbs import Entry
from core.extract.voice import VerbHit

_BEHIND = {
    **dict.fromkeys(("turned", "swooped", "pounced", "descended", "preyed"), (("on",), ("upon",))),
    **dict.fromkeys(("fell", "set", "fired"), (("on",), ("upon",), ("at",), ("into",))),
    **dict.fromkeys(
        ("burst", "stormed", "swept", "broke", "rode", "barged", "crept", "rampaged"), (("into",), ("through",))
    ),
    **dict.fromkeys(("lay", "waited"), (("in", "wait"), ("in", "ambush"))),
    **dict.fromkeys(("opened", "open", "opening"), (("fire", "on"), ("fire", "at"))),
    **dict.fromkeys(("forced", "fought", "shot", "blasted", "hacked"), (("their", "way"),)),
    "closed": (("in", "on"),),
    "laid": (("siege", "to"), ("an", "ambush"), ("in", "wait")),
}
"""By verb, the words that make it an attack."""
_VERBS = frozenset(_BEHIND)
_ENTRY = Entry("hit", "doer", "onslaught")


def onslaught(sentence: Sentence) -> VerbHit | None:
    """The first verb of the sentence that tells how somebody came upon others, or None; a count that has run since
    then is not of that attack alone."""
    if "since" in sentence.words:
        return None
    tokens = sentence.tokens
    for place in sentence.places_of(_VERBS):
        for words in _BEHIND[tokens[place].low]:
            last = place + len(words)
            if tuple(t.low for t in tokens[place + 1 : last + 1]) == words and (
                place == 0 or tokens[place - 1].low != "not"
            ):
                return VerbHit(place, last, _ENTRY, "active")
    return None
