"""Word lists as patterns that turn a place of a text down at one look."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(phrases: Iterable[str]) -> str:
    """A pattern of one of the phrases, the longest that stands there first, taken as they are written.

    Phrases that begin alike share their beginning, so that most places of a text fail at the first letter instead of
    once a phrase.
    """
    return _branches(sorted(set(phrases)))


def _branches(phrases: list[str]) -> str:
    """The pattern of sorted phrases; the empty phrase among them makes it optional."""
    if len(phrases) == 1:
        return re.escape(phrases[0])
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[:1], []).append(phrase[1:])
    ended = by_first.pop("", None) is not None
    branches = "|".join(re.escape(first) + _branches(rest) for first, rest in by_first.items())
    return f"(?:{branches})?" if ended else f"(?:{branches})"
