"""What the rules read in words that a reviewer selected: the values with which a new row begins."""

from __future__ import annotations

import msgspec

from core.mending.seats import NewSeat
from core.model import PLOVER, Article, Event, EventType, Evidence, Extraction, Figure, When

ADDED = "reviewer"
"""The rule of a row that a reviewer added."""
_LONGEST = 120
"""Characters of the selected words that tell what an event is."""


def blank_event(evidence: Evidence, name: str = "") -> Event:
    """An event of which nothing is known but its words."""
    return Event(
        id=name, type="other", plover=PLOVER["other"], date=None, certainty=1.0, evidence=(evidence,), rule=ADDED
    )


def blank_figure(evidence: Evidence, sentence: str, name: str = "") -> Figure:
    """A figure of which nothing is known but its words and their sentence."""
    return Figure(
        id=name,
        object="",
        action="",
        low=None,
        best=None,
        high=None,
        text=evidence.quote,
        article=evidence.article,
        start=evidence.start,
        end=evidence.end,
        quote=sentence,
        certainty=1.0,
        rule=ADDED,
    )


def blank_seat(evidence: Evidence) -> NewSeat:
    """A seat of which nothing is known but its words."""
    return NewSeat(table="", name="", side="", evidence=(evidence,))


def drafts(article: Article, evidence: Evidence, sentence: str) -> tuple[Event, Figure, NewSeat]:
    """An event, a figure and a seat with what the rules read in the words; what they do not tell is left empty.

    The words are read by themselves, as of the article's publication. Never raises on any text.
    """
    from core.pipeline import annotate

    words = evidence.quote.strip()
    # Without a full stop the rules take a lone line for a headline, in which they read less.
    text = words if words.endswith((".", "!", "?")) else f"{words}."
    read = annotate(
        Article(id=article.id, path="", sha256="", text=text, published=article.published, language=article.language)
    )
    when = _when(read)
    return _event(read, evidence, when), _figure(read, evidence, sentence, when), _seat(read, evidence)


def _when(read: Extraction) -> When | None:
    """The first day that the words name, with the first clock time."""
    days = [d.value[:10] for d in read.dates if d.kind in ("DATE", "TIME") and d.value[:4].isdigit()]
    if not days:
        return None
    times = (d.value[11:16] for d in read.dates if d.kind == "TIME" and len(d.value) >= len("2025-06-02T14:00"))
    precision = {10: 1, 7: 4, 4: 5}.get(len(days[0]))
    return When(start=days[0], time=next(times, None), date_prec=precision) if precision else None


def _named(read: Extraction, kind: str) -> list[str]:
    return list(dict.fromkeys(mention.name for mention in read.names if mention.kind == kind))


def _event(read: Extraction, evidence: Evidence, when: When | None) -> Event:
    told = read.events[0] if read.events else None
    kind: EventType = told.type if told else "other"
    gist = " ".join(evidence.quote.split())
    return msgspec.structs.replace(
        blank_event(evidence),
        type=kind,
        plover=PLOVER[kind],
        date=told.date if told and told.date else when,
        status=told.status if told else "occurred",
        place=told.place if told and told.place else next(iter(_named(read, "place")), None),
        venue=told.venue if told else None,
        actors=told.actors if told and told.actors else (*_named(read, "side"), *_named(read, "person")),
        gist=gist if len(gist) <= _LONGEST else gist[: _LONGEST - 1] + "…",
    )


def _figure(read: Extraction, evidence: Evidence, sentence: str, when: When | None) -> Figure:
    blank = blank_figure(evidence, sentence)
    if read.figures:
        told = read.figures[0]
        names = ("object", "action", "low", "best", "high", "qualifier", "by", "against", "place", "date", "speaker")
        more = {name: getattr(told, name) for name in (*names, "cue", "via", "confidence")}
        return msgspec.structs.replace(blank, **{**more, "date": more["date"] or when})
    return msgspec.structs.replace(blank, date=when, **_counted(read))


def _counted(read: Extraction) -> dict[str, str | int | None]:
    """The first number in the words and what it counts, where no verb tells what was done."""
    from core.extract.counted_nouns import counted
    from core.extract.names import annotate_names
    from core.extract.quantities import quantities
    from core.extract.sentences import divide

    document = divide(read.article)
    annotate_names(document)
    for sentence in document.sentences:
        for quantity in quantities(sentence):
            phrase = counted(sentence, quantity)
            if phrase.object is None:
                continue
            return {
                "low": quantity.low,
                "best": quantity.best,
                "high": quantity.high,
                "object": phrase.object,
                "action": phrase.action or "",
            }
    return {}


def _seat(read: Extraction, evidence: Evidence) -> NewSeat:
    people = read.people
    if not people:
        return blank_seat(evidence)
    person = people[0]
    title = person.titles[0].title if person.titles else None
    return msgspec.structs.replace(blank_seat(evidence), name=person.name, side=person.side or "", title=title)
