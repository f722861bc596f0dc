"""Disagreements by severity, each with its positions, why it counts and who is silent; below them what is set aside."""

from __future__ import annotations

from core.model import Disagreement, Position, SetAside
from core.views.index import Index
from core.views.rows import DIFFERS, Column, Row, Table
from core.views.wording import listed

COLUMNS = (
    Column("severity", "Weight", width=6, least=6, right=True, rank=2, key=lambda row: -row.weight),
    Column("kind", "Kind", width=11, least=11),
    Column("about", "About", width=72, least=36, grow=3),
    Column("date", "Date", width=10, least=10, rank=1, key=lambda row: row.date),
    Column("positions", "Positions", width=40, least=40, grow=2, rank=6),
    Column("silent", "Silent", width=16, least=10, grow=1, rank=3),
    Column("why", "Why", width=40, least=40, grow=1, rank=5),
)
SET_ASIDE = "set-aside"


def disagreements(index: Index) -> Table:
    """The gravest first; under the heading "Set aside" the tempting pairs that are none, each with the reason.

    Who holds what stands under each row; `weight` is the severity.
    """
    ranked = sorted(index.dossier.disagreements, key=lambda d: (-d.severity, d.date or "9999", d.id))
    rows = [_row(index, dispute) for dispute in index.steadily(ranked)]
    if index.dossier.set_aside:
        rows.append(
            Row(id=SET_ASIDE, of="heading", cells=("", "Set aside", "look like a disagreement and are none", *[""] * 4))
        )
        rows.extend(_aside_row(index, f"s{n}", pair) for n, pair in enumerate(index.dossier.set_aside, 1))
    return Table("disagreements", COLUMNS, tuple(rows), "The sources do not contradict each other.", lines=2)


def held_by(index: Index, position: Position) -> str:
    """Who holds a position: its speakers in their outlets, or the outlets alone where the value names them."""
    outlets = listed(index.outlets(position.articles))
    if all(speaker in position.value for speaker in position.speakers):
        return outlets
    return f"{listed(position.speakers)} in {outlets}" if outlets else listed(position.speakers)


def told(index: Index, dispute: Disagreement) -> str:
    """Every position with who holds it: `472 (Ukraine's air force in CGTN) ≠ 80 (overview)`."""
    return DIFFERS.join(_held(p.value, held_by(index, p)) for p in dispute.positions)


def _held(value: str, holder: str) -> str:
    if not holder:
        return value
    return f"{value} in {holder}" if value.endswith(")") else f"{value} ({holder})"


def _row(index: Index, dispute: Disagreement) -> Row:
    articles = [a for p in dispute.positions for a in p.articles]
    return Row(
        id=dispute.id,
        of="disagreement",
        cells=(
            f"{dispute.severity:.2f}",
            dispute.kind,
            dispute.about,
            dispute.date or "",
            DIFFERS.join(p.value for p in dispute.positions),
            listed(index.outlets(dispute.silent)),
            dispute.why,
        ),
        under=told(index, dispute),
        sides=tuple(dict.fromkeys(s for p in dispute.positions for s in p.speakers)),
        kind=dispute.kind,
        sources=index.outlets(articles),
        speakers=tuple(dict.fromkeys(s for p in dispute.positions for s in p.speakers)),
        date=dispute.date or "",
        certainty=dispute.certainty,
        weight=dispute.severity,
    )


def _aside_row(index: Index, key: str, pair: SetAside) -> Row:
    sources = index.outlets(pair.articles)
    return Row(
        id=key,
        of="set_aside",
        cells=("", "no conflict", pair.about, "", " = ".join(pair.values), "", pair.why),
        under=f"{' and '.join(pair.values)}: {pair.why}" if pair.values else pair.why,
        parent=SET_ASIDE,
        depth=1,
        kind="none",
        sources=sources,
    )
