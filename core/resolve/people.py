"""The same person across articles: one actor with every spelling, the titles that each source gives, and the sides.

Names are compared only where they share the sounds of a word. Full names are joined first, the most used ones before
the others, so that the order of the articles changes nothing; a bare surname goes to the person who bears it, and stays
by itself where two do and nothing tells which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.sides import group_homes, is_bloc, is_country
from core.lexicon.transliteration import sound
from core.lexicon.words import well_known
from core.model import Actor, ActorKind, Evidence, Extraction, Title
from core.resolve.name_words import name_lists, parse_name
from core.resolve.names import name_similarity

_SAME = 0.5
_REPEATED = re.compile(r"(.)\1+")
_USUAL = 0.68
"""A name this like a well-known person's, of the same side, is that person's."""
_COARSE = str.maketrans("ghzdpv", "kkstbf", "aeiouSCJ")
"""Sounds that transliterations mix up are made one; vowels and the sounds of sh, ch and j are left out."""
_KEY = 3
"""How many consonants of a word two names must share to be compared."""


@dataclass(slots=True, eq=False)
class _Person:
    """One person, as all articles know them: (article id, actor of that article)."""

    told: list[tuple[str, Actor]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    usual: str | None = None
    """The name in the lexicon's spelling, for well-known persons."""
    home: str | None = None
    """The side of most people of the dossier, of which who has no side may well be."""

    @property
    def side(self) -> str | None:
        """The side that most articles give."""
        sides = Counter(actor.side for _, actor in self.told if actor.side)
        return min(sides, key=lambda side: (-sides[side], side)) if sides else None


def merge_people(extractions: Iterable[Extraction]) -> tuple[tuple[Actor, ...], dict[tuple[str, str], str]]:
    """Persons and sides of all articles, each once, the most named first; ids `p1` … for persons, `s1` … for sides.

    Also returns (article id, name in that article) → the person's name in the dossier.
    """
    extractions = tuple(extractions)
    spellings: dict[str, list[tuple[str, Actor]]] = {}
    for extraction in extractions:
        for actor in extraction.people:
            spellings.setdefault(actor.name, []).append((extraction.article.id, actor))
    persons = _cluster(spellings)
    sides = Counter(person.side for person in persons if person.side)
    home = min(sides, key=lambda side: (-sides[side], side), default=None)
    for person in persons:
        person.home = home
    persons.sort(key=lambda person: (-len(person.told), _usual(person)))
    actors: list[Actor] = []
    names: dict[tuple[str, str], str] = {}
    for number, person in enumerate(persons, 1):
        actor = _merged(person, f"p{number}")
        actors.append(actor)
        for article, told in person.told:
            names.update({(article, known): actor.name for known in (told.name, *told.aliases) if " " in known})
            names[article, told.name] = actor.name
    return (*actors, *_sides(extractions)), names


def _cluster(spellings: dict[str, list[tuple[str, Actor]]]) -> list[_Person]:
    """Join spellings of one person, full names first, then surnames.

    Persons are found by the words after the first, which are rarer; a name with its family name first finds them too.
    """
    persons: list[_Person] = []
    by_key: dict[str, list[_Person]] = {}
    by_usual: dict[str, _Person] = {}
    order = sorted(spellings, key=lambda name: (" " not in name, -len(spellings[name]), -len(name), name))
    for name in order:
        keys = _keys(name)
        near = list(dict.fromkeys(person for key in keys for person in by_key.get(key, ())))
        usual = _well_known(name, {actor.side for _, actor in spellings[name] if actor.side})
        person = by_usual.get(usual or "") or _best(name, spellings[name], near)
        if person is None:
            person = _Person()
            persons.append(person)
        if usual and not person.usual:
            person.usual = usual
            by_usual[usual] = person
        person.told += spellings[name]
        person.names[name] += len(spellings[name])
        for key in keys[1:] or keys:
            if person not in (group := by_key.setdefault(key, [])):
                group.append(person)
    return persons


@lru_cache(20_000)
def _marks(name: str) -> frozenset[str]:
    """What two names of one person share at least twice: coarse sounds of words, groups of given names, initials."""
    classes = name_lists().classes
    words = fold(name).replace("-", " ").split()
    groups = {f"={group}" for word in words for group in classes.get(word.rstrip("."), ())}
    sounds = {key[:2] for key in _keys(name)}
    initials = {sound(word)[:1] for word in words if len(word.rstrip(".")) < 3}
    return frozenset(sounds | groups | initials)


def _may_agree(a: str, b: str) -> bool:
    """Whether a closer look at two names is worth its time: a single word, or two marks in common, or initials."""
    first, second = _marks(a), _marks(b)
    if len(first & second) >= 2 or " " not in a or " " not in b:
        return True
    return any(len(mark) == 1 for mark in (*first, *second))


def _keys(name: str) -> list[str]:
    """Coarse sounds of each word of the name."""
    words = fold(name).replace("-", " ").split()
    return list(dict.fromkeys(key for word in words if len(word) > 1 and (key := _coarse(word))))


