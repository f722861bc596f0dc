"""What was done to the things counted: the verb, noun of doing or toll that a quantity belongs to.

A small grammar over verb hits: "N were killed" (passive to the right), "killed N" (active to the left), "with N
drones"
(instrument), "the interception of N" (noun of doing), "the toll at N", and a share that takes over what its total had.
"""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.fitting import AIRBORNE, object_action, passive_action
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.predicate import MUNITIONS, PEOPLE, Predicate
from core.extract.relatives import object_of_relative
from core.extract.sharing import taken_over
from core.extract.subjects import BREAKS, CLAUSES, subject_of
from core.extract.tolls import (
    among_group,
    in_ruins,
    noun_of_doing,
    past_joined,
    past_place,
    state_behind,
    toll_before,
    unheard_of,
)
from core.extract.verbs import Entry, verbs
from core.extract.voice import ADVERBS, BE, DETERMINERS, HAVE, VerbHit
from core.lexicon.sides import group_homes


def predicate_of(
    sentence: Sentence, phrases: list[Counted], place: int, hits: list[VerbHit], done: list[Predicate | None]
) -> Predicate | None:
    """What was done to `phrases[place]`, or None. `done` holds the predicates of the phrases before it."""
    phrase = phrases[place]
    tokens = sentence.tokens
    if phrase.action is not None:
        behind = [t.low for t in tokens[phrase.last + 1 : phrase.last + 5] if t.low not in (*HAVE, *ADVERBS)]
        share = place > 0 and phrases[place - 1].of_total
        died = behind[:1] in (["died"], ["succumbed"]) and phrase.action != "killed" and not share
        if phrase.action in ("displaced", "evacuated") and (harm := _harmed(tokens, phrases, place, hits)):
            return harm
        return Predicate("killed" if died else phrase.action, "noun with its action", certainty=0.92)
    if phrase.participle == "injured" and (moved := _moved(tokens, phrase)):
        return moved
    if (phrase.object in PEOPLE or phrase.object is None) and _since_missing(tokens, phrase):
        return Predicate("missing", "since missing", subject=True, certainty=0.8)
    return (
        (toll_before(tokens, phrase) if phrase.object is None else None)
        or _told(tokens, phrases, place, hits)
        or (Predicate(phrase.participle, "participle before the noun", certainty=0.85) if phrase.participle else None)
        or noun_of_doing(tokens, phrase)
        or unheard_of(tokens, phrase)
        or toll_before(tokens, phrase)
        or taken_over(tokens, phrases, place, done)
        or _loose(tokens, phrases, place, hits)
    )


def _since_missing(tokens: list[Token], phrase: Counted) -> bool:
    """ "Two more were taken away and are still missing": what the last of their verbs tells."""
    start = phrase.last + 1
    start += start < len(tokens) and tokens[start].low in ("more", "others")
    after = tokens[start : start + 13]
    ends = next((k for k, t in enumerate(after) if t.text in ",;:." or t.kind in ("number", "mixed")), len(after))
    words = [t.low for t in after[:ends]]
    if words[-1:] != ["missing"] or "and" not in words or words[:1] not in (["were"], ["was"], ["have"], ["had"]):
        return False
    joined = len(words) - 1 - words[::-1].index("and")
    return words[joined + 1 : -1] in (["are"], ["are", "still"], ["remain"], ["is", "still"], ["is"], ["remains"])


