"""How many came to the table for a side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.document import Document, Sentence
from core.lexicon import compiled, load
from core.model import Claim, When

if TYPE_CHECKING:
    from core.extract.dating import Dating

_NEAR = 60
"""Characters between a delegation and the side whose it is."""
_CUE = re.compile("delegat|negotiat| team")


def find_team_claims(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind count: topic "delegates/<side>", the number as `value`."""
    claims: list[Claim] = []
    if _CUE.search(doc.text) is None:
        return claims
    for sentence in doc.sentences:
        if _CUE.search(doc.text, sentence.start, sentence.end):
            text = doc.text[sentence.start : sentence.end]
            claims.extend(_sizes(doc, sentence, text, speakers, dating))
    return claims


@compiled
def _patterns() -> tuple[re.Pattern[str], dict[str, int]]:
    words = {word: n for word, n in load("quantities")["words"].items() if isinstance(n, int) and 1 < n < 40}
    number = rf"(\d{{1,2}}|{'|'.join(sorted(words, key=lambda w: (-len(w), w)))})"
    team = r"(?:delegation|negotiating team)"
    size = re.compile(
        rf"\b{team} of {number}\b(?![-,.]\d| (?:day|hour|week|countr|state|nation))"
        rf"|\b{number}[- ](?:member|person|strong|man)\b(?: [\w'’-]+){{0,2}} {team}\b"
        rf"|\b{number} (?:[\w'’-]+ )?(?:delegates|negotiators)\b"
        rf"|\b{team}\b[^.;]{{0,80}}?\b(?:numbers|numbered|numbering|consist(?:s|ed|ing) of|compris(?:es|ed|ing)"
        rf"|made up of|in number) {number}\b",
        re.IGNORECASE,
    )
    return size, words


def _sizes(doc: Document, sentence: Sentence, text: str, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    size, words = _patterns()
    claims = []
    for found in size.finditer(text):
        told = next(group for group in found.groups() if group)
        number = words.get(told.lower()) or int(told) if told.isdigit() or told.lower() in words else 0
        start, end = sentence.start + found.start(), sentence.start + found.end()
        side = _side_of_team(sentence, start, end)
        if side and number > 1:
            claims.append(_claim(doc, sentence, side, str(number), start, speakers, dating))
    return claims


def _side_of_team(sentence: Sentence, start: int, end: int) -> str | None:
    """The side named within the words of the team, right before them, or behind "from"."""
    near: list[tuple[int, str]] = []
    for mention in sentence.mentions:
        side = mention.name if mention.kind == "side" else mention.side if mention.kind == "org" else None
        first, last = sentence.tokens[mention.first].start, sentence.tokens[mention.last].end
        if side is None:
            continue
        if start <= first < end:
            return side
        if last <= start and start - last <= _NEAR:
            near.append((start - last, side))
        elif 0 <= first - end <= len(" from the ") and sentence.tokens[mention.first - 1].low in ("from", "the"):
            near.append((0, side))
    return min(near)[1] if near else None


def _claim(
    doc: Document,
    sentence: Sentence,
    side: str,
    value: str,
    start: int,
    speakers: Speakers,
    dating: Dating | None,
) -> Claim:
    attribution = speakers.at(start)
    dated = dating.at(sentence, sentence.token_at(start)) if dating else None
    when: When | None = dated.when if dated else None
    return Claim(
        kind="count",
        about=side,
        topic=f"delegates/{side}",
        value=value,
        holder=attribution.speaker if attribution else None,
        date=when,
        actors=(side,),
        place=next((m.name for m in sentence.mentions if m.kind == "place"), None),
        evidence=doc.evidence(sentence.start, sentence.end),
        rule="team-size",
    )
