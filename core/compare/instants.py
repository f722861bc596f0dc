"""Clock times that differ and are one instant: 13:00 in Istanbul is noon in Paris; they only look like rivals."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from core.compare.context import Context
from core.compare.drafts import Draft
from core.extract.claiming.marks import Marks, marks_of_words, weight
from core.extract.dates.zones import clock_of, instant
from core.model import DateMention, SetAside

_REACH = 250
"""Characters on either side of a clock time in which its sentence begins and ends."""
_ENOUGH = 1.0
"""Weight of the words that two sentences of one instant must have in common to tell of one thing."""
_SAMPLE = 12
"""Tellings of one instant that are set side by side."""
_BREAK = re.compile(r"\n|(?<![ap]\.m)[.!?](?=\s+[A-Z“\"«])")
_WHY = "the same instant in two time zones"


class _Hour(NamedTuple):
    article: str
    clock: str
    words: str
    marks: Marks
    about: str


def instants(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The hours of one thing that two reports give by two clocks."""
    moments: dict[str, list[_Hour]] = defaultdict(list)
    for extraction in context.originals:
        article = extraction.article.id
        for mention in context.dossier.dates.get(article, ()):
            if mention.kind == "TIME" and clock_of(mention) is not None:
                told = _hour(article, mention, context)
                if told is not None and len(moments[told[0]]) < _SAMPLE:
                    moments[told[0]].append(told[1])
    aside: list[SetAside] = []
    for _, hours in sorted(moments.items()):
        pair = next(
            (
                (a, b)
                for place, a in enumerate(hours)
                for b in hours[place + 1 :]
                if a.clock != b.clock and a.article != b.article and weight(a.marks, b.marks) >= _ENOUGH
            ),
            None,
        )
        if pair is not None:
            a, b = pair
            aside.append(
                SetAside(about=f"Hour: {a.about}", articles=(a.article, b.article), values=(a.words, b.words), why=_WHY)
            )
    return [], aside


def _hour(article: str, mention: DateMention, context: Context) -> tuple[str, _Hour] | None:
    """The instant of a clock time in UTC, and what its sentence tells; None where no zone can be told."""
    known = context.articles[article]
    start = max(0, mention.start - _REACH)
    before, after = known.text[start : mention.start], known.text[mention.end : mention.end + _REACH]
    first = start + max((m.end() for m in _BREAK.finditer(before)), default=0)
    stop = _BREAK.search(after)
    last = mention.end + (stop.start() if stop else len(after))
    here = context.names_in(article, first, last)
    places = [n.name if n.kind == "place" else n.text for n in here if n.kind in ("place", "side")]
    utc = None
    for place in (*places, None):
        utc = instant(mention, known.text, place, known.utc_offset)
        if utc is not None:
            break
    if utc is None:
        return None
    sentence = known.text[first:last]
    marks = marks_of_words(sentence, here)
    about = " ".join(sentence.split())[:90]
    return utc, _Hour(article, mention.value[11:16], mention.text, marks, about)
