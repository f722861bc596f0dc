"""Labels in one spelling for look-ups: no accents, no case, no punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

from core.lexicon.folding import fold

_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_MARKS = re.compile(r"[^\w' ]+")


@lru_cache(65536)
def folded(text: str) -> str:
    """Lower case, no accents, no punctuation but the apostrophe, single spaces; "U.S." is "us"."""
    return " ".join(_MARKS.sub(" ", fold(_INITIALS.sub(lambda m: m[0].replace(".", ""), text))).split())
