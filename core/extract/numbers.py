"""The value of a number in digits or words, without the words that bound it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from core.extract.document import Token
from core.lexicon import compiled, load

Form = Literal["digits", "words", "vague", "article"]


@dataclass(slots=True, frozen=True)
class Tables:
    """Number words and the phrases that bound them, from `quantities.toml`."""

    words: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    before: dict[str, list[tuple[tuple[str, ...], str, str]]]
    after: list[tuple[tuple[str, ...], str]]
    units: frozenset[str]
    unit_before: frozenset[str]
    starts: frozenset[str]
    aged: frozenset[str]
    """Nouns whose "of" tells an age."""


@compiled
def tables_of_numbers() -> Tables:
    """The compiled tables."""
    data = load("quantities")
    before: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, phrases in data["before"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            before.setdefault(words[-1], []).append((words, kind, phrase))
    for options in before.values():
        options.sort(key=lambda option: -len(option[0]))
    words = data["words"]
    return Tables(
        words=words,
        scales=data["scales"],
        vague=data["vague"],
        before=before,
        after=sorted(
            ((tuple(p.split()), kind) for kind, ps in data["after"].items() for p in ps), key=lambda a: -len(a[0])
        ),
        units=frozenset(data["units"]["words"].split()),
        unit_before=frozenset(data["units"]["before"].split()),
        starts=frozenset([*words, *data["vague"], "hundred", "thousand", "dozen", "half", "couple", "lakh"]),
        aged=frozenset(data["ages"]["words"].split()),
    )


_COMPOUND = re.compile(r"([a-z]+)-([a-z]+)$")


def _word_value(word: str, tables: Tables) -> int | None:
    """ "five", "twenty-three"."""
    value = tables.words.get(word)
    if value is None and "-" in word and (match := _COMPOUND.match(word)):
        tens, ones = tables.words.get(match[1]), tables.words.get(match[2])
        if tens is not None and ones is not None and tens >= 20 and tens % 10 == 0 and 0 < ones < 10:
            value = tens + ones
    return value


_GROUPED = re.compile(r"\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?")
_GROUPED_BY_STOPS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
_THREE = re.compile(r"\d{3}")


def _digits(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """The value of the digits at `at` and the index after them; "10 400" is one number, "1,2" is none."""
    text = tokens[at].text
    if text[0] == "0" and len(text) > 1 and "." not in text:
        return None
    if "," in text and not _GROUPED.fullmatch(text):
        return None
    if "." in text and _GROUPED_BY_STOPS.fullmatch(text):
        text = text.replace(".", "")
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    after = at + 1
    if "," not in text and "." not in text and len(text) <= 3 and text[0] != "0":
        while (
            after < len(tokens)
            and tokens[after].kind == "number"
            and _THREE.fullmatch(tokens[after].text)
            and tokens[after].start == tokens[after - 1].end + 1
        ):
            value = value * 1000 + int(tokens[after].text)
            after += 1
    return value, after


Parsed = tuple[int, int | None, int, Form]
"""Low, high, index of the token after, form; high is None where the words leave it open."""
_WITH_A = frozenset(("dozen", "couple", "hundred", "thousand", "million", "few", "score", "quarter"))
_SUFFIX = re.compile(r"(\d+(?:[.,]\d+)?)(k|m|mn|bn|million|thousand|-plus|-odd)")
_SUFFIX_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "thousand": 1e3}


def number_at(tokens: list[Token], at: int, tables: Tables) -> Parsed | None:
    """The number that begins at token `at`, or None."""
    token = tokens[at]
    if token.kind == "number":
        found = _digits(tokens, at)
        return _scaled(tokens, *found, tables) if found else None
    if token.kind == "mixed":
        match = _SUFFIX.fullmatch(token.low)
        if match is None:
            return None
        value = float(match[1].replace(",", "")) * _SUFFIX_SCALES.get(match[2], 1)
        return (int(value), None, at + 1, "digits") if match[2] == "-plus" else _scaled(tokens, value, at + 1, tables)
    if token.kind == "word":
        return _words(tokens, at, tables)
    return None


def _scaled(tokens: list[Token], value: float, after: int, tables: Tables) -> Parsed | None:
    """ "1.2 million", "two dozen" behind digits; None where a fraction is left."""
    while after < len(tokens) and (scale := tables.scales.get(tokens[after].low)) is not None:
        value *= scale
        after += 1
    if after < len(tokens) and tokens[after].low == "dozen":
        value *= 12
        after += 1
    return (int(value), int(value), after, "digits") if value == int(value) else None


def _words(tokens: list[Token], at: int, tables: Tables) -> Parsed | None:
    """ "five", "a dozen", "dozens of", "one hundred and twenty-three"."""
    word = tokens[at].low
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if word in ("half", "couple", "dozen") or (word == "a" and following in _WITH_A):
        return _grouped(tokens, at, tables)
    if word in tables.vague:
        return _vague(tokens, at, tables)
    value = _word_value(word, tables)
    if value is not None:
        return _sum(tokens, value, at + 1, tables)
    return _sum(tokens, 1, at, tables) if word in ("hundred", "thousand", "million") else None


def _sum(tokens: list[Token], first: int, after: int, tables: Tables) -> Parsed:
    """The number words that go on: scales multiply, smaller numbers are added, "and" may stand before the last."""
    total, part = 0, first
    while after < len(tokens):
        word = tokens[after].low
        scale = tables.scales.get(word)
        if scale is not None:
            total, part = (total, part * 100) if scale == 100 else (total + part * scale, 0)
            after += 1
            continue
        skip = 1 if word == "and" and (part >= 100 or total) else 0
        more = _word_value(tokens[after + skip].low, tables) if after + skip < len(tokens) else None
        if more is None or not _adds(part, total, more):
            break
        part += more
        after += skip + 1
    if after < len(tokens) and tokens[after].low == "dozen":
        part, after = part * 12, after + 1
    return total + part, total + part, after, "words"


def _adds(part: int, total: int, more: int) -> bool:
    """Whether a number word goes on with the one before: "hundred … five", "twenty … three", "thousand … twelve"."""
    if part == 0:
        return total > 0
    return part % 100 == 0 or (20 <= part < 100 and part % 10 == 0 and more < 10)


def _grouped(tokens: list[Token], at: int, tables: Tables) -> Parsed | None:
    """ "a dozen", "half a dozen", "a couple of", "a hundred", "a few hundred"."""
    words = [t.low for t in tokens[at : at + 4]]
    if words[:3] == ["half", "a", "dozen"]:
        return 6, 6, at + 3, "words"
    if words[0] == "half":
        return (500_000, 500_000, at + 3, "words") if words[1:3] == ["a", "million"] else None
    if words[:2] == ["a", "quarter"]:
        whole = [t.low for t in tokens[at + 2 : at + 5]] == ["of", "a", "million"]
        return (250_000, 250_000, at + 5, "words") if whole else None
    skip = 1 if words[0] == "a" else 0
    word = words[skip] if len(words) > skip else ""
    if word == "dozen":
        return 12, 12, at + skip + 1, "words"
    if word == "couple":
        return 2, 2, at + skip + (2 if words[skip + 1 : skip + 2] == ["of"] else 1), "words"
    if word == "score":
        return 20, 20, at + skip + 1, "words"
    if word == "few":
        return _vague(tokens, at + skip, tables)
    if word in tables.scales:
        value, after = tables.scales[word], at + skip + 1
        if after < len(tokens) and tokens[after].low in tables.scales:
            value *= tables.scales[tokens[after].low]
            after += 1
        return value, value, after, "words"
    return None


def _vague(tokens: list[Token], at: int, tables: Tables) -> Parsed:
    """ "dozens", "several hundred", "tens of thousands", "a few dozen"."""
    value, after = tables.vague[tokens[at].low], at + 1
    words = [t.low for t in tokens[after : after + 2]]
    if words and words[0] in ("hundred", "thousand", "million", "dozen"):
        return value * (12 if words[0] == "dozen" else tables.scales[words[0]]), None, after + 1, "vague"
    if len(words) == 2 and words[0] == "of" and words[1] in ("thousands", "millions", "hundreds"):
        scale = {"hundreds": 100, "thousands": 1000, "millions": 1_000_000}[words[1]]
        base = {"tens": 20, "hundreds": 200, "dozens": 24, "scores": 40}.get(tokens[at].low, value)
        return base * scale, None, after + 2, "vague"
    return value, None, after, "vague"
