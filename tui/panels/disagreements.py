"""The tab Disagreements."""

from __future__ import annotations

from tui.panels.base import Panel


class DisagreementsPanel(Panel):
    """Where the sources contradict each other."""

    NAME = "disagreements"
    TITLE = "Disagreements"
    EXPLANATION = """\
Where the sources contradict each other, the gravest first, with who holds what and why it counts.
Below stand pairs that look like a disagreement and are none, with the reason.
n and N go from one to the next from anywhere in the program; . and , from position to position.
"""
