"""The registry's actions as Textual bindings."""

from __future__ import annotations

from textual.binding import Binding

from tui.actions import Scope, of_scope


def bindings(scope: Scope) -> list[Binding]:
    """One binding a key for every action of the scope."""
    return [
        Binding(key, action.call, action.title, show=False, system=False)
        for action in of_scope(scope)
        for key in action.keys
    ]
