"""Where it happened: the place that a trigger's clause names."""

from __future__ import annotations

from core.extract.document import Document, Mention, Sentence, Token
from core.extract.events.clauses import SAYING, Clauses
from core.extract.events.context import Context
from core.extract.events.hits import Hit
from core.extract.events.place_names import LOCATIVE, Where, narrower, same_place, written
from core.extract.events.prepositions import preposition_before
from core.extract.events.sayings import BEARERS
from core.extract.events.unlisted_places import behind_preposition, settlement
from core.extract.places_beside import glosses, takes_in

_IN_A_COUNTRY = frozenset("in at into across inside to throughout near over on".split())
"""Prepositions under which a country or capital is a place rather than a side."""
_ELSE = frozenset("from with by between for about since against".split())
_ELSEWHERE = 25
"""Added to the distance of a place in another clause."""
_BEHIND = 6
"""Added to the distance of a place that stands before the trigger."""
_COUNTRY = 2
"""Added to the distance of a country or capital."""
_CITY = frozenset("city capital town resort metropolis".split())
_SITES = frozenset("town city village camp island settlement airport base prison hospital port monastery".split())
"""What a place is called once it was named."""
_SITE_REACH = 2
"""Sentences back in which it was."""
_OBJECT = 3
"""Tokens between an act of war and the town that it is done to."""
_CITY_REACH = 12
"""Sentences back in which "the Turkish city" may have been named."""
_SUBORDINATE = frozenset("after before since following".split())
"""A place in another clause that begins so is that of another event."""
_SENT = frozenset("send fire launch aim lay direct advance push march fall".split())
"""Acts of war that lead to a place; elsewhere "to" leads those on the way there: "ambushed a bus to Sirba"."""
_TELLS = 8
"""Tokens from a verb of saying to where it was said: "told a news conference at the ministry in Kabul"."""
_SET = frozenset("called set planned scheduled slated fixed pencilled due convened foreseen".split())
"""Before a "for" these lead to where something is to be held."""
_SPOKEN = frozenset(
    "conference briefing statement speech rally interview address communique communiqué speaking issued".split()
)
"""What is said or held where the place behind it tells."""
_NOT_THERE = frozenset(
    ("document", "exchange", "agreement", "statement", "talks", "summit", "call", "ceasefire", "sanction")
)
"""Types in which "to Armenia" or "on Gaza" names no place of theirs."""


def place_of(
    document: Document, sentence: Sentence, clauses: Clauses, hit: Hit, context: Context, target: bool = False
) -> Where | None:
    """Where it happened: the nearest place of the clause, first after the trigger, before it, then the bullet's."""
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    found: list[tuple[int, Mention]] = []
    held: list[Where] = []
    anchor = _anchor(tokens, clauses, hit)
    hung = clauses.antecedent.get(clause) if hit.entry.rule.kind == "territory" else None
    for mention in sentence.mentions:
        other = clauses.ids[mention.first]
        if hung is not None and mention.kind == "place" and hung - 1 <= mention.last <= hung:
            return Where(written(document, sentence, mention), _country(mention), True)
        if other != clause and clauses.tokens[other][0].low in _SUBORDINATE and not (target and hit.reading != "noun"):
            continue
        named = mention.kind == "place"
        if mention.kind == "org" and other == clause and (town := _seat(document, mention)) is not None:
            held.append(Where(town, mention.side, True))
        if not named and not (mention.kind == "side" and mention.form in ("noun", "capital")):
            continue
        if not _stands_for_place(sentence, mention, hit, target) or _where_told(tokens, mention, hit):
            continue
        same = other == clause or (target and clauses.continues.get(other) == clause)
        if not same and clauses.ids[mention.first] in clauses.said:
            continue
        distance = mention.first - anchor if mention.first > anchor else anchor - mention.last + _BEHIND
        if not same and clauses.tokens[clause][0].low == "when" and mention.first > anchor:
            distance += _ELSEWHERE
        found.append((distance + (0 if same else _ELSEWHERE) + (0 if named else _COUNTRY), mention))
    meant = _city_meant(document, sentence, clauses, clause) or (
        _town_meant(document, sentence, clauses, hit, target) if not found else None
    )
    if meant is not None:
        return Where(meant.name, _country(meant), True)
    unlisted = settlement(document, sentence, clauses.tokens[clause], hit, target)
    if unlisted is not None and not any(
        m.kind == "place" and unlisted[0] <= m.first <= unlisted[1] for m in sentence.mentions
    ):
        country = next((c for _, m in sorted(found, key=lambda f: f[0]) if (c := _country(m))), None)
        return Where(document.text[tokens[unlisted[0]].start : tokens[unlisted[1]].end], country, True)
    if found:
        distance, mention = min(found, key=lambda f: (f[0], f[1].first))
        mention = narrower(sentence, mention)
        name = written(document, sentence, mention)
        lead = context.lead(sentence)
        if lead and not same_place(lead, name) and mention.kind == "place":
            name = f"{name}, {lead}"
        own = distance < _ELSEWHERE or bool(lead and same_place(lead, name))
        return Where(name, _country(mention), own)
    if target and held:
        return held[0]
    if lead := context.lead(sentence):
        return Where(lead, None, True)
    return behind_preposition(document, sentence, clauses, hit, target)


