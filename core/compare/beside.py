"""Two numbers for one thing in one report: set against each other by its words, or an earlier and a later count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from core.compare.ranges import gap_share, range_of
from core.model import Figure
from core.resolve.scopes import Measure

_BOTH = 2
_NEARBY = 260
"""Characters between two numbers that a report sets against each other."""
_LEAST = 10
"""Below this number two counts near each other are too often counts of two things."""
_AGAINST = re.compile(
    r"\b(?:but|however|whereas|while|though|although|yet|against|instead|only|merely|contrast|itself|meanwhile"
    r"|for (?:its|his|her|their) part|puts?|counts? of its own|counted|told|estimated?|speaks? of|spoke of"
    r"|other hand|disput\w+|den(?:ies|ied))\b",
    re.IGNORECASE,
)
"""Words that set one voice against another."""
_MORE = re.compile(
    r"\b(?:another|more(?! than)|others?|additional|of (?:them|whom|which|those)|including|among|also|as well|elsewhere"
    r"|further|later|rose|by then|earlier|initially|first|updated)\b",
    re.IGNORECASE,
)
"""Words of a number that adds to the one before, is a part of it, or came later."""
_BEFORE = 24
_CLOSE = 0.1
"""Gap, as a part of the larger number, between an earlier and a later count in one report."""


def rivals_of_one_article(a: Iterable[Figure], b: Iterable[Figure], named: int) -> bool:
    """Whether two voices of one article rival each other: both are named, or the words set the one against the other.

    `named` is how many of the two voices have a name.

    An article's own number and a speaker's are most often one thing told twice, or two things; they are rivals where
    they stand side by side and a word such as "but" or "puts" turns from one to the other.
    """
    first, second = list(a), list(b)
    if named == _BOTH:
        return True
    if not named or len(first) != 1 or len(second) != 1:
        return False
    early, late = sorted((first[0], second[0]), key=lambda f: f.start)
    if late.start - early.end > _NEARBY or min(early.low or 0, late.low or 0) < _LEAST:
        return False
    at = late.quote.find(late.text)
    lead = late.quote[max(0, at - _BEFORE) : at + len(late.text) + _BEFORE]
    return (
        bool(_AGAINST.search(late.quote)) and not _MORE.search(lead) and early.part_of is None and late.part_of is None
    )


def told_as_one(a: Figure, b: Figure, measure: Measure) -> bool:
    """Whether some article gives both numbers, which lie close, and does not lay them to two named voices."""
    if gap_share(range_of(a), range_of(b)) > _CLOSE:
        return False
    wanted = {range_of(a), range_of(b)}
    told: dict[str, list[Figure]] = defaultdict(list)
    for figure in measure.figures:
        if range_of(figure) in wanted:
            told[figure.article].append(figure)
    return any(
        {range_of(f) for f in figures} == wanted and any(f.speaker is None for f in figures)
        for figures in told.values()
    )
