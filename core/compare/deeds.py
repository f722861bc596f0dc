"""Claims, and whether two of them speak of one deed or one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from core.compare.context import Context
from core.extract.dates.calendar import days_around
from core.model import Claim, DisagreementKind
from core.resolve.places import place_relation
from core.resolve.scopes import near

_ANY_ACT = "deed"
_FIGHTING = frozenset(("attack", "start", "killing"))
_MONTH, _DAY = len("2025-06"), len("2025-06-02")
_STANDING = "backing"
"""Who backs and arms whom is told as a state of things, on whatever day the report appears."""
_WHENEVER = "whenever"
"""The key under which every claim stands."""
_NEARBY = 900
"""Characters within which an accusation and its denial in one article speak of one deed, dates aside."""


def all_claims(kind: DisagreementKind, context: Context) -> list[Claim]:
    """The claims of a kind, reprints left out, in an order of their own."""
    return [claim for extraction in context.originals for claim in extraction.claims if claim.kind == kind]


def act_of(claim: Claim) -> str:
    """What was done, or to what: the second part of the topic."""
    return _act(claim.topic)


@lru_cache(4096)
def _act(topic: str) -> str:
    parts = topic.split("/")
    return parts[1] if len(parts) > 1 else topic


class Deeds:
    """Claims by what tells whether two of them can be one deed: what was done, the article, the day."""

    def __init__(self) -> None:
        self._claims: list[Claim] = []
        self._numbers: dict[tuple[object, str | None], list[int]] = defaultdict(list)
        """By a key and the act, and by the key alone: the claims' places in their order."""

    def add(self, claim: Claim) -> None:
        """One more claim."""
        for key in (_WHENEVER, *_keys(claim)):
            self._numbers[key, act_of(claim)].append(len(self._claims))
            self._numbers[key, None].append(len(self._claims))
        self._claims.append(claim)

    def near(self, claim: Claim, alike: Iterable[str] = ()) -> list[Claim]:
        """Those of which `one_deed` can be true with the claim, and others, in the order in which they came.

        `alike` are acts that count as the claim's own.
        """
        act = act_of(claim)
        acts = (None,) if act == _ANY_ACT else {act, _ANY_ACT, *alike}
        days = (_WHENEVER,) if act == _STANDING else _days_of(claim)
        wanted = [(key, each) for key in (("article", claim.evidence.article), *days) for each in acts]
        if act == _ANY_ACT:
            wanted.append((_WHENEVER, _STANDING))
        found = {number for each in wanted for number in self._numbers.get(each, ())}
        return [self._claims[number] for number in sorted(found)]


def _keys(claim: Claim) -> Iterator[object]:
    yield "article", claim.evidence.article
    if claim.date is not None:
        day = claim.date.start[:_DAY]
        yield ("day", day) if len(day) == _DAY else ("only month", day[:_MONTH])
        yield "month", day[:_MONTH]


def _days_of(claim: Claim) -> Iterator[object]:
    """Keys of the claims of the same day, the one before and the one after; of the same month where no day is told."""
    if claim.date is None:
        return
    day = claim.date.start[:_DAY]
    if len(day) < _DAY:
        yield "month", day[:_MONTH]
        return
    yield "only month", day[:_MONTH]
    yield from (("day", other) for other in days_around(day))


def one_deed(a: Claim, b: Claim) -> bool:
    """Whether two claims speak of one deed: act, place and day agree, an untold one fits any."""
    acts = (act_of(a), act_of(b))
    if acts[0] != acts[1] and _ANY_ACT not in acts and not _one_fight(a, b):
        return False
    if a.place and b.place and place_relation(a.place, b.place) == "apart":
        return False
    if a.evidence.article == b.evidence.article:
        if _other_month(a, b):
            return False
        return abs(a.evidence.start - b.evidence.start) <= _NEARBY or _same_day(a, b)
    if _ANY_ACT in acts and not (a.place and b.place):
        return False
    return _STANDING in acts or _same_day(a, b)


def _other_month(a: Claim, b: Claim) -> bool:
    """One is told only by its month ("in a clash in May"), which is not the other's."""
    days = [claim.date.start for claim in (a, b) if claim.date is not None]
    return len(days) > 1 and min(map(len, days)) < _DAY and days[0][:_MONTH] != days[1][:_MONTH]


def _one_fight(a: Claim, b: Claim) -> bool:
    """ "Fired on the crowd in El Alto" and "did not fire first in El Alto", of one day: two words for one fight."""
    if not {act_of(a), act_of(b)} <= _FIGHTING or not (a.place and b.place and a.date and b.date):
        return False
    return a.date.start[:_DAY] == b.date.start[:_DAY] and place_relation(a.place, b.place) == "same"


def _same_day(a: Claim, b: Claim) -> bool:
    if a.date is None or b.date is None:
        return False
    first, second = a.date.start, b.date.start
    if min(len(first), len(second)) < 10:
        return first[:7] == second[:7]
    return near(first[:10], second[:10])
