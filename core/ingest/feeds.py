"""RSS and Atom files as records, read by feedparser from the bytes at hand: no address in a feed is ever asked."""

from __future__ import annotations

import io
import re
from typing import Any

from core.ingest.extras import required
from core.ingest.raw import UnreadableError
from core.ingest.records import Records
from core.ingest.streams import MEGABYTE, Stream, whole

MAX_FEED = 32 * MEGABYTE
"""Bytes of a feed, which is held whole while it is read."""
_MOTTO = re.compile(r"\s[|–—-]\s|\s?[:»]\s")


def feed_records(stream: Stream, name: str) -> Records:
    """The entries of a feed, numbered in its order. Raises UnreadableError where it is none or the extra is missing."""
    feedparser = required("feeds", name)
    data = whole(stream, MAX_FEED, name, "no feed is; split it first.")
    try:
        # Given a file, it opens nothing else; markup is cleaned when the article is read.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a parser of others on any file that people have: whatever it trips over, it is no feed
        raise UnreadableError(f"{name}: not a feed that can be read ({type(error).__name__}).") from None
    if not feed.entries:
        raise UnreadableError(f"{name}: XML without the entries of a feed; save its articles as .html or .txt.")
    outlet = _MOTTO.split(feed.feed.get("title") or "")[0]
    for number, entry in enumerate(feed.entries, 1):
        yield number, _record(entry, outlet)


def _record(entry: Any, outlet: str) -> dict[str, Any]:
    """The entry under the names that every record's fields have."""
    contents = [part.get("value") or "" for part in entry.get("content") or ()]
    return {
        "text": max([*contents, entry.get("summary") or ""], key=len),
        "title": entry.get("title"),
        "date": entry.get("published") or entry.get("updated"),
        "source": (entry.get("source") or {}).get("title") or outlet,
        "url": entry.get("link"),
        "author": entry.get("author"),
    }
