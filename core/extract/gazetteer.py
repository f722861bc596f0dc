"""The dictionary of names and office words, matched against tokens: by first word, the longest entry that fits.

The dictionary is folded, never the text; a single look-up a token finds the entries that begin with it.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Literal, cast

from core.extract.document import Form, Mention, MentionKind, Token
from core.extract.sentences import tokenize
from core.extract.word_looks import Looks
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.sides import capital_only, is_country, side_names, wing_names
from core.lexicon.words import office_words

EntryKind = Literal["side", "place", "org", "outlet", "head", "role", "body"]
Case = Literal["exact", "capital", "any"]

_RANK: dict[EntryKind, int] = {"side": 0, "org": 1, "body": 2, "place": 3, "outlet": 4, "head": 5, "role": 6}
_WRITTEN = attrgetter("text")
_ACRONYM = 9
"""A name in capitals up to this length is matched in capitals only."""


class Entry:
    """One way to write one name.

    kind  side, place, org (a body with a name of its own), outlet; head (a noun that names an office), role (one that
          tells of a person), body (what a ministry, army or office is called, its side untold)
    words the words it consists of, folded unless `case` is exact
    case  exact: only as written (acronyms); capital: its first letter is a capital; any: in small letters as well
    after_the  a common word that is a name after "The" and before no other capital: "The Guardian said"
    home  the country that a group fights in, or whose agency it is
    city  for a capital that stands for a government, its name as a place
    """

    __slots__ = ("after_the", "case", "city", "country", "form", "home", "kind", "name", "side", "words")

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


def _with_kind(usual: str, words: str, kinds: frozenset[str]) -> str:
    """The usual name, with the kind of place that this spelling has ("Amhara region") and the usual one has not."""
    kind = words.rsplit(" ", 1)[-1]
    return f"{usual} {kind}" if kind.lower() in kinds and usual.rsplit(" ", 1)[-1].lower() not in kinds else usual


class _Builder:
    """Collects the entries of all lexicon topics by their first word."""

    def __init__(self) -> None:
        self.table: dict[str, list[Entry]] = {}

    def add(
        self,
        words: str,
        kind: EntryKind,
        name: str,
        case: Case,
        side: str | None = None,
        form: Form = "",
        country: str | None = None,
    ) -> Entry:
        parts = split_words(words)
        lone = kind == "outlet" and len(parts) == 2 and parts[0] == "The"
        if len(parts) > 1 and parts[0] in ("The", "the"):
            parts = parts[1:]
        if len(words) <= _ACRONYM and (
            words.isupper() or (len(words) < 5 and not words[1:].islower() and words.isalpha())
        ):
            case = "exact"
        written = parts if case == "exact" else tuple([fold(part) for part in parts])
        entry = Entry(kind, name, written, case, side, form, country)
        entry.after_the = lone
        self.table.setdefault(fold(parts[0]), []).append(entry)
        return entry

    def sides(self, cities: dict[str, str]) -> None:
        small = capital_only()
        for name in side_names():
            key = fold(name.words)
            seat = name.form == "capital" and key not in cities
            case: Case = "capital" if key in small or seat else "any"
            entry = self.add(name.words, "side", name.side, case, name.side, name.form, name.country)
            entry.home = name.home
            if name.form == "capital":
                entry.city = cities.get(key)
        for words, usual, side in wing_names():
            entry = self.add(words, "org", usual, "any" if words[0].islower() else "capital", side or None)
            entry.home = side if is_country(side) else None

    def places(self) -> dict[str, str]:
        """Add every place; returns the usual name by folded spelling."""
        usual: dict[str, str] = {}
        table = load("places")
        kinds = frozenset(table["grammar"]["kinds"].split())
        for topic in ("cities", "regions", "sites"):
            for country, rows in table[topic].items():
                side = None if country == "None" else country
                for spellings in alternatives(rows):
                    for words in spellings:
                        name = _with_kind(spellings[0], words, kinds)
                        self.add(words, "place", name, "capital", side, "", side)
                        usual.setdefault(fold(words), name)
        return usual

    def outlets(self) -> None:
        for rows in load("outlets")["outlets"].values():
            for spellings in alternatives(rows):
                for words in spellings:
                    self.add(words, "outlet", spellings[0], "capital")

    def offices(self) -> None:
        kinds: tuple[tuple[str, EntryKind], ...] = (("heads", "head"), ("roles", "role"))
        for key, kind in kinds:
            for words in office_words(key):
                self.add(words, kind, words, "any")

    def bodies(self) -> None:
        table = load("organisations")
        for rows in table["heads"].values():
            for (words,) in alternatives(rows.replace("\n", "").replace("|", ";")):
                self.add(words, "body", words, "any")
        ministry = table["ministry"]
        for (portfolio,) in alternatives(ministry["portfolios"].replace("|", ";")):
            for pattern in ministry["patterns"]:
                self.add(pattern.format(portfolio), "body", pattern.format(portfolio), "any")


@compiled
def gazetteer() -> dict[str, tuple[Entry, ...]]:
    """First word, folded → the entries that begin with it, the longest first."""
    builder = _Builder()
    cities = builder.places()
    builder.sides(cities)
    builder.outlets()
    builder.bodies()
    builder.offices()
    return {
        word: tuple(sorted(entries, key=lambda entry: (-len(entry.words), _RANK[entry.kind])))
        for word, entries in builder.table.items()
    }


def fits(entry: Entry, tokens: list[Token], first: int) -> bool:
    """Whether the entry's words, in its case, stand at `first`; the first word is known to match but for its case."""
    words = entry.words
    size = len(words)
    if entry.case == "exact":
        if tokens[first].text != words[0]:
            return False
        return size == 1 or [token.text for token in tokens[first : first + size]] == list(words)
    if entry.case == "capital" and not tokens[first].text[0].isupper():
        return False
    if size == 1:
        return not entry.after_the or _stands_after_the(tokens, first)
    if first + size > len(tokens):
        return False
    for place in range(1, size):
        low = tokens[first + place].low
        if low != words[place] and (low.isascii() or fold(low) != words[place]):
            return False
    return True


