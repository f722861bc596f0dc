"""How a round began and how it ended: reports that put the opening or the close of one round of talks on two days."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from core.compare.context import Context
from core.compare.dates import dates as days_of_events
from core.compare.drafts import Draft, Stand
from core.compare.passages import Sentences, of_saying, overlap
from core.compare.seats import MEETINGS
from core.compare.severity import stakes_of_kind
from core.compare.twins import twins
from core.compare.wording import day_words
from core.extract.dates.calendar import moved, ordinal
from core.model import Evidence, Extraction, SetAside
from core.resolve.places import place_relation

_TALKS = r"(?:talks|negotiations?|rounds?|dialogue|consultations?|conference|conversations|discussions|summit|cycle)"
_OPENED = r"(?:open(?:s|ed|ing)?|beg[au]n|begins?|beginning|start(?:s|ed)?|got (?:under ?way|going)|kicked off)"
_CLOSED = (
    r"(?:clos(?:e|es|ed|ing)|end(?:s|ed)?|conclud(?:es|ed)|finish(?:es|ed)|wrapped up|broke up|broken(?: off)?|over)"
)
_TRUCE = r"(?:cease-?fires?|truces?|armistice|cessation of hostilities|(?:cease|cessation|stop|halt) of fires?)"
_IN_FORCE = r"(?:(?:force|effect)|t[ao]kes? hold|took hold|beg[au]n|started)"
_TRUCE_PHASE = "took effect"
_PHASES = {
    "began": re.compile(
        rf"\b{_TALKS}\b[^;\n]{{0,150}}?\b{_OPENED}\b|\b{_OPENED}\b[^;\n]{{0,30}}?\b{_TALKS}\b"
        r"|\b(?:talking|negotiating|meeting)\b[^;\n]{0,40}\bsince\b",
        re.IGNORECASE,
    ),
    _TRUCE_PHASE: re.compile(rf"\b{_TRUCE}\b[^;\n]{{0,90}}?\b{_IN_FORCE}\b", re.IGNORECASE),
    "ended": re.compile(
        rf"\b{_TALKS}\b[^;\n]{{0,150}}?\b{_CLOSED}\b|\b{_CLOSED}\b[^;\n]{{0,30}}?\b{_TALKS}\b", re.IGNORECASE
    ),
}
_NAMED = re.compile(rf"\b(?:{_TALKS}|talking|negotiating|meeting|{_TRUCE})\b", re.IGNORECASE)
_FROM, _TO = re.compile(r"\b(?:from|between)\W*$", re.IGNORECASE), re.compile(r"^\W*(?:to|until|till|and|through)\b")
_NOT_YET = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|if|due|set|expected|planned|scheduled|supposed|next|new|is to|are to"
    r"|were to|was to|hours?|minutes?|(?<!same )days?|re-?open\w*|resum\w+|postponed|preparat\w+)\b",
    re.IGNORECASE,
)
"""Words of what is planned, of one day of many, of a break, of another round."""
_CALLED_FALSE = re.compile(r"\b(?:false|untrue|incorrect|wrong|den(?:ies|ied|ying)|dismiss(?:es|ed))\b", re.IGNORECASE)
"""Words by which a sentence tells a day only to call it wrong."""
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|previous|\d+(?:st|nd|rd|th))"
    rf"(?: [\w-]+){{0,3}}? (?:{_TALKS}|session|phase|edition|tour|meeting)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between the words of a phase and its day."""
_APART = 5
_ROUND = 14
"""Days within which a report that tells two openings tells of two rounds."""
_EXACT = re.compile(r"\d{4}-\d\d-\d\d(?=$|T(?:MO|AF|EV))")


_MIDNIGHT = "T24:00"


class _Told(NamedTuple):
    article: str
    phase: str
    day: str
    towns: tuple[str, ...]
    number: str | None
    evidence: Evidence


