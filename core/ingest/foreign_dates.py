"""The date line that a machine-translated page leaves in its own language: "27 janvier 2025", "2 июня 2025".

Our own tables know English months; what they do not know is given to dateparser, which knows the months of two hundred
languages. It is imported only where such a line stands at the head of a page that tells no date otherwise.
"""

from __future__ import annotations

import datetime as dt
import re

_DATE = re.compile(r"(?<!\d)\d{1,2}\.?\s(?:de\s|of\s)?[^\W\d_]{3,12}\.?(?:\sde|\sdel)?,?\s(?:19|20)\d\d(?!\d)")
LANGUAGES = ["fr", "es", "pt", "de", "it", "nl", "pl", "ru", "uk", "tr", "ar", "fa", "sw", "id", "ro", "cs"]
"""The languages from which pages on conflicts are most often translated; a fixed list keeps the answer the same."""


def foreign_date(line: str) -> tuple[int, int, dt.date] | None:
    """Start, end (half-open, in the line) and day of the first date in words of another language, or None."""
    match = _DATE.search(line)
    if match is None:
        return None
    import dateparser  # 100 ms: only for pages whose date no table knows

    found = dateparser.parse(
        match[0],
        languages=LANGUAGES,
        settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"},
    )
    return (match.start(), match.end(), found.date()) if found is not None else None
