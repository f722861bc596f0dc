"""Names: who and what an article speaks of, each with its side, and one name for one person.

Sentence by sentence: dictionary hits, places, organisations, offices, persons, sides. Then over the article: short
names and bare offices to the persons they stand for, "the ministry" to the ministry last named, unknown places.
"""

from __future__ import annotations

from operator import attrgetter

from core.extract.bodies import name_entries, name_organisations
from core.extract.common_names import name_parties
from core.extract.compounds import add_compounds
from core.extract.document import Document, Mention
from core.extract.factions import name_factions
from core.extract.gazetteer import Hit
from core.extract.government_letters import name_governments
from core.extract.head_names import call_by_heads
from core.extract.homes import home_of
from core.extract.line import Line
from core.extract.namesakes import settle_namesakes
from core.extract.offices import Office, find_offices, office_acts
from core.extract.organisations import find_organisations
from core.extract.parties import add_parties
from core.extract.persons import find_persons
from core.extract.places import is_government, join_places
from core.extract.references import resolve_references
from core.extract.unknown_places import find_unknown_places
from core.lexicon.sides import side_of

_NAMED = frozenset({"side", "place", "org", "outlet"})
_START = attrgetter("start")


def annotate_names(doc: Document) -> None:
    """Fill `sentence.mentions` (sorted, not overlapping), `token.mention` and `doc.people`."""
    lines = [Line(sentence, doc.text) for sentence in doc.sentences]
    settle_namesakes(lines)
    add_parties(lines)
    call_by_heads(lines)
    ordinary, alone = _word_use(lines)
    for line in lines:
        if line.hits:
            join_places(line)
        find_organisations(line)
        offices = find_offices(line)
        find_persons(line, offices, ordinary, alone)
        _add_offices(line, offices)
        _add_names(line)
        add_compounds(line)
    resolve_references(doc, lines)
    name_entries(lines)
    name_organisations(lines)
    name_parties(lines)
    name_factions(lines)
    name_governments(lines)
    for line in lines:
        find_unknown_places(line)
    _drop_namesakes(lines)
    for line in lines:
        line.sentence.mentions = sorted(line.mentions, key=_START)


def _word_use(lines: list[Line]) -> tuple[set[str], dict[str, int]]:
    """The unknown capitalised words of the article: those that it also writes in small letters, and how often each
    stands in it."""
    alone: dict[str, int] = {}
    sought: set[str] = set()
    for line in lines:
        if line.shouts:
            sought.update(line.lows)
        for place in line.capitals:
            token = line.tokens[place]
            sought.add(token.low)
            alone[token.text] = alone.get(token.text, 0) + 1
    ordinary: set[str] = set()
    for line in lines:
        if not sought.isdisjoint(line.sentence.words):
            tokens = line.tokens
            small = [word for place in line.sentence.places_of(sought) if (word := tokens[place].text).islower()]
            ordinary.update(small)
            sought.difference_update(small)
    return ordinary, alone


_TELLING = 12
"""An article with fewer names of places and sides does not tell which countries it is about."""


def _drop_namesakes(lines: list[Line]) -> None:
    """Take the country from places that lie in one which nothing else in the article names: another place bears the
    name."""
    names: dict[str, set[str]] = {}
    named = 0
    for line in lines:
        for mention in line.mentions:
            side = mention.country or mention.side
            if side is not None:
                place = mention.name if mention.kind == "place" else ""
                names.setdefault(home_of(side), set()).add(place)
                named += 1
    lone = {country for country, places in names.items() if len(places) == 1 and "" not in places}
    if not lone or named < _TELLING:
        return
    for line in lines:
        for mention in line.mentions:
            if mention.kind == "place" and mention.country in lone and side_of(mention.name) is None:
                mention.country = mention.side = None


def _add_offices(line: Line, offices: list[Office]) -> None:
    """Bare offices that may act or speak become mentions; those beside a name belong to it."""
    for office in offices:
        if office.used or office.role or not office_acts(line, office):
            continue
        first, last = office.first, office.last
        if line.taken(first, last):
            inside = {
                id(token.mention): token.mention for token in line.tokens[first : last + 1] if token.mention is not None
            }
            if any(
                mention.kind != "org" or mention.first < first or mention.last > last for mention in inside.values()
            ):
                continue
            for mention in inside.values():
                line.remove(mention)
                line.absorbed.append(mention)
        line.add(
            Mention(
                "office",
                line.text(first, last),
                *line.span(first, last),
                first,
                last,
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
    span = line.span(hit.first, hit.last)
    if entry.form == "capital" and not is_government(line, hit):
        name = entry.city or line.text(hit.first, hit.last)
        return Mention("place", name, *span, hit.first, hit.last, side=entry.side, country=entry.country)
    mention = entry.mention(*span, hit.first, hit.last)
    if entry.kind in ("org", "outlet"):
        line.entries.append((mention, entry))
    return mention
