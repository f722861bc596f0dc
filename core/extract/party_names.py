"""How a party's name is written: a capitalised run with links inside, a head such as "Front", an acronym behind it."""

from __future__ import annotations

import msgspec

from core.extract.gazetteer import Entry
from core.extract.line import Line
from core.lexicon import compiled, load
from core.lexicon.sides import is_bloc
from core.lexicon.words import common_words

_LINKS = frozenset("of the for and in al de del".split())
_INSIDE = frozenset(("of", "the", "for", "and", "-", "–", "de", "del"))
_NO_BEGINNING = _LINKS | {"a", "an", "on", "at"}
_LONGEST = 8
_ACRONYM = range(2, 7)
_KNOWN = frozenset({"side", "org", "outlet"})


class PartyWords:
    """The word lists of groups.toml, compiled."""

    def __init__(self) -> None:
        table = load("groups")["discovery"]
        self.strong = frozenset(table["strong"].split())
        self.weak = frozenset(table["weak"].split())
        self.heads = self.strong | self.weak
        self.causes = frozenset(table["causes"].split())
        self.kinds = frozenset(table["kinds"].split())
        self.hostile = frozenset(table["hostile"].split())
        self.members = frozenset(table["members"].split())
        self.teams = frozenset(table["teams"].split())
        self.never = frozenset(table["never"].split())
        self.rule = frozenset(table["rule"].split())
        self.passing = frozenset(table["passing"].split())
        self.partisan = frozenset(table["partisan"].split())
        self.civil = frozenset(table["civil"].split())
        told = load("delegations")
        self.table = (
            frozenset(
                " ".join(
                    (told["verbs"]["sign"], told["verbs"]["talks"], told["verbs"]["sat"], told["nouns"]["accords"])
                ).split()
            )
            | self.teams
        )


@compiled
def party_words() -> PartyWords:
    """The words of parties' names, and those that stand beside them."""
    return PartyWords()


class PartyName(msgspec.Struct):
    """A capitalised run that no dictionary knows: tokens `first` to `last` (inclusive) of its line."""

    first: int
    last: int
    words: tuple[str, ...]
    lows: frozenset[str]
    """The words in lower case."""
    acronym: str | None
    """The one in brackets behind it."""
    spelled: bool
    """The acronym is made of its initials."""
    known: str | None = None
    """The side that the acronym stands for, where the dictionary knows it."""

    @property
    def single(self) -> bool:
        """The name is one word."""
        return len(self.words) == 1

    @property
    def shaped(self) -> bool:
        """It is named as a party is: with a head such as "Front", or by letters."""
        return (
            self.spelled
            or not self.lows.isdisjoint(party_words().heads)
            or self.words[-1].lower() in party_words().partisan
            or (self.single and is_acronym(self.words[0]))
        )


def name_in(line: Line, first: int, last: int) -> PartyName | None:
    """The name that the capitalised run holds; None where it is known already, or names no party whatever stands by."""
    known = party_words()
    first = _without_opening(line, first, last)
    words = tuple(line.tokens[n].text for n in range(first, last + 1))
    lows = frozenset(word.lower() for word in words)
    acronym, entry = _acronym_after(line, last)
    spelled = (
        acronym is not None
        and len(words) > 1
        and _spells(words, acronym)
        and (entry is not None or _names_party(line, first, last))
    )
    if entry is not None:
        whole = line.covers.get(first)
        told = spelled and (whole is None or whole.last < last or whole.entry.kind == "place")
        return PartyName(first, last, words, lows, acronym, spelled, entry.name) if told else None
    if not known.never.isdisjoint(lows) or (not spelled and _is_known(line, first, last)):
        return None
    if words[-1].lower() in known.rule and not known.passing.isdisjoint(lows):
        return None
    if len(words) == 1 and not lows.isdisjoint(known.heads):
        return None
    return PartyName(first, last, words, lows, acronym, spelled)


