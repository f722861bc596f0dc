"""The fields of a record as what they say of an article: by their names, which exports spell in many ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from core.ingest.raw import Stated
from core.lexicon import compiled, load

Field = Literal["text", "title", "date", "source", "url", "author"]
FIELDS: tuple[str, ...] = get_args(Field)
FieldMap = Mapping[str, str]
"""By what is meant, the name that a user's own export gives it: {"text": "body", "date": "meta.when"}."""
_IGNORED = re.compile(r"[\W_]+")
_LONGEST_NOTE = 1000
"""Characters of a field that is no text."""
_MOST_PARTS = 10_000
"""Paragraphs of a text that is a list of them."""


class FieldMapError(ValueError):
    """A field map that is none; its text is a sentence for the user."""


def field_map(words: Iterable[str]) -> dict[str, str]:
    """The field map of what a user typed: `text=body,date=when`. Raises FieldMapError with a sentence."""
    made: dict[str, str] = {}
    for pair in (pair.strip() for listed in words for pair in listed.split(",")):
        meaning, sign, name = (part.strip() for part in pair.partition("="))
        if not pair:
            continue
        if not sign or not name or meaning not in FIELDS:
            raise FieldMapError(
                f"--fields: {pair!r} is not understood; write {', '.join(f'{f}=…' for f in FIELDS[:3])}."
            )
        made[meaning] = name
    return made


@compiled
def _names() -> dict[str, tuple[str, ...]]:
    return {
        meaning: tuple(dict.fromkeys(map(_key, names.split()))) for meaning, names in load("fields")["names"].items()
    }


@compiled
def wrappers() -> dict[str, tuple[str, ...]]:
    """The lexicon's names of what holds a record, a list of records, or a value."""
    return {what: tuple(names.split()) for what, names in load("fields")["wrappers"].items()}


def _key(name: str) -> str:
    return _IGNORED.sub("", name.lower())


def stated(record: Mapping[str, Any], chosen: FieldMap) -> Stated | None:
    """What the record says of an article, or None where none of its fields holds a text."""
    keyed = _keyed(record)
    lower = {str(name).lower(): value for name, value in record.items() if isinstance(value, dict)}
    levels = [keyed, *(_keyed(lower[name]) for name in wrappers()["record"] if name in lower)]

    def one(meaning: str) -> str | None:
        if name := chosen.get(meaning):
            return _words(_at(record, name), meaning)
        for level in levels:
            for key in _names()[meaning]:
                if key in level and (words := _words(level[key], meaning)):
                    return words
        return None

    text = one("text") or (None if "text" in chosen else one("summary"))
    if not text or not text.strip():
        return None
    return Stated(
        text=text, title=one("title"), date=one("date"), source=one("source"), url=one("url"), author=one("author")
    )


def _keyed(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record by its names without case and blanks; of two names that are then one, the first."""
    made: dict[str, Any] = {}
    for name, value in record.items():
        made.setdefault(_key(str(name)), value)
    return made


def _at(record: Mapping[str, Any], name: str) -> Any:
    """The value under the name as it is spelled, or under its parts ("meta.when"), or None."""
    if name in record:
        return record[name]
    value: Any = record
    for part in name.split("."):
        value = _keyed(value).get(_key(part)) if isinstance(value, Mapping) else None
    return value


def _words(value: Any, meaning: str) -> str | None:
    """The value as words, whatever it is wrapped in; a text keeps its paragraphs."""
    running = meaning in ("text", "summary")
    if isinstance(value, Mapping):
        keyed = _keyed(value)
        parts = wrappers()["text" if running else "note"]
        value = next((keyed[name] for name in parts if isinstance(keyed.get(name), str)), None)
    elif isinstance(value, list):
        value = _joined(value[:_MOST_PARTS], meaning, running)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        return None
    return value if running else value.strip()[:_LONGEST_NOTE]


def _joined(parts: list[Any], meaning: str, running: bool) -> str:
    """The parts of a list as one text: paragraphs, or the pieces of a line where some of them are marked up."""
    kinds = {type(part) for part in parts}
    words = [part if isinstance(part, str) else _words(part, meaning) for part in parts if not isinstance(part, list)]
    between = ", " if not running else "" if {str, dict} <= kinds else "\n\n"
    return between.join(word for word in words if word)


def holds_text(record: Mapping[str, Any], chosen: FieldMap) -> bool:
    """Whether the record by itself is an article."""
    return stated(record, chosen) is not None
