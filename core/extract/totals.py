"""Shares and their totals: "52 out of 80 drones", "15 of the 24 pupils taken from their school were set free"."""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.predicate import PEOPLE, Predicate
from core.extract.verbs import verbs
from core.extract.voice import BE, VerbHit


def called(tokens: list[Token], phrase: Counted) -> str | None:
    """ "17 of the dead were children": what the sentence says that the people counted were."""
    after = tokens[phrase.last + 1 : phrase.last + 4]
    if len(after) < 2 or after[0].low not in ("were", "are"):
        return None
    entry = nouns().objects.get(after[1].low)
    return entry[0] if entry is not None and entry[0] in PEOPLE else None


def _same_kind(tokens: list[Token], before: Counted, phrase: Counted) -> None:
    """ "three soldiers were killed and seven wounded": the wounded are soldiers too."""
    gap = [t.low for t in tokens[before.last + 1 : phrase.quantity.first]]
    if any(t.low == "them" for t in tokens[before.quantity.first : before.last + 1]):
        return
    if gap[-1:] in (["and"], [","]) and len(gap) <= 4 and before.object in ("soldier", "civilian", "child"):
        phrase.object = before.object


def share_of_total(
    sentence: Sentence, phrases: list[Counted], place: int, predicate: Predicate | None
) -> Predicate | None:
    """ "52 out of 80 drones": the share counts what the total counts, and the total is what was launched."""
    phrase = phrases[place]
    if place and phrase.noun in ("wounded", "injured", "hurt", "dead", "killed") and phrase.object == "person":
        _same_kind(sentence.tokens, phrases[place - 1], phrase)
    if phrase.of_total and phrase.object is None and place + 1 < len(phrases):
        total = phrases[place + 1]
        phrase.object, phrase.noun, phrase.owner = total.object, total.noun, phrase.owner or total.owner
        phrase.last, phrase.anaphor = phrase.quantity.last, False
        if predicate is None and total.action is not None:
            phrase.object = called(sentence.tokens, total) or phrase.object
            predicate = Predicate(total.action, "share of a total", certainty=0.8)
    before = phrases[place - 1] if place else None
    total_of = before is not None and before.of_total and before.object == phrase.object
    if total_of and predicate is not None and phrase.object in ("drone", "missile", "rocket"):
        return Predicate("launched", "total of a share", None, True, certainty=0.85)
    if total_of and phrase.object in ("prisoner", "hostage"):
        return _of_the_total(sentence.tokens, phrase) or Predicate("held", "total of a share", certainty=0.7)
    if total_of and predicate is not None and predicate.rule.startswith("“in … "):
        return None  # "three of the six generals are in detention"
    if total_of and predicate is not None and predicate.subject and _of_the_share(sentence.tokens, predicate):
        return _of_the_total(sentence.tokens, phrase)
    return predicate


def _of_the_total(tokens: list[Token], total: Counted) -> Predicate | None:
    """ "15 of the 24 pupils taken from their school were set free": what the participle tells of all."""
    place = total.last + 1
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    for entry in verbs().forms.get(tokens[place].low, ()) if after in _BEHIND_PARTICIPLE else ():
        if entry.part and not entry.particle and entry.action in ("captured", "held", "detained"):
            hit = VerbHit(place, place, entry, "passive")
            return Predicate(entry.action, "participle behind the total", hit, subject=True, certainty=0.75)
    return None


_BEHIND_PARTICIPLE = frozenset("by in from on at during since last there".split())


def _of_the_share(tokens: list[Token], predicate: Predicate) -> bool:
    """ "All but two of the 46 soldiers came home": the verb tells what the share did; "of the 76 killed there" tells
    it of all."""
    hit = predicate.verb
    return hit is not None and (hit.voice == "active" or tokens[hit.index - 1].low in BE)
