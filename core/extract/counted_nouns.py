"""What a quantity counts: the noun behind the number, before it, or none where the sentence leaves it out."""

from __future__ import annotations

from msgspec.structs import replace

from core.extract.bounds import Quantity
from core.extract.document import Mention, Sentence, Token
from core.extract.noun_phrases import KINDS_OF_PEOPLE, Counted, NounPhrase, settle
from core.extract.nouns import nouns
from core.extract.partitives import skip_partitive
from core.extract.phrase_bounds import STOPS
from core.extract.verbs import verbs

_ADJECTIVES = 4
"""Words in which the noun behind a number is looked for."""
_GROUPS = frozenset(("family", "crew", "couple", "household"))
_NAMING = frozenset("in at of near on to from by the no no. number through towards toward".split())
"""What stands before a noun whose number is a name: "in apartment 12", "the shelter 7"."""
_LISTED = KINDS_OF_PEOPLE | {"building", "vehicle", "other:family", "body"}
"""Objects whose noun may stand before its number."""


def counted(sentence: Sentence, quantity: Quantity) -> Counted:
    """What the quantity counts; `object` stays None where the sentence leaves the noun out."""
    result = Counted(quantity, quantity.last)
    start = skip_partitive(sentence.tokens, quantity.last + 1, result)
    NounPhrase(sentence.tokens, start, result).read()
    if result.head is None and result.owner is not None and _stands_for_people(sentence.tokens, result, result.owner):
        settle(result, result.owner.last, "person", "member")
    if result.head is None and not result.anaphor and not result.of_total:
        _noun_before(sentence.tokens, result)
    if result.head is None:
        if not result.anaphor and not result.of_total:
            result.unlisted = _unlisted(sentence.tokens, start)
        result.last = result.last if result.anaphor else quantity.last
        result.anaphor = True
        result.action = result.participle = None
        result.owner = _of_them(sentence.tokens, result)
    return result


def _of_them(tokens: list[Token], result: Counted) -> Mention | None:
    """ "Five of them French": whose they are."""
    place = result.last + 1
    if place >= len(tokens) or tokens[result.last].low not in ("them", "whom", "which"):
        return None
    mention = tokens[place].mention
    ends = place + 1 >= len(tokens) or tokens[place + 1].kind == "punct" or tokens[place + 1].low in ("and", "were")
    adjective = mention is not None and mention.kind == "side" and mention.form in ("adjective", "people")
    return mention if adjective and ends else None


def _noun_before(tokens: list[Token], result: Counted) -> None:
    """ "a family of three" are people; "woman 1, child 3", as translated pages count, is a noun before its number."""
    first, after = result.quantity.first, result.quantity.last + 1
    if first < 1 or result.quantity.first != result.quantity.core:
        return
    if first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].low in _GROUPS:
        settle(result, result.quantity.last, "person", "member")
        return
    noun = tokens[first - 1]
    entry = nouns().objects.get(noun.low)
    if entry is None or noun.mention is not None or tokens[first].kind != "number" or noun.low != entry[1]:
        return
    if first > 1 and (noun.capital or tokens[first - 2].low in _NAMING):
        return
    if entry[0] not in _LISTED or (after < len(tokens) and tokens[after].kind in ("number", "mixed")):
        return
    result.quantity = replace(result.quantity, first=first - 1)
    settle(result, result.quantity.last, *entry)


def _unlisted(tokens: list[Token], start: int) -> tuple[int, str] | None:
    """The plural behind the number that no list knows."""
    last = None
    for token in tokens[start : start + _ADJECTIVES]:
        known = token.kind != "word" or token.mention is not None or token.low in STOPS or token.low in verbs().forms
        if known:
            break
        last = token
    if last is None or not last.low.endswith("s") or last.low.endswith(("ss", "us", "'s")) or len(last.low) < 5:
        return None
    return last.index, last.low[:-3] + "y" if last.low.endswith("ies") else last.low[:-1]


def _stands_for_people(tokens: list[Token], result: Counted, owner: Mention) -> bool:
    """ "5,000 Taliban", "200 Palestinians": the name of a side right behind the number counts its people; "a Ukrainian
    statement" none."""
    if owner.kind != "side":
        return False
    if owner.form == "adjective" and result.quantity.form == "article" and owner.last + 1 < len(tokens):
        following = tokens[owner.last + 1]
        if following.kind == "word" and following.low not in STOPS and following.low not in verbs().forms:
            return False
    place = result.quantity.last
    return (owner.form != "noun" and owner.first <= place + 3) or (owner.country is None and owner.first == place + 1)
