"""When an undated article appeared, inferred from its own days and the dated articles on the story.

An inference, marked as such (`published_basis` "context"): weekdays and "last night" can then be told, but nobody is
told that the article says so. Articles on other stories have no say.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from core.ingest.language import is_read
from core.ingest.stamps import Stamp, find_stamps
from core.lexicon import load
from core.model import Article

_NAME = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Ž][\w’'-]{3,}")
_THIS_WEEKDAY = re.compile(r"\b(?:[Tt]his|[Tt]oday,?) ([A-Z][a-z]+day)\b")
_SHARED = 5
_RELATED = 2
"""Names in common from which the day and month in a heading lie in the other article's year."""
_SHARE = 0.2
"""Of the shorter article's names: from here on two articles tell one story."""
_OPENING = 900
"""Characters: what an article reports of its own day stands here."""
_HEAD = 300
"""Characters: the headline, what stands over it and the line that opens the report."""
_STORY_DAYS = 45
_AFTERMATH_DAYS = 10
_ONE_STORY_DAYS = 3


def date_by_context(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, those without a publication date given one where their text and the others on the story allow."""
    dated = [(a.published_date, _names(a)) for a in articles if a.published_date]
    return tuple(_with_date(article, dated) for article in articles)


def wants_date(article: Article) -> bool:
    """Whether the article is read and says nothing of when it appeared, so that the others may tell."""
    return not article.published and bool(article.words) and is_read(article.language)


def _with_date(article: Article, dated: list[tuple[dt.date, set[str]]]) -> Article:
    if not wants_date(article):
        return article
    mine = _names(article)
    days = sorted(day for day, names in dated if _same_story(mine, names))
    related = sorted(day for day, names in dated if len(mine & names) >= _RELATED)
    day = _by_own_days(article, days) or _by_heading(article, related) or _by_others(days)
    return msgspec.structs.replace(article, published=day.isoformat(), published_basis="context") if day else article


def _names(article: Article) -> set[str]:
    return set(_NAME.findall(article.text))


def _same_story(a: set[str], b: set[str]) -> bool:
    shared = len(a & b)
    return shared >= _SHARED and shared >= _SHARE * min(len(a), len(b))


def _by_own_days(article: Article, others: list[dt.date]) -> dt.date | None:
    """The last day that the article names with its year, near the story's other articles or in its opening."""
    stamps = find_stamps(" ".join(article.text.split("\n")))
    named = [
        stamp.date for stamp in stamps if stamp.date and not stamp.ambiguous and _plausible(stamp, stamp.date, others)
    ]
    if not named:
        return None
    day = max(named)
    later = [d for stamp in stamps if not stamp.year and (d := replace(stamp, year=day.year).date)]
    soon = (d for d in later if 0 < (d - day).days <= _AFTERMATH_DAYS)
    near = (d for d in soon if not others or (d - others[-1]).days <= _ONE_STORY_DAYS)
    return _on_weekday(article, max([day, *near]))


def _by_heading(article: Article, others: list[dt.date]) -> dt.date | None:
    """The first day that the head gives without a year ("25 NOV, 14:02"), in the year of the others on the story."""
    stamps = find_stamps(" ".join(article.text[:_HEAD].split("\n")))
    years = sorted({day.year for day in others}, reverse=True)
    days = (
        replace(stamp, year=year).date for stamp in stamps if not stamp.year and not stamp.ambiguous for year in years
    )
    return next((day for day in days if day and _near(day, others)), None)


def _plausible(stamp: Stamp, day: dt.date, others: list[dt.date]) -> bool:
    if not others:
        return stamp.start < _OPENING
    return _near(day, others)


def _near(day: dt.date, others: list[dt.date]) -> bool:
    return (others[0] - day).days <= _STORY_DAYS and (day - others[-1]).days <= _ONE_STORY_DAYS


def _on_weekday(article: Article, day: dt.date) -> dt.date:
    """The day, or the weekday right after it that the opening calls "this Monday"."""
    match = _THIS_WEEKDAY.search(article.text[:_OPENING])
    weekday = load("publication")["weekdays"].get(match[1].lower()) if match else None
    return day if weekday is None else day + dt.timedelta((weekday - day.weekday()) % 7)


def _by_others(days: list[dt.date]) -> dt.date | None:
    """The middle day of the story's other articles, where all of them appeared within a few days."""
    if len(days) >= 2 and (days[-1] - days[0]).days <= _ONE_STORY_DAYS:
        return days[len(days) // 2]
    return None
