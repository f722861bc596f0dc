"""What a rule asks of the clause that its trigger stands in."""

from __future__ import annotations

from enum import IntEnum

from core.extract.document import Sentence, Token
from core.extract.events.actors import sides_of
from core.extract.events.cast import Cast
from core.extract.events.checks import CHECKS, is_dated
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.kinds import days_of
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables

_PARTIES = frozenset(
    "representatives leaders delegations ministers sides parties teams negotiators envoys presidents "
    "groups diplomats officials".split()
)
_NOBODY = frozenset("no neither without any".split())
_FAILED = frozenset("fail failed fails failing unable refused refuses".split())
_UNREAL_OPENERS = frozenset("if unless once until whether".split())
_AWAITED = frozenset(("until", "unless"))
"""What stands behind these in a clause has not come about, but for the day until which something lasted."""
_DISTANT = frozenset(
    "after before during since of for towards toward to about on with under amid ahead despite following "
    "until in".split()
)
_STEP_OVER = frozenset("back safely again hours later together earlier directly today , then on".split())
_LENGTH = frozenset("of about around some nearly half an hour hours minute minutes minutes-long".split())
"""How long a call took, between it and those who spoke."""
_GERUND_AFTER = frozenset("in of for by from about without against on before after since to".split())
_BE = frozenset("is are was were be been being".split())
_HEADS = frozenset(
    "team teams table process position positions room venue effort efforts partner partners tactic tactics".split()
)
"""Nouns that make the meeting a mere attribute: "the negotiation team"."""
_FROM = frozenset("from starting beginning effective".split())
_DEMONSTRATIVE = frozenset("that this these those".split())
_EARLIER = frozenset("previous earlier past last future further more further".split())
_LANDS = frozenset("arrive land touch return".split())
_OPENING = frozenset("opening inaugural inauguration delegation delegations negotiators".split())
"""Words that make a ceremony one of talks."""
_CLOSE = 5
"""Tokens behind a trigger in which no word may stand that makes it another thing."""
_REACH = 14
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
    if clause in clauses.said and rule.type not in ("statement", "call"):
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
        (rule.anywhere and any(t.low in rule.needs for t in tokens))
        or any(t.low in rule.needs for t in _antecedent(tokens, clauses, clause))
    )
    if rule.needs and not headed and not spread and rule.needs.isdisjoint(clauses.words[clause]):
        return False
    if (
        rule.needs
        and not (headed or spread)
        and not any(
            t.low in rule.needs and clauses.ids[t.index] == clause and not hit.index <= t.index <= hit.last
            for t in tokens[max(0, hit.index - _REACH) : hit.last + 1 + _FAR]
        )
    ):
        return False
    if rule.check and not CHECKS[rule.check](sentence, clauses.tokens[clause], hit):
        return False
    return not any(t.low in rule.unless for t in tokens[hit.last + 1 : hit.last + _CLOSE])


def _antecedent(tokens: list[Token], clauses: Clauses, clause: int) -> list[Token]:
    """What a relative clause hangs on: "the draft, which the mediator handed to the parties"."""
    at = clauses.antecedent.get(clause)
    return [] if at is None else tokens[max(0, at - 1) : at + 1]


def fit(sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast) -> Fit:
    """Whether those whom the rule asks for take part, where `words_fit` holds."""
    rule = hit.entry.rule
    tokens = sentence.tokens
    passive = hit.reading == "passive"
    subject, target = (cast.object, cast.subject) if passive else (cast.subject, cast.object)
    if hit.reading == "active" and "ing" in hit.entry.forms and not subject and cast.object & {"person", "office"}:
        subject = cast.object
    if (
        rule.subject
        and (hit.reading != "noun" or rule.planned)
        and not passive
        and not (subject & rule.subject or "none" in rule.subject)
    ):
        return Fit.NO
    if passive and rule.active:
        return Fit.NO
    if rule.object and not target & rule.object and "none" not in rule.object:
        return Fit.NO
    if rule.two and not _two(tokens, hit, cast):
        return Fit.NO
    if rule.type == "attack" and _denied(tokens, clauses, hit):
        return Fit.SUPPORT
    if rule.held is not None and hit.reading == "noun":
        return _held(sentence, clauses, hit)
    if (
        "ing" in hit.entry.forms
        and hit.index
        and (
            tokens[hit.index - 1].low in _GERUND_AFTER
            or (tokens[hit.index - 1].low in tables().finite and tokens[hit.index - 1].low not in _BE)
        )
    ):
        return Fit.SUPPORT
    return Fit.EVENT


