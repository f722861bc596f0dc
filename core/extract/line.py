"""A sentence while its names are being found: dictionary hits, the mentions made so far, and which tokens they cover."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.extract.document import Mention, Sentence, Token
from core.extract.gazetteer import Hit, scan


@dataclass(slots=True)
class Line:
    """One sentence with its dictionary hits and the mentions found in it."""

    sentence: Sentence
    article_text: str
    tokens: list[Token] = field(init=False)
    hits: list[Hit] = field(init=False)
    mentions: list[Mention] = field(default_factory=list)
    bare: list[Mention] = field(default_factory=list)
    """Organisations whose owner is not named beside them: to be resolved within the article."""
    _starts: dict[int, Hit] = field(init=False)
    _ends: dict[int, Hit] = field(init=False)
    _covers: dict[int, Hit] = field(init=False)
    _shouts: bool = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.sentence.tokens
        self.hits = scan(self.sentence)
        self._starts = {hit.first: hit for hit in self.hits}
        self._ends = {hit.last: hit for hit in self.hits}
        self._covers = {place: hit for hit in self.hits for place in range(hit.first, hit.last + 1)}
        self._shouts = self.article_text[self.sentence.start : self.sentence.end].isupper()

    def starting(self, place: int) -> Hit | None:
        """The hit that begins at the token."""
        return self._starts.get(place)

    def ending(self, place: int) -> Hit | None:
        """The hit that ends at the token."""
        return self._ends.get(place)

    def covering(self, place: int) -> Hit | None:
        """The hit that covers the token."""
        return self._covers.get(place)

    @property
    def shouts(self) -> bool:
        """The line is all in capitals."""
        return self._shouts

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of tokens first to last."""
        return self.tokens[first].start, self.tokens[last].end

    def text(self, first: int, last: int) -> str:
        """The words of tokens first to last, with single spaces and straight apostrophes."""
        start, end = self.span(first, last)
        return " ".join(self.article_text[start:end].split()).replace("’", "'")

    def taken(self, first: int, last: int) -> bool:
        """Whether a mention covers any of the tokens."""
        return any(token.mention is not None for token in self.tokens[first : last + 1])

    def add(self, mention: Mention, bare: bool = False) -> None:
        """Keep a mention and mark its tokens."""
        self.mentions.append(mention)
        if bare:
            self.bare.append(mention)
        for token in self.tokens[mention.first : mention.last + 1]:
            token.mention = mention
