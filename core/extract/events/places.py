"""Where it happened: the place that a trigger's clause names."""

from __future__ import annotations

import re

import msgspec

from core.extract.document import Document, Mention, Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.context import Context
from core.extract.events.hits import Hit
from core.extract.events.prepositions import preposition_before
from core.lexicon.folding import fold
from core.lexicon.sides import is_country
from core.lexicon.words import common_words

_DIRECTION = re.compile(r"^(?:central|downtown|northern|southern|eastern|western|inner) ", re.IGNORECASE)
_LOCATIVE = frozenset("in at near into on over to around outside inside across toward towards throughout".split())
_IN_A_COUNTRY = frozenset("in at into across inside to throughout near over on".split())
"""Prepositions under which a country or capital is a place rather than a side."""
_ELSE = frozenset("from with by between for about since against".split())
_ELSEWHERE = 25
"""Added to the distance of a place in another clause."""
_BEHIND = 6
"""Added to the distance of a place that stands before the trigger."""
_COUNTRY = 2
"""Added to the distance of a country or capital."""
_VENUES = frozenset("palace hotel villa residence castle hall centre center house club".split())
_CITY = frozenset("city capital town resort metropolis".split())
_SETTLEMENTS = frozenset(
    "village villages hamlet settlement town township city district quarter suburb neighbourhood neighborhood "
    "commune".split()
)
_BEHIND_OBJECT = frozenset(", . ; in near on with at from and again early late before this overnight yesterday".split())
"""What may follow a town that is struck: its name is no adjective of something else."""
_NO_TOWNS = frozenset(
    "station hospital airport airfield base bridge port plant depot market school mosque church prison palace hotel "
    "camp building army government parliament ministry embassy north south east west".split()
)
_NAME_WORDS = 4
_CITY_REACH = 12
"""Sentences back in which "the Turkish city" may have been named."""
_SUBORDINATE = frozenset("after before since following".split())
"""A place in another clause that begins so is that of another event."""
_NOT_THERE = frozenset(
    ("document", "exchange", "agreement", "statement", "talks", "summit", "call", "ceasefire", "sanction")
)
"""Types in which "to Armenia" or "on Gaza" names no place of theirs."""


class Where(msgspec.Struct, frozen=True):
    """A place as the text writes it, the narrow one first, its country, and whether the trigger's clause names it."""

    name: str
    country: str | None
    own: bool


def place_of(
    document: Document, sentence: Sentence, clauses: Clauses, hit: Hit, context: Context, target: bool = False
) -> Where | None:
    """Where it happened: the nearest place of the clause, first after the trigger, before it, then the bullet's."""
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    found: list[tuple[int, Mention]] = []
    held: list[Where] = []
    anchor = _anchor(tokens, clauses, hit)
    for mention in sentence.mentions:
        other = clauses.ids[mention.first]
        if other != clause and clauses.tokens[other][0].low in _SUBORDINATE and not target:
            continue
        named = mention.kind == "place"
        if mention.kind == "org" and other == clause and (town := _seat(document, mention)) is not None:
            held.append(Where(town, mention.side, True))
        if not named and not (mention.kind == "side" and mention.form in ("noun", "capital")):
            continue
        if not _stands_for_place(sentence, mention, hit, target):
            continue
        same = clauses.ids[mention.first] == clause
        if not same and clauses.ids[mention.first] in clauses.said:
            continue
        distance = mention.first - anchor if mention.first > anchor else anchor - mention.last + _BEHIND
        found.append((distance + (0 if same else _ELSEWHERE) + (0 if named else _COUNTRY), mention))
    meant = _city_meant(document, sentence, clauses, clause)
    if meant is not None:
        return Where(meant.name, _country(meant), True)
    unlisted = _settlement(document, sentence, clauses.tokens[clause], hit, target)
    if unlisted is not None and not any(m.kind == "place" and unlisted[0] <= m.first <= unlisted[1] for _, m in found):
        country = next((c for _, m in sorted(found, key=lambda f: f[0]) if (c := _country(m))), None)
        return Where(document.text[tokens[unlisted[0]].start : tokens[unlisted[1]].end], country, True)
    if found:
        distance, mention = min(found, key=lambda f: (f[0], f[1].first))
        mention = _narrower(sentence, mention)
        name = _written(document, sentence, mention)
        lead = context.lead_place if context.lead_block == sentence.block.index else None
        if lead and not same_place(lead, name) and mention.kind == "place":
            name = f"{name}, {lead}"
        return Where(name, _country(mention), distance < _ELSEWHERE)
    if target and held:
        return held[0]
    if context.lead_place and context.lead_block == sentence.block.index:
        return Where(context.lead_place, None, True)
    return _unlisted(document, sentence, clauses, hit, target)


