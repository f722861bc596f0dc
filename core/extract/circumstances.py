"""What the words around a toll say of its doer and its day: strangers, the enemy, "so far", "on its side"."""

from __future__ import annotations

from core.extract.document import Mention, Sentence
from core.extract.noun_phrases import Counted
from core.extract.passage import ATTACK_WORDS
from core.extract.predicate import Predicate
from core.extract.shooters import clause_of, side_of
from core.extract.voice import VerbHit

_STRANGERS = frozenset(
    """gunmen militants attackers assailants bandits unidentified unknown
    gunman attacker bomber insurgents armed masked raiders robbers tribesmen herders mob crowd""".split()
)
_UNTIL = frozenset((("as", "of"), ("so", "far"), ("to", "date"), ("up", "to"), ("until", "now")))
_COUNTED_UNTIL = frozenset((*(first for first, _ in _UNTIL), "by", "until"))
_LONG_AGO = frozenset(
    """war conflict fighting invasion start beginning outbreak uprising coup offensive hostilities campaign year
    ceasefire cease-fire truce accord escalation crisis
    january february march april may june july august september october november december""".split()
)
"""What follows "since" where a toll runs from the beginning of a war, not from the last strike."""


_RUNNING = frozenset(("overall", "altogether", "since"))


_WARS = frozenset("war conflict fighting insurgency hostilities rebellion uprising invasion".split())
"""What counts its dead over months: "since fighting broke out on 15 April"."""
_HAS = frozenset(("has", "have", "had"))
_TOOK = frozenset("killed cost left claimed displaced uprooted forced driven taken".split())
_EARLY = 4
"""The word for the war is the subject: so many words from the beginning of its clause."""


def running_total(sentence: Sentence, phrase: Counted) -> bool:
    """ "since October 2023", "overall": a toll that grows, not that of one attack."""
    told = sentence.places_of(_RUNNING)
    of_war = not sentence.words.isdisjoint(_WARS)
    if not told and not of_war:
        return False
    first, last = clause_of(sentence, phrase.quantity.core)
    if of_war and _war_has(sentence, first, phrase.quantity.first):
        return True
    for place in told:
        if not first <= place < last:
            continue
        if sentence.lows[place] != "since":
            return True
        after = sentence.tokens[place + 1 : place + 8]
        return any(t.low in _LONG_AGO or t.low in _WARS or (t.kind == "number" and len(t.text) == 4) for t in after)
    return False


def _war_has(sentence: Sentence, first: int, number: int) -> bool:
    """ "The war has killed more than 40,000", "the conflict is thought to have cost 200,000 lives"."""
    words = sentence.lows[first:number]
    at = next((k for k, word in enumerate(words) if word in _WARS), None)
    return at is not None and at <= _EARLY and not _HAS.isdisjoint(words[at:]) and not _TOOK.isdisjoint(words[at:])


def as_of(sentence: Sentence, phrase: Counted) -> bool:
    """ "By 28 July", "up to this morning", "so far": what was counted until then, by whatever hand."""
    if sentence.words.isdisjoint(_COUNTED_UNTIL):
        return False
    first, last = clause_of(sentence, phrase.quantity.core)
    words = sentence.lows[first:last]
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if (word, following) in _UNTIL:
            return True
        if word in ("by", "until") and any(
            date.start == sentence.tokens[first + place + 1].start
            for date in sentence.dates
            if first + place + 1 < len(sentence.tokens)
        ):
            return True
    return False


ENEMY = frozenset(
    """enemy enemies adversary adversaries foe occupation occupier occupiers occupants aggressor aggressors invader
    invaders""".split()
)
"""What a party calls the one that it fights."""


def of_enemy(sentence: Sentence, phrase: Counted) -> bool:
    """ "38 drones of the enemy", "12 enemy tanks"."""
    if sentence.words.isdisjoint(ENEMY):
        return False
    if not ENEMY.isdisjoint(sentence.lows[phrase.quantity.first : phrase.last + 4]):
        return True
    before = [t.low for t in sentence.tokens[max(0, phrase.quantity.first - 4) : phrase.quantity.first]]
    lost = next((k for k, word in enumerate(before) if word in ("lost", "loses", "losing", "suffered")), 0)
    return lost > 0 and before[lost - 1] in ENEMY


