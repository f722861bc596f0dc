"""What the bars say, as text: pure functions of the index and of how far the reading is."""

from __future__ import annotations

from core.views import Index, PanelName

_BAR = 10
_MANY = 100


def progress(done: int, total: int, comparing: bool = False) -> str:
    """How far the reading is: `reading 3/5 ██████····`; without the bar where the numbers take its room."""
    if comparing:
        return f"comparing {done:,} …"
    if not total:
        return "reading …"
    told = f"reading {done:,}/{total:,}"
    filled = min(done, total) * _BAR // total
    return told if total >= _MANY else f"{told} {'█' * filled}{'·' * (_BAR - filled)}"


def pace(done: int, total: int, rate: float) -> str:
    """How fast it goes and how long it will: `110 a second, 0:10 left`; nothing where it is too early to tell."""
    return f"{rate:,.0f} a second, {_clock((total - done) / rate)} left" if rate >= 0.5 and done < total else ""


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def found(index: Index) -> str:
    """What was found: `5 articles · 3 disagreements`."""
    dossier = index.dossier
    return " · ".join((_many(len(dossier.articles), "article"), _many(len(dossier.disagreements), "disagreement")))


def read_in(index: Index, seconds: float, left: int = 0, notice: str = "") -> str:
    """What the reading took: `Read 5 articles in 0.2 s`; a reading with losses says where to look."""
    dossier = index.dossier
    told = f"Read {_many(len(dossier.articles), 'article')} in {seconds:.1f} s"
    if left:
        told = f"Stopped with {_many(left, 'article')} unread; p goes on"
    elif notice:
        told += f". {notice}"
    elif dossier.warnings:
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
