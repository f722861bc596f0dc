"""Names looked up by how they sound, so that another transliteration finds them: "Koursk" is Kursk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from core.lexicon.folding import fold

_Value = TypeVar("_Value")


class SoundIndex(Generic[_Value]):
    """Values by a key of sounds, made letter by letter as it is asked, so that the first look-up stays cheap.

    In: pairs of words and value, and the function that turns words into their key. Where two values share a key, the
    first pair's counts, or with `strict` neither.
    """

    def __init__(self, pairs: Iterable[tuple[str, _Value]], key: Callable[[str], str], strict: bool = False) -> None:
        self._key = key
        self._strict = strict
        self._pairs: dict[str, list[tuple[str, _Value]]] = {}
        self._tables: dict[str, dict[str, _Value | None]] = {}
        for words, value in pairs:
            self._pairs.setdefault(words[:1].lower(), []).append((words, value))

    def get(self, words: str) -> _Value | None:
        """The value of a name that sounds like the words and begins with the same letter, or None."""
        letter = fold(words)[:1]
        table = self._tables.get(letter)
        if table is None:
            table = self._tables[letter] = {}
            for name, value in self._pairs.get(letter, ()):
                key = self._key(name)
                if table.setdefault(key, value) != value and self._strict:
                    table[key] = None
        return table.get(self._key(words))
