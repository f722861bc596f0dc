"""What a web page says about its article outside the text: metadata, JSON-LD, window title, footer."""

from __future__ import annotations

import json
import re
from typing import Any

from core.ingest.markup import SPACE, markup_words, tag_of, text_of
from core.ingest.masking import cleaned
from core.ingest.page import Page
from core.ingest.published import iso_stamp


def read_metadata(root: Any, page: Page) -> None:
    """Fill the page's title, site, address, author, language and publication date from what stands beside its text."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and element.get("content"):
            meta.setdefault(key.strip().lower(), SPACE.sub(" ", element.get("content")).strip())
    linked = _linked_data(root)
    heading = root.find(".//h1")
    shown = root.find(".//title")
    page_title = text_of(shown) if shown is not None else ""
    page.title = (
        _line(text_of(heading) if heading is not None else "")
        or _line(meta.get("og:title"))
        or _line(linked.get("headline"))
        or _line(page_title)
    )
    page.site = _line(
        next((meta[key] for key in markup_words().site if meta.get(key)), None) or linked.get("publisher")
    ) or _site_of_title(page_title, page.title)
    canonical = root.xpath('//link[@rel="canonical"]/@href')
    page.address = _line(meta.get("og:url") or (canonical[0] if canonical else None) or linked.get("url"))
    page.author = _line(meta.get("author") or meta.get("article:author") or linked.get("author"))
    page.language = (root.get("lang") or "").split("-")[0].lower() or None
    values = [meta.get(key) for key in markup_words().published] + [linked.get("datePublished")]
    values += root.xpath('//time[@pubdate or @itemprop="datePublished"]/@datetime') + root.xpath(
        "//article//header//time/@datetime | //main//header//time/@datetime"
    )
    values += [meta.get(key) for key in markup_words().updated] + [linked.get("dateModified")]
    page.published = next((stamp for value in values if value and (stamp := iso_stamp(str(value)))), None)


def _line(value: object) -> str | None:
    text = cleaned(SPACE.sub(" ", value)).strip() if isinstance(value, str) else ""
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


def notices(root: Any) -> list[str]:
    """The page's rights notices, of which the reading text holds none."""
    found: list[str] = []
    for footer in root.iter("footer", "small", "div", "p", "span"):
        if tag_of(footer) == "footer" or not len(footer):
            text = cleaned(text_of(footer))
            if 0 < len(text) <= 300 and ("©" in text or "copyright" in text.lower() or "all rights" in text.lower()):
                found.append(text)
    return list(dict.fromkeys(found))[:5]
