"""A Textual app with as many widgets as the dashboard and nothing in them: what the start is compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.scroll_view import ScrollView
from textual.widgets import Input, Static


class Bare(App[None]):
    """Two bars, six panels with a list each, an article, three lines to type in, two bars; a test counts them."""

    CSS = "Static, Input {height: 1;} Input {display: none;}"

    def compose(self) -> ComposeResult:
        yield Static("title")
        yield Static("tabs")
        with Horizontal():
            with Vertical():
                with Vertical():
                    yield Static()
                    yield ScrollView()
                for _ in range(5):
                    with Vertical():
                        yield ScrollView()
            with Vertical():
                yield Static()
                yield Static()
                yield ScrollView()
        yield Static()
        for _ in range(3):
            yield Input(compact=True)
        yield Static("ready to go")


if __name__ == "__main__":
    Bare().run()
