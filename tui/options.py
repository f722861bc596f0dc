"""What a user may choose about the dashboard: the command's flags and the settings file are made of this."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

Theme = Literal["auto", "dark", "light", "ansi"]
Color = Literal["auto", "256", "16", "none"]

Panel = Literal["timeline", "delegations", "tallies", "disagreements", "sources"]

THEMES: tuple[Theme, ...] = ("auto", "dark", "light", "ansi")
COLORS: tuple[Color, ...] = ("auto", "256", "16", "none")
PANELS: tuple[Panel, ...] = ("timeline", "delegations", "tallies", "disagreements", "sources")


class Options(NamedTuple):
    """How the dashboard looks and what it may cost the line."""

    theme: Theme = "auto"
    """`auto` is dark, or ansi where the terminal has sixteen colours or fewer."""
    color: Color = "auto"
    """`auto` asks the terminal (NO_COLOR, COLORTERM, TERM); `none` is the same as NO_COLOR."""
    low_bandwidth: bool = False
    """No animation, the terminal's own colours, nothing that blinks or ticks."""
    panel: Panel = "timeline"
    """The one on show at the start."""
    lexicon: tuple[str, ...] = ()
    """TOML files whose words are added to the lexicon before reading."""
    fields: tuple[str, ...] = ()
    """How the user's own exports name what they hold: `text=body,date=when`."""
    as_of: str = ""
    """ISO day: what was published later is hidden; empty for everything."""
    workspace: str | None = None
    """Folder of the workspace with verdicts and notes; None is the user's own data folder."""

    def resolved(self, environment: Mapping[str, str] | None = None) -> Options:
        """The same options with every `auto` decided for this terminal."""
        env = os.environ if environment is None else environment
        color, theme = self.color, self.theme
        if color == "auto":
            color = "none" if env.get("NO_COLOR") else ("256" if _many_colors(env) else "16")
        if theme == "auto":
            theme = "ansi" if self.low_bandwidth or color in ("16", "none") else "dark"
        if color in ("16", "none"):
            theme = "ansi"
        return self._replace(theme=theme, color=color)


def workspace_folder(given: str | None) -> Path:
    """Where verdicts and mendings are kept: the folder asked for, else the user's own data folder."""
    from platformdirs import user_data_path

    return Path(given).expanduser() if given else user_data_path("peace-tui", appauthor=False)


def _many_colors(env: Mapping[str, str]) -> bool:
    term = env.get("TERM", "")
    return env.get("COLORTERM", "") in ("truecolor", "24bit") or "256" in term or "direct" in term or "kitty" in term
