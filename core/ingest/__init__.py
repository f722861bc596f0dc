"""Files, folders, patterns and standard input → articles with title, source, date and clean text.

Names are loaded on first use: to look whether a folder has changed takes none of what reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.lazy import first_asked

_HOMES = {
    "Found": "core.ingest.finding",
    "Raw": "core.ingest.raw",
    "UnreadableError": "core.ingest.raw",
    "article_from": "core.ingest.articles",
    "article_of": "core.ingest.articles",
    "date_by_context": "core.ingest.context",
    "files_behind": "core.ingest.paths",
    "find": "core.ingest.finding",
    "find_in": "core.ingest.finding",
    "read": "core.ingest.reading",
    "read_all": "core.ingest.reading",
    "read_each": "core.ingest.reading",
    "wants_date": "core.ingest.context",
}

__all__ = sorted(_HOMES)

if TYPE_CHECKING:
    from core.ingest.articles import article_from as article_from
    from core.ingest.articles import article_of as article_of
    from core.ingest.context import date_by_context as date_by_context
    from core.ingest.context import wants_date as wants_date
    from core.ingest.finding import Found as Found
    from core.ingest.finding import find as find
    from core.ingest.finding import find_in as find_in
    from core.ingest.paths import files_behind as files_behind
    from core.ingest.raw import Raw as Raw
    from core.ingest.raw import UnreadableError as UnreadableError
    from core.ingest.reading import read as read
    from core.ingest.reading import read_all as read_all
    from core.ingest.reading import read_each as read_each


__getattr__ = first_asked(__name__, _HOMES)
