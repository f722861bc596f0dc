"""Places that no gazetteer lists, told by the words around them: "the village of …", "in …", what is attacked."""

from __future__ import annotations

from core.extract.document import Document, Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.place_names import Where
from core.extract.places import articled
from core.lexicon.words import common_words

_SETTLEMENTS = frozenset(
    "village villages hamlet settlement town township city district quarter suburb neighbourhood neighborhood "
    "commune".split()
)
_BEHIND_OBJECT = frozenset(", . ; in near on with at from and again early late before this overnight yesterday".split())
"""What may follow a town that is struck: its name is no adjective of something else."""
_NO_TOWNS = frozenset(
    "station hospital airport airfield base bridge port plant depot market school mosque church prison palace hotel "
    "camp building army government parliament ministry embassy north south east west".split()
)
_NAME_WORDS = 4
_CAPITAL_NOT_PLACE = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday
    sunday president prime mr mrs ms dr he she it they i the""".split()
)
_GENERIC = frozenset(
    "strip line zone capital kingdom republic region province district territory gulf sea strait north south east west "
    "security parliament congress assembly council government africa america americas asia europe australia world "
    "caucasus balkans mideast".split()
)
"""Words with a capital that are a place only with another name before them."""


def settlement(
    document: Document, sentence: Sentence, own: list[Token], hit: Hit, target: bool
) -> tuple[int, int] | None:
    """First and last token of a place that no gazetteer lists, told by its words.

    "the village of Oudalan", "the Kostiv bombing", and what an act of war is done to: "attacked Kalabo".
    """
    tokens = sentence.tokens
    for token in [] if sentence.words.isdisjoint(_SETTLEMENTS) else own:
        first = token.index + 2
        opens = token.low in _SETTLEMENTS and first < len(tokens) and tokens[first - 1].low == "of"
        if opens and (last := _name_end(tokens, first, named=True)):
            return first, last
    if not target or hit.entry.rule.type != "attack":
        return None
    if hit.reading == "noun" and hit.index > 1:
        before = tokens[hit.index - 1]
        behind = hit.last + 2
        if behind < len(tokens) and tokens[behind - 1].low == "of" and (last := _name_end(tokens, behind)):
            return (behind, last) if tokens[last].low not in _NO_TOWNS else None
        unknown = before.capital and before.mention is None and before.kind == "word" and before.text[1:].islower()
        return (before.index, before.index) if unknown and tokens[hit.index - 2].low == "the" else None
    if hit.reading == "active" and (last := _name_end(tokens, hit.last + 1)) and tokens[last].low not in _NO_TOWNS:
        following = tokens[last + 1].low if last + 1 < len(tokens) else "."
        return (hit.last + 1, last) if following in _BEHIND_OBJECT else None
    return None


def _name_end(tokens: list[Token], first: int, named: bool = False) -> int | None:
    """The last token of the capitalised words from `first` on; `named`: they may be a name of another kind."""
    last = first
    while (
        last < len(tokens)
        and last - first < _NAME_WORDS
        and tokens[last].capital
        and tokens[last].kind == "word"
        and (named or (tokens[last].mention is None and tokens[last].text[1:].islower()))
        and tokens[last].low not in _CAPITAL_NOT_PLACE
    ):
        last += 1
        last += articled(tokens, last)
    return last - 1 if last > first else None


_BEFORE_PLACE = frozenset(("in", "at", "near", "on"))


def behind_preposition(
    document: Document, sentence: Sentence, clauses: Clauses, hit: Hit, target: bool
) -> Where | None:
    """A place that no gazetteer lists: capitalised words after "in", "at" or "near" (after "on" as what is struck)."""
    tokens = sentence.tokens
    best: tuple[int, int, int] | None = None
    for token in [tokens[place] for place in sentence.places_of(_BEFORE_PLACE)]:
        if token.low not in ("in", "at", "near") and not (
            token.low == "on" and target and hit.reading == "noun" and token.index == hit.last + 1
        ):
            continue
        if clauses.ids[token.index] in clauses.said:
            continue
        first = token.index + 1
        while first < len(tokens) and tokens[first].low in (
            "the",
            "a",
            "village",
            "town",
            "city",
            "of",
            "nearby",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
        ):
            first += 1
        last = first
        while (
            last < len(tokens)
            and tokens[last].capital
            and tokens[last].mention is None
            and tokens[last].low not in _CAPITAL_NOT_PLACE
            and tokens[last].kind == "word"
        ):
            last += 1
        generic = last == first + 1 and (tokens[first].low in _GENERIC or tokens[first].low in common_words())
        if last == first or generic or last - first > 4 or (last < len(tokens) and tokens[last].mention is not None):
            continue
        own = clauses.ids[token.index] == clauses.ids[hit.index]
        distance = (first - hit.last if first > hit.index else hit.index - last + 3) + (0 if own else 25)
        if best is None or distance < best[0]:
            best = (distance, first, last - 1)
    if best is None or best[0] > 40:
        return None
    return Where(document.text[tokens[best[1]].start : tokens[best[2]].end], None, best[0] < 25)
