"""Who did it, told after the toll: "Islamic State said it was behind the attack", "the gunmen were from the rebels"."""

from __future__ import annotations

from collections.abc import Iterable

from core.extract.document import Sentence, Token
from core.extract.passage import ATTACK_WORDS
from core.extract.shooters import side_of

_CLAIMED = frozenset("claimed claims claim claiming assumed assumes accepted admitted acknowledged took takes".split())
_DEED = ATTACK_WORDS | frozenset("responsibility killings killing bombings massacre shooting ambush operation".split())
_BEHIND = frozenset("work deed doing handiwork".split())
_DONE = frozenset("done committed perpetrated claimed staged mounted carried".split())
_ATTACKERS = frozenset(
    """gunmen attackers assailants bombers raiders shooters perpetrators killers fighters gunman attacker bomber
    assailant planes jets aircraft warplanes drones""".split()
)
_THEIRS = frozenset("from of with to".split())
_DENIALS = frozenset(
    """not n't never no nobody none deny denies denied denying rejects rejected denial if whether either or unclaimed
    blamed blames blame accused accuses accuse suspected alleged suspects""".split()
)
"""A sentence with these words settles nothing: it denies, doubts or accuses."""
_CUES = _CLAIMED | _BEHIND | _DONE | _ATTACKERS | {"behind"}
_WITHIN = 6
"""Tokens between a name and the words that make it the doer."""


def perpetrator(sentence: Sentence) -> str | None:
    """The side that a sentence tells to have made the attack that those before it told; None where it tells none."""
    if sentence.words.isdisjoint(_CUES) or not sentence.words.isdisjoint(_DENIALS):
        return None
    tokens = sentence.tokens
    for mention in sentence.mentions:
        side = side_of(mention)
        if side is None or mention.kind not in ("side", "org", "person"):
            continue
        before = tokens[max(0, mention.first - _WITHIN) : mention.first]
        behind = tokens[mention.last + 1 : mention.last + 1 + 2 * _WITHIN]
        if _claims(behind) or _named_behind(before) or _are_of(before):
            return side
    return None


def _claims(behind: list[Token]) -> bool:
    """ "… claimed responsibility", "… said it was behind the attack", "… said its fighters had carried it out"."""
    words = [t.low for t in behind]
    if words[:1] in (["has"], ["have"], ["later"], ["had"]):
        words = words[1:]
    if words[:1] and words[0] in _CLAIMED and not _DEED.isdisjoint(words[1:5]):
        return True
    said = words[:1] and words[0] in ("said", "says")
    return bool(said) and "behind" in words[1:5] and words[1] in ("it", "they", "its")


def _named_behind(before: list[Token]) -> bool:
    """ "the work of …", "claimed by …", "carried out by …"."""
    words = [t.low for t in before]
    if words[-1:] == ["the"]:
        words = words[:-1]
    if words[-1:] == ["of"]:
        return not _BEHIND.isdisjoint(words[-2:])
    return words[-1:] == ["by"] and not _DONE.isdisjoint(words[-3:])


def _are_of(before: list[Token]) -> bool:
    """ "the gunmen were from …", "the attackers belonged to …"."""
    words = [t.low for t in before]
    if words[-1:] == ["the"]:
        words = words[:-1]
    return words[-1:] != [] and words[-1] in _THEIRS and _tied(words[:-1]) and not _ATTACKERS.isdisjoint(words)


def _tied(words: Iterable[str]) -> bool:
    return not {"were", "was", "are", "belonged", "belong", "came", "come"}.isdisjoint(words)