def said_at(document: Document, sentence: Sentence, clauses: Clauses, hit: Hit) -> Where | None:
    """Where something was said: "told reporters in Goma that …", "In Ankara, the group demanded …"."""
    tokens, clause = sentence.tokens, clauses.ids[hit.index]
    for mention in sentence.mentions:
        if mention.kind != "place" and not (mention.kind == "side" and mention.form in ("noun", "capital")):
            continue
        if mention.first > hit.last + _TELLS or clauses.ids[mention.first] != clause or not mention.first:
            continue
        if tokens[mention.first - 1].low not in ("in", "at") or _modifies(tokens, mention):
            continue
        opens = mention.first <= 2 or tokens[mention.first - 2].low in _SPOKEN
        heard = mention.first > hit.last and any(t.low in BEARERS for t in tokens[hit.last + 1 : mention.first])
        if opens or heard or mention.first == hit.last + 2:
            return Where(written(document, sentence, narrower(sentence, mention)), _country(mention), True)
    return None


def _where_told(tokens: list[Token], mention: Mention, hit: Hit) -> bool:
    """ "told reporters in Juba that 27 had been killed": where it was said."""
    if mention.first > hit.index or hit.entry.rule.type != "attack":
        return False
    that = next((t.index for t in tokens[mention.last + 1 : hit.index] if t.low == "that"), None)
    return that is not None and any(t.low in SAYING for t in tokens[max(0, mention.first - _TELLS) : mention.first])


def _seat(document: Document, mention: Mention) -> str | None:
    """The town in a name of those who are struck there: "the security forces in Bambari"."""
    _, _, town = document.text[mention.start : mention.end].partition(" in ")
    return town if town[:1].isupper() else None


def _city_meant(document: Document, sentence: Sentence, clauses: Clauses, clause: int) -> Mention | None:
    """ "in the Turkish city": the city of that country named last before."""
    tokens = sentence.tokens
    if _CITY.isdisjoint(clauses.words[clause]):
        return None
    for token in clauses.tokens[clause]:
        owner = tokens[token.index - 1].mention if token.index > 2 else None
        if token.low not in _CITY or owner is None or owner.form != "adjective":
            continue
        before = tokens[owner.first - 2].low if owner.first > 1 and tokens[owner.first - 1].low == "the" else ""
        named = tokens[token.index + 1].low in ("of", ",") if token.index + 1 < len(tokens) else False
        if before not in LOCATIVE or named:
            continue
        for earlier in reversed(document.sentences[max(0, sentence.index - _CITY_REACH) : sentence.index]):
            for mention in reversed(earlier.mentions):
                if mention.kind == "place" and owner.side in (mention.country, mention.side):
                    return mention
    return None


def _town_meant(document: Document, sentence: Sentence, clauses: Clauses, hit: Hit, target: bool) -> Mention | None:
    """ "overran the town", "shells hit the camp": the place named last before, in the sentence or the few before it."""
    tokens, clause = sentence.tokens, clauses.ids[hit.index]
    if _SITES.isdisjoint(clauses.words[clause]):
        return None
    for token in clauses.tokens[clause]:
        if token.low not in _SITES or token.capital or token.index < 2 or tokens[token.index - 1].low != "the":
            continue
        before = token.index - 2
        struck = target and 0 <= before - hit.last <= _OBJECT
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        named = following is not None and (following.capital or following.low in ("of", "in", "near"))
        if named or not (struck or tokens[before].low in LOCATIVE):
            continue
        earlier = [m for m in sentence.mentions if m.last < token.index and m.kind == "place"]
        for told in reversed(document.sentences[max(0, sentence.index - _SITE_REACH) : sentence.index]):
            earlier[:0] = [m for m in told.mentions if m.kind == "place"]
        return earlier[-1] if earlier else None
    return None


