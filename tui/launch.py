"""Opening the dashboard: the reading process starts first, so that it loads while Textual does."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.feed import STDIN, Feed
from tui.options import Options, workspace_folder

if TYPE_CHECKING:
    from core.store import Workspace

_WORKSPACE = "workspace."
"""What the names of a workspace's files begin with."""
_SWITCH = 0.001
"""Seconds for which a background thread may keep the interpreter: the default of 5 ms is felt in the keys."""
_FRAMES = "500"
"""Most frames a second: at Textual's own 60 a key that is drawn in two frames, as another panel is, waits a sixtieth of
a second between them. Nothing moves by itself, so that hardly more is drawn."""
_COLLECT = (50_000, 100, 100)
"""Thresholds of the garbage collector: records make no cycles, and going through a large Dossier for some is felt."""


def run(paths: Sequence[str], *, sample: bool = False, options: Options | None = None) -> int:
    """Open the dashboard on the paths and return the exit code: 0, or 1 where nothing could be read.

    `sample` says that the paths are the built-in sample, which the screen then names as such.
    """
    options = options or Options()
    paths = [str(path) for path in paths]
    if options.resolved().color == "none":
        os.environ["NO_COLOR"] = "1"
    folder = workspace_folder(options.workspace)
    workspace, days = known_days(folder)

    def start(as_of: str, days: Mapping[str, str], stdin: bool = False) -> Feed:
        return Feed(paths, options.lexicon, stdin, options.fields, folder, as_of, days)

    feed = start(options.as_of, days, stdin=True)
    if STDIN in paths:
        _take_terminal()
    _end_with_the_line()
    keep_keys_quick(options.low_bandwidth)
    from core.store import Workspace
    from tui.app import PeaceApp
    from tui.review import Review

    app = PeaceApp(
        feed,
        start,
        opened=opened(paths),
        sample=sample,
        options=options,
        review=Review(workspace or Workspace(folder)),
    )
    try:
        code = app.run()
    finally:
        feed.stop()
    return code or app.return_code or 0


def known_days(folder: Path) -> tuple[Workspace | None, dict[str, str]]:
    """The workspace in the folder, where there is one, and the publication days that reviewers gave articles.

    No days where it cannot be read, which is told later. Where there is none, nothing is loaded to look into it.
    """
    if not any(folder.glob(f"{_WORKSPACE}*")):
        return None, {}
    from core.store import Workspace, WorkspaceError

    workspace = Workspace(folder)
    try:
        held = workspace.mendings()
    except WorkspaceError:
        return workspace, {}
    if not held:
        return workspace, {}
    from core.mending.days import mended_days

    return workspace, mended_days(held)


def opened(paths: Sequence[str]) -> str:
    """What is open, in a few words: the folder or file, or how many of them."""
    names = ["standard input" if path == STDIN else Path(path).name or path for path in paths]
    if names.count(names[0] if names else "") > 1:  # many folders of one name are told by what they lie in
        names[0] = f"{Path(paths[0]).absolute().parent.name}/{names[0]}"
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more" if names else "nothing"


def keep_keys_quick(low_bandwidth: bool = False) -> None:
    """Settings of this process under which a background thread is hardly felt in the keys; before Textual is loaded.

    Over a slow line several keys may share a frame. Garbage is not collected before `Listening` has the first snapshot:
    what is loaded and decoded until then stays.
    """
    if not low_bandwidth:
        os.environ.setdefault("TEXTUAL_FPS", _FRAMES)
    sys.setswitchinterval(_SWITCH)
    gc.set_threshold(*_COLLECT)
    gc.disable()


def _take_terminal() -> None:
    """Standard input was the article: take the keys from the terminal itself."""
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)


def _end_with_the_line() -> None:
    """A lost connection ends the process at once, even where it was started to ignore that."""
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
