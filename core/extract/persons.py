"""Persons: names beside offices and forms of address, and stretches of capitals that read like a person's name."""

from __future__ import annotations

from core.extract.document import Mention
from core.extract.line import Line
from core.extract.name_shapes import INITIAL, is_address, openings, plain, stretch_at
from core.extract.offices import Office, office_modifiers
from core.extract.people import name_words
from core.extract.places import place_grammar
from core.extract.unknown_places import names_small_place
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.words import common_words, given_names, known_people, name_particles

_BREAKS = frozenset({",", "(", ":", "–", "-"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "its"})


class _Grammar:
    """The word lists of offices.toml that tell a person, compiled."""

    def __init__(self) -> None:
        cues = load("offices")["cues"]
        self.speech = frozenset(cues["speech"].split())
        self.endings = tuple(cues["family_endings"].split())
        self.things = frozenset(cues["named_things"].split())
        self.leading = frozenset(cues["apposition"].split())


@compiled
def person_grammar() -> _Grammar:
    """The word lists by which persons are recognised."""
    return _Grammar()


_NEXT = 8
"""So many words on stands the next name of a list, an office before it."""
_PLACING = frozenset(("in", "at", "near", "inside", "outside"))
"""Words after which a bare name is a place: "at Sam Taet", "near Tal Jibin"."""


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
    inside = {place for office in offices if not office.role for place in range(office.first, office.last + 1)}
    done = -1
    doubted: list[Stretch] = []
    for place in openings(line):
        if place <= done or (place in inside and line.low(place) in office_modifiers()):
            continue
        span = stretch_at(line, place, ordinary, place - 1 in by_end)
        if span is None:
            continue
        stretch = Stretch(*span)
        done = stretch.last
        stretch.before = _office_before(line, stretch.first, by_end) or _office_at_post(line, stretch, by_end)
        stretch.honoured = _honoured(line, stretch.first)
        stretch.adjacent = (
            stretch.before is not None and not stretch.before.role and line.low(stretch.first - 1) not in _BREAKS
        )
        if not stretch.adjacent or (stretch.before is not None and _rank(stretch.before)):
            stretch.after = _office_after(line, stretch.last, by_start, ordinary)
        if _is_person(line, stretch, alone):
            _add(line, stretch)
        else:
            doubted.append(stretch)
    for stretch in reversed(doubted if line.names_person else ()):
        if _heads_list(line, stretch, inside):
            _add(line, stretch)


def _heads_list(line: Line, stretch: Stretch, offices: set[int]) -> bool:
    """Whether somebody known follows as the next of a list: "with A and B", "A, the chief of staff B and C"."""
    before = line.low(stretch.first - 1)
    if stretch.last == stretch.first or before in _DETERMINERS or line.sentence.block.kind == "heading":
        return False
    if before in _PLACING or before in person_grammar().things or line.low(stretch.last + 1) not in ("and", ","):
        return False
    if any(line.low(place) in place_grammar().kinds for place in range(stretch.first, stretch.last + 2)):
        return False
    for place in range(stretch.last + 1, min(stretch.last + _NEXT, len(line.tokens))):
        mention = line.tokens[place].mention
        if mention is not None and mention.kind == "person":
            return True
        joins = line.low(place) in (",", "and") or line.low(place) in _DETERMINERS
        if not joins and place not in offices and place not in line.covers:
            return False
    return False


def _rank(office: Office) -> bool:
    """Whether the office is a rank or form of address ("Brigadier General") beside which another office may stand."""
    return is_address(office.head.rsplit(" ", 1)[-1]) or office.title.lower() in ("ambassador", "professor", "justice")


def _honoured(line: Line, first: int) -> bool:
    """Whether a form of address stands before the name."""
    before = line.tokens[first - 1] if first else None
    return before is not None and before.capital and is_address(before.low)


def _office_before(line: Line, first: int, by_end: dict[int, Office]) -> Office | None:
    """The office that ends right before the name, forms of address and one comma between them allowed."""
    place = first - 1
    while place >= 0 and place not in by_end and is_address(line.low(place)):
        place -= 1
    if place in by_end:
        named = by_end[place]
        wider = by_end.get(named.first - (2 if line.low(named.first - 1) == "," else 1))
        if wider is not None and _rank(named) and not wider.role:
            named.used = True
            return wider
        if line.low(named.first - 1) == "and" and (other := by_end.get(named.first - 2)) is not None:
            _join_offices(line, other, named)
        return named
    if line.low(place) in _BREAKS and (office := by_end.get(place - 1)) is not None and not office.used:
        # "X as head, Y and Z": the office before the comma is X's.
        return office if line.low(office.first - 1) != "as" else None
    return None


