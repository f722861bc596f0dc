"""A sentence while its names are being found: dictionary hits, mentions made so far, and which tokens they cover."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from core.extract.document import Mention, Sentence
from core.extract.gazetteer import Entry, Hit
from core.extract.scanning import scan
from core.lexicon.words import common_words

_MENTION = attrgetter("mention")
_PADDING = ("",) * 32
"""Stands behind the words of a line: no rule asks for a word farther outside of it."""


def _ordinary(hit: Hit) -> bool:
    """Whether an acronym is an ordinary word in a line of capitals: "WHO", "IS"; "US" is not."""
    return hit.entry.case == "exact" and hit.entry.words[0].lower() in common_words() and hit.entry.words[0] != "US"


class Line:
    """One sentence with its dictionary hits and the mentions found in it.

    hits      dictionary entries, in order
    capitals  places of the capitalised words that no entry covers
    joined    places of the words with a hyphen or slash that no entry covers
    absorbed  organisations that an office took in ("the army's spokesman")
    names_person  a person has been found in the line
    entries   organisations and outlets of the dictionary, with their entries
    bare      organisations whose owner is not named beside them, to be resolved within the article
    low       a token's lower case by its place, "" just outside the sentence
    owners    mentions that belong to a person ("Putin's adviser"): the place of the owner's name by the mention's id
    """

    __slots__ = (
        "absorbed",
        "article_text",
        "bare",
        "capitals",
        "covers",
        "ends",
        "entries",
        "hits",
        "joined",
        "length",
        "low",
        "lows",
        "mentions",
        "names_person",
        "owners",
        "sentence",
        "shouts",
        "starts",
        "tokens",
    )

    def __init__(self, sentence: Sentence, article_text: str) -> None:
        self.sentence = sentence
        self.article_text = article_text
        self.tokens = sentence.tokens
        self.lows = sentence.lows
        self.length = len(self.lows)
        # Places past the end and negative ones both read the padding, so that rules need no bounds checks.
        self.low: Callable[[int], str] = [*self.lows, *_PADDING].__getitem__
        self.hits, self.capitals, self.joined = scan(self.tokens)
        self.mentions: list[Mention] = []
        self.names_person = False
        self.bare: list[Mention] = []
        self.absorbed: list[Mention] = []
        self.entries: list[tuple[Mention, Entry]] = []
        self.owners: dict[int, int] = {}
        self.starts: dict[int, Hit] = {}
        self.ends: dict[int, Hit] = {}
        self.covers: dict[int, Hit] = {}
        self.shouts = article_text[sentence.start : sentence.end].isupper()
        """The line is all in capitals."""
        if self.shouts:
            self.hits = [hit for hit in self.hits if not _ordinary(hit)]
        for hit in self.hits:
            self._index(hit)

    def _index(self, hit: Hit) -> None:
        self.starts[hit.first] = hit
        self.ends[hit.last] = hit
        for place in range(hit.first, hit.last + 1):
            self.covers[place] = hit

    def replace(self, hits: list[Hit]) -> None:
        """Put a new list of hits in place of the old one."""
        self.hits = hits
        self.starts, self.ends, self.covers = {}, {}, {}
        for hit in hits:
            self._index(hit)
        self.capitals = [place for place in self.capitals if place not in self.covers]

    def mention(self, place: int) -> Mention | None:
        """The name that covers the token, None where there is none or outside the sentence."""
        return self.tokens[place].mention if 0 <= place < self.length else None

    def unknown(self, place: int) -> bool:
        """Whether the token is a capitalised word that no dictionary entry covers."""
        if not 0 <= place < self.length or place in self.covers:
            return False
        token = self.tokens[place]
        return token.capital and token.kind == "word"

    def hyphened(self, place: int) -> bool:
        """Whether the token is a hyphened word that no dictionary entry covers."""
        return 0 <= place < self.length and place not in self.covers and "-" in self.tokens[place].text

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of tokens first to last."""
        return self.tokens[first].start, self.tokens[last].end

    def text(self, first: int, last: int) -> str:
        """The words of tokens first to last, with single spaces and straight apostrophes."""
        tokens = self.tokens
        written = self.article_text[tokens[first].start : tokens[last].end]
        return " ".join(written.split()).replace("’", "'")

    def taken(self, first: int, last: int) -> bool:
        """Whether a mention covers any of the tokens."""
        return any(map(_MENTION, self.tokens[first : last + 1]))

    def add(self, mention: Mention, bare: bool = False) -> None:
        """Keep a mention and mark its tokens."""
        self.mentions.append(mention)
        self.names_person = self.names_person or mention.kind == "person"
        if bare:
            self.bare.append(mention)
        for token in self.tokens[mention.first : mention.last + 1]:
            token.mention = mention

    def remove(self, mention: Mention) -> None:
        """Take a mention back."""
        self.mentions.remove(mention)
        for token in self.tokens[mention.first : mention.last + 1]:
            if token.mention is mention:
                token.mention = None