def _stands_after_the(tokens: list[Token], place: int) -> bool:
    """Whether "the" stands before the word and no capitalised word after it."""
    following = tokens[place + 1].text[0] if place + 1 < len(tokens) else ""
    return place > 0 and tokens[place - 1].low == "the" and not following.isupper()


_Starts = dict[str, tuple[dict[str, tuple[Entry, ...]], tuple[Entry, ...]]]
"""First word, folded → the longer entries by their second word, folded, and those of one word, each in order."""


@compiled
def _starts() -> _Starts:
    starts: _Starts = {}
    for word, entries in gazetteer().items():
        longer: dict[str, list[Entry]] = {}
        for entry in entries:
            if len(entry.words) > 1:
                longer.setdefault(fold(entry.words[1]), []).append(entry)
        by_second = {second: tuple(found) for second, found in longer.items()}
        starts[word] = by_second, tuple(entry for entry in entries if len(entry.words) == 1)
    return starts


def _longest(tokens: list[Token], first: int, starts: _Starts) -> Entry | None:
    """The first entry that stands at `first`: a longer one before those of a single word."""
    low = tokens[first].low
    found = starts.get(low if low.isascii() else fold(low))
    if found is None:
        return None
    longer, single = found
    if longer and first + 1 < len(tokens):
        second = tokens[first + 1].low
        for entry in longer.get(second if second.isascii() else fold(second), ()):
            if fits(entry, tokens, first):
                return entry
    for entry in single:
        if fits(entry, tokens, first):
            return entry
    return None


def _joined_office(tokens: list[Token], place: int) -> Entry | None:
    """The office at the end of one hyphened word: "Army-minister", "vice-foreign-minister", "ex-premier"."""
    found = _starts().get(tokens[place].low.rpartition("-")[2])
    if found is None:
        return None
    return next((entry for entry in found[1] if entry.kind == "head" and entry.case != "exact"), None)


def scan(tokens: list[Token]) -> tuple[list[Hit], list[int], list[int]]:
    """What the dictionary knows of a sentence.

    Out: the entries that stand in it, the longest from the left; the places of the other capitalised words; the places
    of the other words with a hyphen or slash in them.
    """
    notable, starts = _notable(), _starts()
    hits: list[Hit] = []
    capitals: list[int] = []
    joined: list[int] = []
    skip = 0
    for token in notable.pick(tokens, map(_WRITTEN, tokens)):
        place, text = token.index, token.text
        if place < skip:
            continue
        entry = _longest(tokens, place, starts)
        if entry is not None:
            skip = place + len(entry.words)
            hits.append(Hit(entry, place, skip - 1))
            continue
        if "-" in text and (office := _joined_office(tokens, place)) is not None:
            hits.append(Hit(office, place, place))
            continue
        if text[0].isupper():
            capitals.append(place)
        if "-" in text or "/" in text or "‑" in text:
            joined.append(place)
    return hits, capitals, joined


def _is_notable(text: str) -> bool:
    """Whether a word may begin an entry, or has a capital, a hyphen or a slash."""
    if text[0].isupper() or not text.isascii() or "-" in text or "/" in text:
        return True
    # A token may bear the full stop of an abbreviation that its lower case is without.
    return not _starts().keys().isdisjoint((text.lower(), text.lower().rstrip(".")))


@compiled
def _notable() -> Looks:
    return Looks(_is_notable)
