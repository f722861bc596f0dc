"""People in somebody's hands, and bodies: what they are called, and whether they are free or given back yet."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from core.extract.document import Document, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.passage import Passage
from core.extract.predicate import Predicate
from core.extract.recounted import leading

_DEMANDS = frozenset(
    """unless until demand demands demanded demanding insists insisted refuses refused refusing urge urges urged urging
    asks asked appealed promise promised promises pledge pledged pledges""".split()
)
"""A release that is asked for, waited for or promised: they are still held."""
_HANDED = frozenset(
    """hand handed handing returned return returning exchange exchanged swap swapped repatriated repatriate transfer
    transferred delivered over back receive received give given""".split()
)
_CUSTODY_WORDS = {
    **dict.fromkeys(("hostage", "hostages", "abductees"), "hostage"),
    **dict.fromkeys(
        (
            "prisoner",
            "prisoners",
            "detainee",
            "detainees",
            "pow",
            "pows",
            "inmates",
            "prison",
            "prisons",
            "jail",
            "jails",
        ),
        "prisoner",
    ),
}
_MORGUE = frozenset("morgue morgues buried burial burials bury".split())
_JAIL = frozenset("prison prisons jail jails custody".split())
CUSTODY = ("held", "released", "returned", "exchanged", "captured")


def in_custody(passage: Passage, sentence: Sentence) -> bool:
    """Whether the sentence or the figure before it speaks of people in custody."""
    told = passage.near(sentence)
    return not sentence.words.isdisjoint(_CUSTODY_WORDS) or (told is not None and told.predicate.action in CUSTODY)


_BODIES = frozenset("body bodies remains corpses coffins".split())


def people_in_hands(document: Document, passage: Passage, sentence: Sentence, predicate: Predicate) -> str | None:
    """What the people are called of whom a verb says that they are held, freed or swapped: "we still hold some
    thirty"; None where bodies are told of."""
    before = leading(passage, sentence)
    if (before is not None and before.phrase.object == "body") or not _BODIES.isdisjoint(sentence.words):
        return None
    told = predicate.rule.startswith(("object of", "subject of"))
    in_hands = told and predicate.action in ("held", "released", "exchanged", "returned") and not comes_home(predicate)
    return _custody_word(document, sentence, near=True) if in_hands else None


def is_caught(predicate: Predicate) -> bool:
    """ "A few had been caught": who is taken are people where nothing else is named."""
    return predicate.action == "captured" and predicate.verb is not None and predicate.verb.voice == "passive"


def comes_home(predicate: Predicate) -> bool:
    """Who comes home or goes back by himself: "About 600 have come back"."""
    hit = predicate.verb
    return (
        predicate.action == "returned"
        and predicate.subject
        and hit is not None
        and hit.voice == "active"
        and (hit.entry.role == "sufferer" or hit.entry.base == "return")
    )


def of_bodies(tokens: list[Token], phrase: Counted) -> bool:
    """ "the bodies of 3,000 soldiers"."""
    first = phrase.quantity.first
    before = [t.low for t in tokens[max(0, first - 4) : first]]
    return "of" in before[-2:] and any(w in ("bodies", "remains", "body", "corpses") for w in before)


_FOUND = frozenset(("receive", "recover", "retrieve", "exhume", "unearth", "dig"))
_WARDS = frozenset(
    "hospital hospitals morgue morgues mortuary clinic clinics medicine forensic forensics medics doctors".split()
)
"""Where bodies are received that nobody gives back."""


