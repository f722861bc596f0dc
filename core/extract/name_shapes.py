"""The shapes of personal names: which tokens can begin, continue and end one."""

from __future__ import annotations

import re

from core.extract.gazetteer import Hit
from core.extract.line import Line
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.words import common_surnames, common_words, doubtful_names, given_names, name_particles, office_words

_PREFIXED = re.compile(r"(?:al|el|an|as|ash|at|ar|az|ad|ul|ur|abu|ben|bin|de|d|van|von|l)[-'’‑][^\W\d_]", re.IGNORECASE)
INITIAL = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]")
"""A letter that stands for a given name."""
GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))
"""What stands behind a surname and tells son from father."""
_DOUBTED = frozenset(("place", "side", "outlet", "head"))
"""Kinds of entry that may be a name instead."""
_AT = frozenset(("in", "at", "near", "to", "from"))
_NAMES = 3
"""Names that may stand between the first one and a surname that is a town's: "Sharif Hassan Sheikh Aden"."""
_LONGEST = 7
"""A stretch of more words than this is a heading or a list, not a name."""


@compiled
def _forms_of_address() -> frozenset[str]:
    return frozenset(map(fold, office_words("address")))


@compiled
def _inner_ranks() -> frozenset[str]:
    return frozenset(load("names")["parts"]["inner_ranks"].split())


def openings(line: Line) -> list[int]:
    """Places where a name may begin: uncovered capitals, doubtful names, and "al-Burhan"; no month of a date."""
    doubtful = doubtful_names()
    given = given_names()
    places = set(line.capitals)
    for hit in line.hits:
        if hit.first == hit.last and hit.entry.kind in _DOUBTED and line.tokens[hit.first].capital:
            key = fold(line.lows[hit.first])
            if key in doubtful or key in given:
                places.add(hit.first)
    places.update([place for place in line.joined if _PREFIXED.match(line.tokens[place].text)])
    sentence = line.sentence
    for date in sentence.dates if places else ():
        place = sentence.token_at(date.start)
        while place < line.length and line.tokens[place].start < date.end:
            if line.tokens[place].start >= date.start:
                places.discard(place)
            place += 1
    return sorted(places)


def plain(line: Line, place: int, ordinary: set[str]) -> bool:
    """Whether the token is a capitalised word that is no dictionary entry and no common word."""
    if not 0 <= place < line.length or place in line.covers:
        return False
    token = line.tokens[place]
    if not token.capital and "-" not in token.text:
        return False
    if token.kind != "word" or token.mention is not None or token.text in ("'s", "’s") or "/" in token.text:
        return False
    if not token.capital:
        return bool(
            "-" in token.text and _PREFIXED.match(token.text) and token.text[token.text.index("-") + 1].isupper()
        )
    if len(token.text) <= 2 and INITIAL.fullmatch(token.text):
        return token.text.endswith(".") and token.text != "X."
    if token.text.isupper() and not line.shouts and "." not in token.text:
        return False
    low = token.low
    return low not in ordinary and low not in common_words() and not is_address(low)


def is_address(low: str) -> bool:
    """Whether the word is a form of address or a rank."""
    return fold(low).rstrip(".") in _forms_of_address()


def _first_of_name(line: Line, place: int, ordinary: set[str], titled: bool) -> bool:
    """Whether a name may begin here: a plain word, a doubtful one ("Israel") or initials ("AK") before a plain one."""
    if plain(line, place, ordinary):
        return True
    token = line.tokens[place]
    if titled and token.text.isupper() and len(token.text) < 4 and plain(line, place + 1, ordinary):
        return True
    hit = line.covers.get(place)
    if (
        hit is not None
        and hit.entry.kind in ("place", "side")
        and line.low(place - 1) in _AT
        and plain(line, place + 2, ordinary)
    ):
        # "in Paris Volodymyr Zelenskyy met": the town is no given name.
        return False
    if hit is not None:
        return (
            token.capital
            and hit.first == hit.last
            and plain(line, place + 1, ordinary)
            and line.low(place - 1) != "the"
            and (titled or hit.entry.kind != "head")
        )
    given = fold(token.low) in given_names() and token.mention is None and token.capital and not is_address(token.low)
    return given and (plain(line, place + 1, ordinary)) and line.sentence.block.kind != "heading"


