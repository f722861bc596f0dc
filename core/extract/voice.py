"""Verbs of a sentence and their voice: who does and who suffers is read off later.

English marks the passive with a form of "be" or "get", or leaves it out behind a noun ("12 people killed in the
raid").
"""

from __future__ import annotations

from typing import Literal

import msgspec

from core.extract.document import Sentence, Token, particle_end
from core.extract.noun_phrases import Counted
from core.extract.verbs import Entry, verbs

Voice = Literal["active", "passive"]

BE = frozenset("is are was were be been being am 's 're get gets got gotten getting".split())
HAVE = frozenset("has have had having 've".split())
MODAL = frozenset("will would shall should can could may might must to".split())
ADVERBS = frozenset(
    """also still not never n't since reportedly allegedly already now then just later again all both either even
    ever far instead only once yet together so""".split()
)
DETERMINERS = frozenset(
    "the a an this that these those its their his her our my your some any no another each every both all".split()
)
_PREPOSITIONS = frozenset(
    """in on at near by over of from during after before when while as inside outside across around since within
    throughout under with without among along into onto to toward towards off against until""".split()
)
_QUOTES = frozenset("\"“”'‘’«»")


_TIMES = frozenset(
    """and or so yesterday today tonight monday tuesday wednesday thursday friday saturday sunday last early late
    overnight nationwide this earlier""".split()
)
"""What may follow a participle that stands behind its noun without "were"."""


_SAYING = frozenset(("hold", "holds", "held", "keep", "charge", "charges", "charged"))
"""Verbs of doing that are verbs of saying before "that"."""


class VerbHit(msgspec.Struct):
    """A verb of the lexicon at tokens `index` to `last` of its sentence."""

    index: int
    last: int
    entry: Entry
    voice: Voice


_MANNERS = frozenset("better well badly fairly humanely as like decently differently".split())
"""Behind "treated" they tell how, and of no wound."""


def verb_hits(sentence: Sentence, phrases: list[Counted]) -> list[VerbHit]:
    """The verbs of the action lexicon in a sentence, with voice; words inside counted phrases are left out."""
    table = verbs()
    tokens = sentence.tokens
    hits: list[VerbHit] = []
    places = sentence.places_of(table.forms.keys())
    if not places:
        return hits
    covered = {i for c in phrases for i in range(c.quantity.first, c.last + 1)}
    ends = {c.last for c in phrases}
    starts = {c.quantity.first for c in phrases}
    for index in places:
        token = tokens[index]
        if index in covered or token.mention is not None or token.kind != "word":
            continue
        entries = table.forms[token.low]
        after = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if (token.low in _SAYING and after == "that") or (token.low == "treated" and after in _MANNERS):
            continue
        for entry in entries:
            last = particle_end(tokens, index, entry.particle)
            if last is None:
                continue
            voice = _voice(tokens, index, last, entry, ends, starts)
            if voice is not None:
                hits.append(VerbHit(index, last, entry, voice))
                break
    return hits


def _auxiliary(tokens: list[Token], index: int) -> str | None:
    """The kind of the auxiliary before a verb, adverbs skipped: "be", "have", "modal", or None."""
    place = index - 1
    while place >= 0:
        low = tokens[place].low
        if low in BE:
            return "be"
        if low in HAVE:
            return "have"
        if low in MODAL:
            return "modal"
        if low in ADVERBS or low.endswith("ly"):
            place -= 1
            continue
        if low in ("and", "or") and place > 0 and tokens[place - 1].low in verbs().forms:
            return _auxiliary(tokens, place - 1)
        return None
    return None


def _opens_phrase(tokens: list[Token], place: int, starts: set[int]) -> bool:
    """Whether a noun phrase begins at the token: an object of the verb before it."""
    if place >= len(tokens):
        return False
    token = tokens[place]
    return place in starts or token.low in DETERMINERS or token.mention is not None or token.kind in ("number", "mixed")


def _voice(tokens: list[Token], index: int, last: int, entry: Entry, ends: set[int], starts: set[int]) -> Voice | None:
    """Active or passive; None where the word is a noun or adjective here."""
    previous = tokens[index - 1] if index else None
    after = last + 1
    while after < len(tokens) and tokens[after].text in _QUOTES:
        after += 1
    auxiliary = _auxiliary(tokens, index)
    if entry.ing:
        if previous is not None and (
            previous.low in DETERMINERS or (previous.low == "of" and not _opens_phrase(tokens, after, starts))
        ):
            return None
        if previous is not None and previous.low == "being":
            return None
        return "active"
    if entry.part and auxiliary == "be":
        return "passive"
    if (entry.past or entry.part) and auxiliary == "have":
        return "active"
    if (
        entry.part
        and previous is not None
        and index - 1 in ends
        and not (entry.past and _opens_phrase(tokens, after, starts))
    ):
        if entry.role == "sufferer" and not entry.part:
            return "active"
        following = tokens[after].low if after < len(tokens) else "."
        if entry.role == "doer" and (
            following in _PREPOSITIONS or not following[0].isalpha() or following in _TIMES or _ends(tokens, after)
        ):
            return "passive"
    if entry.past:
        if (
            entry.role != "doer"
            or _opens_phrase(tokens, after, starts)
            or (
                after < len(tokens)
                and tokens[after].low in ("and", "or", "at", "on", "more", "people", "hundreds", "dozens", "as")
            )
        ):
            return "active"
        if entry.part and (after >= len(tokens) or tokens[after].low in _PREPOSITIONS or tokens[after].kind == "punct"):
            return "passive"
        return "active"
    if entry.part:
        return "passive"
    # base form and third person: nouns too ("strikes", "fire", "return")
    if auxiliary == "modal":
        return "active"
    if (
        previous is None
        or previous.low in DETERMINERS
        or previous.low in _PREPOSITIONS
        or previous.text in ("'s", "’s")
    ):
        return None
    if previous.mention is not None and previous.mention.form == "adjective":
        return None
    if entry.role != "doer":
        return "active"
    return (
        "active"
        if _opens_phrase(tokens, after, starts)
        or (after < len(tokens) and tokens[after].low in ("at", "and") and entry.action == "launched")
        else None
    )


def _ends(tokens: list[Token], place: int) -> bool:
    return place >= len(tokens) or (tokens[place].kind == "punct" and tokens[place].text in ".,;)")
