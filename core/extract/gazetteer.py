"""The dictionary of names and office words: its entries by their first word.

The dictionary is folded, never the text; a single look-up a token finds the entries that begin with it. Entries are
made when a text first has their first word: most of the dictionary is never asked for.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from core.extract.document import Form, Mention, MentionKind
from core.extract.sentences import tokenize
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.sides import capital_only, group_homes, is_country, side_names, wing_names
from core.lexicon.words import office_words

EntryKind = Literal["side", "place", "org", "outlet", "head", "role", "body"]
Case = Literal["exact", "title", "capital", "any"]

_RANK: dict[EntryKind, int] = {"side": 0, "org": 1, "body": 2, "place": 3, "outlet": 4, "head": 5, "role": 6}
_SHARED = frozenset({"side", "org", "place", "outlet"})
_ACRONYM = 9
"""A name in capitals up to this length is matched in capitals only."""


class Entry:
    """One way to write one name.

    kind  side, place, org (a body with a name of its own), outlet; head (a noun that names an office), role (one that
          tells of a person), body (what a ministry, army or office is called, its side untold)
    words the words it consists of, folded unless `case` is exact
    case  exact: only as written (acronyms); title: with its capitals; capital: its first letter is a capital; any: in
          small letters as well
    after_the  a common word that is a name after "The" and before no other capital: "The Guardian said"
    home  the country that a group fights in, or whose agency it is
    city  for a capital that stands for a government, its name as a place
    rivals  other entries of the same words, in their order: of a group, body or place that bears the same name
    """

    __slots__ = (
        "after_the",
        "capitals",
        "case",
        "city",
        "country",
        "form",
        "home",
        "kind",
        "name",
        "rivals",
        "side",
        "words",
    )

    def __init__(
        self,
        kind: EntryKind,
        name: str,
        words: tuple[str, ...],
        case: Case = "any",
        side: str | None = None,
        form: Form = "",
        country: str | None = None,
    ) -> None:
        self.kind = kind
        self.name = name
        self.words = words
        self.case = case
        self.side = side
        self.form = form
        self.country = country
        self.city: str | None = None
        self.after_the = False
        self.home: str | None = None
        self.rivals: tuple[Entry, ...] = ()
        self.capitals: tuple[int, ...] = ()
        """In title case, which words have a capital."""

    def mention(self, start: int, end: int, first: int, last: int) -> Mention:
        """A mention of this name: characters `start` to `end`, tokens `first` to `last`.

        Only for the kinds that are mentions: side, place, org and outlet.
        """
        kind = cast("MentionKind", self.kind)
        return Mention(kind, self.name, start, end, first, last, self.side, self.form, country=self.country)


class Hit:
    """An entry found in a sentence: tokens `first` to `last`, inclusive."""

    __slots__ = ("entry", "first", "last")

    def __init__(self, entry: Entry, first: int, last: int) -> None:
        self.entry = entry
        self.first = first
        self.last = last


def split_words(words: str) -> tuple[str, ...]:
    """The words of a name, split as the tokenizer splits text, without folding."""
    if words.isalpha():
        return (words,)
    if words.replace(" ", "").isalpha():
        return tuple(words.split())
    return tuple(token.text for token in tokenize(words, 0, len(words)))


def alternatives(rows: str | list[str]) -> list[list[str]]:
    """Names of a compact list: semicolons or line breaks separate names, bars the spellings of one."""
    text = rows if isinstance(rows, str) else ";".join(rows)
    return [
        spellings
        for name in text.replace("\n", ";").split(";")
        if (spellings := [part for spelling in name.split("|") if (part := spelling.strip())])
    ]


@compiled
def _kinds() -> frozenset[str]:
    """Words for what kind of place a name is of: "region", "camp"."""
    return frozenset(load("places")["grammar"]["kinds"].split())


def _with_kind(usual: str, words: str) -> str:
    """The usual name, with the kind of place that this spelling has ("Amhara region") and the usual one has not."""
    kinds, kind = _kinds(), words.rsplit(" ", 1)[-1]
    return f"{usual} {kind}" if kind.lower() in kinds and usual.rsplit(" ", 1)[-1].lower() not in kinds else usual


class _Spec(NamedTuple):
    """What makes an entry: the words as the lexicon spells them, and the entry's own fields."""

    words: str
    kind: EntryKind
    name: str
    case: Case
    side: str | None = None
    form: Form = ""
    country: str | None = None
    home: str | None = None
    city: str | None = None


def _first_word(words: str) -> str:
    """The first word of a name, "the" left out, as the tokenizer splits text."""
    if words.isalpha():
        return words
    first, _, rest = words.partition(" ")
    if rest and first in ("The", "the"):
        first = rest.partition(" ")[0]
    if first.isalpha() or first.replace("-", "").isalpha():
        return first
    parts = split_words(words)
    return parts[1] if len(parts) > 1 and parts[0] in ("The", "the") else parts[0]


def _entry(spec: _Spec) -> Entry:
    words, case = spec.words, spec.case
    parts = split_words(words)
    lone = spec.kind == "outlet" and len(parts) == 2 and parts[0] == "The"
    if len(parts) > 1 and parts[0] in ("The", "the"):
        parts = parts[1:]
    if len(words) <= _ACRONYM and (words.isupper() or (len(words) < 5 and not words[1:].islower() and words.isalpha())):
        case = "exact"
    elif len(parts) == 1 and case == "title":
        case = "any" if words[0].islower() else "capital"
    written = parts if case == "exact" else tuple([fold(part) for part in parts])
    name = _with_kind(spec.name, words) if spec.kind == "place" else spec.name
    entry = Entry(spec.kind, name, written, case, spec.side, spec.form, spec.country)
    entry.after_the, entry.home, entry.city = lone, spec.home, spec.city
    if case == "title":
        entry.capitals = tuple([n for n, part in enumerate(parts) if part[0].isupper()])
    return entry


