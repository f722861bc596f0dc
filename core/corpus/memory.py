"""Giving memory back to the system: the bytes of a large dossier are made and decoded while it would lie idle."""

from __future__ import annotations

import ctypes
import sys

_REMEMBERING = (
    "core.resolve.",
    "core.compare.",
    "core.corpus.whole",
    "core.lexicon.folding",
    "core.lexicon.transliteration",
)
"""Packages that remember what they found out about words and names: small strings all over the memory, each of which
keeps a page of it."""


def give_back() -> None:
    """Forget what a comparison found out, and return what memory can be returned; harmless at any time."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_REMEMBERING):
            for value in list(vars(module).values()):
                if callable(forget := getattr(value, "cache_clear", None)):
                    forget()
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):  # another system's library, which does so by itself or not at all
        return
    trim(0)
