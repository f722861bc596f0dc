"""What a filter asks for, parsed from what was typed: words, `!not`, `'exact'`, and fields.

umerov drones              rows that hold both words, anywhere, accents and case aside; a misspelt word finds its like
!tass                      rows without the word
"Ciragan Palace" 'TASS     exactly so, large and small letters told apart
side:ukraine kind:attack   fields; a comma means or: side:ukraine,russia
source:anadolu
type:talks place:istanbul  of events and tallies; kind: is the same as type:
speaker:"air force"        who says it
after:2025-06-01           on that day or later
before:2025-06-03          earlier than that day
certainty:>0.8             also <, >=, <=; a bare number means at least
verdict:accepted           also rejected, flagged, none
"""

from __future__ import annotations

import datetime as dt
import operator
import re
import unicodedata
from collections.abc import Callable
from functools import cache

import msgspec

from core.views.rows import Row

FIELDS = ("side", "kind", "type", "source", "place", "speaker", "after", "before", "certainty", "verdict")
VERDICTS = ("accepted", "rejected", "flagged", "none")
_TERM = re.compile(r"""(?P<no>!?)(?:(?P<field>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<word>\S+))""")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}\Z")
_BOUND = re.compile(r"(>=|<=|>|<|)(\d*\.?\d+)\Z")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "": operator.ge,
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}


def is_day(word: str) -> bool:
    """Whether the word is a day of the calendar, as 2025-06-01."""
    try:
        return len(word) == 10 and bool(dt.date.fromisoformat(word))
    except ValueError:
        return False


def fold(text: str) -> str:
    """The text for comparing: small letters, accents left out ("Erdoğan" as "erdogan")."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("İ", "I")).lower()
    marks = [c for c in set(plain) if c > "\x7f" and unicodedata.combining(c)]
    return plain.translate(dict.fromkeys(map(ord, marks))) if marks else plain


class Word(msgspec.Struct, frozen=True):
    """A word that must (or, with `negated`, must not) stand in the row's text."""

    text: str
    exact: bool = False
    negated: bool = False


class Field(msgspec.Struct, frozen=True):
    """A condition on one of a row's facets."""

    name: str
    test: Callable[[Row], bool]
    negated: bool = False


class Query(msgspec.Struct, frozen=True):
    """A parsed filter. `problem` is a sentence about a term that could not be understood and is left out."""

    words: tuple[Word, ...] = ()
    fields: tuple[Field, ...] = ()
    problem: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.fields)


def parse(text: str, verdict_of: Callable[[Row], str] | None = None) -> Query:
    """The filter that was typed. Never raises: what makes no sense is named in `problem`.

    `verdict_of` tells what a reviewer decided of a row ("accepted", "rejected", "flagged", "none"), for `verdict:`.
    """
    words: list[Word] = []
    fields: list[Field] = []
    problem = ""
    for match in _TERM.finditer(text):
        negated, name = bool(match["no"]), match["field"]
        value = match["quoted"] if match["quoted"] is not None else match["word"]
        if not name and value.endswith(":") and value[:-1] in FIELDS:
            problem = f"“{value}” {_EXPECTED[value[:-1]]}"  # about to be typed: no reason to hide every row
        elif name and name not in FIELDS:
            if match["quoted"] is None and (value.startswith("//") or value[:1].isdigit()):
                words.append(Word(fold(f"{name}:{value}"), negated=negated))
                continue
            problem = f"No field “{name}”: there are {', '.join(FIELDS)}"
        elif name:
            test = _verdict(value, verdict_of) if name == "verdict" else _field(name, value)
            if test is None:
                problem = f"“{name}:{value}” {_EXPECTED[name]}"
            else:
                fields.append(Field(name, test, negated))
        elif match["quoted"] is not None:
            words.append(Word(value, exact=True, negated=negated)) if value else None
        elif value.startswith("'"):
            words.append(Word(value.strip("'"), exact=True, negated=negated)) if value.strip("'") else None
        elif value != "!":
            words.append(Word(fold(value), negated=negated))
    return Query(tuple(words), tuple(fields), problem)


_EXPECTED = {
    "side": "needs a name",
    "kind": "needs a kind",
    "type": "needs a type such as talks",
    "place": "needs a place",
    "speaker": "needs a name",
    "source": "needs a source",
    "after": "needs a day such as 2025-06-01",
    "before": "needs a day such as 2025-06-01",
    "certainty": "needs a number such as >0.8",
    "verdict": f"needs one of {', '.join(VERDICTS)}",
}


def _verdict(value: str, verdict_of: Callable[[Row], str] | None) -> Callable[[Row], bool] | None:
    wanted = {verdict for v in value.split(",") if v for verdict in VERDICTS if verdict.startswith(fold(v))}
    if not wanted or verdict_of is None:
        return None
    return lambda row: verdict_of(row) in wanted


def _field(name: str, value: str) -> Callable[[Row], bool] | None:
    """The test for a field, or None where the value makes no sense."""
    if name in ("after", "before"):
        if not _DAY.match(value):
            return None
        return (lambda row: row.date >= value) if name == "after" else (lambda row: "" < row.date < value)
    if name == "certainty":
        bound = _BOUND.match(value)
        if not bound:
            return None
        compare, limit = _COMPARE[bound[1]], float(bound[2])
        return lambda row: row.certainty is not None and compare(row.certainty, limit)
    wanted = [fold(v) for v in value.split(",") if v]
    if not wanted:
        return None
    facet = _FACETS[name]

    @cache
    def holds(words: tuple[str, ...]) -> bool:
        return any(w in fold(word) for word in words for w in wanted)

    return lambda row: holds(facet(row))


_FACETS: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "kind": lambda row: (row.kind,),
    "type": lambda row: (row.kind,),
    "side": lambda row: row.sides,
    "source": lambda row: row.sources,
    "place": lambda row: (row.place,),
    "speaker": lambda row: row.speakers,
}
