"""The public data format `peace-tui/report/1`: its records, the report made of a dossier, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from core import __version__
from core.ingest.masking import unmask
from core.model import (
    SCHEMA,
    Actor,
    Article,
    Aside,
    Delegation,
    Disagreement,
    Dossier,
    Event,
    Figure,
    PublishedBasis,
    Record,
    SetAside,
    Tally,
    Warning,
)
from core.report.kept import Review, kept
from core.report.reviewed import Reviewed, as_reviewed


class ReportedArticle(Record, frozen=True, kw_only=True):
    """An article as the report tells it; its text only where it was asked for."""

    id: str
    path: str
    sha256: str
    source: str | None
    title: str | None
    url: str | None
    published: str | None
    published_basis: PublishedBasis | None
    utc_offset: str | None
    byline: str | None
    language: str | None
    words: int
    reprint_of: str | None
    aside: tuple[Aside, ...]
    text: str | msgspec.UnsetType = msgspec.UNSET


class Report(Record, frozen=True, kw_only=True):
    """Everything that the panels show, as data."""

    schema: Literal["peace-tui/report/1"] = "peace-tui/report/1"
    generator: str
    articles: tuple[ReportedArticle, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    delegations: tuple[Delegation, ...]
    figures: tuple[Figure, ...]
    tallies: tuple[Tally, ...]
    disagreements: tuple[Disagreement, ...]
    set_aside: tuple[SetAside, ...]
    warnings: tuple[Warning, ...]
    review: tuple[Review, ...] | msgspec.UnsetType = msgspec.UNSET
    """What reviewers decided and mended; not there where nobody did."""


_SHARED = ("actors", "events", "delegations", "figures", "tallies", "disagreements", "set_aside", "warnings")


def report(found: Dossier | Reviewed, with_text: bool = False) -> Report:
    """The dossier as the report's records, every quotation in the file's own characters; rejected rows left out."""
    dossier, reviews = kept(as_reviewed(found))
    made = Report(
        generator=f"peace-tui {__version__}",
        articles=tuple(_reported(article, with_text) for article in dossier.articles),
        **{name: getattr(dossier, name) for name in _SHARED if name != "events"},
        events=tuple(dossier.events),
        review=reviews or msgspec.UNSET,
    )
    masked = {article.id: article for article in dossier.articles if article.masked}
    return _quoting_files(made, masked) if masked else made


def _reported(article: Article, with_text: bool) -> ReportedArticle:
    fields = {name: getattr(article, name) for name in ReportedArticle.__struct_fields__ if name != "text"}
    text = unmask(article.text, article.masked) if with_text else msgspec.UNSET
    return ReportedArticle(**fields, text=text)


def _quoting_files(made: Report, masked: dict[str, Article]) -> Report:
    """The report with the characters of the files that were masked for the screen put back into quotations."""

    def restore(row: Any) -> Any:
        if isinstance(row, (list, tuple)):
            return [restore(each) for each in row]
        if not isinstance(row, dict):
            return row
        row = {key: restore(value) for key, value in row.items()}
        article = masked.get(row.get("article") or "")
        if article and "start" in row and "quote" in row:
            start, end = row["start"], row["end"]
            own = article.text[start:end]
            if row.get("text") == own:
                row["text"] = unmask(own, article.masked, start)
            place = article.text.rfind(row["quote"], 0, end + len(row["quote"]))
            if place >= 0:
                row["quote"] = unmask(row["quote"], article.masked, start if row["quote"] == own else place)
        return row

    plain = msgspec.to_builtins(made)
    return msgspec.convert(
        {key: value if key == "articles" else restore(value) for key, value in plain.items()}, Report
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the report, made from the records."""
    schema = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}
