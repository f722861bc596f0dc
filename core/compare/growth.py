"""Tolls that grow: a later, larger number of the same disaster is news, not contradiction."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from core.compare.context import Context
from core.compare.count_voices import Voice
from core.model import Figure
from core.resolve.scopes import Measure

_GROWING = frozenset(
    ("killed", "injured", "missing", "displaced", "evacuated", "damaged", "destroyed", "detained", "hit")
)
_MOST_FOUND = 1.25
"""Factor by which a toll still grows once the first day is over; more is another count."""
_CHANGED = re.compile(
    r"\b(?:rose|risen|rising|climb(?:s|ed)|grew|grown|increased|updated|revised|already|by then|confirmed|initially"
    r"|at first|earlier|preliminary|initial|first reports|previously|up from"
    r"|had (?:said|spoken|put|counted|reported|given|told|announced))\b",
    re.IGNORECASE,
)
_TELLING = 100
"""The least number that two counts of different days hardly share."""
_OWN_TELLING = 5
"""The same for two counts of one voice."""
_FOUND = frozenset(("killed", "missing"))
_FRESH = 1
"""Days after an attack on which its first counts are still first reports."""
_SEARCHED = 7
"""Days on which bodies are found in what an attack left; the missing become fewer in the same days."""


def grows(a: Voice, b: Voice, measure: Measure, same_voice: bool, context: Context) -> str | None:
    """Why two different numbers are an earlier and a later count of one toll, or None where they are not."""
    scope = measure.scope
    if scope.day is None or scope.total or _one_moment(a, b, context):
        return None
    if same_voice and a.article != b.article and _revised(a, b, context):
        return "a count that grew: the same source gave the larger number later"
    if scope.action not in _GROWING:
        return None
    if _attacker_against_others(a, b, measure, context) or _of_two_camps(a, b, measure, context):
        return None
    rivals = a.article != b.article and a.speaker is not None and b.speaker is not None and not same_voice
    if not rivals and _told_as_growing(a, b, context):
        return "first reports, and what they grew to"
    if a.article == b.article:
        return None
    day = dt.date.fromisoformat(scope.day)
    early, late = sorted((a, b), key=lambda v: _published(v, context) or dt.datetime.max)
    first, last = _published(early, context), _published(late, context)
    if first is None or last is None:
        return None
    larger_later = (early.ranges[-1].low or 0) < (late.ranges[-1].low or 0)
    two_voices = a.speaker is not None and b.speaker is not None and not same_voice
    searching = (
        scope.action in _FOUND
        and not two_voices
        and first.date() < last.date()
        and (last.date() - day).days <= _SEARCHED
    )
    if searching and larger_later != (scope.action == "missing") and _slightly(early, late):
        return "a toll that changed while the dead were still being found"
    if (first.date() - day).days > _FRESH:
        return None
    side = context.side(a.speaker)
    one_camp = same_voice or (side is not None and side == context.side(b.speaker))
    settled = first.date() > day and not one_camp and a.speaker is not None and b.speaker is not None
    if larger_later and first < last and not settled:
        return "a toll that grew: the larger number was reported later"
    return None


def _one_moment(a: Voice, b: Voice, context: Context) -> bool:
    """Both reports tell the same telling number of something else beside: they quote one count of one moment."""
    least = _OWN_TELLING if context.voices.same(a.speaker, b.speaker) else _TELLING
    return a.article != b.article and any(
        (low or 0) >= least for _, _, low, _ in _beside(a, context) & _beside(b, context)
    )


def _beside(voice: Voice, context: Context) -> frozenset[tuple[str, str, int | None, int | None]]:
    """The other exact numbers of the sentences of a voice, found once."""
    if voice.beside is None:
        quotes = {f.quote for f in voice.figures}
        own = {f.id for f in voice.figures}
        voice.beside = frozenset(
            (f.object, f.action, f.low, f.high)
            for f in context.figures_of(voice.article)
            if f.quote in quotes and f.id not in own and f.low == f.high and (f.low or 0) >= _OWN_TELLING
        )
    return voice.beside


def outdated(voices: list[Voice], context: Context) -> set[int]:
    """Places in the list of the voices whose number the same speaker raised in a later report: it no longer stands."""
    numbers = [voice.ranges[-1].low or 0 for voice in voices]
    return {
        number
        for number, a in enumerate(voices)
        for other, b in enumerate(voices)
        if numbers[number] < numbers[other]
        and a.article != b.article
        and context.voices.same(a.speaker, b.speaker)
        and _revised(a, b, context)
        and not _one_moment(a, b, context)
    }


def _revised(a: Voice, b: Voice, context: Context) -> bool:
    """The larger of two numbers of one voice stands in the later report."""
    early, late = sorted((a, b), key=lambda v: _published(v, context) or dt.datetime.max)
    first, last = _published(early, context), _published(late, context)
    if first is None or last is None or not first < last:
        return False
    return (early.ranges[-1].low or 0) < (late.ranges[-1].low or 0)


def _slightly(a: Voice, b: Voice) -> bool:
    """Two numbers as near to each other as those of one search."""
    low, high = sorted((a.ranges[-1].low or 0, b.ranges[-1].low or 0))
    return high <= _MOST_FOUND * low or a.figures[0].action == "missing"


def _of_two_camps(a: Voice, b: Voice, measure: Measure, context: Context) -> bool:
    """One number is the sufferer's own, the other the enemy's: neither grows into the other."""
    camps = {context.side(a.speaker), context.side(b.speaker)}
    return None not in camps and len(camps) > 1 and measure.scope.against in camps


def _attacker_against_others(a: Voice, b: Voice, measure: Measure, context: Context) -> bool:
    """One number is the attacker's own claim: it does not grow into what the other camp counts."""
    by = measure.scope.by
    return by is not None and (context.side(a.speaker) == by) != (context.side(b.speaker) == by)


def _told_as_growing(a: Voice, b: Voice, context: Context) -> bool:
    """The words of one camp say that its count was an early one or has changed."""
    camps = {context.side(a.speaker), context.side(b.speaker)}
    return len(camps - {None}) < 2 and any(
        _CHANGED.search(f.quote) and not _of_its_own(f, v) for v in (a, b) for f in v.figures
    )


def _of_its_own(figure: Figure, voice: Voice) -> bool:
    """Whether the sentence tells what the voice said first and what it says now: both numbers are its own."""
    return any(f.quote == figure.quote and f.low != figure.low for f in voice.figures)


def _published(voice: Voice, context: Context) -> dt.datetime | None:
    article = context.articles.get(voice.article)
    return _instant(article.published) if article and article.published and len(article.published) >= 10 else None


@lru_cache(8192)
def _instant(published: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError:
        return None
