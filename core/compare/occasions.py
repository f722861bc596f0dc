"""One event as each article tells it, before the articles were merged: the ground of clashing days and places."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from core.compare.context import Context
from core.compare.drafts import Stand
from core.compare.passages import of_saying
from core.model import Event, Evidence

_DAY = len("2025-06-02")
_LEAST_CERTAIN = 0.11
_BEHIND = re.compile(
    r"[.”\"’)]*\s+(?:(?:It|This|That|The \w+) (?:took place|happened|occurred|was held|came|was done)"
    r"|(?:Occurred|Happened) (?:this|it|that))\b[^.\n]{0,80}"
)
"""The sentence behind a telling that says no more than when it was: "It took place on Thursday"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in one article's words."""

    article: str
    event: Event
    evidence: Evidence


def tellings(context: Context) -> dict[str, list[Telling]]:
    """By merged event: each article's own version, reprints left out, in an order of their own, not the files'."""
    return context.once(_tellings)


def _tellings(context: Context) -> dict[str, list[Telling]]:
    found: dict[str, list[Telling]] = defaultdict(list)
    for extraction in context.originals:
        article = extraction.article.id
        for event in extraction.events:
            merged = context.event_ids.get((article, event.id))
            if merged and event.evidence:
                found[merged].append(Telling(article, event, event.evidence[0]))
    return found


def stands_of(values: dict[str, list[Telling]]) -> list[Stand]:
    """A stand for each value, held by the outlets that tell it in their own voice."""
    return [Stand.of(value, ((None, t.article, t.evidence) for t in told)) for value, told in values.items()]


def is_dated(telling: Telling, context: Context) -> bool:
    """It happened on an exact day that the words behind it name; a day inferred from the text around proves nothing."""
    event, when = telling.event, telling.event.date
    if when is None or len(when.start) < _DAY or when.date_prec != 1:
        return False
    if event.status != "occurred" or event.certainty < _LEAST_CERTAIN:
        return False
    text = context.articles[telling.article].text
    behind = _BEHIND.match(text, telling.evidence.end)
    return any(
        telling.evidence.start <= mention.start < (behind.end() if behind else telling.evidence.end)
        and mention.value[:_DAY] == when.start[:_DAY]
        and not of_saying(text, mention.start)
        for mention in context.dossier.dates.get(telling.article, ())
    )
