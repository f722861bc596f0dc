"""The words of time, compiled once from `lexicon/dates.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.lexicon import compiled, load


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Look-up tables on lower-case words; see the lexicon for what each holds."""

    months: dict[str, int]
    weekdays: dict[str, int]
    short: frozenset[str]
    """Abbreviations of months and weekdays: dates only beside a number or after a preposition."""
    units: dict[str, str]
    plurals: frozenset[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, str]
    seasons: dict[str, str]
    holidays: dict[str, str]
    easter: dict[str, int]
    references: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By last word: phrases that stand for a time, longest first, with their value."""
    days: dict[str, int]
    sets: dict[str, str]
    approximators: dict[str, tuple[tuple[str, ...], ...]]
    """By last word: what may stand before a duration, longest first."""
    words: dict[str, frozenset[str]]
    offsets: dict[str, int]
    clocks: dict[str, str]
    triggers: dict[str, str]
    """Word to the name of the rule that reads it."""


def _by_last(phrases: list[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        table.setdefault(phrase[-1], []).append(phrase)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in table.items()}


_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_MONTHS_IN_FULL = frozenset("march april may june july".split())


def _triggers(table: dict[str, Any], units: dict[str, str]) -> dict[str, str]:
    """The rule of each word of time. A word of two topics gets the later one, whose rule tries the other ("days")."""
    plurals = [word + "s" for word in table["weekdays"] if word.endswith("day")]
    topics = (
        ("repeated", table["sets"]),
        ("season", table["seasons"]),
        ("part", table["parts"]),
        ("deictic", table["days"]),
        ("weekday", [*table["weekdays"], *plurals]),
        ("reference", [*table["references"], *(phrase.split()[-1] for phrase in table["reference_phrases"])]),
        ("unit", [unit for unit in units if unit not in table["parts"]]),
        ("holiday", [name.split()[0] for name in (*table["holidays"], *table["easter"])]),
        ("month", table["months"]),
        ("quarter", ["quarter", "half"]),
        ("decade", _DECADES),
        ("overnight", ["overnight"]),
        ("oclock", ["clock"]),
    )
    rules: dict[str, str] = {}
    for rule, words in topics:
        rules.update(dict.fromkeys(words, rule))
    return rules


def _units(table: dict[str, str]) -> tuple[dict[str, str], frozenset[str]]:
    """Units with their plurals, and which are plurals. Abbreviations ("hr", "min") have theirs in the lexicon."""
    plurals = {word + "s": letter for word, letter in table.items() if len(word) > 3 or word == "day"}
    plurals = {word: letter for word, letter in plurals.items() if not word.endswith(("ss", "ys")) or word == "days"}
    return table | plurals, frozenset([*plurals, "centuries", "mins", "hrs", "secs", "yrs"])


@compiled
def vocabulary() -> Vocabulary:
    """The tables, computed on first use and again after the lexicon was extended."""
    table = load("dates")
    words = {name: frozenset(text.split()) for name, text in table["words"].items() if name != "approximators"}
    units, plurals = _units(table["units"])
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for text, value in table["reference_phrases"].items():
        phrase = tuple(text.split())
        phrases.setdefault(phrase[-1], []).append((phrase, value))
    return Vocabulary(
        months=table["months"],
        weekdays=table["weekdays"],
        short=frozenset(
            word
            for name in ("months", "weekdays")
            for word in table[name]
            if len(word) < 6 and word not in _MONTHS_IN_FULL
        ),
        units=units,
        plurals=plurals,
        cardinals=load("quantities")["words"],
        ordinals=table["ordinals"],
        parts=table["parts"],
        seasons=table["seasons"],
        holidays=table["holidays"],
        easter=table["easter"],
        references=table["references"],
        phrases={word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in phrases.items()},
        days=table["days"],
        sets=table["sets"],
        approximators=_by_last([tuple(text.split("_")) for text in table["words"]["approximators"].split()]),
        words=words,
        offsets=table["offsets"],
        clocks=table["clocks"],
        triggers=_triggers(table, units),
    )
