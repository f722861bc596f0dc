"""Who did it to whom, where the sentence leaves a side out: from the passage, the speaker and the frame of the
article."""

from __future__ import annotations

import msgspec

from core.extract.assaults import Assaults
from core.extract.attribution import Attribution
from core.extract.circumstances import ENEMY, as_of, by_strangers, losses_before, named_before, of_enemy, running_total
from core.extract.combatants import REBELS, fighters_of
from core.extract.document import Document, Mention, Sentence
from core.extract.frame import Frame
from core.extract.framing import HARM, PEOPLE_HARM, Framing
from core.extract.labels import line_above
from core.extract.noun_phrases import Counted
from core.extract.passage import Passage
from core.extract.plausible import plausible
from core.extract.predicate import IN_FLIGHT, MUNITIONS, Predicate
from core.extract.roles import roles
from core.extract.same_attack import beside, in_row, own_kind, same_attack
from core.extract.shooters import side_of
from core.extract.tellers import doer_by_heading
from core.extract.victims import Victims
from core.lexicon.sides import side_of as label_side
from core.model import Figure, When

_WIPED_OUT = frozenset("neutralise neutralize eliminate annihilate liquidate exterminate dispatch".split())
"""Verbs in which an army tells what itself did to its enemy."""
_RECOUNTED = ("another count", "carried on")
"""Rules of a number that goes on with the count before."""
_CIVIL = ("person", "civilian", "child", "building")
_OF_STATE = frozenset(
    """ministry army military navy air police government health staff command intelligence defence defense civil
    rescuers firefighters""".split()
)

_Sides = tuple[str | None, str | None]
"""`by` and `against`."""


class _Count(msgspec.Struct):
    """One figure as its sentence tells it."""

    sentence: Sentence
    phrase: Counted
    predicate: Predicate
    place: Mention | None
    passage: Passage
    attribution: Attribution | None
    speaker_side: str | None