def _moved(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "Carried 50 wounded rebels to Muscat", "let 12 wounded fighters leave for Oman": who was hurt before is taken
    elsewhere."""
    place = phrase.quantity.first - 1
    while place > 0 and (tokens[place].low in DETERMINERS or tokens[place].low in _BOUNDS):
        place -= 1
    after = [t.low for t in tokens[phrase.last + 1 : phrase.last + 5]]
    carried = tokens[place].low in _CARRYING and not _WHITHER.isdisjoint(after) and _CARE.isdisjoint(after)
    let = tokens[place].low in _LETTING and not _LEAVE.isdisjoint(after)
    if not carried and not let:
        return None
    hit = VerbHit(place, place, Entry("evacuated", "doer", tokens[place].low), "active")
    return Predicate("evacuated", "the wounded moved", hit if carried else None, certainty=0.8)


_BOUNDS = frozenset("up to at least more than about around some nearly over of dozens hundreds group".split())
_CARRYING = frozenset(
    """carry carries carried carrying take takes took taken taking transfer transfers transferred transferring transport
    transported transporting fly flies flew flown flying ferry ferried ferrying airlift airlifted move moved moving
    bring brings brought bringing drive drove driven bus bussed ship shipped""".split()
)
_WHITHER = frozenset("to from out across abroad into onto".split())
_CARE = frozenset("hospital hospitals clinic clinics morgue".split())
"""Where the wounded of an attack are taken: they are its toll."""
_LETTING = frozenset("let lets allow allows allowed permit permits permitted allowing letting".split())
_LEAVE = frozenset("leave depart travel fly go".split())


def _harmed(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """ "killed 57 displaced", "12 refugees were wounded": a verb of harm beside the noun says more than the noun."""
    found = (
        _object_of(tokens, phrases, place, hits)
        or subject_of(tokens, phrases, place, hits)
        or _loose(tokens, phrases, place, [h for h in hits if h.last + 1 == phrases[place].quantity.first])
    )
    return found if found is not None and found.action in ("killed", "injured", "detained", "missing") else None


def _told(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """What a verb, or a state behind the noun, says of the things counted."""
    phrase = phrases[place]
    return (
        _split_verb(tokens, phrase)
        or _sites_struck(tokens, phrase, hits)
        or _object_of(tokens, phrases, place, hits)
        or _instrument(tokens, phrase, hits)
        or state_behind(tokens, phrase)
        or in_ruins(tokens, phrase)
        or among_group(tokens, phrase)
        or object_of_relative(tokens, phrase, hits)
        or subject_of(tokens, phrases, place, hits)
    )


_CAPTIVES = ("prisoner", "hostage", "body")


def _split_verb(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "took four men prisoner", "led 38 residents out", "shot three drones down"."""
    first = phrase.quantity.first
    if phrase.of_total:
        return None
    if phrase.object in PEOPLE and _cost_somebody(tokens, first):
        return Predicate("killed", "“cost”", certainty=0.85)
    behind = past_joined(tokens, past_place(tokens, phrase.last + 1))
    after = " ".join([t.low for t in tokens[behind : behind + 3]])
    for token in reversed(tokens[max(0, first - 3) : first]):
        for word, action in verbs().split.get(token.low, ()):
            if action == "released" and phrase.object not in (*PEOPLE, *_CAPTIVES, None):
                continue  # "handed 20 tanks over to the army"
            if after == word or after.startswith(word + " "):
                hit = VerbHit(token.index, token.index, Entry(action, "doer", token.low), "active")
                return Predicate(action, f"“{token.low} … {word}”", hit if action != "injured" else None)
    took = first and tokens[first - 1].low in ("take", "takes", "took", "taken", "taking")
    if took and phrase.object in PEOPLE and phrase.noun != "life" and any(_takes(t) for t in tokens[:first]):
        hit = VerbHit(first - 1, first - 1, Entry("captured", "doer", "take"), "active")
        return Predicate("captured", "taken by armed men", hit, certainty=0.8)
    if after.startswith(("made prisoner", "taken prisoner", "taken hostage", "taken captive")):
        return Predicate("captured", "taken prisoner", subject=True)
    return None


def _takes(token: Token) -> bool:
    """Whether the word names armed men, or the group that they are of."""
    named = token.mention is not None and token.mention.kind == "side" and token.mention.name in group_homes()
    return named or token.low in _TAKERS


_TAKERS = frozenset(
    """gunmen kidnappers abductors bandits militants rebels guerrillas insurgents raiders attackers assailants fighters
    extremists jihadists pirates hijackers""".split()
)
"""Those who, when they take people, take them captive."""


def _cost_somebody(tokens: list[Token], first: int) -> bool:
    """ "The raid cost the rebels 15 cadres", "cost the army 40 men"."""
    place = first - 1
    while place > 0 and (tokens[place].mention is not None or tokens[place].low in _LOSERS):
        place -= 1
    return place < first - 1 and tokens[place].low in ("cost", "costs", "costing")


_LOSERS = frozenset("the army rebels group militia side police navy force forces its their another some about".split())


def _object_of(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """ "killed at least 12 people", "destroyed and damaged 40 bombers", "fired a barrage of 30 rockets"."""
    phrase = phrases[place]
    first = phrase.quantity.first
    for hit in reversed(hits):
        if hit.last >= first:
            continue
        gap = tokens[hit.last + 1 : first]
        behind = tokens[phrase.last + 1].low if phrase.last + 1 < len(tokens) else ""
        if hit.entry.ing and not gap and behind in (*BE, *HAVE) and tokens[hit.index - 1].low == "of":
            return None  # "in nine days of shelling 358 people have been killed"
        if hit.voice != "active" or len(gap) > 5:
            return None
        if all(
            t.low in DETERMINERS
            or t.low in ADVERBS
            or t.low.endswith("ly")
            or t.low
            in (
                "as",
                '"',
                "“",
                "”",
                "well",
                "barrage",
                "salvo",
                "swarm",
                "wave",
                "lives",
                "life",
                "of",
                "about",
                "some",
                "off",
                "more",
                "to",
                "bodies",
                "number",
                "total",
                "up",
                "out",
                "down",
                "group",
            )
            for t in gap
        ) and not any(t.low == "to" and hit.entry.action != "killed" for t in gap):
            action = object_action(hit, phrase, any(t.low in ("life", "lives") for t in gap))
            if action is not None:
                return Predicate(action, f"object of “{tokens[hit.index].low}”", hit)
        return None
    return None


_SITES = frozenset(("target", "settlement", "airfield", "building", "vehicle", "ship", "tank", "aircraft"))
_ONTO = frozenset(("at", "on", "upon", "against", "into"))


def _sites_struck(tokens: list[Token], phrase: Counted, hits: list[VerbHit]) -> Predicate | None:
    """ "fired missiles at nine places", "drones and missiles on 15 towns": what weapons were sent onto was hit."""
    first = phrase.quantity.first
    if phrase.object not in _SITES or first < 2 or tokens[first - 1].low not in _ONTO:
        return None
    noted = [t.low for t in tokens[max(0, first - 7) : first - 1]]
    struck = next((k for k, word in enumerate(noted) if verbs().nominals.get(word) == "hit"), None)
    if struck is not None and len(noted) > struck + 1 and _NOTED.issuperset(noted[struck + 1 :]):
        return Predicate("hit", "hits recorded on a site", certainty=0.85)
    sent = next((h for h in reversed(hits) if h.last < first and h.entry.action == "launched"), None)
    weapon = nouns().objects.get(tokens[first - 2].low)
    if sent is None and (weapon is None or weapon[0] not in MUNITIONS):
        return None
    doer = sent if sent is not None and sent.voice == "active" and sent.entry.role == "doer" else None
    return Predicate("hit", "weapons sent onto a site", doer, certainty=0.85)


_NOTED = frozenset(
    "was were been have has are is recorded registered reported observed seen noted confirmed fixed identified".split()
)
_VIOLENT = frozenset(("hit", "launched", "killed", "destroyed", "damaged"))
_BARRAGES = frozenset(("barrage", "salvo", "swarm", "wave", "volley", "launch", "launching", "firing"))


def _instrument(tokens: list[Token], phrase: Counted, hits: list[VerbHit]) -> Predicate | None:
    """ "attacked with 80 drones", "using 12 missiles", "struck by five missiles", "a barrage of 30 rockets"."""
    first = phrase.quantity.first
    if phrase.object not in MUNITIONS | AIRBORNE or first < 2:
        return None
    before = tokens[first - 1].low
    if phrase.object in AIRBORNE:
        struck = before in ("by", "with", "using", "involving") and verbs().nominals.get(tokens[first - 2].low) == "hit"
        sent = next((h for h in reversed(hits) if h.index < first and h.voice == "active"), None)
        if before in ("with", "using") and sent is not None and sent.entry.action in ("hit", "destroyed"):
            return Predicate("launched", f"“{before}” and aircraft", sent, instrument=True, certainty=0.8)
        return Predicate("launched", f"“{before}” and aircraft", instrument=True, certainty=0.8) if struck else None
    if before == "of" and tokens[first - 2].low in _BARRAGES:
        return Predicate("launched", "a barrage of weapons", instrument=True, certainty=0.85)
    if before not in ("with", "using", "by", "firing", "involving"):
        return None
    hit = next((h for h in reversed(hits) if h.index < first and h.entry.action in _VIOLENT), None)
    if hit is None and not any(verbs().nominals.get(t.low) == "hit" for t in tokens[:first]):
        return None
    action = "hit" if before == "by" else "launched"
    doer = hit if hit is not None and hit.voice == "active" and before != "by" else None
    return Predicate(action, f"“{before}” and a weapon", doer, instrument=True, certainty=0.85)


_INVERTING = frozenset(("also", "were", "are", "was", "is", "the", "another", "some", "about", "at", "least"))
_QUOTES = frozenset('"“”«»')


def _inverted(hit: VerbHit, phrase: Counted) -> str | None:
    """ "Killed were four soldiers", "of them died two children", "were led out twelve inhabitants": the verb first."""
    if hit.voice == "passive":
        return passive_action(hit, phrase)
    return (
        hit.entry.action if phrase.object in PEOPLE and hit.entry.action in ("killed", "missing", "injured") else None
    )


def _loose(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """The nearest verb of the same clause, where no closer tie was found."""
    phrase = phrases[place]
    best: tuple[int, Predicate] | None = None
    for hit in hits:
        left = hit.last < phrase.quantity.first
        start, end = (hit.last + 1, phrase.quantity.first) if left else (phrase.last + 1, hit.index)
        if hit.entry.action == "held" and tokens[hit.last + 1 : hit.last + 2] and tokens[hit.last + 1].low == "to":
            continue  # "the hospital has kept to two"
        if end - start > 9 or end < start or any(t.text in BREAKS or t.low in CLAUSES for t in tokens[start:end]):
            continue
        if left and hit.voice == "active" and hit.entry.role != "sufferer":
            action = object_action(hit, phrase)
        elif not left and hit.voice == "passive" and "," not in [t.text for t in tokens[start:end]]:
            action = passive_action(hit, phrase)
        elif left and (hit.voice == "passive" or hit.entry.role == "sufferer"):
            small = all(t.low in _INVERTING or t.text in _QUOTES for t in tokens[start:end])
            includes = any(t.low in ("including", "among", ":", "them") for t in tokens[start:end])
            action = _inverted(hit, phrase) if small or includes else None
        else:
            action = None
        if action is not None and (best is None or end - start < best[0]):
            best = (end - start, Predicate(action, f"near “{tokens[hit.index].low}”", hit, certainty=0.6))
    return best[1] if best else None
