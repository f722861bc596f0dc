"""Who did it to whom, where the sentence leaves a side out: from the passage, the speaker and the frame of the
article."""

from __future__ import annotations

from collections import Counter

from core.extract.assaults import Assaults, attack_in
from core.extract.attribution import Attribution
from core.extract.circumstances import (
    another_attack,
    by_strangers,
    named_before,
    of_enemy,
    on_own_side,
    refers_back,
    running_total,
)
from core.extract.document import Document, Mention, Sentence
from core.extract.frame import Frame, home_of, is_state
from core.extract.framing import HARM, PEOPLE_HARM, Framing
from core.extract.noun_phrases import Counted
from core.extract.passage import Passage
from core.extract.predicate import IN_FLIGHT, MUNITIONS, PEOPLE, Predicate
from core.extract.roles import roles
from core.extract.shooters import side_of
from core.extract.tellers import doer_by_heading
from core.lexicon.sides import is_bloc
from core.lexicon.sides import side_of as label_side
from core.model import Figure, When

_CARERS = (
    "health",
    "civil defen",
    "hospital",
    "medic",
    "rescue",
    "emergency",
    "ambulance",
    "red crescent",
    "governor",
    "local authorities",
    "state security",
)
_SERVICES = ("army", "military", "defence", "defense", "armed forces", "security", "police")
_REBELS = frozenset(
    """cadre cadres rebel rebels guerrilla guerrillas guerilla insurgent insurgents militant militants terrorist
    terrorists militia militiaman militias jihadist jihadists extremist extremists""".split()
)
_REGULARS = frozenset(
    """soldier serviceman servicewoman troop trooper policeman policewoman police-officer marine sailor airman
    conscript reservist paratrooper cadet gendarme patrolman constable officer recruit""".split()
)
_ATTACKERS = frozenset("attacker attackers assailant assailants raider raiders".split())
"""Those who attacked, counted as losses: "twelve of the attackers"."""
_FORCES = frozenset("army police military security naval navy troops gendarmerie armed".split())
"""Whose members bear arms for a state."""
_FOES = frozenset(
    "terror terrorist terrorists hostile enemy militant militants insurgent insurgents extremists".split()
)
"""Words for those whom the outlet's own side fights: no loss of its own."""
_WIPED_OUT = frozenset("neutralise neutralize eliminate annihilate liquidate exterminate dispatch".split())
"""Verbs in which an army tells what itself did to its enemy."""
_CIVIL = ("person", "civilian", "child")
_USUAL = 3
"""So many victims of a side, and so many times those of the next, tell whose the others are."""
_LABEL = 5
"""Tokens within which a colon ends a bullet's label."""
_OF_STATE = frozenset(
    """ministry army military navy air police government health staff command intelligence defence defense civil
    rescuers firefighters""".split()
)
_FAMILIES = {
    **dict.fromkeys(("killed", "injured", "damaged", "destroyed", "hit", "missing"), "harm"),
    **dict.fromkeys(("released", "returned", "held"), "custody"),
    "intercepted": "intercepted",
    "launched": "launched",
}
"""Actions that one passage tells of one attack or one release."""
_MILITARY = frozenset(
    ("target", "soldier", "tank", "vehicle", "other:launcher", "other:depot", "other:weapon", "other:operative")
)


