"""PDF to reading text: the pages' lines by pypdf, joined to paragraphs, running heads and page numbers left out.

A PDF knows lines, not paragraphs. A line goes on in the next one unless it ends a sentence well before the right edge,
or what follows is a bullet, a heading or stands behind a gap.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from core.ingest.extras import required
from core.ingest.masking import cleaned
from core.ingest.page import Page
from core.ingest.patience import impatient
from core.ingest.raw import UnreadableError

MAX_PAGES = 2000
MAX_CONTENT = 8 * 1024 * 1024
"""Bytes of one page's drawing; a page with more is a map or a chart."""
PATIENCE = 60.0
"""Seconds for one file. Only a file made to hold the program up takes as long, so no answer hangs on it."""
_EDGE = 2
"""Lines from the top and the bottom of a page among which running heads stand."""
_SHARE = 0.4
"""Share of the pages on which a line must come back to be a running head."""
_FULL = 0.8
"""Share of the page's usual width from which a line is broken by the right edge and not by its author."""
_BULLET = re.compile(r"(?:[-*•▪●◦‣·–—►■]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+\S")
_NUMBER = re.compile(r"\W*(?:page\W*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"[ \t\xa0]+")
_ENDS = (".", "!", "?", ":", "”", '"', "»", "…")


def read_pdf(data: bytes, name: str, most: int) -> tuple[Page, str | None]:
    """The reading text of a PDF up to about `most` characters, and a sentence on what was left out.

    Raises UnreadableError where there is no text in it, it is locked or damaged, or the extra is missing.
    """
    pypdf = required("pdf", name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[list[str]] = []
    left_out = 0
    try:
        with impatient(PATIENCE):
            left_out = _read_pages(pypdf, data, name, most, pages)
    except UnreadableError:
        raise
    except TimeoutError:
        if not any(pages):
            raise UnreadableError(f"{name}: a PDF that takes too long to read; save its text as .txt.") from None
        left_out = -1
    except Exception as error:  # a parser of others on files of every age: whatever it trips over, the file is damaged
        if not any(pages):
            raise UnreadableError(
                f"{name}: a PDF that cannot be read ({type(error).__name__}); print it to a new PDF, or save its text."
            ) from None
        left_out = -1
    text = "\n\n".join(_paragraphs(pages))
    if not text.strip():
        raise UnreadableError(
            f"{name}: a PDF without text, pictures of pages perhaps; let an OCR program read it first."
        )
    how = f"page {len(pages)} was the last that could be read." if left_out == -1 else None
    if left_out > 0:
        how = f"{left_out} of its pages hold drawings too large to be text and were left out."
    return Page(text=text), how


def _read_pages(pypdf: Any, data: bytes, name: str, most: int, pages: list[list[str]]) -> int:
    """Fill `pages` with the lines of each; how many pages were left out as drawings."""
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not _unlocked(reader):
        raise UnreadableError(f"{name}: a PDF locked with a password; save a copy without one.")
    size = left_out = 0
    for page, _ in zip(reader.pages, range(MAX_PAGES), strict=False):
        content = page.get_contents()
        if content is not None and len(content.get_data()) > MAX_CONTENT:
            left_out += 1
            continue
        lines = [_SPACES.sub(" ", line).strip() for line in page.extract_text().split("\n")]
        pages.append([cleaned(line) for line in lines])
        size += sum(map(len, lines))
        if size > most:
            break
    return left_out


def _unlocked(reader: Any) -> bool:
    """Many a PDF is locked against changes only and opens with the empty password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # an encryption that pypdf needs another package for
        return False


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """The paragraphs of all pages, put together again where a line, a page or a hyphen parted them."""
    heads = _running_heads(pages)
    paragraph = ""
    gap = False
    for number, page in enumerate(pages):
        width = _usual_width(page)
        last = len(page) - 1
        full = False
        for at, line in enumerate(page):
            # On the first page a running head may be the title.
            edge = at < _EDGE or at > last - _EDGE
            if not line or (edge and ((number and _folded(line) in heads) or _NUMBER.fullmatch(line))):
                gap = gap or (not line and not edge)
                continue
            if paragraph and _goes_on(paragraph, line, gap, full):
                paragraph = _with(paragraph, line)
            else:
                if paragraph:
                    yield paragraph
                paragraph = line
            gap, full = False, len(line) >= width * _FULL
    if paragraph:
        yield paragraph


def _goes_on(paragraph: str, line: str, gap: bool, full: bool) -> bool:
    """The line belongs to the paragraph above it."""
    if _BULLET.match(line) or gap:
        return False
    if line[0].islower() or paragraph[-1] in ",-–" or (full and not paragraph.endswith(_ENDS)):
        return True
    return full


def _with(paragraph: str, line: str) -> str:
    if paragraph.endswith("-") and line[0].islower() and paragraph[-2:-1].isalpha():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"


def _usual_width(page: list[str]) -> float:
    widths = sorted(len(line) for line in page if line)
    return widths[len(widths) * 9 // 10] if widths else 0


def _folded(line: str) -> str:
    return _DIGITS.sub("0", line.lower())


def _running_heads(pages: list[list[str]]) -> frozenset[str]:
    """Lines that come back at the edge of many pages, numbers in them aside."""
    if len(pages) < 3:
        return frozenset()
    seen = Counter(
        line for page in pages for line in {_folded(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if line}
    )
    return frozenset(line for line, times in seen.items() if times >= max(3, len(pages) * _SHARE))
