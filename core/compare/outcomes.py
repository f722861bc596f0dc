"""Outcomes: whether it happened as said: destroyed against repelled, agreed against not agreed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from core.compare.context import Context
from core.compare.deeds import act_of, all_claims
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.wording import common_words
from core.extract.claims import opposed_outcomes
from core.lexicon import compiled, load
from core.model import Claim, SetAside
from core.resolve.folding import folded
from core.resolve.places import Known, known_place, place_key, place_relation
from core.resolve.scopes import near

_NEARBY = 900
"""Characters within which two rival voices of one article speak of one thing, however they name it."""
_BLOWS = frozenset(("outcome/hit", "outcome/destroyed", "outcome/damaged"))
_AGREED = frozenset(("ceasefire", "deal"))
_SAMPLE = 4
"""Claims of one outcome for one kind of thing, day and place that are set beside the others: more say nothing new."""
_PHRASES = 2
"""Phrases of one camp that its position quotes."""
_AROUND = 120
_SHARED = 2
"""Words of substance that two reports must share before they speak of one building or convoy."""
_WORD_LENGTH = 4
_MARKS = ".,;:!?()[]\"'“”‘’«»"
_INSTEAD = "instead: "
"""How a claim's value begins that tells what happened in place of what is denied."""
_LONGEST = 80
_DAY = len("2025-06-02")
_MEANS = frozenset(("drone", "missile"))
_TALKED_OF = frozenset(("ceasefire", "deal", "dead", "presence"))
"""What is no target of an attack."""
_ALL = re.compile(r"\b(?:all|every|both|no|none)\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:not|no|never|den(?:y|ie[sd])|reject(?:s|ed)?|refuse[sd]|dismiss(?:es|ed)?|disput(?:es|ed|e))\b", re.I
)


@compiled
def _words() -> dict[str, str]:
    """Our class of outcome in a word for people."""
    return dict(load("compare")["outcomes"])


