"""HTML to reading text, with what the page's metadata say about the article.

The page is walked with lxml: 1 ms a page, against 3–5 ms (and 0.3 s to import) for trafilatura, which drops captions,
list marks and many subheadings. Only where a page has no paragraphs to go by is trafilatura asked.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from core.ingest.masking import cleaned
from core.ingest.page import Page
from core.ingest.published import iso_stamp
from core.lexicon import compiled, load

_HEADINGS_OF_TEASERS = ("p", "li", "h2", "h3", "h4")
_BYLINE_ELEMENTS = ("p", "div", "span", "time", "address", "ul", "li")
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0\u2000-\u200a\u202f\u3000]+")
KEPT = ""
"""The kind of a line that is reporting whatever it looks like: a table's row with numbers."""
_LEAST_WORDS = 40
"""Fewer words than this in a page that is far longer mean that its text was not found."""
_DEEPEST = 10_000
"""More elements inside each other than this is an attack, not a page."""


@dataclass(frozen=True, slots=True)
class _Markup:
    """The lexicon's words about markup."""

    dropped: frozenset[str]
    blocks: frozenset[str]
    junk: frozenset[str]
    captions: frozenset[str]
    bylines: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    site: tuple[str, ...]


@compiled
def _markup() -> _Markup:
    table = load("pages")
    names = {**table["elements"], **table["names"], **table["metadata"]}
    as_set = {key: frozenset(listed.split()) for key, listed in names.items()}
    as_list = {key: tuple(listed.split()) for key, listed in names.items()}
    return _Markup(
        dropped=as_set["dropped"],
        blocks=as_set["blocks"],
        junk=as_set["junk"],
        captions=as_set["captions"],
        bylines=as_set["bylines"],
        published=as_list["published"],
        updated=as_list["updated"],
        site=as_list["site"],
    )


def read_page(markup: str) -> Page:
    """The article of an HTML page. Never raises: a page that cannot be parsed gives an empty text."""
    root = _parsed(markup)
    if root is None:
        return Page()
    page = Page()
    _read_metadata(root, page)
    weights = _weights(root)
    scope = _scope(root, weights)
    blocks = _Blocks(weights.get(scope, 0))
    blocks.walk(scope)
    blocks.flush()
    _fill(page, blocks.lines)
    if len(page.text.split()) < _LEAST_WORDS and (better := _extracted(markup)):
        _fill(page, [_Block(line, None, False) for line in better.split("\n") if line.strip()])
    page.notices = _notices(root)
    return page


