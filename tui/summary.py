"""What the bars say, as text: pure functions of the index and of how far the reading is."""

from __future__ import annotations

from core.views import Index, PanelName

_BAR = 10


def progress(done: int, total: int) -> str:
    """How far the reading is: `reading 3/5 ██████····`."""
    if not total:
        return "reading …"
    filled = done * _BAR // total
    return f"reading {done}/{total} {'█' * filled}{'·' * (_BAR - filled)}"


def found(index: Index) -> str:
    """What was found: `5 articles · 3 disagreements`."""
    dossier = index.dossier
    return " · ".join((_many(len(dossier.articles), "article"), _many(len(dossier.disagreements), "disagreement")))


def read_in(index: Index, seconds: float) -> str:
    """What the reading took: `Read 5 articles in 0.2 s`; a reading with losses says where to look."""
    dossier = index.dossier
    told = f"Read {_many(len(dossier.articles), 'article')} in {seconds:.1f} s"
    if dossier.warnings:
        told += f"; {_many(len(dossier.warnings), 'warning')}: see Sources (5)"
    return told


def counts(index: Index | None) -> dict[PanelName, int]:
    """How many rows each tab has to show, headings left out."""
    if index is None:
        return {}
    dossier = index.dossier
    return {
        "timeline": len(dossier.events),
        "delegations": len(dossier.delegations),
        "tallies": len(dossier.tallies),
        "disagreements": len(dossier.disagreements),
        "sources": len(dossier.articles),
    }


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
