"""Trigger words in a sentence, each read as a noun or as a verb with its voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.extract.document import Sentence, Token
from core.extract.events.tables import Entry, Form, tables

Reading = Literal["noun", "active", "passive"]

_BE = frozenset("is are was were be been being am 's 're gets got".split())
_HAVE = frozenset("has have had having 've".split())
_MODAL = frozenset("will would shall should can could may might must to 'll did does do".split())
_DETERMINERS = frozenset(
    "the a an this that these those its their his her our my any no another each every some one two three four five six several "
    "first second third last latest new recent other further more such both all many".split()
)
_ADVERBS = frozenset(
    "also still not never then just later again all both either even ever only once yet already now since together".split()
)
_PREPOSITIONS = frozenset(
    "in on at near by over of from during after before inside outside across around since within throughout under with without among for to between against into amid".split()
)
_PRONOUNS = frozenset("he she it they we who which that i you".split())
_NOUNS_TOO = frozenset(
    "target targets fire fires land lands aim aims damage damages return returns order orders offer offers demand demands visit visits host hosts escort escorts request requests threat shell shells rocket rockets mortar torch sentence call calls".split()
)
_INTRANSITIVE = frozenset(
    "meet arrive land fall resign die agree talk negotiate go come travel step surrender fly perish explode collapse".split()
)
_PLURALS = frozenset("people men women children police troops".split())
_OBJECT_STARTS = frozenset(
    "the a an its their his her at with several some dozens hundreds one two three four five six seven eight nine ten more about least up".split()
)


@dataclass(slots=True)
class Hit:
    """A trigger at tokens `index` to `last` of its sentence."""

    entry: Entry
    index: int
    last: int
    reading: Reading


def find_hits(sentence: Sentence) -> list[Hit]:
    """The triggers of a sentence; a word may stand for several rules, the more specific first."""
    entries = tables().entries
    hits: list[Hit] = []
    tokens = sentence.tokens
    for token in [t for t in tokens if t.low in entries]:
        if token.mention is not None:
            continue
        reading: dict[tuple[frozenset[Form], bool], Reading | None] = {}
        for entry in entries[token.low]:
            last = _particle_end(tokens, token.index, entry) if entry.particle else token.index
            if last is None:
                continue
            key = (entry.forms, entry.rule.type == "statement")
            if key not in reading:
                reading[key] = _reading(tokens, token.index, entry)
            how = reading[key]
            if how is not None:
                hits.append(Hit(entry, token.index, last, how))
    return hits


def _particle_end(tokens: list[Token], index: int, entry: Entry) -> int | None:
    for offset, word in enumerate(entry.particle, 1):
        if index + offset >= len(tokens) or tokens[index + offset].low != word:
            return None
    return index + len(entry.particle)


def auxiliary_before(tokens: list[Token], index: int) -> int | None:
    """Index of the auxiliary that a verb form hangs on, adverbs skipped, or None."""
    place = index - 1
    while place >= 0:
        low = tokens[place].low
        if low in _BE or low in _HAVE or low in _MODAL:
            return place
        if low in _ADVERBS or low.endswith("ly") or low == "n't":
            place -= 1
            continue
        return None
    return None


def _reading(tokens: list[Token], index: int, entry: Entry) -> Reading | None:
    """How the word stands here, or None where this entry does not fit."""
    forms = entry.forms
    previous = tokens[index - 1] if index else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    low = previous.low if previous else ""
    auxiliary = auxiliary_before(tokens, index)
    helper = tokens[auxiliary].low if auxiliary is not None else ""
    if "noun" in forms:
        if (helper in _MODAL and helper != "to") or (
            helper == "to" and low == "to" and following is not None and _object_starts(following)
        ):
            return None
        if _clearly_verb(tokens, index):
            return None
        return "noun"
    if "ing" in forms:
        if (
            low in _DETERMINERS
            or low == "of"
            or (previous is not None and previous.mention is not None and previous.mention.form == "adjective")
        ):
            return None
        noun_too = any("noun" in e.forms for e in tables().entries[tokens[index].low])
        if (
            noun_too
            and helper not in _BE
            and not (following is not None and _object_starts(following) and following.low != "with")
        ):
            return None
        return "active"
    if forms & {"past", "part"}:
        if helper in _BE and "part" in forms:
            return "passive"
        if helper in _HAVE:
            return "active"
        if helper in _MODAL and helper != "to" and "base" not in forms:
            return None
        if "base" in forms and (helper in _MODAL):
            return "active"
        if entry.rule.type == "statement":
            return None if low in _DETERMINERS else "active"
        counted = previous is not None and (previous.kind in ("number", "mixed") or previous.low == "+")
        if "part" in forms and counted and not (following is not None and _object_starts(following)):
            return "passive"
        if "part" in forms and (
            following is None
            or (following.kind == "punct" and following.low != "(")
            or (following.low in _PREPOSITIONS and previous is not None and _nounish(previous))
        ):
            if (
                "past" in forms
                and previous is not None
                and previous.mention is not None
                and following is not None
                and following.low in ("in", "on", "at", "with", "for", "to", "into", "from")
            ):
                return "active"
            if (
                (following is None or following.kind == "punct")
                and previous is not None
                and previous.mention is None
                and previous.kind != "punct"
                and entry.base not in _INTRANSITIVE
            ):
                return "passive"
            return (
                "passive"
                if following is not None
                and following.low in ("by", "in", "on", "near", "at", "during", "with", "from")
                and entry.base not in ("meet", "arrive", "land", "fall")
                else "active"
            )
        if low in _DETERMINERS and "past" in forms:
            return None
        return "active"
    if helper in _MODAL:
        return "active"
    return "active" if _clearly_verb(tokens, index) else None


def _nounish(token: Token) -> bool:
    return (
        token.mention is not None
        or token.kind in ("number", "mixed")
        or (token.kind == "word" and token.low not in _PREPOSITIONS and token.low not in _PRONOUNS)
    )


def _object_starts(token: Token) -> bool:
    return token.low in _OBJECT_STARTS or token.mention is not None or token.kind in ("number", "mixed")


def _clearly_verb(tokens: list[Token], index: int) -> bool:
    """A base form or third person that stands after a subject and before an object or a preposition."""
    if not index:
        return False
    previous = tokens[index - 1]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        previous.low in _DETERMINERS
        or previous.low in _PREPOSITIONS
        or previous.low in ("'s", "’s")
        or previous.kind in ("number", "mixed")
    ):
        return False
    if previous.mention is not None and previous.mention.form == "adjective":
        return False
    if previous.low in _PRONOUNS:
        return True
    if following is None:
        return False
    if not any("noun" in e.forms for e in tables().entries[tokens[index].low]) and tokens[index].low not in _NOUNS_TOO:
        return (
            previous.mention is not None
            or previous.capital
            or previous.kind == "punct"
            or previous.low.endswith("s")
            or previous.low in _ADVERBS
            or previous.low in _PLURALS
        )
    plural_subject = (
        previous.mention is not None
        or previous.low.endswith("s")
        or previous.kind == "punct"
        or tokens[index].low.endswith("s")
    )
    if tokens[index].low.endswith("s") and previous.low.endswith("s") and previous.mention is None:
        return False
    if not plural_subject:
        return False
    return (_object_starts(following) and following.low != "at") or (
        tokens[index].low.endswith("s")
        and previous.mention is not None
        and following.low in ("to", "in", "with", "for")
        and tokens[index].low not in ("talks", "negotiations", "strikes", "attacks", "raids")
    )
