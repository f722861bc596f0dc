"""HTML to reading text, with what the page's metadata say about the article.

The page is walked with lxml: 1 ms a page, against 3–5 ms (and 0.3 s to import) for trafilatura, which drops captions,
list marks and many subheadings. Only where a page has no paragraphs to go by is trafilatura asked.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from core.ingest.markup import SPACE, markup_words, tag_of, text_of
from core.ingest.masking import cleaned
from core.ingest.page import Page
from core.ingest.page_metadata import notices, read_metadata
from core.ingest.patience import impatient

MAX_TAGS = 300_000
"""Tags, opening and closing; a page of 1,000 paragraphs and 1,000 comments has some 20,000."""
_PATIENCE = 30.0
"""Seconds for another library's reading of a page."""
_HEADINGS_OF_TEASERS = ("p", "li", "h2", "h3", "h4")
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
KEPT = ""
"""The kind of a line that is reporting whatever it looks like: a table's row with numbers."""
_LEAST_WORDS = 40
"""Fewer words than this in a page that is far longer mean that its text was not found."""
_DEEPEST = 10_000
"""More elements inside each other than this is an attack, not a page."""


def bounded(markup: str) -> str:
    """The markup up to the tag with which it is too much for any page."""
    if markup.count("<") <= MAX_TAGS:
        return markup
    last = next(islice(re.finditer("<", markup), MAX_TAGS, None))
    return markup[: last.start()]


def read_page(markup: str) -> Page:
    """The article of an HTML page. Never raises: a page that cannot be parsed gives an empty text."""
    root = _parsed(bounded(markup))
    if root is None:
        return Page()
    page = Page()
    read_metadata(root, page)
    weights = _weights(root)
    scope = _scope(root, weights)
    blocks = _Blocks(weights.get(scope, 0))
    blocks.walk(scope)
    blocks.flush()
    _fill(page, blocks.lines)
    if len(page.text.split()) < _LEAST_WORDS and (better := _extracted(markup)):
        _fill(page, [_Block(line, None, False) for line in better.split("\n") if line.strip()])
    page.notices = notices(root)
    return page


def _parsed(markup: str) -> Any:
    # Imported here: 40 ms that an all-text folder need not pay.
    from lxml import etree, html

    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup).replace("\0", " ")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup, parser=parser) if markup.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _extracted(markup: str) -> str | None:
    """The reading text as trafilatura finds it, for pages without paragraphs; None where it finds none."""
    # Imported here: it costs 0.3 s, and few pages need it.
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

    try:
        with impatient(_PATIENCE):
            return trafilatura.extract(markup, include_comments=False, include_formatting=False, fast=True)
    except Exception:  # a parser of others, on any page that people save: whatever it trips over, the page has no text
        return None


# -- which part of the page ----------------------------------------------------------------------------------------


def _weights(root: Any) -> dict[Any, int]:
    """For each element the length of the paragraphs below it that are prose and no junk."""
    weights: dict[Any, int] = {}
    for paragraph in root.iter("p", "li", "blockquote"):
        words = len(text_of(paragraph).split())
        if words < 8:
            continue
        chain = list(paragraph.iterancestors())
        if any(tag_of(element) in markup_words().dropped for element in chain):
            continue
        for element in (paragraph, *chain):
            weights[element] = weights.get(element, 0) + words
    return weights


def _scope(root: Any, weights: dict[Any, int]) -> Any:
    """The smallest of the page's own candidates that holds nearly all of its prose."""
    body = root.find("body")
    body = root if body is None else body
    whole = weights.get(body, 0)
    candidates = [e for e in root.iter("article", "main") if weights.get(e, 0) >= whole * 0.8]
    candidates += [e for e in root.xpath('//*[@role="main"]') if weights.get(e, 0) >= whole * 0.8]
    with_title = [e for e in candidates if e.find(".//h1") is not None] or candidates
    return min(with_title, key=lambda e: weights.get(e, 0), default=body)


def _names(element: Any) -> set[str]:
    """The words of an element's class and id, in lower case, and each name without its marks."""
    value = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if not value:
        return set()
    return {word.lower() for word in _CLASS_WORD.findall(value)} | {
        re.sub(r"[^a-z]", "", name.lower()) for name in value.split()
    }


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


