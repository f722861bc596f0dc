"""What was done to the things counted: the verb, noun of doing or toll that a quantity belongs to.

A small grammar over verb hits: "N were killed" (passive to the right), "killed N" (active to the left), "with N
drones"
(instrument), "the interception of N" (noun of doing), "the toll at N", and a share that takes over what its total had.
"""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.predicate import ACTS, MUNITIONS, PEOPLE, Predicate
from core.extract.sharing import taken_over
from core.extract.tolls import among_group, noun_of_doing, state_behind, toll_before
from core.extract.verbs import Entry, verbs
from core.extract.voice import ADVERBS, BE, DETERMINERS, VerbHit

_BREAKS = frozenset(";:")
_CLAUSE = frozenset("while but although though whereas unless until if because when after before since as".split())
_ERASE = frozenset(("eliminate", "liquidate"))
_ACTING = frozenset(("carry", "conduct", "mount", "stage", "perform", "fly", "make"))
"""Verbs that stand for launching with a raid, strike or sortie behind them, and for nothing of ours otherwise."""
_SCRAMBLED = frozenset(("send", "scramble", "launch", "fly", "deploy", "use"))
_AIRBORNE = frozenset(("aircraft", "helicopter"))
_GENERIC = frozenset(
    ("use", "send", "throw", "aim", "direct", "lay", "deploy", "drop", "plant", "fly", "rain", "release")
)


def predicate_of(
    sentence: Sentence, phrases: list[Counted], place: int, hits: list[VerbHit], done: list[Predicate | None]
) -> Predicate | None:
    """What was done to `phrases[place]`, or None. `done` holds the predicates of the phrases before it."""
    phrase = phrases[place]
    tokens = sentence.tokens
    if phrase.action is not None:
        died = (
            phrase.last + 1 < len(tokens)
            and tokens[phrase.last + 1].low in ("died", "succumbed")
            and phrase.action == "injured"
        )
        if phrase.action in ("displaced", "evacuated") and (harm := _harmed(tokens, phrases, place, hits)):
            return harm
        return Predicate("killed" if died else phrase.action, "noun with its action", certainty=0.92)
    return (
        (toll_before(tokens, phrase) if phrase.object is None else None)
        or _told(tokens, phrases, place, hits)
        or (Predicate(phrase.participle, "participle before the noun", certainty=0.85) if phrase.participle else None)
        or noun_of_doing(tokens, phrase)
        or toll_before(tokens, phrase)
        or taken_over(tokens, phrases, place, done)
        or _loose(tokens, phrases, place, hits)
    )


