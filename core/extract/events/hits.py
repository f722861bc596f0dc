"""Trigger words in a sentence, each read as a noun or as a verb with its voice."""

from __future__ import annotations

from typing import Literal

import msgspec

from core.extract.document import Sentence, Token
from core.extract.events.particles import trigger_end
from core.extract.events.tables import Entry, Form, tables

Reading = Literal["noun", "active", "passive"]

_BE = frozenset("is are was were be been being am 's 're gets got".split())
_HAVE = frozenset("has have had having 've".split())
_MODAL = frozenset("will would shall should can could may might must to 'll did does do".split())
_DETERMINERS = frozenset(
    "the a an this that these those its their his her our my any no another each every some one two three "
    "four five six several "
    "first second third last latest new recent other further more such both all many".split()
)
_ALSO_ADVERBS = frozenset("first last both all each".split())
_ADVERBS = frozenset(
    "also still not never then just later again all both either even ever only once yet already now since "
    "together".split()
)
_PREPOSITIONS = frozenset(
    "in on at near by over of from during after before inside outside across around since within "
    "throughout under with without among for to between against into amid".split()
)
_PRONOUNS = frozenset("he she it they we who which that i you".split())
_NO_NOUNS = _PREPOSITIONS | _PRONOUNS | _ADVERBS
_NOUNS_TOO = frozenset(
    "target targets fire fires land lands aim aims damage damages return returns order orders offer offers "
    "demand demands visit visits host hosts escort escorts request requests threat shell shells rocket "
    "rockets mortar torch sentence call calls".split()
)
_INTRANSITIVE = frozenset(
    "meet arrive land fall resign die agree talk negotiate go come travel step surrender fly perish "
    "explode collapse".split()
)
_ADJUNCTS = frozenset("in on at with for to into from".split())
_AGENTS = frozenset("by in on near at during with from".split())
_NEVER_PASSIVE = frozenset("meet arrive land fall".split())
_PLURALS = frozenset("people men women children police troops".split())
_ACTORS = frozenset(
    "army military government ministry minister president premier spokesman spokeswoman envoy mediator militia group "
    "movement leader chief king emir junta opposition alliance coalition side ambassador general navy".split()
)
_OBJECT_STARTS = frozenset(
    "the a an its their his her at with several some dozens hundreds one two three four five six seven "
    "eight nine ten more about least up all both many scores thousands".split()
)


class Hit(msgspec.Struct, gc=False):
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
    for token in [tokens[place] for place in sentence.places_of(entries.keys())]:
        if token.mention is not None and not _opens_office(token):
            continue
        reading: dict[tuple[frozenset[Form], bool, int], Reading | None] = {}
        for entry in entries[token.low]:
            if entry.particle and entry.particle[0] not in sentence.words:
                continue
            last = trigger_end(tokens, token.index, entry) if entry.particle else token.index
            if last is None:
                continue
            key = (entry.forms, entry.rule.type == "statement", last)
            if key not in reading:
                reading[key] = _reading(tokens, token.index, last, entry)
            how = reading[key]
            if how is not None:
                hits.append(Hit(entry, token.index, last, how))
    return hits


def _opens_office(token: Token) -> bool:
    """ "was appointed prime minister": the verb that the office is read with."""
    mention = token.mention
    return mention is not None and mention.kind == "office" and mention.first == token.index and not token.capital


def auxiliary_before(tokens: list[Token], index: int) -> int | None:
    """Index of the auxiliary that a verb form hangs on, adverbs skipped, or None; the month of May is none."""
    place = index - 1
    while place >= 0:
        low = tokens[place].low
        if (low in _BE or low in _HAVE or low in _MODAL) and tokens[place].text != "May":
            return place
        if low in _ADVERBS or low.endswith("ly") or low == "n't":
            place -= 1
            continue
        return None
    return None


class _Spot(msgspec.Struct, gc=False):
    """A trigger form among its neighbours."""

    tokens: list[Token]
    index: int
    entry: Entry
    previous: Token | None
    following: Token | None
    helper: str
    """The auxiliary that the form hangs on, or nothing."""

    @property
    def before(self) -> str:
        """The word before, or nothing."""
        return self.previous.low if self.previous else ""

    @property
    def ends(self) -> bool:
        """Nothing more follows in the phrase."""
        return self.following is None or self.following.kind == "punct"

    @property
    def takes_object(self) -> bool:
        """An object begins right behind."""
        return self.following is not None and _object_starts(self.following)


