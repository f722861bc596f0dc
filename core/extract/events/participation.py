"""Whether those whom a rule asks for take part, and how far the telling then holds."""

from __future__ import annotations

from core.extract.document import Sentence
from core.extract.events.actors import sides_of
from core.extract.events.cast import Cast
from core.extract.events.clauses import Clauses
from core.extract.events.conditions import REACH, Fit
from core.extract.events.hits import Hit
from core.extract.events.meetings import meeting_fit
from core.extract.events.tables import tables

_PARTIES = frozenset(
    "representatives leaders delegations ministers sides parties teams negotiators envoys presidents "
    "groups diplomats officials".split()
)
_WITHIN = 8
"""Tokens from a gerund of war to the place that it is done to."""
_GERUND_AFTER = frozenset("in of for by from about without against on before after since to".split())
_ASPECTS = frozenset("kept keep keeps continued continues began begins begun started starts resumed resumes".split())
"""Verbs of how an act of war goes on: "tanks kept firing"."""
_TWO = frozenset(("two", "both"))
_COUNTERPARTS = frozenset(("counterpart", "counterparts"))
_BE = frozenset("is are was were be been being".split())


def fit(sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast) -> Fit:
    """Whether those whom the rule asks for take part, where `words_fit` holds."""
    rule = hit.entry.rule
    tokens = sentence.tokens
    passive = hit.reading == "passive"
    subject, target = (cast.object, cast.subject) if passive else (cast.subject, cast.object)
    if hit.reading == "active" and "ing" in hit.entry.forms and not subject and cast.object & {"person", "office"}:
        subject = cast.object
    if (
        rule.subject
        and (hit.reading != "noun" or rule.planned)
        and not passive
        and not (subject & rule.subject or "none" in rule.subject)
    ):
        return Fit.NO
    if passive and rule.active:
        return Fit.NO
    if rule.object and not target & rule.object and "none" not in rule.object:
        return Fit.NO
    if rule.two and not _two(sentence, hit, cast):
        return Fit.NO
    if rule.type == "attack" and _denied(sentence, hit):
        return Fit.SUPPORT
    if rule.held is not None and hit.reading == "noun":
        return meeting_fit(sentence, clauses, hit)
    if (
        "ing" in hit.entry.forms
        and hit.index
        and not (rule.type == "attack" and (tokens[hit.index - 1].low in _ASPECTS or _means(sentence, hit)))
        and not (hit.entry.base == "sign" and tokens[hit.index - 1].low in ("by", "in"))
        and (
            tokens[hit.index - 1].low in _GERUND_AFTER
            or (tokens[hit.index - 1].low in tables().finite and tokens[hit.index - 1].low not in _BE)
        )
    ):
        return Fit.SUPPORT
    return Fit.EVENT


def _means(sentence: Sentence, hit: Hit) -> bool:
    """ "broke the truce by firing on the village of Chorku": an act of war told as the means, at a place of its own."""
    tokens = sentence.tokens
    if tokens[hit.index - 1].low != "by" or hit.entry.rule.weak:
        return False
    return any(m.kind == "place" and 0 < m.first - hit.last < _WITHIN for m in sentence.mentions)


def _denied(sentence: Sentence, hit: Hit) -> bool:
    """ "Claims that Jermuk was shelled are groundless", "denied that it had bombed": told only to be denied."""
    cues, tokens = tables().cues, sentence.tokens
    if sentence.words.isdisjoint(cues["denial"]):
        return False
    for place in range(hit.index - 1, 0, -1):
        low = tokens[place].low
        if low in ("that", "of") and tokens[place - 1].low in cues["alleged"]:
            return any(t.low in cues["denial"] for t in tokens)
        if (
            low in cues["denial"]
            and hit.index - place < REACH
            and (any(t.low == "that" for t in tokens[place + 1 : place + 5]) or place == hit.index - 1)
        ):
            return True
    return False


def _two(sentence: Sentence, hit: Hit, cast: Cast) -> bool:
    names = {*sides_of(cast.everyone), *(m.name for m in cast.everyone if m.kind == "person")}
    sided = any(m.side or m.kind == "side" for m in cast.everyone)
    roles = (
        len(names) == 1
        and sided
        and bool(
            (cast.subject & {"office", "team"} and cast.object & {"person", "side", "org"})
            or (cast.subject & {"person"} and cast.object & {"office", "team"})
        )
    )
    if "cabinet" in cast.subject:
        return True
    if not _TWO.isdisjoint(sentence.lows[max(0, hit.index - 4) : hit.index]):
        return True
    again = sentence.lows[hit.last + 1 : hit.last + 2] == ["again"]
    if not _COUNTERPARTS.isdisjoint(sentence.lows[hit.last + 1 :]):
        return True
    return len(names) > 1 or roles or again or not _PARTIES.isdisjoint(sentence.lows[: hit.index])
