"""The fields of a record to a page: its title over its text, markup read as markup, and what it states beside them."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from core.ingest.field_dates import field_stamp
from core.ingest.masking import cleaned
from core.ingest.page import Page
from core.ingest.raw import Stated
from core.ingest.stamps import Stamp

_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|ul|ol|li|h[1-6]|b|i|em|strong|blockquote|figure|img|table)\b[^<>]{0,400}>", re.I
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\xa0]+")
_SAMPLE = 20_000
"""Characters among which markup shows, where a text has any."""
_LONGEST_NOTE = 400


def record_page(stated: Stated) -> Page:
    """The record as a page. Never raises."""
    title = _note(stated.title)
    body = stated.text
    if _MARKUP.search(body, 0, _SAMPLE):
        page = _from_markup(body)
    else:
        text = _plain(html.unescape(body) if _ENTITY.search(body, 0, _SAMPLE) else body)
        page = Page(text=text)
    _head(page, title)
    page.site = _note(stated.source)
    page.address = _note(stated.url)
    page.author = _note(stated.author)
    page.published = _stamp(stated.date)
    page.notices = []
    page.stated = True
    return page


def _from_markup(body: str) -> Page:
    from core.ingest.pages import read_page

    return read_page(f"<html><body><article>{body}</article></body></html>")


def _head(page: Page, title: str | None) -> None:
    """Put the title over the text, unless the text begins with it."""
    page.title = title
    if title and page.text.split("\n", 1)[0].strip() != title:
        page.kinds = {place + len(title) + 2: kind for place, kind in page.kinds.items()}
        page.text = f"{title}\n\n{page.text}"


def _stamp(date: str | None) -> Stamp | None:
    stamp = field_stamp(date) if date else None
    # Exports write midnight for "some time that day".
    return replace(stamp, time=None, offset=None) if stamp and stamp.time == "00:00" else stamp


def _plain(text: str) -> str:
    return cleaned(_LINE_ENDS.sub("\n", text)).strip()


def _note(words: str | None) -> str | None:
    if not words:
        return None
    plain = html.unescape(re.sub(r"<[^<>]{0,400}>", "", words))
    return _BLANKS.sub(" ", cleaned(_LINE_ENDS.sub(" ", plain)).replace("\n", " ")).strip()[:_LONGEST_NOTE] or None