def _reading(tokens: list[Token], index: int, last: int, entry: Entry) -> Reading | None:
    """How the word, with its particle up to `last`, stands here, or None where this entry does not fit."""
    auxiliary = auxiliary_before(tokens, index)
    spot = _Spot(
        tokens,
        index,
        entry,
        tokens[index - 1] if index else None,
        tokens[last + 1] if last + 1 < len(tokens) else None,
        tokens[auxiliary].low if auxiliary is not None else "",
    )
    if "noun" in entry.forms:
        return _as_noun(spot)
    if "ing" in entry.forms:
        return _as_gerund(spot)
    if entry.particle and "third" in entry.forms:
        return "active"
    if entry.forms & {"past", "part"}:
        return _as_past(spot)
    if spot.helper in _MODAL:
        return "active"
    return "active" if _clearly_verb(tokens, index) else None


def _as_noun(spot: _Spot) -> Reading | None:
    modal = spot.helper in _MODAL and spot.helper != "to"
    infinitive = spot.helper == "to" and spot.before == "to" and spot.takes_object
    return None if modal or infinitive or _clearly_verb(spot.tokens, spot.index) else "noun"


def _as_gerund(spot: _Spot) -> Reading | None:
    previous = spot.previous
    if spot.before in _DETERMINERS or spot.before == "of":
        return None
    if previous is not None and previous.mention is not None and previous.mention.form == "adjective":
        return None
    noun_too = any("noun" in e.forms for e in tables().entries[spot.tokens[spot.index].low])
    if noun_too and spot.helper not in _BE:
        takes_object = spot.following is not None and spot.following.low != "with" and spot.takes_object
        return "active" if takes_object else None
    return "active"


def _as_past(spot: _Spot) -> Reading | None:
    """A past tense or participle: active, passive with or without its auxiliary, or none where a base form is meant."""
    forms, previous, following = spot.entry.forms, spot.previous, spot.following
    if spot.helper in _BE and "part" in forms:
        return "passive"
    if spot.helper in _HAVE:
        return "active"
    if spot.helper in _MODAL and (spot.helper != "to" or "base" in forms):
        return "active" if "base" in forms else None
    if spot.entry.rule.type == "statement":
        return None if spot.before in _DETERMINERS else "active"
    if "part" in forms and previous is not None:
        if (previous.kind in ("number", "mixed") or previous.low == "+") and not spot.takes_object:
            return "passive"
        phrase = following is not None and following.low in _PREPOSITIONS and _nounish(previous)
        if phrase or (spot.ends and not (following is not None and following.low == "(")):
            return _reduced(spot, previous)
    if spot.entry.rule.kind == "harm" and following is not None and following.low in _BE and previous is not None:
        return "passive"
    if "part" in forms and following is None:
        return "active"
    return None if _determined(spot) and "past" in forms else "active"


def _determined(spot: _Spot) -> bool:
    """A determiner stands before the form, and no adverb that is spelt as one: "Macron first met Kurti"."""
    if spot.before in _ALSO_ADVERBS and spot.index > 1:
        return spot.tokens[spot.index - 2].low in _DETERMINERS
    return spot.before in _DETERMINERS


def _reduced(spot: _Spot, previous: Token) -> Reading:
    """A form behind a noun and before a preposition or the end: "the deal signed in Doha", but "Petro flew to Tibú"."""
    following = spot.following.low if spot.following is not None else ""
    if "past" in spot.entry.forms and previous.mention is not None and following in _ADJUNCTS:
        return "active"
    if spot.ends and previous.mention is None and previous.kind != "punct" and spot.entry.base not in _INTRANSITIVE:
        return "passive"
    return "passive" if following in _AGENTS and spot.entry.base not in _NEVER_PASSIVE else "active"


def _nounish(token: Token) -> bool:
    return (
        token.mention is not None
        or token.kind in ("number", "mixed")
        or (token.kind == "word" and token.low not in _NO_NOUNS)
    )


def _object_starts(token: Token) -> bool:
    return token.low in _OBJECT_STARTS or token.mention is not None or token.kind in ("number", "mixed")


def _who_acts(word: str) -> bool:
    """A noun of those who act, which a form in -s follows as its verb: "the delegation arrives", "the army shells"."""
    words = tables().words
    return word in _ACTORS or any(word in words[kind] for kind in ("team", "cabinet", "body"))


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
            or (tokens[index].low.endswith("s") and (_who_acts(previous.low) or _object_starts(following)))
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
        and (previous.mention is not None or _who_acts(previous.low))
        and following.low in ("to", "in", "with", "for")
        and tokens[index].low not in ("talks", "negotiations", "strikes", "attacks", "raids")
    )
