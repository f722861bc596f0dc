"""Disagreements: claims about the same thing that cannot both be true, and the tempting pairs that are none."""

from __future__ import annotations

from collections.abc import Mapping

from core.compare.context import Context
from core.compare.counts import counts
from core.compare.drafts import finish
from core.model import Disagreement, Dossier, Extraction, SetAside
from core.resolve.measures import measures


def compare(
    dossier: Dossier, extractions: tuple[Extraction, ...], event_ids: Mapping[tuple[str, str], str]
) -> tuple[tuple[Disagreement, ...], tuple[SetAside, ...]]:
    """Set the articles of a dossier side by side.

    `dossier` holds the merged articles (with `reprint_of`), actors, events, delegations, figures (dossier ids) and
    tallies; `extractions` hold each article's own claims and local events; `event_ids` maps (article id, local event id)
    to the merged event's id. Disagreements come sorted by severity; ids are `d1`, `d2`, ….
    """
    context = Context(dossier, extractions, event_ids)
    drafts, aside = counts(measures(dossier.figures), context)
    return finish(drafts, context), tuple(aside)