def settle_bodies(tokens: list[Token], phrase: Counted, predicate: Predicate) -> None:
    """A body is one handed over, exchanged or recovered; bodies in morgues or buried are people killed (annotation
    guide)."""
    if of_bodies(tokens, phrase):
        phrase.object = "body"
        if phrase.action is None and predicate.action in ("killed", "held"):
            predicate.action = "returned" if any(t.low in _HANDED for t in tokens) else "killed"
    if phrase.object != "body":
        return
    if any(t.low in _MORGUE for t in tokens):
        phrase.object = "person"
    found = predicate.verb is not None and predicate.verb.entry.base in _FOUND
    if (
        found
        and predicate.verb is not None
        and predicate.verb.voice == "active"
        and not any(t.low in _WARDS for t in tokens)
    ):
        predicate.action = "returned"
        return
    if predicate.action in ("released", "held"):
        predicate.action = "returned"
    if found or phrase.object == "person" or predicate.action not in ("returned", "exchanged"):
        predicate.action = "killed"


def settle_custody(document: Document, sentence: Sentence, phrase: Counted, predicate: Predicate) -> None:
    """People who are freed, swapped or held are prisoners or hostages, as the passage calls them."""
    if predicate.action not in ("released", "exchanged", "held", "returned", "detained"):
        return
    if phrase.noun == "captive":
        governments = phrase.owner is not None and phrase.owner.kind == "org"
        phrase.object = "prisoner" if governments else "hostage"
    if phrase.object not in ("person", "civilian", "prisoner"):
        return
    tokens = sentence.tokens
    before = {t.low for t in tokens[max(0, phrase.quantity.first - 9) : phrase.quantity.first]}
    asked = bool(before & _DEMANDS) and _ahead(tokens, predicate)
    if predicate.action in ("released", "returned") and (asked or _not_yet(tokens, predicate)):
        predicate.action = "held"
    if predicate.action == "detained":
        if not any(t.low in _JAIL for t in tokens[phrase.last + 1 : phrase.last + 5]):
            return
        predicate.action = "held"
    called = _custody_word(document, sentence, near=comes_home(predicate)) if phrase.object != "prisoner" else None
    if called == "hostage" and sentence.words.isdisjoint(("hostage", "hostages", "captives")) and _in_return(sentence):
        called = "prisoner"
    if called and not (phrase.object == "civilian" and called == "prisoner"):
        phrase.object = called
    if phrase.object == "prisoner" and comes_home(predicate):
        predicate.action = "released"


def _in_return(sentence: Sentence) -> bool:
    """ "In return 183 Palestinians were set free": those let go for hostages."""
    return any(a == "in" and b in ("return", "exchange") for a, b in pairwise(sentence.lows))


def _ahead(tokens: list[Token], predicate: Predicate) -> bool:
    """ "to free 200", "would be freed", "frees 26", "the release of 90": none of it has happened."""
    hit = predicate.verb
    if hit is None:
        return True
    before = [t.low for t in tokens[max(0, hit.index - 2) : hit.index]]
    return not hit.entry.past or tokens[hit.index].low == hit.entry.base or bool({"be", "to", "will"} & set(before))


def _not_yet(tokens: list[Token], predicate: Predicate) -> bool:
    """ "have yet to be returned", "has not been released": still held."""
    if predicate.verb is None:
        return False
    before = [t.low for t in tokens[max(0, predicate.verb.index - 4) : predicate.verb.index]]
    return "yet" in before or "not" in before or "never" in before


def _custody_word(document: Document, sentence: Sentence, near: bool = False) -> str | None:
    """ "hostage" or "prisoner", whichever the sentence, else one of the three before it, uses; else, but where `near`
    is asked, the article."""
    for index in range(sentence.index, max(-1, sentence.index - 4), -1):
        for token in document.sentences[index].tokens:
            if token.low in _CUSTODY_WORDS:
                return _CUSTODY_WORDS[token.low]
    if near:
        return None
    return _usual_custody_word(document)


@lru_cache(maxsize=1)
def _usual_custody_word(document: Document) -> str | None:
    """The one that the article uses most; remembered for the article at hand, since every count may ask."""
    words = Counter(_CUSTODY_WORDS[t.low] for s in document.sentences for t in s.tokens if t.low in _CUSTODY_WORDS)
    return words.most_common(1)[0][0] if words else None
