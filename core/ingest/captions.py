"""Picture captions: told by the credit at their end or by the words that they begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.lexicon import compiled, load

_PERSON = r"(?:[A-ZÀ-Ž][\w'’.\-]*+\s?){1,5}"
_HINT = re.compile(r"[/\[\]©)—–]|via |hoto|icture|redit|[Ii]mage|PHOTO|Pic")
_DATED = re.compile(r"\b(?:19|20)\d\d\b[.,]?\s*\(|\b(?:19|20)\d\d\s*\[")
_DASHED_WORDS = 25
_LONGEST = 80
"""Words; a longer line is a paragraph with a picture's words glued to it at the most."""


@dataclass(frozen=True, slots=True)
class _Signs:
    openers: tuple[str, ...]
    words: frozenset[str]
    strong: re.Pattern[str]
    """A credit that no sentence of a story ends with."""
    weak: re.Pattern[str]
    """An agency in brackets, with which a sentence may end too."""
    dashed: re.Pattern[str]
    """An agency behind a dash: a credit, or the signature under a story."""


@compiled
def _signs() -> _Signs:
    table = load("boilerplate")["caption"]
    agency = "|".join(re.escape(name.strip()) for name in table["credits"].split("|"))
    named = rf"\b(?:{agency})"
    strong = rf"""(?:
        (?:Photo(?:graph|s)?|Picture|Pic|Image|Credit|(?:Photo|Image)\s[Cc]redit|PHOTO|PHOTO\sCREDIT)
            \s?(?::|by\b|/|courtesy|©)\s*[^.]{{2,60}}
      | (?:\[|\()[^\[\]()]{{0,60}}?{named}(?:\s[Pp]hoto|\sPHOTO|\s[Ff]ile)?
            (?:\s?/\s?[^\[\]()]{{2,40}}|\svia\s[^\[\]()]{{2,30}}|\s[Pp]hoto)[^\[\]()]{{0,20}}(?:\]|\))
      | \[[^\[\]]{{0,60}}?\b(?:{agency}|File|FILE)(?:[^\[\]]{{0,30}})\]
      | (?:\(|\[){_PERSON}\s?[/|]\s?(?:{agency})[^\[\]()]{{0,30}}(?:\]|\))
      | (?:^|[\s.,])(?:{_PERSON})?/\s?(?:{agency})(?:\s?/\s?[A-Z][\w.]*)?
      | \b(?:EPA|REUTERS|AFP|AP\sPhoto|AP|EFE|EPA-EFE)\s?/\s?{_PERSON}
      | \bvia\s(?:{agency})
      | ©\s?(?:{_PERSON}[/,]\s?)?(?:{agency})
    )[\s.)\]]*$"""
    weak = rf"\(\s?(?:File\s|FILE\s)?(?:{agency}|[Ff]ile(?:\s[Pp]hoto)?|FILE)\)\s*$"
    return _Signs(
        openers=tuple(phrase.strip() for phrase in table["starts"].split("|")),
        words=frozenset(table["words"].split()),
        strong=re.compile(strong, re.VERBOSE),
        weak=re.compile(weak),
        dashed=re.compile(rf"[.!”]\s?[—–-]\s?(?:{agency})\s*$"),
    )


def is_caption(text: str, words: int) -> bool:
    """Whether a line of so many words is a picture's caption or credit."""
    if words > _LONGEST:
        return False
    signs = _signs()
    low = text[:40].lower()
    if low.startswith(signs.openers) and not _quoted_speech(text):
        return True
    tail = text[-90:]
    if not _HINT.search(tail):
        return False
    if signs.strong.search(tail):
        return True
    if signs.dashed.search(tail) and words <= _DASHED_WORDS:
        return not _quoted_speech(text)
    if signs.weak.search(tail):
        return bool(_DATED.search(tail)) or not signs.words.isdisjoint(text.lower().split())
    return False


def _quoted_speech(text: str) -> bool:
    """A sentence about a picture ("This image shows …, the ministry said") is reporting."""
    return bool(re.search(r"\b(?:said|says|told|according to|claimed|added|reported)\b", text))
