"""The values that a dossier already has for a field: what completion offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from core.mending.fields import Field
from core.model import Dossier


def known_values(dossier: Dossier, kind: str, field: Field) -> tuple[str, ...]:
    """What the field may hold, the most used first; for a field with choices just those."""
    if field.choices:
        return field.choices
    counted = Counter(value for value in _values(dossier, kind, field.name) if value)
    ranked = sorted(counted, key=lambda value: (-counted[value], value.casefold()))
    return tuple(dict.fromkeys((*ranked, *_vocabulary(field.name))))


def settled(field: Field, text: str, known: Iterable[str]) -> str:
    """What was typed, spelled as the dossier spells it where only large and small letters differ."""
    spelled = {value.casefold(): value for value in reversed(tuple(known))}
    if field.many:
        sep = ";" if ";" in text else ","
        return sep.join(spelled.get(part.strip().casefold(), part) for part in text.split(sep))
    return spelled.get(text.strip().casefold(), text)


def offered(known: Iterable[str], typed: str, many: bool = False) -> tuple[str, ...]:
    """What completes the typed text, as whole texts: values that begin with it, then values that hold it.

    With `many` the last of several values is completed and the ones before it stay.
    """
    before, sep, last = "", "", typed
    if many:
        place = max(typed.rfind(","), typed.rfind(";")) + 1
        before, last = typed[:place].rstrip(), typed[place:]
        sep = " " if before else ""
    word = last.strip().casefold()
    values = [value for value in dict.fromkeys(known) if value.casefold() != word]
    begin = [value for value in values if value.casefold().startswith(word)]
    hold = [value for value in values if word in value.casefold() and value not in begin]
    return tuple(f"{before}{sep}{value}" for value in (*begin, *hold))


def _vocabulary(field: str) -> tuple[str, ...]:
    from core.lexicon import load

    tables = {"object": ("objects", "nouns"), "action": ("actions", "verbs")}
    if field not in tables:
        return ()
    topic, table = tables[field]
    return tuple(load(topic)[table])


def _values(dossier: Dossier, kind: str, field: str) -> Iterable[str]:
    figures, events, delegations = dossier.figures, dossier.events, dossier.delegations
    if field in ("object", "action", "speaker", "via"):
        yield from (getattr(figure, field) or "" for figure in figures)
    elif field == "outlet":
        yield from (article.source or "" for article in dossier.articles)
    elif field == "place":
        yield from (event.place or "" for event in events)
        yield from (figure.place or "" for figure in figures)
    elif field == "venue":
        yield from (event.venue or "" for event in events)
    elif field in ("actors", "by", "against", "side"):
        sides = [actor.name for actor in dossier.actors if actor.kind != "person"]
        yield from sides
        yield from (delegation.side for delegation in delegations)
        yield from (side or "" for figure in figures for side in (figure.by, figure.against))
        if field == "actors":
            yield from (actor for event in events for actor in event.actors)
            yield from (actor.name for actor in dossier.actors)
    elif field in ("name", "head"):
        yield from (actor.name for actor in dossier.actors if actor.kind == "person")
        yield from (member.name for delegation in delegations for member in delegation.members)
    elif field == "title":
        yield from (title.title for actor in dossier.actors for title in actor.titles)
        yield from (member.title or "" for delegation in delegations for member in delegation.members)
    elif field == "date" and kind in ("seat", "delegation"):
        yield from (delegation.meeting_date or "" for delegation in delegations)
    elif field in ("date", "end"):
        yield from (when.start for when in (*(e.date for e in events), *(f.date for f in figures)) if when)
