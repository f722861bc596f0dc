"""A dossier without what a reviewer rejected, whole in itself: nothing refers to what is gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import msgspec

from core.compare.basis import Basis
from core.model import Delegation, Disagreement, Dossier, Evidence


def without_articles(dossier: Dossier, basis: Basis | None, gone: Collection[str]) -> tuple[Dossier, Basis | None]:
    """The dossier as if the articles with these ids had never been read; the basis likewise.

    Rows that only these articles tell are gone; of the others their words are. Tallies and disagreements are made anew
    by `mend`; until then those here only lose the articles' part.
    """
    if not gone:
        return dossier, basis

    def left(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(e for e in evidence if e.article not in gone)

    figures = tuple(f for f in dossier.figures if f.article not in gone)
    known = {figure.id for figure in figures}
    tallies = (
        msgspec.structs.replace(tally, figures=tuple(f for f in tally.figures if f in known))
        for tally in dossier.tallies
    )
    events = (msgspec.structs.replace(e, evidence=left(e.evidence)) for e in dossier.events)
    delegations = (_delegation(d, left) for d in dossier.delegations)
    disputes = (_dispute(d, left, gone) for d in dossier.disagreements)
    kept = msgspec.structs.replace(
        dossier,
        articles=tuple(
            msgspec.structs.replace(a, reprint_of=None) if a.reprint_of in gone else a
            for a in dossier.articles
            if a.id not in gone
        ),
        figures=figures,
        tallies=tuple(tally for tally in tallies if tally.figures),
        events=tuple(e for e in events if e.evidence),
        delegations=tuple(d for d in delegations if d.evidence or d.members),
        disagreements=tuple(d for d in disputes if len(d.positions) > 1),
        set_aside=tuple(p for p in dossier.set_aside if not set(p.articles) & set(gone)),
        warnings=tuple(w for w in dossier.warnings if w.article not in gone),
    )
    if basis is not None:
        basis = Basis(
            told=tuple(e for e in basis.told if e.article.id not in gone),
            event_ids={article: ids for article, ids in basis.event_ids.items() if article not in gone},
        )
    return _whole(kept), basis


def _delegation(delegation: Delegation, left: Callable[[Iterable[Evidence]], tuple[Evidence, ...]]) -> Delegation:
    members = (msgspec.structs.replace(m, evidence=left(m.evidence)) for m in delegation.members)
    evidence = left(delegation.evidence)
    return msgspec.structs.replace(
        delegation,
        evidence=evidence,
        members=tuple(m for m in members if m.evidence),
        head=delegation.head if evidence else None,
    )


def _dispute(
    dispute: Disagreement, left: Callable[[Iterable[Evidence]], tuple[Evidence, ...]], gone: Collection[str]
) -> Disagreement:
    positions = (
        msgspec.structs.replace(p, evidence=left(p.evidence), articles=tuple(a for a in p.articles if a not in gone))
        for p in dispute.positions
    )
    return msgspec.structs.replace(
        dispute,
        positions=tuple(p for p in positions if p.evidence or p.articles),
        silent=tuple(a for a in dispute.silent if a not in gone),
    )


def without_rows(
    dossier: Dossier, events: Collection[str], tallies: Collection[str], disagreements: Collection[str]
) -> Dossier:
    """The dossier without the rows with these ids; a tally goes with its figures."""
    counted = {f for tally in dossier.tallies if tally.id in tallies for f in tally.figures}
    return _whole(
        msgspec.structs.replace(
            dossier,
            events=tuple(e for e in dossier.events if e.id not in events),
            tallies=tuple(t for t in dossier.tallies if t.id not in tallies),
            figures=tuple(f for f in dossier.figures if f.id not in counted),
            disagreements=tuple(d for d in dossier.disagreements if d.id not in disagreements),
        )
    )


def without_seats(delegation: Delegation, gone: Collection[str]) -> Delegation:
    """The delegation without the people of these names."""
    return msgspec.structs.replace(
        delegation,
        head=None if delegation.head and delegation.head.name in gone else delegation.head,
        members=tuple(m for m in delegation.members if m.name not in gone),
    )


def _whole(dossier: Dossier) -> Dossier:
    """References to rows that are not there are emptied."""
    events = {event.id for event in dossier.events}
    figures = {figure.id for figure in dossier.figures}

    def known(name: str | None, rows: set[str]) -> str | None:
        return name if name in rows else None

    return msgspec.structs.replace(
        dossier,
        figures=tuple(
            msgspec.structs.replace(f, event=known(f.event, events), part_of=known(f.part_of, figures))
            for f in dossier.figures
        ),
        delegations=tuple(msgspec.structs.replace(d, meeting=known(d.meeting, events)) for d in dossier.delegations),
    )