def _harmed(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """ "killed 57 displaced", "12 refugees were wounded": a verb of harm beside the noun says more than the noun."""
    found = (
        _object_of(tokens, phrases, place, hits)
        or _subject_of(tokens, phrases, place, hits)
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
        or among_group(tokens, phrase)
        or _subject_of(tokens, phrases, place, hits)
    )


def _split_verb(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "took four men prisoner", "led 38 residents out", "shot three drones down"."""
    first = phrase.quantity.first
    if phrase.of_total:
        return None
    after = " ".join(t.low for t in tokens[phrase.last + 1 : phrase.last + 4])
    for token in reversed(tokens[max(0, first - 3) : first]):
        for word, action in verbs().split.get(token.low, ()):
            if after == word or after.startswith(word + " "):
                hit = VerbHit(token.index, token.index, Entry(action, "doer", token.low), "active")
                return Predicate(action, f"“{token.low} … {word}”", hit if action != "injured" else None)
    if after.startswith(("made prisoner", "taken prisoner", "taken hostage", "taken captive")):
        return Predicate("captured", "taken prisoner", subject=True)
    return None


def _object_action(hit: VerbHit, phrase: Counted, costs_lives: bool = False) -> str | None:
    """The action that an active verb does to its counted object, or None where the two do not fit."""
    action, name = hit.entry.action, phrase.object
    people = name in PEOPLE or name is None
    if hit.entry.base in _ERASE and name is not None and not people:
        return "intercepted" if name in MUNITIONS else "destroyed"
    if action == "launched" and hit.entry.base in _ACTING:
        return action if (name or "").startswith("other:") and phrase.noun in ACTS else None
    if hit.entry.base == "take" and not hit.entry.particle:
        return "killed" if phrase.noun == "life" or (costs_lives and people) else None
    if action == "launched" and name in _AIRBORNE and hit.entry.base in _SCRAMBLED:
        return action
    if action == "launched" and hit.entry.base in _GENERIC and name not in MUNITIONS:
        return None
    if action == "intercepted" and name in PEOPLE:
        return "killed" if hit.entry.base.startswith("neutrali") else None
    if hit.entry.role == "loser":
        return "killed" if name in PEOPLE or name is None else "destroyed"
    if hit.entry.role != "doer":
        return None
    if hit.entry.base == "bury":
        return "killed" if people else None
    if hit.entry.base in ("claim", "cost"):
        return "killed" if phrase.noun == "life" or (phrase.object in PEOPLE and costs_lives) else None
    if hit.entry.base == "treat":
        return "injured" if people else None
    if action == "launched" and (
        name in PEOPLE
        or (
            hit.entry.base in ("use", "send", "throw", "aim", "direct", "lay", "deploy", "drop", "plant")
            and name not in MUNITIONS
            and name is not None
        )
    ):
        return None
    if action in ("killed", "injured", "detained", "displaced") and not people:
        return {"injured": "damaged"}.get(action) if name else None
    if action == "hit" and name in PEOPLE:
        return "hit"
    if action == "evacuated" and not people and hit.entry.base == "take":
        return "destroyed"
    if action in ("held", "returned", "released", "exchanged") and not (people or name == "body"):
        return None
    if action == "returned" and name in ("soldier", "person") and hit.entry.base == "receive":
        return None
    return action


def _object_of(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """ "killed at least 12 people", "destroyed and damaged 40 bombers", "fired a barrage of 30 rockets"."""
    phrase = phrases[place]
    first = phrase.quantity.first
    for hit in reversed(hits):
        if hit.last >= first:
            continue
        gap = tokens[hit.last + 1 : first]
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
            action = _object_action(hit, phrase, any(t.low in ("life", "lives") for t in gap))
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
    sent = next((h for h in reversed(hits) if h.last < first and h.entry.action == "launched"), None)
    weapon = nouns().objects.get(tokens[first - 2].low)
    if sent is None and (weapon is None or weapon[0] not in MUNITIONS):
        return None
    doer = sent if sent is not None and sent.voice == "active" and sent.entry.role == "doer" else None
    return Predicate("hit", "weapons sent onto a site", doer, certainty=0.85)


_VIOLENT = frozenset(("hit", "launched", "killed", "destroyed", "damaged"))
_BARRAGES = frozenset(("barrage", "salvo", "swarm", "wave", "volley", "launch", "launching", "firing"))


def _instrument(tokens: list[Token], phrase: Counted, hits: list[VerbHit]) -> Predicate | None:
    """ "attacked with 80 drones", "using 12 missiles", "struck by five missiles", "a barrage of 30 rockets"."""
    first = phrase.quantity.first
    if phrase.object not in MUNITIONS or first < 2:
        return None
    before = tokens[first - 1].low
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


def _subject_of(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """ "N were killed", "N killed", "N died", "five missiles hit"."""
    phrase = phrases[place]
    for hit in hits:
        if hit.index <= phrase.last:
            continue
        gap = tokens[phrase.last + 1 : hit.index]
        if len(gap) > 16 or not _same_clause(tokens, phrase.last + 1, hit.index, phrases, place):
            return None
        if any(h.index > phrase.last and h.index < hit.index and h.voice == "active" for h in hits):
            return None
        entry = hit.entry
        if entry.base == "lose" and any(t.low in ("life", "lives") for t in tokens[hit.last + 1 : hit.last + 4]):
            action = "killed" if phrase.object in PEOPLE or phrase.object is None else None
        elif hit.voice == "passive":
            action = _passive_action(hit, phrase)
        elif entry.base == "fall" and phrase.object in PEOPLE and _fallen(tokens, hit):
            action = "killed"
        elif entry.base == "sink" and phrase.object == "ship":
            action = "destroyed"
        elif entry.role == "sufferer" and (phrase.object in PEOPLE or phrase.object is None):
            action = entry.action
            if entry.base == "suffer" and any(t.low in ("damage", "loss", "losses") for t in tokens[hit.last :][:4]):
                return None
            if entry.base == "leave" and not entry.particle:
                action = _left(tokens, hit, phrase)
        elif entry.base == "suffer" and any(t.low == "damage" for t in tokens[hit.last :][:4]):
            action = "damaged" if phrase.object not in PEOPLE else None
        elif phrase.object in MUNITIONS and (
            entry.role == "instrument" or entry.action in ("hit", "killed", "destroyed", "damaged")
        ):
            action = "launched" if entry.role == "instrument" and entry.action != "hit" else "hit"
        elif phrase.object in _AIRBORNE and _used(tokens, hit):
            action = "launched"
        elif (
            entry.role == "instrument"
            and entry.action in ("destroyed", "damaged", "hit")
            and (phrase.object not in PEOPLE or phrase.noun == "fighter")
        ):
            action = entry.action
        else:
            action = None
        if action is None:
            return None
        return Predicate(
            action, f"subject of “{tokens[hit.index].low}”", hit, subject=True, certainty=0.9 if len(gap) <= 4 else 0.8
        )
    return None


def _fallen(tokens: list[Token], hit: VerbHit) -> bool:
    """ "Four soldiers fell in an ambush", not "fell ill" or "fell from a roof"."""
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else "."
    return after in ("in", "at", "on", "during", "near", "while", "when", "that", "this") or not after[0].isalpha()


def _used(tokens: list[Token], hit: VerbHit) -> bool:
    """ "Seven bombers dropped …", "60 jets struck": aircraft that act were sent."""
    if hit.voice != "active" or any(
        t.low in BE or t.low == "reported" for t in tokens[max(0, hit.index - 3) : hit.index]
    ):
        return False
    return hit.entry.role == "doer" and hit.entry.action in ("launched", "hit", "destroyed", "damaged", "killed")


def _left(tokens: list[Token], hit: VerbHit, phrase: Counted) -> str | None:
    """Prisoners who leave were released, people who leave home or town are displaced, others who leave were
    evacuated."""
    after = tokens[hit.last + 1 : hit.last + 4]
    if phrase.object not in ("prisoner", "hostage", "soldier") and (
        (after and after[0].mention is not None and after[0].mention.kind == "place")
        or any(t.low in ("town", "city", "village", "area", "region") for t in after)
    ):
        return "displaced"
    if phrase.object not in ("prisoner", "hostage") and any(
        t.low in ("home", "homes", "houses", "villages") for t in tokens[hit.last + 1 : hit.last + 4]
    ):
        return "displaced"
    if phrase.object in ("prisoner", "hostage"):
        return "released"
    return "evacuated" if phrase.object in ("person", "civilian", "other:contractor") else None


def _passive_action(hit: VerbHit, phrase: Counted) -> str | None:
    action, name = hit.entry.action, phrase.object
    if action == "launched" and hit.entry.base in _ACTING and name not in _AIRBORNE:
        return action if (name or "").startswith("other:") and phrase.noun in ACTS else None
    if action == "launched" and name in _AIRBORNE and hit.entry.base in _SCRAMBLED:
        return action
    if hit.entry.base == "take" and not hit.entry.particle:
        return "captured" if name in PEOPLE or name is None else None
    if hit.entry.base in _ERASE and name is not None and name not in PEOPLE:
        return "intercepted" if name in MUNITIONS else "destroyed"
    if hit.entry.role == "instrument" and action not in ("destroyed", "damaged", "hit"):
        return None
    if hit.entry.role == "loser":
        return "killed" if name in PEOPLE else "destroyed" if name is not None else None
    if action in ("killed", "injured", "detained") and name is not None and name not in PEOPLE:
        return "damaged" if action == "injured" else None
    if action == "killed" and hit.entry.base == "claim":
        return None
    if action == "launched" and (name in PEOPLE or (hit.entry.base in _GENERIC and name not in MUNITIONS)):
        return None
    if action == "displaced" and name not in PEOPLE and name is not None:
        return None
    return action


def _same_clause(tokens: list[Token], start: int, end: int, phrases: list[Counted], place: int) -> bool:
    """Nothing between the two places begins another statement: commas may set off an insertion, not a new clause."""
    commas = 0
    for token in tokens[start:end]:
        low = token.low
        excepted = low == "but" and token.index and tokens[token.index - 1].low == "all"
        if token.text in _BREAKS or (low in _CLAUSE and not excepted) or low in ("said", "says"):
            return False
        if token.text in "-–—":
            commas += 1
        if token.text == ",":
            commas += 1
        if (
            low == "and"
            and any(
                t.mention is not None and t.mention.form == "noun" for t in tokens[token.index + 1 : token.index + 3]
            )
            and commas
        ):
            return False
    return commas % 2 == 0 or (commas == 1 and _includes(tokens, start, end))


def _includes(tokens: list[Token], start: int, end: int) -> bool:
    return any(t.low in ("including", "among", "mostly", "some") for t in tokens[start:end])


_INVERTING = frozenset(("also", "were", "are", "was", "is", "the", "another", "some", "about", "at", "least"))
_QUOTES = frozenset('"“”«»')


def _inverted(hit: VerbHit, phrase: Counted) -> str | None:
    """ "Killed were four soldiers", "of them died two children", "were led out twelve inhabitants": the verb first."""
    if hit.voice == "passive":
        return _passive_action(hit, phrase)
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
        if end - start > 9 or end < start or any(t.text in _BREAKS or t.low in _CLAUSE for t in tokens[start:end]):
            continue
        if left and hit.voice == "active" and hit.entry.role != "sufferer":
            action = _object_action(hit, phrase)
        elif not left and hit.voice == "passive" and "," not in [t.text for t in tokens[start:end]]:
            action = _passive_action(hit, phrase)
        elif left and (hit.voice == "passive" or hit.entry.role == "sufferer"):
            small = all(t.low in _INVERTING or t.text in _QUOTES for t in tokens[start:end])
            includes = any(t.low in ("including", "among", ":", "them") for t in tokens[start:end])
            action = _inverted(hit, phrase) if small or includes else None
        else:
            action = None
        if action is not None and (best is None or end - start < best[0]):
            best = (end - start, Predicate(action, f"near “{tokens[hit.index].low}”", hit, certainty=0.6))
    return best[1] if best else None
