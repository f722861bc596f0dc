"""What kinds of subject and object stand around a trigger as common nouns: a team, an office, an army."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter

from core.extract.document import Token
from core.extract.events.cast import Cast
from core.extract.events.hits import Hit
from core.extract.events.tables import tables
from core.lexicon import compiled

_LOW = attrgetter("low")
_OFFICES = frozenset(
    "president minister premier chancellor king emir amir sultan prince envoy ambassador chief secretary "
    "commander general leader speaker spokesman "
    "spokeswoman head chairman commissioner governor mayor director senator diplomat adviser advisor "
    "representative negotiator official".split()
)
_TOWNS = frozenset("city capital town village camp island front frontline border site scene region province".split())
_JOINT = frozenset("joint border bilateral trilateral tripartite military monitoring mixed boundary".split())
"""Beside these a committee is one of both sides."""
_GROUPS = frozenset(
    "army military forces troops rebels fighters militants government authorities ministry police air- "
    "force insurgents militia gunmen".split()
)


@compiled
def kinds_of_nouns() -> dict[str, str]:
    """What kind of subject or object a common noun is; teams before offices, offices before groups."""
    words = tables().words
    kinds: dict[str, str] = {}
    for kind, listed in (
        ("convoy", words["convoy"]),
        ("team", words["team"]),
        ("office", _OFFICES),
        ("org", _GROUPS),
        ("cabinet", words["cabinet"]),
        ("prisoner", words["prisoner"]),
        ("body", words["body"]),
        ("ship", words["ship"]),
        ("evacuee", words["evacuee"]),
        ("place", _TOWNS),
    ):
        for word in listed:
            kinds.setdefault(word, kind)
    return kinds


def speaks_of_any(words: frozenset[str]) -> bool:
    """Whether one of the words is a common noun for people or things that take part."""
    return not kinds_of_nouns().keys().isdisjoint(words)


def add_common_nouns(own: list[Token], hit: Hit, cast: Cast) -> None:
    """Note the kinds of the common nouns of the clause, `own`, before and after the trigger."""
    kinds, bodies = kinds_of_nouns(), tables().words["body"]
    for token in compress(own, map(kinds.__contains__, map(_LOW, own))):
        kind = kinds[token.low]
        if (
            kind == "cabinet"
            and token.low in bodies
            and any(t.low in _JOINT for t in own if 0 < token.index - t.index < 4)
        ):
            kind = "body"
        if not hit.index <= token.index <= hit.last:
            (cast.subject if token.index < hit.index else cast.object).add(kind)
