"""What a short name stands for: "Fidan" for Hakan Fidan, "the prime minister" for the one who holds it."""

from __future__ import annotations

from operator import attrgetter

from core.extract.by_sound import SoundIndex
from core.extract.document import Document, Mention
from core.extract.line import Line
from core.extract.offices import ACCREDITED
from core.extract.people import People, is_famous, name_words
from core.extract.persons import person_grammar
from core.lexicon import compiled
from core.lexicon.folding import fold
from core.lexicon.sides import is_country
from core.lexicon.transliteration import sound
from core.lexicon.words import common_words, known_people, name_particles, well_known

_OBJECT_LINKS = frozenset({"to", "with", "against", "on", "by"})
_LOCAL_OFFICES = frozenset({"governor", "mayor", "administration", "regional", "prefect", "municipal", "district"})
_STATE_OFFICES = frozenset(
    {"president", "minister", "premier", "chancellor", "ambassador", "parliament", "king", "senator"}
)
_OF_WHOM = frozenset({"of", "to", "for", "in", "at"})
"""Words behind which a title says whose it is: the adviser to the head of the president's office is no president."""
_VOWELS = dict.fromkeys(map(ord, "aeiou"))
_START = attrgetter("start")
_NEAR = 14
"""How many tokens before a name its side may stand."""


def resolve_references(doc: Document, lines: list[Line]) -> None:
    """Give persons their full names, titles and sides, bare offices their holders; fill `doc.people`."""
    people = People()
    for line in lines:
        for mention in line.mentions:
            if mention.kind == "person" and " " in mention.name:
                people.learn(mention.name)
    people.settle()
    for line in lines:
        _add_short_names(line, people)
    persons = [(line, mention) for line in lines for mention in _persons(line)]
    _name_persons(persons, people)
    _give_titles_and_sides(persons)
    for _, mention in persons:
        doc.people.setdefault(mention.name, mention)
    _offices(lines)


def _persons(line: Line) -> list[Mention]:
    return sorted([mention for mention in line.mentions if mention.kind == "person"], key=_START)


def _add_short_names(line: Line, people: People) -> None:
    """Add surnames and other short forms of the article's persons that stand alone in the line."""
    done = -1
    for place in sorted({*line.capitals, *_covered_names(line, people), *line.joined}):
        if place <= done or line.tokens[place].mention is not None or line.tokens[place].kind != "word":
            continue
        last = people.longest_tail(line.tokens, place)
        if last is None and is_famous(line.tokens[place]) and _stands_alone(line, place):
            last = place
        if last is None or line.taken(place, last):
            continue
        if line.tokens[place].low in common_words() and not _speaks(line, last):
            continue
        line.add(Mention("person", line.text(place, last), *line.span(place, last), place, last))
        done = last


def _stands_alone(line: Line, place: int) -> bool:
    """Whether no other capitalised word of unknown meaning stands beside the token."""
    return not line.shouts and all(
        line.low(other) == ""
        or not line.tokens[other].capital
        or line.tokens[other].mention is not None
        or line.low(other) in common_words()
        for other in (place - 1, place + 1)
    )


def _covered_names(line: Line, people: People) -> list[int]:
    """Places named like a person of the article that act like one here ("Kent said")."""
    return [
        hit.first
        for hit in line.hits
        if hit.entry.kind in ("place", "role", "head", "outlet")
        and hit.first == hit.last
        and line.tokens[hit.first].capital
        and people.is_tail(line.tokens[hit.first])
        and (_speaks(line, hit.last) or line.low(hit.last + 1) in ("'s", "and", ","))
    ]


def _speaks(line: Line, last: int) -> bool:
    return line.low(last + 1) in person_grammar().speech


def _name_persons(persons: list[tuple[Line, Mention]], people: People) -> None:
    """Full names for short ones: the only person it can be, else the one named last."""
    recent: dict[str, int] = {}
    for count, (_, mention) in enumerate(persons):
        of_state = _of_state(mention.title or "")
        mention.name = people.full_name(mention.name, recent, of_state)
        recent[mention.name] = count


@compiled
def _known_sides() -> SoundIndex[str]:
    """Side of well-known office holders, by the sounds of their full name."""
    return SoundIndex(well_known(), _sounds, strict=True)


@compiled
def _sides_of_negotiators() -> SoundIndex[str]:
    """Side of the envoys and negotiators of peace processes, by the sounds of their full name."""
    return SoundIndex(known_people(), _sounds, strict=True)


def _sounds(name: str) -> str:
    """The consonants of a name as they sound: "Ahmad al-Sharaa" and "Ahmed al-Sharaa" are one."""
    keys = [sound(word) for word in name_words(name)]
    return " ".join(key[:1] + key[1:].translate(_VOWELS) for key in keys if key)


@compiled
def _well_known() -> dict[tuple[str, ...], str]:
    """Side of well-known office holders, by the words of their full name."""
    return {tuple(words): side for name, side in well_known() if len(words := name_words(name)) > 1}


