"""The report as lines with footnotes, before any markup: what Markdown and HTML both print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from core.mending.notes import told
from core.model import Figure, Tally
from core.report.reviewed import Reviewed
from core.views import MARKS, PanelName, Row, Spot, Table, evidence_of, judgement_told, notes_of
from core.views.disagreements import held_by
from core.views.evidence import figure_spot
from core.views.tallies import figures_of
from core.views.wording import capital, count, listed

TITLES: dict[PanelName, str] = {
    "timeline": "Chronology",
    "delegations": "Delegations",
    "tallies": "Tallies",
    "disagreements": "Disagreements",
    "sources": "Sources",
}
Kind = Literal["heading", "item"]


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, or an item of a list: plain text, none of it safe for any markup yet."""

    text: str
    lead: str = ""
    """What stands out before the text."""
    kind: Kind = "item"
    depth: int = 0
    spots: tuple[Spot, ...] = ()
    """The claims that the line rests on: a footnote each."""
    remarks: tuple[str, ...] = ()
    """What the signs mean, what was mended, what reviewers decided."""


@dataclass(frozen=True, slots=True)
class Section:
    """One panel."""

    name: PanelName
    title: str
    lines: tuple[Line, ...]
    empty: str = ""
    """The sentence that stands where there are no lines."""


@dataclass(slots=True)
class Footnotes:
    """The claims cited, each once, numbered from 1 in the order in which they are first cited."""

    spots: dict[tuple[str, int, int, str | None], Spot] = field(default_factory=dict)

    def numbers(self, spots: Iterable[Spot]) -> list[int]:
        """The numbers of the footnotes of these claims."""
        keys = [(s.article, s.start, s.end, s.speaker) for s in spots if s.quote]
        for key, spot in zip(keys, (s for s in spots if s.quote), strict=True):
            self.spots.setdefault(key, spot)
        places = {key: number for number, key in enumerate(self.spots, 1)}
        return list(dict.fromkeys(places[key] for key in keys))


def sections(found: Reviewed) -> tuple[Section, ...]:
    """The panels that are handed on, in the order of the tabs."""
    made = []
    for name in found.panels:
        table = found.table(name)
        made.append(Section(name, TITLES[name], tuple(_LINES[name](found, table)), table.empty))
    return tuple(made)


def _remarks(found: Reviewed, row: Row) -> tuple[str, ...]:
    spoken = ("planned", "cancelled", "head", "absent", "replaced", "mended", "added", "warning", "reprint")
    signs = [MARKS[mark][1] for mark in row.marks if mark not in spoken]
    decided = judgement_told(found.judgement(row))
    return tuple(text for text in (*signs, *map(told, notes_of(found.index, row)), decided) if text)


def _cells(table: Table, row: Row) -> dict[str, str]:
    return {column.name: cell for column, cell in zip(table.columns, row.cells, strict=True)}


def _chronology(found: Reviewed, table: Table) -> Iterator[Line]:
    """Events under their days, each with the counts told of it."""
    counted: dict[str, list[tuple[Tally, list[Figure]]]] = {}
    for tally_row in found.table("tallies").rows if found.panel is None else ():
        for event, figures in _by_event(found, tally_row).items():
            counted.setdefault(event, []).append((found.index.tallies[tally_row.id], figures))
    day = None
    for row in table.rows:
        cells = _cells(table, row)
        if row.of == "heading":
            yield Line("Background: earlier wars, rounds and operations", kind="heading")
            day = None
            continue
        if cells["date"] != day:
            day = cells["date"]
            yield Line(day or "Without a day", kind="heading", depth=1)
        place = f", {cells['place']}" if cells["place"] else ""
        status = f" ({cells['status']})" if cells["status"] != "occurred" else ""
        time = f"{cells['time']} " if cells["time"] else ""
        who = f" {cells['actors']}." if cells["actors"] else ""
        gist = cells["gist"].rstrip(".")
        yield Line(
            f"{gist}.{who}" if gist else who.strip(),
            lead=f"{time}{capital(cells['type'])}{place}{status}",
            spots=evidence_of(found.index, row),
            remarks=_remarks(found, row),
        )
        for tally, figures in counted.get(row.id, ()):
            yield from _numbers(found, tally.label, figures)


