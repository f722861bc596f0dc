"""Files, folders, patterns and standard input → articles with title, source, date and clean text."""

from core.ingest.articles import article_from, article_of
from core.ingest.context import date_by_context
from core.ingest.finding import find
from core.ingest.raw import Raw, UnreadableError
from core.ingest.reading import read, read_all, read_each

__all__ = [
    "Raw",
    "UnreadableError",
    "article_from",
    "article_of",
    "date_by_context",
    "find",
    "read",
    "read_all",
    "read_each",
]
