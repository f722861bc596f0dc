"""The words of presence, a set for each way in which they govern a list of people."""

from __future__ import annotations

from dataclasses import dataclass

from core.lexicon import compiled, load


@dataclass(slots=True, frozen=True)
class Cues:
    """The words of presence, one set for each way in which they govern a list; the lexicon says what each is for."""

    sat: frozenset[str]
    weak: frozenset[str]
    moved: frozenset[str]
    brought: frozenset[str]
    counts: frozenset[str]
    by: frozenset[str]
    helped: frozenset[str]
    belong: frozenset[str]
    whole: frozenset[str]
    signs: frozenset[str]
    adverbs: frozenset[str]
    beside: frozenset[str]
    places: frozenset[str]
    scene: frozenset[str]
    fate: frozenset[str]
    off: frozenset[str]
    denied: frozenset[str]
    away: frozenset[str]
    unwilling: frozenset[str]
    travel: frozenset[str]
    hosts: frozenset[str]
    mediators: frozenset[str]
    observers: frozenset[str]
    any: frozenset[str]
    """All that may govern a list: a sentence without one of them is left alone."""


@compiled
def cues() -> Cues:
    """The table, compiled once."""
    sets = {name: frozenset(words.split()) for name, words in load("delegations")["attendance"].items()}
    governing = "sat weak moved brought counts by helped belong signs adverbs beside travel away unwilling hosts"
    every = frozenset[str]().union(*(sets[name] for name in governing.split()))
    return Cues(**sets, any=every | {"with", "for", "from", ":"})
