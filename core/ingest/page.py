"""What a page or a record holds, once it is read; for plain text only `text` is filled."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.ingest.stamps import Stamp


@dataclass(slots=True)
class Page:
    """What a web page holds: its reading text, one block a line, and its own words about itself."""

    text: str = ""
    kinds: dict[int, str] = field(default_factory=dict)
    """By the offset of a line: why the page's markup says that it is no reporting; empty where it says that it is."""
    title: str | None = None
    site: str | None = None
    address: str | None = None
    author: str | None = None
    published: Stamp | None = None
    language: str | None = None
    stated: bool = False
    """Title, site, date and author are fields of a record: what they say outranks what the text seems to say."""
    notices: list[str] = field(default_factory=list)
    """Lines of the page's footer, which are not read but name the outlet."""
