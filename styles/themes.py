"""The themes: dark, light, and one of the terminal's own sixteen colours."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#7aa2c8",
    secondary="#8fb38c",
    accent="#d9a65a",
    warning="#d9a65a",
    error="#d97a6c",
    success="#8fb38c",
    foreground="#d6d9de",
    background="#15181c",
    surface="#1c2026",
    panel="#252b33",
    dark=True,
    variables={
        "quiet": "#8b939e",
        "cursor": "#2f4a66",
        "cursor-text": "#ffffff",
        "words": "#e8c57a",
        "words-text": "#15181c",
        "sentence": "#23292f",
    },
)
LIGHT = Theme(
    name="light",
    primary="#2f5d8a",
    secondary="#47713f",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#a8321f",
    success="#47713f",
    foreground="#1d2127",
    background="#fbfaf7",
    surface="#f1efea",
    panel="#e4e1da",
    dark=False,
    variables={
        "quiet": "#5f6772",
        "cursor": "#c3d6ea",
        "cursor-text": "#10151b",
        "words": "#f3d27c",
        "words-text": "#1d2127",
        "sentence": "#f1ede0",
    },
)
ANSI = Theme(
    name="ansi",
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    ansi=True,
    variables={
        "quiet": "ansi_default",
        "cursor": "ansi_blue",
        "cursor-text": "ansi_bright_white",
        "words": "ansi_yellow",
        "words-text": "ansi_black",
        "sentence": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_blue",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_bright_white",
        "block-cursor-background": "ansi_blue",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "block-hover-background": "ansi_default",
        "scrollbar": "ansi_blue",
        "scrollbar-hover": "ansi_blue",
        "scrollbar-active": "ansi_blue",
        "scrollbar-background": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT, ANSI)}


def begin_with(app: App[Any], name: str) -> None:
    """Register the themes and begin with one of them, before any style sheet is read.

    To set `app.theme` would be enough, but every sheet would then be read twice.
    """
    for theme in THEMES.values():
        app.register_theme(theme)
    app.set_reactive(App.theme, name)
    app.set_class(app.current_theme.dark, "-dark-mode", update=False)
    app.set_class(not app.current_theme.dark, "-light-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())