def _without_opening(line: Line, first: int, last: int) -> int:
    """Where the name itself begins: behind links, and behind "Members of" at the beginning of a sentence."""
    known = party_words()
    while first < last and (
        line.low(first) in _LINKS or (first == 0 and line.low(0) in known.members and line.low(1) == "of")
    ):
        first += 1
    return first


def run_end(line: Line, first: int) -> int | None:
    """Index of the last token of the capitalised run that begins at `first`, links inside; None where none begins."""
    tokens = line.tokens
    token = tokens[first]
    if token.kind == "punct" or not token.capital or token.low in _NO_BEGINNING:
        return None
    last = first
    place = first + 1
    while place < len(tokens) and place - first < _LONGEST:
        low = tokens[place].low
        if tokens[place].kind == "word" and tokens[place].capital:
            last = place
        elif low in ("'s", "’s", "'") and place + 1 < len(tokens) and tokens[place + 1].capital:
            # "People's Army" is one name, "Kachin's Front" would be the owner's.
            plural = low == "'" and tokens[place - 1].low.endswith("s") and place - 1 not in line.covers
            if not plural and not tokens[place - 1].low.endswith(("people", "peoples", "workers", "farmers")):
                break
        elif low == "," and _series(line, first, place):
            pass
        elif (
            low not in _INSIDE
            or (low == "and" and not _joins(line, place))
            or (low == "the" and tokens[place - 1].low not in _LINKS)
        ):
            break
        place += 1
    return last


def behind_name(line: Line, first: int, last: int) -> int | None:
    """Where the party's name begins in a run that somebody's name opens: "Branko Ilic of the Social Union"."""
    known = party_words()
    heads = known.heads | known.partisan | known.causes
    for place in range(first + 1, last):
        low = line.low(place)
        if low in heads:
            return None
        if low in ("of", "for") and place < last:
            begins = place + 1 + (line.low(place + 1) == "the")
            told = any(line.low(n) in heads for n in range(begins, last + 1))
            return begins if told and begins <= last and line.tokens[begins].capital else None
    return None


def _joins(line: Line, place: int) -> bool:
    """ "Front for Justice and Equality": what follows "and" is no name of its own (no acronym, no known side)."""
    known = party_words()
    begun = any(line.low(n) in known.heads for n in range(max(0, place - 6), place))
    if _closed_by_head(line, place) or (line.low(place - 2) == "," and _series(line, place - 6, place - 2)):
        return True
    linked = begun and place + 1 < len(line.tokens) and line.low(place - 2) in ("of", "for")
    return linked and place + 1 not in line.starts and not _two_words(line, place + 1)


def _series(line: Line, first: int, comma: int) -> bool:
    """ "Movement for Peace, Reconstruction and Development": one more capitalised word and "and" behind the comma."""
    known = party_words()
    begun = any(line.low(n) in known.heads | known.causes for n in range(max(0, first), comma))
    linked = line.low(comma - 2) in ("of", "for") and line.tokens[comma - 1].capital
    after = comma + 3 < len(line.tokens) and line.tokens[comma + 1].capital and line.tokens[comma + 3].capital
    return begun and linked and after and line.low(comma + 2) == "and"


def _two_words(line: Line, place: int) -> bool:
    """Two capitalised words that no dictionary knows stand here, as somebody's name does."""
    known = party_words()
    words = [line.low(place), line.low(place + 1)]
    alone = all(line.unknown(n) and line.low(n) not in known.causes for n in (place, place + 1))
    return alone and common_words().isdisjoint(words)


def _closed_by_head(line: Line, place: int) -> bool:
    """ "Peoples' Equality and Democracy Party": the head follows, and what stands before "and" is no name by itself."""
    head = next((n for n in range(place + 2, place + 4) if line.low(n) in party_words().partisan), None)
    words = range(place - 1, head if head is not None else place)
    return (
        head is not None
        and all(n == place or (line.unknown(n) or n in line.covers) for n in words)
        and line.tokens[place + 1].capital
        and place - 1 not in line.covers
        and place + 1 not in line.starts
        and (line.low(place - 2) in ("the", "'", "'s") or line.unknown(place - 2))
    )


