"""The side that a sentence leaves out, as a reader of the article fills it in: the opponent of the one that is told."""

from __future__ import annotations

from core.extract.circumstances import ENEMY, as_of, running_total
from core.extract.document import Document, Mention, Sentence
from core.extract.frame import Frame
from core.extract.homes import camp_of, home_of, is_state
from core.extract.noun_phrases import Counted
from core.extract.passage import ATTACK_WORDS
from core.extract.predicate import IN_FLIGHT, PEOPLE, Predicate
from core.extract.roles import launched_from
from core.extract.shooters import place_side, side_of
from core.extract.whereabouts import whence

_OWNERLESS = frozenset("mine mines landmine landmines ied ieds suicide".split())
"""Weapons that nobody is seen to fire."""
_CAPTIVES = ("prisoner", "hostage", "body")
_SWAP = frozenset("swap swaps swapped exchange exchanges exchanged".split())
_REACH = 2
"""Sentences before a toll in which an attack may be told."""
PEOPLE_HARM = ("killed", "injured", "missing", "displaced")
HARM = (*PEOPLE_HARM, "destroyed", "damaged", "hit")
_UNARMED = frozenset(("person", "civilian", "child", "building", "settlement", "body"))
"""Whose they are is untold where the sides fight within one country."""


_ESCAPES = frozenset(("escape", "get", "break", "flee", "slip", "run"))


def _escaped(predicate: Predicate) -> bool:
    """Prisoners who got out by themselves were let go by nobody (annotation guide)."""
    verb = predicate.verb
    return verb is not None and verb.voice == "active" and predicate.subject and verb.entry.base in _ESCAPES


class Framing:
    """Fills in opponents by the frame of one article."""

    def __init__(self, document: Document, frame: Frame) -> None:
        self.document = document
        self.frame = frame

    def framed(
        self,
        sentence: Sentence,
        phrase: Counted,
        predicate: Predicate,
        by: str | None,
        against: str | None,
        place: Mention | None,
        speaker_side: str | None,
    ) -> tuple[str | None, str | None]:
        """The opponent of the one side that is told, as a reader of this article would fill it in."""
        action, opponent = predicate.action, self.frame.opponent
        if action == "intercepted":
            if by is None and against is None and (ground := place_side(place)) and opponent(ground):
                by = ground
            if by is None and against is not None and speaker_side != against:
                by = speaker_side
            by = by or opponent(against)
            against = against or opponent(by)
        elif action == "launched" and by is None and (origin := launched_from(sentence, phrase)):
            by = self.frame.acting(origin)
        elif action == "launched" and by is None and against and self.frame.external(against):
            by = opponent(against) if phrase.object in IN_FLIGHT else None
        elif action == "launched" and by:
            against = against if against and home_of(by) != against else opponent(by) or against
        elif action in HARM and by is None and (origin := self._origin(sentence, against)):
            by = origin
        elif action in HARM and by and not against and phrase.object != "target":
            enemy = opponent(by)
            civil = phrase.object in _UNARMED and home_of(by) == home_of(enemy or by) and not self.frame.region(enemy)
            within = civil and (is_state(by) or self.frame.rules(by) or enemy is None or not is_state(enemy))
            against = None if within else self.frame.people_of(enemy)
        elif action in HARM and against and not by and self._attacked(sentence, phrase, predicate):
            enemy = opponent(against) if phrase.owner is not None or self.frame.external(against) else None
            by = enemy if phrase.object not in PEOPLE or self._named(sentence, enemy) else None
        elif action == "captured" and by and not against and phrase.object not in PEOPLE:
            against = opponent(by)
        elif action == "returned" and by is None and phrase.object in PEOPLE and phrase.object not in _CAPTIVES:
            against = against or speaker_side or place_side(place)
            by = opponent(against) if self.frame.external(against) and self._swapped(sentence) else None
            against = against if by is not None else None
        elif action == "released" and _escaped(predicate):
            return None, against
        elif action in ("released", "returned", "held", "captured") and phrase.object in (
            "prisoner",
            "hostage",
            "body",
        ):
            if phrase.object == "prisoner" and not by and (state := self.frame.state()):
                by = state if against != state else None
                against = against if phrase.owner is not None else None
            if phrase.object == "prisoner" and not by and not against and (holder := self.frame.holder()):
                by = self.frame.opponent(holder) if camp_of(holder) != holder else None
            if phrase.object == "hostage" and not by:
                by = self.frame.holder()
                against = against if against != by and home_of(by or "") != against else None
            if by and not against:
                against = self.frame.people_of(opponent(by))
            by = by or opponent(against)
        return by, against

    def _origin(self, sentence: Sentence, against: str | None) -> str | None:
        """ "Missiles fired from Iraq tore into houses, killing 13": who acts for the ground that they came from."""
        for mention in sentence.mentions:
            side = place_side(mention) if whence(sentence, mention) else None
            if side is not None and side != against and home_of(side) != against:
                return self.frame.acting(side)
        return None

    def _swapped(self, sentence: Sentence) -> bool:
        """Whether the sentences around tell of a swap."""
        around = self.document.sentences[max(0, sentence.index - _REACH) : sentence.index + 2]
        return any(not s.words.isdisjoint(_SWAP) for s in around)

    def _attacked(self, sentence: Sentence, phrase: Counted, predicate: Predicate) -> bool:
        """The words around tell of an attack: only then is a toll the opponent's doing."""
        if running_total(sentence, phrase) or predicate.rule.startswith("toll") or as_of(sentence, phrase):
            return False
        if not sentence.words.isdisjoint(_OWNERLESS) or predicate.action == "evacuated":
            return False
        around = sentence.lows[: phrase.quantity.first] + sentence.lows[phrase.last + 1 :]
        if not ATTACK_WORDS.isdisjoint(around):
            return True
        if predicate.verb is not None and (
            predicate.verb.entry.role == "sufferer" or predicate.verb.entry.base == "crash"
        ):
            return False
        before = self.document.sentences[max(0, sentence.index - _REACH) : sentence.index]
        heading = sentence.block.heading
        return any(not s.words.isdisjoint(ATTACK_WORDS) for s in before) or (
            heading is not None
            and not ATTACK_WORDS.isdisjoint(self.document.text[heading.start : heading.end].lower().split())
        )

    def _named(self, sentence: Sentence, enemy: str | None) -> bool:
        """Whether the sentence or those before it in its paragraph name the enemy: a shooter nobody names is untold."""
        for index in range(sentence.index, -1, -1):
            other = self.document.sentences[index]
            if other.block is not sentence.block:
                return False
            if not ENEMY.isdisjoint(other.words) or any(
                (side := side_of(m)) is not None and camp_of(side) == camp_of(enemy or "") for m in other.mentions
            ):
                return True
        return False
