"""Whose the victims are where their sentence does not say: the teller's own, those of a label, those told before."""

from __future__ import annotations

import re
from collections import Counter

from core.extract.attribution import Attribution
from core.extract.circumstances import of_enemy, on_own_side
from core.extract.document import Document, Sentence
from core.extract.frame import Frame
from core.extract.homes import is_state
from core.extract.noun_phrases import Counted
from core.extract.passage import OF_TALKS, Passage
from core.extract.places import country_of_place
from core.extract.scene import HARM_WORDS
from core.extract.shooters import place_side, side_of
from core.extract.whereabouts import of_teller
from core.lexicon.sides import group_homes, is_bloc
from core.lexicon.sides import side_of as label_side

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
_SERVICES = (
    "army",
    "military",
    "defence",
    "defense",
    "armed forces",
    "security",
    "police",
    "navy",
    "air force",
    "marines",
    "pentagon",
    "general staff",
)
_USUAL = 2
"""So many victims of a side, and so many times those of the next, tell whose the others are."""


class Victims:
    """Answers for one article, and remembers whose victims it has told of."""

    def __init__(self, document: Document, frame: Frame) -> None:
        self.document = document
        self.frame = frame
        self._told: Counter[str] = Counter()
        self._struck: Counter[str] | None = None
        self._named: set[str | None] | None = None

    def count(self, side: str) -> None:
        """The article has told of one more toll of the side."""
        self._told[side] += 1

    def whose(
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
        if of_enemy(sentence, phrase):
            return against
        own = _mourned(phrase, by, against, attribution, speaker_side)
        if own is None and (phrase.own or on_own_side(sentence, phrase)):
            own = speaker_side
        if passage.label and not phrase.own:
            own = None
        found = own or against or passage.label or _before(sentence, passage)
        return found if found != by else None

    def usual(self, sentence: Sentence, by: str | None, action: str) -> str | None:
        """Whose people nearly all victims of the article are, for a toll whose sentence names no other side: of
        two sides that fight across a border, or of the only country whose ground it tells of."""
        side = self.home() or (self._only() if action in ("killed", "injured", "missing") else None)
        if side is None or by == side:
            return None
        named = (side_of(m) for m in sentence.mentions if m.kind != "place" or not of_teller(sentence, m))
        return None if any(other not in (None, side) and not is_bloc(other) for other in named) else side

    def home(self) -> str | None:
        """The side on whose ground alone the article tells of harm, by an enemy from outside."""
        leading = (self._told + self._ground()).most_common(2)
        if not leading or leading[0][1] < _USUAL or (len(leading) > 1 and leading[0][1] < _USUAL * leading[1][1]):
            return None
        side = leading[0][0]
        return side if self.frame.external(side) and not self.frame.torn(side) else None

    def _only(self) -> str | None:
        """The one country whose places the article names, where no armed group fights it."""
        if self._named is None:
            told = (s for s in self.document.sentences if s.words.isdisjoint(OF_TALKS))
            named = {place_side(m) for s in told for m in s.mentions if m.kind == "place"}
            self._named = (named | set(self._ground())) - {None}
        side = next(iter(self._named), None)
        return side if len(self._named) == 1 and is_state(side or "") and not self.frame.torn(side) else None

    def _ground(self) -> Counter[str]:
        """How often each side's ground is named beside harm."""
        if self._struck is None:
            self._struck = Counter()
            for sentence in self.document.sentences:
                if sentence.words.isdisjoint(HARM_WORDS) or not sentence.words.isdisjoint(OF_TALKS):
                    continue
                self._struck.update({side for m in sentence.mentions if m.kind == "place" and (side := place_side(m))})
            lead = next((s for s in self.document.sentences if s.block.kind == "paragraph"), None)
            told = lead is not None and not lead.words.isdisjoint(HARM_WORDS) and lead.words.isdisjoint(OF_TALKS)
            if told and (home := _dateline_country(self.document)):
                self._struck[home] += 1
        return self._struck


def _dateline_country(document: Document) -> str | None:
    """The country of the city from which the story is told: "BESLAN, Russia, Sept. 4 (Interfax)"."""
    article = document.article
    for aside in article.aside:
        if aside.kind == "dateline":
            words = re.split("[(–—:/-]", article.text[aside.start : aside.end])[0].split(",")
            named = (label_side(part.strip().title()) or country_of_place(part.strip().title()) for part in words[:2])
            return next((side for side in named if side is not None), None)
    return None


def _mourned(
    phrase: Counted, by: str | None, against: str | None, attribution: Attribution | None, speaker_side: str | None
) -> str | None:
    """The speaker's side, where a health ministry, an army or a country counts its own."""
    if attribution is None or speaker_side is None or speaker_side == by:
        return None
    name = attribution.speaker.lower()
    carer = any(word in name for word in _CARERS) and is_state(speaker_side)
    service = any(word in name for word in _SERVICES) and (phrase.object == "soldier" or by is not None)
    party = is_state(speaker_side) or speaker_side in group_homes()
    country = by is None and against is None and attribution.speaker == speaker_side and party
    return speaker_side if carer or service or country else None


def _before(sentence: Sentence, passage: Passage) -> str | None:
    """The side of the victims before, where the sentence names no side or place of its own."""
    told = passage.near(sentence)
    if told is None or told.figure.action not in ("killed", "injured") or told.phrase.owner is not None:
        return None
    return None if any(m.kind in ("side", "place") for m in sentence.mentions) else told.figure.against
