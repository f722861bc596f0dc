"""The filter: a line to type in; the panel follows every letter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding

from tui.widgets.linebar import LineBar

SEARCH = 'words in every article  "two words"  !not'
PLACEHOLDER = "words  !not  'exact  side: type: source: place: speaker: after: before: certainty:>0.8 verdict:"


class FilterBar(LineBar):
    """Enter keeps the filter, Esc clears it; the arrows move in the table meanwhile."""

    BINDINGS: ClassVar[list[Binding]] = [
        Binding("down", "app.pass_on('move', 1)", show=False),
        Binding("up", "app.pass_on('move', -1)", show=False),
        Binding("pagedown", "app.pass_on('page', 1)", show=False),
        Binding("pageup", "app.pass_on('page', -1)", show=False),
    ]

    class Left(LineBar.Left):
        """The user is done typing; `keep` False clears the filter."""

    def __init__(self) -> None:
        super().__init__(PLACEHOLDER, "filter")

    def open_for(self, typed: str, searching: bool) -> None:
        """Take the keys; `typed` stands there already. `searching`: what is typed is looked for in every article."""
        self.placeholder = SEARCH if searching else PLACEHOLDER
        self.open(typed)