def _known_by_more(name: str, named: set[str | None]) -> str | None:
    """The side of somebody well known whose name goes on, "Salva Kiir Mayardit", where the article names that side."""
    words = tuple(name_words(name))
    found = (_well_known().get(words[:count]) for count in range(len(words) - 1, 1, -1))
    return next((side for side in found if side in named and side is not None), None)


def _give_titles_and_sides(persons: list[tuple[Line, Mention]]) -> None:
    """Spread what one mention tells over all of the person's; infer a side where none is told."""
    titles: dict[str, str] = {}
    sides: dict[str, str] = {}
    for _, mention in persons:
        if mention.title:
            titles.setdefault(mention.name, mention.title)
        if mention.side:
            sides.setdefault(mention.name, mention.side)
    known = _known_sides()
    named = {mention.side for line, _ in persons for mention in line.mentions}
    for _, mention in persons:
        if mention.name not in sides and (side := known.get(mention.name) or _known_by_more(mention.name, named)):
            sides[mention.name] = side
    for line, mention in persons:
        owner = line.owners.get(id(mention))
        if mention.name not in sides and owner is not None:
            holder = line.tokens[owner].mention
            if holder is not None and (side := holder.side or sides.get(holder.name)):
                sides[mention.name] = side
    for line, mention in persons:
        if mention.name not in sides and (side := _side_after(line, mention)):
            sides[mention.name] = side
    # Whoever negotiated for a side once is of it again in a story that names it; a country's has an office there.
    for name in {mention.name for _, mention in persons} - sides.keys():
        side = _sides_of_negotiators().get(name)
        if side is not None and side in named and (not is_country(side) or _of_state(titles.get(name, ""))):
            sides[name] = side
    votes: dict[str, dict[str, int]] = {}
    for line, mention in persons:
        if mention.name not in sides and mention.name in titles and (side := _side_before(line, mention, sides)):
            counts = votes.setdefault(mention.name, {})
            counts[side] = counts.get(side, 0) + (3 if mention.title else 1)
    for name, counts in votes.items():
        sides[name] = max(counts, key=lambda side: (counts[side], side))
    current: dict[str, str] = {}
    for _, mention in persons:
        if mention.title:
            current[mention.name] = mention.title
        mention.title = mention.title or current.get(mention.name) or titles.get(mention.name)
        mention.side = mention.side or sides.get(mention.name)


def _side_after(line: Line, mention: Mention) -> str | None:
    """The country of "Wang Yi of China", "Khalil al-Hayya of Hamas"."""
    hit = line.starts.get(mention.last + 2)
    if (
        line.low(mention.last + 1) == "of"
        and hit is not None
        and hit.entry.kind == "side"
        and hit.entry.form in ("noun", "")
    ):
        return hit.entry.side
    return None


def _side_before(line: Line, mention: Mention, sides: dict[str, str]) -> str | None:
    """The side named last before the person in the same sentence; that of a person joined by "and"."""
    sent_to = mention.title_start is not None and _has(mention.title, ACCREDITED)
    for place in range(mention.first - 1, max(-1, mention.first - _NEAR), -1):
        other = line.tokens[place].mention
        if other is None or other is mention:
            continue
        if sent_to and other.start > (mention.title_start or 0) and line.low(other.first - 1) in ("to", "for"):
            continue
        if other.kind == "person":
            joined = line.low(other.last + 1) == "and" and other.last + 5 > mention.first
            side = sides.get(other.name) if joined else None
            return side if is_country(side) or not _of_state(mention.title or "") else None
        if other.kind == "place" and other.country and _has(mention.title, _LOCAL_OFFICES):
            return other.country
        fitting = other.kind in ("side", "org", "office") and line.low(other.first - 1) not in _OBJECT_LINKS
        if fitting and other.side and (is_country(other.side) or not _of_state(mention.title or "")):
            return other.side
    return None


def _of_state(title: str) -> bool:
    """Whether only a country has the office."""
    return _has(title, _STATE_OFFICES)


def _has(title: str | None, words: frozenset[str]) -> bool:
    return title is not None and not words.isdisjoint(title.lower().split())


def _offices(lines: list[Line]) -> None:
    """Who a bare office is: the person of the article who holds it, where that is one."""
    holders: dict[str, Mention] = {}
    for line in lines:
        for mention in sorted(line.mentions, key=_START):
            if mention.kind == "person" and mention.title:
                holders[mention.name] = mention
            elif mention.kind == "office":
                holder = _holder(mention, holders)
                if holder is not None:
                    mention.person = holder.name
                    mention.side = mention.side or holder.side


def _holder(office: Mention, holders: dict[str, Mention]) -> Mention | None:
    """The person named so far whose title has the office's words and whose side does not clash; the last of several."""
    words = [word for word in fold(office.title or "").split() if word not in name_particles()]
    if not words or (words[-1].endswith("s") and words[-1] != "affairs"):
        return None
    for holder in reversed(list(holders.values())):
        title = fold(holder.title or "").split()
        held = title[: next((i for i, word in enumerate(title) if word in _OF_WHOM), len(title))]
        if held[-1:] == words[-1:] or title[: len(words)] == words:
            same_side = office.side is None or holder.side is None or office.side == holder.side
            if same_side and all(word in title for word in words):
                return holder
    return None
