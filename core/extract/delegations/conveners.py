"""Who convened the talks that an article tells of, and for whom those sit who mediate them."""

from __future__ import annotations

import re
from collections import Counter

from core.extract.delegations.people import Person
from core.extract.document import Document, Mention, Sentence
from core.lexicon.sides import is_bloc, side_of

_LED = ("-led", "-mediated", "-brokered", "-facilitated", "-sponsored", "-convened", "-hosted")
"""What a joined word ends with that says whose talks they are."""
_CONVENED = frozenset("mediated brokered facilitated convened sponsored led picked appointed".split())
"""What talks, or those who mediate them, are by those who convene them."""
_AUSPICES = frozenset(
    "auspices aegis umbrella patronage stewardship mediation facilitation mediators facilitators".split()
)
"""Nouns before "of the African Union"."""
_GO_BETWEENS = frozenset("mediator mediators mediation facilitator facilitators facilitation panel".split())
"""Nouns behind "IGAD", "the AU's chief"."""
_CONVENING = _CONVENED | _AUSPICES | _GO_BETWEENS
_FORMER = re.compile(r"\b(?:former|formerly|ex|retired)\b")
"""In or beside the title of somebody who holds the office no more."""
_BESIDE = 12
"""Characters on either side of a name and its title in which such a word is looked for."""
_UNKNOWN = "?"


class Conveners:
    """Answers for one document; it is read when somebody asks first."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._convener: str | None = _UNKNOWN
        self._former: set[str] | None = None

    def of_mediator(self, person: Person) -> str | None:
        """For whom a mediator sits: the body that sent them, where they hold no office of their country any more."""
        if person.side is not None and (is_bloc(person.side) or not self._retired(person.name)):
            return person.side
        convener = self.convener()
        return convener if convener is not None and (person.side is None or is_bloc(convener)) else person.side

    def _retired(self, name: str) -> bool:
        """Whether the article gives somebody a former office: "former president X", "X, a retired general"."""
        if self._former is None:
            text = self._document.text
            self._former = {
                m.name
                for sentence in self._document.sentences
                for m in sentence.mentions
                if m.kind == "person"
                and _FORMER.search(text[max(0, (m.title_start or m.start) - _BESIDE) : m.end + _BESIDE].lower())
            }
        return name in self._former

    def convener(self) -> str | None:
        """Who convened the talks that the article tells of: "IGAD-led negotiations", "talks mediated by the AU"."""
        if self._convener is _UNKNOWN:
            self._convener = self._find_convener()
        return self._convener

    def _find_convener(self) -> str | None:
        found: Counter[str] = Counter()
        for sentence in self._document.sentences:
            for token in sentence.tokens:
                if token.low.endswith(_LED) and (side := _joined(sentence, token.index)):
                    found[side] += 1
            if not _CONVENING.isdisjoint(sentence.words):
                found.update(side for m in sentence.mentions if (side := _convenes(sentence, m)))
        return max(found, key=lambda side: found[side], default=None)


def side_of_mention(mention: Mention) -> str | None:
    """The side that a mention stands for: a side by its name, an organisation or a capital by whose it is."""
    if mention.kind == "side":
        return mention.name
    if mention.kind in ("org", "place", "office"):
        return mention.side
    return None


def _joined(sentence: Sentence, index: int) -> str | None:
    """The side by whose name a joined word ends or is: "IGAD-led", "African Union-led"."""
    name = sentence.tokens[index].text.rpartition("-")[0]
    before = sentence.tokens[index - 1] if index else None
    return (side_of(f"{before.text} {name}") if before is not None and before.capital else None) or side_of(name)


def _convenes(sentence: Sentence, mention: Mention) -> str | None:
    """The side of a mention that is told to convene: "mediated by Qatar", "the auspices of IGAD", "AU mediators"."""
    side = side_of_mention(mention) if mention.kind != "person" else None
    if side is None:
        return None
    tokens = sentence.tokens
    before = [t.low for t in tokens[max(0, mention.first - 3) : mention.first] if t.low != "the"][-2:]
    after = [t.low for t in tokens[mention.last + 1 : mention.last + 4] if t.low not in ("'s", "'")][:2]
    owner = mention.last + 1 < len(tokens) and tokens[mention.last + 1].low in ("'s", "'")
    by = len(before) == 2 and before[1] == "by" and before[0] in _CONVENED and not owner
    of = len(before) == 2 and before[1] in ("of", "from") and before[0] in _AUSPICES
    between = _GO_BETWEENS if is_bloc(side) else _GO_BETWEENS - {"panel"}
    return side if by or of or not between.isdisjoint(after) else None
