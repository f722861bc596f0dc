"""One file to one article: bytes, text, what is set aside, and what the text says about itself."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from core.ingest.decoding import binary_kind, decode
from core.ingest.masking import harmless, mask
from core.ingest.paths import STDIN, collect, open_regular, reason
from core.model import Article, Warning

MAX_BYTES = 16 * 1024 * 1024
"""No article is longer; what is has been saved as something else."""
_PAGES = frozenset({".html", ".htm", ".xhtml"})


class Unreadable(ValueError):
    """A path that holds no article; its text is one sentence that names the path and the way out."""


def read(path: str | os.PathLike[str], article_id: str = "a1") -> Article:
    """The article in one file, or in standard input for `-`.

    For plain text `text` is the decoded file, offset by offset; for HTML it is the extracted reading text.
    Raises Unreadable, with one sentence for the user, where there is no article in it.
    """
    name = os.fspath(path)
    shown = "standard input" if name == STDIN else harmless(name)
    data = _bytes(name, shown)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(f"{shown}: empty; save the article's text into it.")
    if kind := binary_kind(data):
        raise Unreadable(f"{shown}: {kind}, not text; save the article as .txt, .md or .html first.")
    return article_from(data, name, article_id)


def _bytes(name: str, shown: str) -> bytes:
    if name == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        try:
            descriptor = open_regular(os.path.expanduser(name))
        except IsADirectoryError:
            raise Unreadable(f"{shown}: a folder; name a file, or use read_all.") from None
        except OSError as error:
            raise Unreadable(f"{shown}: cannot be opened ({reason(error)}); check its permissions.") from None
        except ValueError as error:
            raise Unreadable(f"{shown}: {error}, not a file; copy the article into a file first.") from None
        try:
            with open(descriptor, "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise Unreadable(f"{shown}: cannot be read ({reason(error)}); check the disk or copy it again.") from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024**2
        raise Unreadable(f"{shown}: longer than {limit} MB, which no article is; split it or extract the text first.")
    return data


def article_from(data: bytes, path: str, article_id: str = "a1") -> Article:
    """The article in the bytes of a text or HTML file; `path` tells the kind and is kept for the reader. Never raises."""
    decoded, _ = decode(data)
    text, masked = mask(decoded)
    return Article(
        id=article_id,
        path=harmless(path),
        sha256=hashlib.sha256(data).hexdigest(),
        title=next((line.strip() for line in text.splitlines() if line.strip()), None),
        words=len(text.split()),
        language="en",
        text=text,
        masked=masked,
    )


def read_all(paths: Iterable[str | os.PathLike[str]]) -> tuple[tuple[Article, ...], tuple[Warning, ...]]:
    """Every article behind the paths, sorted by path with ids a1, a2 …, and a sentence for each path that gave none.

    Nothing is raised for a path: the others are still read.
    """
    files, warnings = collect(paths)
    articles: list[Article] = []
    for file in files:
        try:
            articles.append(read(file, f"a{len(articles) + 1}"))
        except Unreadable as error:
            warnings.append(Warning(message=str(error)))
    return tuple(articles), tuple(warnings)
