"""An article with its annotations, sentence by sentence, and the rule that made each: to extend the lexicon by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from core.extract.sentences import divide
from core.model import Article, Extraction, When
from core.views import visible
from core.views.wording import count, day


class _Note(NamedTuple):
    start: int
    kind: str
    words: str
    meaning: str
    rule: str


def explanation(extraction: Extraction) -> str:
    """The article's sentences in order, each with its dates, names, figures, events, claims and their rules."""
    article = extraction.article
    document = divide(article)
    notes = sorted(_notes(extraction))
    lines = list(_about(article))
    place = 0
    shown: list[tuple[int, list[str]]] = []
    for sentence in document.sentences:
        own: list[str] = ["", f"[{sentence.index + 1}] {_flat(article.text[sentence.start : sentence.end])}"]
        while place < len(notes) and notes[place].start < sentence.end:
            own.append(_line(notes[place]))
            place += 1
        shown.append((sentence.start, own))
    shown.extend(
        (a.start, ["", f"set aside ({a.kind}): {_flat(article.text[a.start : a.end])}"]) for a in article.aside
    )
    for _, own in sorted(shown, key=lambda item: item[0]):
        lines.extend(own)
    lines.extend(_line(note) for note in notes[place:])
    return "\n".join(lines) + "\n"


def _about(article: Article) -> Iterator[str]:
    for label, value in (
        ("file", article.path),
        ("source", article.source),
        ("title", article.title),
        ("published", article.published),
        ("language", article.language),
    ):
        yield f"{label + ':':<11}{visible(value or '–')}"


def _flat(text: str) -> str:
    return visible(" ".join(text.split()))


def _line(note: _Note) -> str:
    rule = f"  ({note.rule})" if note.rule else ""
    return f"    {note.kind:<10} {_flat(note.words)} → {visible(note.meaning)}{rule}"


def _notes(extraction: Extraction) -> Iterator[_Note]:
    for date in extraction.dates:
        yield _Note(date.start, "date", date.text, f"{date.kind} {date.value}", date.rule)
    for name in extraction.names:
        yield _Note(name.start, name.kind, name.text, name.name + (f", {name.side}" if name.side else ""), "")
    for figure in extraction.figures:
        said = _filled(
            f"{count(figure.low, figure.best, figure.high)} {figure.object} {figure.action}",
            by=figure.by,
            against=figure.against,
            place=figure.place,
            on=_when(figure.date),
            speaker=figure.speaker,
            via=figure.via,
        )
        yield _Note(figure.start, "figure", figure.text, f"{said}; certainty {figure.certainty:.2f}", figure.rule)
    for event in extraction.events:
        for evidence in event.evidence[:1]:
            said = _filled(
                f"{event.type}, {event.status}", on=_when(event.date), at=event.place, actors=", ".join(event.actors)
            )
            yield _Note(evidence.start, "event", evidence.quote, f"{said}; certainty {event.certainty:.2f}", event.rule)
    for claim in extraction.claims:
        said = _filled(f"{claim.kind}: {claim.value}", about=claim.about, holder=claim.holder)
        yield _Note(claim.evidence.start, "claim", claim.evidence.quote, said, claim.rule)
    yield from _seats(extraction)


def _seats(extraction: Extraction) -> Iterator[_Note]:
    by_words: dict[tuple[int, str], list[str]] = defaultdict(list)
    for delegation in extraction.delegations:
        table = f"{delegation.side} ({delegation.role})"
        if delegation.head and delegation.evidence:
            first = delegation.evidence[0]
            yield _Note(first.start, "head", delegation.head.name, table, delegation.rule)
        for member in delegation.members:
            for evidence in member.evidence[:1]:
                by_words[evidence.start, member.name].append(f"{table}, {member.status}")
    for (start, name), tables in by_words.items():
        yield _Note(start, "seat", name, "; ".join(tables), "")


def _when(when: When | None) -> str:
    return day(when)


def _filled(head: str, **slots: str | None) -> str:
    return "; ".join([head, *(f"{name} {value}" for name, value in slots.items() if value)])
