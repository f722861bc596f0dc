"""What a word looks like to one rule, asked once for each word."""

from __future__ import annotations

from collections.abc import Callable

_MOST_WORDS = 100_000
"""Words whose looks are remembered before all are forgotten."""


class Looks(dict[str, bool]):
    """The answers of one question to words: `looks[word]` asks where the word is new."""

    def __init__(self, asks: Callable[[str], bool]) -> None:
        super().__init__()
        self._asks = asks

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = looks = self._asks(word)
        return looks
