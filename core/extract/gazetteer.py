"""The dictionary of names and office words, matched against tokens: by first word, the longest entry that fits.

The dictionary is folded, never the text; a single look-up a token finds the entries that begin with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.extract.document import Form, Sentence, Token
from core.extract.sentences import tokenize
from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.sides import capital_only, side_names, wing_names

EntryKind = Literal["side", "place", "org", "outlet", "head", "role", "body"]
Case = Literal["exact", "capital", "any"]

_RANK: dict[EntryKind, int] = {"side": 0, "org": 1, "body": 2, "place": 3, "outlet": 4, "head": 5, "role": 6}


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write one name.

    kind  side, place, org (a body with a name of its own), outlet; head (a noun that names an office), role (one that tells
          of a person), body (what a ministry, army or office is called, its side untold)
    case  exact: only as written (acronyms); capital: its first letter is a capital; any: in small letters as well
    """

    kind: EntryKind
    name: str
    words: tuple[str, ...]
    case: Case
    side: str | None = None
    form: Form = ""
    country: str | None = None


@dataclass(slots=True)
class Hit:
    """An entry found in a sentence: tokens `first` to `last`, inclusive."""

    entry: Entry
    first: int
    last: int


def word_key(token: Token) -> str:
    """The token as the dictionary spells it."""
    return token.low if token.low.isascii() else fold(token.low)


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


class _Builder:
    def __init__(self) -> None:
        self.table: dict[str, list[Entry]] = {}

    def add(self, words: str, kind: EntryKind, name: str, case: Case, **more: str | None) -> None:
        parts = split_words(words)
        if len(parts) > 1 and parts[0] in ("The", "the"):
            parts = parts[1:]
        if case != "exact" and words.isupper() and len(words) <= 9:
            case = "exact"
        written = parts if case == "exact" else tuple(fold(part) for part in parts)
        entry = Entry(kind, name, written, case, **more)  # type: ignore[arg-type]
        self.table.setdefault(fold(parts[0]), []).append(entry)

    def sides(self) -> None:
        small = capital_only()
        for name in side_names():
            capital = fold(name.words) in small or name.form == "capital" and " " in name.words
            self.add(
                name.words,
                "side",
                name.side,
                "capital" if capital else "any",
                side=name.side,
                form=name.form,
                country=name.country,
            )
        for words, name, side in wing_names():
            self.add(words, "org", name, "any" if words[0].islower() else "capital", side=side or None)

    def places(self) -> None:
        table = load("places")
        for key in ("cities", "regions", "sites"):
            for country, rows in table[key].items():
                side = None if country == "None" else country
                for spellings in alternatives(rows):
                    for words in spellings:
                        self.add(words, "place", spellings[0], "capital", side=side, country=side)

    def outlets(self) -> None:
        for rows in load("outlets")["outlets"].values():
            for spellings in alternatives(rows):
                for words in spellings:
                    self.add(words, "outlet", spellings[0], "capital")

    def offices(self) -> None:
        table = load("offices")["offices"]
        for key, kind in (("heads", "head"), ("roles", "role")):
            for spellings in alternatives(table[key].replace("|", ";")):
                self.add(spellings[0], kind, spellings[0], "any")  # type: ignore[arg-type]

    def bodies(self) -> None:
        table = load("organisations")
        for rows in table["heads"].values():
            for spellings in alternatives(rows.replace("\n", "").replace("|", ";")):
                self.add(spellings[0], "body", spellings[0], "any")
        for (portfolio,) in alternatives(table["ministry"]["portfolios"].replace("|", ";")):
            for pattern in (
                "{} ministry",
                "ministry of {}",
                "ministry of the {}",
                "ministry for {}",
                "department of {}",
            ):
                self.add(pattern.format(portfolio), "body", pattern.format(portfolio), "any")


@compiled
def gazetteer() -> dict[str, tuple[Entry, ...]]:
    """First word, folded → the entries that begin with it, the longest first."""
    builder = _Builder()
    builder.sides()
    builder.places()
    builder.outlets()
    builder.bodies()
    builder.offices()
    return {
        word: tuple(sorted(entries, key=lambda entry: (-len(entry.words), _RANK[entry.kind])))
        for word, entries in builder.table.items()
    }


def _fits(entry: Entry, tokens: list[Token], first: int) -> bool:
    """Whether the entry's words, in its case, stand at `first`."""
    words = entry.words
    if first + len(words) > len(tokens):
        return False
    if entry.case == "exact":
        return all(tokens[first + place].text == word for place, word in enumerate(words))
    if entry.case == "capital" and not tokens[first].capital:
        return False
    return all(word_key(tokens[first + place]) == words[place] for place in range(1, len(words)))


def scan(sentence: Sentence) -> list[Hit]:
    """The entries that stand in the sentence, in order, not overlapping, the longest from the left."""
    table = gazetteer()
    tokens = sentence.tokens
    hits: list[Hit] = []
    skip = 0
    for place, token in enumerate(tokens):
        if place < skip:
            continue
        entries = table.get(token.low if token.low.isascii() else fold(token.low))
        if entries is None:
            continue
        for entry in entries:
            if _fits(entry, tokens, place):
                skip = place + len(entry.words)
                hits.append(Hit(entry, place, skip - 1))
                break
    return hits
