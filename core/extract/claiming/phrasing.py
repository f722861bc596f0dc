"""The words that tell an outcome: what it befell, in full, and whether it was suffered or done."""

from __future__ import annotations

from core.extract.claiming.outcome_words import OutcomeWords
from core.extract.document import Document, Sentence

_JOINED = 7
"""Tokens between two things that one outcome is told of."""
_NOUN = 4
"""Words before a thing that say how many there were and of what kind."""
_BREAKS = frozenset(
    "said says saying say told claimed claiming and but then while when who which also have has had all".split()
)
NO_LAST_WORD = frozenset("in a an the of on at to and with from by for near its their as or that where which".split())
"""Words at which no value ends."""


class Phrasing:
    """What the finder of outcomes asks of a sentence's words."""

    def __init__(self, doc: Document, words: OutcomeWords) -> None:
        self.doc = doc
        self.words = words

    def is_passive(self, sentence: Sentence, at: int) -> bool:
        """ "The jet was hit", "jets hit by rockets", against "jets struck the port"."""
        tokens = sentence.tokens
        before = {token.low for token in tokens[max(0, at - 3) : at]}
        return bool(before & (self.words.being | {"been", "being"})) or (
            at + 1 < len(tokens) and tokens[at + 1].low in ("by", "in", "with")
        )

    def beside(self, sentence: Sentence, place: int, name: str) -> tuple[str, str] | None:
        """The other thing that befell the same: "four jets and 38 drones were downed"."""
        joined = False
        for token in reversed(sentence.tokens[max(0, place - _JOINED) : place]):
            if token.kind == "punct" and token.text != ",":
                return None
            thing = self.words.things.get(token.low)
            if joined and thing in self.words.befalls[name] and token.mention is None:
                return thing or "", token.text
            joined = joined or token.low == "and"
        return None

    def whole(self, sentence: Sentence, place: int) -> int:
        """The first token of what was hit, with how many and what kind: "over 40 strategic bombers"."""
        first = place
        while first and place - first < _NOUN and sentence.tokens[first - 1].kind != "punct":
            low = sentence.tokens[first - 1].low
            if low in NO_LAST_WORD or low in _BREAKS:
                break
            first -= 1
        return first

    def goes_on(self, sentence: Sentence, end: int) -> bool:
        """ "were destroyed or damaged"."""
        tokens = sentence.tokens
        return end + 2 < len(tokens) and tokens[end + 1].low == "or" and tokens[end + 2].low in self.words.outcomes

    def told(self, sentence: Sentence, first: int, last: int) -> str:
        """The words of the tokens from `first` to `last`, one space between them."""
        return " ".join(self.doc.text[sentence.tokens[first].start : sentence.tokens[last].end].split())