def refers_back(sentence: Sentence, predicate: Predicate) -> bool:
    """ "the dead included", "five of them", "the attack", "others": the paragraph goes on with what the last one
    told."""
    if predicate.rule.startswith(("among", "carried", "another count")) or predicate.action not in (
        "killed",
        "injured",
    ):
        return True
    words = sentence.lows
    if "them" in sentence.words or "others" in sentence.words:
        return True
    return any(place and words[place - 1] == "the" for place in sentence.places_of(ATTACK_WORDS))


def another_attack(sentence: Sentence) -> bool:
    """ "A drone killed 12 people", "another strike": an attack told for the first time has its own shooter, or none."""
    for place in sentence.places_of(ATTACK_WORDS):
        before = sentence.lows[max(0, place - 3) : place]
        if "another" in before or "a" in before or "an" in before:
            return True
    return False


def by_strangers(sentence: Sentence, predicate: Predicate) -> bool:
    """ "killed by gunmen": the text names a doer who belongs to no side."""
    hit = predicate.verb
    if hit is None:
        return False
    if hit.voice == "active":
        return not predicate.subject and hit.entry.role == "doer" and by_unknown(sentence, hit)
    after = sentence.tokens[hit.last + 1 : hit.last + 4]
    return bool(after) and after[0].low == "by" and any(t.low in _STRANGERS for t in after)


def by_unknown(sentence: Sentence, hit: VerbHit) -> bool:
    """ "On Saturday gunmen ambushed a patrol, killing one": the subject of the clause are people of no side."""
    tokens = sentence.tokens
    first, _ = clause_of(sentence, hit.index)
    stranger = next((t.index for t in tokens[first : hit.index] if t.low in _STRANGERS), None)
    if stranger is None:
        return False
    theirs = tokens[stranger + 1].low in ("of", "from")
    near = stranger + (_OF_GROUP if theirs else 2)
    return not any(m.kind in ("side", "org") and first <= m.first <= near for m in sentence.mentions)


_OF_GROUP = 7
"""Tokens behind "gunmen of" in which their group stands: "of the former rebel movement Renamo"."""


def named_before(sentence: Sentence, phrase: Counted) -> str | None:
    """ "Malawi lost three men and Uruguay one", "cost the rebels 15 men": the side that stands right before a bare
    number, or before what it lost."""
    if not phrase.quantity.first:
        return None
    mention = sentence.tokens[phrase.quantity.first - 1].mention
    if phrase.head is not None and (mention is None or not _cost(sentence, mention)):
        return None
    return side_of(mention) if mention is not None and mention.kind == "side" and mention.form == "noun" else None


def _cost(sentence: Sentence, mention: Mention) -> bool:
    before = [t.low for t in sentence.tokens[max(0, mention.first - 2) : mention.first]]
    return not {"cost", "costs", "costing"}.isdisjoint(before)


_LOSSES = frozenset("losses casualties dead fatalities killed toll".split())


def losses_before(sentence: Sentence, phrase: Counted) -> Mention | None:
    """ "Kenyan losses at El Adde: 100 dead, 12 captured": the side whose losses the words before a colon announce."""
    if sentence.words.isdisjoint(_LOSSES) or ":" not in sentence.words:
        return None
    tokens = sentence.tokens
    colon = next((t.index for t in tokens if t.text == ":"), 0)
    if not colon or colon > phrase.quantity.first:
        return None
    for token in tokens[1:colon]:
        before = tokens[token.index - 1].mention
        if token.low in _LOSSES and before is not None and before.kind in ("side", "org") and before.form != "noun":
            return before
    return None


_THEIR = frozenset(("its", "their"))


def on_own_side(sentence: Sentence, phrase: Counted) -> bool:
    """ "45 civilians have died on its side", "its own soldiers"."""
    theirs = sentence.places_of(_THEIR)
    if not theirs:
        return False
    first, last = clause_of(sentence, phrase.quantity.core)
    return any(first <= k < last - 1 and sentence.lows[k + 1] in ("side", "own") for k in theirs)
