"""Places that no lexicon holds, by the words around them: "the town of Xarin", "Xarin district", "in Xarin"."""

from __future__ import annotations

from core.extract.document import Mention
from core.extract.line import Line
from core.extract.places import SHORT, articled, kind_end, place_grammar, places_by_sound
from core.lexicon.words import common_words

_WHERE = frozenset(
    """in at near around outside inside over across throughout reached entered into onto targeting hitting striking
    bombing shelling""".split()
)
"""Words after which a name that nothing else explains is a place."""
_STRIKES = frozenset(
    "strike strikes airstrike airstrikes attack attacks raid raids shelling bombing bombardment assault fire fell "
    "fallen fall falling landed rained".split()
)
"""Words before an "on" that leads to what was struck."""
_NAME_WORDS = 3
"""How many tokens may follow the first of an unlisted name."""
_SMALL = frozenset(
    """village hamlet subdistrict sub-district regency barangay kibbutz township commune locality settlement town
    district""".split()
)
"""What small places are: "the village of Abu Sakin", "subdistrict Peudada" name no person."""
_BEFORE_SMALL = frozenset(("the", "a", "in", "of", "at", "near", ",", "from", "nearby", "on", "and"))
_TOWNS = frozenset(("town", "village", "city", "hamlet", "suburb", "settlement", "hill", "island", "port"))
_OF_TOWN = frozenset(("in", "on", "near", "of", "to", "south", "north", "east", "west", "outside", ","))
_BLOWS = frozenset("bombing bombings massacre massacres siege shelling blast explosion".split())
"""Nouns before which a name that nothing else explains says where: "the Digampathana bombing"."""
_BROUGHT = frozenset("wounded injured dead bodies casualties families residents displaced villagers refugees".split())
"""People of whom "from" tells where they were hurt or live: "received 17 wounded from Joghana"."""


def names_small_place(line: Line, first: int) -> bool:
    """Whether the words before a name make it that of a village or town: "the village of X", "17 wounded from X"."""
    before = line.low(first - 1)
    if before == "from":
        return line.low(first - 2) in _BROUGHT
    if before == "of":
        return line.low(first - 2) in _SMALL
    return before in _SMALL and line.low(first - 2) in _BEFORE_SMALL


def _told_as_town(line: Line, last: int) -> bool:
    """ "attacked Joghana, a rebel-held town in South Darfur": what the name is stands right behind it."""
    if line.low(last + 1) != "," or line.low(last + 2) not in ("a", "an"):
        return False
    for place in range(last + 3, last + 8):
        if line.low(place) in _TOWNS:
            return line.low(place + 1) in _OF_TOWN
        if line.low(place) in (",", "") or line.low(place) in _OF_TOWN:
            return False
    return False


def find_unknown_places(line: Line) -> None:
    """Add places that no lexicon holds: "the town of Xarin", "Xarin district", "in Xarin"; persons are known by now."""
    if line.shouts:
        return
    grammar = place_grammar()
    done = -1
    for place in line.capitals:
        token = line.tokens[place]
        if place <= done or token.mention is not None or token.kind != "word":
            continue
        last = _name_end(line, place)
        first = place
        before, after = line.low(place - 1), line.low(last + 1)
        site = (after, line.low(last + 2)) in grammar.two_word_kinds
        known = site or after in grammar.kinds or (before == "of" and line.low(place - 2) in grammar.before_of)
        known = known or names_small_place(line, place) or (before == "the" and after in _BLOWS)
        known = known or _told_as_town(line, last)
        while last > first and line.low(last) in common_words() and line.low(last) not in grammar.kinds:
            last -= 1
        opened = last > first and line.low(first) in grammar.openings
        if _ordinary(line, first + opened, last if line.low(last) not in grammar.kinds else last - 1):
            continue
        while last > first and line.low(last) in grammar.kinds:
            last -= 1
            known = True  # "Malaybalay City"
        if before == "on" and line.low(place - 2) in _STRIKES:
            known = True
        if first == 0 and after == "," and (beside := line.starts.get(last + 2)) is not None:
            known = known or beside.entry.kind == "place"  # "Ban Phue, Si Sa Ket, 24 July: …"
        words = line.text(first, last)
        heard = places_by_sound().get(words) if len(words) > SHORT else None
        if not known and heard is None and before not in _WHERE:
            continue
        end = kind_end(line, last, grammar)
        known_name, country = heard or (line.text(first, last), None)
        side = country or _country_near(line, first, end)
        name = known_name + line.text(first, end).removeprefix(line.text(first, last))
        line.add(Mention("place", name, *line.span(first, end), first, end, side=side, country=side))
        done = end


def _name_end(line: Line, first: int) -> int:
    last = first
    while last - first < _NAME_WORDS:
        step = 1 if line.unknown(last + 1) else articled(line.tokens, last + 1)
        if not step or last + step in line.covers or line.tokens[last + step].mention is not None:
            break
        last += step
    return last


def _ordinary(line: Line, first: int, last: int) -> bool:
    """Whether the words are rather a month, a language, another common word with a capital, or an acronym."""
    common = common_words()
    for token in line.tokens[first : last + 1]:
        if token.low in common or (len(token.text) > 1 and token.text.isupper()):
            return True
    return False


def _country_near(line: Line, first: int, last: int) -> str | None:
    """The country that an unknown place lies in: "the Lebanese town of X", "X, Lebanon", "X in eastern Ukraine"."""
    place = last + 1
    if line.low(place) == ",":
        place += 1
    if line.low(place) == "in":
        place += 1
    hit = line.starts.get(place)
    if hit is not None and hit.entry.kind in ("side", "place") and hit.entry.form in ("noun", ""):
        return hit.entry.country
    for back in range(first - 1, max(-1, first - 6), -1):
        hit = line.ends.get(back)
        if hit is not None and hit.entry.kind in ("side", "place"):
            return hit.entry.country if hit.entry.form in ("adjective", "") or line.low(back + 1) == "'s" else None
    return None
