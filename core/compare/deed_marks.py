"""Which marks of a sentence tell a deed, and which tell one blow on a town from the next day's."""

from __future__ import annotations

from core.extract.claiming.marks import Marks, refusal_words
from core.lexicon import compiled, load
from core.resolve.places import known_place, place_key

BLOWS = frozenset(("fired", "killed", "injured", "crossed"))
"""What a town may suffer day by day."""
_COMMON = frozenset("two three four people perso child women civil troops drone aircraft begun met attac".split())


@compiled
def deed_marks() -> frozenset[str]:
    """Marks of something done: the classes of what can be denied, and steps that are taken once.

    Talks go on for days, and truces are broken on each of them.
    """
    steps = frozenset(word[:5] for word in load("compare")["steps"]["words"].split())
    return (refusal_words().deeds - {"met", "begun", "agreed", "promised", "broke"}) | steps


def own_detail(shared: Marks) -> bool:
    """What no other blow on the same town would have: a thing hit, a name, a large number, a village of no note."""
    return any(
        known_place(place_key(mark[1:])) is None if mark.startswith("@") else not mark.startswith("#")
        for mark in shared - deed_marks() - _COMMON
    )
