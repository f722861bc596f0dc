"""Whether the words that a rule asks for stand in its trigger's clause, before anybody asks who took part."""

from __future__ import annotations

from enum import IntEnum

from core.extract.document import Mention, Sentence, Token
from core.extract.events.checks import CHECKS, is_dated
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables

_NOBODY = frozenset("no neither without any".split())
_FAILED = frozenset("fail failed fails failing unable refused refuses".split())
_UNREAL_OPENERS = frozenset("if unless once until whether".split())
_AWAITED = frozenset(("until", "unless"))
"""What stands behind these in a clause has not come about, but for the day until which something lasted."""
_STEP_OVER = frozenset("back safely again hours later together earlier directly today , then on".split())
_LENGTH = frozenset("of about around some nearly half an hour hours minute minutes minutes-long".split())
"""How long a call took, between it and those who spoke."""
_LANDS = frozenset("arrive land touch return".split())
_CLOSE = 5
"""Tokens behind a trigger in which no word may stand that makes it another thing."""
REACH = 14
"""Tokens around a trigger that may say what it stands for."""
_FAR = 22
"""Tokens after a verb within which its object may follow, days and places between them."""


class Fit(IntEnum):
    """How far a trigger holds: not at all, only beside an event told elsewhere, or as an event of its own."""

    NO = 0
    SUPPORT = 1
    EVENT = 2


def words_fit(sentence: Sentence, clauses: Clauses, hit: Hit, heading: frozenset[str] = frozenset()) -> bool:
    """Whether the words that the rule asks for stand in the clause: told before anybody asks who took part.

    `heading` holds the words of the heading above: under "Prisoners" the object may be left out ("flies the last seven
    to Doha").
    """
    rule = hit.entry.rule
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    if clause in clauses.said and rule.type not in ("statement", "call") and not _beside_saying(tokens, hit):
        return False
    if _wished(sentence, clauses, clause, hit) or not _into(sentence, hit):
        return False
    if rule.type == "agreement" and _without(clauses.tokens[clause], hit):
        return False
    headed = (
        rule.type == "exchange"
        and bool(heading & rule.needs)
        and tables().words["paper"].isdisjoint(clauses.words[clause])
    )
    spread = rule.needs and (
        (rule.anywhere and not rule.needs.isdisjoint(sentence.words))
        or (clause in clauses.antecedent and any(t.low in rule.needs for t in _antecedent(tokens, clauses, clause)))
    )
    if rule.needs and not headed and not spread and rule.needs.isdisjoint(clauses.words[clause]):
        return False
    if (
        rule.needs
        and not (headed or spread)
        and not any(
            t.low in rule.needs and clauses.ids[t.index] == clause and not hit.index <= t.index <= hit.last
            for t in tokens[max(0, hit.index - REACH) : hit.last + 1 + _FAR]
        )
    ):
        return False
    if rule.check and not CHECKS[rule.check](sentence, clauses.tokens[clause], hit):
        return False
    return rule.unless.isdisjoint(sentence.lows[hit.last + 1 : hit.last + _CLOSE])


def _beside_saying(tokens: list[Token], hit: Hit) -> bool:
    """ "he said after a meeting with Erdogan": where the one who says it comes from."""
    return hit.entry.rule.type == "talks" and hit.reading == "noun" and preposition_before(tokens, hit.index) == "after"


def _antecedent(tokens: list[Token], clauses: Clauses, clause: int) -> list[Token]:
    """What a relative clause hangs on: "the draft, which the mediator handed to the parties"."""
    at = clauses.antecedent.get(clause)
    return [] if at is None else tokens[max(0, at - 1) : at + 1]


def _wished(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit) -> bool:
    """The clause begins with "if", "unless", or "after" and a present tense; or its subject is "no" or "neither"."""
    first = clauses.tokens[clause][0]
    if first.low in _UNREAL_OPENERS:
        return True
    if (
        first.low in ("after", "when", "before")
        and hit.reading != "noun"
        and hit.entry.forms & {"base", "third"}
        and not hit.entry.forms & {"past"}
    ):
        return True
    if not _AWAITED.isdisjoint(clauses.words[clause]) and any(
        t.low in _AWAITED and not is_dated(sentence, t.index + 1) for t in clauses.tokens[clause] if t.index < hit.index
    ):
        return True
    return first.low == "neither" or not _NOBODY.isdisjoint(sentence.lows[max(0, hit.index - 3) : hit.index])


def _without(own: list[Token], hit: Hit) -> bool:
    """ "concluded without an agreement", "failed to reach a deal", "no accord was signed": there was none."""
    deals = tables().words["deal"]
    for place, token in enumerate(own):
        if token.low in deals and abs(token.index - hit.index) <= REACH:
            before = [t.low for t in own[max(0, place - 3) : place]]
            if not _NOBODY.isdisjoint(before):
                return True
    failed = [t.low for t in own if hit.index - 4 <= t.index < hit.index]
    return not _FAILED.isdisjoint(failed)


def _into(sentence: Sentence, hit: Hit) -> bool:
    """Whether the preposition that the rule asks for follows, adverbs and days aside."""
    rule, tokens = hit.entry.rule, sentence.tokens
    if not rule.into:
        return True
    place = hit.last + 1
    while place < len(tokens) and (
        tokens[place].low.endswith("ly")
        or (
            tokens[place].low in _STEP_OVER
            and not (tokens[place].low in rule.into and not is_dated(sentence, place + 1))
        )
        or is_dated(sentence, place)
        or (rule.type == "call" and tokens[place].low in _LENGTH)
        or _stepped_over(tokens, place, rule.into)
    ):
        place += 1
    bare = rule.type == "arrival" and hit.entry.base in _LANDS
    if place >= len(tokens) or (bare and tokens[place].kind == "punct"):
        return bare
    return tokens[place].low in rule.into or (
        hit.entry.base == "reach" and (tokens[place].mention is not None or tokens[place].low == "the")
    )


def _stepped_over(tokens: list[Token], place: int, into: frozenset[str]) -> bool:
    """ "agreed on 13 December in Rimbo to a swap": the place between a verb and its preposition."""
    mention = tokens[place].mention
    if mention is not None:
        return _somewhere(mention) and tokens[mention.first - 1].low == "in" and "in" not in into
    following = tokens[place + 1].mention if place + 1 < len(tokens) else None
    return tokens[place].low == "in" and "in" not in into and following is not None and _somewhere(following)


def _somewhere(mention: Mention) -> bool:
    return mention.kind == "place" or (mention.kind == "side" and mention.form in ("noun", "capital"))
