"""The trigger tables of events, compiled from `lexicon/events.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from core.extract.verbs import inflect
from core.lexicon import compiled, load
from core.lexicon.words import answering

_MARKS = ("planned", "anywhere", "active", "dated", "tells", "deed", "repeated", "there", "broken_off", "made")
"""What a rule of the lexicon may be marked with."""
Form = Literal["base", "third", "past", "part", "ing", "noun"]


@dataclass(slots=True, frozen=True)
class Rule:
    """What a trigger word stands for, and what must stand beside it."""

    name: str
    type: str
    needs: frozenset[str] = frozenset()
    """One of these words must stand in the clause."""
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    into: frozenset[str] = frozenset()
    """One of these words must follow the verb at once, adverbs aside."""
    two: bool = False
    """At least two sides or people take part."""
    held: tuple[frozenset[str], frozenset[str]] | None = None
    """For a noun: the verb forms of holding that follow it, and those that stand before it; its own date does too."""
    weak: bool = False
    """An act of war only beside a weapon, a toll or a side against a side; a saying only with a demand in it."""
    kind: str = ""
    """For an attack: harm, stopped, armed, deed, territory; empty for the rest."""
    unless: frozenset[str] = frozenset()
    """None of these words may follow the trigger closely."""
    check: str = ""
    """A further condition, by its name in `checks.CHECKS`."""
    anywhere: bool = False
    """The word needed may stand anywhere in the sentence."""
    active: bool = False
    """It is told in the active only."""
    dated: bool = False
    """For a noun: a day of its own makes it an event."""
    tells: bool = False
    """Its simple past founds an event on the day of the story."""
    deed: bool = False
    """It is done by announcing it: one event, no statement beside it."""
    repeated: bool = False
    """One trigger may tell of several days."""
    there: bool = False
    """For a verb of coming: its place is that of the talks."""
    broken_off: bool = False
    """It befalls the talks of the story's sides, whoever does it."""
    made: bool = False
    """What is signed or agreed on is made by it, not only approved, announced or prolonged."""
    planned: bool = False
    """The trigger itself says that it lies ahead ("due in Beirut")."""


@dataclass(slots=True, frozen=True)
class Entry:
    """One reading of a word form as a trigger."""

    rule: Rule
    forms: frozenset[Form]
    particle: tuple[str, ...] = ()
    base: str = ""


@dataclass(slots=True)
class Tables:
    """Every trigger form, and the word sets and cues of the rules."""

    entries: dict[str, tuple[Entry, ...]]
    words: dict[str, frozenset[str]]
    weapons: frozenset[str]
    fighters: frozenset[str]
    strikes: frozenset[str]
    """Nouns of acts of war."""
    not_before: frozenset[str]
    unreal: frozenset[str]
    said: frozenset[str]
    content: frozenset[str]
    firm: frozenset[str]
    breach: frozenset[str]
    cues: dict[str, frozenset[str]]
    cancelled_phrases: tuple[tuple[str, ...], ...]
    finite: frozenset[str] = field(default_factory=frozenset)
    """Verb forms that can carry a clause of their own."""