class _Builder:
    """Collects what the lexicon's topics know by first word, folded."""

    def __init__(self) -> None:
        self.table: dict[str, list[_Spec]] = {}

    def add(self, spec: _Spec) -> None:
        first = _first_word(spec[0])
        key = first.lower() if first.isascii() else fold(first)
        if (known := self.table.get(key)) is None:
            self.table[key] = [spec]
        else:
            known.append(spec)

    def sides(self, cities: dict[str, str]) -> None:
        small, homes = capital_only(), group_homes()
        for name in side_names():
            key = fold(name.words)
            seat = name.form == "capital" and key not in cities
            case: Case = "capital" if key in small or seat else "any"
            if not name.form and " " in name.words and case == "any":
                case = "title"
            city = cities.get(key) if name.form == "capital" else None
            self.add(_Spec(name.words, "side", name.side, case, name.side, name.form, name.country, name.home, city))
        for words, usual, side in wing_names():
            home = side if is_country(side) else homes.get(side)
            self.add(_Spec(words, "org", usual, "title", side or None, home=home or None))

    def places(self) -> dict[str, str]:
        """Add every place; returns the usual names of capitals by folded spelling."""
        capitals = {name.words for name in side_names() if name.form == "capital"}
        usual: dict[str, str] = {}
        for topic in ("cities", "regions", "sites", "towns", "districts"):
            for country, rows in load("places")[topic].items():
                side = None if country == "None" else country
                for spellings in alternatives(rows):
                    for words in spellings:
                        self.add(_Spec(words, "place", spellings[0], "capital", side, "", side))
                        if words in capitals:
                            usual.setdefault(fold(words), spellings[0])
        return usual

    def outlets(self) -> None:
        for rows in load("outlets")["outlets"].values():
            for spellings in alternatives(rows):
                for words in spellings:
                    self.add(_Spec(words, "outlet", spellings[0], "capital"))

    def offices(self) -> None:
        kinds: tuple[tuple[str, EntryKind], ...] = (("heads", "head"), ("roles", "role"))
        for key, kind in kinds:
            for words in office_words(key):
                self.add(_Spec(words, kind, words, "any"))

    def bodies(self) -> None:
        table = load("organisations")
        for rows in table["heads"].values():
            for (words,) in alternatives(rows.replace("\n", "").replace("|", ";")):
                self.add(_Spec(words, "body", words, "any"))
        ministry = table["ministry"]
        for (portfolio,) in alternatives(ministry["portfolios"].replace("|", ";")):
            for pattern in ministry["patterns"]:
                name = pattern.format(portfolio)
                self.add(_Spec(name, "body", name, "any"))


Starts = tuple[dict[str, tuple[Entry, ...]], tuple[Entry, ...]]
"""Entries that begin with one word: the longer ones by their second word, folded, and those of one word, in order."""


class Gazetteer:
    """The entries of the dictionary by first word, folded: made when a text first has that word."""

    def __init__(self, table: dict[str, list[_Spec]]) -> None:
        self._table = table
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._starts: dict[str, Starts] = {}

    def get(self, word: str) -> tuple[Entry, ...]:
        """The entries that begin with the word, the longest first; none where no entry does."""
        found = self._entries.get(word)
        if found is None:
            if word not in self._table:
                return ()
            entries = [_entry(spec) for spec in self._table[word]]
            entries.sort(key=lambda entry: (-len(entry.words), _RANK[entry.kind]))
            _set_rivals(entries)
            found = self._entries[word] = tuple(entries)
        return found

    def starting(self, word: str) -> Starts | None:
        """The entries that begin with the word, by their second; None where no entry does."""
        found = self._starts.get(word)
        if found is None and word in self._table:
            longer: dict[str, list[Entry]] = {}
            for entry in self.get(word):
                if len(entry.words) > 1:
                    longer.setdefault(fold(entry.words[1]), []).append(entry)
            by_second = {second: tuple(entries) for second, entries in longer.items()}
            found = by_second, tuple(entry for entry in self.get(word) if len(entry.words) == 1)
            self._starts[word] = found
        return found

    def begins(self, words: tuple[str, ...]) -> bool:
        """Whether an entry begins with one of the words."""
        return not self._table.keys().isdisjoint(words)


@compiled
def gazetteer() -> Gazetteer:
    """The dictionary of all names and office words."""
    builder = _Builder()
    cities = builder.places()
    builder.sides(cities)
    builder.outlets()
    builder.bodies()
    builder.offices()
    return Gazetteer(builder.table)


def _set_rivals(entries: list[Entry]) -> None:
    """Tell each entry that is found of those with the same words that are not: the first one is found."""
    found: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        first = found.setdefault(entry.words, entry)
        if entry.kind in _SHARED and first.kind in _SHARED and _is_other(entry, (first, *first.rivals)):
            first.rivals = (*first.rivals, entry)


def _is_other(entry: Entry, known: tuple[Entry, ...]) -> bool:
    return all(each.name != entry.name or each.country != entry.country for each in known)
