"""The tab Tallies."""

from __future__ import annotations

from tui.panels.base import Panel


class TalliesPanel(Panel):
    """How many, measure by source."""

    NAME = "tallies"
    TITLE = "Tallies"
    EXPLANATION = """\
How many: one row a measure, one column a source; · means that the source says nothing of it.
≥41 is at least 41, ≤20 up to 20, ~100 about 100; Low–high spans all sources.
Under each row stands who says which number, and where numbers differ a bar of them: █ what all bear out, ░ what only
some claim, + with no upper bound. What a side says of its own comes first, then what it says of its enemy's.
Σ is a running total, not the toll of one attack. 41|38 are two numbers of one source, 41|… the first of several;
← and → reach the sources that find no room.
"""
