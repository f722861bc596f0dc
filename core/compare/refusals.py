"""What one voice tells and another denies in the same words: "21 posts were captured" against "no post was taken"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from core.compare.attribution import attribution
from core.compare.context import Context
from core.compare.counts import of_nobody
from core.compare.deed_marks import own_detail
from core.compare.drafts import Draft, Stand
from core.compare.meetings import meetings
from core.compare.outcomes import outcomes
from core.compare.passages import overlap
from core.compare.rivals import rivals
from core.compare.severity import stakes_of_kind
from core.compare.wording import whether, who_by_words
from core.extract.claiming.marks import Marks, marks_of_words, refusal_words, weight
from core.extract.dates.calendar import days_around
from core.lexicon.sides import side_of
from core.model import Claim, Evidence, SetAside
from core.resolve.places import place_relation

_DAY = len("2025-06-02")
_ENOUGH = 2.5
"""Weight of the words that two articles must have in common."""
_SAMPLE = 40
"""Tellings of one day and deed that are set beside a denial."""
_TELLERS = 6
_WORDS = 14
_LEAD, _LEAST = 5, 6
"""Words before the first one in common that a telling begins with at most, and words that it has at least."""
_SAYING = frozenset(("said", "says", "say", "reported", "reports", "claimed", "claims", "announced"))
_ARTICLES = frozenset(("the", "a", "an"))
_NAMED = 2
"""Words at the head of a telling in which its doer is named."""
_MARKS = ".,;:'’\"“”"
_OTHERS: tuple[Callable[[Context], tuple[list[Draft], list[SetAside]]], ...] = (
    attribution,
    outcomes,
    meetings,
    of_nobody,
    rivals,
)


class _Telling(NamedTuple):
    article: str
    holder: str | None
    evidence: Evidence
    place: str | None
    words: str


def refusals(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The tellings that another voice denies in much the same words, and that no other rule has found."""
    used = _used(context)
    told: dict[tuple[str, str], Claim] = {}
    denials: list[Claim] = []
    answers: dict[str, list[Claim]] = defaultdict(list)
    for extraction in context.originals:
        for claim in extraction.claims:
            if claim.rule == "told":
                told[claim.evidence.article, claim.topic] = claim
            elif claim.rule.startswith("refused/"):
                denials.append(claim)
            elif claim.rule.startswith("answered/"):
                answers[claim.evidence.article].append(claim)
    denials = [d for d in denials if not _told_already(d.evidence, used)]
    if not denials:
        return [], []
    days = _Days(context)
    drafts: list[Draft] = []
    for denial in denials:
        own = told.get((denial.evidence.article, denial.topic))
        told_by_somebody = own is not None and (own.holder is not None or denial.rule != "refused/false")
        tellers = [_of_claim(own)] if own is not None and told_by_somebody else []
        if denial.rule in ("refused/none", "refused/did not", "refused/denied", "refused/false"):
            tellers += _elsewhere(denial, days, context)
        if tellers and not _told_already(tellers[0].evidence, used):
            drafts.append(_draft(denial, tellers, _own_account(denial, answers[denial.evidence.article]), context))
            used[tellers[0].article].append(tellers[0].evidence)
    return drafts, []


def _used(context: Context) -> dict[str, list[Evidence]]:
    """By article: the words of which another rule has made a disagreement already."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for kind in _OTHERS:
        for draft in context.once(kind)[0]:
            for stand in draft.stands:
                for evidence in stand.evidence:
                    found[evidence.article].append(evidence)
    return found


def _told_already(words: Evidence, used: dict[str, list[Evidence]]) -> bool:
    return any(overlap(e, words) for e in used.get(words.article, ()))


def _marks(evidence: Evidence, context: Context) -> Marks:
    """What the words are about."""
    return marks_of_words(evidence.quote, context.names_in(evidence.article, evidence.start, evidence.end))


def _of_claim(claim: Claim) -> _Telling:
    words = claim.value.removesuffix(f"({claim.holder})").strip()
    return _Telling(claim.evidence.article, claim.holder, claim.evidence, claim.place, words)


class _Days:
    """What each article tells of a day, in claims, events and counts; marks are made when a denial asks for them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._told: dict[str, list[_Telling]] = defaultdict(list)
        self._marked: dict[str, dict[str, list[tuple[_Telling, Marks]]]] = {}
        seen: set[tuple[str, int]] = set()
        for day, told in _tellings(context):
            key = (told.article, told.evidence.start)
            if day and len(day) >= _DAY and key not in seen:
                seen.add(key)
                self._told[day[:_DAY]].append(told)

    def of(self, day: str, deed: str) -> list[tuple[_Telling, Marks]]:
        """The first tellings of a deed of the class, with their marks."""
        if day not in self._marked:
            deeds: dict[str, list[tuple[_Telling, Marks]]] = defaultdict(list)
            for told in self._told.get(day, ()):
                marks = _marks(told.evidence, self._context)
                for found in marks & refusal_words().deeds:
                    if len(deeds[found]) < _SAMPLE:
                        deeds[found].append((told, marks))
            self._marked[day] = deeds
        return self._marked[day].get(deed, [])


def _tellings(context: Context) -> Iterator[tuple[str | None, _Telling]]:
    """Everything that is told of some day, with the day."""
    for extraction in context.originals:
        for claim in extraction.claims:
            if claim.kind in ("outcome", "attribution") and not claim.denies and claim.date:
                yield claim.date.start, _of_claim(claim)
    for figure in sorted(context.dossier.figures, key=lambda f: (context.rank(f.article), f.start)):
        if figure.date and not figure.background and context.origin(figure.article) == figure.article:
            words = context.sentence(figure)
            yield figure.date.start, _Telling(figure.article, figure.speaker, words, figure.place, "")
    for extraction in context.originals:
        for event in extraction.events:
            if event.date and event.evidence and event.status == "occurred" and not event.background:
                words = event.evidence[0]
                yield event.date.start, _Telling(words.article, None, words, event.place, "")


