"""What the rules know, as data: one TOML file a topic, and the loader.

An analyst adds to it with `--lexicon FILE`: a TOML file whose top-level tables are named as the topics
(`[places.cities]`, `[groups.groups]`, …) and are merged over the built-in ones, lists joined, tables merged key by key:

    [groups.groups]
    Mali = "Karat Front|KF; Sons of the Dune"
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_extra: dict[str, Any] = {}
_on_reset: list[Any] = []


@cache
def load(topic: str) -> dict[str, Any]:
    """The table of one topic: `core/lexicon/<topic>.toml`, with what `extend` added merged over it.

    Raises FileNotFoundError where there is no such topic.
    """
    table = tomllib.loads(files("core.lexicon").joinpath(f"{topic}.toml").read_text("utf-8"))
    return _merge(table, _extra.get(topic, {}))


def extend(path: Path) -> None:
    """Add an analyst's own words from a TOML file to the lexicon of this process.

    Call it before the first article is read, or call `reset` first: rules compile their tables once.
    Raises OSError where the file cannot be read and tomllib.TOMLDecodeError where it is no TOML.
    """
    global _extra
    _extra = _merge(_extra, tomllib.loads(path.read_text("utf-8")))
    reset()


def compiled(function: Any) -> Any:
    """Decorator for a no-argument function that builds a table from the lexicon: computed once, again after
    `extend`."""
    cached = cache(function)
    _on_reset.append(cached.cache_clear)
    return cached


def reset() -> None:
    """Forget every compiled table, so that the next article sees the lexicon as it is now."""
    load.cache_clear()
    for clear in _on_reset:
        clear()


def _merge(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in more.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list):
            merged[key] = [*old, *(value if isinstance(value, list) else [value])]
        else:
            merged[key] = value
    return merged
