"""The days that a sentence itself names."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from core.extract.document import Sentence
from core.model import DateMention

DAY = len("2025-06-02")
"""Characters of a day, ISO; a month has fewer."""


def first_of_span(sentence: Sentence) -> str | None:
    """The first day of "from 7 November until 15 November they sat there"."""
    for one, other in pairwise(whole_days(sentence)):
        gap = [t.low for t in sentence.tokens[sentence.token_at(one.end - 1) + 1 : sentence.token_at(other.start)]]
        place = sentence.token_at(one.start)
        opened = place > 0 and sentence.tokens[place - 1].low in ("from", "between")
        if len(gap) == 1 and (gap[0] in ("to", "until", "till", "through") and opened) and one.value < other.value:
            return one.value
    return None


def whole_days(sentence: Sentence) -> list[DateMention]:
    """The mentions of days; a weekday that nothing dates ("XXXX-WXX-5") is none, though as long to write."""
    return [d for d in sentence.dates if d.kind == "DATE" and len(d.value) == DAY and day_of(d.value)]


def digits(text: str) -> int:
    """A number of days in digits; 0 for anything else."""
    return int(text) if text.isdigit() and len(text) < 3 else 0


def days_stated(sentence: Sentence) -> list[str]:
    """The days that the sentence itself names."""
    return [day for mention in sentence.dates if (day := day_of(mention.value)) and mention.kind in ("DATE", "TIME")]


def day_of(value: str) -> str | None:
    """The day of a TIMEX3 value, `2025-06-02T13:00` or `2025-06-01TNI`; None for months, weeks and spans."""
    if len(value) < 10 or value[4] != "-" or value[7] != "-":
        return None
    try:
        return dt.date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None
