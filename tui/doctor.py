"""`peace-tui doctor`: in one screen what would be read, which extras are there, the terminal, the workspace.

It reads no article and changes nothing; it only looks. For whoever wonders why a file is missing, why there are no
colours or why nothing arrives in the clipboard.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from core import __version__

WIDTH = 80
_PATH = 32
"""Characters of a path that a sentence has room for."""
_LISTED = 3
"""Sentences on what was not read that one screen has room for."""
_TMUX_WAIT = 2.0
"""Seconds; tmux answers in a hundredth of one."""


def main(words: Sequence[str]) -> int:
    """Print what was found; 0, or 1 where paths were named and no article is behind them."""
    parser = argparse.ArgumentParser(
        prog="peace-tui doctor",
        description="Say in one screen what would be read and what not, which extras there are, terminal, workspace.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, patterns: what would be read")
    parser.add_argument("--fields", metavar="MAP", action="append", default=[], help="as for the dashboard")
    parser.add_argument("--workspace", metavar="DIR", help="as for the dashboard")
    options = parser.parse_args(list(words))
    from core.ingest.fields import FieldMapError, field_map
    from tui.options import workspace_folder

    try:
        fields = field_map(options.fields)
    except FieldMapError as error:
        parser.error(str(error))
    lines = [_program()]
    code = 0
    if options.paths:
        said, number = articles(options.paths, fields)
        lines += ["", "ARTICLES", *said]
        code = 0 if number else 1
    else:
        lines += ["", "ARTICLES", "  none looked for: peace-tui doctor FOLDER says what is in it"]
    lines += ["", "EXTRAS", *extras()]
    lines += ["", "TERMINAL", *terminal(os.environ, sys.stdout.isatty())]
    lines += ["", "WORKSPACE", *workspace(workspace_folder(options.workspace))]
    for line in lines:
        sys.stdout.write(line.encode(sys.stdout.encoding or "utf-8", "replace").decode(sys.stdout.encoding or "utf-8"))
        sys.stdout.write("\n")
    return code


def _program() -> str:
    parts = [
        f"peace-tui {__version__}",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.machine()}",
    ]
    return " · ".join([*parts, f"Textual {version('textual')}"])


# -- what would be read --------------------------------------------------------------------------------------------


def articles(paths: Sequence[str], fields: Mapping[str, str]) -> tuple[list[str], int]:
    """What is behind the paths, in lines, and how many articles there are."""
    from core.ingest.extras import EXTRAS, installed
    from core.ingest.finding import Found, find
    from core.ingest.kinds import NAMES
    from core.ingest.masking import harmless
    from core.ingest.paths import OTHER_KINDS

    told: list[str] = []
    found = Found()
    number = sum(1 for _ in find(paths, told.append, fields, found))
    files = sum(found.files.values())
    waiting = 0 if installed("pdf") else found.articles["pdf"]
    lines = [f"  {_many(number - waiting, 'article')} in {_many(files, 'file')}"]
    kinds = [
        f"{count:,} {NAMES[kind]}" + (f" ({held:,})" if (held := found.articles[kind]) not in (0, count) else "")
        for kind in NAMES
        if (count := found.files[kind])
    ]
    lines += _wrapped("  ", kinds)
    if waiting:
        lines.append(f"  {_many(waiting, EXTRAS['pdf'][1][:3] + ' file')} not read: see EXTRAS")
    passed = found.passed
    others = [f"{count:,} {ending}" for ending, count in passed.endings.most_common(4)]
    others += [
        f"{count:,} {why}"
        for count, why in (
            (passed.hidden, "hidden"),
            (passed.about, "README and the like"),
            (passed.special, "pipes, devices"),
        )
        if count
    ]
    lines += _wrapped("  passed over: ", others)
    told = [sentence for sentence in told if OTHER_KINDS not in sentence]
    lines += [_cut(harmless(sentence)) for sentence in told[:_LISTED]]
    if len(told) > _LISTED:
        lines.append(f"  ! and {len(told) - _LISTED:,} more, all on standard error of: peace-tui report")
    return lines, number - waiting


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" + "s" * (number != 1)


def _wrapped(head: str, parts: Sequence[str]) -> Iterator[str]:
    """The parts behind the head, on as many lines as they need."""
    line = head
    for part in parts:
        if line.strip() and line != head and len(line) + len(part) + 3 > WIDTH:
            yield line
            line = " " * len(head)
        line += part if line == head or not line.strip() else f" · {part}"
    if parts:
        yield line


def _cut(sentence: str) -> str:
    """The sentence on one line: of a long path its end, of the words behind it the beginning, which tells why."""
    path, colon, why = sentence.partition(": ")
    if len(path) > _PATH:
        path = "…" + path[1 - _PATH :]
    line = f"  ! {path}{colon}{why}"
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


# -- what is there -------------------------------------------------------------------------------------------------


def extras() -> list[str]:
    """Each optional extra, and whether what it brings is installed."""
    from core.ingest.extras import EXTRAS

    lines = []
    for name, (module, what) in EXTRAS.items():
        try:
            state = f"{module} {version(module)}"
        except PackageNotFoundError:
            state = f"missing: pip install 'peace-tui[{name}]'"
        lines.append(f"  {name:<6} {what:<20} {state}")
    return lines


def terminal(environment: Mapping[str, str], tty: bool) -> list[str]:
    """What the terminal is, how many colours it is given, and which way text reaches the clipboard."""
    from tui.options import Options

    columns, rows = shutil.get_terminal_size()
    chosen = Options().resolved(environment)
    name = environment.get("TERM") or "none"
    if not tty or name == "dumb":
        shown = "no terminal to draw on: the plain report is printed instead of the dashboard"
    else:
        colors = {"none": "no colours (NO_COLOR)", "16": "16 colours", "256": "256 colours or more"}[chosen.color]
        small = "; at least 80 by 24 is meant to be seen whole" if columns < 80 or rows < 24 else ""
        shown = f"{columns} by {rows}, {colors}, theme {chosen.theme}{small}"
    encoding = (sys.stdout.encoding or "ascii").upper()
    wide = "" if encoding in ("UTF-8", "UTF8") else "; names need UTF-8: set LANG, e.g. to C.UTF-8"
    lines = [f"  {name}, {encoding}{wide}", f"  {shown}", f"  clipboard: {_clipboard(environment)}"]
    if environment.get("SSH_CONNECTION"):
        lines.append("  over SSH: --low-bandwidth draws less where the line is slow")
    return lines


def _clipboard(environment: Mapping[str, str]) -> str:
    if environment.get("TMUX"):
        allowed = _tmux("allow-passthrough")
        if allowed in ("on", "all"):
            return "OSC 52 through tmux"
        return "OSC 52, which tmux holds back: tmux set -g allow-passthrough on"
    if environment.get("STY"):
        return "OSC 52 through GNU screen, in pieces"
    return "OSC 52; a terminal that does not know it leaves the clipboard alone"


def _tmux(option: str) -> str:
    """The value of a tmux option, "" where tmux does not tell."""
    try:
        asked = subprocess.run(
            ["tmux", "show-options", "-gv", option], capture_output=True, text=True, timeout=_TMUX_WAIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip()


def workspace(folder: Path) -> list[str]:
    """Where verdicts are kept, how many there are, and whether the file is sound and can be written."""
    from core.ingest.masking import harmless
    from core.store import Workspace, WorkspaceError

    kept = Workspace(folder)
    place = harmless(str(kept.path))
    place = place if len(place) <= WIDTH - 2 else "…" + place[3 - WIDTH :]
    if not kept.path.exists():
        above = next((path for path in (folder, *folder.parents) if path.exists()), folder)
        able = "made with the first verdict" if os.access(above, os.W_OK) else "and cannot be made: use --workspace DIR"
        return [f"  {place}", f"  not there yet, {able}"]
    try:
        with closing(sqlite3.connect(f"{kept.path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        judged = len({judgement.id for judgement in kept.judgements().values()})
        mended = len(kept.mendings())
    except (sqlite3.Error, OSError, WorkspaceError) as error:
        return [
            f"  {place}",
            f"  cannot be read ({harmless(str(error))}); keep a copy, name another with --workspace DIR",
        ]
    state = "sound" if sound == "ok" else f"damaged ({harmless(str(sound))}): keep a copy before anything else"
    if not os.access(kept.path, os.W_OK):
        state += ", but read-only: new verdicts are not kept"
    size = kept.path.stat().st_size
    return [f"  {place}", f"  {_many(judged, 'row')} judged, {mended:,} mended, {max(1, size // 1024):,} kB, {state}"]
