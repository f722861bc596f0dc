"""Persons: names beside offices and forms of address, and stretches of capitals that read like a person's name."""

from __future__ import annotations

import re

from core.extract.document import Mention
from core.extract.line import Line
from core.extract.offices import Office
from core.extract.places import place_grammar
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.words import common_surnames, common_words, doubtful_names, given_names

PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "ibn", "bint", "abu", "abd", "de", "del", "della", "der", "den", "des"}
) | {
    *(
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "zu",
        "ul",
        "ur",
        "ud",
        "uz",
        "ter",
        "ag",
        "ould",
        "wal",
        "mac",
    )
}
_PREFIXED = re.compile(r"(?:al|el|an|as|ash|at|ar|az|ad|ul|ur|abu|ben|bin|de|d|van|von|l)[-'’‑][^\W\d_]", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\.?")
_BREAKS = frozenset({",", "(", ":", "–", "-"})
_INNER_RANKS = frozenset(
    {"sheikh", "sheik", "mullah", "emir", "amir", "imam", "hajji", "haji", "sayed", "sayyed", "mawlawi", "khan"}
)
_LONGEST = 7
"""A stretch of more words than this is a heading or a list, not a name."""


class _Grammar:
    """The word lists of offices.toml that tell a person, compiled."""

    def __init__(self) -> None:
        table = load("offices")
        self.address = frozenset(fold(table["offices"]["address"]).split("|"))
        self.speech = frozenset(table["cues"]["speech"].split())
        self.endings = tuple(table["cues"]["family_endings"].split())
        self.leading = frozenset(table["cues"]["apposition"].split())


@compiled
def person_grammar() -> _Grammar:
    """The word lists by which persons are recognised."""
    return _Grammar()


class Stretch:
    """A run of tokens that may be a person's name, and what speaks for it."""

    __slots__ = ("adjacent", "after", "before", "first", "honoured", "last")

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last
        self.before: Office | None = None
        self.after: Office | None = None
        self.honoured = False
        self.adjacent = False
        """The office before stands right before the name, with no comma."""


def find_persons(line: Line, offices: list[Office], ordinary: set[str], alone: dict[str, int]) -> None:
    """Add the persons that the line names.

    `ordinary` holds the words that the article also writes in small letters; `alone` counts its capitalised words.
    """
    by_end = {office.last: office for office in offices}
    by_start = {office.first: office for office in offices}
    done = -1
    for place in _openings(line):
        if place <= done:
            continue
        stretch = _stretch(line, place, ordinary, place - 1 in by_end)
        if stretch is None:
            continue
        done = stretch.last
        stretch.before = _office_before(line, stretch.first, by_end)
        stretch.honoured = _honoured(line, stretch.first)
        stretch.adjacent = (
            stretch.before is not None and not stretch.before.role and line.low(stretch.first - 1) not in _BREAKS
        )
        stretch.after = None if stretch.adjacent else _office_after(line, stretch.last, by_start, ordinary)
        if _is_person(line, stretch, alone):
            _add(line, stretch)


def _openings(line: Line) -> list[int]:
    """Places where a name may begin: uncovered capitals, doubtful names, and "al-Burhan"."""
    doubtful = doubtful_names()
    given = given_names()
    places = list(line.capitals)
    for hit in line.hits:
        if hit.first == hit.last and hit.entry.kind in ("place", "side", "outlet"):
            key = fold(line.tokens[hit.first].low)
            if (key in doubtful or key in given) and line.tokens[hit.first].capital:
                places.append(hit.first)
    places += [place for place in line.joined if _PREFIXED.match(line.tokens[place].text)]
    return sorted(set(places))


def _plain(line: Line, place: int, ordinary: set[str]) -> bool:
    """Whether the token is a capitalised word that is no dictionary entry and no common word."""
    if not 0 <= place < len(line.tokens) or place in line.covers:
        return False
    token = line.tokens[place]
    if token.kind != "word" or token.mention is not None or token.text in ("'s", "’s"):
        return False
    if not token.capital:
        return bool(
            "-" in token.text and _PREFIXED.match(token.text) and token.text[token.text.index("-") + 1].isupper()
        )
    if _INITIAL.fullmatch(token.text):
        return token.text.endswith(".")
    if token.text.isupper() and not line.shouts and "." not in token.text:
        return False
    low = token.low
    return low not in ordinary and low not in common_words() and not _address(low)


def _address(low: str) -> bool:
    """Whether the word is a form of address or a rank."""
    return fold(low).rstrip(".") in person_grammar().address


def _first_of_name(line: Line, place: int, ordinary: set[str]) -> bool:
    """Whether a name may begin here: a plain word, or a doubtful one ("Israel") before another plain word."""
    if _plain(line, place, ordinary):
        return True
    token = line.tokens[place]
    hit = line.covers.get(place)
    if hit is not None:
        return (
            token.capital
            and hit.first == hit.last
            and _plain(line, place + 1, ordinary)
            and line.low(place - 1) != "the"
        )
    given = fold(token.low) in given_names() and token.mention is None and token.capital and not _address(token.low)
    return given and (_plain(line, place + 1, ordinary)) and line.sentence.block.kind != "heading"


def _stretch(line: Line, place: int, ordinary: set[str], titled: bool) -> Stretch | None:
    """The longest stretch of name-like words that begins at the token, after an office or not, particles allowed."""
    if not _first_of_name(line, place, ordinary):
        return None
    last = place
    probe = place + 1
    given = titled or fold(line.tokens[place].low) in given_names()
    while probe < len(line.tokens) and probe - place < _LONGEST:
        if _plain(line, probe, ordinary) or _surname(line, place, probe, given) or _rank_within(line, probe, ordinary):
            last = probe
            probe += 1
        elif (
            fold(line.low(probe)) in PARTICLES and probe not in line.starts and _particle_follows(line, probe, ordinary)
        ):
            probe += 1
        else:
            break
    return Stretch(place, last)


def _particle_follows(line: Line, probe: int, ordinary: set[str]) -> bool:
    """Whether a name goes on after a particle, or after two ("bin al", "de la")."""
    if fold(line.low(probe + 1)) in PARTICLES:
        probe += 1
    return _plain(line, probe + 1, ordinary) or (
        probe + 1 < len(line.tokens) and line.tokens[probe + 1].capital and line.tokens[probe].capital is False
    )


def _rank_within(line: Line, place: int, ordinary: set[str]) -> bool:
    """Whether a form of address is a part of the name: "Hassan Sheikh Mohamud"."""
    token = line.tokens[place]
    return token.capital and fold(token.low) in _INNER_RANKS and _plain(line, place + 1, ordinary)


def _surname(line: Line, first: int, place: int, given: bool) -> bool:
    """Whether a common word, a place or a surname in capitals ends the name that a given name begins ("Tom Price", "Joe Kent")."""
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
        return hit.first == hit.last and hit.entry.kind in ("place", "role") and place == first + 1
    if token.text.isupper() and len(token.text) > 3:
        return True
    return place == first + 1 and token.low in common_surnames()


def _honoured(line: Line, first: int) -> bool:
    """Whether a form of address stands before the name."""
    before = line.tokens[first - 1] if first else None
    return before is not None and before.capital and _address(before.low)


def _office_before(line: Line, first: int, by_end: dict[int, Office]) -> Office | None:
    """The office that ends right before the name, forms of address and one comma between them allowed."""
    place = first - 1
    while place >= 0 and place not in by_end and _address(line.low(place)):
        place -= 1
    if place in by_end:
        office = by_end[place]
        wider = by_end.get(office.first - (2 if line.low(office.first - 1) == "," else 1))
        return wider if wider is not None and _address(office.head) and not wider.role else office
    if (
        line.low(place) in (",", "(", ":", "–", "-")
        and (office := by_end.get(place - 1)) is not None
        and not office.used
    ):
        return office
    return None


def _office_after(line: Line, last: int, by_start: dict[int, Office], ordinary: set[str]) -> Office | None:
    """The office that follows the name as an apposition: ", the foreign minister", ", 54, who is head of the army"."""
    place = last + 1
    if line.low(place) not in (",", "(", "–", "—", "-", "--", "is", "was"):
        return None
    place += 1
    if place < len(line.tokens) and line.tokens[place].kind == "number":
        place += 1
        if line.low(place) == ",":
            place += 1
    leading = person_grammar().leading
    while line.low(place) in leading and place not in by_start:
        place += 1
    office = by_start.get(place)
    if office is None or office.used:
        return None
    follows_name = _plain(line, office.last + 1, ordinary) and line.low(office.last + 1) not in (",", ";")
    return None if follows_name else office


def _is_person(line: Line, stretch: Stretch, alone: dict[str, int]) -> bool:
    """Weigh what speaks for a person."""
    tokens = [
        token
        for token in line.tokens[stretch.first : stretch.last + 1]
        if fold(token.low) not in PARTICLES or (token.capital and token.index == stretch.first)
    ]
    words = len(tokens)
    before = stretch.before
    if stretch.honoured or stretch.adjacent:
        return not (words == 1 and line.low(stretch.last + 1) in place_grammar().kinds)
    if line.low(stretch.last + 1) in place_grammar().kinds and line.low(stretch.last + 1) != "state":
        return False
    said = line.low(stretch.last + 1) in person_grammar().speech
    heading = line.sentence.block.kind == "heading"
    if words < 2:
        return said and not heading and fold(tokens[0].low) not in given_names() and not tokens[0].text.endswith(".")
    key = fold(tokens[0].low)
    if key in given_names() and not (heading and key in common_words()):
        return True
    if stretch.after is not None or before is not None:
        return True
    if heading or key in place_grammar().openings:
        return False
    if line.low(stretch.first - 1) in ("the", "a", "an", "this", "its", "operation", "codenamed"):
        return False
    if line.low(stretch.first - 1) in (",", "and", ";") and any(mention.kind == "person" for mention in line.mentions):
        return True
    family = fold(tokens[-1].low)
    likely = (
        said or family.endswith(person_grammar().endings) or any(_INITIAL.fullmatch(token.text) for token in tokens)
    )
    return likely or (alone.get(tokens[-1].text, 0) > 1 and line.low(stretch.first - 1) not in place_grammar().locative)


def _add(line: Line, stretch: Stretch) -> None:
    """Keep the person, with the office that stands beside the name."""
    start, end = line.span(stretch.first, stretch.last)
    mention = Mention("person", line.text(stretch.first, stretch.last), start, end, stretch.first, stretch.last)
    office = stretch.before if stretch.adjacent else stretch.after or stretch.before
    if office is not None:
        if not office.role:
            office.used = True
            mention.title = _singular(office.title)
            mention.side = office.side
            mention.title_start = line.tokens[office.first].start if office.first < stretch.first else None
            if office.owner is not None and office.side is None:
                line.owners[id(mention)] = office.owner
    line.add(mention)


def _singular(title: str) -> str:
    """ "defence ministers" before two names, as the office of each."""
    return (
        title[:-1]
        if title.endswith(("ministers", "presidents", "leaders", "envoys", "advisers", "negotiators"))
        else title
    )
