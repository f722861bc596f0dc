"""The tab Timeline."""

from __future__ import annotations

from tui.panels.base import Panel


class TimelinePanel(Panel):
    """What happened when."""

    NAME = "timeline"
    TITLE = "Timeline"
    EXPLANATION = """\
What happened when: one row an event, earliest first; background (earlier wars and rounds) apart at the end.
Claims counts who says so independently: two outlets that quote one ministry make one claim, a reprint makes none.
≠ stands where the sources differ on what the row tells; → planned, × cancelled.
Enter reads the words behind the row, . and , go from source to source.
"""
