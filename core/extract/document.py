"""An article as the rules see it: blocks, sentences, tokens, and the annotations that each layer adds.

The layers run in this order, each reading what the ones before it wrote on the `Document`:
text → blocks, sentences, tokens (here) → dates → names → quantities → speakers → events, figures, delegations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter
from typing import Literal

import msgspec

from core.model import Article, DateMention, Evidence

TokenKind = Literal["word", "number", "mixed", "punct"]
# Nothing below refers back to what holds it, so that the search for reference cycles may leave it out (`gc=False`).
BlockKind = Literal["heading", "paragraph", "bullet", "row", "stamp"]
MentionKind = Literal["side", "place", "org", "person", "outlet", "office"]
Form = Literal["noun", "adjective", "capital", "people", ""]
_LOW, _START, _END = attrgetter("low"), attrgetter("start"), attrgetter("end")


class Token(msgspec.Struct, eq=False, gc=False):
    """One word, number or mark. `text == article.text[start:end]`; `low` is its lower case, typographic quotes made
    straight."""

    text: str
    start: int
    end: int
    kind: TokenKind
    index: int
    """Place within its sentence, from 0."""
    low: str
    capital: bool
    """It begins with a capital letter."""
    mention: Mention | None = None
    """The name this token is part of, if any."""

    def __repr__(self) -> str:
        return f"{self.text}/{self.kind}@{self.start}"


class Block(msgspec.Struct, eq=False, gc=False):
    """A paragraph, bullet, heading, row of a table or time stamp: what stands between line breaks."""

    start: int
    end: int
    kind: BlockKind
    index: int
    heading: Block | None = None
    """The heading that it stands under."""
    stamp: str | None = None
    """The clock time `13:05` of the live-blog entry that it belongs to."""


class Mention(msgspec.Struct, eq=False, gc=False):
    """A name found in a sentence: tokens `first` to `last` (inclusive), characters `start` to `end` (half-open).

    kind     what `name` is
    side     a country, nationality or armed group: name "Russia", "M23", "Hamas"; `form` says how it stands there
             (noun "Ukraine", adjective "Ukrainian", people "Ukrainians", capital "Kyiv" or
             "the Kremlin" for the government)
    place    a city, region, base …: name in its usual English form, `side` the country it lies in (None where unknown)
    org      a ministry, army, agency, office, committee: name in full ("Ukraine's air force"), `side` whose it is
    outlet   a news medium or agency as a source ("Reuters")
    person   name in full as the article knows it ("Rustem Umerov" for a later "Umerov"), `title` the office
             given here or before
    office   a bare office that acts ("the prime minister", "a spokesman"): name is the words,
             `person` who it is where told
    """

    kind: MentionKind
    name: str
    start: int
    end: int
    first: int
    last: int
    side: str | None = None
    form: Form = ""
    title: str | None = None
    person: str | None = None
    """For kind office: the person who holds it according to this article."""
    country: str | None = None
    """For a place, the country it lies in; for a side that is a country, its own name; None for armed groups."""
    title_start: int | None = None
    """Where the office before or after the name begins, where it is wider than the name."""


class Sentence(msgspec.Struct, eq=False, gc=False):
    """One sentence of a block, with its tokens and the annotations on them, each sorted by position."""

    start: int
    end: int
    block: Block
    index: int
    """Place within the document, from 0."""
    tokens: list[Token]
    dates: list[DateMention] = []
    mentions: list[Mention] = []
    clause_marks: list[int] | None = None
    """Indexes of the tokens that part clauses, found when first asked for."""
    lows: list[str] = []
    """The lower case of each token."""
    words: frozenset[str] = frozenset()
    """The lower-case words and marks of the sentence: tells at once that none of a rule's words stands in it."""
    _ends: list[int] | None = None

    def __post_init__(self) -> None:
        self.lows = list(map(_LOW, self.tokens))
        self.words = frozenset(self.lows)

    def places_of(self, wanted: Set[str]) -> list[int]:
        """Indexes of the tokens whose lower case is one of the wanted words, in order."""
        found = self.words & wanted
        return list(compress(range(len(self.lows)), map(found.__contains__, self.lows))) if found else []

    def token_at(self, offset: int) -> int:
        """Index of the token that covers the character offset, or of the next one after it; len(tokens) past the
        end."""
        if self._ends is None:
            self._ends = list(map(_END, self.tokens))
        return bisect_right(self._ends, offset)


def particle_end(tokens: list[Token], index: int, particle: tuple[str, ...]) -> int | None:
    """Index of the last token of a verb at `index` with the words of its particle ("shot" down), None without them."""
    if not particle:
        return index
    for offset, word in enumerate(particle, 1):
        if index + offset >= len(tokens) or tokens[index + offset].low != word:
            return None
    return index + len(particle)


@dataclass(slots=True, eq=False)
class Document:
    """An article with its blocks and sentences; extraction topics add their own annotations."""

    article: Article
    blocks: list[Block]
    sentences: list[Sentence]
    dates: list[DateMention] = field(default_factory=list)
    """Every time expression of the article, in order, those of set-aside text left out."""
    people: dict[str, Mention] = field(default_factory=dict)
    """By full name: the first mention of each person."""

    text: str = field(init=False)
    """The article's text."""

    def __post_init__(self) -> None:
        self.text = self.article.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the character offset, or the last one before it."""
        place = bisect_right(self.sentences, offset, key=_START)
        return self.sentences[place - 1] if place else None

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from start to end as evidence."""
        return Evidence(article=self.article.id, start=start, end=end, quote=self.text[start:end])
