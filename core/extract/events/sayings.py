"""The day on which something was said: that of a verb of saying, told from the days of what is said."""

from __future__ import annotations

from itertools import pairwise

from core.extract.dates.calendar import span_of
from core.extract.document import Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.tables import tables
from core.model import DateMention, When

BEARERS = frozenset("reporters journalists media press agency television radio newspaper lawmakers".split())
"""Those who are told for others to know."""
_HUNG = 10
"""Tokens between a noun and the end of its phrase, behind which a relative clause may hang."""
_SPEECH = 14
"""Tokens between a verb of saying and its day."""
_TOLD = frozenset(("tell", "warn", "caution", "urge", "ask"))
_LISTENER = 8
"""Tokens between a verb of telling and its day, for those who are told."""
_THROUGH = frozenset("on in at via during through before".split())
"""What leads to where something was said: "said on television on Friday", "announced at a rally on Sunday"."""
_CLOSING = frozenset(('"', "”", "»"))
_ON = frozenset("on late early in".split())


def same_clause(sentence: Sentence, clauses: Clauses, hit: Hit, offset: int) -> bool:
    """The offset lies in the trigger's clause, or in a relative clause that hangs on the trigger's noun."""
    clause = clauses.ids[min(sentence.token_at(offset), len(sentence.tokens) - 1)]
    if clause == clauses.ids[hit.index]:
        return True
    hung = clauses.antecedent.get(clause)
    return (
        hit.reading == "noun"
        and hung is not None
        and 0 <= hung - hit.last <= _HUNG
        and clauses.ids[hung] == clauses.ids[hit.index]
    )


def said_on(sentence: Sentence, clauses: Clauses, hit: Hit) -> When | None:
    """The day of a verb of saying, if it is not one in what is said ("proposed to meet on Friday")."""
    first = clauses.continues.get(clauses.ids[hit.index])
    own = [
        d
        for d in sentence.dates
        if d.kind in ("DATE", "TIME")
        and (
            same_clause(sentence, clauses, hit, d.start)
            or _right_behind(sentence, hit, d)
            or (first in clauses.said and clauses.ids[min(sentence.token_at(d.start), len(clauses.ids) - 1)] == first)
        )
    ]
    if not own:
        return None
    nearest = min(own, key=lambda d: abs(sentence.token_at(d.start) - hit.index))
    span = span_of(nearest.value)
    place = sentence.token_at(nearest.start)
    if span is None or span[2] > 2 or place - hit.index > _SPEECH:
        return None
    behind = sentence.tokens[hit.last + 1 : place]
    if any(t.low == "to" and following.low not in BEARERS for t, following in pairwise([*behind, *behind[-1:]])):
        return None
    return When(start=span[0].isoformat(), date_prec=span[2])


def said_sometime(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """ "said last week", "had already in May demanded": no day is told, and it is not the story's."""
    return any(
        abs(sentence.token_at(d.start) - hit.last) <= _LISTENER
        and (same_clause(sentence, clauses, hit, d.start) or sentence.token_at(d.start) - hit.last <= 3)
        and (span := span_of(d.value)) is not None
        and span[2] > 2
        for d in sentence.dates
        if d.kind in ("DATE", "TIME")
    )


def _right_behind(sentence: Sentence, hit: Hit, mention: DateMention) -> bool:
    """ "said on Thursday that", "said Monday it would": the day stands between the verb and what is said."""
    between = sentence.tokens[hit.last + 1 : sentence.token_at(mention.start)]
    if mention.start < sentence.tokens[hit.last].start:
        return False
    if len(between) < 3 and all(t.low in _ON for t in between):
        return True
    if (
        hit.entry.base in _TOLD
        and len(between) < _LISTENER
        and not any(t.low == "that" or t.kind == "punct" for t in between)
    ):
        return True
    if between and between[0].low in _THROUGH and len(between) < _LISTENER and not any(_says_more(t) for t in between):
        return True
    quoted = any(t.low in _CLOSING for t in sentence.tokens[max(0, hit.index - _SPEECH) : hit.index])
    return quoted and not any(t.low in _CLOSING or t.low in ("that", ";", ":") for t in between)


def _says_more(token: Token) -> bool:
    """The token belongs to what is said rather than to where it was said."""
    return token.low == "that" or token.kind == "punct" or (token.low in tables().finite and token.mention is None)