def _stands_for_place(sentence: Sentence, mention: Mention, hit: Hit, target: bool) -> bool:
    """Whether the name tells where: by its preposition, as a target, or in a label ("Last round: Caracas")."""
    tokens = sentence.tokens
    preposition = preposition_before(tokens, mention.first)
    direct = target and mention.first == hit.last + 1
    if hit.entry.rule.type == "attack" and (
        _left_behind(sentence, mention, hit) or glosses(sentence, mention) or _brought_to(sentence, mention, hit)
    ):
        return False
    labelled = hit.reading == "noun" and _labelled(sentence, mention)
    if _modifies(tokens, mention) or (_in_brackets(sentence, mention.first) and not _in_brackets(sentence, hit.index)):
        return False
    if preposition in ("to", "from", "on") and hit.entry.rule.type in _NOT_THERE:
        return False
    if preposition == "to" and target and hit.entry.rule.type == "attack" and hit.entry.base not in _SENT:
        return False
    if mention.kind == "side":
        if mention.last + 1 < len(tokens) and tokens[mention.last + 1].low in ("'s", "’s"):
            return False
        return labelled or direct or preposition in _IN_A_COUNTRY
    if preposition == "for" and mention.first > 1 and tokens[mention.first - 2].low in _SET:
        return True
    if preposition == "through" and hit.entry.rule.type in ("other", "attack"):
        return True
    if hit.entry.rule.type == "other" and (preposition == "from" or mention.first == hit.last + 1):
        return True
    if preposition in _ELSE:
        return target and preposition == "against"
    return target or labelled or preposition in LOCATIVE or preposition in ("of", "near") or mention.first == 0


_ORIGIN = 6
"""Tokens from "from" to the place that it leads to: "from ships in the Black Sea"."""
_STOPS = frozenset(", ; to at on against toward towards into".split())
"""Behind a "from" these lead on to where it fell."""
_ON_THE_WAY = frozenset("over across through".split())
_TOWARDS = frozenset("towards toward at against into".split())


def _left_behind(sentence: Sentence, mention: Mention, hit: Hit) -> bool:
    """ "fired from ships in the Black Sea", "sent missiles over Iraq towards Israel": where it came from or through."""
    tokens = sentence.tokens
    before = tokens[max(hit.last, mention.first - _ORIGIN) : mention.first]
    start = next((t.index for t in reversed(before) if t.low == "from"), None)
    if start is not None and start > hit.last and not any(t.low in _STOPS for t in tokens[start : mention.first]):
        return True
    way = preposition_before(tokens, mention.first) in _ON_THE_WAY or tokens[mention.first - 1].low in ("and", ",")
    if not way or (hit.reading != "noun" and hit.entry.base not in _SENT):
        return False
    opened = any(t.low in _ON_THE_WAY for t in tokens[hit.last : mention.first])
    return opened and any(t.low in _TOWARDS for t in tokens[mention.last + 1 : mention.last + _ORIGIN])


def _brought_to(sentence: Sentence, mention: Mention, hit: Hit) -> bool:
    """A hospital that took in the dead and wounded, unless it is what was struck."""
    struck = hit.entry.rule.kind != "harm" and -_OBJECT <= mention.first - hit.last <= _OBJECT
    return not struck and takes_in(sentence, mention)


_BRACKETS = frozenset("()[]")


def _labelled(sentence: Sentence, mention: Mention) -> bool:
    """The name follows a colon, a bracket, or a date and its comma."""
    before = sentence.tokens[mention.first - 1] if mention.first else None
    if before is None or before.low not in (":", "(", ","):
        return False
    return before.low != "," or any(d.end == before.start for d in sentence.dates)


def _modifies(tokens: list[Token], mention: Mention) -> bool:
    """ "the Black Sea port city of Odesa": the first name only describes the second."""
    following = mention.last + 1
    return following < len(tokens) and tokens[following].low in ("port", "coast", "resort", "coastal")


def _in_brackets(sentence: Sentence, place: int) -> bool:
    depth = 0
    for mark in sentence.places_of(_BRACKETS):
        if mark < place:
            depth += 1 if sentence.lows[mark] in "([" else -1
    return depth > 0


def _anchor(tokens: list[Token], clauses: Clauses, hit: Hit) -> int:
    """Where the place is looked for: at the verb of holding behind a noun of meeting, else at the trigger."""
    held = hit.entry.rule.held
    if held is not None and hit.reading == "noun":
        for token in tokens[hit.last + 1 : hit.last + 14]:
            if (
                token.low in held[0]
                and clauses.ids[token.index] == clauses.ids[hit.index]
                and token.low not in ("is", "are", "was", "were", "will")
            ):
                return token.index
    return hit.last


def _country(mention: Mention) -> str | None:
    return mention.country or mention.side or (mention.name if mention.kind == "side" else None)