def _wished(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit) -> bool:
    """The clause begins with "if", "unless", or "after" and a present tense; or its subject is "no" or "neither"."""
    tokens = sentence.tokens
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
    if any(
        t.low in _AWAITED and not is_dated(sentence, t.index + 1) for t in clauses.tokens[clause] if t.index < hit.index
    ):
        return True
    return first.low == "neither" or not _NOBODY.isdisjoint([t.low for t in tokens[max(0, hit.index - 3) : hit.index]])


def _without(own: list[Token], hit: Hit) -> bool:
    """ "concluded without an agreement", "failed to reach a deal", "no accord was signed": there was none."""
    deals = tables().words["deal"]
    for place, token in enumerate(own):
        if token.low in deals and abs(token.index - hit.index) <= _REACH:
            before = [t.low for t in own[max(0, place - 3) : place]]
            if not _NOBODY.isdisjoint(before):
                return True
    failed = [t.low for t in own if hit.index - 4 <= t.index < hit.index]
    return not _FAILED.isdisjoint(failed)


def agreed_upon(tokens: list[Token], hit: Hit) -> bool:
    """ "agreed to resume negotiations": what was agreed upon lies ahead, whatever day the agreement bears."""
    held = hit.entry.rule.held[1] if hit.entry.rule.held is not None else frozenset()
    for place in range(max(2, hit.index - 5), hit.index):
        if tokens[place - 1].low == "to" and tokens[place - 2].low in ("agree", "agreed", "agrees", "agreeing"):
            return tokens[place].low in held
    return False


def _denied(tokens: list[Token], clauses: Clauses, hit: Hit) -> bool:
    """ "Claims that Jermuk was shelled are groundless", "denied that it had bombed": told only to be denied."""
    cues = tables().cues
    for place in range(hit.index - 1, 0, -1):
        low = tokens[place].low
        if low in ("that", "of") and tokens[place - 1].low in cues["alleged"]:
            return any(t.low in cues["denial"] for t in tokens)
        if (
            low in cues["denial"]
            and hit.index - place < _REACH
            and (any(t.low == "that" for t in tokens[place + 1 : place + 5]) or place == hit.index - 1)
        ):
            return True
    return False


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
        return mention.kind == "place" and tokens[mention.first - 1].low == "in" and "in" not in into
    following = tokens[place + 1].mention if place + 1 < len(tokens) else None
    return tokens[place].low == "in" and "in" not in into and following is not None and following.kind == "place"


def _travels(own: list[Token], hit: Hit) -> bool:
    """ "arrived in Vilnius for a summit": the summit of that journey."""
    entries = tables().entries
    return any(e.rule.type in ("visit", "arrival") for t in own if t.index < hit.index for e in entries.get(t.low, ()))


def _two(tokens: list[Token], hit: Hit, cast: Cast) -> bool:
    names = {*sides_of(cast.everyone), *(m.name for m in cast.everyone if m.kind == "person")}
    sided = any(m.side or m.kind == "side" for m in cast.everyone)
    roles = (
        len(names) == 1
        and sided
        and bool(
            (cast.subject & {"office", "team"} and cast.object & {"person", "side", "org"})
            or (cast.subject & {"person"} and cast.object & {"office", "team"})
        )
    )
    if "cabinet" in cast.subject:
        return True
    if any(t.low in ("two", "both") for t in tokens[max(0, hit.index - 4) : hit.index]):
        return True
    again = hit.last + 1 < len(tokens) and tokens[hit.last + 1].low == "again"
    return len(names) > 1 or roles or again or any(t.low in _PARTIES for t in tokens[: hit.index])