def _coarse(word: str) -> str:
    key = sound(word)
    consonants = key.translate(_COARSE)
    start = "A" if key[:1] in "aeiou" else ""
    return (start + _REPEATED.sub(r"\1", consonants))[:_KEY] or key[:1]


def _best(name: str, told: list[tuple[str, Actor]], near: list[_Person]) -> _Person | None:
    """The person whom the name fits best, none of whose names it contradicts; None where two fit a bare surname."""
    fitting: list[tuple[float, _Person]] = []
    for person in near:
        full = [known for known in person.names if " " in known] or list(person.names)
        if " " in name and not any(_may_agree(name, known) for known in full):
            continue
        likeness = [name_similarity(name, known) for known in full]
        if min(likeness) >= _SAME:
            fitting.append((max(likeness), person))
    if " " not in name and len(fitting) > 1:
        sides = {actor.side for _, actor in told if actor.side}
        fitting = [(score, person) for score, person in fitting if person.side in sides]
        if len(fitting) > 1:
            return None
    return max(fitting, key=lambda pair: (pair[0], len(pair[1].told)))[1] if fitting else None


@compiled
def _known() -> dict[str, list[tuple[str, str]]]:
    """Well-known persons by the coarse sounds of each word: (name, side)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, side in well_known():
        for key in _keys(name)[1:]:
            found.setdefault(key, []).append((name, side))
    return found


def _well_known(name: str, sides: set[str]) -> str | None:
    """The well-known person that a full name means: of the same side, or word for word where no side is told."""
    if " " not in name:
        return None
    known = _known()
    candidates = {pair for key in _keys(name) for pair in known.get(key, ())}
    best = max(
        (
            (name_similarity(name, other) + _begins_with(name, other), other)
            for other, side in candidates
            if _may_agree(name, other) and _may_be(name, other, sides, side)
        ),
        default=(0.0, ""),
    )
    return best[1] if best[0] >= _USUAL else None


def _begins_with(name: str, other: str) -> bool:
    """ "Mohammed bin Salman bin Abdulaziz" is the son, not the father."""
    return f"{fold(name)} ".startswith(f"{fold(other)} ")


def _may_be(name: str, other: str, sides: set[str], side: str) -> bool:
    """Whether side and words allow the well-known person; where no side is told, the name must begin with all of it."""
    if sides:
        return side in sides
    words, known = name.split(), other.split()
    if len(parse_name(other).words) == 1:
        # "King Abdullah" goes by one name: others bear it as their surname.
        return words == known
    return len(words) == len(known) or [sound(word) for word in words[: len(known)]] == [sound(word) for word in known]


def _usual(person: _Person) -> str:
    """The spelling that the lexicon has, else the one that most articles use, else the fullest; without the mother's
    surname where no more articles give it than leave it out."""
    if person.usual:
        return person.usual
    usual = min(
        person.names,
        key=lambda name: (" " not in name, -person.names[name], -len(name.split()), -len(name), name),
    )
    short = usual.rpartition(" ")[0]
    common = " " in short and person.names[short] >= person.names[usual]
    return short if common and _has_two_surnames(person.side or person.home) else usual


def _has_two_surnames(side: str | None) -> bool:
    """Whether people of the side bear their mother's surname behind their father's, which reports mostly leave out."""
    return side is not None and (group_homes().get(side) or side) in load("names")["surnames"]["of_mother_too"]


def _merged(person: _Person, number: str) -> Actor:
    name = _usual(person)
    aliases = sorted({known for _, actor in person.told for known in (actor.name, *actor.aliases)} - {name})
    titles: dict[str, set[str]] = {}
    for article, actor in person.told:
        for title in actor.titles:
            titles.setdefault(title.title, set()).add(article)
    ordered = sorted(titles, key=lambda title: (-len(titles[title]), title))
    return Actor(
        id=number,
        name=name,
        kind="person",
        side=person.side,
        aliases=tuple(aliases),
        titles=tuple(Title(title=title, articles=tuple(sorted(titles[title]))) for title in ordered),
        evidence=tuple(
            sorted((e for _, actor in person.told for e in actor.evidence), key=lambda e: (e.article, e.start))
        ),
    )


def _sides(extractions: tuple[Extraction, ...]) -> tuple[Actor, ...]:
    """The countries, groups and organisations that act as sides, with the first place where each article names them."""
    places: dict[str, dict[str, Evidence]] = {}
    for extraction in extractions:
        article = extraction.article.id
        for mention in extraction.names:
            if mention.kind == "side" and article not in places.setdefault(mention.name, {}):
                places[mention.name][article] = Evidence(
                    article=article, start=mention.start, end=mention.end, quote=mention.text
                )
    order = sorted(places, key=lambda name: (-len(places[name]), name))
    return tuple(
        Actor(id=f"s{number}", name=name, kind=_kind(name), side=name, evidence=tuple(places[name].values()))
        for number, name in enumerate(order, 1)
    )


def _kind(side: str) -> ActorKind:
    if is_country(side):
        return "country"
    return "organisation" if is_bloc(side) else "group"
