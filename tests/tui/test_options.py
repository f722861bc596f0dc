"""What `auto` comes to in a terminal."""

from __future__ import annotations

import pytest

from tui.options import Options


@pytest.mark.parametrize(
    ("given", "env", "theme", "color"),
    [
        (Options(), {"TERM": "xterm-256color"}, "dark", "256"),
        (Options(), {"TERM": "xterm", "COLORTERM": "truecolor"}, "dark", "256"),
        (Options(), {"TERM": "xterm"}, "ansi", "16"),
        (Options(), {"TERM": "linux"}, "ansi", "16"),
        (Options(), {"TERM": "xterm-256color", "NO_COLOR": "1"}, "ansi", "none"),
        (Options(theme="light"), {"TERM": "xterm-256color"}, "light", "256"),
        (Options(theme="light", color="16"), {"TERM": "xterm-256color"}, "ansi", "16"),
        (Options(color="none"), {"TERM": "xterm-256color"}, "ansi", "none"),
        (Options(low_bandwidth=True), {"TERM": "xterm-256color"}, "ansi", "256"),
        (Options(theme="dark", low_bandwidth=True), {"TERM": "xterm-256color"}, "dark", "256"),
    ],
)
def test_auto(given: Options, env: dict[str, str], theme: str, color: str) -> None:
    found = given.resolved(env)
    assert (found.theme, found.color) == (theme, color)
