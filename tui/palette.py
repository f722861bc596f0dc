"""The command palette: every action of the registry by name, opened with `:`."""

from __future__ import annotations

from collections.abc import Coroutine
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import ACTIONS, Action, keys_of


class Actions(Provider):
    """Offers the actions that work from anywhere."""

    def _offered(self) -> list[tuple[str, str, partial[Coroutine[Any, Any, None]]]]:
        offered = [a for a in ACTIONS if a.scope == "app" and a.call != "command_palette"]
        return [(f"{a.title}  ({keys_of(a)})", a.help, partial(self._run, a)) for a in offered]

    async def _run(self, action: Action) -> None:
        await self.app.run_action(action.call)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, help_text, run in self._offered():
            yield DiscoveryHit(name, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for name, help_text, run in self._offered():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, help=help_text)
