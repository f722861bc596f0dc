"""Tallies: measure by source as a matrix, each source's figure with its bound, `·` where a source is silent."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from core.model import Disagreement, Figure, Position, Tally
from core.views.bars import span_bar
from core.views.index import Index, figure_evidence
from core.views.rows import Column, Row, Table
from core.views.standing import STANDINGS, Standing, standing
from core.views.wording import count, day, listed, span_of_counts

MOST_SOURCES = 24
"""Sources beyond these share the last column: a matrix wider than that is read on no screen."""
SILENT = "·"
_NUMBER = re.compile(r"\d[\d,]*")
_FIXED = (
    Column("mark", "", width=2, least=2, key=lambda row: (not row.marks, row.sign)),
    Column("measure", "Measure", width=44, least=36, grow=3),
    Column("date", "Date", width=10, least=10, rank=1, whole=True, key=lambda row: row.date),
    Column("range", "Low–high", width=11, least=8, right=True, whole=True, key=lambda row: -row.weight),
)


def tallies(index: Index) -> Table:
    """One row a tally, in the order of the report, and one column a source that gives any figure.

    A cell holds the source's figures in the order of its text ("≥41", "472"; "5|9" where it gives two); under the row
    stands who says each. `weight` is the highest number.
    """
    sources = _sources(index)
    shown, rest = sources[:MOST_SOURCES], sources[MOST_SOURCES:]
    columns = [
        *_FIXED,
        *(
            Column(f"source:{s}", s, width=7, least=6, grow=1, right=True, whole=True, slides=True, key=_count_key(n))
            for n, s in enumerate(shown, 4)
        ),
    ]
    if rest:
        columns.append(Column("more", f"+{len(rest)} more", width=8, least=6, right=True, whole=True, slides=True))
    places = {source: place for place, source in enumerate(shown)}
    rows = tuple(_row(index, tally, places, bool(rest)) for tally in index.steadily(index.dossier.tallies))
    return Table("tallies", tuple(columns), rows, "No figure was found in these articles.", lines=2)


def figures_of(index: Index, tally: Tally) -> list[Figure]:
    """The tally's figures, by source in the order of the articles, then by place in the text."""
    figures = [index.figures[f] for f in tally.figures if f in index.figures]
    if len(figures) > 1:
        figures.sort(key=lambda f: (index.place.get(f.article, len(index.place)), f.start))
    return figures


def voices(index: Index, figures: list[Figure]) -> tuple[str, ...]:
    """Each number with who says it and who carries that: `40 Suvia's army (Northern Wire)`, `80 overview`.

    `figures` are those of one tally (see `figures_of`).
    What a side says of its own comes first, then what it says of its enemy's, then the rest; the first of each group
    says so where there is more than the rest.
    """
    carried: dict[Standing, dict[tuple[str, str, str | None], list[str]]] = {key: {} for key in STANDINGS}
    for figure in figures:
        voice = (count(figure.low, figure.best, figure.high), figure.speaker or "", figure.via)
        carried[standing(index, figure)].setdefault(voice, []).append(index.outlet(figure.article))
    apart = bool(carried["own"] or carried["enemy"])
    said: list[str] = []
    for key, voices_of in carried.items():
        lines = [_voice(*voice, outlets) for voice, outlets in voices_of.items()]
        said += [f"{STANDINGS[key]}: {lines[0]}", *lines[1:]] if apart and lines else lines
    return tuple(said)


def _voice(number: str, speaker: str, via: str | None, outlets: list[str]) -> str:
    by = listed(tuple(dict.fromkeys(outlets)))
    relay = f" via {via}" if via else ""
    return f"{number} {speaker}{relay} ({by})" if speaker else f"{number} {by}{relay}"


def _count_key(place: int) -> Callable[[Row], tuple[bool, int]]:
    def key(row: Row) -> tuple[bool, int]:
        digits = "".join(c for c in row.cells[place].partition("|")[0].partition("–")[0] if c.isdigit())
        return (not digits, -int(digits or 0))

    return key


def _sources(index: Index) -> list[str]:
    counted: dict[str, int] = {}
    for tally in index.dossier.tallies:
        for name in tally.figures:
            if figure := index.figures.get(name):
                label = index.outlet(figure.article)
                counted[label] = counted.get(label, 0) + 1
    order = {index.outlet(a): n for n, a in reversed(list(enumerate(index.articles)))}
    kept = sorted(counted, key=lambda s: (-counted[s], order.get(s, 0)))[:MOST_SOURCES]
    return sorted(kept, key=lambda s: order.get(s, 0)) + sorted(set(counted) - set(kept), key=lambda s: order.get(s, 0))


def _row(index: Index, tally: Tally, places: dict[str, int], rest: bool) -> Row:
    """`places` are those of the sources that have a column of their own; `rest`: all others share one."""
    given = figures_of(index, tally)
    by_source: dict[str, list[Figure]] = {}
    for figure in given:
        by_source.setdefault(index.outlet(figure.article), []).append(figure)
    open_top = _open(given)
    bar = span_bar(tally.low, tally.high, open_top)
    cells = ["", tally.label, day(tally.date), span_of_counts(tally.low, tally.high, open_top)]
    cells += [SILENT] * (len(places) + rest)
    others: list[Figure] = []
    evidence: list[Figure] = []
    for source, figures in by_source.items():
        evidence += figures
        if (place := places.get(source)) is not None:
            cells[len(_FIXED) + place] = _cell(figures)
        else:
            others += figures
    if others:
        cells[-1] = _cell(others)
    disputed = _disputed(index, evidence)
    total = any(f.total for f in evidence)
    return Row(
        id=tally.id,
        of="tally",
        cells=tuple(cells),
        under="  ".join(part for part in (bar, " · ".join(voices(index, given))) if part),
        marks=(("differs",) if disputed else ()) + index.mended_marks(*tally.figures) + (("total",) if total else ()),
        sides=tuple(s for s in dict.fromkeys((tally.by, tally.against)) if s),
        kind=f"{tally.object} {tally.action}",
        sources=tuple(by_source),
        place=tally.place or "",
        speakers=tuple(dict.fromkeys(f.speaker for f in evidence if f.speaker)),
        date=tally.date.start if tally.date else "",
        certainty=max((f.certainty for f in evidence), default=None),
        weight=tally.high if tally.high is not None else tally.low or 0,
    )


def _open(figures: list[Figure]) -> bool:
    """Whether the highest figure is only a lower bound ("at least 41")."""
    highest = max(figures, key=lambda f: f.high or f.low or 0, default=None)
    return highest is not None and highest.high is None


def _disputed(index: Index, figures: list[Figure]) -> bool:
    """Whether a disagreement of counts names one of the figures' own numbers."""
    return any(index.disputed([figure_evidence(f)], partial(_holds, f)) for f in figures)


def _holds(figure: Figure, dispute: Disagreement, position: Position) -> bool:
    if dispute.kind != "count":
        return False
    numbers = {int(n.replace(",", "")) for n in _NUMBER.findall(position.value)}
    return bool(numbers & {figure.low, figure.best, figure.high, (figure.low or 0) - 1})


def _cell(figures: list[Figure]) -> str:
    return "|".join(dict.fromkeys(count(f.low, f.best, f.high) for f in figures))
