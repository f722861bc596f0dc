"""What a stretch of words is about, so that two that tell of one thing in other words can be known by it.

A mark is the class of a word ("lost" for captured, downed, seized), else its stem, "@place" or "#side".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.extract.document import Mention, Token
from core.lexicon import compiled, load
from core.model import NameMention

Marks = frozenset[str]
_STEM = 5
_SHORTEST = 4
_SIDE = 0.5
"""What a side in common weighs: two reports of one war always have one."""


@dataclass(slots=True, frozen=True)
class RefusalWords:
    """Tables for look-ups by lower-case token."""

    alike: dict[str, str]
    """From word to the class of words that mean one thing."""
    deeds: frozenset[str]
    """The classes that tell something which can be denied."""
    blows: frozenset[str]
    """Those of them that a bare "denies it" can answer."""
    numbers: frozenset[str]
    """What makes a denial one of a number, which is the business of counts."""
    involved: frozenset[str]
    idle: frozenset[str]
    idle_marks: frozenset[str]
    calling: frozenset[str]
    little: frozenset[str]
    common: frozenset[str]


@compiled
def refusal_words() -> RefusalWords:
    """The compiled tables."""
    data = load("claims")
    table = data["refusals"]
    alike: dict[str, str] = {}
    for name, words in table["alike"].items():
        for word in words.split():
            alike.setdefault(word, name)
    idle = frozenset(table["idle"].split())
    common = frozenset(load("compare")["common"]["words"].split())
    things = frozenset(("drone", "aircraft", "post", "troops"))
    speech = "said says told tells according added adds says statement spokesman spokeswoman minister ministry"
    return RefusalWords(
        alike=alike,
        deeds=frozenset(table["alike"]) - things,
        blows=frozenset(("fired", "killed", "lost", "crossed", "broke", "encircled")),
        numbers=frozenset(("figure", "figures", "number", "numbers", "toll", "tolls", "count", "counts", "tally")),
        involved=frozenset(data["denial"]["involved"].split()),
        idle=idle,
        idle_marks=frozenset(word[:_STEM] for word in idle),
        calling=frozenset(data["denial"]["calling"].split()),
        little=frozenset("the a an of to in on at for and or that by with from as its their".split()),
        common=(common - set(alike)) | set(speech.split()) | frozenset(table["verbs"].split()),
    )


@compiled
def _sites() -> frozenset[str]:
    """Words for what is struck, which a name may end with: the East Nile Hospital is "the hospital" later on."""
    return frozenset(word for line in load("compare")["sites"]["kinds"] for word in line.split())


def marks_of(tokens: Iterable[Token]) -> Marks:
    """The marks of the words; weak words, numbers and names of people have none."""
    found: set[str | None] = set()
    for token in tokens:
        if token.mention is not None:
            found.add(_mark_of_name(token.mention))
            if token.low in _sites():
                found.add(_mark_of_word(token.low))
        elif token.kind == "word" or token.low in refusal_words().alike:
            found.add(_mark_of_word(token.low))
    return frozenset([mark for mark in found if mark])


def _mark_of_name(name: Mention | NameMention) -> str | None:
    """ "@place", "#side"; none for a person."""
    if name.kind == "place":
        return f"@{name.name}"
    if name.kind == "side":
        return f"#{name.name}"
    return f"#{name.side}" if name.kind == "org" and name.side else None


def _mark_of_word(low: str) -> str | None:
    """The class of a word, else its stem; none for a weak or short one."""
    words = refusal_words()
    if low in words.alike:
        return words.alike[low]
    return low[:_STEM] if len(low) >= _SHORTEST and low not in words.common else None


def weight(one: Marks, other: Marks) -> float:
    """How much two stretches have in common."""
    shared = one & other
    return sum(_SIDE if mark.startswith("#") else 1.0 for mark in shared)


_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def marks_of_words(text: str, names: Iterable[NameMention]) -> Marks:
    """The marks of a text of which the names are known."""
    found: set[str | None] = set()
    for name in names:
        text = text.replace(name.text, " ")
        found.add(_mark_of_name(name))
    for word in _WORD.findall(text):
        found.add(_mark_of_word(word.lower().replace("’", "'").removesuffix("'s")))
    return frozenset([mark for mark in found if mark])
