"""Two rows made one, and a source taken out of a row: events, people and figures."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from core.mending.anchoring import find_words, words_of
from core.mending.notes import Note, Version
from core.mending.rows import label_of
from core.mending.seats import Seat, seat_key
from core.mending.work import Work
from core.model import Actor, Delegation, Event, Evidence, Extraction, Head, Title, When
from core.store import Target


def merge_events(work: Work, one: str, other: str, version: Version) -> None:
    """Put the first event into the second, whose own values win; everything that referred to the first follows."""
    first, second = work.events[one], work.events[other]
    work.put("event", other, _one_event(first, second))
    work.keep("event", one)
    del work.events[one]
    work.merged[one] = other
    _refer(work, one, other)
    work.rename(one, other)
    work.note(Note(row=other, deed="merge", machine=label_of(first), versions=(version,)))


def _one_event(first: Event, second: Event) -> Event:
    return msgspec.structs.replace(
        second,
        date=_one_date(first.date, second.date),
        background=first.background and second.background,
        certainty=max(first.certainty, second.certainty),
        place=second.place or first.place,
        venue=second.venue or first.venue,
        actors=tuple(dict.fromkeys((*second.actors, *first.actors))),
        gist=second.gist or first.gist,
        evidence=tuple(dict.fromkeys((*second.evidence, *first.evidence))),
    )


def _one_date(first: When | None, second: When | None) -> When | None:
    if first is None or second is None:
        return second or first
    if first.start == second.start and second.time is None:
        return msgspec.structs.replace(second, time=first.time, utc=first.utc)
    return second


def _refer(work: Work, before: str, after: str, articles: Iterable[str] | None = None) -> None:
    """Figures and each source's own events that belonged to one event belong to another; of these articles, or all."""
    some = None if articles is None else set(articles)
    for key, figure in work.figures.items():
        if figure.event == before and (some is None or figure.article in some):
            work.figures[key] = msgspec.structs.replace(figure, event=after)
    for article, ids in work.event_ids.items():
        if some is None or article in some:
            ids.update((local, after) for local, merged in ids.items() if merged == before)


def split_event(work: Work, key: str, part: Target, number: int, version: Version) -> None:
    """Take a source's words out of an event into an event of their own, as that source tells it.

    Raises ValueError where nothing would be left, or where none of the words is the event's.
    """
    event = work.events[key]
    own, rest = _parted(work, event.evidence, part)
    articles = {evidence.article for evidence in own}
    made = _local(work, key, articles) or event
    name = f"em{number}"
    work.put("event", key, msgspec.structs.replace(event, evidence=rest))
    work.events[name] = msgspec.structs.replace(made, id=name, evidence=own)
    if not articles & {evidence.article for evidence in rest}:
        _refer(work, key, name, articles)
    work.keep("event", name)
    work.finder.forget("event", key, words_of(work.articles, own))
    work.know("event", name)
    work.note(Note(row=name, deed="split", machine=label_of(event), versions=(version,)))
    work.note(Note(row=key, deed="rest", machine=label_of(work.events[name]), versions=(version,)))


def _local(work: Work, key: str, articles: set[str]) -> Event | None:
    """The event as the only article in question tells it, where that is known."""
    for told in work.told:
        if {told.article.id} == articles:
            ids = work.event_ids.get(told.article.id, {})
            return next((event for event in told.events if ids.get(event.id) == key), None)
    return None


