"""The report as Markdown: a chronology and the other panels as lists, with a footnote for every claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Dossier
from core.report.paper import Footnotes, Line, Section, sections
from core.report.reviewed import Reviewed, as_reviewed
from core.report.text import summary
from core.views import citation, visible
from core.views.rows import PanelName

_BLANK = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST_SIGN = re.compile(r"^(\s*\d*)([-+=.)])")
"""What would begin a list of its own, or underline a heading, at the beginning of an item."""


def to_markdown(found: Dossier | Reviewed, panel: PanelName | None = None) -> str:
    """The panel, or all of them, as Markdown: each claim leads to its words, outlet, date and place in the article."""
    found = as_reviewed(found, panel)
    notes = Footnotes()
    parts = ["# Conflict report", summary(found.index.dossier)] if found.panel is None else []
    for section in sections(found):
        parts.append(f"## {section.title}")
        text = "\n".join(_section(section, notes)).strip("\n")
        parts.append(_BLANK.sub("\n\n", text) or section.empty)
    if notes.spots:
        lines = (
            f"[^{number}]: {escaped(citation(found.index, spot))}"
            for number, spot in enumerate(notes.spots.values(), 1)
        )
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def escaped(value: str) -> str:
    """The value as Markdown that says just that: no markup, no link, no table bar, no line break."""
    return _MARKUP.sub(r"\\\1", visible(value))


def _section(section: Section, notes: Footnotes) -> Iterator[str]:
    for line in section.lines:
        if line.kind == "heading":
            yield ""
            yield f"{'#' * (3 + max(line.depth - 1, 0))} {escaped(line.text)}{_marks(line, notes)}"
            yield ""
        else:
            yield f"{'    ' * line.depth}- {_item(line, notes)}"


def _item(line: Line, notes: Footnotes) -> str:
    lead = f"**{escaped(line.lead)}**" if line.lead else ""
    text = escaped(line.text)
    said = f"{lead}: {text}" if lead and text else lead or _LIST_SIGN.sub(r"\1\\\2", text)
    remarks = f" *({'; '.join(escaped(remark) for remark in line.remarks)})*" if line.remarks else ""
    return f"{said}{_marks(line, notes)}{remarks}"


def _marks(line: Line, notes: Footnotes) -> str:
    return "".join(f"[^{number}]" for number in notes.numbers(line.spots))
