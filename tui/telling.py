"""What the bars of the dashboard say, brought up to date in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.views import detail_of, judgement_told
from tui.panels.base import MANY
from tui.summary import counts, found
from tui.widgets.bars import Bar, FootBar, TabBar, TitleBar
from tui.widgets.filterbar import FilterBar

if TYPE_CHECKING:
    from tui.app import PeaceApp


class Bars:
    """The bars, found once: they are told something at every key."""

    def __init__(self, tabs: TabBar) -> None:
        self.title, self.tabs, self.filter = TitleBar(), tabs, FilterBar()
        self.peek, self.foot = Bar("peek"), FootBar()


TABLE_KEYS = "Enter read  / filter  s sort  n next ≠  ? help  q quit"
HIT_KEYS = "Esc back to the hits  . next hit  F search on"
READING_KEYS = "Esc back  . next source  ] next words  b rows  ? help"
SEARCH_KEYS = "Enter read  . next hit  F search on  Esc back"
SEARCHING_KEYS = "Enter reads the hit  ↑ ↓ move  Esc back"
FILTER_KEYS = "Enter keeps the filter  Esc clears it  ↑ ↓ move"


def tell(app: PeaceApp) -> None:
    """Title, tabs, the current row in full, a message or the keys, and the place in the table."""
    stopped = "reading stopped: p goes on" if app.stopped else ""
    as_of = f"as of {app.as_of}" if app.as_of else ""
    parts = (as_of, stopped, app.pace, reviewed(app), found(app.index) if app.index else "")
    summary = " · ".join(part for part in parts if part)
    app.bars.title.show(app.opened, summary, app.sample)
    app.bars.tabs.show(app.current, counts(app.index))
    row = app.panel.row
    detail = detail_of(app.index, row).line if app.index and row else ""
    verdict = judgement_told(app.review.of(app.index, row))
    app.bars.peek.tell(f" · {detail}" if verdict else detail, verdict)
    place, shown, total = app.panel.counts()
    rows = f"{place:,}/{shown:,}" + (f" of {total:,}" if shown != total else "") if total else ""
    app.bars.foot.show(app.message or keys(app), app.progress or rows)


def reviewed(app: PeaceApp) -> str:
    """How far the review of the panel is: `12 of 47 reviewed`; nothing before the first verdict on what is open."""
    if not app.review.begun or app.index is None or len(app.panel.rows) > MANY:
        return ""
    done, of = app.reviewed(app.panel.rows)
    return f"{done} of {of} reviewed" if of and (done or app.review.at_work) else ""


def keys(app: PeaceApp) -> str:
    """The keys that matter where the user is."""
    if app.bars.filter.display:
        return SEARCHING_KEYS if app.current == "search" else FILTER_KEYS
    if app.current == "search" and not app.reading:
        return SEARCH_KEYS
    if app.panel.typed and not app.reading:
        return f"Filter: {app.panel.typed} · Esc clears it"
    if app.reading:
        return HIT_KEYS if app.current == "search" else READING_KEYS
    return TABLE_KEYS
