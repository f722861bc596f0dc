"""Where a toll belongs whose sentence and paragraph name no place: its heading's, its teller's, the story's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from core.extract.document import Document, Mention, Sentence
from core.extract.passage import ATTACK_WORDS, OF_TALKS
from core.extract.places import known_place
from core.extract.whereabouts import of_teller

if TYPE_CHECKING:
    from core.extract.attribution import Attribution

HARM_WORDS = (
    frozenset("killed wounded injured dead died deaths toll casualties martyrs displaced".split()) | ATTACK_WORDS
)
_LOCAL = frozenset(
    """mayor governor deputy regional municipal provincial district city town local police hospital health emergency
    military civil administration council commissioner ministry""".split()
)
"""Tellers of a toll who speak for one place: the mayor of a city, the ministry of a territory."""
_START = attrgetter("start")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_LEAST = 3
"""A place named less often beside harm is not where the story happens."""


class Scene:
    """The places of one article that lie at hand for a toll that names none."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = next((block.start for block in document.blocks if block.kind == "paragraph"), 0)
        """Where the text begins: what stands before it are headlines."""
        self._story: str | None = None
        self._counted = False

    def of(self, sentence: Sentence) -> str | None:
        """The place of the heading, of the story or of the headline, in this order; None where none stands out."""
        heading = self._heading(sentence)
        named = _first_place(heading) if heading is not None else None
        return named.name if named is not None else self._dominant() or self._headline()

    def section(self, sentence: Sentence) -> Mention | None:
        """The place that a heading within the text names: "Khan Younis, 16 July"; none that tells of talks."""
        heading = self._heading(sentence)
        if heading is None or not self._starts < heading.start or not heading.words.isdisjoint(OF_TALKS):
            return None
        return _first_place(heading)

    def _heading(self, sentence: Sentence) -> Sentence | None:
        """The first sentence of the heading that stands over a sentence."""
        block = sentence.block.heading
        if block is None:
            return None
        first = bisect_left(self._document.sentences, block.start, key=_START)
        return self._document.sentences[first] if self._document.sentences[first].block is block else None

    def _headline(self) -> str | None:
        words = (self._document.article.title or "").split()
        if words and _CLOCK.fullmatch(words[0]):  # The headline of one entry of a live page says nothing of the others.
            return None
        return _known_in(words) if OF_TALKS.isdisjoint(word.lower().strip(",.:;") for word in words) else None

    def teller(self, said: Attribution | None) -> str | None:
        """The place that the teller of a toll speaks for: "the mayor of Kharkiv", "Gaza's health ministry"."""
        if said is None:
            return None
        words = said.speaker.replace("’s", " ").replace("'s", " ").replace(",", " ").split()
        if _LOCAL.isdisjoint(word.lower() for word in words):
            return None
        return _known_in(words)

    def _dominant(self) -> str | None:
        if not self._counted:
            self._counted = True
            named: Counter[str] = Counter()
            for sentence in self._document.sentences:
                if not sentence.words.isdisjoint(HARM_WORDS) and sentence.words.isdisjoint(OF_TALKS):
                    places = (m for m in sentence.mentions if m.kind == "place" and not of_teller(sentence, m))
                    named.update({m.name for m in places})
            leading = named.most_common(2)
            if leading and leading[0][1] >= _LEAST and (len(leading) < 2 or leading[0][1] > leading[1][1]):
                self._story = leading[0][0]
        return self._story


def _first_place(sentence: Sentence) -> Mention | None:
    return next((m for m in sentence.mentions if m.kind == "place"), None)


def _known_in(words: list[str]) -> str | None:
    """The first place of the lexicon that the words name, longer names first."""
    plain = [word.strip(",.:;()'\"“”‘’").removesuffix("'s").removesuffix("’s") for word in words]
    capitals = [word[:1].isupper() for word in plain]
    for size in (3, 2, 1):
        for first in range(len(plain) - size + 1):
            part = plain[first : first + size]
            if all(capitals[first : first + size]) and (name := known_place(" ".join(part))):
                return name
    return None
