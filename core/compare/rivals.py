"""Two voices side by side in one article, each with its own account: what no other rule has found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from core.compare.attribution import attribution
from core.compare.context import Context
from core.compare.counts import counts
from core.compare.drafts import Draft, Stand
from core.compare.outcomes import outcomes
from core.compare.severity import stakes_of_count, stakes_of_kind
from core.compare.wording import whether, who_by_words
from core.extract.claiming.marks import marks_of_words, weight
from core.model import Claim, SetAside
from core.resolve.scopes import near

_KINDS = (counts, attribution, outcomes)
_DAY = len("2025-06-02")
_LONGEST = 90
_ABOUT: dict[str, Callable[[str], str]] = {
    "count": lambda words: f"How many: {words}",
    "attribution": who_by_words,
    "outcome": whether,
}
_MOST_POSITIONS = 4
_DAYS = 3
_ALIKE = 1.0
"""Weight of the words that two tellings of one count have in common."""


def rivals(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The accounts of one thing of which no other disagreement has both; those that share one make one row."""
    rows: list[list[Claim]] = []
    for claims in _chains(context):
        fresh = [pair for pair in claims if not _known(*pair, context)]
        told = list({(c.evidence.start, c.value): c for pair in fresh for c in pair}.values())
        if not told:
            continue
        home = next((row for row in rows if _one_count(row[0], told[0])), None)
        if home is None:
            rows.append(told)
        elif len({c.value for c in (*home, *told)}) <= _MOST_POSITIONS:
            home.extend(told)
    return [_draft(told) for told in rows if len({c.value for c in told}) <= _MOST_POSITIONS], []


def _one_count(a: Claim, b: Claim) -> bool:
    """Whether two articles begin their quarrel over a number with the same one, of the same thing on the same day."""
    if a.kind != "count" or b.kind != "count" or a.value != b.value or a.evidence.article == b.evidence.article:
        return False
    first, second = (c.date.start[:_DAY] if c.date else None for c in (a, b))
    if not near(first, second):
        return False
    return weight(marks_of_words(a.about, ()), marks_of_words(b.about, ())) >= _ALIKE


def _chains(context: Context) -> Iterator[list[tuple[Claim, Claim]]]:
    """The pairs of each article, together where one account is in both and they are of one kind."""
    for extraction in context.originals:
        pairs: dict[str, list[Claim]] = defaultdict(list)
        for claim in extraction.claims:
            if claim.rule == "rival":
                pairs[claim.topic].append(claim)
        last: list[tuple[Claim, Claim]] = []
        told = (pair for claims in pairs.values() for pair in zip(claims[::2], claims[1::2], strict=True))
        for early, late in told:
            if last and last[-1][1].evidence == early.evidence and last[-1][1].kind == early.kind == "count":
                last.append((early, late))
                continue
            if last:
                yield last
            last = [(early, late)]
        if last:
            yield last


def _known(a: Claim, b: Claim, context: Context) -> bool:
    """Whether two stands of one disagreement are made of these words, or one voice denies the deed elsewhere too."""
    found: list[Draft] = context.once(_found).get(a.evidence.article, [])
    if any(_has_both(a, b, draft, context) for draft in found):
        return True
    if a.kind != "attribution":
        return False
    return any(_one_quarrel(a, b, draft, context) for draft in context.once(attribution)[0])


def _found(context: Context) -> dict[str, list[Draft]]:
    """By article: the disagreements that are told already; what a reprint has counts as its original's."""
    found: dict[str, list[Draft]] = defaultdict(list)
    for kind in _KINDS:
        for draft in context.once(kind)[0]:
            for article in {context.origin(e.article) for stand in draft.stands for e in stand.evidence}:
                found[article].append(draft)
    return found


def _has_both(a: Claim, b: Claim, draft: Draft, context: Context) -> bool:
    """Two stands of the disagreement have words of these accounts, one of each."""
    mine = [n for n, stand in enumerate(draft.stands) if _over(a, stand, context)]
    yours = [n for n, stand in enumerate(draft.stands) if _over(b, stand, context)]
    return bool(mine and yours) and len({*mine, *yours}) > 1


def _over(claim: Claim, stand: Stand, context: Context) -> bool:
    """Whether the stand is made of the claim's words, or of the same ones in a reprint."""
    here = claim.evidence
    for there in stand.evidence:
        if there.article == here.article:
            if there.start < here.end and here.start < there.end:
                return True
        elif context.origin(there.article) == here.article and (there.quote in here.quote or here.quote in there.quote):
            return True
    return False


def _one_quarrel(a: Claim, b: Claim, draft: Draft, context: Context) -> bool:
    """The same two voices on the deed of the same day, in other words."""
    sides = [{context.side(h) for h in stand.holders} - {None} for stand in draft.stands]
    mine = context.side(a.holder), context.side(b.holder)
    if mine[1] is None or not any(mine[1] in held for held in sides):
        return False
    day = a.date.start[:_DAY] if a.date else None
    if draft.date is not None and day is not None and not near(draft.date[:_DAY], day, _DAYS):
        return False
    return any(mine[0] in held for held in sides) or any(context.side(stand.value) == mine[1] for stand in draft.stands)


def _draft(told: list[Claim]) -> Draft:
    stands: dict[str, Stand] = {}
    for claim in told:
        stand = stands.setdefault(claim.value, Stand(claim.value))
        stand.add(claim.holder, claim.evidence.article, claim.evidence)
    first, last = told[0], told[-1]
    day = first.date.start[:_DAY] if first.date and len(first.date.start) >= _DAY else None
    stakes = stakes_of_count("person", "held") if first.kind == "count" else stakes_of_kind(first.kind)
    return Draft(
        kind=first.kind,
        about=_ABOUT[first.kind](first.about[:_LONGEST]),
        date=day,
        stands=list(stands.values()),
        why=f"{first.holder or 'One account'} and {last.holder} tell it differently, one right behind the other.",
        certainty=0.6,
        gap=0.7,
        stakes=stakes,
    )