def _spells(words: tuple[str, ...], acronym: str) -> bool:
    """Whether the letters are first ones of the words, in the order of another language too: "Rally for Congolese
    Democracy" and RCD, "Patriotic Movement of Ivory Coast" and MPCI."""
    initials = [part[0].upper() for word in words for part in word.split("-") if part]
    letters = [letter for letter in acronym if letter.isalpha()]
    return len(letters) > _ACRONYM.start and all(letters.count(each) <= initials.count(each) for each in set(letters))


def _names_party(line: Line, first: int, last: int) -> bool:
    """Whether a name with letters behind it may be a party's though it holds a country's or another party's name:
    "Patriotic Movement of Ivory Coast", but no "Armed Forces of Liberia", no "Kenya Defence Forces"."""
    known = party_words()
    heads = {line.low(n) for n in range(first, last + 1)}
    opened = line.covers.get(first)
    if opened is not None and opened.last == last:
        return False
    if opened is not None and opened.entry.kind == "side" and opened.entry.country:
        return False
    if any(
        (hit := line.covers.get(n)) is not None and hit.entry.kind in ("head", "role", "outlet") for n in (first, last)
    ):
        return False
    return not heads.isdisjoint(known.strong | known.causes)


def is_acronym(word: str) -> bool:
    """Whether the word is written as letters that stand for a name: "NSM", "M-23"."""
    bare = word.replace("-", "").replace("/", "")
    return len(word) in _ACRONYM and bare.isalnum() and bare.isupper() and not bare.isdigit()


def _acronym_after(line: Line, last: int) -> tuple[str | None, Entry | None]:
    """The acronym in brackets behind the name, "… (NSM)" or "… (DEM Party)", and the party that the dictionary knows by
    it."""
    tokens = line.tokens
    if line.low(last + 1) != "(" or last + 3 >= len(tokens) or not is_acronym(tokens[last + 2].text):
        return None, None
    if line.low(last + 3) in party_words().heads and tokens[last + 3].capital and line.low(last + 4) == ")":
        return f"{tokens[last + 2].text} {tokens[last + 3].text}", None
    if line.low(last + 3) != ")":
        return None, None
    hit = line.covers.get(last + 2)
    if hit is None or hit.entry.kind not in _KNOWN:
        return tokens[last + 2].text, None
    party = hit.entry.kind == "side" and not hit.entry.country and not is_bloc(hit.entry.name)
    return (tokens[last + 2].text, hit.entry) if party else (None, None)


def _is_known(line: Line, first: int, last: int) -> bool:
    """The dictionary knows the name, its last part, or names a country's own body or a person's office with it."""
    for place in range(first, last + 1):
        hit = line.covers.get(place)
        if hit is None:
            continue
        entry = hit.entry
        if entry.kind in ("outlet", "org", "head", "role") or (entry.kind == "side" and entry.form in ("", "noun")):
            return True
        if entry.kind == "side" and entry.form == "adjective" and not _rebellious(line, first, last):
            return True
        if entry.kind == "body" and hit.last == last and hit.first == first:
            return True
    return False


def _rebellious(line: Line, first: int, last: int) -> bool:
    """A country's name in a party's: "Sudanese Liberation Front" is one, "Indian Army" is the state's."""
    return any(line.low(n) in party_words().strong for n in range(first, last + 1))


def is_civil(side: str) -> bool:
    """Whether a side bears the name of a political party or union, no armed group's: "Democratic Alliance Party"."""
    words = side.lower().split()
    return not party_words().civil.isdisjoint((words[0], words[-1])) and party_words().strong.isdisjoint(words)
