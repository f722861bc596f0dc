"""Which sides cannot be meant: a country for the victims of its civil war, a country for the arms of a group."""

from __future__ import annotations

from core.extract.circumstances import named_before, on_own_side, running_total
from core.extract.combatants import is_regular, words_of
from core.extract.document import Sentence
from core.extract.frame import Frame
from core.extract.framing import PEOPLE_HARM
from core.extract.homes import home_of
from core.extract.noun_phrases import Counted
from core.extract.predicate import MUNITIONS, Predicate
from core.extract.shooters import side_of

_FOES = frozenset(
    "terror terrorist terrorists hostile enemy militant militants insurgent insurgents extremists".split()
)
"""Words for those whom the outlet's own side fights: no loss of its own."""
_OF_STATES = frozenset(
    """drone drones airstrike airstrikes air-strike warplane warplanes plane planes jet jets helicopter helicopters
    clash clashes crossfire air""".split()
)
"""Weapons that an armed group seldom has, and fights in which either side may have hit: the dead may be anybody's."""
_MILITARY = frozenset(
    ("target", "soldier", "tank", "vehicle", "other:launcher", "other:depot", "other:weapon", "other:operative")
)


def plausible(
    frame: Frame,
    sentence: Sentence,
    phrase: Counted,
    predicate: Predicate,
    by: str | None,
    against: str | None,
    label: str | None,
) -> tuple[str | None, str | None]:
    """Victims of a civil war belong to no side where nobody is named; a group's arms are the group's, not its
    country's."""
    moved = predicate.action in ("displaced", "evacuated") and not frame.external(against)
    if moved and by is None and phrase.owner is None and label != against:
        against = None
    if predicate.action in PEOPLE_HARM and by is None and _nobodys(frame, sentence, phrase, predicate, against, label):
        against = None
    against = _armed_group(sentence, phrase, predicate, by, against)
    if phrase.object in MUNITIONS and against == by:
        against = None
    if phrase.object in MUNITIONS and predicate.action == "missing":
        by = None  # what was lost from the radars nobody shot down
    own = frame.own()
    if own is not None and against == own and not _FOES.isdisjoint(words_of(sentence, phrase)):
        return (own if by is not None else None), None
    return by, against


def _nobodys(
    frame: Frame, sentence: Sentence, phrase: Counted, predicate: Predicate, against: str | None, label: str | None
) -> bool:
    """Whether the victims are of a country torn by war, and nothing tells on whose side they stood."""
    if phrase.owner is not None or not (frame.torn(against) or phrase.object == "body"):
        return False
    if frame.region(against) or frame.external(against):
        return False
    insurgent = frame.insurgency(against) and sentence.words.isdisjoint(_OF_STATES)
    if insurgent and phrase.object != "body" and not running_total(sentence, phrase):
        return False
    if predicate.verb is not None and predicate.verb.entry.role == "loser":
        return False
    return not (
        phrase.own
        or on_own_side(sentence, phrase)
        or phrase.object == "soldier"
        or is_regular(sentence, phrase)
        or named_before(sentence, phrase)
        or (label is not None and label == against)
    )


def _armed_group(
    sentence: Sentence, phrase: Counted, predicate: Predicate, by: str | None, against: str | None
) -> str | None:
    """The group of the sentence whose home is the country hit, for arms and fighters of no other owner."""
    if predicate.action not in ("hit", "destroyed", "damaged", "killed") or phrase.object not in _MILITARY:
        return against
    if phrase.owner is not None or is_regular(sentence, phrase):
        return against
    groups = [side_of(m) for m in sentence.mentions if m.kind == "side" and m.country is None]
    return next((g for g in groups if g and g != by and home_of(g) == against), against)
