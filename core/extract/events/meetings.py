"""Nouns of meeting ("talks", "a truce"): whether the clause says that what they name was held or is to be."""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.events.checks import is_dated
from core.extract.events.clauses import Clauses
from core.extract.events.conditions import REACH, Fit
from core.extract.events.hits import Hit
from core.extract.events.kinds import days_of
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables

_FAR = 22
"""Tokens from a noun of meeting to the verb or the day that tell of it."""
_DISTANT = frozenset(
    "after before during since of for towards toward to about on with under amid ahead despite following "
    "until in".split()
)
_HEADS = frozenset(
    "team teams table process position positions room venue effort efforts partner partners tactic tactics".split()
)
"""Nouns that make the meeting a mere attribute: "the negotiation team"."""
_BALLOTS = frozenset("election elections vote voting ballot balloting poll polls referendum".split())
"""What has rounds of its own."""
_FROM = frozenset("from starting beginning effective".split())
_DEMONSTRATIVE = frozenset("that this these those".split())
SINCE = 8
"""Tokens from a day to a meeting with somebody named: "said on Tuesday after a two-hour meeting with Erdogan"."""
_EARLIER = frozenset("previous earlier past last future further more further".split())
_OPENING = frozenset("opening inaugural inauguration delegation delegations negotiators".split())
"""Words that make a ceremony one of talks."""


def agreed_upon(tokens: list[Token], hit: Hit) -> bool:
    """ "agreed to resume negotiations": what was agreed upon lies ahead, whatever day the agreement bears."""
    held = hit.entry.rule.held[1] if hit.entry.rule.held is not None else frozenset()
    for place in range(max(2, hit.index - 5), hit.index):
        if tokens[place - 1].low == "to" and tokens[place - 2].low in ("agree", "agreed", "agrees", "agreeing"):
            return tokens[place].low in held
    return False


def _travels(own: list[Token], hit: Hit) -> bool:
    """ "arrived in Vilnius for a summit": the summit of that journey."""
    entries = tables().entries
    return any(e.rule.type in ("visit", "arrival") for t in own if t.index < hit.index for e in entries.get(t.low, ()))


def meeting_fit(sentence: Sentence, clauses: Clauses, hit: Hit) -> Fit:
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
    dated = _dated(sentence, clauses, hit)
    if not dated and not _EARLIER.isdisjoint(sentence.lows[max(0, hit.index - 3) : hit.index]):
        return Fit.SUPPORT
    if hit.last + 1 < len(tokens) and tokens[hit.last + 1].low in _HEADS:
        return Fit.NO
    behind = sentence.lows[hit.last + 1 : hit.last + 6]
    if behind[:1] == ["of"] and not _BALLOTS.isdisjoint(behind):
        return Fit.NO
    if any(
        e.rule.broken_off
        for t in clauses.tokens[clause]
        if 0 < hit.index - t.index <= REACH
        for e in tables().entries.get(t.low, ())
    ):
        return Fit.SUPPORT
    if not _DEMONSTRATIVE.isdisjoint(sentence.lows[max(0, hit.index - 2) : hit.index]):
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
    if preposition == "about":
        return Fit.SUPPORT
    if preposition in _DISTANT:
        return Fit.EVENT if dated and hit.entry.rule.dated else Fit.SUPPORT
    hung = {c for c, at in clauses.antecedent.items() if 0 <= at - hit.last <= 10}
    following = [t for t in tokens[hit.last + 1 :] if clauses.ids[t.index] == clause or clauses.ids[t.index] in hung][
        :_FAR
    ]
    if any(t.low in after for t in following):
        return Fit.EVENT
    return Fit.EVENT if dated and hit.entry.rule.dated and hit.entry.rule.type != "visit" else Fit.SUPPORT


def _dated(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """A day of its own stands near the noun, opens its clause, or heads its entry."""
    tokens, clause = sentence.tokens, clauses.ids[hit.index]
    dated = any(
        mention.kind in ("DATE", "TIME")
        and len(mention.value) >= 10
        and tokens[sentence.token_at(mention.start) - 1].low != "since"
        and (
            -3 <= (place := sentence.token_at(mention.start)) - hit.index <= _FAR
            or (place - clauses.tokens[clause][0].index <= 1 and _partner(tokens, hit))
            or (0 < hit.index - place <= SINCE and behind_a_meeting(tokens, hit))
        )
        and clauses.ids[min(place, len(tokens) - 1)] == clause
        for mention in sentence.dates
    )
    return dated or _entry_day(sentence, hit)


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
        for t in tokens[hit.last + 1 : hit.last + REACH]
    )


def behind_a_meeting(tokens: list[Token], hit: Hit) -> bool:
    """ "said in Ankara on Tuesday after a meeting with Erdogan": who did it was at the meeting that day."""
    return _partner(tokens, hit) and preposition_before(tokens, hit.index) in ("after", "following", "during")


def _partner(tokens: list[Token], hit: Hit) -> bool:
    """The noun of meeting says with whom: a day that opens the clause is then its own."""
    return hit.last + 1 < len(tokens) and tokens[hit.last + 1].low in ("with", "between")
