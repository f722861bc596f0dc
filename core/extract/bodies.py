"""Organisations over an article: "the ministry" is the one last named, "the SBU" the Security Service of Ukraine."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from core.extract.document import Mention
from core.extract.line import Line
from core.lexicon.folding import fold

_RULERS = frozenset({"government"})
"""A government named first and bare is that of the article's country, not the host's that is thanked at its end."""
_START = attrgetter("start")
_ALIKE = {"military": "army"}


def name_entries(lines: list[Line]) -> None:
    """Name organisations and outlets as the article spells them out; those with a usual name in words keep that."""
    spelled: dict[str, str] = {}
    for line in lines:
        for mention, entry in line.entries:
            if mention.first < mention.last:
                spelled.setdefault(entry.name, line.text(mention.first, mention.last))
    for line in lines:
        for mention, entry in line.entries:
            usual = mention.kind == "org" and not entry.name.isupper()
            mention.name = entry.name if usual else spelled.get(entry.name, entry.name)


def name_organisations(lines: list[Line]) -> None:
    """Give bare organisations the name and side of the full one that they stand for."""
    ordered = [
        (line, mention)
        for line in lines
        for mention in sorted([m for m in (*line.mentions, *line.absorbed) if m.kind == "org"], key=_START)
    ]
    bare = {id(mention) for line in lines for mention in line.bare}
    full: list[tuple[Mention, frozenset[str]]] = []
    waiting: list[tuple[Mention, frozenset[str]]] = []
    for _, mention in ordered:
        words = _words(mention.name)
        if id(mention) not in bare:
            full.append((mention, words))
            continue
        if not _adopt(mention, words, reversed(full)):
            waiting.append((mention, words))
    home = _most_named(lines) if any(words == _RULERS for _, words in waiting) else None
    for mention, words in waiting:
        candidates = {found.name: (found, own) for found, own in full if words <= own}
        if len(candidates) == 1 and (words != _RULERS or all(found.side == home for found, _ in candidates.values())):
            _adopt(mention, words, iter(candidates.values()))


def _most_named(lines: list[Line]) -> str | None:
    """The side that the article names most, as a side or by its bodies; the first of several."""
    named = Counter(m.side for line in lines for m in line.mentions if m.kind in ("side", "org") and m.side)
    return max(named, key=named.__getitem__, default=None)


def _adopt(mention: Mention, words: frozenset[str], candidates: object) -> bool:
    """Take name and side from the first candidate that has all the words."""
    for found, own in candidates:  # type: ignore[attr-defined]
        if words <= own:
            mention.name, mention.side = found.name, found.side
            return True
    return False


def _words(name: str) -> frozenset[str]:
    """The words that tell bodies apart, spellings and synonyms made one."""
    plain = fold(name).replace("defense", "defence").replace("centre", "center")
    return frozenset(_ALIKE.get(word, word) for word in plain.split() if word not in ("of", "the", "and", "for", "in"))
