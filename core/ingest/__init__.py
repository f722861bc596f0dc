"""Files, folders, patterns and standard input → articles with title, source, date and clean text."""

from core.ingest.articles import article_from, article_of
from core.ingest.context import date_by_context, wants_date
from core.ingest.finding import Found, find, find_in
from core.ingest.paths import files_behind
from core.ingest.raw import Raw, UnreadableError
from core.ingest.reading import read, read_all, read_each

__all__ = [
    "Found",
    "Raw",
    "UnreadableError",
    "article_from",
    "article_of",
    "date_by_context",
    "files_behind",
    "find",
    "find_in",
    "read",
    "read_all",
    "read_each",
    "wants_date",
]
