"""One spelling for the many of a transliterated name: Oumerov, Umerov; Kyslytsya, Kislitsa; Lawrow, Lavrov."""

from __future__ import annotations

import re
from functools import lru_cache

from core.lexicon.folding import fold

_RULES: tuple[tuple[str, str], ...] = (
    ("shch", "S"),
    ("schtsch", "S"),
    ("tsch", "C"),
    ("tch", "C"),
    ("dzh", "J"),
    ("dz", "J"),
    ("dsch", "J"),
    ("sch", "S"),
    ("sh", "S"),
    ("sz", "S"),
    ("cz", "C"),
    ("ch", "C"),
    ("zh", "J"),
    ("dj", "J"),
    ("dg", "J"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("tz", "ts"),
    ("ck", "k"),
    ("cq", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("ff", "f"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("yj", "i"),
    ("ii", "i"),
    ("yy", "i"),
    ("ey", "ei"),
    ("ay", "ai"),
    ("ya", "ia"),
    ("ja", "ia"),
    ("yu", "iu"),
    ("ju", "iu"),
    ("yo", "io"),
    ("ye", "e"),
    ("je", "e"),
    ("y", "i"),
    ("j", "J"),
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLE = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?<=[^aeiou])(?:i|ei|ai)+$")
_SILENT = re.compile(r"[^a-z]")


@lru_cache(50_000)
def sound(word: str) -> str:
    """The word as a key of sounds: small letters, S for sh, C for ch, J for the sounds of zh, j and dj.

    In: one word of a name in Latin letters, any case, accents allowed. Out: "" where it has no letters.
    """
    key = _SILENT.sub("", fold(word).replace("w", "v"))
    if not key:
        return ""
    key = _SOFT_C.sub("s", key)
    for old, new in _RULES:
        if old in key:
            key = key.replace(old, new)
    key = _DOUBLE.sub(r"\1", key.replace("c", "k"))
    key = _ENDING.sub("i", key)
    return key[:-1] if len(key) > 3 and key.endswith("h") else key
