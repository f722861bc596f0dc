"""The words that tell what came of something, compiled from `lexicon/claims.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from core.lexicon import compiled, load


@dataclass(slots=True, frozen=True)
class OutcomeWords:
    """Tables for look-ups by lower-case token."""

    outcomes: dict[str, str]
    """From word to class: "hit", "stopped", "destroyed", …"""
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Phrases by first word, longest first, with their class."""
    befalls: dict[str, frozenset[str]]
    """Which things each class can befall."""
    things: dict[str, str]
    dead: dict[str, str]
    subjects: frozenset[str]
    copulas: frozenset[str]
    opposed: frozenset[tuple[str, str]]
    there: frozenset[str]
    somebody: frozenset[str]
    nobody: frozenset[str]
    being: frozenset[str]


def _inverted(table: dict[str, str]) -> dict[str, str]:
    inverted: dict[str, str] = {}
    for name, words in table.items():
        for word in words.split():
            inverted.setdefault(word, name)
    return inverted


@compiled
def outcome_words() -> OutcomeWords:
    """The compiled tables."""
    data = load("claims")
    outcomes = dict(data["outcomes"])
    pairs = outcomes.pop("opposition")["pairs"]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, options in outcomes.pop("phrases").items():
        for option in options:
            words = tuple(option.split())
            phrases.setdefault(words[0], []).append((words, name))
    dead, presence = data["dead"], data["presence"]
    return OutcomeWords(
        outcomes=_inverted(outcomes),
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        befalls={name: frozenset(words.split()) for name, words in data["befalls"].items()},
        things=_inverted(data["things"]),
        dead=_inverted({name: dead[name] for name in ("civilians", "fighters")}),
        subjects=frozenset([*dead["subjects"].split(), "most"]),
        copulas=frozenset(dead["copulas"].split()),
        opposed=frozenset((a, b) for pair in pairs for a, b in (pair, pair[::-1])),
        there=frozenset(presence["there"].split()),
        somebody=frozenset(presence["somebody"].split()),
        nobody=frozenset(presence["nobody"].split()),
        being=frozenset(presence["copulas"].split()),
    )


def opposed_outcomes(first: str, second: str) -> bool:
    """Whether two rules "outcome/<class>" cannot both hold of one thing."""
    return (first.removeprefix("outcome/"), second.removeprefix("outcome/")) in outcome_words().opposed