def _settlement(
    document: Document, sentence: Sentence, own: list[Token], hit: Hit, target: bool
) -> tuple[int, int] | None:
    """First and last token of a place that no gazetteer lists, told by its words.

    "the village of Oudalan", "the Kostiv bombing", and what an act of war is done to: "attacked Kalabo".
    """
    tokens = sentence.tokens
    for token in own:
        first = token.index + 2
        opens = token.low in _SETTLEMENTS and first < len(tokens) and tokens[first - 1].low == "of"
        if opens and (last := _name_end(tokens, first, named=True)):
            return first, last
    if not target or hit.entry.rule.type != "attack":
        return None
    if hit.reading == "noun" and hit.index > 1:
        before = tokens[hit.index - 1]
        unknown = before.capital and before.mention is None and before.kind == "word" and before.text[1:].islower()
        return (before.index, before.index) if unknown and tokens[hit.index - 2].low == "the" else None
    if hit.reading == "active" and (last := _name_end(tokens, hit.last + 1)) and tokens[last].low not in _NO_TOWNS:
        following = tokens[last + 1].low if last + 1 < len(tokens) else "."
        return (hit.last + 1, last) if following in _BEHIND_OBJECT else None
    return None


def _name_end(tokens: list[Token], first: int, named: bool = False) -> int | None:
    """The last token of the capitalised words from `first` on; `named`: they may be a name of another kind."""
    last = first
    while (
        last < len(tokens)
        and last - first < _NAME_WORDS
        and tokens[last].capital
        and tokens[last].kind == "word"
        and (named or (tokens[last].mention is None and tokens[last].text[1:].islower()))
        and tokens[last].low not in _CAPITAL_NOT_PLACE
    ):
        last += 1
    return last - 1 if last > first else None


def _seat(document: Document, mention: Mention) -> str | None:
    """The town in a name of those who are struck there: "the security forces in Bambari"."""
    _, _, town = document.text[mention.start : mention.end].partition(" in ")
    return town if town[:1].isupper() else None


def _narrower(sentence: Sentence, mention: Mention) -> Mention:
    """The town before its region: "in Dolna, Valley oblast"."""
    for other in sentence.mentions:
        if other.kind == "place" and other.last == mention.first - 2 and sentence.tokens[other.last + 1].low == ",":
            opens = other.first == 0 or preposition_before(sentence.tokens, other.first) in _LOCATIVE
            return other if mention.kind == "place" and opens and other.country in (None, mention.country) else mention
    return mention


def _city_meant(document: Document, sentence: Sentence, clauses: Clauses, clause: int) -> Mention | None:
    """ "in the Turkish city": the city of that country named last before."""
    tokens = sentence.tokens
    for token in clauses.tokens[clause]:
        owner = tokens[token.index - 1].mention if token.index > 2 else None
        if token.low not in _CITY or owner is None or owner.form != "adjective":
            continue
        before = tokens[owner.first - 2].low if owner.first > 1 and tokens[owner.first - 1].low == "the" else ""
        named = tokens[token.index + 1].low in ("of", ",") if token.index + 1 < len(tokens) else False
        if before not in _LOCATIVE or named:
            continue
        for earlier in reversed(document.sentences[max(0, sentence.index - _CITY_REACH) : sentence.index]):
            for mention in reversed(earlier.mentions):
                if mention.kind == "place" and owner.side in (mention.country, mention.side):
                    return mention
    return None


def _stands_for_place(sentence: Sentence, mention: Mention, hit: Hit, target: bool) -> bool:
    """Whether the name tells where: by its preposition, as a target, or in a label ("Last round: Caracas")."""
    tokens = sentence.tokens
    preposition = preposition_before(tokens, mention.first)
    direct = target and mention.first == hit.last + 1
    labelled = hit.reading == "noun" and _labelled(sentence, mention)
    if _modifies(tokens, mention) or (_in_brackets(tokens, mention.first) and not _in_brackets(tokens, hit.index)):
        return False
    if preposition in ("to", "from", "on") and hit.entry.rule.type in _NOT_THERE:
        return False
    if mention.kind == "side":
        if mention.last + 1 < len(tokens) and tokens[mention.last + 1].low in ("'s", "’s"):
            return False
        return labelled or direct or preposition in _IN_A_COUNTRY
    if preposition in _ELSE:
        return target and preposition == "against"
    return target or labelled or preposition in _LOCATIVE or preposition in ("of", "near") or mention.first == 0


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


