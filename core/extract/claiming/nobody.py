"""Tolls of nobody: "nobody was killed", "no soldiers were hurt", "there were no casualties"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.document import Document
from core.extract.speakers import Speakers
from core.lexicon import compiled, load
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

_CUES = frozenset(("no", "nobody", "no-one", "none", "without"))
_UNSURE = re.compile(
    r"\b(?:immediate|immediately|initial|initially|early|so far|yet|reports? of|reported|confirmed|known|if|unless)\b",
    re.IGNORECASE,
)
"""Words of a report that nothing is known as yet, which denies nothing."""


@compiled
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    table = load("claims")["nobody"]
    kinds = {word: kind for kind, words in table["kinds"].items() for word in words.split()}
    who = "|".join(sorted(kinds, key=lambda word: (-len(word), word)))
    harm = "|".join(table["harm"].split())
    dead = "|".join(table["tolls"].split())
    return re.compile(
        rf"\b(?:(?:nobody|no one|no-one)|no (?:\w+ )?(?P<who>{who}))\s(?:else\s)?(?:\w+\s){{0,3}}?(?P<harm>{harm})\b"
        rf"|\b(?:there were|caused|causing|with|without|suffer(?:ed|ing)?|sustained|took|left) (?:no|any)?\s?"
        rf"(?P<toll>{dead})\b",
        re.IGNORECASE,
    ), kinds


def find_tolls_of_nobody(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind count with the value "0": topic "nobody/<killed or hurt>", the object first in `actors`."""
    claims = []
    for sentence in doc.sentences:
        if sentence.words.isdisjoint(_CUES):
            continue
        text = doc.text[sentence.start : sentence.end]
        if _UNSURE.search(text):
            continue
        pattern, kinds = _pattern()
        found = pattern.search(text)
        if found is None:
            continue
        start = sentence.start + found.start()
        harm = (found["harm"] or found["toll"]).lower()
        dead_only = harm in ("killed", "dead", "died", "deaths", "fatalities")
        own = harm == "losses" or "suffer" in found[0].lower()
        attribution = speakers.at(start)
        who = kinds[found["who"].lower()] if found["who"] else "soldier" if own and attribution else "person"
        dated = dating.at(sentence, sentence.token_at(start)) if dating else None
        claims.append(
            Claim(
                kind="count",
                about=f"nobody {'killed' if dead_only else 'hurt'}",
                topic=f"nobody/{'killed' if dead_only else 'hurt'}",
                value="0",
                holder=attribution.speaker if attribution else None,
                date=dated.when if dated else None,
                actors=(who,),
                place=next((m.name for m in sentence.mentions if m.kind == "place"), None),
                evidence=doc.evidence(sentence.start, sentence.end),
                rule="nobody",
            )
        )
    return claims
