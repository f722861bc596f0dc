"""Venues: one meeting that two reports put in two buildings of a town."""

from __future__ import annotations

from collections import defaultdict

from core.compare.context import Context
from core.compare.deeds import all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.wording import day_words
from core.extract.claiming.marks import marks_of_words
from core.extract.claiming.venues import proper_words
from core.lexicon import load
from core.lexicon.folding import fold
from core.model import Claim, SetAside
from core.resolve.folding import folded
from core.resolve.places import known_place, place_relation
from core.resolve.scopes import near

_DAY = len("2025-06-02")
_DAYS = 1
_SPELLED = 80
"""Likeness of two spellings of one name, out of 100."""
_GRAND = frozenset(
    "national presidential royal international central state grand people's peoples conference banquet".split()
)
"""Words that stand in the names of many buildings, and of much else."""
_NEIGHBOURS = 40
"""Buildings beside which one is looked at, in order of their days: a long story costs no more than linear time."""
_ALIKE = 2
"""Words that two reports of a meeting have in common where not both of them name its day and its town."""


def halls(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The meetings and signings that two reports, each of which names one building for them, put in two."""
    told: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in all_claims("place", context):
        if claim.rule == "venue":
            told[claim.topic][claim.evidence.article].append(claim)
    drafts: list[Draft] = []
    for topic, articles in sorted(told.items()):
        single = [claim for claims in articles.values() for claim in claims if _only(claim, claims)]
        single.sort(key=lambda c: (_day(c) or "", context.rank(c.evidence.article), c.evidence.start))
        done: set[str] = set()
        for number, a in enumerate(single):
            rival = next((b for b in single[number + 1 : number + 1 + _NEIGHBOURS] if _rival(a, b, context)), None)
            if rival is not None and not done & {a.evidence.article, rival.evidence.article}:
                done |= {a.evidence.article, rival.evidence.article}
                drafts.append(_draft(a, rival, single, topic))
    return drafts, []


def _only(claim: Claim, claims: list[Claim]) -> bool:
    """Whether an article names one building for the meetings of the day: of several each may be another meeting's."""
    return all(_one(claim.value, other.value) for other in claims if _day(other) in (None, _day(claim)))


def _one(a: str, b: str) -> bool:
    """Whether two names are of one building: a word that sets it apart is the same, however it is spelled."""
    from rapidfuzz import fuzz  # 25 ms, and most folders name no building

    return any(fuzz.ratio(x, y) >= _SPELLED for x in proper_words(a) for y in proper_words(b))


def _day(claim: Claim) -> str | None:
    return claim.date.start[:_DAY] if claim.date else None


def _rival(a: Claim, b: Claim, context: Context) -> bool:
    """Two buildings, of which neither report names the other's, and one meeting by its day, town and words."""
    if a.evidence.article == b.evidence.article or _one(a.value, b.value):
        return False
    days = _day(a), _day(b)
    one_day = near(*days, _DAYS)
    towns = _town(a), _town(b)
    one_town = None in towns or place_relation(towns[0] or "", towns[1] or "") != "apart"
    if (None not in days and not one_day) or not ((one_day and one_town) or _alike(a, b) >= _ALIKE):
        return False
    local = {word for claim in (a, b) for word in folded(claim.place or "").split()}
    return not (_names(a, b.value, local, context) or _names(b, a.value, local, context))


def _town(claim: Claim) -> str | None:
    """The town that the sentence tells, or the one where everybody knows the building to be."""
    towns: dict[str, str] = load("claims")["venues"]["towns"]
    return claim.place or towns.get(folded(claim.value))


def _names(claim: Claim, venue: str, local: set[str], context: Context) -> bool:
    """Whether the report names the other building somewhere too: what happened where can then not be told apart."""
    text = fold(context.articles[claim.evidence.article].text)
    own = {word for word in proper_words(venue) - _GRAND - local if known_place(word) is None}
    return fold(venue) in text or any(word in text for word in own)


def _alike(a: Claim, b: Claim) -> int:
    marks = [marks_of_words(claim.evidence.quote, ()) for claim in (a, b)]
    return len(marks[0] & marks[1])


def _draft(a: Claim, b: Claim, told: list[Claim], topic: str) -> Draft:
    stands = [
        Stand.of(one.value, ((c.holder, c.evidence.article, c.evidence) for c in told if _one(c.value, one.value)))
        for one in (a, b)
    ]
    day = _day(a) or _day(b)
    kind = topic.rpartition("/")[2]
    return Draft(
        kind="place",
        about=f"Venue of the {kind}{f' in {a.place or b.place}' if a.place or b.place else ''}",
        date=day,
        stands=stands,
        why=f"The {kind} of {day_words(day)} is put in two buildings, and neither report names the other's.",
        certainty=0.6,
        gap=0.5,
        stakes=stakes_of_kind("place"),
    )
