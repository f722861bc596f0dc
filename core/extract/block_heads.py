"""The label at the head of a block, before its colon, stop or dash: a day and places ("20 August, N1, Zove: …")."""

from __future__ import annotations

import msgspec

from core.extract.document import Sentence, Token
from core.lexicon.words import common_words

_LONGEST = 14
"""Tokens of a label at most."""
_ENDS = frozenset((":", ".", "–", "—", "--"))
_PARTS = frozenset((",", "(", ")", ";"))
_LINKS = frozenset(
    """of and near the in at on region province district state county area town city village governorate prefecture
    department municipality oblast raion quarter sector front line road highway border camp island north south east west
    northern southern eastern western al el as ash an ar az ad ud de la du del di""".split()
)
_LETTERS = 3
"""A name of fewer letters, as that of a road ("N1"), is no place's."""


class Head(msgspec.Struct):
    """The label of a block: its last token is `last`, the mark behind it included."""

    last: int
    day_first: bool
    """A day opens it."""
    dated: bool
    places: tuple[str, ...]
    """The places that it names, those that no gazetteer lists only beside a day."""
    whole: bool
    """The sentence holds nothing else."""


def head_of(sentence: Sentence) -> Head | None:
    """The label that opens the sentence, None where a sentence begins at once."""
    tokens = sentence.tokens
    end = next((t.index for t in tokens[:_LONGEST] if t.low in _ENDS and t.index), None)
    if end is None:
        if len(tokens) > _LONGEST or sentence.block.kind != "heading":
            return None
        end = len(tokens)
    days = [(sentence.token_at(d.start), sentence.token_at(d.end - 1)) for d in sentence.dates]
    days = [(first, last) for first, last in days if last < end]
    dated = {index for first, last in days for index in range(first, last + 1)}
    label = tokens[:end]
    if any(not _belongs(t) for t in label if t.index not in dated):
        return None
    places = [p for cell in _cells(label, dated) if (p := _place(cell, bool(days)))]
    if sentence.block.kind == "heading" and not any(m.kind == "place" for m in sentence.mentions):
        places = []
    return Head(end, bool(days) and days[0][0] == 0, bool(days), tuple(dict.fromkeys(places)), end >= len(tokens) - 1)


def _belongs(token: Token) -> bool:
    return token.capital or token.kind in ("number", "mixed") or token.low in _LINKS or token.low in _PARTS


def _cells(label: list[Token], dated: set[int]) -> list[list[Token]]:
    """What stands between the commas and brackets, days taken out."""
    cells: list[list[Token]] = [[]]
    for token in label:
        if token.index in dated or token.low in _PARTS:
            cells.append([])
        else:
            cells[-1].append(token)
    return [cell for cell in cells if cell]


def _place(cell: list[Token], dated: bool) -> str | None:
    """The place that the cell names: a listed one, or beside a day a capital or any name of nothing else."""
    mention = next((t.mention for t in cell if t.mention is not None), None)
    if mention is not None:
        if mention.first != cell[0].index:
            return None
        capital = dated and mention.form == "capital" and len(cell) == mention.last - mention.first + 1
        return " ".join(t.text for t in cell) if capital else mention.name if mention.kind == "place" else None
    words = [t for t in cell if t.capital and t.low not in common_words() and t.text[1:].islower()]
    if not dated or not words or not cell[0].capital or max(sum(c.isalpha() for c in t.text) for t in words) < _LETTERS:
        return None
    return " ".join(t.text for t in cell)
