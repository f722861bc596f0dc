"""Attribution: who did it. Accused against denied is a disagreement, blamed against unclaimed is none."""

from __future__ import annotations

import re
from collections import defaultdict

from core.compare.blame_drafts import about_deed, denied_deed, mutual_charges
from core.compare.charges import charged_by_events, charged_by_figures
from core.compare.context import Context
from core.compare.deeds import Deeds, act_of, all_claims, one_deed
from core.compare.drafts import Draft
from core.extract.claiming.blows import OF_BLOW
from core.model import Claim, SetAside
from core.resolve.folding import folded
from core.resolve.places import place_relation
from core.resolve.scopes import near

_BOTH = 2
_STANDING = "backing"
_ANY = "deed"
_SAME_BREATH = 60
"""Characters behind a denial within which another accused is the denier's answer."""
_ONE_BREATH = 320
"""Characters from a blow that is told to the denial right behind it."""
_CHARGES_OF = re.compile(
    r"\b((?:\w+-)*(\w+))['’]s? (?:\w+ )?(?:accusations?|charges?|allegations?|claims?|words|version|account)"
)
"""Whose charges a denial answers: the last word of a name, and what stands in it behind the hyphens."""
_ANSWERED_WITHIN = 3
"""Days between an accusation and its answer in another report."""
_OPENING = "opening"
_DAY = len("2025-06-02")
_FIRST_ACTS = frozenset(("truce", "start", "attack"))
"""Acts by which a fight begins: two armies that lay one clash to each other put it in any of these words."""
_OPENS = "start"
_REACH = 700
"""Characters before a bare denial in which the accusation may stand that it answers."""


