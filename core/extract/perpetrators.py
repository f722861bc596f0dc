"""Who did it, told after the toll: "Islamic State said it was behind the attack", "the gunmen were from the rebels"."""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.passage import ATTACK_WORDS
from core.extract.shooters import side_of

_CLAIMED = frozenset("claimed claims claim claiming".split())
_OWNED = frozenset("assumed assumes accepted accepts admitted admits acknowledged took takes claimed claims".split())
"""Verbs that tell the doer with "responsibility" behind them."""
_DEED = ATTACK_WORDS | frozenset("killings killing bombings massacre shooting ambush operation".split())
_ENDING = frozenset("for on in at as and through via .".split())
"""What may stand behind a deed that is claimed: "claimed the attack on …", not "claimed the strike killed 20"."""
_HAVE = frozenset("has have had later also".split())
_BEHIND = frozenset("work deed doing handiwork".split())
_DONE = frozenset("done committed perpetrated claimed staged mounted carried".split())
_ATTACKERS = frozenset(
    """gunmen attackers assailants bombers raiders shooters perpetrators killers fighters gunman attacker bomber
    assailant planes jets aircraft warplanes drones""".split()
)
_THEIRS = frozenset("from of with to".split())
_TIES = frozenset("were was are belonged belong came come".split())
_DENIALS = frozenset(
    """not n't never no nobody none deny denies denied denying rejects rejected denial if whether either or unclaimed
    blamed blames blame accused accuses accuse suspected alleged suspects""".split()
)
"""A sentence with these words settles nothing: it denies, doubts or accuses."""
_CUES = (
    _OWNED | _CLAIMED | _BEHIND | _DONE | _ATTACKERS | {"behind", "responsible", "theirs", "work", "handiwork", "doing"}
)
_THEMSELVES = frozenset("it they its their ambush attack bombing raid assault blast operation".split())
_SAID = 14
"""Tokens behind "said" in which somebody owns to a deed."""
_GROUPS = frozenset("group outfit organisation organization movement militants insurgents jihadists rebels".split())
_INSERTED = 9
"""Tokens that an insertion behind "the group" may have."""
_WITHIN = 6
"""Tokens before a name in which stands what makes it the doer."""
_CLAIM = 5
"""Tokens behind a name in which it claims a deed."""


def perpetrator(sentence: Sentence, group: str | None = None) -> str | None:
    """The side that a sentence tells to have made the attack that those before it told; None where it tells none.

    `group` is the armed group named last: whom "the group" means.
    """
    if sentence.words.isdisjoint(_CUES) or not sentence.words.isdisjoint(_DENIALS):
        return None
    tokens = sentence.tokens
    for mention in sentence.mentions:
        side = side_of(mention)
        if side is None or mention.kind not in ("side", "org", "person"):
            continue
        before = [t.low for t in tokens[max(0, mention.first - _WITHIN) : mention.first]]
        if before and before[-1] == "the":
            before.pop()
        if _claims(tokens, mention.last + 1) or _named_behind(before) or _are_of(before):
            return side
    for place in sentence.places_of(_GROUPS) if group is not None else ():
        if place and tokens[place - 1].low in ("the", "its") and _claims(tokens, _past_commas(tokens, place + 1)):
            return group
    return None


def _past_commas(tokens: list[Token], place: int) -> int:
    """The index behind an insertion: "the outfit, based in Pakistan, claimed"."""
    if place >= len(tokens) or tokens[place].text != ",":
        return place
    return next((t.index + 1 for t in tokens[place + 1 : place + _INSERTED] if t.text == ","), place)


def _claims(tokens: list[Token], place: int) -> bool:
    """ "… claimed responsibility", "… has claimed the ambush", "… said it was behind the attack"."""
    while place < len(tokens) and (tokens[place].low in _HAVE or tokens[place].text in ')”"'):
        place += 1
    words = [t.low for t in tokens[place : place + _CLAIM + 1]]
    if len(words) < 2:
        return False
    if words[0] in _OWNED and "responsibility" in words:
        return True
    if words[0] in _CLAIMED:
        deed = next((k for k, word in enumerate(words[:-1]) if word in _DEED), None)
        return deed is not None and (words[deed + 1] in _ENDING or not words[deed + 1][0].isalpha())
    if words[0] not in ("said", "says", "announced", "stated"):
        return False
    said = [t.low for t in tokens[place + 1 : place + _SAID]]
    theirs = next((k for k, word in enumerate(said) if word in _THEMSELVES), None)
    return theirs is not None and any(_done_by(said[k:]) for k in range(theirs, min(theirs + 4, len(said))))


def _done_by(words: list[str]) -> bool:
    """ "was behind", "had done it", "were responsible", "carried out the attack", "was theirs"."""
    if words[:1] == ["had"]:
        words = words[1:]
    if words[:2] == ["done", "it"] or words[:2] == ["carried", "out"] or words[:1] == ["staged"]:
        return True
    if words[:2] in (["was", "its"], ["were", "its"], ["was", "their"]):
        return words[2:3] in (["work"], ["doing"], ["handiwork"])
    return words[:1] in (["was"], ["were"]) and words[1:2] in (["behind"], ["responsible"], ["theirs"])


def _named_behind(before: list[str]) -> bool:
    """ "the work of …", "claimed by …", "carried out by …"."""
    if before[-1:] == ["of"]:
        return not _BEHIND.isdisjoint(before[-2:])
    return before[-1:] == ["by"] and not _DONE.isdisjoint(before[-3:])


def _are_of(before: list[str]) -> bool:
    """ "the gunmen were from …", "the attackers belonged to …"."""
    return not _THEIRS.isdisjoint(before[-1:]) and not _TIES.isdisjoint(before) and not _ATTACKERS.isdisjoint(before)