def _elsewhere(denial: Claim, days: _Days, context: Context) -> list[_Telling]:
    """What other articles tell of the day that the denial denies, most like it first."""
    said = _marks(denial.evidence, context)
    deeds = said & refusal_words().deeds
    day = denial.date.start if denial.date else None
    if not deeds or day is None or len(day) < _DAY:
        return []
    clause = marks_of_words(denial.value, [])
    found: dict[tuple[str, int], tuple[float, _Telling]] = {}
    for other in days_around(day[:_DAY]):
        for deed in sorted(deeds & clause or deeds):
            for told, marks in days.of(other, deed):
                shared = weight(said, marks)
                near_by = other == day[:_DAY] or own_detail(said & marks)
                if near_by and shared >= _ENOUGH and _rivals(denial, told, context):
                    found[told.article, told.evidence.start] = (shared, told)
    order = sorted(found.values(), key=lambda row: (-row[0], context.rank(row[1].article), row[1].evidence.start))
    return [told for _, told in order[:_TELLERS]]


def _rivals(denial: Claim, told: _Telling, context: Context) -> bool:
    """Two articles, two voices, places that may be one, and no denial on the other side as well."""
    if context.origin(told.article) == context.origin(denial.evidence.article):
        return False
    if context.voices.same(denial.holder, told.holder):
        return False
    mine, yours = context.side(denial.holder), context.side(told.holder)
    if mine is not None and mine == yours:
        return False
    if denial.place and told.place and place_relation(denial.place, told.place) == "apart":
        return False
    return not _negated(told.evidence.quote)


def _negated(quote: str) -> bool:
    lows = {word.strip(".,;:\"'“”").lower() for word in quote.split()}
    return bool(lows & {"no", "not", "never", "none", "nothing", "denied", "denies", "rejected", "rejects", "neither"})


def _own_account(denial: Claim, answers: list[Claim]) -> str:
    """What is denied, or whose deed it was by the denier, where the same words tell that."""
    here = denial.evidence
    told = (c for c in answers if c.evidence.start < here.end and here.start < c.evidence.end)
    return next((c.value.removesuffix(f"({c.holder})").strip() for c in told), denial.value)


def _draft(denial: Claim, tellers: list[_Telling], answer: str, context: Context) -> Draft:
    first = tellers[0]
    side = _accused(denial) if denial.kind == "attribution" else None
    words = first.words or _brief(first, denial)
    named = side is not None and _names(side, first, context)
    told = Stand(side if side is not None and named and not _does(side, words) else words)
    for teller in tellers:
        told.add(teller.holder, teller.article, teller.evidence)
    denied = Stand(answer)
    denied.add(denial.holder, denial.evidence.article, denial.evidence)
    voice = denial.holder or "another source"
    return Draft(
        kind=denial.kind,
        about=who_by_words(words) if side else whether(words),
        date=denial.date.start[:_DAY] if denial.date and len(denial.date.start) >= _DAY else None,
        stands=[told, denied],
        why=f"One tells it, and {voice} denies it: {denied.value}.",
        certainty=0.6,
        gap=0.8,
        stakes=stakes_of_kind(denial.kind),
    )


def _does(side: str, words: str) -> bool:
    """Whether the words begin with the accused and what he did: "Ethiopian forces fired the shells"."""
    first = words.split()[:_NAMED]
    return len(words.split()) > _NAMED and any(side_of(word.strip(_MARKS)) == side for word in first)


def _names(side: str, told: _Telling, context: Context) -> bool:
    """Whether the telling itself names the side."""
    here = context.names_in(told.article, told.evidence.start, told.evidence.end)
    words = (word.strip(_MARKS) for word in told.evidence.quote.split() if word[0].isupper())
    return any(side in (name.name, name.side) for name in here) or any(side_of(word) == side for word in words)


def _accused(denial: Claim) -> str | None:
    """Whose deed is denied: the denier's own side's, else that of the side which the denial names first."""
    own = side_of(denial.holder)
    return own or (denial.actors[0] if denial.rule == "refused/denied" and denial.actors else None)


def _brief(told: _Telling, denial: Claim) -> str:
    """The words of a telling round what it shares with the denial, within the marks that stand about them."""
    words = told.evidence.quote.split()
    shared = marks_of_words(denial.evidence.quote, ())
    places = [n for n, word in enumerate(words) if marks_of_words(word, ()) & shared] or [0]
    first = places[0]
    while first > 0 and places[0] - first < _LEAD and words[first - 1][-1] not in _MARKS:
        if words[first - 1].lower() in refusal_words().little and words[first - 1].lower() not in _ARTICLES:
            break
        first -= 1
    said = next(
        (n for n in range(first, min(first + _LEAST, len(words) - _LEAST)) if words[n].lower() in _SAYING), None
    )
    first = first if said is None else said + 1 + (words[said + 1].lower() == "that")
    last = min(max(places[-1] + 1, first + _LEAST), first + _WORDS, len(words)) - 1
    while last + 1 < len(words) and last - first + 1 < _WORDS and words[last][-1] not in _MARKS:
        last += 1
    while last > first and words[last].lower() in refusal_words().little:
        last -= 1
    return " ".join(words[first : last + 1]).strip(_MARKS)
