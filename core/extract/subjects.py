"""What happened to things counted that are the subject of a verb: "N were killed", "N died", "five missiles hit"."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.fitting import AIRBORNE, passive_action
from core.extract.noun_phrases import Counted
from core.extract.predicate import MUNITIONS, PEOPLE, Predicate
from core.extract.relatives import past_relative
from core.extract.verbs import verbs
from core.extract.voice import BE, HAVE, VerbHit

BREAKS = frozenset(";:")
CLAUSES = frozenset("while but although though whereas unless until if because when after before since as".split())
"""Words that begin another clause."""


def _came_out(tokens: list[Token], hit: VerbHit) -> bool:
    """ "23 sailors held by the rebels since May landed in Oman": who was held has come home."""
    if hit.index and tokens[hit.index - 1].low in (*BE, *HAVE):
        return False
    for token in tokens[hit.last + 1 : hit.last + _HOMEWARD]:
        if token.kind == "punct":
            return False
        if token.low in _ARRIVED:
            return tokens[token.index - 1].low not in ("who", "that", "which", "when", "where")
    return False


_ARRIVED = frozenset(("landed", "arrived", "reached", "disembarked"))
_HOMEWARD = 14
"""Tokens behind "held" in which those held arrive."""
_BY_MEANS = frozenset(
    "bus buses helicopter helicopters plane planes train truck trucks boat boats ship ferry car cars air".split()
)
_DAMAGING = ("destroyed", "damaged", "hit")


def subject_of(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """What the first verb behind `phrases[place]`, of which it is the subject, tells of it."""
    phrase = phrases[place]
    start = past_relative(tokens, _past_insertion(tokens, phrase.last + 1))
    for hit in hits:
        if hit.index < start:
            continue
        gap = tokens[start : hit.index]
        if len(gap) > 16 or not _same_clause(tokens, start, hit.index):
            return None
        if hit.voice == "passive" and _main_verb_follows(hits, hit, tokens):
            continue
        action = _passive(tokens, hit, phrase) if hit.voice == "passive" else _active(tokens, hit, phrase)
        if action is None:
            return None
        if action in ("held", "captured") and hit.voice == "passive" and _came_out(tokens, hit):
            action = "released"
        return Predicate(
            action, f"subject of “{tokens[hit.index].low}”", hit, subject=True, certainty=0.9 if len(gap) <= 4 else 0.8
        )
    return None


def _past_insertion(tokens: list[Token], start: int) -> int:
    """ "92 people, nearly all of them sailors going home, were killed", "four more, held since May, were freed": where
    the clause goes on."""
    if start + 1 < len(tokens) and tokens[start].low == "more":
        start += 1
    if start < len(tokens) and tokens[start].low in ("from", "of", "in"):
        comma = next((t.index for t in tokens[start + 1 : start + _WHENCE] if t.text == ","), None)
        named = comma is not None and all(t.mention is not None or t.low == "the" for t in tokens[start + 1 : comma])
        start = comma if named and comma is not None else start
    if start >= len(tokens) or tokens[start].text != ",":
        return start
    inside = tokens[start + 1 : start + 5]
    said = next((t.index for t in tokens[start + 1 : start + _SAYS] if t.text == ","), None)
    if said is not None and any(t.low in _SAYING for t in tokens[start + 1 : said]):
        return said + 1
    told = bool(inside) and any(e.part for e in verbs().forms.get(inside[0].low, ()))
    if not told and not any(t.low in ("them", "whom", "mostly", "mainly") for t in inside):
        return start
    for token in tokens[start + 1 : start + _INSERTED]:
        if token.text == ",":
            after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
            return token.index + 1 if after is not None and after.low in (*BE, *HAVE, "died") else start
        if token.text in BREAKS:
            break
    return start


_WHENCE = 6
"""Tokens of "from the Kursk Region" before an insertion."""
_SAYING = frozenset("say says said adds added believes reckons reports reported estimates".split())
_SAYS = 9
"""Tokens of a saying that is put in between commas: "12 people, the police said, were killed"."""
_INSERTED = 22
"""Words that an insertion may have."""


def _passive(tokens: list[Token], hit: VerbHit, phrase: Counted) -> str | None:
    if hit.entry.base == "lose" and _behind(tokens, hit, ("life", "lives")):
        return "killed" if phrase.object in PEOPLE or phrase.object is None else None
    if hit.entry.action == "destroyed" and _or_damaged(tokens, hit):
        return "damaged" if phrase.object not in PEOPLE else None
    if hit.entry.action == "launched" and phrase.object in _FIRED_AT and _at(tokens, hit):
        return "hit"
    return "evacuated" if _carried(tokens, hit) else passive_action(hit, phrase)


_FIRED_AT = frozenset(("vehicle", "ship", "building", "tank", "settlement", "target", "person", "civilian"))


def _at(tokens: list[Token], hit: VerbHit) -> bool:
    """ "Were shot at", "was fired on"."""
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else ""
    was = hit.index > 0 and tokens[hit.index - 1].low in BE
    return was and hit.entry.base in ("shoot", "fire") and after in ("at", "on", "upon")


def _or_damaged(tokens: list[Token], hit: VerbHit) -> bool:
    """ "destroyed or severely damaged"."""
    after = [t.low for t in tokens[hit.last + 1 : hit.last + 4]]
    return after[:1] == ["or"] and "damaged" in after


def _active(tokens: list[Token], hit: VerbHit, phrase: Counted) -> str | None:
    """What an active verb tells of its subject: who dies or flees, what flies or falls."""
    entry, name = hit.entry, phrase.object
    people = name in PEOPLE or name is None
    if entry.base == "lose" and _behind(tokens, hit, ("life", "lives")):
        return "killed" if people else None
    if entry.action == "captured" and entry.role == "sufferer" and name is not None:
        return "captured"
    perfect = hit.index > 0 and tokens[hit.index - 1].low in HAVE
    if (
        entry.base == "fall"
        and (name in PEOPLE or (name is None and perfect and phrase.unlisted is None))
        and _fallen(tokens, hit)
    ):
        return "killed"
    if entry.base == "return" and not entry.particle:
        return "returned" if people and _by_themselves(tokens, hit) else None
    if entry.base == "sink" and name == "ship":
        return "destroyed"
    if entry.base == "get" and entry.particle == ("out",) and name not in ("prisoner", "hostage"):
        return "released" if any(t.low in _CONFINED for t in tokens) else "evacuated"
    if entry.role == "sufferer" and people:
        if entry.base == "suffer" and any(t.low in ("damage", "loss", "losses") for t in tokens[hit.last :][:4]):
            return None
        return _left(tokens, hit, phrase) if entry.base == "leave" and not entry.particle else entry.action
    if entry.base == "suffer" and any(t.low == "damage" for t in tokens[hit.last :][:4]):
        return "damaged" if name not in PEOPLE else None
    return _of_things(tokens, hit, phrase)


def _of_things(tokens: list[Token], hit: VerbHit, phrase: Counted) -> str | None:
    """ "Five missiles hit", "60 jets struck", "three houses collapsed"."""
    entry, name = hit.entry, phrase.object
    if name in MUNITIONS and entry.base in ("attack", "target", "raid", "assail"):
        return "launched"
    if name in MUNITIONS and (entry.role == "instrument" or entry.action in (*_DAMAGING, "killed")):
        return "launched" if entry.role == "instrument" and entry.action != "hit" else "hit"
    if name in AIRBORNE and _used(tokens, hit):
        return "launched"
    if name is None and phrase.unlisted is None and entry.particle == ("through",):
        return "hit"
    if name is None and phrase.unlisted is None and entry.action == "hit" and hit.last + 1 < len(tokens):
        struck = tokens[hit.last + 1]
        return "hit" if struck.low in ("a", "an", "the", "their") or struck.mention is not None else None
    thing = name not in PEOPLE or phrase.noun == "fighter"
    return entry.action if entry.role == "instrument" and entry.action in _DAMAGING and thing else None


_CONFINED = frozenset(
    """jailed detained imprisoned freed released bail pardon amnesty prison prisons jail jails captivity custody
    detention prisoners hostages captives""".split()
)


def _by_themselves(tokens: list[Token], hit: VerbHit) -> bool:
    """ "400,000 people have returned": nothing is returned by them."""
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    return after is None or after.kind == "punct" or after.low in _RETURNING


_RETURNING = frozenset("to home from since there so and by in on after safely already yesterday while but".split())


def _behind(tokens: list[Token], hit: VerbHit, words: tuple[str, ...]) -> bool:
    return any(t.low in words for t in tokens[hit.last + 1 : hit.last + 4])


_ENDS = ("released", "returned", "killed", "exchanged")


def _main_verb_follows(hits: list[VerbHit], hit: VerbHit, tokens: list[Token]) -> bool:
    """ "31 men abducted by the group escaped", "all drones sent at the port were shot down": a participle of the noun
    before the verb that tells what happened."""
    relative = any(t.low in ("who", "that", "which") for t in tokens[max(0, hit.index - 4) : hit.index])
    if hit.index and tokens[hit.index - 1].low in BE and not relative:
        return False
    following = next((h for h in hits if h.index > hit.last), None)
    told = ("intercepted", "destroyed") if hit.entry.action == "launched" else _ENDS
    if following is None or following.entry.action not in told:
        return False
    between = tokens[hit.last + 1 : following.index]
    joined = any(t.low in ("and", "or", "but", "who", "while", "when", "as", "to") or t.text in ",;" for t in between)
    active = following.voice == "active" and following.entry.role == "sufferer"
    return not joined and (active or (bool(between) and between[-1].low in ("was", "were", "been")))


def _carried(tokens: list[Token], hit: VerbHit) -> bool:
    """ "were taken by bus to the town", "were taken away by helicopter"."""
    if hit.entry.base != "take" or hit.entry.particle:
        return False
    after = [t.low for t in tokens[hit.last + 1 : hit.last + 5]]
    return "by" in after[:2] and not _BY_MEANS.isdisjoint(after)


def _fallen(tokens: list[Token], hit: VerbHit) -> bool:
    """ "Four soldiers fell in an ambush", not "fell ill" or "fell from a roof"."""
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else "."
    return after in _WHERE_FELL or not after[0].isalpha()


_WHERE_FELL = frozenset(
    "in at on during near while when that this there here between since for yesterday so defending fighting".split()
)


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
    if any(t.low in _CELLS for t in after):
        return "released"
    if any(t.low in _CONVOYS for t in tokens[hit.last + 1 : hit.last + 9]) and phrase.object not in _IN_HANDS:
        return "evacuated"
    if phrase.participle == "injured":
        return "evacuated"
    if any(t.low in ("country", "homeland") for t in after) and phrase.object in (None, "person", "civilian"):
        return "displaced"
    if phrase.object not in ("prisoner", "hostage", "soldier") and (
        (after and after[0].mention is not None and after[0].mention.kind == "place")
        or any(t.low in ("town", "city", "village", "area", "region") for t in after)
    ):
        return "displaced"
    if phrase.object not in ("prisoner", "hostage") and any(
        t.low in ("home", "homes", "houses", "villages") for t in after
    ):
        return "displaced"
    if phrase.object in ("prisoner", "hostage"):
        return "released"
    return "evacuated" if phrase.object in ("person", "civilian", "other:contractor") else None


_CONVOYS = frozenset(
    "convoy convoys bus buses coach coaches train trains corridor corridors ambulance ambulances".split()
)
_CELLS = frozenset("prison prisons jail jails captivity custody detention cell cells".split())
_IN_HANDS = ("prisoner", "hostage", "soldier")


def _same_clause(tokens: list[Token], start: int, end: int) -> bool:
    """Nothing between the two places begins another statement: commas may set off an insertion, not a new clause."""
    commas = 0
    for token in tokens[start:end]:
        low = token.low
        before = tokens[token.index - 1].low if token.index else ""
        excepted = (low == "but" and before == "all") or (low == "since" and before in HAVE)
        if token.text in BREAKS or (low in CLAUSES and not excepted) or low in ("said", "says"):
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
