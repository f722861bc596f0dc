"""One deed on two days: sentences of two reports that tell the same thing of the same place and date it a day apart.

Events are read by type and merged by day, so that a deed which two reports date differently often stands twice, or
under two types. Here the sentences themselves are set side by side: the one of each report that is most like the
other's, with a deed and a name in common.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from core.compare.context import Context
from core.compare.dates import dates
from core.compare.deed_marks import BLOWS, deed_marks, own_detail
from core.compare.drafts import Draft, Stand
from core.compare.passages import Sentences, of_saying, overlap
from core.compare.phases import phases
from core.compare.severity import stakes_of_kind
from core.compare.twins import twins
from core.compare.venues import is_local
from core.compare.wording import day_words, may_be_one_night, of_another
from core.extract.claiming.marks import Marks, marks_of_words
from core.model import Evidence, SetAside
from core.resolve.counted_words import no_names
from core.resolve.folding import folded

_EXACT = re.compile(r"\d{4}-\d\d-\d\d(?=$|T(?:MO|AF|EV))")
"""A day, or a part of it that belongs to no other day."""
_COUNTED_FROM = re.compile(r"\b(?:next|following|previous|earlier|later|after|before|same|ago)\b", re.IGNORECASE)
"""A day that is counted from another one proves nothing of its own."""
_CALENDAR = re.compile(r"mond|tues|wedn|thur|frid|satu|sund|janu|febr|marc|apri|june|july|augu|sept|octo|nove|dece")
_NAME = re.compile(r"\b[A-Z][^\W\d_]{3,}")
_TELLING = 13
"""The least number that two reports hardly share by chance."""
_ENOUGH = 3.0
_ONCE = 2.0
"""The same for a deed that is done but once."""
_ONLY_ONCE = frozenset(("lost", "signed"))
_LONGEST = 90
_MOST = 4000
"""Days named in all reports beyond which pairs are not looked for: a folder of many stories."""


class _Told(NamedTuple):
    article: str
    day: str
    marks: Marks
    anchors: frozenset[str]
    """Local places, people and other names, and numbers too large for chance."""
    evidence: Evidence


def two_days(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The deeds that two reports date a day apart, each by the words of its own sentence."""
    if sum(len(days) for days in context.dossier.dates.values()) > _MOST:
        return [], []
    told = list(_dated(context))
    homes: dict[str, list[int]] = defaultdict(list)
    for i, a in enumerate(told):
        for anchor in a.anchors:
            homes[anchor].append(i)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for i, a in enumerate(told):
        for j in sorted({j for anchor in a.anchors for j in homes[anchor]}):
            b = told[j]
            if a.article != b.article and (likeness := _likeness(a, b)) > best.get((i, b.article), (0.0, -1))[0]:
                best[i, b.article] = likeness, j
    drafts: dict[frozenset[str], Draft] = {}
    for (i, _), (_, j) in sorted(best.items(), key=lambda row: (-row[1][0], row[0])):
        a, b = told[i], told[j]
        mutual = best.get((j, a.article), (0.0, -1))[1] == i
        if mutual and i < j and a.day != b.day and not _known(a, b, context) and _clash(a, b, told, context):
            drafts.setdefault(a.anchors & b.anchors, _draft(a, b, told))
    return list(drafts.values()), []


def _dated(context: Context) -> Iterator[_Told]:
    """The sentences that tell a deed and one exact day."""
    for extraction in context.originals:
        article = extraction.article.id
        text = context.articles[article].text
        sentences = Sentences(text)
        days: dict[tuple[int, int], set[str]] = defaultdict(set)
        sure: set[tuple[int, int]] = set()
        for mention in context.dossier.dates.get(article, ()):
            day = _EXACT.match(mention.value)
            if day is None or of_saying(text, mention.start):
                continue
            sentence = sentences.round(mention.start, mention.end)
            days[sentence].add(day[0])
            if not _COUNTED_FROM.search(mention.text):
                sure.add(sentence)
        numbers: dict[tuple[int, int], set[str]] = defaultdict(set)
        for figure in context.figures_of(article):
            if figure.low == figure.high and (figure.low or 0) >= _TELLING:
                numbers[sentences.round(figure.start, figure.end)].add(f"n{figure.low}")
        for first, last in sorted(sure):
            if len(days[first, last]) == 1:
                row = _told(article, first, last, min(days[first, last]), numbers.get((first, last), set()), context)
                if row is not None:
                    yield row


