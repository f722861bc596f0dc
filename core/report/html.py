"""The report as one HTML file that needs nothing else: no script, no font, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from core.model import Dossier
from core.report.paper import Footnotes, Line, Section, sections
from core.report.reviewed import Reviewed, as_reviewed
from core.report.text import summary
from core.views import Spot, citation, visible
from core.views.rows import PanelName

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; }
h2 { border-bottom: 1px solid; padding-bottom: .2rem; margin-top: 2.5rem; }
h3 { margin: 1.5rem 0 .3rem; }
ul { margin: .2rem 0; padding-left: 1.4rem; }
sup a { text-decoration: none; padding: 0 .1rem; }
.remark { font-style: italic; opacity: .8; }
.notes { font-size: .9rem; }
:target { outline: 2px solid; outline-offset: 2px; }
@media print { body { max-width: none; margin: 0; } a { color: inherit; } }
"""


def to_html(found: Dossier | Reviewed, panel: PanelName | None = None, title: str = "Conflict report") -> str:
    """The panel, or all of them, as one HTML page: each claim is a link to its words, outlet, date and place."""
    found = as_reviewed(found, panel)
    notes = Footnotes()
    made = sections(found)
    body = "".join(_section(section, notes) for section in made)
    contents = "".join(f'<li><a href="#{section.name}">{_safe(section.title)}</a></li>' for section in made)
    cited = "".join(_note(found, number, spot) for number, spot in enumerate(notes.spots.values(), 1))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{_safe(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{_safe(title)}</h1>\n"
        f"<p>{_safe(summary(found.index.dossier))}</p>\n<nav><ul>{contents}</ul></nav>\n{body}"
        f'<section class="notes"><h2 id="claims">Claims</h2>\n<ol>\n{cited}</ol></section>\n</body>\n</html>\n'
    )


def _safe(text: str) -> str:
    return escape(visible(text))


def _note(found: Reviewed, number: int, spot: Spot) -> str:
    return f'<li id="n{number}">{_safe(citation(found.index, spot))}</li>\n'


def _section(section: Section, notes: Footnotes) -> str:
    lines = "".join(_lines(section.lines, notes)) or f"<p>{_safe(section.empty)}</p>\n"
    return f'<section><h2 id="{section.name}">{_safe(section.title)}</h2>\n{lines}</section>\n'


def _lines(lines: tuple[Line, ...], notes: Footnotes) -> Iterator[str]:
    """Headings and nested lists; every list is closed before the next heading."""
    depth = -1
    for line in lines:
        if line.kind == "heading":
            yield "</li></ul>\n" * (depth + 1)
            depth = -1
            level = 3 + max(line.depth - 1, 0)
            yield f"<h{level}>{_safe(line.text)}{_marks(line, notes)}</h{level}>\n"
            continue
        wanted = min(line.depth, depth + 1)
        if wanted > depth:
            yield "<ul><li>"
        else:
            yield "</li></ul>" * (depth - wanted) + "</li>\n<li>"
        depth = wanted
        yield _item(line, notes)
    yield "</li></ul>\n" * (depth + 1)


def _item(line: Line, notes: Footnotes) -> str:
    lead = f"<strong>{_safe(line.lead)}</strong>" if line.lead else ""
    said = ": ".join(part for part in (lead, _safe(line.text)) if part)
    remarks = f' <span class="remark">({"; ".join(_safe(r) for r in line.remarks)})</span>' if line.remarks else ""
    return f"{said}{_marks(line, notes)}{remarks}"


def _marks(line: Line, notes: Footnotes) -> str:
    return "".join(f'<sup><a href="#n{n}">[{n}]</a></sup>' for n in notes.numbers(line.spots))
