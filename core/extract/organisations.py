"""Organisations by their owner: "Ukraine's air force", "the Russian Defence Ministry", "the health ministry in Gaza"."""

from __future__ import annotations

from core.extract.document import Mention, Token
from core.extract.gazetteer import Hit
from core.extract.line import Line
from core.lexicon import compiled, load

_OWNERS = frozenset({"side", "place", "org"})
_LINKS = frozenset({"of", "in", "for"})


@compiled
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    table = load("organisations")["grammar"]
    return tuple(frozenset(table[key].split()) for key in ("between", "attributive", "predicates", "open"))  # type: ignore[return-value]


def find_organisations(line: Line) -> None:
    """Turn every body of the line into an organisation mention, with its owner where one stands beside it."""
    for hit in line.hits:
        if hit.entry.kind == "body" and not line.taken(hit.first, hit.last):
            _organisation(line, hit)


def _organisation(line: Line, hit: Hit) -> None:
    before, after = _owner_before(line, hit), _owner_after(line, hit)
    if not before and _attributive(line, hit):
        return
    if before and _attributive(line, hit):
        return
    first, last = hit.first, hit.last
    words = " ".join(token.text for token in line.tokens[hit.first : hit.last + 1]).replace(" '", "'")
    side: str | None = None
    if before:
        first = before.first
        side = before.entry.side
        name = line.text(first, last)
        if before.entry.form == "capital" and side:
            name = f"{side}'s {words}"
    elif after:
        last = after.last
        side = after.entry.side
        owner = side if after.entry.kind == "side" and side else after.entry.name
        name = f"{owner}'s {words}"
    else:
        name = words
    line.add(Mention("org", name, *line.span(first, last), first, last, side=side), bare=not (before or after))


def _owner_before(line: Line, hit: Hit) -> Hit | None:
    """The side or place that stands before the body, with at most three words of the office kind between."""
    between = _tables()[0]
    place = hit.first - 1
    for _ in range(4):
        if place < 0:
            return None
        if (owner := line.ending(place)) is not None:
            return (
                owner
                if owner.entry.kind in _OWNERS and owner.entry.form != "people" or _possessive(line.tokens, place + 1)
                else None
            )
        token = line.tokens[place]
        if token.low not in between and token.low not in ("'s", "'"):
            return None
        place -= 1
    return None


def _possessive(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].low in ("'s", "'")


def _owner_after(line: Line, hit: Hit) -> Hit | None:
    """The side or place named after the body: "of Ukraine", "in Gaza", "of the Russian Federation"."""
    place = hit.last + 1
    if place >= len(line.tokens) or line.tokens[place].low not in _LINKS:
        return None
    link = line.tokens[place].low
    place += 1
    if place < len(line.tokens) and line.tokens[place].low == "the":
        place += 1
    owner = line.starting(place)
    if owner is None or owner.entry.kind not in ("side", "place") or owner.entry.form in ("adjective", "people"):
        return None
    if link == "in" and owner.entry.kind == "side" and owner.entry.form != "noun":
        return None
    if owner.last + 1 < len(line.tokens) and line.tokens[owner.last + 1].low == "'s":
        return None
    return owner


def _attributive(line: Line, hit: Hit) -> bool:
    """Whether the body only describes the noun that follows ("military aid", "army chief", "police station")."""
    _, attributive, predicates, open_ = _tables()
    place = hit.last + 1
    if place >= len(line.tokens):
        return False
    following = line.tokens[place]
    if following.kind != "word" or following.text in ("'s",):
        return False
    if (after := line.starting(place)) is not None and after.entry.kind in ("head", "role", "body"):
        return True
    if following.low in attributive:
        return True
    last = line.tokens[hit.last].low
    return (
        last in open_ and not following.capital and following.low not in predicates and not following.low.endswith("ed")
    )
