"""From the words of an article back to the rows that were made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from core.model import Evidence
from core.resolve.seating import seated
from core.views.index import Index, figure_evidence
from core.views.rows import PanelName
from core.views.wording import capital, count, day


class Made(msgspec.Struct, frozen=True, gc=False):
    """A row made of a stretch of an article (half-open, in code points): where it stands and what it is, in a line."""

    start: int
    end: int
    panel: PanelName
    row: str
    """Its id in the panel."""
    label: str


def made_of(index: Index, article: str) -> tuple[Made, ...]:
    """Every row that the article's words are behind, by place in the article, then in the order of the panels."""
    found = {
        (made.start, made.end, made.panel, made.row): made
        for panel, row, label, evidence in _rows(index)
        for made in _in(article, panel, row, label, evidence)
    }
    return tuple(sorted(found.values(), key=lambda made: (made.start, made.end)))


def stretches(made: Iterable[Made]) -> tuple[tuple[int, int], ...]:
    """The stretches that rows were made of, each once, by place."""
    return tuple(sorted({(each.start, each.end) for each in made}))


def behind(made: Iterable[Made], start: int, end: int) -> tuple[Made, ...]:
    """The rows made of words that touch this stretch, each row once."""
    rows: dict[tuple[str, str], Made] = {}
    for each in made:
        if each.start < end and start < each.end:
            rows.setdefault((each.panel, each.row), each)
    return tuple(rows.values())


def _in(article: str, panel: PanelName, row: str, label: str, evidence: Iterable[Evidence]) -> Iterator[Made]:
    for words in evidence:
        if words.article == article and words.end > words.start:
            yield Made(words.start, words.end, panel, row, label)


def _rows(index: Index) -> Iterator[tuple[PanelName, str, str, Iterable[Evidence]]]:
    """Every row with its panel, id, label and words."""
    for event in index.dossier.events:
        label = " ".join(part for part in (day(event.date), event.type, event.venue or event.place or "") if part)
        yield "timeline", event.id, label, event.evidence
    for key, delegation in index.delegations.items():
        yield "delegations", key, f"{delegation.side}, {delegation.role}", delegation.evidence
        for place, member in seated(delegation, index.people):
            yield "delegations", f"{key}.{place}", f"{member.name} for {delegation.side}", member.evidence
    for tally in index.dossier.tallies:
        for name in tally.figures:
            if figure := index.figures.get(name):
                number = count(figure.low, figure.best, figure.high)
                yield "tallies", tally.id, f"{number}  {tally.label}", (figure_evidence(figure),)
    for dispute in index.dossier.disagreements:
        for position in dispute.positions:
            label = f"{capital(dispute.kind)}: {dispute.about}"
            yield "disagreements", dispute.id, label, position.evidence