def _parsed(markup: str) -> Any:
    # Imported here: 40 ms that an all-text folder need not pay.
    from lxml import etree, html

    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup).replace("\0", " ")
    try:
        return (
            html.document_fromstring(
                markup, parser=html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
            )
            if markup.strip()
            else None
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _extracted(markup: str) -> str | None:
    """The reading text as trafilatura finds it, for pages without paragraphs; None where it finds none."""
    # Imported here: it costs 0.3 s, and few pages need it.
    import trafilatura

    try:
        return trafilatura.extract(markup, include_comments=False, include_formatting=False, fast=True)
    except Exception:  # a parser of others, on any page that people save: whatever it trips over, the page has no text
        return None


# -- which part of the page ----------------------------------------------------------------------------------------


def _weights(root: Any) -> dict[Any, int]:
    """For each element the length of the paragraphs below it that are prose and no junk."""
    weights: dict[Any, int] = {}
    for paragraph in root.iter("p", "li", "blockquote"):
        words = len(_text(paragraph).split())
        if words < 8:
            continue
        chain = list(paragraph.iterancestors())
        if any(_tag(element) in _markup().dropped for element in chain):
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


def _tag(element: Any) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


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


def _text(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


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
        tag = _tag(node)
        if not tag or tag in _markup().dropped or _hidden(node) or self._junk(node, tag):
            if tag in _markup().blocks or tag in ("nav", "aside", "footer", "form"):
                self.flush()
            return False
        if tag in _markup().blocks:
            self.flush()
            self._mark = "- " if tag == "li" else self._mark
        elif tag in ("td", "th") and "".join(self._inline).strip():
            self._inline.append(" | ")
        elif tag == "br":
            self.flush()
            self._broken = True
        return True

    def _junk(self, node: Any, tag: str) -> bool:
        if tag in ("body", "html", "article", "main") or _markup().junk.isdisjoint(_names(node)):
            return False
        return len(_text(node).split()) < max(60, self._whole * 0.3)

    def _leave(self, node: Any, outer: str | None) -> None:
        if _tag(node) in _markup().blocks:
            if _tag(node) in _HEADINGS_OF_TEASERS and self._kind is None and _only_links(node):
                self._kind = "teaser"
            if (
                _tag(node) == "tr"
                and self._kind is None
                and any(char.isdigit() for part in self._inline for char in part)
            ):
                self._kind = KEPT
            self.flush()
            self._broken = False
        self._kind = outer
        self._inline.append(node.tail or "")

    def flush(self) -> None:
        """End the line at hand."""
        line = cleaned(_SPACE.sub(" ", "".join(self._inline))).strip(" |")
        self._inline.clear()
        if not line:
            return
        above = self.lines[-1] if self.lines else None
        close = self._broken or bool(above and self._mark and above.text.startswith("- "))
        self.lines.append(_Block(self._mark + line, self._kind, close))
        self._mark = ""


def _kind(node: Any) -> str | None:
    """What the markup says of an element that is no reporting."""
    tag = _tag(node)
    names = _names(node)
    if tag == "figcaption" or not _markup().captions.isdisjoint(names):
        return "caption"
    if (
        tag in ("p", "div", "span", "time", "address", "ul", "li")
        and not _markup().bylines.isdisjoint(names)
        and len(_text(node).split()) <= 25
    ):
        return "byline"
    return None


def _only_links(node: Any) -> bool:
    """Every word of it is a link's: a teaser in a list of teasers, not a linked word of a paragraph."""
    links = "".join(_text(link) for link in node.iter("a"))
    text = _text(node)
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


# -- its metadata --------------------------------------------------------------------------------------------------


def _read_metadata(root: Any, page: Page) -> None:
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and element.get("content"):
            meta.setdefault(key.strip().lower(), _SPACE.sub(" ", element.get("content")).strip())
    linked = _linked_data(root)
    heading = root.find(".//h1")
    shown = root.find(".//title")
    page_title = _text(shown) if shown is not None else ""
    page.title = (
        _line(_text(heading) if heading is not None else "")
        or _line(meta.get("og:title"))
        or _line(linked.get("headline"))
        or _line(page_title)
    )
    page.site = _line(
        next((meta[key] for key in _markup().site if meta.get(key)), None) or linked.get("publisher")
    ) or _site_of_title(page_title, page.title)
    canonical = root.xpath('//link[@rel="canonical"]/@href')
    page.address = _line(meta.get("og:url") or (canonical[0] if canonical else None) or linked.get("url"))
    page.author = _line(meta.get("author") or meta.get("article:author") or linked.get("author"))
    page.language = (root.get("lang") or "").split("-")[0].lower() or None
    values = [meta.get(key) for key in _markup().published] + [linked.get("datePublished")]
    values += root.xpath('//time[@pubdate or @itemprop="datePublished"]/@datetime') + root.xpath(
        "//article//header//time/@datetime | //main//header//time/@datetime"
    )
    values += [meta.get(key) for key in _markup().updated] + [linked.get("dateModified")]
    page.published = next((stamp for value in values if value and (stamp := iso_stamp(str(value)))), None)


def _line(value: object) -> str | None:
    text = cleaned(_SPACE.sub(" ", value)).strip() if isinstance(value, str) else ""
    return text[:400] or None


def _site_of_title(page_title: str, headline: str | None) -> str | None:
    """What follows the headline in the window's title: "Guns fall silent | The Levantine Post"."""
    if headline and page_title.startswith(headline) and page_title != headline:
        rest = re.split(r"\s[|–—-]\s|\s[•·]\s", page_title[len(headline) :])
        name = rest[-1].strip(" |–—-")
        return name if 0 < len(name.split()) <= 6 and not any(char.isdigit() for char in name) else None
    return None


def _linked_data(root: Any) -> dict[str, str]:
    """The article of the page's JSON-LD, flattened to the names we use."""
    found: dict[str, str] = {}
    for script in root.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text_content() or "null")
        except (ValueError, RecursionError):
            continue
        waiting = [data]
        while waiting and len(waiting) < 1000:
            item = waiting.pop()
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                waiting.extend(value for key, value in item.items() if key == "@graph")
                if (
                    "Article" in str(item.get("@type"))
                    or "Posting" in str(item.get("@type"))
                    or "datePublished" in item
                ):
                    _take(item, found)
    return found


def _take(item: dict[str, Any], found: dict[str, str]) -> None:
    for key in ("headline", "datePublished", "dateModified", "url"):
        if isinstance(item.get(key), str):
            found.setdefault(key, item[key])
    for key in ("publisher", "author"):
        value = item.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str):
            found.setdefault(key, value)


def _notices(root: Any) -> list[str]:
    found: list[str] = []
    for footer in root.iter("footer", "small", "div", "p", "span"):
        if _tag(footer) == "footer" or not len(footer):
            text = cleaned(_text(footer))
            if 0 < len(text) <= 300 and ("©" in text or "copyright" in text.lower() or "all rights" in text.lower()):
                found.append(text)
    return list(dict.fromkeys(found))[:5]
