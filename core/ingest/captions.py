"""Picture captions: told by the credit at their end or by the words that they begin with."""

from __future__ import annotations

import re

from core.lexicon import compiled, load

_AGENCY = (
    r"(?:AFP|AP|REUTERS|Reuters|EPA(?:-EFE)?|EFE|Getty(?: Images)?|GETTY(?: IMAGES)?|VCG|Xinhua|TASS|Anadolu(?: Agency| Images)?|AA|dpa|DPA|Shutterstock|Alamy|"
    r"NurPhoto|Sputnik|Bloomberg|ANI|PTI|UNIAN|Ukrinform|WAFA|ZUMA|Zuma|SIPA|Sipa|UPI|Kyodo|Maxar(?: Technologies)?|Planet Labs|Middle East Images|Abaca|Imago|IMAGO|"
    r"RIA Novosti|IRNA|ISNA|Tasnim|SANA|NNA|AZERTAC|Armenpress|Photolure|PAP|ANSA|Lusa|Jiji|Yonhap|ICRC|UNICEF|UNHCR|UNIFIL|MONUSCO|Handout|HANDOUT|Supplied|Courtesy|Stringer)"
)
_PERSON = r"(?:[A-ZÀ-Ž][\w'’.\-]*\s?){1,5}"
_STRONG = re.compile(
    rf"""(?:
        (?:Photo(?:graph|s)?|Picture|Pic|Image|Credit|Photo\ credit|Image\ credit|PHOTO|PHOTO\ CREDIT|Photo\ Credit|Image\ Credit)\s?(?::|by\b|/|courtesy|©)\s*[^.]{{2,60}}
      | (?:\[|\()[^\[\]()]{{0,60}}?\b{_AGENCY}(?:\s[Pp]hoto|\sPHOTO|\s[Ff]ile)?(?:\s?/\s?[^\[\]()]{{2,40}}|\svia\s[^\[\]()]{{2,30}}|\s[Pp]hoto)[^\[\]()]{{0,20}}(?:\]|\))
      | \[[^\[\]]{{0,60}}?\b(?:{_AGENCY}|File|FILE)(?:[^\[\]]{{0,30}})\]
      | (?:\(|\[){_PERSON}\s?[/|]\s?{_AGENCY}[^\[\]()]{{0,30}}(?:\]|\))
      | (?:^|[\s.,])(?:{_PERSON})?/\s?{_AGENCY}(?:\s?/\s?[A-Z][\w.]*)?
      | \b(?:EPA|REUTERS|AFP|AP\ Photo|AP|EFE|EPA-EFE)\s?/\s?{_PERSON}
      | \bvia\s{_AGENCY}
      | ©\s?(?:{_PERSON}/\s?)?{_AGENCY}
    )[\s.)\]]*$""",
    re.VERBOSE,
)
_HINT = re.compile(r"[/\[\]©)]|via |hoto|icture|redit|[Ii]mage|PHOTO|Pic")
_WEAK = re.compile(rf"\(\s?(?:File\s|FILE\s)?(?:{_AGENCY}|[Ff]ile(?:\s[Pp]hoto)?|FILE)\)\s*$")
_DATED = re.compile(r"\b(?:19|20)\d\d\b[.,]?\s*\(|\b(?:19|20)\d\d\s*\[")
_LONGEST = 80
"""Words; a longer line is a paragraph with a picture's words glued to it at the most."""


@compiled
def _openers() -> tuple[tuple[str, ...], frozenset[str]]:
    table = load("boilerplate")["caption"]
    return tuple(phrase.strip() for phrase in table["starts"].split("|")), frozenset(table["words"].split())


def is_caption(text: str, words: int) -> bool:
    """Whether a line of so many words is a picture's caption or credit."""
    if words > _LONGEST:
        return False
    starts, photo_words = _openers()
    low = text[:40].lower()
    if low.startswith(starts) and not _quoted_speech(text):
        return True
    tail = text[-90:]
    if not _HINT.search(tail):
        return False
    if _STRONG.search(tail):
        return True
    if _WEAK.search(tail):
        return bool(_DATED.search(tail)) or not photo_words.isdisjoint(text.lower().split())
    return False


def _quoted_speech(text: str) -> bool:
    """A sentence about a picture ("This image shows …, the ministry said") is reporting."""
    return bool(re.search(r"\b(?:said|says|told|according to|claimed|added|reported)\b", text))
