"""One event as each article tells it, before the articles were merged: the ground of clashing days and places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from core.compare.context import Context
from core.model import Event, Evidence


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in one article's words."""

    article: str
    event: Event
    evidence: Evidence


def tellings(context: Context) -> dict[str, list[Telling]]:
    """By merged event: each article's own version, reprints left out, in an order of their own, not the files'."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for extraction in sorted(context.extractions, key=lambda e: context.rank(e.article.id)):
        article = extraction.article.id
        if context.origin(article) != article:
            continue
        for event in extraction.events:
            merged = context.event_ids.get((article, event.id))
            if merged and event.evidence:
                found[merged].append(Telling(article, event, event.evidence[0]))
    return found
