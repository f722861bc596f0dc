"""A Dossier looked up by id, and what the views ask of it again and again: outlets, speakers, what is in dispute."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from core.corpus.packed import Packed
from core.model import Actor, Article, Delegation, Disagreement, Dossier, Event, Evidence, Figure, Position, Tally
from core.pace import Rest, in_steps, no_rest

if TYPE_CHECKING:
    from core.mending.notes import Mended, Note
    from core.store import Target
    from core.views.rows import Table
    from core.views.selection import Sifter

T = TypeVar("T")
_Span = tuple[int, int]
_IN_TEXT = attrgetter("start", "end", "id")
LARGE = 5000
"""Events and figures from which a dossier is large."""


class Index:
    """An immutable Dossier, looked up by id. Built once a snapshot, in time linear in its rows."""

    def __init__(self, dossier: Dossier, mended: Mended | None = None, rest: Rest = no_rest) -> None:
        """`mended` tells what reviewers did to the dossier, where they did.

        `rest` is called now and then while it is built and while views are made of it.
        """
        self.dossier = dossier
        self.rest = rest
        self.targets: dict[str, Target] = mended.targets if mended else {}
        """What mended rows are tied to, by key: an event's or figure's id, `g1`, `g1:Name`."""
        self._notes: dict[str, list[Note]] = defaultdict(list)
        for note in mended.notes if mended else ():
            self._notes[note.row].append(note)
        self.articles: dict[str, Article] = {a.id: a for a in dossier.articles}
        self.place: dict[str, int] = {a.id: n for n, a in enumerate(dossier.articles)}
        """Where each article stands in the order of the report."""
        self.events = _events(dossier)
        self.tallies: dict[str, Tally] = {t.id: t for t in dossier.tallies}
        self.disagreements: dict[str, Disagreement] = {d.id: d for d in dossier.disagreements}
        self.delegations: dict[str, Delegation] = {f"g{n}": d for n, d in enumerate(dossier.delegations, 1)}
        """Delegations have no id of their own in the report: here g1, g2 … in its order."""
        self._labels = {a.id: outlet_label(a) for a in dossier.articles}
        self._figures_in: dict[str, list[Figure]] = defaultdict(list)
        for figure in dossier.figures:
            self._figures_in[figure.article].append(figure)
        for figures in self._figures_in.values():
            figures.sort(key=_IN_TEXT)
        self._starts = {article: [f.start for f in figures] for article, figures in self._figures_in.items()}
        self._disputed = self._collect_disputed()
        self._origins: dict[str, str] = {}
        """By article the label of the one that it reprints, as they are asked for."""
        self.tables: dict[str, Table] = {}
        """Views of this dossier that are made already, by the name of their panel."""
        self.sifters: dict[str, Sifter] = {}
        """What filters and sorts them, by the name of their panel."""

    # What only some panels ask for is made when one does: the first rows are on the screen that much sooner.

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its id."""
        return {f.id: f for f in self.dossier.figures}

    @cached_property
    def people(self) -> dict[str, Actor]:
        """By name, as delegations name them."""
        return {a.name: a for a in self.dossier.actors if a.kind == "person"}

    @cached_property
    def enemies(self) -> frozenset[frozenset[str]]:
        """Pairs of sides of which one is told to have done something to the other."""
        figures = self.dossier.figures
        pairs = {(f.by, f.against) for f in figures if f.by and f.against and f.by != f.against}
        return frozenset(frozenset(pair) for pair in pairs)

    @property
    def large(self) -> bool:
        """Whether making, filtering and sorting rows of it takes long enough to be felt in the keys."""
        return len(self.events) + len(self.dossier.figures) > LARGE

    def steadily(self, records: Iterable[T]) -> Iterator[T]:
        """The records in their order, with rests between them: what a view is made of."""
        return in_steps(records, self.rest)

    def notes_on(self, key: str) -> tuple[Note, ...]:
        """What reviewers did to the row with this key."""
        return tuple(self._notes.get(key, ()))

    def mended_marks(self, *keys: str) -> tuple[str, ...]:
        """The mark of a row with one of these keys that a reviewer mended or added; none for all others."""
        deeds = {note.deed for key in keys for note in self._notes.get(key, ())} if self._notes else ()
        if not deeds:
            return ()
        return ("added",) if "add" in deeds else ("mended",)

    def outlet(self, article: str) -> str:
        """The label of an article's source: its outlet, else its file name."""
        return self._labels.get(article, article)

    def outlets(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Labels of the articles' sources, each once, in the order given."""
        labels = self._labels
        return tuple(dict.fromkeys([labels.get(a, a) for a in articles]))

    def origin(self, article: str) -> str:
        """The article that this one reprints, at the end of the chain; itself where it is no reprint."""
        seen = {article}
        while (known := self.articles.get(article)) and known.reprint_of and known.reprint_of not in seen:
            article = known.reprint_of
            seen.add(article)
        return article

    def figures_in(self, article: str) -> list[Figure]:
        """The article's figures in the order of its text."""
        return self._figures_in.get(article, [])

    def figure_near(self, evidence: Evidence) -> Figure | None:
        """The first figure whose own words lie inside the evidence, or hold it: it tells who speaks there."""
        starts = self._starts.get(evidence.article)
        if starts is None:
            return None
        figures, place = self._figures_in[evidence.article], bisect_left(starts, evidence.start)
        if place < len(figures) and figures[place].start < evidence.end:
            return figures[place]
        if place and figures[place - 1].end > evidence.start:
            return figures[place - 1]
        return None

    def voices(self, evidence: Iterable[Evidence]) -> tuple[int, tuple[str, ...]]:
        """How many independent claims stand behind the evidence, and who is quoted in it, each once.

        The speaker of a figure answers for the words round it, else the outlet that first printed them: a reprint makes
        no claim of its own.
        """
        holders: set[str] = set()
        speakers: dict[str, None] = {}
        for item in evidence:
            figure = self.figure_near(item)
            if figure and figure.speaker:
                holders.add(figure.speaker)
                speakers[figure.speaker] = None
            else:
                holders.add(self._origins.get(item.article) or self._first_printed(item.article))
        return len(holders), tuple(speakers)

    def _first_printed(self, article: str) -> str:
        label = self._origins[article] = self.outlet(self.origin(article))
        return label

    def disputed(self, evidence: Iterable[Evidence], counts: Callable[[Disagreement, Position], bool]) -> bool:
        """Whether a disagreement has a position on the evidence's words that `counts` for the row."""
        for item in evidence:
            for (start, end), dispute, position in self._disputed.get(item.article, ()):
                if start < item.end and item.start < end and counts(dispute, position):
                    return True
        return False

    def _collect_disputed(self) -> dict[str, list[tuple[_Span, Disagreement, Position]]]:
        spans: dict[str, list[tuple[_Span, Disagreement, Position]]] = defaultdict(list)
        for dispute in self.dossier.disagreements:
            for position in dispute.positions:
                for evidence in position.evidence:
                    spans[evidence.article].append(((evidence.start, evidence.end), dispute, position))
        return spans


def _events(dossier: Dossier) -> Mapping[str, Event]:
    """Where they stay bytes, they do so here as well."""
    events: Sequence[Event] = dossier.events
    return events.by_id() if isinstance(events, Packed) else {event.id: event for event in events}


def outlet_label(article: Article) -> str:
    """What an article's source is called in tables: its outlet, else the name of its file."""
    return article.source or PurePath(article.path).stem or article.id


def figure_evidence(figure: Figure) -> Evidence:
    """The words of a figure as evidence."""
    return Evidence(article=figure.article, start=figure.start, end=figure.end, quote=figure.text)
