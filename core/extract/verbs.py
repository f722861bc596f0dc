"""Verbs of war news: which action a form stands for, and what its subject and object are.

Forms are built from the base form by the rules of English spelling; irregular ones stand in `actions.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from core.lexicon import compiled, load

Role = Literal["doer", "sufferer", "loser", "instrument"]


@dataclass(slots=True, frozen=True)
class Entry:
    """One reading of a verb form."""

    action: str
    role: Role
    base: str
    particle: tuple[str, ...] = ()
    past: bool = False
    part: bool = False
    ing: bool = False
    present: bool = False


@dataclass(slots=True, frozen=True)
class Verbs:
    """All verb forms, and the nouns of doing with their action."""

    forms: dict[str, tuple[Entry, ...]]
    nominals: dict[str, str]
    tolls: dict[str, str]
    keys: dict[str, str]
    """Letters that stand for an action in tables and lists: "K: 4, W: 9"."""
    means: frozenset[str]
    split: dict[str, tuple[tuple[str, str], ...]]
    """By verb form: the word after the object and the action that the two make."""


_DOUBLING = frozenset(("kidnap", "transfer"))
"""Verbs of more syllables that double their last letter."""
_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]")
"""One syllable with one vowel and one consonant behind it: "lob", "grab", "pin"."""


def inflect(base: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base.endswith("e"):
        return (
            third,
            base + "d",
            (base[:-2] + "ying" if base.endswith("ie") else base if base.endswith("ee") else base[:-1])
            + ("" if base.endswith("ie") else "ing"),
        )
    if base.endswith("y") and base[-2] not in "aeiou":
        return third, base[:-1] + "ied", base + "ing"
    stem = base + base[-1] if base in _DOUBLING or _SHORT.fullmatch(base) else base
    return third, stem + "ed", stem + "ing"


@compiled
def verbs() -> Verbs:
    """The table of verb forms, compiled from `actions.toml`."""
    data = load("actions")
    forms: dict[str, list[Entry]] = {}
    for action, roles in data["verbs"].items():
        for role, listed in roles.items():
            for item in listed.split():
                _add(forms, action, role, item)
    for entries in forms.values():
        entries.sort(key=lambda e: -len(e.particle))
    nominals = {noun: action for action, words in data["nominals"].items() for noun in words.split()}
    return Verbs(
        {form: tuple(entries) for form, entries in forms.items()},
        nominals,
        dict(data["tolls"].items()),
        dict(data["keys"].items()),
        frozenset(data["means"]["words"].split()),
        _split(data),
    )


def _split(data: dict[str, Any]) -> dict[str, tuple[tuple[str, str], ...]]:
    split: dict[str, list[tuple[str, str]]] = {}
    for action, pairs in data["split"].items():
        for pair in pairs.split(", "):
            base, after = pair.split()
            for form in data["irregular"][base].split():
                split.setdefault(form, []).append((after.replace("-", " "), action))
    return {form: tuple(options) for form, options in split.items()}


def _add(forms: dict[str, list[Entry]], action: str, role: Role, item: str) -> None:
    given = item.split("/")
    base, *particle = given[0].split("+")
    past, part = None, None
    if len(given) == 3:
        past, part = given[1].split("+")[0], given[2].split("+")[0]
    third, regular_past, ing = inflect(base)
    past, part = past or regular_past, part or regular_past
    tail = tuple(particle)
    slots: dict[str, dict[str, bool]] = {}
    for form, flag in ((base, "present"), (third, "present"), (past, "past"), (part, "part"), (ing, "ing")):
        slots.setdefault(form, {})[flag] = True
    for form, flags in slots.items():
        forms.setdefault(form, []).append(Entry(action, role, base, tail, **flags))
