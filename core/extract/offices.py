"""Offices: "Ukraine's air force spokesman", "the head of the presidential office", "Minister of Foreign Affairs"."""

from __future__ import annotations

from itertools import pairwise

from core.extract.gazetteer import Hit
from core.extract.line import Line
from core.lexicon import compiled
from core.lexicon.words import given_names, office_words

_OWNERS = frozenset({"side", "place", "org", "body"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "'s", "'"})
_LINKS = frozenset({"of", "for", "to"})
_TO = frozenset(
    {"adviser", "advisor", "aide", "envoy", "ambassador", "representative", "counselor", "counsellor", "secretary"}
)
"""Nouns after which "to" goes on with the office: "adviser to the president"; not "the leader to Doha"."""
_FOR = _TO | {
    "minister",
    "commissioner",
    "coordinator",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "rapporteur",
    "director",
}
ACCREDITED = frozenset({"envoy", "ambassador", "representative", "emissary", "mediator"})
"""Who is sent to a country is not of it: "the envoy for Ukraine"."""
_VAGUE = frozenset(
    {"general", "major", "private", "captain", "deputy", "chair", "head", "chief", "sheikh", "judge", "marshal"}
)
"""Words that are an office by themselves only after an article and before a verb."""
_NEVER = frozenset({"general", "major", "private"})
_STOPS = frozenset({",", ";", ".", ")", ""})
_REACH = 14
"""How many tokens an office may run on after its noun."""


class Office:
    """An office named in a line.

    first, last  its tokens, owner and title
    title        the words of the title, the owner left out
    side         whose office it is, None where that is untold
    head         the noun that names it
    role         a word such as "resident" that tells of a person without being an office
    owner        the place of the name of the person it belongs to ("Putin's adviser"), or None
    used         it stands beside a name
    """

    __slots__ = ("first", "head", "last", "owner", "role", "side", "title", "used")

    def __init__(self, first: int, last: int, title: str, side: str | None, hit: Hit, owner: int | None) -> None:
        self.first = first
        self.last = last
        self.title = title
        self.side = side
        self.head = hit.entry.name
        self.role = hit.entry.kind == "role"
        self.owner = owner
        self.used = False


@compiled
def office_modifiers() -> frozenset[str]:
    """Words that an office may hold beside its noun: "foreign", "affairs", "cooperation"."""
    return frozenset(office_words("modifiers"))


def find_offices(line: Line) -> list[Office]:
    """The offices that the line names, in order, not overlapping."""
    offices: list[Office] = []
    done = -1
    for hit in line.hits:
        if hit.entry.kind not in ("head", "role") or hit.first <= done or _describes(line, hit):
            continue
        if hit.first == done + 1 and offices and line.low(hit.first) in given_names() and line.unknown(hit.last + 1):
            continue
        last, owner_side = _rightwards(line, hit)
        first, title_first, side, owner = _leftwards(line, hit, done)
        title = _title(line, title_first, hit.first, last)
        side = side or owner_side or _of_secretary_general(line, hit, first, last)
        if offices and _has_holder(line, offices[-1], first):
            holder = offices.pop()
            first, title, side = (
                holder.first,
                line.text(holder.last - len(holder.title.split()) + 1, last),
                side or holder.side,
            )
        offices.append(Office(first, last, title, side, hit, owner))
        done = last
    return offices


def _has_holder(line: Line, before: Office, first: int) -> bool:
    """Whether an office is that of somebody under the one right before it: "the prime minister's media adviser"."""
    return before.last == first - 2 and line.low(first - 1) in ("'s", "'") and not before.role


def _title(line: Line, first: int, noun: int, last: int) -> str:
    """The words of the title, a country before its noun left out: "former Nigerian President" is "former President"."""
    for place in range(first + 1, noun):
        owner = line.ends.get(place)
        if owner is not None and owner.entry.form == "adjective" and owner.first == place:
            return f"{line.text(first, place - 1)} {line.text(place + 1, last)}"
    return line.text(first, last)


def _of_secretary_general(line: Line, hit: Hit, first: int, last: int) -> str | None:
    """ "The Special Envoy of the Secretary-General", "the Secretary-General's representative": of the United Nations,
    where no other body is named."""
    if line.low(hit.last) not in ACCREDITED:
        return None
    words = [line.low(place) for place in range(max(0, first - 3), last + 1)]
    whole = "secretary-general" in words or any(pair == ("secretary", "general") for pair in pairwise(words))
    return "United Nations" if whole else None


