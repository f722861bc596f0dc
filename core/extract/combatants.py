"""Whose fighters those counted are: "two soldiers", "a guerrilla", "members of the security forces"."""

from __future__ import annotations

from core.extract.assaults import attack_in
from core.extract.document import Sentence
from core.extract.frame import Frame
from core.extract.homes import is_state
from core.extract.noun_phrases import Counted
from core.extract.passage import Passage
from core.extract.predicate import Predicate
from core.extract.shooters import place_side

REBELS = frozenset(
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


def fighters_of(
    frame: Frame, sentence: Sentence, phrase: Counted, predicate: Predicate, passage: Passage
) -> str | None:
    """ "Two soldiers", "a guerrilla", "elements of the militia": whose fighters they are where one state fights
    one armed group."""
    if phrase.owner is not None or predicate.action not in ("killed", "injured", "captured", "held", "missing"):
        return None
    group = frame.holder()
    after = {t.low for t in sentence.tokens[phrase.last + 1 : phrase.last + 5]}
    if phrase.noun in _ATTACKERS or ("of" in after and not after.isdisjoint(_ATTACKERS)):
        return passage.attackers if passage.attackers is None or not is_state(passage.attackers) else None
    if phrase.noun in REBELS or (after & REBELS and "of" in after):
        return group
    if not is_regular(sentence, phrase):
        return None
    attack, army = attack_in(sentence, passage), frame.army()
    own = army == attack.by and predicate.verb is not None and predicate.verb.voice == "active"
    fits = army is None or own or (attack.against is not None and is_state(attack.against))
    ground = place_side(passage.place)
    return (attack.against if fits else None) or army or (None if frame.external(ground) else ground)


def is_regular(sentence: Sentence, phrase: Counted) -> bool:
    """ "Two policemen", "five sailors", "12 army personnel", "20 members of the security forces"."""
    if phrase.noun in _REGULARS or not _FORCES.isdisjoint(words_of(sentence, phrase)):
        return True
    after = [t.low for t in sentence.tokens[phrase.last + 1 : phrase.last + 6]]
    return after[:1] == ["of"] and not _FORCES.isdisjoint(after) and "wing" not in after


def words_of(sentence: Sentence, phrase: Counted) -> set[str]:
    """The words of the phrase in lower case, its number among them."""
    return {t.low for t in sentence.tokens[phrase.quantity.first : phrase.last + 1]}
