"""The tab Delegations."""

from __future__ import annotations

from tui.panels.base import Panel


class DelegationsPanel(Panel):
    """Who sat at the table for whom."""

    NAME = "delegations"
    TITLE = "Delegations"
    EXPLANATION = """\
Who sat at the table for whom: for each meeting its sides, for each side the head first (★), then the members.
Offices are as the sources give them; where they differ, each is named with its sources.
○ named but not there, ↔ replaced by somebody else, ≠ the sources differ on this seat.
"""
