"""The name of a place: how it is written, with the town before its region, and which two names are one place."""

from __future__ import annotations

import re

import msgspec

from core.extract.document import Document, Mention, Sentence
from core.extract.events.prepositions import preposition_before
from core.lexicon.folding import fold
from core.lexicon.sides import is_country

_DIRECTION = re.compile(r"^(?:central|downtown|northern|southern|eastern|western|inner) ", re.IGNORECASE)
_UNIT = "(?:town|city|village|port|district|region|province)"
_TOWN = re.compile(rf"^{_UNIT} of |^al-| {_UNIT}$")
LOCATIVE = frozenset("in at near into on over to around outside inside across toward towards throughout".split())
_VENUES = frozenset(
    "palace hotel villa residence castle hall centre center house club monastery manor mansion square estate compound "
    "headquarters embassy ministry serail kremlin resort lodge fort complex secretariat".split()
)


class Where(msgspec.Struct, frozen=True):
    """A place as the text writes it, the narrow one first, its country, and whether the trigger's clause names it."""

    name: str
    country: str | None
    own: bool


def narrower(sentence: Sentence, mention: Mention) -> Mention:
    """The town before its region: "in Dolna, Valley oblast"."""
    for other in sentence.mentions:
        if other.kind == "place" and other.last == mention.first - 2 and sentence.tokens[other.last + 1].low == ",":
            opens = other.first == 0 or preposition_before(sentence.tokens, other.first) in LOCATIVE
            return other if mention.kind == "place" and opens and other.country in (None, mention.country) else mention
    return mention


def written(document: Document, sentence: Sentence, mention: Mention) -> str:
    """The place's name, with the wider place where it follows after a comma ("Basta, Beirut")."""
    text = document.text[mention.start : mention.end]
    name = (
        text
        if mention.kind == "side" and not set(fold(text).split()) & set(fold(mention.name).split())
        else mention.name
    )
    tokens = sentence.tokens
    for other in sentence.mentions:
        if (
            other.kind == "place"
            and other.first > mention.last
            and other.first - mention.last <= 3
            and mention.kind == "place"
        ):
            between = [t.low for t in tokens[mention.last + 1 : other.first]]
            if (
                between
                and between[0] in (",", "district", "area", "neighbourhood", "neighborhood")
                and all(
                    w
                    in (
                        ",",
                        "in",
                        "central",
                        "northern",
                        "southern",
                        "eastern",
                        "western",
                        "district",
                        "area",
                        "neighbourhood",
                        "neighborhood",
                        "of",
                    )
                    for w in between
                )
            ):
                wider = _DIRECTION.sub("", other.name)
                return name if is_country(wider) else f"{name}, {wider}"
    return name.removeprefix("occupied ")


def is_venue(place: str) -> bool:
    """A palace or hotel rather than a town: of two names of one table's place it is the narrower."""
    return "," not in place and place.rsplit(" ", 1)[-1].lower() in _VENUES


def same_place(a: str, b: str) -> bool:
    """One name, or a place inside the other ("Basta", "Basta, Beirut")."""
    x, y = (
        {p for p in (_TOWN.sub("", fold(part).strip().replace("'", "")) for part in name.split(",")) if p}
        for name in (a, b)
    )
    return bool(x & y)
