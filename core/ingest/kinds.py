"""What kind of file it is: by its first bytes where they tell, else by the ending of its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "page", "pdf", "json", "lines", "table", "feed", "gzip", "zip"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".gz": "gzip",
    ".zip": "zip",
}
"""What is taken out of a folder or an archive; a file named by itself is read whatever it is called."""
NAMES: dict[Kind, str] = {
    "text": "text",
    "page": "web page",
    "pdf": "PDF",
    "json": "JSON",
    "lines": "JSON Lines",
    "table": "CSV",
    "feed": "feed",
    "gzip": "gzip",
    "zip": "ZIP",
}
"""How each kind is called in words."""
TELLING = 2048
"""Bytes of a file's start by which its kind is told."""
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_OBJECT = re.compile(rb"(?:\{\s*(?:\"|\}$)|\[\s*\{\s*\")")
_BLANK = b"\xef\xbb\xbf \t\r\n"


def ending(name: str) -> str:
    """The ending of a file's name in lower case, with its dot; "" without one."""
    return PurePath(name).suffix.lower()


def kind_of(name: str, start: bytes) -> Kind:
    """The kind of a file with this name whose first bytes are `start`; "text" where nothing tells another."""
    told = ENDINGS.get(ending(name))
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if start.startswith(b"PK\x03\x04") and told in (None, "zip"):
        return "zip"
    if told in ("text", None, "feed") and looks_like_page(start):
        return "page"
    if told in (None, "gzip", "zip"):
        return _undeclared(start)
    return told


def _undeclared(start: bytes) -> Kind:
    """The kind of what comes without a name that tells it, such as standard input."""
    bare = start.lstrip(_BLANK)
    if bare.startswith(b"<") and _FEED.search(bare):
        return "feed"
    return "json" if _OBJECT.match(bare) else "text"


def looks_like_page(data: bytes) -> bool:
    """The bytes begin as an HTML page does, whatever the file is called."""
    start = data[:512].lstrip(_BLANK).lower()
    return start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start)
