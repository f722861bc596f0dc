"""What a counted noun tells by itself, where no verb does: prisoners are held, raids launched, crowds on the move."""

from __future__ import annotations

from core.extract.captives import CUSTODY, of_bodies
from core.extract.document import Document, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.passage import Passage, Told
from core.extract.predicate import ACTS, MUNITIONS, PEOPLE, Predicate
from core.extract.recounted import more_of_the_same

_SWAP = frozenset("swap swaps swapped exchange exchanges exchanged".split())
_COUNTING = frozenset(
    """said says spoke speaks counted counts reported reports confessed detected registered recorded identified spotted
    tracked logged crossed recognised recognized acknowledged""".split()
)


_GIVING = frozenset(
    """get gets got give gives gave given receive receives transmit transmits transmitted transfer transfers convey
    conveys conveyed obtain obtains obtained""".split()
)
"""Verbs with bodies for an object: they change hands."""
_GIVEN = 4
"""Tokens before a number of bodies in which such a verb stands."""


def by_noun(document: Document, passage: Passage, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """What the noun alone tells: prisoners are held, bodies were people killed, raids are launched."""
    name = phrase.object or ""
    if name in MUNITIONS and [t.low for t in sentence.tokens[:1]] == ["of"] and phrase.quantity.first == 1:
        return Predicate("launched", "total of a share", certainty=0.75)  # "Of 30 missiles, two broke through"
    swapped = not _SWAP.isdisjoint(sentence.words)
    if name in PEOPLE and name != "body" and (crossed := _crossed(passage, sentence, phrase)):
        return crossed
    if name in ("prisoner", "hostage"):
        return Predicate("exchanged" if swapped else "held", "people in custody", certainty=0.5)
    if name in ("rocket", "missile", "drone", "other:projectile"):
        counted = not _COUNTING.isdisjoint(sentence.words)
        return Predicate("launched", "weapons counted", certainty=0.5) if counted else None
    if name == "body" or of_bodies(sentence.tokens, phrase):
        before = [t.low for t in sentence.tokens[max(0, phrase.quantity.first - _GIVEN) : phrase.quantity.first]]
        given = name == "body" and not _GIVING.isdisjoint(before)
        return Predicate("returned" if given else "killed", "bodies", certainty=0.7)
    if name.startswith("other:") and phrase.noun in ACTS and (phrase.noun != "operation" or not swapped):
        return Predicate("launched", "acts counted", certainty=0.6)
    traded = any(t.low == "for" for t in _beside(sentence.tokens, phrase))
    if name in ("person", "soldier", "civilian", "child") and (phrase.quantity.each or swapped or traded):
        around = document.sentences[max(0, sentence.index - 3) : sentence.index + 1]
        if any(t.low in _SWAP for s in around for t in s.tokens):
            return Predicate("exchanged", "people in a swap", certainty=0.55)
    told = passage.near(sentence)
    if name in PEOPLE and (moved := _arrived(told, sentence, phrase)):
        return moved
    return more_of_the_same(told, sentence, phrase) if told is not None and name in PEOPLE else None


def _beside(tokens: list[Token], phrase: Counted) -> list[Token]:
    """The words right before and behind a counted phrase."""
    first = phrase.quantity.first
    return [*tokens[max(0, first - 1) : first], *tokens[phrase.last + 1 : phrase.last + 4]]


def _crossed(passage: Passage, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """ "41 persons went the other way", "in the other direction went 52 fighters", "six detainees home": people who
    come free where the passage tells of a swap."""
    tokens = sentence.tokens
    following = tokens[phrase.last + 1].low if phrase.last + 1 < len(tokens) else ""
    if phrase.object in ("prisoner", "hostage") and following in ("home", "free", "out"):
        return Predicate("released", "people in custody: home", certainty=0.6)
    if sentence.words.isdisjoint(("way", "direction", "side")) or sentence.words.isdisjoint(_GONE):
        return None
    words = [t.low for t in tokens]
    away = any(
        words[k] in ("other", "opposite") and words[k + 1] in ("way", "direction") for k in range(len(words) - 1)
    )
    told = passage.last
    swap = told is not None and sentence.index - told.sentence.index < 4 and told.predicate.action in CUSTODY
    return Predicate("released", "went the other way", subject=True, certainty=0.65) if away and swap else None


_GONE = frozenset("went go goes going travelled traveled passed crossed came come headed moved walked left".split())


def _arrived(told: Told | None, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """ "1,300 families reached the camp": people who come in numbers where the passage tells of flight."""
    if (phrase.quantity.low or 0) < _CROWD or phrase.object not in _FLEEING:
        return None
    flight = told is not None and told.predicate.action in ("displaced", "evacuated")
    if not flight and sentence.words.isdisjoint(_OF_FLIGHT):
        return None
    after = sentence.tokens[phrase.last + 1 : phrase.last + 6]
    moving = any(t.low in _ARRIVING for t in after)
    return Predicate("displaced", "people on the move", subject=True, certainty=0.65) if moving else None


_CROWD = 20
_FLEEING = frozenset(("person", "civilian", "child", "other:family", "other:household"))
_OF_FLIGHT = frozenset(
    "camp camps shelter shelters border refugees refugee displaced exodus displacement fleeing".split()
)
_ARRIVING = frozenset(
    "reached arrived came come coming crossed entered arriving entering streaming pouring passed left".split()
)
