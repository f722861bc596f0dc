"""Outcomes: whether it happened as said: destroyed against repelled, agreed against not agreed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from core.compare.context import Context
from core.compare.deeds import act_of, all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.extract.claims import opposed_outcomes
from core.lexicon import compiled, load
from core.model import Claim, SetAside
from core.resolve.folding import folded
from core.resolve.places import place_relation
from core.resolve.scopes import near

_NEARBY = 900
"""Characters within which two rival voices of one article speak of one thing, however they name it."""
_SAMPLE = 4
"""Claims of one outcome for one kind of thing, day and place that are set beside the others: more say nothing new."""
_SHARED = 2
"""Words of substance that two reports must share before they speak of one building or convoy."""
_WORD_LENGTH = 4
_LONGEST = 80
_DENIAL = re.compile(r"\b(?:not|no|never|denie[sd]|reject(?:s|ed)|refuse[sd])\b", re.IGNORECASE)


@compiled
def _words() -> dict[str, str]:
    """Our class of outcome in a word for people."""
    return dict(load("compare")["outcomes"])


def outcomes(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The things that went one way by one voice and another way by another."""
    groups: list[list[Claim]] = []
    claims = [c for c in all_claims("outcome", context) if c.rule.startswith("outcome/")]
    for a, b in _pairs(claims):
        if _clash(a, b, context):
            _join(groups, a, b)
    return [_draft(group) for group in groups], []


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of one article that stand close to each other, and claims of several articles about one kind of thing."""
    for number, a in enumerate(claims):
        for b in claims[number + 1 :]:
            if b.evidence.article != a.evidence.article or b.evidence.start - a.evidence.start > _NEARBY:
                break
            yield a, b
    things: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    seen: Counter[tuple[object, ...]] = Counter()
    for claim in claims:
        day = claim.date.start if claim.date else ""
        sort = (act_of(claim), day, claim.rule, claim.denies, claim.place)
        if seen[sort] < _SAMPLE:
            seen[sort] += 1
            things[act_of(claim), day].append(claim)
    for group in things.values():
        for number, a in enumerate(group):
            yield from ((a, b) for b in group[number + 1 :] if b.evidence.article != a.evidence.article)


def _join(groups: list[list[Claim]], a: Claim, b: Claim) -> None:
    home = next((g for g in groups if a in g or b in g), None)
    if home is None:
        groups.append([a, b])
    else:
        home.extend(c for c in (a, b) if c not in home)


def _clash(a: Claim, b: Claim, context: Context) -> bool:
    if not (opposed_outcomes(a.rule, b.rule) and not a.denies and not b.denies) and not (
        a.rule == b.rule and a.denies != b.denies
    ):
        return False
    if context.voices.same(a.holder, b.holder) or (a.date and b.date and not _same_day(a, b)):
        return False
    if a.evidence.article == b.evidence.article:
        return _rival_camps(a, b, context) and abs(a.evidence.start - b.evidence.start) <= _NEARBY
    if a.place and b.place and place_relation(a.place, b.place) == "apart":
        return False
    if act_of(a) != act_of(b):
        return False
    same_place = bool(a.place and b.place) and place_relation(a.place or "", b.place or "") == "same"
    return (same_place and _rival_camps(a, b, context)) or len(_substance(a) & _substance(b)) >= _SHARED


def _same_day(a: Claim, b: Claim) -> bool:
    first, second = (c.date.start if c.date else "" for c in (a, b))
    return first == second or (len(first) == len(second) == len("2025-06-01") and near(first, second))


def _rival_camps(a: Claim, b: Claim, context: Context) -> bool:
    """Both are somebody's word, and not of one side."""
    if a.holder is None or b.holder is None:
        return False
    x, y = context.side(a.holder), context.side(b.holder)
    return x != y or x is None


def _substance(claim: Claim) -> frozenset[str]:
    words = folded(claim.evidence.quote).split()
    return frozenset(w for w in words if len(w) >= _WORD_LENGTH and w not in _words()) - _common()


def _value(claim: Claim, word: str, denies: bool) -> str:
    """The source's own phrase where it has one, without its holder; else the class of outcome in a word."""
    phrase = claim.value.removesuffix(f"({claim.holder})").strip()
    word = _words().get(word, word)
    if denies and not _DENIAL.search(phrase):
        return f"not {word}"
    return phrase[:_LONGEST] if " " in phrase else phrase or word


@compiled
def _common() -> frozenset[str]:
    return frozenset(load("compare")["common"]["words"].split())


def _draft(claims: list[Claim]) -> Draft:
    sides: dict[tuple[str, bool], list[Claim]] = {}
    for claim in claims:
        sides.setdefault((claim.rule, claim.denies), []).append(claim)
    stands = []
    for (rule, denies), held in sorted(sides.items()):
        stand = Stand(_value(held[0], rule.removeprefix("outcome/"), denies))
        for claim in held:
            stand.add(claim.holder, claim.evidence.article, claim.evidence)
        stands.append(stand)
    about = max((c.about for c in claims), key=lambda a: (len(a), a))
    said = " against ".join(s.value for s in stands)
    return Draft(
        kind="outcome",
        about=about,
        date=min((c.date.start for c in claims if c.date), default=None),
        stands=stands,
        why=f"The accounts of one thing exclude each other: {said}.",
        certainty=0.6,
        gap=0.7,
        stakes=stakes_of_kind("outcome"),
    )
