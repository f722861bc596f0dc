"""Files, folders, patterns and standard input → articles with title, source, date and clean text."""

from core.ingest.articles import UnreadableError, article_from, read, read_all
from core.ingest.context import date_by_context

__all__ = ["UnreadableError", "article_from", "date_by_context", "read", "read_all"]
