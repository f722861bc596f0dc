"""Names: who and what an article speaks of, each with its side, and one name for one person.

Sentence by sentence: dictionary hits, organisations, offices, persons, sides and places. Then over the article: surnames and bare
offices to the persons they stand for, "the ministry" to the ministry last named.
"""

from __future__ import annotations

from core.extract.document import Document, Mention
from core.extract.gazetteer import Hit
from core.extract.line import Line
from core.extract.offices import Office, find_offices
from core.extract.organisations import find_organisations
from core.extract.persons import find_persons
from core.extract.references import resolve_references

_NAMED = frozenset({"side", "place", "org", "outlet"})


def annotate_names(doc: Document) -> None:
    """Fill `sentence.mentions` (sorted, not overlapping), `token.mention` and `doc.people`."""
    lines = [Line(sentence, doc.text) for sentence in doc.sentences]
    ordinary = _ordinary_words(doc)
    for line in lines:
        find_organisations(line)
        offices = find_offices(line)
        find_persons(line, offices, ordinary)
        _add_offices(line, offices)
        _add_names(line)
    resolve_references(doc, lines)
    for line in lines:
        line.sentence.mentions = sorted(line.mentions, key=lambda mention: mention.start)


def _ordinary_words(doc: Document) -> set[str]:
    """The words that the article also writes in small letters: no part of a name in a headline."""
    return {
        token.text
        for sentence in doc.sentences
        for token in sentence.tokens
        if token.kind == "word" and token.text[0].islower()
    }


def _add_offices(line: Line, offices: list[Office]) -> None:
    """Bare offices that may act or speak become mentions; those beside a name belong to it."""
    for office in offices:
        if office.used or office.role or line.taken(office.first, office.last):
            continue
        name = line.text(office.first, office.last)
        line.add(
            Mention(
                "office",
                name,
                *line.span(office.first, office.last),
                office.first,
                office.last,
                side=office.side,
                title=office.title,
            )
        )


def _add_names(line: Line) -> None:
    """Sides, places, organisations and outlets of the dictionary that nothing longer covers."""
    for hit in line.hits:
        if hit.entry.kind in _NAMED and not line.taken(hit.first, hit.last):
            line.add(_mention(line, hit))


def _mention(line: Line, hit: Hit) -> Mention:
    entry = hit.entry
    start, end = line.span(hit.first, hit.last)
    name = entry.name
    if entry.kind == "org" and name.isupper() and hit.first < hit.last:
        name = line.text(hit.first, hit.last)
    return Mention(
        entry.kind, name, start, end, hit.first, hit.last, side=entry.side, form=entry.form, country=entry.country
    )  # type: ignore[arg-type]
