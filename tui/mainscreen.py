"""The only screen under the dialogs, on which a key draws one frame and lays out once at most."""

from __future__ import annotations

from typing import ClassVar

from textual._time import get_time
from textual.binding import Binding
from textual.geometry import Size
from textual.messages import Layout
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.bindings import bindings


class MainScreen(Screen[None]):
    """The only screen under the help: it binds the keys that work anywhere, so that they rest while help is open."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding(b.key, f"app.{b.action}", b.description, show=False) for b in bindings("app")
    ]
    BLANK = True
    """Widgets cover it from edge to edge."""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual would draw the whole screen anew whenever the keys go elsewhere; widgets see to it themselves."""

    _laid_out = 0.0
    """When the screen was laid out last, by Textual's clock."""

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """What a key changed is drawn in one frame with what it moved, for which Textual takes a second one.

        Widgets that were not on show are drawn as they come; named here they would have it lay out everything twice.
        """
        self._dirty_widgets = {
            w for w in self._compositor.visible_widgets if w in self._dirty_widgets or w._repaint_regions
        }
        self._laid_out = get_time()
        super()._refresh_layout(size, scroll)

    async def _on_layout(self, message: Layout) -> None:
        """A wish that was on its way while everything was laid out has been fulfilled with the others."""
        if message.time < self._laid_out:
            message.stop()
            message.prevent_default()