def phases(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The rounds that reports let begin or end on two days."""
    told: dict[str, list[_Told]] = defaultdict(list)
    for row in _told(context):
        told[row.phase].append(row)
    drafts = []
    for phase, rows in sorted(told.items()):
        done: set[str] = set()
        known = _Rows(rows)
        for number, a in enumerate(rows):
            b = next((b for b in known.after(number) if _clash(a, b, known, context)), None)
            if b is not None and not {a.day, b.day} <= done:
                done |= {a.day, b.day}
                if not _known(a, b, context):
                    drafts.append(_draft(phase, a, b, rows, context))
    return drafts, []


def _told(context: Context) -> Iterator[_Told]:
    for extraction in context.originals:
        article = extraction.article.id
        text = context.articles[article].text
        published = context.published(article)
        for (first, last), dates in _dated(article, text, context):
            words = text[first:last]
            if _CALLED_FALSE.search(words):
                continue
            for phase, start, end, day in _phases(words, dates):
                planned = _NOT_YET.search(words, max(0, start - _NEAR // 2), end)
                if planned or (published is not None and published.isoformat() < day):
                    continue
                near = context.names_in(article, first + start, min(last, first + end + _NEAR))
                towns = tuple(name.name for name in near if name.kind == "place")
                quote = Evidence(article=article, start=first, end=last, quote=words)
                yield _Told(article, phase, day, towns, _number(words), quote)
        yield from _spans(extraction)


_Dates = list[tuple[int, int, str]]
"""First and last character of each day in its sentence, and the day."""


def _dated(article: str, text: str, context: Context) -> list[tuple[tuple[int, int], _Dates]]:
    """The sentences that name talks and an exact day on which nothing was merely said."""
    sentences = Sentences(text)
    found: dict[tuple[int, int], _Dates] = defaultdict(list)
    midnights: set[tuple[tuple[int, int], str]] = set()
    for mention in context.dossier.dates.get(article, ()):
        if mention.value.endswith(_MIDNIGHT):
            midnights.add((sentences.round(mention.start, mention.end), mention.value.removesuffix(_MIDNIGHT)))
        exact = _EXACT.match(mention.value)
        if exact is not None and not of_saying(text, mention.start):
            first, last = sentences.round(mention.start, mention.end)
            found[first, last].append((mention.start - first, mention.end - first, exact[0]))
    return sorted(
        (place, [(start, end, _after(day) if (place, day) in midnights else day) for start, end, day in dates])
        for place, dates in found.items()
        if _NAMED.search(text, *place)
    )


def _after(day: str) -> str:
    """The day that a midnight begins: "at midnight on Monday"."""
    return moved(dt.date.fromisoformat(day), 1).isoformat()


def _spans(extraction: Extraction) -> Iterator[_Told]:
    """The first and the last day of the meetings that an article tells with both."""
    for event in extraction.events:
        if event.type in MEETINGS and event.status == "occurred" and event.date and event.date.end and event.evidence:
            words = event.evidence[0]
            towns = (event.place,) if event.place else ()
            for phase, day in (("began", event.date.start), ("ended", event.date.end)):
                if _EXACT.fullmatch(day):
                    yield _Told(words.article, phase, day, towns, _number(words.quote), words)


def _number(words: str) -> str | None:
    """Which round the words name: "second"."""
    found = _ORDINAL.search(words)
    return found[1].lower() if found else None


def _phases(words: str, dates: _Dates) -> Iterator[tuple[str, int, int, str]]:
    """Phase, first and last character of its words, and its day."""
    if len(dates) > 1:
        for (start, end, day), (then, later, last) in pairwise(dates):
            if _FROM.search(words[:start]) and _TO.match(words[end:then]):
                yield "began", start, end, day
                yield "ended", then, later, last
                return
    for phase, cue in _PHASES.items():
        for found in cue.finditer(words):
            near = [(max(s - found.end(), found.start() - e), d) for s, e, d in dates]
            close = [(abs(gap), day) for gap, day in near if gap <= _NEAR]
            if close:
                yield phase, found.start(), found.end(), min(close)[1]
                break


class _Rows:
    """What is told of one phase, looked up by day and by article."""

    def __init__(self, rows: list[_Told]) -> None:
        self._rows = rows
        self._on: dict[int, list[int]] = defaultdict(list)
        self.of: dict[str, list[_Told]] = defaultdict(list)
        for number, row in enumerate(rows):
            self._on[ordinal(row.day)].append(number)
            self.of[row.article].append(row)

    def after(self, number: int) -> list[_Told]:
        """The later rows whose day is another one that lies near, in their order."""
        day = ordinal(self._rows[number].day)
        others = (day + gap for gap in range(-_APART, _APART + 1) if gap)
        return [self._rows[n] for n in sorted(n for other in others for n in self._on.get(other, ()) if n > number)]


def _clash(a: _Told, b: _Told, rows: _Rows, context: Context) -> bool:
    if context.origin(a.article) == context.origin(b.article):
        return False
    if a.number and b.number and a.number != b.number:
        return False
    if a.towns and b.towns and all(place_relation(x, y) == "apart" for x in a.towns for y in b.towns):
        return False
    if not context.one_theatre(a.article, b.article):
        return False
    return not any(
        row.day != one.day and abs(ordinal(row.day) - ordinal(a.day)) <= _ROUND
        for one in (a, b)
        for row in rows.of[one.article]
    )


def _known(a: _Told, b: _Told, context: Context) -> bool:
    """Whether the events of these words have shown the same two days already."""
    drafts = (*context.once(days_of_events)[0], *context.once(twins)[0])
    same = [draft for draft in drafts if {stand.value for stand in draft.stands} == {a.day, b.day}]
    words = [e for draft in same for stand in draft.stands for e in stand.evidence]
    return any(overlap(e, told.evidence) for e in words for told in (a, b))


def _draft(phase: str, a: _Told, b: _Told, rows: list[_Told], context: Context) -> Draft:
    first, last = sorted((a, b), key=lambda row: row.day)
    stands = [
        Stand.of(one.day, ((None, row.article, row.evidence) for row in rows if row.day == one.day))
        for one in (first, last)
    ]
    town = next(iter((*a.towns, *b.towns)), None)
    where = f" in {town}" if town else ""
    what = "the ceasefire" if phase == _TRUCE_PHASE else f"the talks{where}"
    return Draft(
        kind="date",
        about=f"Day on which {what} {phase}",
        date=first.day,
        stands=stands,
        why=f"By some {what} {phase} on {day_words(first.day)}, by others on {day_words(last.day)}.",
        certainty=0.6,
        gap=0.4,
        stakes=stakes_of_kind("date"),
    )
