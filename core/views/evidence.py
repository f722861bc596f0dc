"""From a row to the exact words behind it: which article, where, what they say and who says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.model import Delegation, Disagreement, Evidence, Figure, SetAside
from core.views.delegations import seat_evidence
from core.views.index import Index
from core.views.rows import Row, Spot
from core.views.tallies import figures_of
from core.views.wording import count


def evidence_of(index: Index, row: Row) -> tuple[Spot, ...]:
    """The row's evidence in the order in which a reader should walk it; empty for headings.

    Events: by article; tallies: each figure; disagreements: position by position; articles: their first words.
    """
    gather = _GATHER.get(row.of)
    return _distinct(gather(index, row)) if gather else ()


def figure_spot(index: Index, figure: Figure) -> Spot:
    """The figure's own words, with its number as the position."""
    return Spot(
        article=figure.article,
        start=figure.start,
        end=figure.end,
        quote=figure.text,
        outlet=index.outlet(figure.article),
        published=_published(index, figure.article),
        speaker=figure.speaker,
        cue=figure.cue,
        via=figure.via,
        confidence=figure.confidence,
        position=count(figure.low, figure.best, figure.high),
    )


def spot_at(index: Index, article: str, start: int, end: int) -> Spot:
    """The words of an article of the dossier from `start` to `end`, with who says them."""
    quote = index.articles[article].text[start:end]
    return _spot(index, Evidence(article=article, start=start, end=end, quote=quote))


def _spot(index: Index, evidence: Evidence, position: str = "", speakers: tuple[str, ...] = ()) -> Spot:
    """Evidence with the voice of the figure that stands in it, else of the only speaker that its position names."""
    figure = index.figure_near(evidence)
    speaker = figure.speaker if figure else None
    if speaker not in speakers and len(speakers) == 1:
        speaker = speakers[0]
    return Spot(
        article=evidence.article,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        outlet=index.outlet(evidence.article),
        published=_published(index, evidence.article),
        speaker=speaker,
        cue=figure.cue if figure and figure.speaker == speaker else None,
        via=figure.via if figure and figure.speaker == speaker else None,
        confidence=figure.confidence if figure else "fact",
        position=position,
    )


def _published(index: Index, article: str) -> str | None:
    known = index.articles.get(article)
    return known.published if known else None


def _distinct(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    seen: dict[tuple[str, int, int, str], Spot] = {}
    for spot in spots:
        seen.setdefault((spot.article, spot.start, spot.end, spot.position), spot)
    return tuple(seen.values())


def _event(index: Index, row: Row) -> list[Spot]:
    return [_spot(index, e) for e in index.events[row.id].evidence]


def _meeting(index: Index, row: Row) -> list[Spot]:
    event = index.events.get(row.id.partition(":")[2])
    return [_spot(index, e) for e in event.evidence] if event else []


def _delegation(index: Index, row: Row) -> list[Spot]:
    delegation = index.delegations[row.id]
    return [_spot(index, e, delegation.side) for e in _all_evidence(delegation)]


def _all_evidence(delegation: Delegation) -> tuple[Evidence, ...]:
    return delegation.evidence or tuple(e for m in delegation.members for e in m.evidence)


def _seat(index: Index, row: Row) -> list[Spot]:
    return [_spot(index, e, row.cells[1]) for e in seat_evidence(index, row.id)]


def _tally(index: Index, row: Row) -> list[Spot]:
    return [figure_spot(index, f) for f in figures_of(index, index.tallies[row.id])]


def _disagreement(index: Index, row: Row) -> list[Spot]:
    dispute: Disagreement = index.disagreements[row.id]
    return [_spot(index, e, p.value, p.speakers) for p in dispute.positions for e in p.evidence]


def _set_aside(index: Index, row: Row) -> list[Spot]:
    pair: SetAside = index.dossier.set_aside[int(row.id[1:]) - 1]
    spots = []
    for place, article in enumerate(pair.articles):
        known = index.articles.get(article)
        values = (pair.values[place], *pair.values) if place < len(pair.values) else pair.values
        found = next(((at, v) for v in values if known and v and (at := known.text.find(v)) >= 0), (0, ""))
        evidence = Evidence(article=article, start=found[0], end=found[0] + len(found[1]), quote=found[1])
        spots.append(_spot(index, evidence, pair.values[place] if place < len(pair.values) else ""))
    return spots


def _article(index: Index, row: Row) -> list[Spot]:
    article = index.articles.get(row.id)
    if article is None:
        return []
    title = article.title or ""
    start = article.text.find(title) if title else -1
    evidence = Evidence(
        article=row.id,
        start=max(start, 0),
        end=start + len(title) if start >= 0 else 0,
        quote=title if start >= 0 else "",
    )
    return [_spot(index, evidence)]


def _hit(index: Index, row: Row) -> list[Spot]:
    article, _, span = row.id.rpartition(":")
    start, _, end = span.partition("-")
    return [spot_at(index, article, int(start), int(end))] if article in index.articles else []


_GATHER: dict[str, Callable[[Index, Row], list[Spot]]] = {
    "event": _event,
    "meeting": _meeting,
    "delegation": _delegation,
    "seat": _seat,
    "tally": _tally,
    "disagreement": _disagreement,
    "set_aside": _set_aside,
    "article": _article,
    "found": _article,
    "hit": _hit,
}
