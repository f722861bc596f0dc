"""The evidence of a row: what the row says in full, who says the words, and the article with the words highlighted."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from core.views import Detail, Index, Row, Spot, detail_of, evidence_of, page_of, spot_at, visible
from tui.widgets.cells import clip
from tui.widgets.drawn import Placed
from tui.widgets.reading import ReadingView

MOST_VOICES = 5
"""Sources listed at once; the list moves with the one on show."""


class Said(Static, Placed):
    """Some lines of text, as high as they are."""


class EvidencePane(Vertical, Placed):
    """Shows one piece of a row's evidence at a time; `step` goes to the next and previous."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row: Row | None = None
        self.spots: tuple[Spot, ...] = ()
        self.place = 0
        self._index: Index | None = None
        self._judgement = ""
        self._pointed: Spot | None = None
        """Other words of the article that were pointed at."""
        self._drawn_in = -1
        """The width that the list of sources was cut to."""

    def compose(self) -> ComposeResult:
        """The row in full, who says it, the article."""
        yield Said(id="evidence-row", markup=False)
        yield Said(id="evidence-who", markup=False)
        yield ReadingView(id="reading")

    @property
    def spot(self) -> Spot | None:
        """The evidence on show."""
        return self._pointed or (self.spots[self.place] if self.spots else None)

    @property
    def reading(self) -> ReadingView:
        """The article on show."""
        return self.query_one(ReadingView)

    def show(self, index: Index, row: Row | None, judgement: str = "") -> None:
        """Show the first evidence of the row, or the one on show already where it is the same row."""
        same = row is not None and self.row is not None and row.id == self.row.id and row.of == self.row.of
        place = self.place if same else 0
        if not same or index is not self._index:
            self._pointed = None
        self._index, self.row, self._judgement = index, row, judgement
        self.spots = evidence_of(index, row) if row else ()
        self.place = min(place, max(len(self.spots) - 1, 0))
        self._draw()

    def on_resize(self) -> None:
        """The list of sources is cut to the new width."""
        if self.size.width != self._drawn_in:
            self._draw()

    def shows(self, index: Index, row: Row | None) -> bool:
        """Whether words of this very row are on show."""
        return index is self._index and row is self.row

    def go(self, place: int) -> None:
        """Show the source at this place of the list, where there is one."""
        self.place, self._pointed = max(0, min(place, len(self.spots) - 1)), None
        self._draw()

    def point(self, start: int, end: int) -> None:
        """Highlight other words of the article on show, until the row or source is another one."""
        if self._index is not None and self.spot is not None:
            self._pointed = spot_at(self._index, self.spot.article, start, end)
            self._draw()

    def step(self, step: int) -> bool:
        """Show the next or previous source of the same fact, round the end; False where there is no other."""
        if self._pointed is None and len(self.spots) < 2:
            return False
        self._pointed = None
        self.place = (self.place + step) % len(self.spots)
        self._draw()
        return True

    def _draw(self) -> None:
        self._drawn_in = self.size.width
        if self._index is None or self.row is None:
            self._tell(Content(""), Content(""))
            self.reading.show(None)
            return
        self._tell(
            headline(detail_of(self._index, self.row), self._judgement),
            voices(self.spots, self.place, self._drawn_in - 2),
        )
        self.reading.show(page_of(self._index, self.spot) if self.spot else None)

    def _tell(self, row: Content, who: Content) -> None:
        """What is the same is not said again: each saying lays out the screen anew."""
        for name, content in (("#evidence-row", row), ("#evidence-who", who)):
            said = self.query_one(name, Said)
            if said.content != content:
                said.update(content)


def headline(detail: Detail, judgement: str) -> Content:
    """What was decided of the row, its title, and its facts one after the other."""
    facts = " · ".join(detail.facts)
    verdict = "".join(f"{visible(line)}\n" for line in (judgement, *detail.mended) if line)
    return Content.assemble(verdict, (visible(detail.title), "bold"), "\n" if facts else "", visible(facts))


def voices(spots: tuple[Spot, ...], place: int, width: int) -> Content:
    """The sources of the row, one a line, the one on show with a sign: what it holds, who says it, its words."""
    if not spots:
        return Content("No words stand behind this line.")
    first = max(0, min(place - MOST_VOICES // 2, len(spots) - MOST_VOICES))
    lines = []
    for number, spot in enumerate(spots[first : first + MOST_VOICES], first):
        here = number == place
        held = f"{spot.position}  " if spot.position else ""
        when = f" · {spot.published.replace('T', ' ')[:16]}" if spot.published else ""
        doubt = f" · {spot.confidence}" if spot.confidence not in ("fact", "claimed") else ""
        of = f"{number + 1}/{len(spots)} "
        words = f" · “{' '.join(spot.quote.split())}”" if spot.quote else ""
        line = clip(f"{'›' if here else ' '} {of}{held}{spot.who}{when}{doubt}{words}", max(width, 20))
        lines.append(Content.styled(line, "bold" if here else ""))
    return Content("\n").join(lines)
