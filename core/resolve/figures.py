"""Figures across articles: ids that hold in the whole dossier, and its events instead of the article's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from core.model import Extraction, Figure


def merge_figures(extractions: Iterable[Extraction], event_ids: Mapping[tuple[str, str], str]) -> tuple[Figure, ...]:
    """All figures in order of article and position, renamed `f1`, `f2`, …; `event` and `part_of` point to the new ids.

    `event_ids` maps (article id, local event id) to the merged event's id; a local event that was dropped leaves None.
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
            event=event_ids.get((figure.article, figure.event)) if figure.event else None,
            part_of=names.get((figure.article, figure.part_of)) if figure.part_of else None,
        )
        for extraction in extractions
        for figure in extraction.figures
    )
