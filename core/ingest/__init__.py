"""Files, folders, patterns and standard input → articles with title, source, date and clean text."""

from core.ingest.articles import Unreadable, article_from, read, read_all

__all__ = ["Unreadable", "article_from", "read", "read_all"]