def _held(sentence: Sentence, clauses: Clauses, hit: Hit) -> Fit:
    """A noun of meeting is an event where the clause says that it was held or is to be, or gives it its own day."""
    assert hit.entry.rule.held is not None
    after, before = hit.entry.rule.held
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    if (
        hit.entry.base in ("conference", "ceremony", "session", "discussion")
        and hit.index
        and tokens[hit.index - 1].low in ("press", "news", "question", "video", "photo", "funeral", "trading")
    ):
        return Fit.NO
    if hit.entry.base == "ceremony" and not clauses.words[clause] & (tables().words["talk"] | _OPENING):
        return Fit.NO
    dated = any(
        mention.kind in ("DATE", "TIME")
        and len(mention.value) >= 10
        and tokens[sentence.token_at(mention.start) - 1].low != "since"
        and (
            -3 <= (place := sentence.token_at(mention.start)) - hit.index <= _REACH
            or (place - clauses.tokens[clause][0].index <= 1 and _partner(tokens, hit))
        )
        and clauses.ids[min(place, len(tokens) - 1)] == clause
        for mention in sentence.dates
    )
    dated = dated or _entry_day(sentence, hit)
    if not dated and any(t.low in _EARLIER for t in tokens[max(0, hit.index - 3) : hit.index]):
        return Fit.SUPPORT
    if hit.last + 1 < len(tokens) and tokens[hit.last + 1].low in _HEADS:
        return Fit.NO
    if any(
        e.rule.broken_off
        for t in clauses.tokens[clause]
        if 0 < hit.index - t.index <= _REACH
        for e in tables().entries.get(t.low, ())
    ):
        return Fit.SUPPORT
    if any(t.low in _DEMONSTRATIVE for t in tokens[max(0, hit.index - 2) : hit.index]):
        return Fit.SUPPORT
    preposition = preposition_before(tokens, hit.index)
    if any(
        t.low in before
        for t in tokens[max(0, hit.index - 5) : hit.index]
        if clauses.ids[t.index] == clause and t.low != "for" and tokens[t.index + 1].low != "of"
    ):
        return Fit.EVENT
    if preposition == "for" and hit.entry.rule.type == "summit" and _travels(clauses.tokens[clause], hit):
        return Fit.EVENT
    if hit.entry.rule.type == "ceasefire" and _from_a_day(sentence, hit):
        return Fit.SUPPORT if _ended(tokens, hit) else Fit.EVENT
    if hit.entry.rule.type == "talks" and days_of(sentence, hit) > 1:
        return Fit.EVENT
    if preposition in _DISTANT:
        return Fit.EVENT if dated and hit.entry.rule.dated else Fit.SUPPORT
    hung = {c for c, at in clauses.antecedent.items() if 0 <= at - hit.last <= 10}
    following = [t for t in tokens[hit.last + 1 :] if clauses.ids[t.index] == clause or clauses.ids[t.index] in hung][
        :_REACH
    ]
    if any(t.low in after for t in following):
        return Fit.EVENT
    return Fit.EVENT if dated and hit.entry.rule.dated and hit.entry.rule.type != "visit" else Fit.SUPPORT


def _entry_day(sentence: Sentence, hit: Hit) -> bool:
    """ "8 Aug: start of negotiations": an entry's day is that of the noun that no verb comes before."""
    if not sentence.dates or sentence.token_at(sentence.dates[0].start) > 1:
        return False
    behind = sentence.token_at(sentence.dates[0].end - 1) + 1
    tokens, finite = sentence.tokens, tables().finite
    return (
        len(sentence.dates[0].value) >= 10
        and tokens[behind : behind + 1] != []
        and tokens[behind].low in (":", "–", "—")
        and not any(t.low in finite and t.mention is None for t in tokens[behind : hit.index])
    )


def _ended(tokens: list[Token], hit: Hit) -> bool:
    """ "ends its truce as from 10 May": the day is that from which it no longer holds."""
    entries = tables().entries
    return any(
        e.rule.name == "truce ended" for t in tokens[max(0, hit.index - 3) : hit.index] for e in entries.get(t.low, ())
    )


def _from_a_day(sentence: Sentence, hit: Hit) -> bool:
    """ "a truce from 24 December", "a ceasefire starting at midnight on Friday": it holds from a day."""
    tokens = sentence.tokens
    return any(
        t.low in _FROM and any(is_dated(sentence, n) for n in range(t.index + 1, t.index + 9))
        for t in tokens[hit.last + 1 : hit.last + _REACH]
    )


def _partner(tokens: list[Token], hit: Hit) -> bool:
    """The noun of meeting says with whom: a day that opens the clause is then its own."""
    return any(t.low in ("with", "between") for t in tokens[hit.last + 1 : hit.last + 2])
