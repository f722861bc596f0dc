"""The report without a screen: data to standard output or a file, words to standard error."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.compare.basis import Basis
    from core.model import Dossier
    from core.report.reviewed import Reviewed

FINE, NOTHING_READ, USAGE, DISAGREES = 0, 1, 2, 3
Say = Callable[[str], None]


def print_report(
    options: argparse.Namespace, paths: Sequence[str], kind: str, panel: str | None, fields: Mapping[str, str], say: Say
) -> int:
    """Read the paths and print or write the report as the reviewers left it; returns the exit code.

    `options` may hold with_text, output, force, workspace, no_workspace and fail_on_disagreement.
    """
    from core.ingest.language import is_read
    from core.ingest.masking import harmless

    output: Path | None = getattr(options, "output", None)
    if output is not None and output.is_file() and not (getattr(options, "force", False) or _agreed(output)):
        say(f"{harmless(str(output))} is there already and was left as it is; --force replaces it.")
        return USAGE
    dossier, basis = _read(options, paths, fields, say)
    for warning in dossier.warnings:
        say(harmless(warning.message))
    if options.as_of and not dossier.articles:
        say(f"Nothing here was published by {options.as_of}.")
    found = _reviewed(options, dossier, basis, panel, say)
    text = _rendered(found, kind, getattr(options, "with_text", False))
    if output is None:
        print_data(text, exact=kind != "text")
    else:
        from core.report.formats import write

        try:
            write(output, text, replace=output.exists())
        except OSError as error:
            say(f"{harmless(str(output))}: cannot be written ({error.strerror}); choose another place.")
            return USAGE
    if not any(article.words and is_read(article.language) for article in dossier.articles):
        return NOTHING_READ
    if getattr(options, "fail_on_disagreement", False):
        return DISAGREES if any(row.of == "disagreement" for row in found.table("disagreements").rows) else FINE
    return FINE


def _read(
    options: argparse.Namespace, paths: Sequence[str], fields: Mapping[str, str], say: Say
) -> tuple[Dossier, Basis]:
    """The articles side by side, read on all cores; what the workspace's cache knows is not read again."""
    import msgspec

    from core.compare.basis import Basis
    from core.corpus.opening import Opening
    from core.corpus.reading import Reading
    from core.corpus.whole import unpacked
    from tui.launch import known_days
    from tui.options import workspace_folder

    folder = None if getattr(options, "no_workspace", False) else workspace_folder(getattr(options, "workspace", None))
    days = known_days(folder)[1] if folder else {}
    lexicon = [Path(file) for file in options.lexicon]
    reading = Reading(Opening(paths, fields, folder, lexicon, options.as_of or "", days))
    for _ in reading.steps():
        pass
    whole = reading.whole()
    reading.keep(whole)
    if reading.trouble:
        say(reading.trouble)
    held = unpacked(b"".join(whole))
    return held.dossier, msgspec.msgpack.decode(held.basis, type=Basis)


def _agreed(path: Path) -> bool:
    """Whether whoever sits before the terminal agrees that the file is replaced; nobody there is no yes."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    sys.stderr.write(f"{path} is there already. Replace it? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _reviewed(options: argparse.Namespace, dossier: Dossier, basis: Basis, panel: str | None, say: Say) -> Reviewed:
    """The dossier with what the workspace holds; as the machine read it where there is none or it was not asked for."""
    from core.report.reviewed import as_reviewed

    bare = as_reviewed(dossier, panel)  # type: ignore[arg-type]
    if getattr(options, "no_workspace", False):
        return bare
    from core.store import Workspace, WorkspaceError
    from tui.options import workspace_folder

    workspace = Workspace(workspace_folder(getattr(options, "workspace", None)))
    try:
        mendings, judgements = workspace.mendings(), workspace.judgements()
    except WorkspaceError as error:
        say(f"{error}; verdicts and mendings are left out.")
        return bare
    if not mendings and not judgements:
        return bare
    from core.report.review import reviewed

    return as_reviewed(reviewed(dossier, basis, mendings, judgements), panel)  # type: ignore[arg-type]


def _rendered(found: Reviewed, kind: str, with_text: bool) -> str:
    if kind == "text":
        from core.report.text import to_text

        width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
        return to_text(found, width=max(60, width))
    from core.report.formats import rendered

    return rendered(found, kind, with_text)  # type: ignore[arg-type]


def print_data(text: str, exact: bool = False) -> None:
    """Data to standard output; `exact` writes UTF-8 and the text's own line ends whatever the locale says."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        if exact:
            stream.reconfigure(encoding="utf-8", newline="")
        else:
            stream.reconfigure(errors="replace")
    stream.write(text)
