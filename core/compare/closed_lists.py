"""Closed lists: a team of so many people, or of these and no one else, against another that names somebody more."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.seats import DAY
from core.compare.severity import stakes_of_kind
from core.lexicon import compiled, load
from core.model import Evidence, SetAside
from core.resolve.names import same_name
from core.resolve.scopes import near

_DAYS = 2
_NO_MORE = re.compile(
    r"\b(?:and )?(?:no (?:one|body) else|nobody else|no others?|nobody more|alone)\b|\bonly (?=[A-Z])|\bjust (?=[A-Z])"
)
_MOST = 8
"""People of a team that a list names one by one."""


class _List(NamedTuple):
    article: str
    side: str
    day: str
    names: tuple[str, ...]
    evidence: Evidence
    size: int | None
    closed: bool


@compiled
def _size() -> tuple[re.Pattern[str], dict[str, int]]:
    words = {word: n for word, n in load("quantities")["words"].items() if isinstance(n, int) and 1 < n <= _MOST}
    number = "|".join(words)
    return re.compile(
        rf"\b(?P<a>{number}|[2-{_MOST}])[- ](?:man|member|person|strong|woman)\b"
        rf"|(?:[’']s|the) (?P<b>{number})\b\s*(?::|,? (?:were|are|sat))"
        rf"|\b(?:were|came|come|numbered|sat) (?:there )?(?:at |in )?(?P<c>{number})\b(?=\s*[:,–—-])",
        re.IGNORECASE,
    ), words


def closed_lists(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The teams of which two articles name people who cannot all have been on it."""
    sides: dict[str, list[_List]] = defaultdict(list)
    for told in _lists(context):
        sides[told.side].append(told)
    drafts: list[Draft] = []
    for _, lists in sorted(sides.items()):
        lists.sort(key=lambda row: (row.day, context.rank(row.article), row.evidence.start))
        done: set[str] = set()
        for closed in (row for row in lists if row.closed and row.article not in done):
            rival = next((row for row in lists if _rivals(closed, row, context)), None)
            if rival is not None:
                done |= {closed.article, rival.article}
                drafts.append(_draft(closed, rival, lists))
    return drafts, []


def _lists(context: Context) -> list[_List]:
    found = []
    for extraction in context.originals:
        article = extraction.article.id
        for told in extraction.delegations:
            if told.meeting_date is None or len(told.meeting_date) < DAY or told.role != "party" or not told.evidence:
                continue
            here = [m.name for m in told.members if m.status in ("named", "present")]
            names = tuple(dict.fromkeys(([told.head.name] if told.head else []) + here))
            words = told.evidence[0]
            size = _told_size(words.quote)
            closed = bool(_NO_MORE.search(words.quote)) or (size is not None and size == len(names))
            if len(names) > 1:
                found.append(_List(article, told.side, told.meeting_date[:DAY], names, words, size, closed))
    return found


def _told_size(quote: str) -> int | None:
    """How many the words say that the team had."""
    pattern, words = _size()
    found = pattern.search(quote)
    told = next((group for group in found.groups() if group), None) if found else None
    return None if told is None else words.get(told.lower()) or (int(told) if told.isdigit() else None)


def _rivals(closed: _List, other: _List, context: Context) -> bool:
    """Another article, one team by the people that they share, and somebody whom the closed list leaves out."""
    if context.origin(other.article) == context.origin(closed.article) or not near(closed.day, other.day, _DAYS):
        return False
    shared = [n for n in other.names if any(same_name(n, m) for m in closed.names)]
    more = len(other.names) - len(shared)
    return len(shared) * 2 >= len(closed.names) and more > 0 and len(other.names) >= len(closed.names)


def _draft(closed: _List, rival: _List, lists: list[_List]) -> Draft:
    stands = []
    for own, opposite in ((closed, rival), (rival, closed)):
        stand = Stand(_words(own))
        stand.add(None, own.article, own.evidence)
        for other in lists:
            same = len(other.names) == len(own.names) and all(
                any(same_name(n, m) for m in own.names) for n in other.names
            )
            if same and other.article not in (own.article, opposite.article) and near(own.day, other.day, _DAYS):
                stand.add(None, other.article, other.evidence)
        stands.append(stand)
    return Draft(
        kind="membership",
        about=f"Who was on the team of {closed.side}",
        date=closed.day,
        stands=stands,
        why=f"One list of the team of {closed.side} is closed, and another names somebody who is not on it.",
        certainty=0.6,
        gap=0.5,
        stakes=stakes_of_kind("membership"),
    )


def _words(told: _List) -> str:
    names = [n.split()[-1] for n in told.names[:_MOST]]
    listed = ", ".join(names[:-1]) + f" and {names[-1]}"
    if told.size is not None:
        return f"{told.size}: {listed}"
    return f"{listed} and no one else" if told.closed else listed
