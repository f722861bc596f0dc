"""Conditions that a rule of the lexicon may name: what must hold of a trigger's clause beside its words."""

from __future__ import annotations

from collections.abc import Callable

from core.extract.document import Sentence, Token
from core.extract.events.hits import Hit
from core.extract.events.tables import tables

_AFTER_A_CALL = frozenset(
    "on by this to from late early earlier later again twice after before over and about at in".split()
)
_NOBODY = frozenset("no neither without any".split())
_BE = frozenset("is are was were be been being".split())
_ON = frozenset("on since from between until late early".split())
_RESCUES = frozenset("evacuate airlift ferry rescue repatriate".split())
"""Verbs that say by themselves that people are brought away."""
_WAYS = frozenset("to into from of across back home".split())
_WAY = 5
"""Tokens from a preposition to the place it leads to."""
_CARGO = 8
"""Tokens behind a verb of carrying that hold those who are carried."""
_GOODS, _GOODS_BEFORE = 24, 14
"""Tokens between a verb of giving and what is given, behind it and before a passive."""
_PART = 3
"""Tokens behind a passive in which what is given may follow: "were released 40 captives"."""
_TROOPS = frozenset("army troops forces soldiers fighters units garrison rebels militia brigade battalion".split())
_GUEST = 4
"""Tokens behind "called" to whom was called."""
_CLOSE_BY = 4
"""Tokens from those who act to their verb."""
_TO_TABLE = frozenset("to at around round across".split())
_TABLE = 10
"""Tokens from "sat" to the table."""
_OBJECT = 8
"""Tokens behind "declared" up to the truce."""
_AGENT = 7
"""Tokens behind "taken" that hold those by whom."""
_CROWD = 6
"""Tokens from a crowd to its verb."""
COURTS = frozenset("court courts tribunal judge judges magistrate magistrates".split())
"""Those whose orders are rulings."""
_IN_PERSON = frozenset("separately privately face-to-face margins sidelines bilaterally alone".split())


def is_dated(sentence: Sentence, place: int) -> bool:
    """Whether a time expression covers the token."""
    return place < len(sentence.tokens) and any(d.start <= sentence.tokens[place].start < d.end for d in sentence.dates)


