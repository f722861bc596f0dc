"""Where the counted things of a sentence are: told in it, in the sentences before, by its teller, or by what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.document import Document, Mention, Sentence
from core.extract.noun_phrases import Counted
from core.extract.passage import OF_TALKS, Passage
from core.extract.place_chains import kind_told, last_of_kind, narrowest
from core.extract.predicate import Predicate
from core.extract.scene import HARM_WORDS, Scene
from core.extract.whereabouts import as_written, is_where, of_teller, on_side, place_name, place_of
from core.lexicon.sides import is_country
from core.model import Figure

if TYPE_CHECKING:
    from core.extract.attribution import Attribution

SUFFERED = frozenset(
    ("killed", "injured", "missing", "displaced", "evacuated", "hit", "destroyed", "damaged", "captured", "detained")
)
"""What happens to people and things where they are."""
_FEW = 12
"""So many drones or missiles may be one town's; more are those of a whole night."""


class Grounds:
    """The places of one article as its sentences go by; `passage` keeps the place of the paragraph."""

    def __init__(self, document: Document, passage: Passage) -> None:
        self._document = document
        self._passage = passage
        self.scene = Scene(document)

    def remember(self, sentence: Sentence) -> None:
        """Keep where a sentence took place for the rest of its paragraph; where one talks nothing is struck."""
        if not sentence.words.isdisjoint(OF_TALKS) and sentence.words.isdisjoint(HARM_WORDS):
            return
        linked = (m for m in sentence.mentions if is_where(sentence, m) and (m.kind == "place" or m.form == "capital"))
        named = (m for m in sentence.mentions if m.kind == "place" and not of_teller(sentence, m))
        if place := next(linked, next(named, None)):
            place = as_written(sentence, narrowest(sentence, place))
            self._passage.place = place
            if not sentence.words.isdisjoint(HARM_WORDS):
                self._passage.struck = place

    def of(self, sentence: Sentence, phrase: Counted, phrases: list[Counted], predicate: Predicate) -> Mention | None:
        """The place of a counted phrase: in its sentence, else one named before that the sentence goes on with."""
        return place_of(sentence, phrase, phrases, self._before(sentence, phrase, predicate))

    def named(
        self,
        sentence: Sentence,
        place: Mention | None,
        source: Figure | None,
        predicate: Predicate,
        said: Attribution | None,
        running: bool,
        against: str | None,
    ) -> str | None:
        """The place told, else that of the total it is a share of, else that of its teller, of the paragraphs before
        or, for the toll of a whole war, the country."""
        told = place_name(sentence, place) or (source.place if source is not None else None)
        if told is not None or predicate.action not in SUFFERED:
            return told
        return (
            (self._passage.label if is_country(self._passage.label) else None)
            or on_side(sentence)
            or self.scene.teller(said)
            or (None if running else place_name(sentence, self._passage.section_place))
            or (self._country(against) if running else None)
            or self.scene.of(sentence)
        )

    def _before(self, sentence: Sentence, phrase: Counted, predicate: Predicate) -> Mention | None:
        """The place named before that a sentence points to, or that it goes on with."""
        kind = kind_told(sentence)
        if kind and (named := last_of_kind(self._document, sentence, kind)):
            return named
        return self._passage.place if self._stays(phrase, predicate, kind) else None

    def _stays(self, phrase: Counted, predicate: Predicate, kind: str | None) -> bool:
        """Whether a count that names no place goes on where the sentence before was: of a night's launches only the
        few, which are no country's."""
        if predicate.action not in ("launched", "intercepted"):
            return True
        few = (phrase.quantity.high or phrase.quantity.low or _FEW + 1) <= _FEW
        return kind is None and (phrase.object in ("bomb", "shell") or (few and self._passage.struck is not None))

    def _country(self, against: str | None) -> str | None:
        """Where a whole war takes its toll: the country of its dead, else the one that fights an armed group."""
        return next((side for side in (against, self._passage.state) if side is not None and is_country(side)), None)
