"""Figures across articles: ids that hold in the whole dossier, and the events of the dossier that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from core.model import Extraction, Figure


def merge_figures(extractions: Iterable[Extraction], event_ids: Mapping[tuple[str, str], str]) -> tuple[Figure, ...]:
    """All figures in order of article and position, renamed `f1`, `f2`, …; `part_of` follows.

    `event_ids` maps (article id, local event id) to the merged event's id. A figure without an event of its own gets
    the one of its day in whose words it stands or which was told right before it.
    """
    extractions = tuple(extractions)
    names: dict[tuple[str, str], str] = {}
    for extraction in extractions:
        for figure in extraction.figures:
            names[figure.article, figure.id] = f"f{len(names) + 1}"
    return tuple(
        msgspec.structs.replace(
            figure,
            id=names[figure.article, figure.id],
            event=_merged_event(figure, extraction, event_ids),
            part_of=names.get((figure.article, figure.part_of)) if figure.part_of else None,
        )
        for extraction in extractions
        for figure in extraction.figures
    )


def _merged_event(figure: Figure, extraction: Extraction, event_ids: Mapping[tuple[str, str], str]) -> str | None:
    event = figure.event or _event_of(figure, extraction)
    return event_ids.get((figure.article, event)) if event else None


_EVENTS = {"exchanged": "exchange", "released": "exchange", "returned": "exchange"}
"""Type of event that a figure's action belongs to; all other actions belong to attacks."""
_HARM = frozenset(("killed", "injured", "missing", "displaced"))
_WAR = 1000
"""People hurt or driven out in such numbers are the toll of a war, not of the attack told beside them."""
_REACH = 250
"""Characters after the words of an event in which its toll may follow."""


def _event_of(figure: Figure, extraction: Extraction) -> str | None:
    """The event of the article, on the figure's day, whose words hold the figure or stand shortly before it."""
    if figure.date is None or figure.total or figure.background:
        return None
    if figure.action in _HARM and (figure.low or 0) >= _WAR:
        return None
    kind = _EVENTS.get(figure.action, "attack")
    near: tuple[int, str] | None = None
    for event in extraction.events:
        if event.type != kind or event.date is None or figure.date.start not in (event.date.start, event.date.end):
            continue
        for words in event.evidence:
            gap = max(0, figure.start - words.end)
            if words.start <= figure.start and gap <= _REACH and (near is None or gap < near[0]):
                near = (gap, event.id)
    return near[1] if near else None
