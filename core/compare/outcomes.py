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
_PHRASES = 2
"""Phrases of one camp that its position quotes."""
_AROUND = 120
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
    groups: list[list[tuple[Claim, Claim]]] = []
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


def _join(groups: list[list[tuple[Claim, Claim]]], a: Claim, b: Claim) -> None:
    home = next((g for g in groups if any(c is a or c is b for pair in g for c in pair)), None)
    if home is None:
        groups.append([(a, b)])
    else:
        home.append((a, b))


def _camps(clashes: list[tuple[Claim, Claim]]) -> tuple[list[Claim], list[list[Claim]]]:
    """The claims, parted so that clashing ones stand apart and those with the same opponents together."""
    camps: list[list[Claim]] = []
    claims: list[Claim] = []
    for claim in (c for pair in clashes for c in pair):
        if any(claim is known for known in claims):
            continue
        claims.append(claim)
        foes = [b if a is claim else a for a, b in clashes if a is claim or b is claim]
        home = next((camp for camp in camps if not any(f is member for f in foes for member in camp)), None)
        if home is None:
            camps.append([claim])
        else:
            home.append(claim)
    return claims, camps


def _clash(a: Claim, b: Claim, context: Context) -> bool:
    if not (opposed_outcomes(a.rule, b.rule) and not a.denies and not b.denies) and not (
        a.rule == b.rule and a.denies != b.denies
    ):
        return False
    if context.voices.same(a.holder, b.holder) or (a.date and b.date and not _same_day(a, b)):
        return False
    if a.evidence.article == b.evidence.article:
        near_by = abs(a.evidence.start - b.evidence.start) <= _NEARBY
        return near_by and _rival_camps(a, b, context) and not _two_attacks(a, b, context)
    if a.place and b.place and place_relation(a.place, b.place) == "apart":
        return False
    if act_of(a) != act_of(b):
        return False
    same_place = bool(a.place and b.place) and place_relation(a.place or "", b.place or "") == "same"
    if same_place and _rival_camps(a, b, context):
        return True
    stopped = "outcome/stopped" in (a.rule, b.rule)
    return not stopped and len(_substance(a) & _substance(b)) >= _SHARED


def _two_attacks(a: Claim, b: Claim, context: Context) -> bool:
    """One camp tells what the other fired at it, the other what it shot down: each speaks of the attack upon itself."""
    if "outcome/stopped" not in (a.rule, b.rule):
        return False
    hit, stopped = (b, a) if a.rule == "outcome/stopped" else (a, b)
    if context.side(hit.holder) is None or context.side(stopped.holder) is None:
        return True
    return context.fires(stopped.holder, _sentence(hit, context)) or context.fires(stopped.holder, stopped.value)


def _sentence(claim: Claim, context: Context) -> str:
    """The claim's own words with those around them."""
    text = context.articles[claim.evidence.article].text
    return text[max(0, claim.evidence.start - _AROUND) : claim.evidence.end]


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


def _draft(clashes: list[tuple[Claim, Claim]]) -> Draft:
    claims, camps = _camps(clashes)
    stands = []
    for held in camps:
        values = dict.fromkeys(_value(c, c.rule.removeprefix("outcome/"), c.denies) for c in held)
        stand = Stand("; ".join(list(values)[:_PHRASES]))
        for claim in held:
            stand.add(claim.holder, claim.evidence.article, claim.evidence)
        stands.append(stand)
    stands.sort(key=lambda s: s.value)
    about = max((c.about for c in claims), key=lambda a: (len(a), a))
    said = " against ".join(s.value for s in stands)
    return Draft(
        kind="outcome",
        about=about[:1].upper() + about[1:],
        date=min((c.date.start for c in claims if c.date), default=None),
        stands=stands,
        why=f"The accounts of one thing exclude each other: {said}.",
        certainty=0.6,
        gap=0.7,
        stakes=stakes_of_kind("outcome"),
    )