class Casting:
    """Fills in the sides of figures for one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.frame = Frame(document)
        self.framing = Framing(document, self.frame)
        self.assaults = Assaults(document)
        self._victims_told: Counter[str] = Counter()

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
        speaker_side = self.speaker_side(attribution)
        passage.enemy = self.frame.opponent(self.frame.own() or speaker_side)
        by, against = roles(sentence, phrase, predicate, place, passage, speaker_side)
        if phrase.quantity.each or predicate.action == "exchanged":
            return by, against
        if against is None and passage.enemy and of_enemy(sentence, phrase):
            against = passage.enemy
        arms = self._in_arms(sentence, phrase, predicate, passage)
        ours = speaker_side if phrase.own else None
        if predicate.action in HARM and phrase.object not in MUNITIONS and by in (arms, ours, side_of(phrase.owner)):
            by = None  # nobody shoots his own
        against = named_before(sentence, phrase) or arms or against
        if source is None and (beside := self._beside(sentence, phrase, predicate, passage)) is not None:
            by, against = by or beside.by, beside.against or against
        if source is not None and (predicate.action, source.action) == ("intercepted", "launched"):
            by, against = (by if by != source.by else None), source.by or against
        elif source is not None and against in (None, source.against) and not self._own_kind(phrase, passage):
            by, against = by or source.by, against or source.against
        owned = against is not None and against == side_of(phrase.owner)
        if (predicate.action in PEOPLE_HARM and not owned) and (
            against is None or phrase.own or (place is passage.place and place is not None)
        ):
            against = self._victims(sentence, phrase, by, against, passage, attribution, speaker_side)
        if sentence.block.kind == "row" and passage.weapons is not None and phrase.object in IN_FLIGHT:
            by, against = self._in_row(predicate, by, against, passage.weapons.figure)
        if by_strangers(sentence, predicate):
            return self._checked(sentence, phrase, predicate, None, against, passage.label)
        if by is None:
            by, against = self._same_attack(sentence, phrase, predicate, by, against, passage)
        if by is None and predicate.action in ("launched", "intercepted", "hit"):
            by = side_of(doer_by_heading(self.document, sentence, predicate.action))
        if by is None and predicate.verb is not None and predicate.verb.entry.base in _WIPED_OUT:
            teller = speaker_side or self.frame.own()
            by = teller if teller is not None and self.frame.opponent(teller) == against else None
        by, against = self.framing.framed(sentence, phrase, predicate, by, against, place, speaker_side)
        if by is None and self._of_site(sentence, phrase, predicate, place):
            by = self.assaults.shooter(sentence, against, when)
        by, against = self._checked(sentence, phrase, predicate, by, against, passage.label)
        if predicate.action in PEOPLE_HARM and phrase.object in _CIVIL:
            against = against or self._usual_victims(sentence, by)
            self._victims_told.update([against] if against is not None else [])
        return by, against

    def _usual_victims(self, sentence: Sentence, by: str | None) -> str | None:
        """Whose people nearly all victims of the article are, for a toll whose sentence names no side and no place: of
        two sides that fight across a border."""
        leading = self._victims_told.most_common(2)
        if not leading or leading[0][1] < _USUAL or (len(leading) > 1 and leading[0][1] < _USUAL * leading[1][1]):
            return None
        side = leading[0][0]
        if by == side or not self.frame.external(side) or self.frame.torn(side):
            return None
        others = (m.kind in ("side", "place") or side_of(m) not in (None, side) for m in sentence.mentions)
        return None if any(others) else side

    def _in_arms(self, sentence: Sentence, phrase: Counted, predicate: Predicate, passage: Passage) -> str | None:
        """ "Two soldiers", "a guerrilla", "elements of the militia": whose fighters they are where one state fights
        one armed group."""
        if phrase.owner is not None or predicate.action not in ("killed", "injured", "captured", "held", "missing"):
            return None
        group = self.frame.holder()
        after = {t.low for t in sentence.tokens[phrase.last + 1 : phrase.last + 5]}
        if phrase.noun in _ATTACKERS or ("of" in after and not after.isdisjoint(_ATTACKERS)):
            return passage.attackers if passage.attackers is None or not is_state(passage.attackers) else None
        if phrase.noun in _REBELS or (after & _REBELS and "of" in after):
            return group
        if not _regular(sentence, phrase):
            return None
        return attack_in(sentence, passage).against or self.frame.army()

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
        if words & _REBELS:
            return self.frame.holder()
        return (self.frame.own() or self.frame.state()) if words & _OF_STATE else None

    def _in_row(
        self, predicate: Predicate, by: str | None, against: str | None, lead: Figure
    ) -> tuple[str | None, str | None]:
        """The sides of a cell of weapons, by the sentence over the table: "Russia sent 955 drones against Ukraine"."""
        if lead.action != "launched" or lead.by is None:
            return by, against
        if predicate.action == "launched":
            return by or lead.by, against or lead.against
        victim = lead.against or self.frame.opponent(lead.by)
        return by or (victim if predicate.action == "intercepted" else None), against or lead.by

    def _beside(self, sentence: Sentence, phrase: Counted, predicate: Predicate, passage: Passage) -> Figure | None:
        """The figure before "and wounded five" or ", six hurt": a number of the harmed with no noun of its own is of
        the same people."""
        told = passage.last
        if told is None or told.sentence is not sentence or phrase.owner is not None:
            return None
        bare = phrase.anaphor or phrase.action in ("injured", "killed")
        harmed = predicate.action in ("killed", "injured") and told.figure.action in ("killed", "injured")
        return told.figure if bare and harmed and told.figure.action != predicate.action else None

    def _own_kind(self, phrase: Counted, passage: Passage) -> bool:
        """ "46 Druze fighters, four civilians": an item with a noun of its own is not of the side before it."""
        told = passage.last
        return told is not None and told.phrase.owner is not None and phrase.head is not None and phrase.owner is None

    def _victims(
        self,
        sentence: Sentence,
        phrase: Counted,
        by: str | None,
        against: str | None,
        passage: Passage,
        attribution: Attribution | None,
        speaker_side: str | None,
    ) -> str | None:
        """Whose the victims are: those that a health ministry counts, an army mourns, a bullet's label names."""
        own = None
        if attribution is not None and speaker_side is not None and speaker_side != by:
            name = attribution.speaker.lower()
            carer = any(word in name for word in _CARERS) and is_state(speaker_side)
            service = any(word in name for word in _SERVICES) and (phrase.object == "soldier" or by is not None)
            country = (
                by is None and against is None and attribution.speaker == speaker_side and not is_bloc(speaker_side)
            )
            own = speaker_side if carer or service or country else None
        if own is None and (phrase.own or on_own_side(sentence, phrase)):
            own = speaker_side
        if passage.label and not phrase.own:
            own = None
        found = own or against or passage.label or self._victims_before(sentence, passage)
        return found if found != by else None

    def _victims_before(self, sentence: Sentence, passage: Passage) -> str | None:
        """The side of the victims before, where the sentence names no side or place of its own."""
        told = passage.near(sentence)
        if told is None or told.figure.action not in ("killed", "injured") or told.phrase.owner is not None:
            return None
        return None if any(m.kind in ("side", "place") for m in sentence.mentions) else told.figure.against

    def _same_attack(
        self,
        sentence: Sentence,
        phrase: Counted,
        predicate: Predicate,
        by: str | None,
        against: str | None,
        passage: Passage,
    ) -> tuple[str | None, str | None]:
        """The sides of the figure just before, where this one goes on with the same attack or release."""
        told = passage.close(sentence)
        if (
            told is not None
            and told.sentence.block is not sentence.block
            and (_labelled(sentence) or not (self._one_list(sentence, told.figure) or refers_back(sentence, predicate)))
        ):
            told = None
        if told is not None and told.sentence is not sentence and another_attack(sentence):
            return by, against
        shared = predicate.rule.startswith(("among", "carried", "another count"))
        shared = shared or (told is not None and told.sentence is sentence)
        if told is None or ((running_total(sentence, phrase) or told.figure.total) and not shared):
            return by, against
        before = told.figure
        if predicate.action == "intercepted" and before.action == "launched" and against in (None, before.by):
            return by or self.frame.opponent(before.by), before.by
        thrown = before.action == "launched" and predicate.action in HARM and phrase.object not in PEOPLE
        thrown = thrown and told.sentence is sentence
        if thrown and against in (None, before.against):
            return before.by, before.against
        if _FAMILIES.get(before.action) != _FAMILIES.get(predicate.action) or against not in (None, before.against):
            return by, against
        if predicate.action in ("launched", "intercepted") and before.object != phrase.object:
            return by, against
        return before.by, against or before.against

    def _one_list(self, sentence: Sentence, before: Figure) -> bool:
        """Bullets of one list go on with one night between two states; those of a civil war tell of many things."""
        return sentence.block.kind == "bullet" and self.frame.external(before.against)

    def _of_site(self, sentence: Sentence, phrase: Counted, predicate: Predicate, place: Mention | None) -> bool:
        """Whether the harm is that of one town or site, not the toll of a country or a war, or bodies found later."""
        if predicate.action not in HARM or phrase.object == "body" or predicate.rule == "bodies":
            return False
        return place is not None and place.kind == "place" and not running_total(sentence, phrase)

    def _checked(
        self,
        sentence: Sentence,
        phrase: Counted,
        predicate: Predicate,
        by: str | None,
        against: str | None,
        label: str | None,
    ) -> tuple[str | None, str | None]:
        """Victims of a civil war belong to no side where nobody is named; a group's arms are the group's, not its
        country's."""
        moved = predicate.action == "displaced" or (
            predicate.action == "evacuated" and not self.frame.external(against)
        )
        if moved and by is None and phrase.owner is None and label != against:
            against = None
        if predicate.action in PEOPLE_HARM and by is None and phrase.owner is None:
            told = (
                phrase.own
                or on_own_side(sentence, phrase)
                or phrase.object == "soldier"
                or _regular(sentence, phrase)
                or named_before(sentence, phrase)
                or (label is not None and label == against)
            )
            lost = predicate.verb is not None and predicate.verb.entry.role == "loser"
            unowned = self.frame.torn(against) or phrase.object == "body"
            unowned = unowned and not self.frame.region(against)
            if not told and not lost and unowned and not self.frame.external(against):
                against = None
        if (
            predicate.action in ("hit", "destroyed", "damaged", "killed")
            and phrase.object in _MILITARY
            and phrase.owner is None
            and not _regular(sentence, phrase)
        ):
            groups = [side_of(m) for m in sentence.mentions if m.kind == "side" and m.country is None]
            against = next((g for g in groups if g and g != by and home_of(g) == against), against)
        if phrase.object in MUNITIONS and against == by:
            against = None
        if phrase.object in MUNITIONS and predicate.action == "missing":
            by = None  # what was lost from the radars nobody shot down
        own = self.frame.own()
        if own is not None and against == own and not _FOES.isdisjoint(_words(sentence, phrase)):
            return (own if by is not None else None), None
        return by, against


def _regular(sentence: Sentence, phrase: Counted) -> bool:
    """ "Two policemen", "five sailors", "12 army personnel", "20 members of the security forces"."""
    if phrase.noun in _REGULARS or not _FORCES.isdisjoint(_words(sentence, phrase)):
        return True
    after = [t.low for t in sentence.tokens[phrase.last + 1 : phrase.last + 6]]
    return after[:1] == ["of"] and not _FORCES.isdisjoint(after) and "wing" not in after


def _words(sentence: Sentence, phrase: Counted) -> set[str]:
    return {t.low for t in sentence.tokens[phrase.quantity.first : phrase.last + 1]}


def _labelled(sentence: Sentence) -> bool:
    """Whether a bullet opens with a label of its own: "Karabakh Armenians: at least 200 killed"."""
    return sentence.block.kind == "bullet" and any(t.text == ":" for t in sentence.tokens[1:_LABEL])
