"""What the comparison needs beside the dossier, small enough to be handed on: it can then be made again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from core.compare import compare
from core.model import Article, Dossier, Extraction, Record


class Basis(Record, frozen=True, kw_only=True):
    """Each article's own events, delegations and claims, and which event of the dossier each of its events is."""

    told: tuple[Extraction, ...] = ()
    """Without texts, names, dates and figures, which the dossier holds."""
    event_ids: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    """Article id → id in the article → id in the dossier."""


def basis_of(extractions: Iterable[Extraction], event_ids: Mapping[tuple[str, str], str]) -> Basis:
    """The part of the extractions that `compare_again` needs."""
    ids: dict[str, dict[str, str]] = {}
    for (article, local), merged in event_ids.items():
        ids.setdefault(article, {})[local] = merged
    return Basis(
        told=tuple(
            Extraction(
                article=Article(id=e.article.id, path=e.article.path, sha256=e.article.sha256),
                events=e.events,
                delegations=e.delegations,
                claims=e.claims,
            )
            for e in extractions
        ),
        event_ids=ids,
    )


def compare_again(dossier: Dossier, basis: Basis) -> Dossier:
    """The dossier with the disagreements and the pairs set aside that its rows, as they are now, give."""
    ids = {(article, local): merged for article, own in basis.event_ids.items() for local, merged in own.items()}
    disagreements, set_aside = compare(dossier, basis.told, ids)
    return msgspec.structs.replace(dossier, disagreements=disagreements, set_aside=set_aside)
