"""Names and labels in one spelling for look-ups: no accents, no case, no punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'"})


@lru_cache(65536)
def folded(text: str) -> str:
    """Lower case, no accents, no punctuation but the apostrophe inside a word, single spaces; "U.S." is "us"."""
    text = re.sub(r"\b(?:[A-Za-z]\.){2,}", lambda m: m[0].replace(".", ""), text)
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower().translate(_LETTERS)
    return " ".join(re.sub(r"[^\w' ]+", " ", text).split())