def _parted(
    work: Work, evidence: tuple[Evidence, ...], part: Target
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The evidence in the part's words, and the rest."""
    places = [found for words in part.words if (found := find_words(work.articles.values(), words))]
    spans = {(place.article, place.start, place.end) for place in places}
    own = tuple(e for e in evidence if (e.article, e.start, e.end) in spans)
    rest = tuple(e for e in evidence if e not in own)
    if not own or not rest:
        raise ValueError("there is nothing to take out, or nothing would be left")
    return own, rest


def merge_people(work: Work, one: str, other: str, version: Version) -> None:
    """The person of one seat is the person of another: one name everywhere, every spelling and office kept."""
    first, second = work.teams.seats[one].name, work.teams.seats[other].name
    if first == second:
        raise ValueError("they are one person already")
    aliases = {first, *(alias for actor in work.actors if actor.name == first for alias in actor.aliases)}
    work.actors = _one_actor(work.actors, first, second)
    for key, seat in list(work.teams.seats.items()):
        if seat.name == first:
            _reseat(work, key, seat, second)
    for name, event in work.events.items():
        if first in event.actors:
            actors = dict.fromkeys(second if actor == first else actor for actor in event.actors)
            work.events[name] = msgspec.structs.replace(event, actors=tuple(actors))
    for name, figure in work.figures.items():
        if figure.speaker == first:
            work.figures[name] = msgspec.structs.replace(figure, speaker=second)
    work.told = tuple(_renamed(told, aliases - {second}, second) for told in work.told)
    for key, seat in work.teams.seats.items():
        if seat.name == second:
            work.note(Note(row=key, deed="merge", machine=first, versions=(version,)))


def _reseat(work: Work, key: str, seat: Seat, name: str) -> None:
    """Give the seat the other name; where that person sits at the table too, the two seats become one."""
    own = next((k for k, s in work.teams.seats.items() if s.table == seat.table and s.name == name), None)
    if own is None:
        work.put("seat", key, msgspec.structs.replace(seat, name=name))
        return
    there = work.teams.seats[own]
    work.keep("seat", key)
    work.teams.take(key)
    work.put(
        "seat",
        own,
        msgspec.structs.replace(
            there,
            title=there.title or seat.title,
            head=there.head or seat.head,
            evidence=tuple(dict.fromkeys((*there.evidence, *seat.evidence))),
        ),
    )
    work.merged[key] = own
    work.rename(key, own)


def _one_actor(actors: list[Actor], first: str, second: str) -> list[Actor]:
    gone = [actor for actor in actors if actor.name == first and actor.kind == "person"]
    if not any(actor.name == second for actor in actors):
        return [
            msgspec.structs.replace(a, name=second, aliases=(*a.aliases, first)) if a in gone else a for a in actors
        ]
    made = []
    for actor in actors:
        if actor in gone:
            continue
        if actor.name == second:
            titles: dict[str, dict[str, None]] = {}
            for title in (*actor.titles, *(title for other in gone for title in other.titles)):
                titles.setdefault(title.title, {}).update(dict.fromkeys(title.articles))
            actor = msgspec.structs.replace(
                actor,
                aliases=tuple(dict.fromkeys((*actor.aliases, first, *(a for other in gone for a in other.aliases)))),
                titles=tuple(Title(title=name, articles=tuple(articles)) for name, articles in titles.items()),
                evidence=tuple(dict.fromkeys((*actor.evidence, *(e for other in gone for e in other.evidence)))),
            )
        made.append(actor)
    return made


def _renamed(told: Extraction, names: set[str], name: str) -> Extraction:
    """What one source tells of delegations, with the person's usual name."""

    def team(delegation: Delegation) -> Delegation:
        head = delegation.head
        return msgspec.structs.replace(
            delegation,
            head=Head(name=name, title=head.title) if head and head.name in names else head,
            members=tuple(msgspec.structs.replace(m, name=name) if m.name in names else m for m in delegation.members),
        )

    if not any(m.name in names or (d.head and d.head.name in names) for d in told.delegations for m in d.members):
        return told
    return msgspec.structs.replace(told, delegations=tuple(map(team, told.delegations)))


def split_person(work: Work, key: str, part: Target, name: str, number: int, version: Version) -> None:
    """Take a source's words out of a seat: they are about somebody else, of this name. Raises ValueError as above."""
    seat = work.teams.seats[key]
    own, rest = _parted(work, seat.evidence, part)
    if not name or any(s.name == name for s in work.teams.seats.values() if s.table == seat.table):
        raise ValueError("the other person needs a name of their own")
    work.put("seat", key, msgspec.structs.replace(seat, evidence=rest))
    made = seat_key(seat.table, name)
    articles = {evidence.article for evidence in own}
    work.actors, titles = _parted_actor(work.actors, seat.name, articles)
    work.actors.append(Actor(id=f"pm{number}", name=name, kind="person", side=seat.side, titles=titles, evidence=own))
    title = titles[0].title if titles else None
    work.teams.put(made, msgspec.structs.replace(seat, name=name, title=title, head=False, evidence=own))
    work.keep("seat", made)
    work.finder.forget("seat", key, words_of(work.articles, own))
    work.know("seat", made)
    work.note(Note(row=made, deed="split", machine=seat.name, versions=(version,)))
    work.note(Note(row=key, deed="rest", machine=name, versions=(version,)))


def _parted_actor(actors: list[Actor], name: str, articles: set[str]) -> tuple[list[Actor], tuple[Title, ...]]:
    """The actors, the person without the titles that these articles give; and these titles."""
    titles: tuple[Title, ...] = ()
    made = []
    for actor in actors:
        if actor.name == name and actor.kind == "person":
            titles = tuple(
                Title(title=t.title, articles=tuple(a for a in t.articles if a in articles))
                for t in actor.titles
                if articles & set(t.articles)
            )
            left = (
                Title(title=t.title, articles=tuple(a for a in t.articles if a not in articles)) for t in actor.titles
            )
            actor = msgspec.structs.replace(actor, titles=tuple(t for t in left if t.articles))
        made.append(actor)
    return made, titles


def count_with(work: Work, one: str, other: str, label: str, version: Version) -> None:
    """The first figure counts what the second counts, or with itself nothing that any other does."""
    figure = work.figures[one]
    work.put("figure", one, msgspec.structs.replace(figure, counts_with=other))
    work.note(Note(row=one, deed="merge" if one != other else "split", machine=label, versions=(version,)))
