"""Whether talks were held at all: "a round of talks closed in Doha" against "no such talks took place"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.attribution import Attribution, Speakers
from core.extract.document import Document, Mention, Sentence
from core.lexicon import compiled, load
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

_LONGEST = 4
"""Words of kind before the word for talks that are told: "indirect", "secret"."""
_AHEAD = frozenset(
    ("expected", "planned", "scheduled", "foreseen", "will", "would", "due", "upcoming", "postponed", "cancelled")
)


@compiled
def _pattern() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    table = load("claims")["meetings"]
    nouns = table["nouns"].split()
    noun = "|".join(nouns)
    never = re.compile(
        rf"\bno (?:such |(?:[\w-]+ ){{0,3}}?)(?:{noun})\b[^.;]{{0,40}}?\b(?:{'|'.join(table['held'])})\b"
        rf"|\b(?:there (?:were|was|have been|had been|are)|(?:had|held|having)) no (?:[\w-]+ ){{0,3}}?(?:{noun})\b"
        rf"|\b(?:{noun})\b[^.;]{{0,30}}? (?:never|not) (?:{'|'.join(table['held'])})\b",
        re.IGNORECASE,
    )
    held = re.compile(rf"\b(?:{'|'.join((*table['held'], *table['ended']))})\b", re.IGNORECASE)
    false = re.compile(rf"\b(?:{'|'.join(table['false'])})\b", re.IGNORECASE)
    return frozenset(nouns), never, held, false, frozenset(table["denying"].split())


def find_meetings(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind outcome with the rule "meeting/held": talks that took place, or (`denies`) did not.

    Only an article's plain words make one; whether the talks are an event of the story is not asked here.
    """
    nouns, never, held, false, denying = _pattern()
    claims = []
    for sentence in doc.sentences:
        if sentence.words.isdisjoint(nouns):
            continue
        text = doc.text[sentence.start : sentence.end]
        at = next(token.index for token in sentence.tokens if token.low in nouns)
        attribution = speakers.at(sentence.tokens[at].start)
        where = _where(sentence)
        refused = attribution is not None and attribution.confidence == "denied" and _denied(sentence, at, denying)
        if refused or never.search(text) or (false.search(text) and attribution is not None):
            claims.append(_claim(doc, sentence, at, where, attribution, dating, denies=True))
        elif where and held.search(text) and sentence.words.isdisjoint(_AHEAD):
            claims.append(_claim(doc, sentence, at, where, attribution, dating, denies=False))
    return claims


def _denied(sentence: Sentence, at: int, denying: frozenset[str]) -> bool:
    """ "denied talks with the militia", "denies that negotiations were held": the talks themselves are denied."""
    before = [token.low for token in sentence.tokens[max(0, at - 6) : at]]
    cue = next((k for k in range(len(before) - 1, -1, -1) if before[k] in denying), None)
    return cue is not None and not {"in", "at", "during", "after"} & set(before[cue:])


def _where(sentence: Sentence) -> str | None:
    """The place named in the sentence; a capital counts where something is said to be in it."""
    for mention in sentence.mentions:
        if mention.kind == "place":
            return mention.name
        if _is_town(sentence, mention):
            return " ".join(token.text for token in sentence.tokens[mention.first : mention.last + 1])
    return None


def _is_town(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.tokens[mention.first - 1].low if mention.first else ""
    return mention.kind == "side" and mention.form == "capital" and before in ("in", "to", "at", "that")


def _claim(
    doc: Document,
    sentence: Sentence,
    at: int,
    where: str | None,
    attribution: Attribution | None,
    dating: Dating | None,
    denies: bool,
) -> Claim:
    tokens = sentence.tokens
    first = at
    while first and at - first < _LONGEST and tokens[first - 1].kind == "word" and tokens[first - 1].low.islower():
        if tokens[first - 1].low in _kinds():
            first -= 1
            continue
        break
    noun = " ".join(token.low for token in tokens[first : at + 1])
    words = f"no {tokens[at].low} took place" if denies else f"{noun} took place" + (f" in {where}" if where else "")
    holder = attribution.speaker if attribution else None
    dated = dating.at(sentence, at) if dating else None
    when = dated.when if dated else None
    return Claim(
        kind="outcome",
        about="whether talks took place" + (f" in {where}" if where else ""),
        topic="/".join(["outcome", "talks", *([where] if where else []), *([when.start] if when else [])]),
        value=words + (f" ({holder})" if holder else ""),
        holder=holder,
        denies=denies,
        date=when,
        actors=tuple(dict.fromkeys(m.name for m in sentence.mentions if m.kind == "side" and m.form != "capital")),
        place=where,
        evidence=doc.evidence(sentence.start, sentence.end),
        rule="meeting/held",
    )


@compiled
def _kinds() -> frozenset[str]:
    return frozenset(load("claims")["meetings"]["kinds"].split())
