"""Several events from one trigger."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from core.extract.document import Document
from core.extract.events.candidates import Candidate
from core.extract.events.days import Days
from core.extract.events.governing_dates import plain_day
from core.extract.events.place_names import same_place
from core.extract.events.tables import tables
from core.model import Figure

_HARM = frozenset(("killed", "injured", "destroyed", "damaged"))

_TIMES = frozenset("twice thrice times rounds sessions meetings".split())
"""One of these, and days that follow one another in a list are so many events."""
_LINKS = frozenset(", and on then".split())
_LINKED = 3
"""Tokens between two days of a list."""


def each_of(document: Document, days: Days, candidate: Candidate, figures: Sequence[Figure]) -> list[Candidate]:
    """The candidate, and those for the further places that its trigger tells of."""
    if (candidate.founder or candidate.type == "talks") and candidate.repeated:
        return [candidate, *_other_times(document, days, candidate)]
    if candidate.founder and candidate.type == "visit":
        return [candidate, *_next_stops(document, days, candidate)]
    if candidate.founder and candidate.type == "attack" and candidate.own_place:
        more = _other_targets(document, candidate, figures) or _next_stops(document, days, candidate)
        return [candidate, *(more or _other_times(document, days, candidate))]
    return [candidate]


def _other_targets(document: Document, candidate: Candidate, figures: Sequence[Figure]) -> list[Candidate]:
    """Strikes on several places with a toll each are several: "on Haris (5 killed) and Talloussa (4 killed)".

    Each toll is of one kind; dead in one place and wounded in another are those of one strike told with its town.
    """
    assert candidate.place is not None
    sentence = candidate.sentence
    if len({d.value[:10] for d in sentence.dates if d.kind in ("DATE", "TIME")}) > 1:
        return []
    words = document.text[sentence.start : sentence.end]
    places: dict[str, dict[str, None]] = {}
    for f in figures:
        if f.place and f.action in _HARM and not f.total and f.place.split(",")[0].split()[-1] in words:
            places.setdefault(f.action, {})[f.place] = None
    several = max(places.values(), key=len, default={})
    if len(several) < 2:
        return []
    others = [p for p in several if p != candidate.country and not same_place(p, candidate.place)]
    return [replace(candidate, place=place, stop=number) for number, place in enumerate(others, 1)]


def _other_times(document: Document, days: Days, candidate: Candidate) -> list[Candidate]:
    """ "sat in May and again on 30 August in Moscow", "freed 18 on 4 October and, on 17 September, 32 bodies".

    A further day in the trigger's own clause, behind an "and again", or before an object of the same kind.
    """
    sentence, tokens = candidate.sentence, candidate.sentence.tokens
    own = {t.index for t in candidate.clause}
    many = not candidate.words.isdisjoint(_TIMES)
    last = -_LINKED
    kept = candidate.place if candidate.type == "attack" or many else None
    found: list[Candidate] = []
    for mention in sentence.dates:
        first, behind = sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
        if mention.kind != "DATE" or len(mention.value) != 10 or first <= candidate.index or first not in own:
            last = behind
            continue
        before = {t.low for t in tokens[max(candidate.index, first - 6) : first]}
        others = candidate.type != "attack" and bool(before & {"before", "earlier", "then", "later"})
        one_of = many and first - last <= _LINKED and all(t.low in _LINKS for t in tokens[last:first])
        last = behind
        again = one_of or ("and" in before and ("again" in before or others))
        listed = candidate.type != "exchange" or bool(
            {t.low for t in tokens[behind : behind + 8]} & tables().words["prisoner"]
        )
        when = days.at(sentence, mention) or plain_day(mention)
        if not again or not listed or when is None or candidate.when is None or when.start == candidate.when.start:
            continue
        place = next(
            (m for m in sentence.mentions if m.kind == "place" and m.first > first and m.first - behind <= 4), None
        )
        found.append(
            replace(
                candidate,
                when=when,
                dated=max(candidate.dated, 0.8),
                explicit=True,
                own_day=True,
                founder=True,
                place=document.text[place.start : place.end] if place else kept,
                country=place.country if place else candidate.country if kept else None,
                own_place=bool(place or kept),
                stop=len(found) + 1,
            )
        )
    if found and not kept and found[0].place and candidate.place == found[0].place:
        candidate.place, candidate.country, candidate.own_place = None, None, False
    return found


def _next_stops(document: Document, days: Days, candidate: Candidate) -> list[Candidate]:
    """ "visiting Moscow on May 26-27 and Kyiv on May 29-30" is two visits."""
    sentence = candidate.sentence
    stops: list[Candidate] = []
    for mention in sentence.mentions:
        if mention.kind != "place" and mention.form != "capital":
            continue
        if mention.first <= candidate.index or sentence.tokens[mention.first - 1].low != "and":
            continue
        day = next((d for d in sentence.dates if 0 < sentence.token_at(d.start) - mention.last <= 2), None)
        when = days.at(sentence, day) if day is not None else None
        if when is not None:
            stops.append(
                replace(
                    candidate,
                    when=when,
                    place=document.text[mention.start : mention.end],
                    country=mention.country or mention.side,
                    stop=len(stops) + 1,
                )
            )
    return stops
