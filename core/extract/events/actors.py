"""The actors and sides that names stand for."""

from __future__ import annotations

from core.extract.document import Mention
from core.lexicon.folding import fold

_GENERIC = frozenset(
    "government army military police parliament authorities presidency state ministry cabinet troops forces".split()
)
_ORGANS = frozenset("ministry presidency parliament cabinet senate supreme national division".split())
"""A word of the name of a state's own organ: "the Foreign Ministry", "the Supreme National Security Council"."""


def actors_of(mentions: list[Mention], home: str | None = None, limit: int = 10) -> tuple[str, ...]:
    """Sides and people, each side before its people, without repeats; "the government" or "the Foreign Ministry" that
    nothing else tells of is the home country's."""
    names: dict[str, None] = {}
    for mention in mentions:
        if mention.kind == "side":
            names.setdefault(mention.name)
        elif mention.kind in ("person", "org", "office"):
            if mention.side:
                names.setdefault(mention.side)
            if mention.kind == "person":
                names.setdefault(mention.name)
            elif mention.kind == "office" and mention.person:
                names.setdefault(mention.person)
            elif mention.kind == "org" and not mention.side:
                generic = fold(mention.name) in _GENERIC
                organ = generic or not _ORGANS.isdisjoint(fold(mention.name).split())
                if not generic or home:
                    names.setdefault(home if organ and home else mention.name)
    return tuple(names)[:limit]


def sides_of(mentions: list[Mention]) -> tuple[str, ...]:
    """The sides behind the names, without repeats."""
    return tuple(dict.fromkeys([s for m in mentions if (s := m.name if m.kind == "side" else m.side)]))
