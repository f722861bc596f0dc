"""What was found to an article: bytes, text, what is set aside, and what the text says about itself."""

from __future__ import annotations

import re

import msgspec

from core.ingest.asides import byline, headline, mark_bylines, mark_masthead, mark_repeats, spans
from core.ingest.boilerplate import classify
from core.ingest.decoding import decode
from core.ingest.kinds import TELLING, kind_of
from core.ingest.language import is_read, language_name, language_of
from core.ingest.lines import Line, lines_of
from core.ingest.masking import harmless, mask
from core.ingest.outlet import outlet
from core.ingest.outlet_names import stated_name
from core.ingest.page import Page
from core.ingest.published import publication
from core.ingest.raw import Form, Raw, Stated
from core.model import Article, Aside

MAX_CHARACTERS = 500_000
"""Of an article's text, some 80,000 words; what comes after is cut off, which is said. It bounds time and memory."""
_CUT_BACK = 2000
"""Characters before the limit among which a line's or a word's end is looked for."""
_FORMS: dict[str, Form] = {"page": "page", "pdf": "pdf"}


def article_from(data: bytes, path: str, article_id: str = "a1") -> Article:
    """The article in the bytes of one file; its start and the ending of `path` tell the kind, and `path` is kept.

    Raises UnreadableError for a PDF without text, or without the extra that reads it; never for text and pages.
    """
    return article_of(Raw(harmless(path), data, form_of(path, data)), article_id)[0]


def form_of(path: str, data: bytes) -> Form:
    """How the bytes of a file that holds one article are to be read."""
    return _FORMS.get(kind_of(path, data[:TELLING]), "text")


def article_of(raw: Raw, article_id: str = "a1") -> tuple[Article, str | None]:
    """The article, and a sentence on what of it was not, or not surely, read right.

    For plain text `text` is the decoded file, offset by offset; for pages, PDFs and records it is the reading text.
    A pure function of `raw`. Raises UnreadableError as `article_from` does.
    """
    if raw.form == "text":
        decoded, how = decode(raw.data)
        page, told = Page(text=decoded), how and _guessed(how)
    else:
        page, told = _page(raw)
    length = len(page.text)
    if length > MAX_CHARACTERS:
        _cut(page)
        told = f"only the first {len(page.text):,} of its {length:,} characters were read; split it to read the rest."
    page.text, masked = mask(page.text)
    article = _described(page, masked, raw, article_id)
    return article, _unread(article) or told


def _guessed(how: str) -> str:
    return f"not UTF-8, read as {how}; save it as UTF-8 to be sure of every letter."


def _page(raw: Raw) -> tuple[Page, str | None]:
    # Imported here: parsing pages, PDFs and records costs imports that plain text does not need.
    if raw.form == "record":
        from core.ingest.record_page import record_page

        return record_page(msgspec.json.decode(raw.data, type=Stated)), None
    if raw.form == "pdf":
        from core.ingest.pdf import read_pdf

        return read_pdf(raw.data, raw.path, MAX_CHARACTERS)
    from core.ingest.pages import MAX_TAGS, bounded, read_page

    decoded, how = decode(raw.data, page=True)
    markup = bounded(decoded)
    told = f"a page of more than {MAX_TAGS:,} tags; what comes after was not read." if markup != decoded else None
    return read_page(markup), told or (how and _guessed(how))


def _cut(page: Page) -> None:
    """Leave off what is beyond the limit, at the end of a line or at least of a word where one is near."""
    kept = page.text[:MAX_CHARACTERS]
    ends = (max(kept.rfind(mark, MAX_CHARACTERS - _CUT_BACK) for mark in marks) for marks in ("\n", " "))
    page.text = kept[: next((end for end in ends if end > 0), None)]


def _described(page: Page, masked: tuple[tuple[int, str], ...], raw: Raw, article_id: str) -> Article:
    """The article with everything that its text, and its page's metadata or its record's fields, say about it."""
    text = page.text
    lines = lines_of(text)
    kinds = classify(lines)
    for line in lines:
        if (told := page.kinds.get(line.start)) is not None:
            kinds[line.index] = told or None
    stated = page.stated
    when = publication(lines, kinds, page.published, sure=stated)
    foot = ["footer" for _ in page.notices]
    source, masthead = outlet(
        [*lines, *_notice_lines(page.notices, lines)],
        # A record's title is no masthead.
        [*("caption" if stated and line.text == page.title else kinds[line.index] for line in lines), *foot],
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
        path=raw.path,
        sha256=raw.sha256,
        source=stated_name(page.site) if stated and page.site else source,
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


def _unread(article: Article) -> str | None:
    """Why an article that was opened was not read."""
    if not is_read(article.language):
        name = language_name(article.language or "")
        return f"not read, for it is in {name} and the rules know English; give them a translation."
    if not article.words:
        return "no reading text was found in it; save the article's text as .txt."
    return None
