"""What a search through all articles found; it has no tab of its own and is come to by its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.views import Index, Table
from tui.panels.base import Answer, Hooks, Panel

if TYPE_CHECKING:
    from core.views import FullText

MUCH = 300_000
"""Characters of all articles together from which they are searched off the screen's thread."""


class SearchPanel(Panel):
    """Every article searched for words; what is typed is the search, not a filter of rows."""

    NAME = "search"
    TITLE = "Search"
    EXPLANATION = """\
Every article searched as you type: hits under their articles, each with what stands round it.
A word finds all that begin like it; "two words" exactly so, large and small letters alike; !word leaves out.
Several words are looked for in one paragraph. ↑ and ↓ walk the hits while you type; Enter reads one at its place,
Esc goes back: from the article to the hits, from the hits to where you were. . and , go from hit to hit.
"""

    def __init__(self, hooks: Hooks, shown: bool = False) -> None:
        super().__init__(hooks, shown)
        self._words: FullText | None = None

    def load(self, index: Index | None) -> None:
        """Search another snapshot."""
        if index is not None and index is not self._index:
            from core.views import FullText

            self._words = FullText(index)
            if self._slow():
                self.run_worker(self._words.prepare, thread=True, group="prepare", description="articles to search")
        super().load(index)

    def forget(self) -> None:
        """Let go of the text that is searched as well."""
        super().forget()
        self._words = None

    def filter(self, typed: str) -> None:
        """Search for something else."""
        if typed != self.typed:
            self.typed, self._sifter = typed, None
            if self._slow() and not self.lines.rows:
                self.lines.show((), (), empty="Searching …")
            self._show()

    def _slow(self) -> bool:
        return self._words is not None and self._words.size > MUCH

    def _view(self) -> Callable[[Index], Table]:
        words, typed = self._words, self.typed
        assert words is not None
        return lambda index: words.table(typed)

    def _draw(self, answer: Answer) -> None:
        super()._draw(answer)
        if self.lines.cursor == 0 and self.row is not None and self.row.of == "found":
            self.lines.action_move(1)