def _in_brackets(tokens: list[Token], place: int) -> bool:
    depth = 0
    for token in tokens[:place]:
        depth += (token.low in "([") - (token.low in ")]") if token.kind == "punct" else 0
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


_CAPITAL_NOT_PLACE = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday
    sunday president prime mr mrs ms dr he she it they i the""".split()
)


_GENERIC = frozenset(
    "strip line zone capital kingdom republic region province district territory gulf sea strait north south east west "
    "security parliament congress assembly council government".split()
)
"""Words with a capital that are a place only with another name before them."""


def _unlisted(document: Document, sentence: Sentence, clauses: Clauses, hit: Hit, target: bool) -> Where | None:
    """A place that no gazetteer lists: capitalised words after "in", "at" or "near" (after "on" as what is struck)."""
    tokens = sentence.tokens
    best: tuple[int, int, int] | None = None
    for token in tokens:
        if token.low not in ("in", "at", "near") and not (
            token.low == "on" and target and hit.reading == "noun" and token.index == hit.last + 1
        ):
            continue
        if clauses.ids[token.index] in clauses.said:
            continue
        first = token.index + 1
        while first < len(tokens) and tokens[first].low in (
            "the",
            "a",
            "village",
            "town",
            "city",
            "of",
            "nearby",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
        ):
            first += 1
        last = first
        while (
            last < len(tokens)
            and tokens[last].capital
            and tokens[last].mention is None
            and tokens[last].low not in _CAPITAL_NOT_PLACE
            and tokens[last].kind == "word"
        ):
            last += 1
        generic = last == first + 1 and (tokens[first].low in _GENERIC or tokens[first].low in common_words())
        if last == first or generic or last - first > 4 or (last < len(tokens) and tokens[last].mention is not None):
            continue
        own = clauses.ids[token.index] == clauses.ids[hit.index]
        distance = (first - hit.last if first > hit.index else hit.index - last + 3) + (0 if own else 25)
        if best is None or distance < best[0]:
            best = (distance, first, last - 1)
    if best is None or best[0] > 40:
        return None
    return Where(document.text[tokens[best[1]].start : tokens[best[2]].end], None, best[0] < 25)


def _country(mention: Mention) -> str | None:
    return mention.country or mention.side or (mention.name if mention.kind == "side" else None)


def _written(document: Document, sentence: Sentence, mention: Mention) -> str:
    """The place's name, with the wider place where it follows after a comma ("Basta, Beirut")."""
    text = document.text[mention.start : mention.end]
    name = (
        text
        if mention.kind == "side" and not set(fold(text).split()) & set(fold(mention.name).split())
        else mention.name
    )
    tokens = sentence.tokens
    for other in sentence.mentions:
        if (
            other.kind == "place"
            and other.first > mention.last
            and other.first - mention.last <= 3
            and mention.kind == "place"
        ):
            between = [t.low for t in tokens[mention.last + 1 : other.first]]
            if (
                between
                and between[0] in (",", "district", "area", "neighbourhood", "neighborhood")
                and all(
                    w
                    in (
                        ",",
                        "in",
                        "central",
                        "northern",
                        "southern",
                        "eastern",
                        "western",
                        "district",
                        "area",
                        "neighbourhood",
                        "neighborhood",
                        "of",
                    )
                    for w in between
                )
            ):
                wider = _DIRECTION.sub("", other.name)
                return name if is_country(wider) else f"{name}, {wider}"
    return name.removeprefix("occupied ")


def is_venue(place: str) -> bool:
    """A palace or hotel rather than a town: of two names of one table's place it is the narrower."""
    return "," not in place and place.rsplit(" ", 1)[-1].lower() in _VENUES


def same_place(a: str, b: str) -> bool:
    """One name, or a place inside the other ("Basta", "Basta, Beirut")."""
    x, y = ({p for p in (fold(part).strip() for part in name.split(",")) if p} for name in (a, b))
    return bool(x & y)
