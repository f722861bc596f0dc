"""The words of delegations and meetings, compiled from `delegations.toml`."""

from __future__ import annotations

from dataclasses import dataclass, fields

from core.lexicon import compiled, load


@dataclass(slots=True, frozen=True)
class Words:
    """One set of small-letter words for each kind of cue; the lexicon file says what each is for."""

    delegation: frozenset[str]
    with_side: frozenset[str]
    between: frozenset[str]
    government: frozenset[str]
    rebels: frozenset[str]
    led: frozenset[str]
    lead: frozenset[str]
    include: frozenset[str]
    made_of: frozenset[str]
    along: frozenset[str]
    meet: frozenset[str]
    talks: frozenset[str]
    hold: frozenset[str]
    sat: frozenset[str]
    sign: frozenset[str]
    attend: frozenset[str]
    absent: frozenset[str]
    replace: frozenset[str]
    accords: frozenset[str]
    chiefs: frozenset[str]
    chief_words: frozenset[str]
    delegation_heads: frozenset[str]
    former: frozenset[str]
    mediators: frozenset[str]
    mediation: frozenset[str]
    shuttle: frozenset[str]
    went: frozenset[str]
    between_what: frozenset[str]
    observers: frozenset[str]
    advisers: frozenset[str]
    holders: frozenset[str]
    principals: frozenset[str]
    head_marks: frozenset[str]
    words: frozenset[str]
    wish: frozenset[str]
    remote: frozenset[str]
    unnamed: frozenset[str]
    breaking: frozenset[str]
    """What ends a list of names: every verb above, and clause words."""
    verbs: frozenset[str]
    """Every verb above, and auxiliaries: with one of them begins no office."""
    subjects: frozenset[str]
    """Verbs whose subject is somebody at a table: what stands before them may be a name that nothing else tells."""


_PRONOUNS = frozenset("his her their its our".split())


@compiled
def words() -> Words:
    """The table, compiled once."""
    tables = [table for key, table in load("delegations").items() if key != "attendance"]
    listed = {name: frozenset(value.split()) for table in tables for name, value in table.items()}
    verbs = listed["words"] | listed["meet"] | listed["sign"] | listed["along"] | listed["include"] | listed["attend"]
    listed["breaking"] = (verbs | {"by", "presence"}) - {"present"}
    there = load("delegations")["attendance"]
    listed["subjects"] = frozenset[str]().union(
        listed["lead"],
        listed["sign"],
        listed["attend"],
        *(there[name].split() for name in ("sat", "weak", "helped", "belong", "signs")),
    )
    listed["verbs"] = (verbs | listed["subjects"] | listed["hold"] | listed["replace"]) - _PRONOUNS
    return Words(**{field.name: listed[field.name] for field in fields(Words)})
