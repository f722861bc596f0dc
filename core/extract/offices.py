"""Offices: "Ukraine's air force spokesman", "the head of the presidential office", "Minister of Foreign Affairs"."""

from __future__ import annotations

from dataclasses import dataclass

from core.extract.gazetteer import Hit
from core.extract.line import Line
from core.lexicon import compiled, load

_OWNERS = frozenset({"side", "place", "org", "body"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_LINKS = frozenset({"of", "for", "to", "at", "on", "in"})
_REACH = 9


@dataclass(slots=True)
class Office:
    """An office named in a line: its tokens, the words of the title, and whose office it is."""

    first: int
    last: int
    title: str
    side: str | None
    head: str
    role: bool
    """A word such as "resident" that tells of a person without being an office."""
    used: bool = False
    """It stands beside a name."""


@compiled
def _modifiers() -> frozenset[str]:
    return frozenset(load("offices")["offices"]["modifiers"].split("|"))


def find_offices(line: Line) -> list[Office]:
    """The offices that the line names, in order."""
    offices: list[Office] = []
    done = -1
    for hit in line.hits:
        if hit.entry.kind not in ("head", "role") or hit.first <= done:
            continue
        first, title_first, side = _leftwards(line, hit, done)
        last, owner = _rightwards(line, hit)
        title = line.text(title_first, last)
        offices.append(Office(first, last, title, side or owner, hit.entry.name, hit.entry.kind == "role"))
        done = last
    return offices


def _leftwards(line: Line, hit: Hit, least: int) -> tuple[int, int, str | None]:
    """Where the office begins, where its title begins without the owner, and the owner's side."""
    place = title_first = hit.first
    side: str | None = None
    modifiers = _modifiers()
    while place - 1 > least:
        token = line.tokens[place - 1]
        owner = line.ending(place - 1)
        if owner is not None and owner.entry.kind in _OWNERS and owner.first > least:
            place = owner.first
            side = owner.entry.side or side
            if owner.entry.kind != "side" and owner.entry.kind != "place":
                title_first = place
            continue
        if token.low in ("'s", "'") and line.ending(place - 2) is not None:
            place -= 1
            continue
        if token.low in modifiers:
            place -= 1
            title_first = place
            continue
        break
    while line.tokens[place].low in ("'s", "'"):
        place += 1
    return place, max(place, title_first), side


def _rightwards(line: Line, hit: Hit) -> tuple[int, str | None]:
    """Where the office ends: "of the General Staff", "to the head of the presidential office"; and the owner's side."""
    last, side = hit.last, None
    place = hit.last + 1
    modifiers = _modifiers()
    while place < len(line.tokens) and place - hit.last <= _REACH:
        token = line.tokens[place]
        if token.low in _LINKS or token.low in _ARTICLES or token.low == "and" and side is None and last > hit.last:
            place += 1
            continue
        named = line.starting(place)
        if named is not None and named.entry.kind in (*_OWNERS, "head"):
            if (
                line.tokens[place - 1].low not in (*_LINKS, *_ARTICLES)
                and place - 1 != last
                and line.tokens[place - 1].low not in modifiers
            ):
                break
            last = named.last
            side = side or named.entry.side
            place = last + 1
            if place < len(line.tokens) and line.tokens[place].low == "'s":
                place += 1
            elif place < len(line.tokens) and line.tokens[place].low not in _LINKS:
                following = line.starting(place)
                if following is None or following.entry.kind not in ("body", "head"):
                    break
            continue
        if token.low in modifiers and line.tokens[place - 1].low in (*_LINKS, *_ARTICLES, *modifiers):
            if token.capital and place + 1 < len(line.tokens) and line.tokens[place + 1].kind != "word":
                last = place
            place += 1
            continue
        break
    return last, side