@compiled
def tables() -> Tables:
    """The compiled tables."""
    data = load("events")
    words = {name: frozenset(text.split()) for name, text in data["words"].items()}
    entries: dict[str, list[Entry]] = {}
    doubling = frozenset(data["spelling"]["doubling"].split())
    held = {
        name: (frozenset(table["after"].split()), frozenset(table["before"].split()))
        for name, table in data["held"].items()
    }
    for item in data["trigger"]:
        rule = _rule(item, words, held)
        for verb in item.get("verbs", "").split():
            _add_verb(entries, verb, rule, doubling)
        _add_nouns(entries, item.get("nouns", ""), rule)
    attack, statement, other = data["attack"], data["statement"], data["other"]
    for key, rule in (
        ("verbs", Rule("act of war", "attack")),
        ("weak", Rule("act of war", "attack", weak=True)),
        ("armed", Rule("act of war", "attack", weak=True, kind="armed")),
        ("deeds", Rule("act of war", "attack", weak=True, kind="deed")),
        ("harm", Rule("harm done", "attack", weak=True, kind="harm")),
        ("stopped", Rule("attack stopped", "attack", weak=True, kind="stopped")),
        ("territory", Rule("ground taken", "attack", kind="territory")),
    ):
        for verb in attack[key].split():
            _add_verb(entries, verb, rule, doubling)
    weak_nouns = frozenset(attack["weak_nouns"].split())
    _add_nouns(entries, " ".join(n for n in attack["nouns"].split() if n not in weak_nouns), Rule("strike", "attack"))
    _add_nouns(entries, " ".join(sorted(weak_nouns)), Rule("strike", "attack", weak=True))
    speakers = frozenset(("person", "side", "org", "office", "team"))
    speaks = Rule("announcement", "statement", subject=speakers, tells=True)
    for verb in statement["strong"].split():
        _add_verb(entries, verb, speaks, doubling)
    bound = Rule("announcement", "statement", subject=speakers, tells=True, into=frozenset(("to",)))
    for verb in statement["bound"].split():
        _add_verb(entries, verb, bound, doubling)
    says = Rule("said so", "statement", subject=speakers, weak=True)
    for verb in statement["said"].split():
        _add_verb(entries, verb, says, doubling)
    for verb in other["verbs"].split():
        _add_verb(entries, verb, Rule("other act", "other"), doubling)
    status = data["status"]
    return Tables(
        entries={form: tuple(sorted(found, key=lambda e: -len(e.particle))) for form, found in entries.items()},
        words=words,
        weapons=frozenset(attack["weapons"].split()),
        fighters=frozenset(attack["fighters"].split()),
        strikes=frozenset(attack["nouns"].split()) | weak_nouns,
        not_before=frozenset(attack["not_before"].split()),
        unreal=frozenset(attack["unreal"].split()) | answering(),
        said=_forms(statement["said"], doubling),
        content=frozenset(statement["content"].split()),
        firm=frozenset(statement["firm"].split()),
        breach=frozenset(statement["breach"].split()),
        cues={
            name: frozenset(status[name].split())
            for name in ("planned", "cancelled", "negative", "conditional", "denial", "alleged")
        },
        cancelled_phrases=tuple(tuple(p.split()) for p in status["cancelled_phrases"]),
        finite=frozenset(form for form, found in entries.items() if any(e.forms & {"past", "third"} for e in found))
        | frozenset(data["grammar"]["finite"].split()),
    )


def _rule(
    item: dict[str, Any], words: dict[str, frozenset[str]], held: dict[str, tuple[frozenset[str], frozenset[str]]]
) -> Rule:
    marks: dict[str, Any] = {mark: True for mark in _MARKS if item.get(mark)}
    return Rule(
        name=item["rule"],
        type=item["type"],
        needs=words[item["needs"]] if "needs" in item else frozenset(),
        subject=frozenset(item.get("subject", "").split()),
        object=frozenset(item.get("object", "").split()),
        into=frozenset(item.get("into", "").split()),
        two=item.get("two", False),
        held=held[item["held"]] if "held" in item else None,
        unless=words[item["unless"]] if "unless" in item else frozenset(),
        check=item.get("check", ""),
        **marks,
    )


def _inflected(item: str, doubling: frozenset[str]) -> tuple[tuple[str, ...], dict[str, set[Form]], str]:
    """The particle, the forms with their readings, and the base of a verb as it is written in the lexicon."""
    given = item.split("/")
    base = given[0].split("+")[0]
    particle = given[-1].split("+")[1:]
    third, past, ing = inflect(base)
    if base.endswith("o"):
        third = base + "es"
    if base in doubling:
        past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
    part = past
    if len(given) == 3:
        past, part = given[1].split("+")[0], given[2].split("+")[0]
    forms: dict[str, set[Form]] = {}
    for form, reading in ((base, "base"), (third, "third"), (past, "past"), (part, "part"), (ing, "ing")):
        forms.setdefault(form, set()).add(reading)  # type: ignore[arg-type]
    return tuple(particle), forms, base


def _forms(listed: str, doubling: frozenset[str]) -> frozenset[str]:
    return frozenset(form for item in listed.split() for form in _inflected(item, doubling)[1])


def _add_verb(entries: dict[str, list[Entry]], item: str, rule: Rule, doubling: frozenset[str]) -> None:
    particle, forms, base = _inflected(item, doubling)
    for form, readings in forms.items():
        entries.setdefault(form, []).append(Entry(rule, frozenset(readings), particle, base))


def _add_nouns(entries: dict[str, list[Entry]], listed: str, rule: Rule) -> None:
    for noun in listed.split():
        entries.setdefault(noun, []).append(Entry(rule, frozenset(("noun",)), (), noun))