def _office_at_post(line: Line, stretch: Stretch, by_end: dict[int, Office]) -> Office | None:
    """The office of somebody told with their post: "the UN envoy in Tripoli, Hanna Berg, "."""
    first = stretch.first
    if stretch.last == first or line.low(first - 1) != "," or line.low(stretch.last + 1) != ",":
        return None
    post = line.ends.get(first - 2)
    if post is None or post.entry.kind not in ("place", "side") or line.low(post.first - 1) not in ("in", "to", "at"):
        return None
    office = by_end.get(post.first - 2)
    return office if office is not None and office.side is not None and not office.used else None


def _join_offices(line: Line, first: Office, second: Office) -> None:
    """One person's two offices: "Prime Minister and Foreign Minister X"; not "the president and Minister X"."""
    one = line.tokens[first.last].capital and line.low(first.first - 1) != "the" and not first.used and not first.role
    if one and not second.role and (second.side is None or first.side in (None, second.side)):
        first.used = True
        second.title = f"{first.title} and {second.title}"
        second.side = second.side or first.side
        second.first = first.first


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
    follows_name = plain(line, office.last + 1, ordinary) and line.low(office.last + 1) not in (",", ";")
    return None if follows_name else office


@compiled
def _well_known() -> frozenset[str]:
    """The full names, folded, of well-known persons, particles left out."""
    names = (name_words(name) for name, _ in known_people())
    return frozenset(" ".join(w for w in words if w not in name_particles()) for words in names if len(words) > 1)


def _is_person(line: Line, stretch: Stretch, alone: dict[str, int]) -> bool:
    """Weigh what speaks for a person."""
    tokens = [
        token
        for token in line.tokens[stretch.first : stretch.last + 1]
        if fold(token.low) not in name_particles() or (token.capital and token.index == stretch.first)
    ]
    words = len(tokens)
    before = stretch.before
    if stretch.honoured or stretch.adjacent:
        return not (words == 1 and line.low(stretch.last + 1) in place_grammar().kinds)
    following = line.low(stretch.last + 1)
    if (following in place_grammar().kinds and following != "state") or following in place_grammar().units:
        return False
    said = following in person_grammar().speech
    if names_small_place(line, stretch.first) and not said:
        return False
    if line.low(stretch.first - 1) in person_grammar().things:
        return False
    heading = line.sentence.block.kind == "heading"
    if words < 2:
        return (
            said
            and not heading
            and tokens[0].text[1:].islower()
            and fold(tokens[0].low) not in given_names()
            and not tokens[0].text.endswith(".")
        )
    key = fold(tokens[0].low)
    if line.low(stretch.first - 1) in _PLACING and not said and stretch.after is None and before is None:
        return False
    if key in given_names() and not (heading and key in common_words()):
        return True
    if stretch.after is not None or before is not None:
        return True
    if " ".join([fold(token.low) for token in tokens]) in _well_known():
        return True
    if heading or key in place_grammar().openings:
        return False
    if line.low(stretch.first - 1) in _DETERMINERS:
        return False
    if line.low(stretch.first - 1) in (",", "and", ";") and line.names_person:
        return True
    family = fold(tokens[-1].low)
    likely = said or family.endswith(person_grammar().endings) or any(INITIAL.fullmatch(token.text) for token in tokens)
    return likely or (alone.get(tokens[-1].text, 0) > 1 and line.low(stretch.first - 1) not in place_grammar().locative)


def _add(line: Line, stretch: Stretch) -> None:
    """Keep the person, with the office that stands beside the name."""
    start, end = line.span(stretch.first, stretch.last)
    mention = Mention("person", line.text(stretch.first, stretch.last), start, end, stretch.first, stretch.last)
    office = stretch.before if stretch.adjacent and stretch.after is None else stretch.after or stretch.before
    if stretch.before is not None:
        stretch.before.used = stretch.before.used or stretch.adjacent
    if office is not None and not office.role:
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
        if title.lower().endswith(("ministers", "presidents", "leaders", "envoys", "advisers", "negotiators"))
        else title
    )
