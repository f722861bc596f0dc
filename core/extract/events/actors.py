"""The actors and sides that names stand for."""

from __future__ import annotations

from core.extract.document import Mention
from core.lexicon.folding import fold

_GENERIC = frozenset(
    "government army military police parliament authorities presidency state ministry cabinet troops forces".split()
)


def actors_of(mentions: list[Mention], home: str | None = None, limit: int = 10) -> tuple[str, ...]:
    """Sides and people, each side before its people, without repeats; a bare "the government" is the home country's."""
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
                if not generic or home:
                    names.setdefault(home if generic and home else mention.name)
    return tuple(names)[:limit]


def sides_of(mentions: list[Mention]) -> tuple[str, ...]:
    """The sides behind the names, without repeats."""
    return tuple(dict.fromkeys(s for m in mentions if (s := m.name if m.kind == "side" else m.side)))
