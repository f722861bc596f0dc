"""Characters that must never reach a terminal, replaced one for one, so that every offset stays that of the file.

Masked are C0 controls but tab and line feed, DEL, C1 controls, bidirectional overrides and isolates, invisible
characters, and surrogates. The originals are kept beside the text (`Article.masked`), for the report quotes the file.
"""

from __future__ import annotations

import re

_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Characters that end a line for some programs: read as a line feed."""
_SOFT_HYPHEN = "\xad"

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def _harmless(char: str) -> str:
    if char in _BREAKS:
        return "\n"
    if char == _SOFT_HYPHEN:
        return "-"
    if char == "\r" or char >= "\u00a0":
        return " "
    return "\ufffd"


def mask(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text with every harmful character replaced by one harmless one, and what stood where (offset, original).

    A carriage return before a line feed becomes a space, a lone one a line feed.
    """
    found = [(m.start(), m[0]) for m in _HARMFUL.finditer(text)]
    if not found:
        return text, ()
    chars = list(text)
    for offset, char in found:
        lone = char == "\r" and text[offset + 1 : offset + 2] != "\n"
        chars[offset] = "\n" if lone else _harmless(char)
    return "".join(chars), tuple(found)


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