class Casting:
    """Fills in the sides of figures for one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.frame = Frame(document)
        self.framing = Framing(document, self.frame)
        self.assaults = Assaults(document)
        self.victims = Victims(document, self.frame)

    def sides(
        self,
        sentence: Sentence,
        phrase: Counted,
        predicate: Predicate,
        place: Mention | None,
        passage: Passage,
        attribution: Attribution | None,
        source: Figure | None,
        when: When | None,
    ) -> tuple[str | None, str | None]:
        """`by` and `against` of a figure of the day `when`; `source` is the figure of the same sentence that it is a
        share of."""
        if source is not None and _plain_share(sentence, phrase, predicate, source, passage):
            return source.by, source.against
        speaker_side = self.speaker_side(attribution)
        passage.enemy = self.frame.opponent(self.frame.own() or speaker_side or self.victims.home())
        by, against = roles(sentence, phrase, predicate, place, passage, speaker_side)
        if phrase.quantity.each or predicate.action == "exchanged":
            return by, against
        if predicate.action in (*HARM, "captured") and (loser := side_of(losses_before(sentence, phrase))) is not None:
            return (by if by != loser else None), side_of(phrase.owner) or loser
        count = _Count(sentence, phrase, predicate, place, passage, attribution, speaker_side)
        by, against = self._by_words(count, by, against)
        by, against = _shared(count, source, by, against)
        against = self._sufferer(count, by, against)
        if sentence.block.kind == "row" and passage.weapons is not None and phrase.object in IN_FLIGHT:
            by, against = in_row(self.frame, predicate, by, against, passage.weapons.figure)
        if by_strangers(sentence, predicate) or (by is None and passage.unknown and predicate.action in HARM):
            return plausible(self.frame, sentence, phrase, predicate, None, against, passage.label)
        by, against = self._doer(count, by, against)
        by, against = self.framing.framed(sentence, phrase, predicate, by, against, place, speaker_side)
        if by is None and self._of_site(sentence, phrase, predicate, place):
            by = self.assaults.shooter(sentence, against, when)
        if by is None and against is None and phrase.object in MUNITIONS:
            by, against = self._at_home(predicate, speaker_side)
        by, against = plausible(self.frame, sentence, phrase, predicate, by, against, passage.label)
        told = against
        against = self._usual_sufferer(count, by, against)
        if by is None and told is None and not (running_total(sentence, phrase) or as_of(sentence, phrase)):
            by = self.assaults.shooter(sentence, against, when)
        if by is not None and by == speaker_side and predicate.rule.startswith(_RECOUNTED):
            by, against = None, by  # "Delhi counted ten": it counts its own
        return by, self.frame.party(against)

    def _by_words(self, count: _Count, by: str | None, against: str | None) -> _Sides:
        """The sides by what the sentence calls those counted: the enemy's, somebody's fighters, the loser's own."""
        sentence, phrase, predicate = count.sentence, count.phrase, count.predicate
        if against is None and count.passage.enemy and (of_enemy(sentence, phrase) or self._listed_enemy(count)):
            against = count.passage.enemy
        arms = fighters_of(self.frame, sentence, phrase, predicate, count.passage)
        ours = count.speaker_side if phrase.own else None
        if predicate.action in HARM and phrase.object not in MUNITIONS and by in (arms, ours, side_of(phrase.owner)):
            by = None  # nobody shoots his own
        return by, named_before(sentence, phrase) or arms or against

    def _listed_enemy(self, count: _Count) -> bool:
        """Whether the line over a list counts the enemy's losses."""
        if not count.predicate.rule.startswith(("heading", "label")):
            return False
        above = line_above(self.document, count.sentence)
        return above is not None and not ENEMY.isdisjoint(above.words)

    def _sufferer(self, count: _Count, by: str | None, against: str | None) -> str | None:
        """Whose the people harmed are, where the phrase has no owner and at most the place speaks for one."""
        phrase, passage = count.phrase, count.passage
        owned = against is not None and against == side_of(phrase.owner)
        if count.predicate.action not in PEOPLE_HARM or owned:
            return against
        by_place = count.place is passage.place and count.place is not None
        if against is not None and not phrase.own and not by_place:
            return against
        return self.victims.whose(count.sentence, phrase, by, against, passage, count.attribution, count.speaker_side)

    def _usual_sufferer(self, count: _Count, by: str | None, against: str | None) -> str | None:
        """The side of the people harmed, else that of nearly all victims of the article; remembers it."""
        if count.predicate.action not in HARM or count.phrase.object not in _CIVIL:
            return against
        against = against or self.victims.usual(count.sentence, by, count.predicate.action)
        if against is not None:
            self.victims.count(against)
        return against

    def _doer(self, count: _Count, by: str | None, against: str | None) -> _Sides:
        """The doer that the sentence leaves out: of the attack told before, of the heading, or the army that tells."""
        sentence, predicate = count.sentence, count.predicate
        if by is None:
            by, against = same_attack(self.frame, sentence, count.phrase, predicate, by, against, count.passage)
        if by is None and predicate.action in ("launched", "intercepted", "hit"):
            by = side_of(doer_by_heading(self.document, sentence, predicate.action))
        if by is None and predicate.verb is not None and predicate.verb.entry.base in _WIPED_OUT:
            teller = count.speaker_side or self.frame.own()
            by = teller if teller is not None and self.frame.opponent(teller) == against else None
        return by, against

    def _at_home(self, predicate: Predicate, speaker_side: str | None) -> _Sides:
        """Who fires at whom where nobody is named: the enemy at the side on whose ground the article plays."""
        home = self.victims.home()
        enemy = self.frame.opponent(home)
        if (
            home is None
            or enemy is None
            or speaker_side not in (None, home)
            or predicate.action not in ("launched", "intercepted", "hit")
        ):
            return None, None
        return (home, enemy) if predicate.action == "intercepted" else (enemy, home)

    def speaker_side(self, attribution: Attribution | None) -> str | None:
        """The side that the speaker belongs to, by the name in the text or the label."""
        if attribution is None or attribution.speaker is None:
            return None
        sentence = self.document.sentences[attribution.sentence]
        place = sentence.token_at(attribution.source_start)
        if place + 1 < len(sentence.tokens) and sentence.tokens[place].low == "the":
            place += 1
        named = side_of(sentence.tokens[place].mention) if place < len(sentence.tokens) else None
        return named or label_side(attribution.speaker) or self._bare(attribution.speaker)

    def _bare(self, speaker: str) -> str | None:
        """ "the Air Force", "Health Ministry": in the outlet of a party its own; "the rebels": the one armed group."""
        words = set(speaker.casefold().replace("’s", " ").split())
        if words & REBELS:
            return self.frame.holder()
        return (self.frame.own() or self.frame.state()) if words & _OF_STATE else None

    def _of_site(self, sentence: Sentence, phrase: Counted, predicate: Predicate, place: Mention | None) -> bool:
        """Whether the harm is that of one town or site, not the toll of a country or a war, or bodies found later."""
        if predicate.action not in HARM or phrase.object == "body" or predicate.rule == "bodies":
            return False
        return place is not None and place.kind == "place" and not running_total(sentence, phrase)


def _plain_share(sentence: Sentence, phrase: Counted, predicate: Predicate, source: Figure, passage: Passage) -> bool:
    """ "Two of them children", "five seriously": a share of what was counted before, with no side of its own."""
    told = passage.last
    if not phrase.anaphor or source.action != predicate.action or told is None or told.sentence is not sentence:
        return False
    behind = sentence.tokens[phrase.last + 1 : phrase.last + 5]
    near = sentence.tokens[told.phrase.last + 1 : phrase.quantity.first]
    return not any(t.mention is not None and side_of(t.mention) is not None for t in (*near, *behind))


def _shared(count: _Count, source: Figure | None, by: str | None, against: str | None) -> _Sides:
    """The sides with those of the number before ("killed four and wounded five") or of the whole that it is a share
    of."""
    predicate, passage = count.predicate, count.passage
    if source is None:
        before = beside(count.sentence, count.phrase, predicate, passage)
        return (by, against) if before is None else (by or before.by, before.against or against)
    if (predicate.action, source.action) == ("intercepted", "launched"):
        return (by if by != source.by else None), source.by or against
    if against in (None, source.against) and not own_kind(count.phrase, passage):
        return by or source.by, against or source.against
    return by, against
