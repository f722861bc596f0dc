"""Organisations by their owner: "Ukraine's air force", "Russian Defence Ministry", "the health ministry in Gaza"."""

from __future__ import annotations

from core.extract.compounds import ruled_by
from core.extract.document import Mention
from core.extract.gazetteer import Hit
from core.extract.line import Line
from core.lexicon import compiled, load

_OWNERS = frozenset({"side", "place", "org"})
_LINKS = frozenset({"of", "in", "for"})
_POSSESSIVE = frozenset({"'s", "'"})
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozen several few".split())
"""Before a body these count its people: "two marines"."""
_BETWEEN = 3
"""How many words may stand between owner and body: "Ukraine's southern military command"."""


class _Grammar:
    """The word lists of organisations.toml, compiled."""

    def __init__(self) -> None:
        table = load("organisations")["grammar"]
        self.between = frozenset(table["between"].split())
        self.attributive = frozenset(table["attributive"].split())
        self.predicates = frozenset(table["predicates"].split())
        self.adjectival = frozenset(table["adjectival"].split())


@compiled
def _grammar() -> _Grammar:
    return _Grammar()


def find_organisations(line: Line) -> None:
    """Turn every body of the line into an organisation, with its owner where one stands beside it."""
    for hit in line.hits:
        if _common_name(line, hit) if hit.entry.kind == "org" else _body(line, hit):
            _organisation(line, hit)


def _body(line: Line, hit: Hit) -> bool:
    """Whether the hit is a body that stands for itself: not "military aid", but "Pakistan Army shelling"."""
    counted = hit.first > 0 and line.tokens[hit.first - 1].kind == "number"
    counted = counted or line.low(hit.first - 1) in _NUMBERS
    return hit.entry.kind == "body" and not counted and (not _attributive(line, hit) or _proper(line, hit))


def _common_name(line: Line, hit: Hit) -> bool:
    """Whether a body known by a common name is another owner's here: "Armenia's Security Council"."""
    if hit.entry.case == "exact" or hit.first == hit.last or hit.first == 0:
        return False
    owner = _owner_before(line, hit)
    return owner is not None and owner.entry.kind == "side" and owner.entry.side != hit.entry.side


def _organisation(line: Line, hit: Hit) -> None:
    before = _owner_before(line, hit)
    after = None if before else _owner_after(line, hit)
    words = line.text(hit.first, hit.last)
    first, last, side, name = hit.first, hit.last, None, words
    if before is not None:
        first, side = before.first, before.entry.side
        name = line.text(first, last)
        if before.entry.form == "capital" and side and line.low(before.last + 1) in _POSSESSIVE:
            name = f"{side}'s {line.text(before.last + 2, last)}"
    elif after is not None:
        last, side = after.last, after.entry.side
        owner = side if after.entry.kind == "side" and side else after.entry.name
        name = f"{owner}'s {words}"
    line.add(Mention("org", name, *line.span(first, last), first, last, side=side), bare=not (before or after))


def _owner_before(line: Line, hit: Hit) -> Hit | None:
    """The side or place that stands before the body, a few words of the office kind between them."""
    between = _grammar().between
    for place in range(hit.first - 1, max(-1, hit.first - 3 - _BETWEEN), -1):
        owner = line.ends.get(place)
        if owner is not None and owner.entry.kind in _OWNERS:
            possessive = line.low(place + 1) in _POSSESSIVE
            loose = owner.entry.form == "people" or (owner.entry.form == "noun" and hit.first > place + 1)
            return owner if possessive or not loose else None
        low = line.low(place)
        if line.hyphened(place) and (entry := ruled_by(line.tokens[place].text)) is not None:
            return Hit(entry, place, place)
        if low not in between and low not in _POSSESSIVE:
            return None
    return None


def _owner_after(line: Line, hit: Hit) -> Hit | None:
    """The side or place named after the body: "of Ukraine", "in Gaza", "of the Russian Federation"."""
    place = hit.last + 1
    link = line.low(place)
    if link not in _LINKS:
        return None
    place += 2 if line.low(place + 1) == "the" else 1
    owner = line.starts.get(place)
    if owner is None or owner.entry.kind not in ("side", "place") or owner.entry.form in ("adjective", "people"):
        return None
    if line.low(owner.last + 1) == "'s" or (link == "in" and owner.entry.form == "capital"):
        return None
    return owner


def _proper(line: Line, hit: Hit) -> bool:
    """Whether owner and body make a proper name: "Pakistan Army shelling"."""
    owner = line.ends.get(hit.first - 1)
    capital = line.tokens[hit.last].capital and not line.shouts and line.sentence.block.kind != "heading"
    return capital and owner is not None and owner.entry.kind == "side"


def _attributive(line: Line, hit: Hit) -> bool:
    """Whether the body only describes the noun that follows ("military aid", "army chief", "police station")."""
    place = hit.last + 1
    if place >= len(line.tokens):
        return False
    following = line.tokens[place]
    if following.kind != "word" or following.low == "'s":
        return False
    grammar = _grammar()
    after = line.starts.get(place)
    if (after is not None and after.entry.kind in ("head", "role", "body")) or following.low in grammar.attributive:
        return True
    if line.tokens[hit.last].low not in grammar.adjectival or following.capital:
        return False
    verb = following.low in grammar.predicates or following.low.endswith("ed")
    return not verb and not (line.low(hit.first - 1) == "the" and following.low.endswith("s"))
