"""Sides of a conflict: countries, peoples, blocs and armed groups, and which of them a label speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.lexicon import compiled, load
from core.lexicon.folding import fold

_WORDS = re.compile(r"[\w.'’&/-]*\w\.?", re.UNICODE)
_LONGEST = 6
"""How many words a side's name inside a label may have."""
_BACKED = re.compile(
    r"[-‑](?:backed|led|held|occupied|controlled|aligned|allied|mediated|brokered|made|installed)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SideName:
    """One way to name a side: the words, the side, how they stand for it, and whether the side is a country."""

    words: str
    side: str
    form: str
    country: str | None
    home: str | None = None
    """For an armed group, the country it fights in."""


def values(field: str) -> list[str]:
    """The values of a field, which commas separate."""
    return [value.strip() for value in field.split(",") if value.strip()]


def fields(row: str | list[str], count: int) -> list[str]:
    """The fields of a lexicon row, which semicolons separate, filled up to `count`."""
    parts = [part.strip() for part in (row if isinstance(row, str) else "; ".join(row)).split(";")]
    return parts + [""] * (count - len(parts))


def rows(table: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """The rows of a table by side: the side or country ("" for "None"), and the names of one thing, the usual first."""
    return [
        ("" if owner == "None" else owner, names)
        for owner, listed in table.items()
        for row in ";".join(listed).replace("\n", " ").split(";")
        if (names := [name for part in row.split("|") if (name := part.strip())])
    ]


@compiled
def group_homes() -> dict[str, str]:
    """The armed groups, parties and movements, each with the country it fights or negotiates in ("" for none, or where
    groups of one name fight in several)."""
    homes: dict[str, str] = {}
    for home, names in rows(load("groups")["groups"]):
        homes[names[0]] = home if homes.get(names[0], home) == home else ""
    return homes


def _countries() -> list[SideName]:
    names: list[SideName] = []
    for country, row in load("sides")["countries"].items():
        adjectives, people, capitals, others, seats = fields(row, 5)[:5]
        names.append(SideName(country, country, "noun", country))
        names += [SideName(word, country, "noun", country) for word in values(others)]
        names += [SideName(word, country, "adjective", country) for word in values(adjectives)]
        names += [
            SideName(word, country, "people", country) for word in values(people) if word not in values(adjectives)
        ]
        names += [SideName(word, country, "capital", country) for word in values(capitals) + values(seats)]
    return names


def _others() -> list[SideName]:
    names: list[SideName] = []
    sides, groups = load("sides"), load("groups")
    for key, row in sides["peoples"].items():
        words, side = fields(row, 2)[:2]
        country = side if side in sides["countries"] else None
        names += [
            SideName(word, side, "people" if word.endswith("s") else "adjective", country)
            for word in [key, *values(words)]
        ]
    for key, row in sides["blocs"].items():
        names += [SideName(word, key, "noun", None) for word in [key, *values(row)]]
    for home, spelled in rows(groups["groups"]):
        names += [SideName(word, spelled[0], "", None, home or None) for word in spelled]
    return names


@compiled
def side_names() -> tuple[SideName, ...]:
    """Every name of a side that the lexicon holds."""
    return tuple(_countries() + _others())


@compiled
def wing_names() -> tuple[tuple[str, str, str], ...]:
    """Forces, agencies and bodies with a name of their own: words, usual name, side ("" where they have none)."""
    tables = (load("groups")["wings"], load("organisations")["bodies"])
    return tuple((word, names[0], side) for table in tables for side, names in rows(table) for word in names)


@compiled
def _labels() -> dict[str, str]:
    """Folded label → side, for exact look-ups; names in small letters that mean something else are kept in capitals."""
    labels: dict[str, str] = {}
    shared: set[str] = set()
    named = [(name.words, name.side) for name in side_names()] + [
        (words, side) for words, _, side in wing_names() if side
    ]
    for words, side in named:
        if labels.setdefault(_key(words), side) != side and words.isupper() and words not in sure_acronyms():
            shared.add(words)
        if (low := fold(words).removeprefix("the ")) not in capital_only():
            labels.setdefault(low, side)
    for words, side in load("sides")["canonical"].items():
        labels[fold(words)] = side
    for words in shared:
        labels.pop(words, None)
        labels.pop(fold(words), None)
    return labels


@compiled
def capital_only() -> frozenset[str]:
    """Names that are ordinary words when they begin with a small letter."""
    return frozenset(load("sides")["words"]["capital_only"].split())


@compiled
def sure_acronyms() -> frozenset[str]:
    """Letters of groups and agencies that mean them even where the article does not tell their country."""
    return frozenset(load("sides")["words"]["sure_acronyms"].split())


def _key(words: str) -> str:
    """Acronyms in capitals keep them ("US" is no "us"); the rest is folded, without "the"."""
    if words.isupper() and len(words) <= 5:
        return words
    return fold(words).removeprefix("the ")


@compiled
def _answers() -> dict[str, str | None]:
    """Labels asked before and their sides: emptied with the lexicon."""
    return {}


def side_of(label: str | None) -> str | None:
    """The side behind a label such as "Ukraine's air force", "Kyiv" or "the Kremlin"; None where it names none.

    The whole label is looked up first, then its stretches of up to six words, the first in the label that is known.
    """
    if not label:
        return None
    answers = _answers()
    if label not in answers:
        answers[label] = _find_side(label)
    return answers[label]


def _find_side(label: str) -> str | None:
    labels = _labels()
    if found := labels.get(_key(label)):
        return found
    words = [word.removesuffix("'s").removesuffix("’s").rstrip("'’") for word in _WORDS.findall(label)]
    for first in range(len(words)):
        if _BACKED.search(words[first]):
            continue
        for last in range(min(len(words), first + _LONGEST), first, -1):
            if found := labels.get(_key(" ".join(words[first:last]))):
                return found
    return None


def is_country(side: str | None) -> bool:
    """Whether the side is a country of the lexicon."""
    return side in load("sides")["countries"]


def is_bloc(side: str | None) -> bool:
    """Whether the side is an international body."""
    return side in load("sides")["blocs"]
