"""What is in a workspace, and whether it is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from core.store import cache
from core.store.journal import damaged, journal_of, last, marks
from core.store.workspace import FILE, Workspace, WorkspaceError


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What a workspace holds; sizes in bytes."""

    verdicts: dict[str, int]
    """How many rows are accepted, rejected, flagged, by their latest verdict."""
    notes: int
    mendings: int
    reviewers: tuple[str, ...]
    size: int
    """Of everything but the cache."""
    articles: int
    """Whose reading is in the cache, of any version of the rules."""
    dossiers: int
    cache_size: int
    notice: str = ""


def contents(folder: Path) -> Contents:
    """What the workspace in the folder holds; nothing is made where there is none. Raises WorkspaceError."""
    workspace = Workspace(folder)
    judgements = {j.id: j for j in workspace.judgements().values()}.values()
    mendings = workspace.mendings()
    verdicts = [j.verdict for j in judgements if j.verdict != "none"]
    articles, dossiers = cache.held(folder)
    return Contents(
        verdicts={name: verdicts.count(name) for name in ("accepted", "rejected", "flagged")},
        notes=sum(bool(j.note) for j in judgements),
        mendings=len(mendings),
        reviewers=tuple(sorted({*(j.reviewer for j in judgements), *(m.reviewer for m in mendings)} - {""})),
        size=sum(file.stat().st_size for file in folder.glob("*") if file.is_file()) if folder.is_dir() else 0,
        articles=articles,
        dossiers=dossiers,
        cache_size=cache.size_of(folder),
        notice=workspace.notice,
    )


def check(folder: Path) -> tuple[str, ...]:
    """What is amiss in the workspace, a sentence each; nothing where it is whole.

    Opening it brings back what can be: that is told as well. The cache is checked and left as it is.
    """
    told = []
    database = folder / FILE
    workspace = Workspace(folder)
    try:
        workspace.judgements()
        if workspace.notice:
            told.append(workspace.notice)
        if database.exists():
            told += _compared(database)
    except WorkspaceError as error:
        told.append(str(error))
    if fault := cache.fault(folder):
        told.append(f"The cache is damaged ({fault}); peace-tui workspace --clear-cache clears it, and loses nothing.")
    return tuple(told)


def _compared(database: Path) -> list[str]:
    """The database by SQLite's own check, and the journal against it."""
    told = []
    journal = journal_of(database)
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            have = marks(connection)
        if found != "ok":
            told.append(
                f"The database is damaged ({found}): {database}; what was given is in {journal.name} beside it."
            )
        if journal.exists() and (lost := damaged(journal)):
            told.append(f"{journal.name}: {lost} damaged line{'s' * (lost > 1)}; the database holds what they told.")
        if last(journal) != have:
            told.append(f"{journal.name} lacks what the database holds; the next verdict will bring it up to date.")
    except (OSError, sqlite3.Error) as error:
        told.append(f"{database}: cannot be checked ({error}).")
    return told
