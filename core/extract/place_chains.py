"""Places told by one another: "Zaoro Sangou, near Ippy", "Ariha, a town in Idlib province"; and those told by their
kind alone, "the city", "the region"."""

from __future__ import annotations

from msgspec.structs import replace

from core.extract.document import Document, Mention, Sentence, Token
from core.extract.gazetteer import alternatives
from core.extract.passage import OF_TALKS
from core.extract.places import known_place, place_grammar
from core.lexicon import compiled, load
from core.lexicon.folding import fold

_WITHIN = frozenset(("in", "of", "inside"))
_BESIDE = frozenset(("near", "outside", "beside", "by", "to"))
_CHAIN = (
    _WITHIN
    | _BESIDE
    | frozenset(
        """, a an the next close side part south north east west northern southern eastern western central
        south-east south-west north-east north-west southeast southwest northeast northwest countryside border
        town village city district province region area county camp shrine suburb suburbs neighbourhood neighborhood
        quarter subdistrict sub-district municipality commune regency road hamlet state governorate rural small port
        mining farming coastal mountain remote some km kilometres kilometers miles from""".split()
    )
)
"""Words that may stand between the name of a place and that of the wider or better known one by which it is told."""
_LANDS = frozenset(
    """town village city hamlet hill district suburb settlement camp neighbourhood neighborhood port island quarter area
    commune municipality stronghold crossing road""".split()
)
_LONGEST = 9
_FROM = frozenset(("km", "kilometres", "kilometers", "miles"))


def narrowest(sentence: Sentence, mention: Mention) -> Mention:
    """The place that the words before a name tell by it: of "Ulang County next to Nasir" Ulang County."""
    tokens = sentence.tokens
    earlier = [m for m in sentence.mentions if m.kind == "place" and m.last < mention.first]
    for other in reversed(earlier):
        between = tokens[other.last + 1 : mention.first]
        words = [t.low for t in between]
        if not words or len(words) > _LONGEST or _is_wide(other):
            break
        if words == [","]:
            if not _is_wide(mention) and tokens[mention.last].low not in place_grammar().kinds:
                break
            mention = other
            continue
        if not (_apposed(words) or (_links(set(words)) and all(_in_chain(t) for t in between))):
            break
        if words[0] == "," and _WITHIN.issuperset(words[1:]) and known_place(other.name) and not _is_wide(mention):
            break  # "in Beirut, in Tyre": one place after the other
        mention = other
    return mention


def _in_chain(token: Token) -> bool:
    return token.low in _CHAIN or token.kind == "number" or token.mention is not None


def _apposed(words: list[str]) -> bool:
    """ ", a rebel-held town in", ", a hill to the south of": what the first place is, and where."""
    told = words[0] == "," and words[1:2] and words[1] in ("a", "an", "the") and words[-1] in _WITHIN | _BESIDE
    return bool(told) and not _LANDS.isdisjoint(words)


def _links(words: set[str]) -> bool:
    """Whether words between two names tell the first by the second: not "from X to Y"."""
    if "from" in words and words.isdisjoint(_FROM):
        return False
    if "to" in words and words.isdisjoint(("next", "close")):
        return False
    return not words.isdisjoint(_WITHIN | _BESIDE)


def _is_wide(mention: Mention) -> bool:
    """A region or country: what is told by another place is never wider than a town or district."""
    return fold(mention.name) in _regions()


@compiled
def _regions() -> frozenset[str]:
    regions = load("places")["regions"]
    return frozenset(
        fold(words) for rows in regions.values() for spellings in alternatives(rows) for words in spellings
    )


_KINDS = {
    "city": "cities",
    "town": "cities",
    "region": "regions",
    "province": "regions",
    "governorate": "regions",
    "oblast": "regions",
    "strip": "strip",
    "camp": "camp",
    "village": "village",
    "district": "district",
    "county": "county",
    "island": "island",
    "peninsula": "peninsula",
    "airport": "airport",
}
"""Kinds of place that stand for the one named last, each with the places that it can stand for."""
_HERE = frozenset("in on at over around across from near outside inside into throughout reached entered left".split())
_POINTS = frozenset(("the", "this", "that"))
_BACK = 14
"""Sentences back among which the place of that kind is looked for."""
_OUTSIDE = frozenset(("of", "council", "hall", "administration", "government", "mayor", "hospital", "police"))
"""Words behind a kind that make it another thing: "the city council", "the city of X"."""


def kind_told(sentence: Sentence) -> str | None:
    """What kind of place a sentence points back to: cities for "in the city", regions for "around the province"."""
    if sentence.words.isdisjoint(_KINDS):
        return None
    tokens = sentence.tokens
    for place in sentence.places_of(frozenset(_KINDS)):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        points = place > 1 and tokens[place - 1].low in _POINTS and tokens[place - 2].low in _HERE
        if points and tokens[place].mention is None and (after is None or after.low not in _OUTSIDE):
            return _KINDS[tokens[place].low]
    return None


def last_of_kind(document: Document, sentence: Sentence, kind: str) -> Mention | None:
    """The place of a kind that was named last before a sentence, under the words of the text; None where none was."""
    first = max(0, sentence.index - _BACK)
    for earlier in reversed(document.sentences[first : sentence.index]):
        if not earlier.words.isdisjoint(OF_TALKS):
            continue
        for mention in reversed(earlier.mentions):
            words = document.text[mention.start : mention.end]
            if mention.kind == "place" and _is_kind(mention, words.lower().split(), kind):
                return replace(mention, name=words)
    return None


def _is_kind(mention: Mention, words: list[str], kind: str) -> bool:
    """Whether a named place is of the kind: by the word in its name, or by what the lexicon knows of it."""
    if kind not in ("cities", "regions"):
        return kind in words
    if kind == "regions":
        return _is_wide(mention) or not _KINDS_OF_REGIONS.isdisjoint(words)
    return not _is_wide(mention) and place_grammar().kinds.isdisjoint(words)


_KINDS_OF_REGIONS = frozenset(word for word, kind in _KINDS.items() if kind == "regions")
