"""Spelling made comparable: lower case, no accents, straight quotes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "‑": "-",
        "–": "-",
    }
)


@lru_cache(20_000)
def fold(text: str) -> str:
    """The text in lower case, without accents, with straight quotes and plain hyphens; word boundaries stay."""
    low = text.lower()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
