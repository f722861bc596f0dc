"""Characters that must never reach a terminal, replaced one for one, so that every offset stays that of the file.

Masked are C0 controls but tab and line feed, DEL, C1 controls, bidirectional overrides and isolates, invisible
characters, surrogates, and marks piled on one letter. So are look-alikes, which would make two names of one: a Cyrillic
letter in a Latin word, letters and digits in full width or of mathematics. The originals are kept beside the text
(`Article.masked`), for the report quotes the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from core.lexicon import compiled, load

_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Characters that end a line for some programs: read as a line feed."""
_SOFT_HYPHEN = "\xad"

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
)
_STYLED = "\uff01-\uff5e\U0001d400-\U0001d7ff"
"""Letters, digits and marks in full width, and those of mathematics."""
_ALPHABETS = "\u0370-\u03ff\u0400-\u04ff\u0500-\u052f"
_STYLES = re.compile(f"[{_STYLED}]")
_DISGUISED = re.compile(rf"(?<![A-Za-z])[A-Za-z]*+[{_ALPHABETS}][A-Za-z{_ALPHABETS}]*+")
_OF_ALPHABETS = re.compile(f"[{_ALPHABETS}]")
_LATIN = re.compile(r"[A-Za-z]")
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK = re.compile(f"[{_MARKS}]")
_PILED = re.compile(f"(?<=[{_MARKS}]{{4}})[{_MARKS}]")
"""The fifth mark on one letter: no script writes so many, and they would run over the lines above."""


def _harmless(char: str) -> str:
    if char in _BREAKS:
        return "\n"
    if char == _SOFT_HYPHEN:
        return "-"
    if char == "\r" or char >= "\u00a0":
        return " "
    return "\ufffd"


@compiled
def _lookalikes() -> dict[str, str]:
    """By letter of another alphabet the Latin one that it looks like."""
    return {pair[0]: pair[1] for pairs in load("characters")["lookalikes"].values() for pair in pairs.split()}


def mask(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text with every harmful character replaced by one harmless one, and what stood where (offset, original).

    A carriage return before a line feed becomes a space, a lone one a line feed.
    """
    found: dict[int, str] = {}
    for match in _HARMFUL.finditer(text):
        offset, char = match.start(), match[0]
        lone = char == "\r" and text[offset + 1 : offset + 2] != "\n"
        found[offset] = "\n" if lone else _harmless(char)
    if not text.isascii():
        found.update(_disguised(text))
        if _MARK.search(text):
            found.update((match.start(), " ") for match in _PILED.finditer(text))
    if not found:
        return text, ()
    chars = list(text)
    for offset, char in found.items():
        chars[offset] = char
    return "".join(chars), tuple((offset, text[offset]) for offset in sorted(found))


def _disguised(text: str) -> Iterator[tuple[int, str]]:
    """Where a character only looks like another, and which: a word all of another alphabet is what it is."""
    plain = _STYLES.sub(_unstyled, text)
    if plain != text:
        yield from ((place, new) for place, (old, new) in enumerate(zip(text, plain, strict=True)) if old != new)
    if not _OF_ALPHABETS.search(plain):
        return
    known = _lookalikes()
    for match in _DISGUISED.finditer(plain):
        word = match[0]
        if _LATIN.search(word) and all(char.isascii() or char in known for char in word):
            yield from ((match.start() + at, known[char]) for at, char in enumerate(word) if not char.isascii())


def _unstyled(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 and plain.isascii() else match[0]


def harmless(words: str) -> str:
    """A path or message on one line, safe to print: every harmful character and line break shown as `?`."""
    return _HARMFUL.sub("?", words).replace("\n", "?").replace("\t", " ")


def unmask(text: str, masked: tuple[tuple[int, str], ...], start: int = 0) -> str:
    """The file's own characters again: `text` begins at offset `start` of the article."""
    chars = list(text)
    for offset, char in masked:
        if 0 <= offset - start < len(chars):
            chars[offset - start] = char
    return "".join(chars)


def cleaned(words: str) -> str:
    """Reading text that owes no file its offsets: invisible characters and soft hyphens gone, controls blanked."""
    return _HARMFUL.sub(
        lambda match: "" if _harmless(match[0]) != "\ufffd" and match[0] not in _BREAKS + "\r" else " ", words
    )