def outcomes(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The things that went one way by one voice and another way by another."""
    groups: list[list[tuple[Claim, Claim]]] = []
    homes: dict[int, int] = {}
    told = all_claims("outcome", context)
    claims = [c for c in told if c.rule.startswith("outcome/")]
    denials = {(c.evidence.article, c.evidence.start): c.value for c in told if c.rule.startswith("refused/")}
    for a, b in _pairs(claims):
        if _clash(a, b, context):
            home = min(homes.get(id(a), len(groups)), homes.get(id(b), len(groups)))
            if home == len(groups):
                groups.append([])
            groups[home].append((a, b))
            for claim in (a, b):
                homes[id(claim)] = min(home, homes.get(id(claim), home))
    return [_draft(group, denials) for group in groups], []


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of one article that stand close to each other, and claims of several articles about one kind of thing."""
    for number, a in enumerate(claims):
        for b in claims[number + 1 :]:
            if b.evidence.article != a.evidence.article or b.evidence.start - a.evidence.start > _NEARBY:
                break
            yield a, b
    days: dict[str, list[Claim]] = defaultdict(list)
    seen: Counter[tuple[object, ...]] = Counter()
    for claim in claims:
        day = claim.date.start if claim.date else ""
        sort = (act_of(claim), day, claim.rule, claim.denies, claim.place)
        if seen[sort] < _SAMPLE:
            seen[sort] += 1
            days[day].append(claim)
    order = sorted(days)
    for place, day in enumerate(order):
        after = days[order[place + 1]] if place + 1 < len(order) and _is_next(day, order[place + 1]) else []
        acts = {act_of(claim) for claim in (*days[day], *after)}
        partners = {act: {other for other in acts if _one_thing(act, other)} for act in acts}
        for number, a in enumerate(days[day]):
            fitting = partners[act_of(a)]
            for b in (*days[day][number + 1 :], *after):
                if act_of(b) in fitting and b.evidence.article != a.evidence.article:
                    yield a, b


def _is_next(day: str, other: str) -> bool:
    return min(len(day), len(other)) == _DAY and near(day, other)


def _one_thing(one: str, other: str) -> bool:
    """Whether two acts can be of one thing: what befell a depot, and the attack or the drones meant for it."""
    if one == other:
        return True
    if "attack" in (one, other):
        return not _TALKED_OF & {one, other}
    return bool(_MEANS & {one, other}) and not {one, other} <= (_MEANS | _TALKED_OF)


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
    if _another_jet(a, b):
        return False
    if context.voices.same(a.holder, b.holder) or (a.date and b.date and not _same_day(a, b)):
        return False
    if a.evidence.article == b.evidence.article:
        near_by = abs(a.evidence.start - b.evidence.start) <= _NEARBY and _may_be_one(a, b)
        two_attacks = a.rule != b.rule and _two_attacks(a, b, context)
        return near_by and _rival_camps(a, b, context) and not two_attacks
    if a.place and b.place and place_relation(a.place, b.place) == "apart":
        return False
    if (stopping := next((c for c in (a, b) if c.rule == "outcome/stopped"), None)) and _some_only(stopping, context):
        return False
    struck = {a.rule, b.rule} & _BLOWS
    if "outcome/stopped" in (a.rule, b.rule) and struck and _two_attacks(a, b, context):
        return False
    if _one_spot(a, b) and _rival_camps(a, b, context):
        return True
    if act_of(a) != act_of(b):
        return False
    if _denied_outright(a, b):
        return True
    if act_of(a) in _AGREED and _rival_camps(a, b, context) and _sides(a, context) & _sides(b, context):
        return True
    stopped = "outcome/stopped" in (a.rule, b.rule)
    return not stopped and len(_substance(a) & _substance(b)) >= _SHARED


def _may_be_one(a: Claim, b: Claim) -> bool:
    """One kind of thing, or the means and what they were sent against, or things of which the reports say the same."""
    return _one_thing(act_of(a), act_of(b)) or len(_substance(a) & _substance(b)) >= _SHARED


def _denied_outright(a: Claim, b: Claim) -> bool:
    """One voice denies by name what another article tells of the same day, in some of the same words."""
    if a.rule != b.rule or a.denies == b.denies or act_of(a) in _MEANS | _TALKED_OF or not (a.date and b.date):
        return False
    denial = a if a.denies else b
    return denial.holder is not None and a.date.start == b.date.start and bool(_substance(a) & _substance(b))


def _another_jet(a: Claim, b: Claim) -> bool:
    """Jets shot down say nothing of what else was hit or destroyed."""
    return any(c.rule == "outcome/stopped" and act_of(c) == "aircraft" for c in (a, b)) and act_of(a) != act_of(b)


def _one_spot(a: Claim, b: Claim) -> bool:
    """One place, or a site and the town that it is named with."""
    if not a.place or not b.place:
        return False
    relation = place_relation(a.place, b.place)
    return relation == "same" or (relation == "within" and not {known.kind for known in _known(a, b)} & {"regions"})


def _known(*claims: Claim) -> list[Known]:
    return [known for claim in claims if (known := known_place(place_key(claim.place)))]


def _sides(claim: Claim, context: Context) -> frozenset[str]:
    """Those who are named with the claim, its holder among them."""
    return frozenset(side for name in (*claim.actors, claim.holder) if (side := context.side(name)))


def _some_only(claim: Claim, context: Context) -> bool:
    """A count of what was shot down leaves room for what was not: only all of it, or one thing, contradicts a hit."""
    if act_of(claim) not in _MEANS or _ALL.search(claim.evidence.quote):
        return False
    return any(
        figure.action == "intercepted"
        and (figure.low or 0) > 1
        and claim.evidence.start <= figure.start < claim.evidence.end
        for figure in context.figures_of(claim.evidence.article)
    )


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
    words = (w.strip(_MARKS) for w in folded(claim.evidence.quote).split())
    return frozenset(w for w in words if len(w) >= _WORD_LENGTH and w not in _words()) - common_words()


def _value(claim: Claim, denials: Mapping[tuple[str, int], str]) -> str:
    """The source's own phrase where it has one, without its holder; else the class of outcome in a word.

    `denials` has the words of what is denied outright, by the article and the start of their sentence.
    """
    word, denies = claim.rule.removeprefix("outcome/"), claim.denies
    outright = denials.get((claim.evidence.article, claim.evidence.start)) if denies else None
    if outright is not None and len(outright) <= _LONGEST:
        return outright
    phrase = claim.value.removesuffix(f"({claim.holder})").strip()
    word = _words().get(word, word)
    if phrase.startswith(_INSTEAD):
        return phrase.removeprefix(_INSTEAD)[:_LONGEST]
    if denies and not _DENIAL.search(phrase):
        return f"denied “{phrase[:_LONGEST]}”" if phrase else f"not {word}"
    return phrase[:_LONGEST] or word


def _draft(clashes: list[tuple[Claim, Claim]], denials: Mapping[tuple[str, int], str]) -> Draft:
    claims, camps = _camps(clashes)
    stands = []
    for held in camps:
        values = dict.fromkeys(_value(c, denials) for c in held)
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
