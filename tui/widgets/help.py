"""The help screen: the panel one is in, the signs, the filter and every key; `/`-less search: just type."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from core.views import MARKS, NOTE_SIGN, SIGNS
from tui.actions import ACTIONS, CATEGORIES, keys_of

FILTERS = (
    ("umerov drones", "rows with both words; a misspelt word finds its like"),
    ("!tass", "rows without the word"),
    ('\'TASS "two words"', "exactly so"),
    ("side:ukraine,russia", "either side; also kind: source: type: place: speaker:"),
    ("after:2025-06-01", "from that day on; before: earlier than that day"),
    ("certainty:>0.8", "also <, >=, <="),
    ("verdict:accepted", "also rejected, flagged, none"),
)

_KEY = 17
"""Cells for a key or a sign."""
Section = tuple[str, list[tuple[str, str]]]


def sections(panel: str, explanation: str) -> list[Section]:
    """All there is to tell: for each section its pairs of key or sign and meaning."""
    found: list[Section] = [(panel, [("", line) for line in explanation.splitlines() if line])]
    for category in CATEGORIES:
        pairs = [
            (keys_of(a), f"{a.title}{' (in the article)' if a.scope == 'reading' else ''}: {a.help}")
            for a in ACTIONS
            if a.category == category
        ]
        found.append((category, pairs))
    found.append(("What a filter can say", list(FILTERS)))
    verdicts = [(sign, verdict) for verdict, sign in SIGNS.items() if sign.strip()]
    found.append(("Signs", [*MARKS.values(), *verdicts, (NOTE_SIGN, "a note without a verdict")]))
    return found


def matching(found: list[Section], typed: str) -> list[Section]:
    """The sections with only the lines that hold every typed word."""
    words = typed.casefold().split()
    kept = [
        (title, [p for p in pairs if all(w in f"{title} {p[0]} {p[1]}".casefold() for w in words)])
        for title, pairs in found
    ]
    return [(title, pairs) for title, pairs in kept if pairs]


def as_content(found: list[Section], width: int) -> Content:
    """The sections as styled text, wrapped to `width` cells with the meanings under each other."""
    if not found:
        return Content("Nothing of that name.")
    parts: list[Content] = []
    for title, pairs in found:
        parts.append(Content.assemble((title, "bold underline"), "\n"))
        for key, text in pairs:
            indent = " " * (_KEY + 3 if key else 2)
            first, *more = textwrap.wrap(text, max(width - len(indent), 20)) or [""]
            rest = "".join(f"\n{indent}{line}" for line in more)
            shown = Content.assemble("  ", (key.ljust(_KEY), "bold"), " ") if key else Content("  ")
            parts.append(Content.assemble(shown, first, rest, "\n"))
        parts.append(Content("\n"))
    return Content("").join(parts).rstrip()


class HelpScreen(ModalScreen[None]):
    """Type to search; the arrows and Page keys scroll; Esc, Enter or `?` leave."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape,enter,question_mark", "app.pop_screen", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(12)", show=False, priority=True),
        Binding("pageup", "scroll(-12)", show=False, priority=True),
    ]

    def __init__(self, panel: str, explanation: str) -> None:
        super().__init__()
        self._sections = sections(panel, explanation)

    def compose(self) -> ComposeResult:
        """The search line over the text."""
        with Vertical(id="help"):
            search = Input(placeholder="type to search · ↑ ↓ scroll · Esc back", id="help-search", compact=True)
            search.cursor_blink = False
            yield search
            with VerticalScroll(id="help-scroll", can_focus=False):
                yield Static(id="help-text", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what matches."""
        event.stop()
        self._draw()
        self.query_one("#help-scroll").scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wrap to the room there is."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        width = self.query_one("#help-scroll").scrollable_content_region.width - 1
        typed = self.query_one("#help-search", Input).value
        self.query_one("#help-text", Static).update(as_content(matching(self._sections, typed), width))

    def action_scroll(self, step: int) -> None:
        """Scroll the text by lines."""
        self.query_one("#help-scroll").scroll_relative(y=step, animate=False)
