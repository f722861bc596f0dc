"""Bytes to text: UTF-8 first, byte order marks, the page's own word on it, and only then a guess."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:-]{2,40})""", re.IGNORECASE)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0c\x0b\x08\x1b"))
_BEYOND_ASCII = bytes(range(128, 256))
_WESTERN_SHARE = 0.05
"""English has few letters beyond ASCII; in a file with more of them than this share the alphabet is another."""
_TOLERATED = 0.02
"""Share of broken sequences up to which a file still counts as UTF-8 with a few bytes lost."""


def binary_kind(data: bytes) -> str | None:
    """What kind of binary file the bytes are ("a PDF", "a binary file"), or None where they may be text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    sample = data[:_SAMPLE]
    if b"\0" in sample and _wide(sample) is None:
        return "a binary file"
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) * 0.1 and _wide(sample) is None:
        return "a binary file"
    return None


def decode(data: bytes, page: bool = False) -> tuple[str, str | None]:
    """The text of the bytes, and how it was read where that was a guess ("windows-1251") or lost something.

    `page` says that the bytes are HTML, whose own charset declaration is heeded. Plain UTF-8 keeps its byte order mark,
    so that offsets are those of the decoded file. Never raises.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if wide := _wide(data[:_SAMPLE]):
        return data.decode(wide, "replace"), wide
    lossy = data.decode("utf-8", "replace")
    beyond = sum(1 for char in lossy[:_SAMPLE] if char > "\x7f")
    broken = lossy.count("\ufffd", 0, _SAMPLE)
    if broken <= max(1, len(lossy) * _TOLERATED) and broken * 3 <= beyond - broken:
        return lossy, "damaged UTF-8"
    if page and (declared := _declared(data)):
        return data.decode(declared, "replace"), None
    return _guess(data)


def encoding_of(sample: bytes) -> str:
    """The encoding of a long text that begins so: "utf-8-sig", with a mark or without, where nothing tells another."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _wide(sample):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
        return "utf-8-sig"
    except UnicodeDecodeError:
        how = decode(sample)[1]
    return "utf-8-sig" if how in (None, "damaged UTF-8", "Windows-1252") else codecs.lookup(how).name


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes that Latin text has in every other place."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else None
        return "cp1252" if name in ("iso8859-1", "ascii") else name if name != "utf-8" else None
    except LookupError:
        return None


def _guess(data: bytes) -> tuple[str, str]:
    sample = data[:_SAMPLE]
    beyond = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    if beyond <= len(sample) * _WESTERN_SHARE:
        return data.decode("cp1252", "replace"), "Windows-1252"
    # Imported here: it costs 40 ms, and nearly every file is UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, "replace"), encoding.replace("_", "-")