def _told(article: str, first: int, last: int, day: str, numbers: set[str], context: Context) -> _Told | None:
    words = context.articles[article].text[first:last]
    names = context.names_in(article, first, last)
    marks = frozenset(m for m in marks_of_words(words, names) if not _CALENDAR.match(m))
    if not marks & deed_marks():
        return None
    places = {m for m in marks if m.startswith("@") and is_local(m[1:])}
    people = {f"!{folded(n.text.split()[-1])}" for n in names if n.kind == "person"}
    known = {word for n in names for word in folded(n.text).split()}
    others = {f"^{word}" for word in map(folded, _NAME.findall(words, 1)) if word not in known}
    anchors = places | people | numbers | {name for name in others if name[1:] not in no_names()}
    quote = Evidence(article=article, start=first, end=last, quote=words)
    return _Told(article, day, marks | anchors, frozenset(anchors), quote)


def _likeness(a: _Told, b: _Told) -> float:
    """How much two sentences have in common; 0 where no name or no deed is."""
    shared = a.marks & b.marks
    if not a.anchors & b.anchors or not shared & deed_marks():
        return 0.0
    if shared & BLOWS and not shared & _ONLY_ONCE and not own_detail(shared):
        return 0.0
    weight = sum(0.0 if mark.startswith("#") else 1.0 for mark in shared)
    if weight < (_ONCE if shared & _ONLY_ONCE else _ENOUGH):
        return 0.0
    return weight + weight / (1 + len(a.marks | b.marks))


def _known(a: _Told, b: _Told, context: Context) -> bool:
    """Whether events or tolls have shown the same two days already, by one of these sentences."""
    for draft in (*context.once(dates)[0], *context.once(twins)[0], *context.once(phases)[0]):
        if draft.kind == "date" and {stand.value for stand in draft.stands} == {a.day, b.day}:
            words = [e for stand in draft.stands for e in stand.evidence]
            if any(overlap(e, told.evidence) for e in words for told in (a, b)):
                return True
    return False


def _clash(a: _Told, b: _Told, told: list[_Told], context: Context) -> bool:
    """Days that follow each other, no one night, and neither report tells the same of the other's day too."""
    apart = abs((dt.date.fromisoformat(a.day) - dt.date.fromisoformat(b.day)).days)
    first, last = sorted((a, b), key=lambda told: told.day)
    blow = bool(a.marks & b.marks & BLOWS)
    quotes = [first.evidence.quote], [last.evidence.quote]
    if apart != 1 or may_be_one_night(*quotes, blow) or of_another(quotes[0] + quotes[1]):
        return False
    for one in (a, b):
        published = context.published(one.article)
        if published is None or published.isoformat() < max(a.day, b.day):
            return False
    return not any(
        row.article == one.article and row.day == other.day and _likeness(row, other) > 0
        for one, other in ((a, b), (b, a))
        for row in told
    )


def _draft(a: _Told, b: _Told, told: list[_Told]) -> Draft:
    """The two days, each with every report that tells the same of it."""
    stands = []
    for one, other in sorted(((a, b), (b, a)), key=lambda pair: pair[0].day):
        same = (
            row
            for row in told
            if row is one or (row.day == one.day and row.article != other.article and _likeness(row, one) > 0)
        )
        stands.append(Stand.of(one.day, ((None, row.article, row.evidence) for row in same)))
    words = " ".join(a.evidence.quote.split())
    return Draft(
        kind="date",
        about=f"Day on which it happened: {words[:_LONGEST]}",
        date=stands[0].value,
        stands=stands,
        why=f"Two reports tell the same, one of {day_words(stands[0].value)} and one of {day_words(stands[1].value)}.",
        certainty=0.6,
        gap=0.4,
        stakes=stakes_of_kind("date"),
    )