# -- its text ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Block:
    text: str
    kind: str | None
    joined: bool
    """It follows the line above without a gap: an item of a list."""


class _Blocks:
    """Collects the lines of the reading text while the page is walked."""

    def __init__(self, whole: int) -> None:
        self.lines: list[_Block] = []
        self._whole = whole
        self._inline: list[str] = []
        self._mark = ""
        self._broken = False
        self._kind: str | None = None

    def walk(self, element: Any) -> None:
        """Add the text below the element; iterative, for pages nested deeper than Python's stack."""
        stack: list[tuple[Any, bool, str | None]] = [(element, False, None)]
        while stack:
            node, done, kind = stack.pop()
            if done:
                self._leave(node, kind)
                continue
            if not self._enter(node):
                self._inline.append(node.tail or "")
                continue
            stack.append((node, True, self._kind))
            self._kind = self._kind or _kind(node)
            self._inline.append(node.text or "")
            if len(stack) < _DEEPEST:
                stack.extend((child, False, None) for child in reversed(node))

    def _enter(self, node: Any) -> bool:
        tag = tag_of(node)
        if not tag or tag in markup_words().dropped or _hidden(node) or self._junk(node, tag):
            if tag in markup_words().blocks or tag in ("nav", "aside", "footer", "form"):
                self.flush()
            return False
        if tag in markup_words().blocks:
            self.flush()
            self._mark = "- " if tag == "li" else self._mark
        elif tag in ("td", "th") and "".join(self._inline).strip():
            self._inline.append(" | ")
        elif tag == "br":
            self.flush()
            self._broken = True
        return True

    def _junk(self, node: Any, tag: str) -> bool:
        if tag in ("body", "html", "article", "main") or markup_words().junk.isdisjoint(_names(node)):
            return False
        return len(text_of(node).split()) < max(60, self._whole * 0.3)

    def _leave(self, node: Any, outer: str | None) -> None:
        if tag_of(node) in markup_words().blocks:
            if tag_of(node) in _HEADINGS_OF_TEASERS and self._kind is None and _only_links(node):
                self._kind = "teaser"
            if (
                tag_of(node) == "tr"
                and self._kind is None
                and (
                    any(char.isdigit() for part in self._inline for char in part)
                    or any(tag_of(cell) == "th" for cell in node)
                )
            ):
                self._kind = KEPT
            self.flush()
            self._broken = False
        self._kind = outer
        self._inline.append(node.tail or "")

    def flush(self) -> None:
        """End the line at hand."""
        line = cleaned(SPACE.sub(" ", "".join(self._inline))).strip(" |")
        self._inline.clear()
        if not line:
            return
        above = self.lines[-1] if self.lines else None
        close = self._broken or bool(above and self._mark and above.text.startswith("- "))
        self.lines.append(_Block(self._mark + line, self._kind, close))
        self._mark = ""


def _kind(node: Any) -> str | None:
    """What the markup says of an element that is no reporting."""
    tag = tag_of(node)
    names = _names(node)
    if tag == "figcaption" or not markup_words().captions.isdisjoint(names):
        return "caption"
    if (
        tag in ("p", "div", "span", "time", "address", "ul", "li")
        and not markup_words().bylines.isdisjoint(names)
        and len(text_of(node).split()) <= 25
    ):
        return "byline"
    return None


def _only_links(node: Any) -> bool:
    """Every word of it is a link's: a teaser in a list of teasers, not a linked word of a paragraph."""
    links = "".join(text_of(link) for link in node.iter("a"))
    text = text_of(node)
    return (
        bool(links)
        and len(links.replace(" ", "")) >= 0.95 * len(text.replace(" ", ""))
        and 3 <= len(text.split()) <= 20
    )


def _fill(page: Page, blocks: list[_Block]) -> None:
    parts: list[str] = []
    length = 0
    page.kinds.clear()
    for block in blocks:
        between = "" if not parts else "\n" if block.joined else "\n\n"
        length += len(between)
        if block.kind is not None:
            page.kinds[length] = block.kind
        parts.append(between + block.text)
        length += len(block.text)
    page.text = "".join(parts)
