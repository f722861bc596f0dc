"""One module a tab."""

from tui.panels.base import Hooks, Panel
from tui.panels.delegations import DelegationsPanel
from tui.panels.disagreements import DisagreementsPanel
from tui.panels.search import SearchPanel
from tui.panels.sources import SourcesPanel
from tui.panels.tallies import TalliesPanel
from tui.panels.timeline import TimelinePanel

__all__ = ["EVERY", "PANELS", "Hooks", "Panel"]

PANELS: tuple[type[Panel], ...] = (TimelinePanel, DelegationsPanel, TalliesPanel, DisagreementsPanel, SourcesPanel)
"""In the order of the tabs and of the digits that choose them."""
EVERY: tuple[type[Panel], ...] = (*PANELS, SearchPanel)
"""With what has no tab of its own."""
