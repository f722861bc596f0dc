"""Single victims: "a corporal", "a five-year-old child", "another injured", "both women"."""

from __future__ import annotations

from core.extract.bounds import Quantity
from core.extract.counted_nouns import counted
from core.extract.document import Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.predicate import PEOPLE
from core.lexicon import load

_HARMED = frozenset(
    """killed wounded injured hurt dead died kill kills killing wounds wounding shot abducted kidnapped captured
    murdered
    executed assassinated missing slain beheaded""".split()
)
_AFTER_ANOTHER = frozenset(("injured", "wounded", "killed", "was", "died", "dead", "missing"))
_REACH = 5
"""More words than this between the article and the noun are another phrase."""


def singles(sentence: Sentence, phrases: list[Counted]) -> list[Counted]:
    """The people that an article, "another" or "both" counts, in a sentence that tells of harm; other phrases left
    out."""
    tokens = sentence.tokens
    if sentence.words.isdisjoint(_HARMED):
        return []
    openers = [t for t in tokens if t.low in ("a", "an", "another", "both")]
    if not openers:
        return []
    covered = {i for p in phrases for i in range(p.quantity.first, p.last + 1)}
    found = (_single(sentence, token) for token in openers if token.index not in covered)
    return [phrase for phrase in found if phrase is not None]


def _age(token: Token) -> int:
    """The years of "nine-year-old", "40-year-old"; 0 for any other word."""
    if not token.low.endswith("-year-old"):
        return 0
    number = token.low.removesuffix("-year-old")
    return int(number) if number.isdigit() else load("quantities")["words"].get(number, 0)


def _noun_near(tokens: list[Token], place: int) -> bool:
    return any(t.low in nouns().objects for t in tokens[place : place + 2])


def _sized(tokens: list[Token], place: int) -> bool:
    """ "a family of three": the number behind counts them."""
    after = tokens[place : place + 2]
    return len(after) == 2 and after[0].low == "of" and (after[1].kind == "number" or after[1].low in _NUMBERS)


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())


def _single(sentence: Sentence, opener: Token) -> Counted | None:
    tokens = sentence.tokens
    place = opener.index
    number = 2 if opener.low == "both" else 1
    if opener.low == "another" and place + 1 < len(tokens) and tokens[place + 1].low in _AFTER_ANOTHER:
        return Counted(Quantity(place, place, 1, 1, 1, None, place, "words", more=True), place, anaphor=True)
    if place + 1 < len(tokens) and (years := _age(tokens[place + 1])) and not _noun_near(tokens, place + 2):
        quantity = Quantity(place, place + 1, 1, 1, 1, None, place, "article")
        name = "child" if years < 18 else "person"
        return Counted(quantity, place + 1, place + 1, name, name)
    for token in tokens[place + 1 : place + _REACH]:
        entry = nouns().objects.get(token.low)
        if entry and entry[0] in PEOPLE and entry[0] != "body":
            phrase = counted(sentence, Quantity(place, place, number, number, number, None, place, "article"))
            people = phrase.object in PEOPLE and phrase.head is not None and not _sized(tokens, phrase.last + 1)
            return phrase if people and tokens[phrase.head or 0].low in nouns().objects else None
        if token.kind == "punct" or token.low in ("of", "in", "and", "was", "to"):
            return None
    return None
