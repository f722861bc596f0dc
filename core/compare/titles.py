"""Titles: one person, two offices that one cannot hold at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.offices import kinship, office
from core.compare.severity import stakes_of_kind
from core.model import Actor, Evidence, SetAside
from core.resolve.folding import folded

_REASONS = {
    "shorter": "a shorter title inside a longer one",
    "time": "an office of another time: former, acting or incoming",
    "other words": "the same office in other words",
}
_BEFORE = 20
_CHANGES = re.compile(r"\b(?:deputy|vice|assistant|under|former|ex|acting|then|late)[\s-]+$", re.IGNORECASE)
_SPELLINGS = tuple(
    (re.compile(rf"\b{pattern}", re.IGNORECASE), word)
    for pattern, word in (
        ("advisor", "adviser"),
        ("counselor", "counsellor"),
        ("vice-?minister", "deputy minister"),
        (
            "minister of the (?=(?:justice|defen[cs]e|foreign|health|agriculture|education|information|finance)\\b)",
            "minister of ",
        ),
    )
)
_BEHIND = 60
_JOINED = re.compile(r",? (?:and|&) (?:the |of )?([\w ]+)")
"""A second part of an office, which the title was read without."""
_OF_BEFORE = re.compile(
    r",? (?:and|&) (?:an? |the )?(?:former|ex|late|one-time|onetime|previous|past)\b", re.IGNORECASE
)
"""What somebody was before is no part of an office."""
_LINKS = frozenset(("the", "of", "for", "and", "minister", "ministry"))
_DAYS_APART = 90
"""Days between two reports after which a person may simply have changed office."""


def titles(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """For each person the offices that sources give: those that clash, and those that only sound different."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for actor in context.dossier.actors:
        if actor.kind != "person" or len(actor.titles) < 2:
            continue
        draft = None
        for a, b in _pairs(actor):
            kin = kinship(a, b)
            if kin in ("rival", "rank", "two offices") and draft is None and not _together(actor, a, b, context):
                draft = _draft(actor, a, b, kin, context)
            elif kin in _REASONS:
                aside.append(
                    SetAside(
                        about=f"Office of {actor.name}",
                        articles=(_articles(actor, a)[0], _articles(actor, b)[0]),
                        values=(a, b),
                        why=_REASONS[kin],
                    )
                )
        if draft:
            drafts.append(draft)
    return drafts, aside


def _pairs(actor: Actor) -> Iterator[tuple[str, str]]:
    rows = sorted((t for t in actor.titles if t.articles), key=lambda t: folded_title(t.title))
    for number, a in enumerate(rows):
        for b in rows[number + 1 :]:
            if set(a.articles) != set(b.articles):
                yield a.title, b.title


def folded_title(title: str) -> str:
    """An order of titles that does not depend on the order of the articles."""
    return title.casefold()


def _articles(actor: Actor, title: str) -> tuple[str, ...]:
    return next(t.articles for t in actor.titles if t.title == title)


def _kin_articles(actor: Actor, title: str) -> set[str]:
    """Every article that gives the title, or the same office in a form that goes with it."""
    own = office(title)
    return {
        article
        for t in actor.titles
        if t.title == title
        or (own.posts and office(t.title).posts == own.posts and kinship(t.title, title) not in ("rank", "time"))
        for article in t.articles
    }


def _together(actor: Actor, a: str, b: str, context: Context) -> bool:
    """One source gives both offices, or the reports lie so far apart that the person may have changed office."""
    first, second = _kin_articles(actor, a), _kin_articles(actor, b)
    if first & second:
        return True
    days = sorted(
        {
            (d.toordinal(), mine)
            for mine, group in enumerate((first, second))
            for x in group
            if (d := context.published(x))
        }
    )
    # The nearest two days of different groups stand side by side once all are in order.
    gaps = [later - day for (day, mine), (later, other) in pairwise(days) if mine != other]
    return bool(gaps) and min(gaps) > _DAYS_APART


def _draft(actor: Actor, a: str, b: str, kin: str, context: Context) -> Draft | None:
    stands = []
    for title in (a, b):
        stand = Stand(_spelled(title))
        for article in context.in_order(_kin_articles(actor, title)):
            evidence = _evidence(actor, title, article, context)
            if (
                evidence
                and not _cut_short(evidence, context)
                and not _goes_on(title, {a, b} - {title}, evidence, context)
            ):
                stand.add(None, article, evidence)
        if not stand.articles:
            return None
        stands.append(stand)
    days = sorted(d.isoformat() for s in stands for x in s.articles if (d := context.published(x)))
    reason = "two ranks in one office" if kin == "rank" else "two offices that one person does not hold at once"
    return Draft(
        kind="title",
        about=f"Office of {actor.name}",
        date=days[0] if days else None,
        stands=stands,
        why=f"Sources call {actor.name} {a} and {b} at the same time: {reason}.",
        certainty=0.7 if kin == "rival" else 0.6,
        gap=0.6 if kin == "rival" else 0.4,
        stakes=stakes_of_kind("title"),
    )


def _spelled(title: str) -> str:
    """The title in one spelling, so that two who write it differently are seen to mean one office."""
    for pattern, word in _SPELLINGS:
        title = pattern.sub(word, title)
    return title


def _cut_short(evidence: Evidence, context: Context) -> bool:
    """Whether the words before a title make it another one: "deputy", "former"."""
    before = context.articles[evidence.article].text[max(0, evidence.start - _BEFORE) : evidence.start]
    return _CHANGES.search(before) is not None


def _goes_on(title: str, others: set[str], evidence: Evidence, context: Context) -> bool:
    """Whether the words behind a title join the other one's to it: "Minister of Trade and Agriculture"."""
    after = context.articles[evidence.article].text[evidence.end : evidence.end + _BEHIND].partition(". ")[0]
    joined = None if _OF_BEFORE.match(after) else _JOINED.match(after)
    more = set(folded(joined[1]).split()) - set(folded(title).split()) - _LINKS if joined else set()
    return any(more & set(folded(other).split()) for other in others)


def _evidence(actor: Actor, title: str, article: str, context: Context) -> Evidence | None:
    """The title's own words in the article, near the name where they stand more than once; else the name's."""
    known = context.articles.get(article)
    if known is None:
        return None
    surname = re.escape(actor.name.split()[-1])
    names = [m.start() for m in re.finditer(surname, known.text)]
    spots = [m.span() for m in re.finditer(re.escape(title), known.text, re.IGNORECASE)]
    if spots:
        start, end = min(spots, key=lambda s: min((abs(s[0] - n) for n in names), default=0))
        return Evidence(article=article, start=start, end=end, quote=known.text[start:end])
    place = bisect_left(actor.evidence, article, key=lambda e: e.article)
    if place < len(actor.evidence) and actor.evidence[place].article == article:
        return actor.evidence[place]
    if names:
        return Evidence(
            article=article,
            start=names[0],
            end=names[0] + len(actor.name.split()[-1]),
            quote=known.text[names[0] : names[0] + len(actor.name.split()[-1])],
        )
    return None