def _by_event(found: Reviewed, row: Row) -> dict[str, list[Figure]]:
    tally = found.index.tallies[row.id]
    told_of: dict[str, list[Figure]] = {}
    for figure in figures_of(found.index, tally):
        if figure.event:
            told_of.setdefault(figure.event, []).append(figure)
    return told_of


def _numbers(found: Reviewed, label: str, figures: list[Figure]) -> Iterator[Line]:
    """One line for all numbers of a measure: each with who gives it."""
    said = [f"{count(f.low, f.best, f.high)} {_voice(found, f)}" for f in figures]
    yield Line(
        "; ".join(dict.fromkeys(said)), lead=label, depth=1, spots=tuple(figure_spot(found.index, f) for f in figures)
    )


def _voice(found: Reviewed, figure: Figure) -> str:
    outlet = found.index.outlet(figure.article)
    via = f" via {figure.via}" if figure.via else ""
    return f"{figure.speaker}{via} ({outlet})" if figure.speaker else f"{outlet}{via}"


def _delegations(found: Reviewed, table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells = _cells(table, row)
        if row.of == "meeting":
            yield Line(cells["who"], kind="heading", depth=1, spots=evidence_of(found.index, row))
            continue
        seat = row.of == "seat"
        said = f"({cells['status']})" if cells["status"] != "named" else ""
        yield Line(
            " ".join(part for part in (cells["office"], said) if part) if seat else cells["role"],
            lead=cells["who"],
            depth=1 if seat else 0,
            spots=evidence_of(found.index, row) if seat else (),
            remarks=_remarks(found, row),
        )


def _tallies(found: Reviewed, table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells = _cells(table, row)
        yield Line(
            " ".join(part for part in (cells["range"], f"({cells['date']})" if cells["date"] else "") if part),
            lead=cells["measure"],
            remarks=_remarks(found, row),
        )
        for figure in figures_of(found.index, found.index.tallies[row.id]):
            number = count(figure.low, figure.best, figure.high)
            spot = figure_spot(found.index, figure)
            yield Line(_voice(found, figure), lead=number, depth=1, spots=(spot,))


def _disagreements(found: Reviewed, table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells = _cells(table, row)
        if row.of == "heading":
            yield Line("Set aside: look like a disagreement and are none", kind="heading", depth=1)
            continue
        if row.of == "set_aside":
            yield Line(
                f"{cells['positions']}. {cells['why']}", lead=cells["about"], spots=evidence_of(found.index, row)
            )
            continue
        date = f" ({cells['date']})" if cells["date"] else ""
        yield Line(f"{capital(cells['kind'])}: {cells['about']}{date}", kind="heading", depth=1)
        spots = evidence_of(found.index, row)
        for position in found.index.disagreements[row.id].positions:
            own = tuple(s for s in spots if s.position == position.value)
            yield Line(held_by(found.index, position), lead=position.value, spots=own)
        yield Line(cells["why"], lead="Why", remarks=_remarks(found, row))
        if cells["silent"]:
            yield Line(cells["silent"], lead="Silent")


def _sources(found: Reviewed, table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells = _cells(table, row)
        if row.of == "heading":
            text = cells["title"] or cells["outlet"]
            yield Line(text, kind="item" if row.parent else "heading", depth=0 if row.parent else 1)
            continue
        article = found.index.articles[row.id]
        title = f"“{cells['title']}”" if cells["title"] else ""
        parts = (title, cells["published"], f"{cells['words']} words", article.url or article.path, cells["warning"])
        yield Line(listed([p for p in parts if p]), lead=cells["outlet"], depth=row.depth, remarks=_remarks(found, row))


_LINES: dict[PanelName, Callable[[Reviewed, Table], Iterator[Line]]] = {
    "timeline": _chronology,
    "delegations": _delegations,
    "tallies": _tallies,
    "disagreements": _disagreements,
    "sources": _sources,
}
