"""A few screens as pictures, at 80x24: what they depend on (theme, colours, size, Dossier) is pinned.

After a wanted change: python -m pytest tests/tui/test_snapshots.py --snapshot-update
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.feed import app_on
from tui.options import Options

SCREENS: dict[str, tuple[list[str], Options, tuple[int, int]]] = {
    "timeline": (["1"], Options(theme="dark", color="256"), (80, 24)),
    "delegations": (["2"], Options(theme="dark", color="256"), (80, 24)),
    "tallies": (["3"], Options(theme="light", color="256"), (80, 24)),
    "disagreements": (["4"], Options(theme="dark", color="256"), (80, 24)),
    "sources": (["5"], Options(theme="ansi", color="16"), (80, 24)),
    "evidence": (["4", "enter"], Options(theme="dark", color="256"), (80, 24)),
    "help": (["question_mark"], Options(theme="dark", color="256"), (80, 24)),
    "filter": (["slash", "k", "e", "l", "m"], Options(theme="dark", color="256"), (80, 24)),
    "mending": (["m", "j", "enter"], Options(theme="dark", color="256"), (80, 24)),
    "export": (["3", "e"], Options(theme="ansi", color="16"), (80, 24)),
    "wide": (["4", "j"], Options(theme="dark", color="256"), (160, 40)),
}


@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    keys, options, size = SCREENS[name]

    async def settled(pilot: Any) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()

    assert snap_compare(app_on(options=options), run_before=settled, terminal_size=size)
