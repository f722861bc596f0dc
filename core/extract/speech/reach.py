"""How far each unit of a sentence reaches: which words its source vouches for.

An attribution holds to the end of its sentence unless another one begins; "X said Y claimed" nests: the innermost
holder is the speaker and the outer one the relay.
"""

from __future__ import annotations

import msgspec

from core.extract.document import Sentence
from core.extract.speech.sources import is_medium
from core.extract.speech.tables import tables
from core.extract.speech.unit import Unit

_ADJACENT = 2
"""Tokens between two closing units of which the second passes on the first: "it said, TASS reported"."""


class Voice(msgspec.Struct, gc=False):
    """A unit whose speaker is known; `name` is None for the outlet itself and for those who cannot be told."""

    unit: Unit
    name: str | None
    via: str | None


def owners_of(sentence: Sentence, voices: list[Voice]) -> list[Voice | None]:
    """For each token of the sentence the voice that vouches for it; sets the relays of nested voices."""
    size = len(sentence.tokens)
    owners: list[Voice | None] = [None] * size
    last: Voice | None = None
    for voice in voices:
        bound = _boundary(sentence, last.unit.last + 1 if last else 0, voice.unit)
        if last and voice.unit.first < last.unit.first:
            _enclose(owners, voice, last)
        elif voice.unit.place == "before":
            start = _opened(sentence, voice, last, bound)
            owners[start:] = [voice] * (size - start)
        else:
            _close(owners, voice, last, bound)
        last = voice
    return owners


def _enclose(owners: list[Voice | None], voice: Voice, last: Voice) -> None:
    """ "Hamas, which Israel says holds 58 hostages, demanded": the clause in between stays with the one who says it."""
    for at in range(voice.unit.first, len(owners)):
        if at < last.unit.first or at >= voice.unit.cue_first:
            owners[at] = voice


def _opened(sentence: Sentence, voice: Voice, last: Voice | None, bound: int | None) -> int:
    """Where the words of an opening unit begin; nested in another one's words, that one becomes its relay."""
    unit = voice.unit
    if unit.rule == "gapped":
        return unit.first
    if last and last.unit.place == "before" and bound is None and not unit.whole:
        voice.via = voice.via or (last.name if last.name != voice.name else None)
        return unit.first
    if bound is not None:
        return bound
    if last is not None:
        return last.unit.last + 1 if last.unit.place == "after" else unit.first
    subordinate = unit.first and sentence.tokens[unit.first - 1].low in tables().clause_openers
    return unit.first if subordinate else 0


def _close(owners: list[Voice | None], voice: Voice, last: Voice | None, bound: int | None) -> None:
    """Give a closing unit the words before it.

    What an opening unit holds stays with that one, except where the closing one names its data: "X said 1,400 died,
    according to figures of Y".
    """
    unit, size = voice.unit, len(owners)
    start = _reach_back(unit, last, bound)
    if last and last.unit.place == "after" and unit.first - last.unit.last <= _ADJACENT and is_medium(unit.source):
        last.via = last.via or voice.name
    nested = last is not None and last.unit.place == "before" and bound is None and not unit.whole
    if nested and last is not None and unit.source.counted:
        voice.via = voice.via or last.name
        owners[last.unit.last + 1 :] = [voice] * (size - last.unit.last - 1)
    elif nested and last is not None and last.name and not last.unit.whole:
        last.via = last.via or voice.name
        owners[unit.first :] = [voice] * (size - unit.first)
        for at in range(start, unit.first):
            owners[at] = owners[at] or voice
    else:
        owners[start:] = [voice] * (size - start)


def _reach_back(unit: Unit, last: Voice | None, bound: int | None) -> int:
    """Where the words that a closing unit vouches for begin."""
    if last is None:
        return 0
    if last.unit.place == "after" or (last.unit.whole and unit.rule == "bracket"):
        return last.unit.last + 1
    return bound if bound is not None else 0


def _boundary(sentence: Sentence, first: int, unit: Unit) -> int | None:
    """Where a clause of its own begins between token `first` and the unit: behind ";", "while", ", and"."""
    tokens, lexicon = sentence.tokens, tables()
    end = unit.first if unit.place == "before" else unit.first - 1
    for at in range(end - 1, first, -1):
        token = tokens[at]
        if token.text == ";":
            return at + 1
        if token.low in lexicon.strong_conjunctions:
            return at
        if token.low in ("and", "or") and tokens[at - 1].text == ",":
            return at
        if token.low == "and" and unit.place == "before" and at == unit.first - 1:
            return at
    return None
