"""A line to type a value in, with the values that the dossier has offered below it; Tab takes the next of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from core.mending.known import offered
from core.views import visible

MOST_OFFERED = 40
"""Values that Tab goes through."""


class ValueInput(Input):
    """Enter gives the value, Esc leaves it as it was, Tab completes."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "leave(False)", show=False),
        Binding("enter", "leave(True)", show=False),
        Binding("tab", "complete", show=False),
    ]

    @dataclass
    class Left(Message):
        """The user is done; `give` False leaves the value as it was."""

        give: bool
        text: str

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.display = False
        self.offers: tuple[str, ...] = ()
        """What Tab puts here, in this order."""
        self._known: tuple[str, ...] = ()
        self._many = False
        self._completed: str | None = None
        """The value that nobody has typed on since: the one to begin from, or a completion taken."""

    def ask(self, value: str, known: tuple[str, ...], many: bool = False) -> None:
        """Take the keys, with a value to begin from and the values to complete with: all as they may be drawn."""
        value, known = visible(value), tuple(map(visible, known))
        self._known, self._many, self._completed = known, many, value
        self.value, self.display = value, True
        self.cursor_position = len(value)
        self.offer("" if value in known else value)
        self.focus()

    def offer(self, typed: str) -> None:
        """Look for what completes the typed text."""
        self.offers = offered(self._known, typed, self._many)[:MOST_OFFERED]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other letters have other completions; a completion taken keeps the row of them."""
        if event.value != self._completed:
            self._completed = None
            self.offer(event.value)

    def action_complete(self) -> None:
        """Take the first completion, or the next where one is taken."""
        if self.offers:
            here = self.offers.index(self._completed) + 1 if self._completed in self.offers else 0
            self._completed = self.offers[here % len(self.offers)]
            self.value = self._completed
            self.cursor_position = len(self.value)

    def action_leave(self, give: bool) -> None:
        """Hand over what was typed."""
        self.post_message(self.Left(give, visible(self.value)))

    def choices(self, width: int) -> Content:
        """The completions on one line of at most `width` cells, the one taken between brackets."""
        shown, used = [], 5
        for offer in self.offers:
            text = visible(offer)
            if used + len(text) + 3 > width:
                break
            shown.append(f"[{text}]" if offer == self._completed else text)
            used += len(text) + 3
        return Content(f"Tab: {' · '.join(shown)}" if shown else "")