def stretch_at(line: Line, place: int, ordinary: set[str], titled: bool) -> tuple[int, int] | None:
    """The longest stretch of name-like words that begins at the token, after an office or not, particles allowed."""
    if not _first_of_name(line, place, ordinary, titled):
        return None
    last = place
    probe = place + 1
    given = titled or fold(line.tokens[place].low) in given_names()
    while probe < len(line.tokens) and probe - place < _LONGEST:
        if (
            plain(line, probe, ordinary)
            or _surname(line, place, probe, given)
            or _rank_within(line, probe, ordinary)
            or _inner_word(line, probe, given, ordinary)
            or _last_word(line, place, probe)
        ):
            last = probe
            probe += 1
        elif line.tokens[probe].text.rstrip(".") in GENERATIONS:
            last = probe
            break
        elif (
            fold(line.low(probe)) in name_particles()
            and probe not in line.starts
            and _particle_follows(line, probe, ordinary)
        ):
            probe += 1
        else:
            break
    return place, last


def _particle_follows(line: Line, probe: int, ordinary: set[str]) -> bool:
    """Whether a name goes on after a particle, or after two ("bin al", "de la")."""
    if fold(line.low(probe + 1)) in name_particles():
        probe += 1
    return plain(line, probe + 1, ordinary) or (
        probe + 1 < len(line.tokens) and line.tokens[probe + 1].capital and line.tokens[probe].capital is False
    )


def _rank_within(line: Line, place: int, ordinary: set[str]) -> bool:
    """Whether a form of address is a part of the name: "Hassan Sheikh Mohamud"."""
    token = line.tokens[place]
    if not token.capital or fold(token.low) not in _inner_ranks():
        return False
    town = line.covers.get(place + 1)
    return plain(line, place + 1, ordinary) or (town is not None and _is_town(town)) or token.text.lower() == "sen"


def _inner_word(line: Line, place: int, given: bool, ordinary: set[str]) -> bool:
    """Whether a short common word stands inside a name: "Zin Mar Aung", "Lee Long Ji"."""
    token = line.tokens[place]
    return given and token.capital and token.kind == "word" and len(token.text) < 5 and plain(line, place + 1, ordinary)


def _last_word(line: Line, first: int, place: int) -> bool:
    """Whether a capitalised common word ends a name of two words or more: "Nawaf Wasfi Tell.", "Kwe Htoo Win and"."""
    token = line.tokens[place]
    if place < first + 2 or place in line.covers or not token.capital or token.kind != "word" or token.text.isupper():
        return False
    if token.mention is not None or line.sentence.block.kind == "heading" or is_address(token.low):
        return False
    dated = any(date.start <= token.start < date.end for date in line.sentence.dates)
    return not dated and line.low(place + 1) in (",", ".", ";", ")", "", "and", "who") and token.low in common_words()


def _is_town(hit: Hit) -> bool:
    """Whether the words are a town's, a capital that may stand for its government among them."""
    return hit.entry.kind == "place" or (hit.entry.form == "capital" and hit.entry.city is not None)


def _surname(line: Line, first: int, place: int, given: bool) -> bool:
    """Whether a common word, a place or a word in capitals ends the name: "Tom Price", "Joe Kent", "Jean MARTIN"."""
    token = line.tokens[place]
    if (
        not given
        or token.kind != "word"
        or not token.capital
        or line.sentence.block.kind == "heading"
        or token.mention is not None
    ):
        return False
    hit = line.covers.get(place)
    if hit is not None:
        if hit.entry.form == "capital" and line.low(place + 1) in ("'s", "’s"):
            return False
        alone = hit.first == hit.last and (hit.entry.kind == "role" or _is_town(hit))
        between = [line.unknown(n) or fold(line.low(n)) in _inner_ranks() for n in range(first + 1, place)]
        return alone and len(between) < _NAMES and all(between)
    if token.text.isupper() and len(token.text) > 3:
        return True
    return place == first + 1 and token.low in common_surnames()
