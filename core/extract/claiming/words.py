"""The words of accusing and denying, compiled from `lexicon/claims.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from core.extract.document import Token
from core.lexicon import compiled, load

_ARTICLES = frozenset(("the", "a", "an", "this", "these", "that", "any", "all", "every", "such", "brutal", "heinous"))
_VIOLENCE = frozenset(("violence", "terrorism", "terror", "acts", "act", "crime", "crimes", "outrage", "atrocity"))
"""What is rejected without a denial: "rejects all violence"."""

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by first word, longest first."""


@dataclass(slots=True, frozen=True)
class AccusationWords:
    """Tables for look-ups by lower-case token."""

    acts: dict[str, str]
    """From word to act: "truce", "start", "backing", "killing", "attack", "delay", …"""
    predicates: Phrases
    """ "is behind", "broke the": the subject is held responsible."""
    blaming: frozenset[str]
    proposing: frozenset[str]
    """Verbs of one who wanted it: "had asked for the truce"."""
    groups: frozenset[str]
    phrases: Phrases
    """ "nothing to do with": a denial within what somebody says."""
    charges: frozenset[str]
    bare: frozenset[str]
    involved: frozenset[str]
    other: frozenset[str]
    """What is rejected but is no accusation."""
    causes: frozenset[str]
    because: Phrases
    late: frozenset[str]
    """Verbs whose accused stands behind a particle."""
    calling: frozenset[str]
    """Verbs that call a charge false, and what they call it."""
    false: frozenset[str]
    reports: frozenset[str]
    own: frozenset[str]
    trading: frozenset[str]
    blame: frozenset[str]
    blows: frozenset[str]
    """Verbs in the past that tell a blow: "bombed", "fired"."""
    within: frozenset[str]
    """Every word at which a charge or its denial may begin within what somebody says: no other is looked at."""
    small: frozenset[str]
    """Words that no phrase ends with."""


def _by_first(phrases: list[str]) -> Phrases:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(options, key=lambda words: -len(words))) for first, options in table.items()}


@compiled
def accusation_words() -> AccusationWords:
    """The compiled tables."""
    data = load("claims")
    denial, responsible = data["denial"], data["responsible"]
    acts: dict[str, str] = {}
    for act, words in data["acts"].items():
        for word in words.split():
            acts.setdefault(word, act)
    predicates, phrases = _by_first(responsible["predicates"]), _by_first(denial["phrases"])
    causes, blows = frozenset(denial["causes"].split()), frozenset(responsible["blows"].split())
    return AccusationWords(
        acts=acts,
        predicates=predicates,
        blaming=frozenset(responsible["blaming"].split()),
        proposing=frozenset(responsible["proposing"].split()),
        groups=frozenset(responsible["groups"].split()),
        phrases=phrases,
        charges=frozenset(denial["charges"].split()),
        bare=frozenset(denial["bare"].split()),
        involved=frozenset(denial["involved"].split()),
        other=frozenset(denial["not_accusations"].split()),
        causes=causes,
        because=_by_first(denial["because"]),
        late=frozenset(denial["late"].split()),
        calling=frozenset(denial["calling"].split()),
        false=frozenset(denial["false"].split()),
        reports=frozenset(("report", "reports")),
        own=frozenset(denial["own"].split()),
        trading=frozenset(denial["trading"].split()),
        blame=frozenset(denial["blame"].split()),
        blows=blows,
        within=frozenset((*causes, *phrases, *predicates, *blows, "it", "by", "work")),
        small=frozenset(denial["small"].split()),
    )


def match_phrase(tokens: list[Token], at: int, options: tuple[tuple[str, ...], ...]) -> int:
    """Tokens of the longest phrase that begins at `at`; 0 where none does."""
    for words in options:
        size = len(words)
        ends = at + size <= len(tokens) and tokens[at + size - 1].low == words[-1]
        if ends and tuple([token.low for token in tokens[at : at + size]]) == words:
            return size
    return 0


def condemns(verb: str, head: list[str]) -> bool:
    """Whether words behind "rejects", in lower case, are a deed itself: "repudiates the murder" lays it to nobody."""
    if not verb.lower().startswith(("reject", "repudiat")):
        return False
    noun = next((word for word in head if word not in _ARTICLES), "")
    return accusation_words().acts.get(noun) in ("attack", "killing", "capture") or noun in _VIOLENCE
