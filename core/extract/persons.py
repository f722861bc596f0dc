"""Persons: names beside offices and forms of address, and stretches of capitals that read like a person's name."""

from __future__ import annotations

import re

from core.extract.document import Mention, Token
from core.extract.line import Line
from core.extract.offices import Office
from core.lexicon import compiled, load
from core.lexicon.folding import fold

PARTICLES = frozenset(
    "al el bin ben ibn bint abu abd de del della der den des di da dos du la le van von zu ul ur ud uz y e".split()
)
_SPEECH = frozenset(
    "said says told added stated announced claimed wrote warned confirmed reported noted insisted denied stressed".split()
)
_INITIAL = re.compile(r"^[A-Z]\.?$")


@compiled
def _address() -> frozenset[str]:
    return frozenset(load("offices")["offices"]["address"].split("|"))


@compiled
def _given() -> frozenset[str]:
    return frozenset(fold(load("names")["given"]["names"]).split())


@compiled
def _ambiguous() -> frozenset[str]:
    return frozenset(fold(load("sides")["words"]["given_names"]).split())


@compiled
def common_words() -> frozenset[str]:
    """Words that begin with a capital at the head of a sentence or in a headline and are no name."""
    return frozenset(load("names")["common"]["words"].split())


def find_persons(line: Line, offices: list[Office], ordinary: set[str]) -> None:
    """Add the persons that the line names; `ordinary` holds the article's own words in small letters."""
    by_end = {office.last: office for office in offices}
    by_start = {office.first: office for office in offices}
    place = 0
    while place < len(line.tokens):
        stretch = _stretch(line, place, ordinary)
        if stretch is None:
            place += 1
            continue
        first, last = stretch
        before = _office_before(line, first, by_end)
        after = _office_after(line, last, by_start)
        if _is_person(line, first, last, before, after):
            office = before or after
            if office is not None and not office.role:
                office.used = True
            _add(line, first, last, office)
        place = last + 1


def _name_token(line: Line, place: int, ordinary: set[str]) -> bool:
    """Whether the token can be part of a person's name."""
    token = line.tokens[place]
    if token.kind != "word" or not token.capital or token.mention is not None or token.text in ("'s", "’s"):
        return False
    if len(token.text) > 1 and token.text.isupper() and not line.shouts and "." not in token.text:
        return False
    hit = line.covering(place)
    if hit is not None:
        if hit.first != hit.last or hit.entry.kind in ("body", "outlet", "org", "role", "head"):
            return False
        return token.low in _ambiguous() and place + 1 < len(line.tokens) and _plain_name(line, place + 1, ordinary)
    return _plain_name(line, place, ordinary)


def _plain_name(line: Line, place: int, ordinary: set[str]) -> bool:
    token = line.tokens[place]
    if token.kind != "word" or not token.capital or line.covering(place) is not None:
        return False
    low = token.low
    return low not in ordinary and low not in common_words() and fold(low) not in _address()


def _stretch(line: Line, place: int, ordinary: set[str]) -> tuple[int, int] | None:
    """The longest name-like stretch that begins at the token, particles inside it allowed."""
    if not _name_token(line, place, ordinary):
        return None
    last = place
    probe = place + 1
    while probe < len(line.tokens):
        token = line.tokens[probe]
        if _name_token(line, probe, ordinary):
            last = probe
            probe += 1
        elif (
            fold(token.low) in PARTICLES
            and token.kind == "word"
            and probe + 1 < len(line.tokens)
            and _name_token(line, probe + 1, ordinary)
        ):
            probe += 1
        else:
            break
    return place, last


def _office_before(line: Line, first: int, by_end: dict[int, Office]) -> Office | None:
    place = first - 1
    while place >= 0 and fold(line.tokens[place].low) in _address() and place not in by_end:
        place -= 1
    if place in by_end:
        return by_end[place]
    if place > 0 and line.tokens[place].text == "," and place - 1 in by_end:
        return by_end[place - 1]
    return None


def _office_after(line: Line, last: int, by_start: dict[int, Office]) -> Office | None:
    place = last + 1
    if place >= len(line.tokens) or line.tokens[place].text not in (",", "(", "–", "—", "-"):
        return None
    place += 1
    while place < len(line.tokens) and line.tokens[place].low in (
        "the",
        "a",
        "an",
        "who",
        "is",
        "now",
        "formerly",
        "then",
    ):
        place += 1
    return by_start.get(place)


def _is_person(line: Line, first: int, last: int, before: Office | None, after: Office | None) -> bool:
    words = [token for token in line.tokens[first : last + 1] if fold(token.low) not in PARTICLES]
    addressed = first > 0 and fold(line.tokens[first - 1].low) in _address() and line.tokens[first - 1].capital
    if before is not None and not before.role or addressed:
        return True
    if len(words) < 2:
        return False
    if fold(words[0].low) in _given() or after is not None or before is not None:
        return True
    if line.sentence.block.kind == "heading":
        return False
    return first > 0 or _followed_by_speech(line.tokens, last)


def _followed_by_speech(tokens: list[Token], last: int) -> bool:
    return last + 1 < len(tokens) and tokens[last + 1].low in _SPEECH


def _add(line: Line, first: int, last: int, office: Office | None) -> None:
    start, end = line.span(first, last)
    mention = Mention("person", line.text(first, last), start, end, first, last)
    if office is not None and not office.role:
        mention.title = office.title
        mention.side = office.side
        mention.title_start = line.tokens[office.first].start if office.first < first else None
    line.add(mention)
