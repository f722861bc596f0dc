"""Publication days that reviewers gave articles: relative dates are read by them, and "as of" goes by them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from core.mending.fields import field_of
from core.model import Article
from core.store import Mending

FIELD = "published"


def mended_days(mendings: Iterable[Mending]) -> dict[str, str]:
    """By content hash of an article the day or time that it was given last, ISO.

    An article whose day was taken away without another, and a mending that makes no sense, have none.
    """
    days: dict[str, str] = {}
    field = field_of("article", FIELD)
    for mending in sorted(mendings, key=lambda mending: mending.id):
        if field is None or (mending.deed, mending.field) != ("set", FIELD):
            continue
        for words in mending.targets[0].words:
            try:
                made = field.put(Article(id="", path="", sha256=words.sha256), json.loads(mending.value))
            except (ValueError, TypeError, AttributeError):
                continue
            days[words.sha256] = made.published or ""
    return {content: day for content, day in days.items() if day}
