"""What a word looks like to one rule, asked once for each word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress
from typing import TypeVar

_Item = TypeVar("_Item")
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

    def pick(self, items: Iterable[_Item], words: Iterable[str]) -> list[_Item]:
        """Those of the items whose word looks so; the words are those of the items, in their order."""
        return list(compress(items, map(self.__getitem__, words)))