def _describes(line: Line, hit: Hit) -> bool:
    """Whether the noun only describes a later one: "Deputy Foreign Minister", "Chief Negotiator"."""
    modifiers = office_modifiers()
    place = hit.last + 1
    if line.low(hit.last) not in modifiers:
        return False
    while (named := line.starts.get(place)) is None and line.low(place) in modifiers:
        place += 1
    return named is not None and named.entry.kind == "head"


def _leftwards(line: Line, hit: Hit, least: int) -> tuple[int, int, str | None, int | None]:
    """Where the office and its title begin, the owner's side, and the place of a personal owner."""
    place = title_first = hit.first
    side: str | None = None
    shared = post = False
    modifiers = office_modifiers()
    while place - 1 > least:
        low = line.tokens[place - 1].low
        owner = line.ends.get(place - 1)
        if owner is not None and owner.entry.kind in _OWNERS and owner.first > least:
            if place == hit.first and _locates(line, owner):
                break
            if side is not None and owner.entry.side != side and not shared and not post:
                break
            post = line.low(hit.last) in ACCREDITED and owner.last == hit.first - 1 and owner.entry.form != "adjective"
            shared = owner.entry.kind == "org" and owner.entry.case != "exact"
            place = owner.first
            side = owner.entry.side or side
            if owner.entry.kind in ("org", "body") or (owner.entry.form == "capital" and owner.entry.city is None):
                title_first = place
        elif low in ("'s", "'") and place - 2 > least:
            if line.ends.get(place - 2) is None:
                return (
                    (place, title_first, side, place - 2)
                    if line.tokens[place - 2].capital
                    else (place, title_first, side, None)
                )
            place -= 1
        elif low in modifiers:
            place -= 1
            title_first = place
        else:
            break
    while line.tokens[place].low in ("'s", "'"):
        place += 1
    owner_place = place - 1 if place - 1 > least and line.unknown(place - 1) and side is None else None
    return place, max(place, title_first), side, owner_place


def _locates(line: Line, owner: Hit) -> bool:
    """ "In New York Prime Minister X": the town behind a preposition says where, not whose."""
    return owner.entry.kind == "place" and line.low(owner.first - 1) in ("in", "at", "near", "from", "outside")


def _rightwards(line: Line, hit: Hit) -> tuple[int, str | None]:
    """Where the office ends: "of the General Staff", "to the head of the presidential office"; and the owner's side."""
    last, side = hit.last, None
    modifiers = office_modifiers()
    linked, link = False, ""
    place = hit.last + 1
    end = min(len(line.tokens), hit.last + _REACH)
    while place < end:
        low = line.tokens[place].low
        if low in _LINKS:
            noun = line.low(hit.last)
            if (low == "to" and noun not in _TO) or (low == "for" and noun not in _FOR):
                break
            linked, link = True, low
            place += 1
            continue
        if not linked:
            break
        previous = line.low(place - 1)
        fresh = previous in _LINKS or previous in _ARTICLES or previous == "and"
        named = line.starts.get(place)
        if low in _ARTICLES or (low == "and" and not fresh and _coordinates(line, place)):
            place += 1
        elif (
            named is not None
            and named.entry.kind in (*_OWNERS, "head")
            and (fresh or _continues(line, named, previous))
        ):
            last = named.last
            accredited = line.low(hit.last) in ACCREDITED and link in ("to", "for")
            side = side or (None if accredited else named.entry.side)
            place = last + 1
        elif low in modifiers or line.hyphened(place):
            if not line.hyphened(place) and (line.tokens[place].capital or fresh or last == place - 1):
                last = place
            place += 1
        elif fresh and line.unknown(place) and previous != "and":
            while line.unknown(place) and place < end:
                last = place
                place += 1
            linked = False
        else:
            break
    return last, side


def _continues(line: Line, named: Hit, previous: str) -> bool:
    """Whether a hit goes on with the office without a link: "the Ukrainian presidential office", "National Council"."""
    return named.entry.kind in ("body", "head") and previous not in (",", "and") and previous.isalpha()


def _coordinates(line: Line, place: int) -> bool:
    """Whether "and" joins two halves of one body: "Security and Defence Council", "Foreign Affairs and Emigrants".

    In small letters only where nothing goes on behind: "minister for culture and tourism,".
    """
    if place + 1 >= len(line.tokens) or line.tokens[place + 1].low not in office_modifiers():
        return False
    return line.tokens[place - 1].capital or line.low(place + 2) in _STOPS


def office_acts(line: Line, office: Office) -> bool:
    """Whether a bare office is somebody who may act: "the chief said", not "chief", "general" or "a major attack"."""
    if office.first != office.last or office.head not in _VAGUE:
        return True
    following = line.low(office.last + 1)
    return (
        office.head not in _NEVER
        and line.low(office.first - 1) == "the"
        and following in ("said", "says", "told", "added", "warned")
    )
