"""One file to one article: bytes, text, what is set aside, and what the text says about itself."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from core.ingest.asides import byline, headline, mark_bylines, mark_masthead, mark_repeats, spans
from core.ingest.boilerplate import classify
from core.ingest.context import date_by_context
from core.ingest.decoding import binary_kind, decode
from core.ingest.language import is_read, language_name, language_of
from core.ingest.lines import Line, lines_of
from core.ingest.masking import harmless, mask
from core.ingest.outlet import outlet
from core.ingest.page import Page
from core.ingest.paths import STDIN, collect, open_regular, reason
from core.ingest.published import publication
from core.model import Article, Aside, Warning

MAX_BYTES = 16 * 1024 * 1024
"""No article is longer; what is has been saved as something else."""
_PAGES = frozenset({".html", ".htm", ".xhtml"})


class UnreadableError(ValueError):
    """A path that holds no article; its text is one sentence that names the path and the way out."""


def read(path: str | os.PathLike[str], article_id: str = "a1") -> Article:
    """The article in one file, or in standard input for `-`.

    For plain text `text` is the decoded file, offset by offset; for HTML it is the extracted reading text.
    Raises UnreadableError, with one sentence for the user, where there is no article in it.
    """
    name = os.fspath(path)
    return article_from(_loaded(name), name, article_id)


def _loaded(name: str) -> bytes:
    """The bytes of a file that may hold an article; raises UnreadableError for one that cannot."""
    shown = "standard input" if name == STDIN else harmless(name)
    data = _bytes(name, shown)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError(f"{shown}: empty; save the article's text into it.")
    if kind := binary_kind(data):
        raise UnreadableError(f"{shown}: {kind}, not text; save the article as .txt, .md or .html first.")
    return data


def _bytes(name: str, shown: str) -> bytes:
    if name == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        try:
            descriptor = open_regular(str(Path(name).expanduser()))
        except OSError as error:
            raise UnreadableError(f"{shown}: cannot be opened ({reason(error)}); check its permissions.") from None
        except ValueError as error:
            raise UnreadableError(f"{shown}: {error}, not a file; copy the article into a file first.") from None
        try:
            with os.fdopen(descriptor, "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise UnreadableError(
                f"{shown}: cannot be read ({reason(error)}); check the disk or copy it again."
            ) from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024**2
        raise UnreadableError(
            f"{shown}: longer than {limit} MB, which no article is; split it or extract the text first."
        )
    return data


def article_from(data: bytes, path: str, article_id: str = "a1") -> Article:
    """The article in the bytes of a text or HTML file; `path` tells the kind and is kept. Never raises."""
    return _decoded_article(data, path, article_id)[0]


def _decoded_article(data: bytes, path: str, article_id: str) -> tuple[Article, str | None]:
    """The article, and how its bytes were decoded where that was a guess or lost something."""
    page = Path(path).suffix.lower() in _PAGES or looks_like_page(data)
    decoded, how = decode(data, page)
    if page:
        return _from_page(decoded, data, path, article_id), how
    text, masked = mask(decoded)
    return _described(Page(text=text), masked, data, path, article_id), how


def looks_like_page(data: bytes) -> bool:
    """The bytes begin as an HTML page does, whatever the file is called."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start)


def _from_page(markup: str, data: bytes, path: str, article_id: str) -> Article:
    # Imported here: parsing pages costs an import that plain text does not need.
    from core.ingest.pages import read_page

    return _described(read_page(markup), (), data, path, article_id)


def _described(page: Page, masked: tuple[tuple[int, str], ...], data: bytes, path: str, article_id: str) -> Article:
    """The article with everything that its text and its page's metadata say about it."""
    text = page.text
    lines = lines_of(text)
    kinds = classify(lines)
    for line in lines:
        if (told := page.kinds.get(line.start)) is not None:
            kinds[line.index] = told or None
    when = publication(lines, kinds, page.published)
    source, masthead = outlet(
        [*lines, *_notice_lines(page.notices, lines)],
        [*kinds, *("footer" for _ in page.notices)],
        page.site,
        page.address,
    )
    title, words = headline(lines, kinds, masthead, when.lines, page.title)
    mark_bylines(lines, kinds, title, when.lines)
    mark_masthead(lines, kinds, title, masthead)
    mark_repeats(lines, kinds, title)
    language = language_of(" ".join(line.text for line in lines if kinds[line.index] is None))
    aside = spans(lines, kinds) if is_read(language) else (Aside(start=0, end=len(text), kind="language"),)
    return Article(
        id=article_id,
        path=harmless(path),
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        title=words,
        url=page.address or _address(lines),
        published=when.published,
        published_basis="stated" if when.published else None,
        utc_offset=when.offset,
        byline=page.author or byline(lines, kinds),
        language=language,
        words=sum(line.words for line in lines if kinds[line.index] is None),
        text=text,
        aside=aside,
        masked=masked,
    )


def _notice_lines(notices: list[str], lines: list[Line]) -> list[Line]:
    """A page's dropped footers as lines after the last one, for the outlet's name only."""
    return [Line(0, 0, text, len(lines) + i, True, len(text.split()), False, "foot") for i, text in enumerate(notices)]


def _address(lines: list[Line]) -> str | None:
    """The address that a saved article gives as its own, in its head or foot."""
    for line in lines:
        if line.zone != "body" and (match := re.search(r"https?://[^\s<>\"')\]]+", line.text)):
            return match[0].rstrip(".,;")
    return None


def read_all(paths: Iterable[str | os.PathLike[str]]) -> tuple[tuple[Article, ...], tuple[Warning, ...]]:
    """Every article behind the paths, sorted by path with ids a1, a2 …, and a sentence for each path that gave none.

    Nothing is raised for a path: the others are still read. Articles without a date of their own get one from the
    others on the story where that is safe.
    """
    files, warnings = collect(paths)
    articles: list[Article] = []
    for file in files:
        try:
            article, how = _decoded_article(_loaded(file), file, f"a{len(articles) + 1}")
        except UnreadableError as error:
            warnings.append(Warning(message=str(error)))
            continue
        articles.append(article)
        if message := _loss(article, how):
            warnings.append(Warning(article=article.id, message=f"{article.path}: {message}"))
    return date_by_context(articles), tuple(warnings)


def _loss(article: Article, how: str | None) -> str | None:
    """What the reader should know about an article that was opened but not, or not surely, read right."""
    if not is_read(article.language):
        name = language_name(article.language or "")
        return f"not read, for it is in {name} and the rules know English; give them a translation."
    if not article.words:
        return "no reading text was found in it; save the article's text as .txt."
    if how:
        return f"not UTF-8, read as {how}; save it as UTF-8 to be sure of every letter."
    return None
