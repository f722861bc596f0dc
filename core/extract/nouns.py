"""The nouns of war news: which object each counts as, and which carry their own action.

Compiled from `objects.toml`; plurals follow the rules of English spelling, odd ones stand in the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.extract.verbs import verbs
from core.lexicon import compiled, load


@dataclass(slots=True, frozen=True)
class Nouns:
    """The countable nouns: by each inflected form, object and singular; what carries its own action; participles."""

    objects: dict[str, tuple[str, str]]
    actions: dict[str, tuple[str, str, str]]
    participles: dict[str, str]
    modifiers: dict[str, str]
    groups: dict[str, str]


_INVARIANT = frozenset(
    (
        "aircraft",
        "dead",
        "wounded",
        "injured",
        "missing",
        "displaced",
        "detained",
        "hurt",
        "killed",
        "abducted",
        "kidnapped",
        "freed",
        "liberated",
        "disappeared",
        "livestock",
    )
)


def plural(noun: str) -> str:
    """The regular English plural of a noun in the singular."""
    if noun in _INVARIANT:
        return noun
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@compiled
def nouns() -> Nouns:
    """The table of countable nouns, compiled from `objects.toml`; two-word nouns are joined by a hyphen."""
    data = load("objects")
    irregular: dict[str, list[str]] = {}
    for form, singular in data["plurals"].items():
        irregular.setdefault(singular, []).append(form)
    objects: dict[str, tuple[str, str]] = {}

    def add(table: dict, noun: str, value: tuple) -> None:
        for form in (noun, plural(noun), *irregular.get(noun, ())):
            table.setdefault(form, value)
            if "-" in form:
                table.setdefault(form.replace("-", " "), value)

    for noun in data["other"]["nouns"].split():
        add(objects, noun, (f"other:{noun.replace('-', ' ')}", noun))
    wide: dict[str, tuple[str, str]] = {}
    for name, listed in data["nouns"].items():
        for noun in listed.split():
            add(wide, noun, (name, noun))
    actions: dict[str, tuple[str, str, str]] = {}
    for noun, value in data["with_action"].items():
        kind, action = value.split()
        add(actions, noun, (kind, action, noun))
    participles = {
        form: entry.action
        for form, entries in verbs().forms.items()
        for entry in entries
        if entry.part and not entry.particle and entry.role == "doer"
    }
    wide.pop("remain", None)
    return Nouns({**objects, **wide}, actions, participles, data["modifiers"], data["groups"])
