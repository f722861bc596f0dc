"""In which building people met or signed: "talks were held at Königstedt Manor"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.document import Document, Mention, Sentence
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

_LONGEST = 4
"""Words of a building's name before the noun."""


@compiled
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    table = load("claims")["venues"]
    meeting, signing = frozenset(table["meeting"].split()), frozenset(table["signing"].split())
    return (
        meeting,
        signing,
        frozenset(table["ahead"].split()),
        frozenset((*table["nouns"].split(), *table["chains"].split())),
    )


@compiled
def _pattern() -> re.Pattern[str]:
    table = load("claims")["venues"]
    nouns, chains = ("|".join(table[key].split()) for key in ("nouns", "chains"))
    of = r"(?: (?:of|de|des|du|della) (?:the |la |l['’])?(?:[A-Z][\w’'-]+(?: |\b)){1,4})"
    named = r"(?: [A-Z][\w’'-]+){1,3}"
    return re.compile(
        rf"\b(?:at|in|inside|within) (?:the |a |an )?(?P<name>(?:(?i:{chains}|{nouns}){named})"
        rf"|(?:[\w’'-]+ ){{0,{_LONGEST}}}?(?i:{nouns})\b{of}?|(?i:{chains})\b{of}?)"
    )


def proper_words(venue: str) -> frozenset[str]:
    """The words by which a building differs from others, folded: the capitalised ones but nouns for buildings."""
    words = (fold(word.removesuffix("'s").removesuffix("’s")) for word in venue.split() if word[:1].isupper())
    return frozenset(word for word in words if word not in building_words())


@compiled
def building_words() -> frozenset[str]:
    """Nouns for buildings in which people meet."""
    return frozenset(load("claims")["venues"]["nouns"].split())


def find_venues(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind place with the rule "venue": topic "place/meeting" or "place/signing", the name as value."""
    meeting, signing, ahead, buildings = _words()
    claims = []
    for sentence in doc.sentences:
        words = sentence.words
        if (
            words.isdisjoint(buildings)
            or (words.isdisjoint(meeting) and words.isdisjoint(signing))
            or not words.isdisjoint(ahead)
        ):
            continue
        found = _pattern().search(doc.text, sentence.start, sentence.end)
        if found is None or not proper_words(found["name"]):
            continue
        kind = "meeting" if words.isdisjoint(signing) else "signing"
        claims.append(_claim(doc, sentence, found, kind, speakers, dating))
    return claims


def _claim(
    doc: Document, sentence: Sentence, found: re.Match[str], kind: str, speakers: Speakers, dating: Dating | None
) -> Claim:
    at = sentence.token_at(found.start("name"))
    dated = dating.at(sentence, at) if dating else None
    attribution = speakers.at(found.start("name"))
    towns = (m.name for m in sentence.mentions if m.kind == "place" and not _within(m, found, sentence))
    return Claim(
        kind="place",
        about=f"venue of the {kind}",
        topic=f"place/{kind}",
        value=" ".join(found["name"].split()),
        holder=attribution.speaker if attribution else None,
        date=dated.when if dated else None,
        place=next(towns, None),
        evidence=doc.evidence(sentence.start, sentence.end),
        rule="venue",
    )


def _within(mention: Mention, found: re.Match[str], sentence: Sentence) -> bool:
    """Whether a place is a part of the building's name."""
    return found.start("name") <= sentence.tokens[mention.first].start < found.end("name")