def _comes(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """ "flew in on Sunday evening", "landed late on Monday": the phrase ends, or a day or company follows."""
    following = sentence.tokens[hit.last + 1 : hit.last + 2]
    if hit.reading != "active" or hit.entry.forms == {"ing"} or _at_no_place(sentence.tokens, hit):
        return False
    return (
        not following
        or following[0].kind == "punct"
        or following[0].low in tables().words["behind_there"]
        or is_dated(sentence, hit.last + 1)
    )


def _goods(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """What the rule asks for is what the verb is done to: "released 40 captives", no "pictures released by them"."""
    needs, tokens = hit.entry.rule.needs, sentence.tokens
    before = [t for t in own if t.index < hit.index]
    after = [t for t in own if t.index > hit.last]
    if hit.reading == "passive":
        done_to = before[-_GOODS_BEFORE:] + after[:_PART]
    else:
        bare = not after or after[0].kind == "punct" or is_dated(sentence, after[0].index)
        done_to = after[:_GOODS] + (before[-1:] if bare else [])
    place = next((t.index for t in done_to if t.low in needs), None)
    if place is None:  # what is given stands in the heading, or before a "which"
        return hit.reading == "active" and not any(t.low in needs for t in own)
    return _NOBODY.isdisjoint(t.low for t in tokens[max(0, place - 3) : place])


def _face_to_face(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """Those who speak are in one place: "spoke with Erdogan in Prague", "discussed it with him separately"."""
    tokens = sentence.tokens
    words = {t.low for t in own}
    if not words.isdisjoint(tables().words["phone"]) or words.isdisjoint(("with", "to")):
        return False
    if not words.isdisjoint(_IN_PERSON):
        return True
    return any(
        m.kind in ("place", "side") and m.form != "adjective" and m.first and tokens[m.first - 1].low in ("in", "at")
        for m in sentence.mentions
        if m.first > hit.last and tokens[m.first] in own
    )


def _called_up(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """ "called Lavrov on Monday", "called on the premier in Doha"; not "called him a liar", "called on Kyiv to act"."""
    if hit.entry.base not in ("call", "ring"):
        return True
    tokens = sentence.tokens
    near = [m for m in sentence.mentions if hit.last < m.first <= hit.last + _GUEST and m.kind != "place"]
    guest = next((m for m in near if m.form != "adjective"), next(iter(near), None))
    if guest is None or (guest.first > hit.last + 1 and any(t.kind == "punct" for t in tokens[hit.last : guest.first])):
        return False
    following = tokens[guest.last + 1 :]
    if hit.entry.particle:
        return guest.kind in ("person", "office") and not any(
            t.low in ("to", "for") and n + 1 < len(following) and following[n + 1].mention is None
            for n, t in enumerate(following[:12])
        )
    return (tokens[hit.last + 1].low != "on" and guest.kind in ("person", "office")) and (
        not following
        or following[0].kind == "punct"
        or following[0].low in _AFTER_A_CALL
        or is_dated(sentence, following[0].index)
    )


def _taken_up(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """ "its 40 monitors were in place by 20 October"."""
    before = [t.low for t in own if t.index < hit.index]
    return before[-1:] == ["in"] and bool(_BE & set(before[-4:])) and bool(tables().words["monitor"] & set(before))


def _carried(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """People are taken from a place or to one: "took 23 wounded fighters to Goris", "flew them out of Khartoum"."""
    words = tables().words
    after = [t for t in own if t.index > hit.last]
    if any(t.low in words["care"] for t in after):
        return False
    people = [t for t in own if t.index < hit.index] if hit.reading == "passive" else after[:_CARGO]
    rescued = hit.entry.base in _RESCUES
    carried = words["evacuee"] | words["freed"]
    if not any(t.low in carried or (rescued and t.kind == "number") for t in people):
        return False
    if rescued:
        return True
    named = {m.first for m in sentence.mentions if m.kind in ("place", "side")}
    return any(t.low in _WAYS and not named.isdisjoint(range(t.index + 1, t.index + _WAY)) for t in after)


_NO_PLACE = frozenset(
    "end close halt understanding agreement accord deal compromise conclusion standstill stop decision head".split()
)
"""What one comes to, or arrives at, that is no place."""
_A = frozenset(("a", "an", "the"))
_ASIDE = 14
"""Tokens behind "arrived" in which a day and a place may stand before what was arrived at."""


def _at_no_place(tokens: list[Token], hit: Hit) -> bool:
    """ "came to an end in Oslo", "arrived on Monday, in Minsk, at an understanding"."""
    return any(
        t.low in _NO_PLACE and tokens[t.index - 1].low in _A and tokens[t.index - 2].low in ("to", "at")
        for t in tokens[hit.last + 3 : hit.last + _ASIDE]
    )


def _at_a_place(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """Where somebody comes to is a place: "came to Geneva", no "came in person"."""
    ahead = range(hit.last + 1, hit.last + 1 + _WAY + 1)
    tokens = sentence.tokens
    if _at_no_place(tokens, hit):
        return False
    return any(m.first in ahead for m in sentence.mentions) or any(
        tokens[n].capital and tokens[n].mention is None for n in ahead if n < len(tokens)
    )


def _stayed(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """Somebody is in a town on a day: "was in Caracas on 31 January", "has been in Doha since Thursday"."""
    place = next((m for m in sentence.mentions if m.first == hit.last + 1), None)
    if place is None or (place.kind != "place" and place.form != "capital"):
        return False
    following = place.last + 1
    tokens = sentence.tokens
    return following < len(tokens) and (
        is_dated(sentence, following) or (tokens[following].low in _ON and is_dated(sentence, following + 1))
    )


def _entry(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """An entry of a chronology, which leaves out what was signed: "26 Aug: Kiir signs in Juba"."""
    tokens = sentence.tokens
    if not sentence.dates or sentence.start != sentence.block.start or sentence.token_at(sentence.dates[0].start):
        return False
    colon = sentence.token_at(sentence.dates[0].end - 1) + 1
    bare = hit.last + 1 >= len(tokens) or tokens[hit.last + 1].low in (".", "in", "at", ",", ";")
    return bare and colon < hit.index and tokens[colon].low == ":"


def _army(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """Those who leave are armed: "the army left that night"."""
    return any(t.low in _TROOPS for t in own if 0 < hit.index - t.index <= _CLOSE_BY)


def _at_the_table(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """ "sat for the second time to the table", "returned to the negotiating table"."""
    tokens = sentence.tokens
    return any(
        t.low == "table"
        and 0 < t.index - hit.last <= _TABLE
        and not _TO_TABLE.isdisjoint(low.low for low in tokens[t.index - 3 : t.index])
        and tokens[t.index - 2].low != "of"
        for t in own
    )


def _court(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """Who rules is a court: "the tribunal in Arusha upheld the sentence", no "the council that rules Misrata"."""
    following = sentence.tokens[hit.last + 1 : hit.last + 2]
    named = any(t.low in COURTS for t in own if t.index < hit.index)
    return named and not (hit.entry.base == "rule" and bool(following) and following[0].low in ("out", "over"))


def _by_gunmen(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """Those who are taken are taken by armed men: "was taken by 15 gunmen", "were led away by militiamen"."""
    if hit.reading != "passive":
        return False
    following = sentence.tokens[hit.last + 1 : hit.last + _AGENT]
    by = next((n for n, t in enumerate(following) if t.low == "by"), None)
    return by is not None and any(t.low in tables().fighters for t in following[by:])


def _crowd(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """Who gathers is a crowd: "thousands of mourners filed into the square"."""
    return any(t.low in hit.entry.rule.needs for t in own if 0 < hit.index - t.index <= _CROWD)


def _declared(sentence: Sentence, own: list[Token], hit: Hit) -> bool:
    """What is declared is a truce: "declared an Easter truce", no "announced that …", "after breaking a ceasefire"."""
    table = tables()
    if hit.reading == "passive":
        return any(t.low in table.words["truce"] for t in own if t.index < hit.index)
    for token in sentence.tokens[hit.last + 1 : hit.last + _OBJECT]:
        if token.low in table.words["truce"]:
            return True
        if token.low in ("that", "after") or token.kind == "punct" or (token.low in table.finite and not token.mention):
            return False
    return False


CHECKS: dict[str, Callable[[Sentence, list[Token], Hit], bool]] = {
    "entry": _entry,
    "face to face": _face_to_face,
    "goods": _goods,
    "guest": _called_up,
    "past": lambda sentence, own, hit: "past" in hit.entry.forms,
    "sits": lambda sentence, own, hit: hit.reading != "passive" or hit.entry.base != "meet",
    "taken up": _taken_up,
    "carried": _carried,
    "at a place": _at_a_place,
    "stayed": _stayed,
    "comes": _comes,
    "army": _army,
    "at the table": _at_the_table,
    "declared": _declared,
    "court": _court,
    "by gunmen": _by_gunmen,
    "crowd": _crowd,
}
"""Conditions that a rule of the lexicon may name: on the sentence, the tokens of the trigger's clause, the trigger."""
