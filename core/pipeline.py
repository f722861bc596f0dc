"""The one place where the order stands: read → extract → resolve → compare → Dossier."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from core.extract.dates.calendar import stated_day
from core.extract.document import Document
from core.extract.sentences import divide
from core.model import Article, Dossier, Extraction, Figure, NameMention, Warning

if TYPE_CHECKING:
    from core.compare.basis import Basis

_BATCH = 24
"""Articles that `review` reads at once."""


def annotate(article: Article) -> Extraction:
    """Everything that the rules find in one article, by itself: a pure function of the article and the lexicon.

    All offsets are half-open, in code points of `article.text`; ids are local to the article. Never raises on any
    text.
    """
    return annotate_each([article])[0]


def annotate_each(articles: Sequence[Article]) -> list[Extraction]:
    """As `annotate`, for each of the articles.

    The layers go over all of them in turn: the rules of one layer, their tables and the processor's own memory of them
    are then warm, which saves a fifth of the time that the articles take one by one. They are held in memory at once,
    so some dozens are enough.
    """
    # The documents are let go before the search for cycles goes on, which would otherwise go through all of them.
    with _uncollected():
        return _annotate(articles)


def _annotate(articles: Sequence[Article]) -> list[Extraction]:
    from core.extract.actors import find_people
    from core.extract.budget import cut_to_budget
    from core.extract.claims import find_claims
    from core.extract.dates import annotate_dates
    from core.extract.dating import Dating
    from core.extract.delegations import find_delegations
    from core.extract.events import find_events
    from core.extract.figures import find_figures as figures_of
    from core.extract.names import annotate_names
    from core.extract.speakers import annotate_speakers

    documents = [divide(article) for article in articles]
    for document in documents:
        annotate_dates(document)
    for document in documents:
        annotate_names(document)
    cuts = [cut_to_budget(document) for document in documents]
    datings = [Dating(document) for document in documents]
    speakers = [annotate_speakers(document) for document in documents]
    figures = [figures_of(*given) for given in zip(documents, datings, speakers, strict=True)]
    events = [find_events(*given) for given in zip(documents, datings, speakers, figures, strict=True)]
    people = [find_people(document) for document in documents]
    delegations = [find_delegations(*given) for given in zip(documents, events, datings, strict=True)]
    claims = [find_claims(*given) for given in zip(documents, speakers, datings, strict=True)]
    return [
        Extraction(
            article=article,
            dates=tuple(documents[n].dates),
            names=_names(documents[n]),
            people=people[n],
            figures=figures[n],
            events=events[n],
            delegations=delegations[n],
            claims=claims[n],
            warnings=(Warning(article=article.id, message=f"{article.path}: {cuts[n]}"),) if cuts[n] else (),
        )
        for n, article in enumerate(articles)
    ]


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for reference cycles meanwhile: nearly everything that reading or comparing makes lives to its end."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _names(document: Document) -> tuple[NameMention, ...]:
    return tuple(
        NameMention(
            start=m.start, end=m.end, text=document.text[m.start : m.end], kind=m.kind, name=m.name, side=m.side
        )
        for sentence in document.sentences
        for m in sentence.mentions
    )


def find_figures(text: str, published: dt.date | str | None = None) -> list[Figure]:
    """The figures of a text that appeared on `published`; `start` and `end` count code points of the text.

    `published` is a date, a date-time or either as ISO 8601 writes it. Raises ValueError for a string that is neither.
    """
    day = stated_day(published)
    article = Article(id="a1", path="", sha256="", text=text, published=day.isoformat() if day else None, language="en")
    return list(annotate(article).figures)


def review(
    sources: Iterable[str | Path | Article],
    progress: Callable[[int, int], None] | None = None,
    fields: Mapping[str, str] | None = None,
) -> Dossier:
    """The articles behind the paths, or the articles themselves, set side by side.

    `progress(done, total)` is called after each article. `fields` says how exports of the user's own (JSON, CSV) name
    what they hold: {"text": "body", "date": "when"}. Paths that cannot be read become warnings; nothing is raised for
    them. Articles that share an id, as those that `read` gives one by one do, get ids of their own.
    """
    return review_with_basis(sources, progress, fields)[0]


def review_with_basis(
    sources: Iterable[str | Path | Article],
    progress: Callable[[int, int], None] | None = None,
    fields: Mapping[str, str] | None = None,
) -> tuple[Dossier, Basis]:
    """As `review`, with what `core.mending` needs to apply a reviewer's corrections to it."""
    from core.ingest import read_all

    given = list(sources)
    paths = [s for s in given if not isinstance(s, Article)]
    articles, warnings = read_all(paths, fields) if paths else ((), ())
    articles = _told_apart((*articles, *(s for s in given if isinstance(s, Article))))
    extractions: list[Extraction] = []
    while batch := articles[len(extractions) : len(extractions) + _BATCH]:
        for extraction in annotate_each(batch):
            extractions.append(extraction)
            if progress:
                progress(len(extractions), len(articles))
    dossier, basis = side_by_side(extractions)
    if warnings:
        dossier = msgspec.structs.replace(dossier, warnings=(*warnings, *dossier.warnings))
    return dossier, basis


def _told_apart(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles, those whose id an earlier one has under the next that is free."""
    taken = {article.id for article in articles}
    if len(taken) == len(articles):
        return articles
    seen: set[str] = set()
    apart: list[Article] = []
    free = (f"a{number}" for number in count(1) if f"a{number}" not in taken)
    for article in articles:
        if article.id in seen:
            article = msgspec.structs.replace(article, id=next(free))
        seen.add(article.id)
        apart.append(article)
    return tuple(apart)


def told_by(extractions: Iterable[Extraction], day: str | None) -> tuple[Extraction, ...]:
    """Those whose article appeared on that day (ISO) or before, or bears no date; all of them where there is no day."""
    return tuple(e for e in extractions if not day or (e.article.published or "")[:10] <= day[:10])


def set_side_by_side(extractions: Iterable[Extraction]) -> Dossier:
    """Resolve across articles and compare: the same person, event and tally once, disagreements with their
    reasons."""
    return side_by_side(extractions)[0]


def side_by_side(extractions: Iterable[Extraction]) -> tuple[Dossier, Basis]:
    """The dossier of the articles, and what is needed to compare anew after a reviewer has mended it."""
    with _uncollected():
        return _side_by_side(tuple(extractions))


def _side_by_side(extractions: tuple[Extraction, ...]) -> tuple[Dossier, Basis]:
    from core.compare.basis import basis_of, compare_again
    from core.resolve.delegations import merge_delegations
    from core.resolve.events import merge_events
    from core.resolve.figures import merge_figures
    from core.resolve.people import merge_people
    from core.resolve.reprints import reprints
    from core.resolve.taking_part import Parties
    from core.resolve.tallies import tallies

    origins = reprints([e.article for e in extractions])
    articles = tuple(
        msgspec.structs.replace(e.article, reprint_of=origins[e.article.id]) if e.article.id in origins else e.article
        for e in extractions
    )
    actors, people = merge_people(extractions)
    events, event_ids = merge_events(extractions, Parties(people, actors))
    figures = merge_figures(extractions, event_ids)
    basis = basis_of(extractions, event_ids)
    dossier = Dossier(
        articles=articles,
        actors=actors,
        events=events,
        delegations=merge_delegations(extractions, people, events, event_ids),
        figures=figures,
        tallies=tallies(figures, articles),
        warnings=tuple(w for e in extractions for w in e.warnings),
        names={e.article.id: e.names for e in extractions},
        dates={e.article.id: e.dates for e in extractions},
    )
    return compare_again(dossier, basis), basis
