"""Quantities told as shares of others: "a third of the 600 hostages", "half of them", "all but two of the 46"."""

from __future__ import annotations

from math import ceil, floor

from msgspec.structs import replace

from core.extract.bounds import Quantity, bounds, qualifier
from core.extract.document import Sentence, Token
from core.extract.fractions import all_but, fraction_before, fraction_of_them
from core.extract.numbers import Tables, tables_of_numbers

_THEM = frozenset(("them", "whom", "which"))


def with_shares(sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a sentence, those that are told as shares of others among them, in order."""
    tokens, tables = sentence.tokens, tables_of_numbers()
    told: list[Quantity] = []
    for quantity in found:
        if (share := _share_of(tokens, told[-1] if told else None, quantity, tables)) is not None:
            told = [*(q for q in told if q.last < share.first), share]
        told.append(quantity)
    return told if sentence.words.isdisjoint(_THEM) else _of_them(tokens, told, tables)


def _of_them(tokens: list[Token], found: list[Quantity], tables: Tables) -> list[Quantity]:
    """The quantities with those of "half of them", "a third of whom" among them: shares of the last one before."""
    for token in tokens[2:]:
        told = fraction_of_them(tokens, token.index) if token.low in _PART_WORDS or "-" in token.text else None
        total = next((q for q in reversed(found) if told is not None and q.last < told[1]), None)
        if told is None or total is None or total.best is None:
            continue
        kind, words, first, more = qualifier(tokens, told[1], tables)
        low, high = bounds(floor(told[0] * total.best), ceil(told[0] * total.best), kind)
        best = low if low == high else None
        share = Quantity(first, told[2], low, best, high, words, told[2], "words", False, kind, more)
        found = sorted(
            [*(q for q in found if not first <= q.core <= told[2]), share], key=lambda quantity: quantity.first
        )
    return found


_PART_WORDS = frozenset("half third thirds quarter quarters".split())


def _share_of(tokens: list[Token], before: Quantity | None, total: Quantity, tables: Tables) -> Quantity | None:
    """ "A third of the 600", "all but two of the 46": the share that stands before its total, in whole numbers."""
    if total.best is None or "of" not in (t.low for t in tokens[max(0, total.first - 3) : total.first]):
        return None
    if before is not None and all_but(tokens, before.first) and total.first - before.last <= _OF_THE:
        return left_of(total, before)
    told = fraction_before(tokens, total.first)
    if told is None:
        return None
    fraction, first, last = told
    kind, words, first, more = qualifier(tokens, first, tables)
    low, high = bounds(floor(fraction * total.best), ceil(fraction * total.best), kind)
    return Quantity(first, last, low, low if low == high else None, high, words, last, "words", False, kind, more)


def left_of(total: Quantity, without: Quantity) -> Quantity | None:
    """ "All but two" of a number: what is left of it; None where either is vague."""
    if total.best is None or without.best is None or without.best > total.best:
        return None
    left = total.best - without.best
    return replace(without, first=without.first - 2, low=left, best=left, high=left)


_OF_THE = 4
"""Tokens from "all but two" to the number behind "of the"."""
