"""The dossier as the comparison reads it: look-ups made once."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from core.compare.voices import Voices
from core.compare.wording import as_written, is_abbreviation, with_article
from core.lexicon.sides import side_names, side_of
from core.model import Article, Dossier, Event, Evidence, Extraction, Figure, NameMention
from core.resolve.folding import folded
from core.resolve.places import place_relation
from core.resolve.theatres import one_theatre, theatres

T = TypeVar("T")
_FIRES = re.compile(
    r"\b([A-Z][\w'-]+)(?:\s+[a-z][\w-]*){0,2}?\s+(?:drones?|missiles?|rockets?|shells?|bombs?|strikes?|attacks?|raids?|uavs?"
    r"|launched|fired|targeted|attacked|struck|sent|shelled)\b"
)


@lru_cache(256)
def _names_of(side: str) -> frozenset[str]:
    """Every way to write a side, folded."""
    return frozenset(folded(name.words) for name in side_names() if folded(name.side) == side)


class Context:
    """Articles, events and voices by their keys."""

    def __init__(
        self, dossier: Dossier, extractions: tuple[Extraction, ...], event_ids: Mapping[tuple[str, str], str]
    ) -> None:
        self.dossier = dossier
        self._made: dict[object, object] = {}
        self.extractions = extractions
        self.event_ids = event_ids
        self.articles: dict[str, Article] = {a.id: a for a in dossier.articles}
        self.events: dict[str, Event] = {e.id: e for e in dossier.events}
        self.figures: dict[str, Figure] = {f.id: f for f in dossier.figures}
        self.voices = Voices(dossier.actors)
        self._theatres = theatres(dossier.figures)
        self._attacks: dict[str, list[Event]] = defaultdict(list)
        for event in dossier.events:
            if event.date and event.type == "attack":
                for day in {event.date.start, event.date.end or event.date.start}:
                    self._attacks[day].append(event)
        self._sides = {folded(n): a.side for a in dossier.actors if a.side for n in (a.name, *a.aliases)}
        self._side: dict[str, str | None] = {}
        self._short: dict[str, dict[str, str]] = {}
        self._people = {folded(n): a.name for a in dossier.actors if a.kind == "person" for n in (a.name, *a.aliases)}
        self._figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in dossier.figures:
            self._figures[figure.article].append(figure)
        self._rank = {a.id: n for n, a in enumerate(sorted(dossier.articles, key=lambda a: (a.path, a.sha256, a.id)))}

        self.originals = tuple(
            e
            for e in sorted(extractions, key=lambda e: self.rank(e.article.id))
            if self.origin(e.article.id) == e.article.id
        )
        """What was read in each article, reprints left out, in the order of `rank`."""

    def once(self, make: Callable[[Context], T]) -> T:
        """What a function makes of this dossier, made once however many kinds of disagreement ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[return-value]

    def origin(self, article: str) -> str:
        """The article that this one reprints, or itself."""
        known = self.articles.get(article)
        return known.reprint_of or article if known else article

    def published(self, article: str) -> dt.date | None:
        """The day on which an article appeared."""
        known = self.articles.get(article)
        return known.published_date if known else None

    def outlet(self, article: str) -> str:
        """The outlet's name, or the file's."""
        known = self.articles.get(article)
        return (known.source or known.path.rsplit("/", 1)[-1]) if known else article

    def side(self, label: str | None) -> str | None:
        """The side that a person or label belongs to, folded; None where it names none."""
        if not label:
            return None
        if label not in self._side:
            side = self._sides.get(folded(label)) or side_of(label)
            self._side[label] = folded(side_of(side) or side) if side else None
        return self._side[label]

    def fires(self, label: str | None, words: str) -> bool:
        """Whether the words make a speaker's side the attacker: "Russian drones", "Russia launched"."""
        side = self.side(label)
        return side is not None and any(folded(m[1]) in _names_of(side) for m in _FIRES.finditer(words))

    def is_person(self, label: str) -> bool:
        """Whether a label is the name of a person of the dossier."""
        return folded(label) in self._people

    def as_written(self, name: str, evidence: Iterable[Evidence]) -> str:
        """A side or voice as the words of evidence have it, or else the letters by which their articles call it."""
        told = list(evidence)
        short = next((s for e in told if (s := self._letters(e.article).get(name))), None)
        return as_written(name, " ".join(e.quote for e in told), short)

    def with_article(self, name: str, evidence: Iterable[Evidence]) -> str:
        """A name with "the" or "a" before it where the words of evidence have that."""
        return with_article(name, " ".join(e.quote for e in evidence))

    def _letters(self, article: str) -> dict[str, str]:
        """By full name: the abbreviation under which an article knows it."""
        if article not in self._short:
            names = self.dossier.names.get(article, ())
            self._short[article] = {n.name: n.text for n in names if n.text != n.name and is_abbreviation(n.text)}
        return self._short[article]

    def usual_name(self, name: str) -> str:
        """The name by which the dossier lists a person whom a report may spell otherwise; itself if unlisted."""
        return self._people.get(folded(name), name)

    def one_theatre(self, a: str, b: str) -> bool:
        """Whether two articles may be about one war."""
        return one_theatre(a, b, self._theatres)

    def figures_of(self, article: str) -> list[Figure]:
        """The figures of one article."""
        return self._figures.get(article, [])

    def names_in(self, article: str, start: int, end: int) -> list[NameMention]:
        """The names that begin within characters `start` to `end` (half-open) of an article."""
        names = self.dossier.names.get(article, ())
        first, last = (bisect_left(names, offset, key=lambda name: name.start) for offset in (start, end))
        return list(names[first:last])

    def rank(self, article: str) -> int:
        """A place in an order of the articles that does not depend on the order in which they were given."""
        return self._rank.get(article, len(self._rank))

    def in_order(self, articles: set[str]) -> tuple[str, ...]:
        """The articles in that order."""
        return tuple(sorted(articles, key=self.rank))

    def silent(self, events: set[str], speaking: set[str]) -> tuple[str, ...]:
        """Articles that tell of one of the events, and none of whose words hold a position."""
        telling = {e.article for event in events if event in self.events for e in self.events[event].evidence}
        return self.in_order(telling - speaking)

    def attacks(self, day: str | None, place: str | None, sides: set[str | None]) -> set[str]:
        """The attacks of a day on a place, or between the same sides where no place is told."""
        if day is None:
            return set()
        return {
            event.id
            for event in self._attacks.get(day, ())
            if (place and event.place and place_relation(place, event.place) != "apart")
            or (not place and len((sides - {None}) & {self.side(a) for a in event.actors}) > 1)
        }

    def sentence(self, figure: Figure) -> Evidence:
        """The whole sentence of a figure as evidence, or the figure's own words where the text has no such sentence."""
        article = self.articles.get(figure.article)
        start = (
            article.text.rfind(figure.quote, 0, figure.start + len(figure.quote)) if article and figure.quote else -1
        )
        if 0 <= start <= figure.start and figure.end <= start + len(figure.quote):
            return Evidence(article=figure.article, start=start, end=start + len(figure.quote), quote=figure.quote)
        return Evidence(article=figure.article, start=figure.start, end=figure.end, quote=figure.text)
