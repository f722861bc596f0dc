"""Whether what a clause tells happened, is to happen, was called off, or is only wished for."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from core.extract.document import Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.common_nouns import kinds_of_nouns
from core.extract.events.hits import Hit, auxiliary_before
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables
from core.lexicon import compiled

Told = Literal["occurred", "planned", "cancelled", "unreal"]

_MODAL_PLANNED = frozenset("will would shall 'll must".split())
_MODAL_UNREAL = frozenset("could may might can should".split())
_CALLED_OFF = frozenset(("talks", "summit", "call", "visit", "arrival", "exchange", "ceasefire"))
_MEANWHILE = frozenset("during at after before".split())
"""Under these a meeting is where or when something else was called off."""
_ASKED = frozenset(
    "orders order instructions warrants asked ask asks urged urges urge pressed begged implored appealed appeals "
    "petitioned".split()
)
_TRIED = frozenset("tried trying attempted attempting sought".split())
"""An act of war that was tried is one: "tried to storm the jetty"."""
_AT_TALKS = frozenset("at in during after".split())
_NEAR = 4
"""Words before a noun in which a "no" denies it."""
_WISHED = 8
"""Tokens from a verb of asking to the "to" of what is asked."""
_DEMANDS = frozenset(
    "demand demands demanded insist insists insisted ask asks asked recommend recommended recommends propose proposes "
    "proposed suggest suggests suggested urge urges urged".split()
)
_DAY = 3
"""Words from "proposed" to its "that", among which its day may stand."""
_ADVERBS = frozenset("also still not never then just later again all both only already now be have been being".split())


def status_of(sentence: Sentence, clauses: Clauses, hit: Hit) -> Told:
    """What the words around a trigger say of it; the date has its say elsewhere."""
    cues = tables().cues
    clause = clauses.ids[hit.index]
    if hit.entry.rule.planned:
        return "planned"
    words = clauses.tokens[clause]
    told = clauses.words[clause]
    if hit.reading == "noun":
        for other, at in clauses.antecedent.items():
            if 0 <= at - hit.last <= 10 and other in clauses.tokens:
                words = sorted([*words, *clauses.tokens[other]], key=lambda t: t.index)
                told = told | clauses.words[other]
    aside = hit.reading == "noun" and preposition_before(sentence.tokens, hit.index) in _MEANWHILE
    done = hit.reading == "active" and hit.entry.rule.type not in _CALLED_OFF
    if (told & _phrase_words() and not aside and _phrase(words, told, hit.index)) or (
        told & cues["cancelled"] and not done and hit.entry.base not in cues["cancelled"]
    ):
        return "cancelled"
    if hit.reading == "noun":
        return "unreal" if _demanded(sentence.tokens, hit.index) else _noun_status(words, hit)
    return _verb_status(sentence.tokens, hit)


@compiled
def _phrase_words() -> frozenset[str]:
    """The last words of the phrases of calling off: a clause without any of them holds none."""
    return frozenset(phrase[-1] for phrase in tables().cancelled_phrases)


def _phrase(words: list[Token], told: frozenset[str], trigger: int) -> bool:
    """A phrase of calling off stands there, and is not the trigger itself: "French troops pulled out of Gossi"."""
    lows = [t.low for t in words]
    for phrase in tables().cancelled_phrases:
        if told.issuperset(phrase):
            size = len(phrase)
            if any(
                tuple(lows[i : i + size]) == phrase
                for i, low in enumerate(lows)
                if low == phrase[0] and words[i].index != trigger
            ):
                return True
    return False


@compiled
def _planned_words() -> frozenset[str]:
    """Words beside a noun by which it lies ahead."""
    return tables().cues["planned"] - {"to", "about", "ready"}


def _noun_status(words: list[Token], hit: Hit) -> Told:
    cues = tables().cues
    before = [_word(t) for t in words if t.index < hit.index]
    near = before[-6:]
    if len(before) > 1 and before[-1] in ("a", "an", "the") and before[-2] in ("called", "calls", "call"):
        return "planned"
    if not cues["conditional"].isdisjoint(near) or _denied(near[-_NEAR:], cues["negative"]):
        return "unreal"
    after = [_word(t) for t in words if t.index > hit.last][:12]
    if not _MODAL_UNREAL.isdisjoint(after[:6]):
        return "unreal"
    said = [w for before, w in pairwise(("", *near, "", *after)) if before != "as"]
    if not _planned_words().isdisjoint(said):
        return "planned"
    for place, word in enumerate(after[:-1]):
        if (word == "to" and place and after[place - 1] in ("is", "are", "was", "were")) or (
            word == "to" and after[place + 1] == "be"
        ):
            return "planned"
    return "occurred"


def _denied(near: list[str], negative: frozenset[str]) -> bool:
    """A "no" stands before the noun, and is not that of another: "no headway at the talks"."""
    last = max((n for n, word in enumerate(near) if word in negative), default=-1)
    return last >= 0 and _AT_TALKS.isdisjoint(near[last + 1 :])


def _word(token: Token) -> str:
    """The word in lower case; the month of May is none."""
    return "" if token.text == "May" else token.low


def _verb_status(tokens: list[Token], hit: Hit) -> Told:
    place = hit.index - 1
    negative = False
    while place >= 0:
        low = tokens[place].low
        if low in ("not", "never", "n't"):
            negative = True
        if low in _ADVERBS or low.endswith("ly") or low == "n't":
            place -= 1
            continue
        break
    if place < 0:
        return "unreal" if negative else "occurred"
    if "base" in hit.entry.forms and "past" not in hit.entry.forms and _demanded(tokens, place):
        return "unreal"
    low = _word(tokens[place])
    if low in _MODAL_UNREAL:
        return "unreal"
    if low in _MODAL_PLANNED:
        if negative:
            return "cancelled" if hit.entry.rule.type in _CALLED_OFF else "unreal"
        return "planned"
    if negative or low in ("no", "nor", "without"):
        return "unreal"
    if low in ("did", "does", "do"):
        return "occurred"
    if low == "to":
        done = "have" in (
            t.low for t in tokens[place + 1 : hit.index]
        )  # "claims to have shot down", "said to have met"
        if hit.entry.rule.type == "attack" and place and tokens[place - 1].low in _TRIED:
            return "unreal" if negative else "occurred"
        return "occurred" if done and not negative else _infinitive(tokens, place)
    if low == "if" or low == "unless":
        return "unreal"
    helper = auxiliary_before(tokens, hit.index)
    if helper is not None and helper and tokens[helper].low in ("be", "been") and tokens[helper - 1].low == "to":
        return _infinitive(tokens, helper - 1)
    return "occurred"


def _demanded(tokens: list[Token], place: int) -> bool:
    """ "demand that they stop at once, release all captives": a bare verb behind such a "that" is only wanted."""
    lows = [token.low for token in tokens[: place + 1]]
    return "that" in lows and any(
        low == "that" and not _DEMANDS.isdisjoint(lows[max(0, at - _DAY) : at]) for at, low in enumerate(lows)
    )


def _headline(tokens: list[Token], place: int) -> bool:
    """ "UN envoy to see Abdulsalam in Muscat": who is to do it stands right before the "to", and nothing has a verb."""
    if not place or (tokens[place - 1].mention is None and tokens[place - 1].low not in kinds_of_nouns()):
        return False
    finite = tables().finite
    return not any((t.low in finite and t.mention is None) or t.low == ":" for t in tokens[:place])


def _infinitive(tokens: list[Token], place: int) -> Told:
    """The verb after a "to" at `place`: set to be, wished for, or the purpose of something done."""
    cues = tables().cues
    if _headline(tokens, place):
        return "planned"
    if any(t.low in _ASKED for t in tokens[max(0, place - _WISHED) : place]):
        return "unreal"
    governor = ""
    for index in range(place - 1, max(place - 4, -1), -1):
        low = tokens[index].low
        if low in ("not", "also", "then", "still", "currently", "soon", "now"):
            continue
        governor = low
        break
    if governor in (
        "is",
        "are",
        "was",
        "were",
        "due",
        "set",
        "expected",
        "scheduled",
        "slated",
        "going",
        "likely",
        "ready",
        "about",
        "poised",
    ):
        return "planned"
    if governor in (
        "plans",
        "plan",
        "planned",
        "planning",
        "intends",
        "intend",
        "prepare",
        "prepared",
        "preparing",
        "vowed",
        "pledged",
        "promised",
    ):
        return "planned"
    if governor in cues["conditional"] or governor in (
        "want",
        "wants",
        "wanted",
        "asked",
        "ordered",
        "ready",
        "refused",
        "failed",
        "declined",
        "trying",
        "tried",
        "try",
        "need",
        "needs",
        "able",
        "urging",
        "threatened",
        "threatens",
    ):
        return "unreal"
    return "planned" if tokens[place + 1 : place + 2] and governor and governor.endswith("day") else "unreal"