def attribution(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The deeds that one voice lays to a side and another denies or lays to somebody else."""
    claims = [c for c in all_claims("attribution", context) if c.rule != "told" and not c.rule.startswith("refused/")]
    accused: dict[str, Deeds] = {}
    for claim in claims:
        if not claim.denies and claim.actors and (side := _camp(claim.actors[0], context)):
            accused.setdefault(side, Deeds()).add(claim)
    denials = [c for c in claims if c.denies]
    drafts, answered = _denials(denials, accused, [c for c in claims if not c.denies and c.actors], context)
    blame = [c for c in claims if not c.denies and id(c) not in answered]
    mutual, used = _mutual([c for c in blame if not c.rule.startswith(OF_BLOW)], context)
    return drafts + mutual, _agreed([c for c in blame if id(c) not in used], context)


def _denials(
    denials: list[Claim], accused: dict[str, Deeds], blame: list[Claim], context: Context
) -> tuple[list[Draft], set[int]]:
    """A draft for each deed that is laid to a side which denies it, and the accusations that were answered."""
    by_voice: dict[str, dict[int, Claim]] = defaultdict(dict)
    for number, claim in enumerate(blame):
        if claim.holder is not None and not claim.rule.startswith(OF_BLOW):
            by_voice[claim.holder.split()[-1]][number] = claim
    groups: list[tuple[str, list[Claim], list[Claim]]] = []
    answered: dict[str, Deeds] = defaultdict(Deeds)
    homes: dict[int, int] = {}
    for denial in denials:
        named = _camp(denial.actors[0] if denial.actors else None, context)
        side = context.side(denial.holder) or named
        if side is None:
            continue
        if side not in accused and named in accused:
            side = named
        near_by = accused[side].near(denial) if side in accused else []
        charges = [c for c in near_by if one_deed(c, denial) and not _one_voice(c, denial, context)]
        charges = [c for c in charges if not c.rule.startswith(OF_BLOW) or _answers_blow(denial, c)]
        charges = charges or charged_by_figures(denial, side, context) or charged_by_events(denial, side, context)
        charges = charges or _answered_by_name(denial, by_voice)
        if not charges:
            continue
        same = [homes[id(d)] for d in answered[side].near(denial) if one_deed(denial, d)]
        home = min(same, default=len(groups))
        if home == len(groups):
            groups.append((side, charges, []))
        else:
            groups[home][1].extend(c for c in charges if c not in groups[home][1])
        groups[home][2].append(denial)
        answered[side].add(denial)
        homes[id(denial)] = home
    drafts: list[Draft] = []
    used: set[int] = set()
    told: dict[str, dict[int, Claim]] = defaultdict(dict)
    for number, claim in enumerate(blame):
        if not claim.rule.startswith(OF_BLOW):
            told[claim.evidence.article][number] = claim
    for side, charges, answers in groups:
        beside = {n: c for article in {d.evidence.article for d in answers} for n, c in told.get(article, {}).items()}
        counters = (beside[n] for n in sorted(beside))
        counter = next((c for c in counters for d in answers if _turns_it_round(c, d, side, context)), None)
        drafts.append(denied_deed(charges, answers, counter, context))
        used |= {id(c) for c in (*charges, counter) if c is not None}
    return drafts, used


def _answers_blow(denial: Claim, told: Claim) -> bool:
    """Whether a denial speaks of a blow that is told as a deed: right behind it, or of its act and place elsewhere."""
    if denial.evidence.article == told.evidence.article:
        return 0 <= denial.evidence.start - told.evidence.start <= _ONE_BREATH
    places = bool(denial.place and told.place)
    if places and place_relation(denial.place or "", told.place or "") == "apart":
        return False
    days = [when.start[:_DAY] for when in (denial.date, told.date) if when]
    return act_of(denial) == act_of(told) and (places or (len(days) == _BOTH and days[0] == days[1]))


def _answered_by_name(denial: Claim, by_voice: dict[str, dict[int, Claim]]) -> list[Claim]:
    """What a denial answers by the accuser's name: "The president rejected Walker's accusation" of what Walker said in
    another report of those days. `by_voice` holds charges by the last word of their holder, each with its number."""
    owners = {word for found in _CHARGES_OF.finditer(denial.evidence.quote) for word in (found[1], found[2])}
    told = {number: charge for owner in owners for number, charge in by_voice.get(owner, {}).items()}
    return [charge for _, charge in sorted(told.items()) if _in_those_days(denial, charge)]


def _in_those_days(denial: Claim, charge: Claim) -> bool:
    """Whether the charge is another's, and its day near the denial's."""
    days = [when.start[:_DAY] for when in (denial.date, charge.date) if when and len(when.start) >= _DAY]
    return charge.holder != denial.holder and len(days) == _BOTH and near(days[0], days[1], _ANSWERED_WITHIN)


def _camp(label: str | None, context: Context) -> str | None:
    """The side, or the label itself where it names none ("army", "gunmen")."""
    return context.side(label) or (folded(label) if label else None)


def _turns_it_round(charge: Claim, denial: Claim, side: str, context: Context) -> bool:
    """Whether the denier, near the denial, lays the deed to another: "denied it and accused the army of it"."""
    if charge.evidence.article != denial.evidence.article:
        return False
    if abs(charge.evidence.start - denial.evidence.start) > _REACH or context.side(charge.actors[0]) in (side, None):
        return False
    holders = context.side(charge.holder), context.side(denial.holder)
    if charge.holder != denial.holder and not {*holders} <= {side, None}:
        return False
    acts = {act_of(charge), act_of(denial)}
    if len(acts) == 1:
        return _STANDING not in acts
    return _ANY in acts and 0 <= charge.evidence.start - denial.evidence.start <= _SAME_BREATH


def _one_voice(a: Claim, b: Claim, context: Context) -> bool:
    """The accuser is the denier, or both are the article's own words."""
    return context.voices.same(a.holder, b.holder) or (a.holder is not None and a.holder == b.holder)


def _mutual(blame: list[Claim], context: Context) -> tuple[list[Draft], set[int]]:
    """Two voices that lay one deed to different sides: to each other, or in one article at least one to the other."""
    told = [c for c in blame if c.holder and c.actors]
    acts: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        act = act_of(claim)
        acts[_OPENING if act in _FIRST_ACTS else act].append(claim)
    drafts: list[Draft] = []
    used: set[int] = set()
    for claims in acts.values():
        deeds = Deeds()
        order = {id(claim): number for number, claim in enumerate(claims)}
        for claim in claims:
            deeds.add(claim)
        for number, a in enumerate(claims):
            if id(a) in used:
                continue
            rest = (b for b in deeds.near(a, _FIRST_ACTS) if order[id(b)] > number and id(b) not in used)
            b = next((b for b in rest if _rival(a, b, context)), None)
            if b is not None:
                used |= {id(a), id(b)}
                drafts.append(mutual_charges(a, b, context))
    return drafts, used


def _rival(a: Claim, b: Claim, context: Context) -> bool:
    accused, blamed = context.side(a.actors[0]), context.side(b.actors[0])
    if accused == blamed or not (one_deed(a, b) or _one_clash(a, b)):
        return False
    crossed = (blamed is not None and context.side(a.holder) == blamed) + (
        accused is not None and context.side(b.holder) == accused
    )
    if crossed == _BOTH or (crossed > 0 and a.evidence.article == b.evidence.article and a.topic == b.topic):
        return True
    unknown = None in (context.side(a.holder), context.side(b.holder))
    return crossed > 0 and unknown and _OPENS in (act_of(a), act_of(b)) and _one_day(a, b)


def _one_day(a: Claim, b: Claim) -> bool:
    return a.date is not None and b.date is not None and a.date.start[:_DAY] == b.date.start[:_DAY]


def _one_clash(a: Claim, b: Claim) -> bool:
    """ "Broke the truce", "fired first" and "attacked" of one day, and of one place where both tell one."""
    if not {act_of(a), act_of(b)} <= _FIRST_ACTS or not (a.date and b.date and a.date.start == b.date.start):
        return False
    return not (a.place and b.place) or place_relation(a.place, b.place) != "apart"


def _agreed(blame: list[Claim], context: Context) -> list[SetAside]:
    """Deeds that several voices lay to one side, and that nobody denies."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in blame:
        side = context.side(claim.actors[0] if claim.actors else None)
        if side and claim.date:
            groups[side, act_of(claim), claim.date.start[:10]].append(claim)
    return [
        SetAside(
            about=about_deed(claims),
            articles=context.in_order({c.evidence.article for c in claims}),
            values=tuple(dict.fromkeys(f"{c.actors[0]} ({c.holder})" if c.holder else c.actors[0] for c in claims)),
            why="several lay it to one side and nobody denies it",
        )
        for claims in groups.values()
        if len({c.holder for c in claims}) > 1
    ]
