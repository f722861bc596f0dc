"""How a sentence uses its time expressions: as the day of an event or a statement, a beginning, part of a name."""

from __future__ import annotations

import datetime as dt

import msgspec

from core.extract.dates.calendar import add_days, span_of
from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Sentence, Token
from core.model import DateMention

SAID, MODIFIER, REDUCED, MONTH, YEAR, PLANNED, HEADS = 2.5, 2.0, 3.0, 1.5, 4.0, 0.5, -1.2
"""What each use costs an expression as the day of a figure beside it; a clause boundary costs 0.3 to 4."""
_AUXILIARIES = frozenset(
    "was were is are be been being had has have and or not also then later it they he she who which that".split()
)
_RUNNING_ON = frozenset({"overnight", "night-to", "night-between", "night-shift", "last-night"})
"""Rules of nights that are told from their morning."""
_BOUNDS = frozenset("since following before ahead from after".split())
_STATES = frozenset("were are remain remained was is still".split())
_NO_STATEMENT = frozenset({"of", "the", "'s", "’s", "for"})
"""Words before an expression that tie it to a noun, whatever is said before."""
_NO_NOUNS = frozenset(
    """and or in on at when the to a by with as was is were had has have after before but that of for from it they he
    she will would""".split()
)
_DEFINITE = frozenset({"the", "those", "its", "their", "both"})
_PREPOSITIONS = frozenset("late early on in at around about by".split())
_OF_THE_DAY = frozenset(("part", "clock", "overnight"))
"""Rules of times that lie within the day told of: "since the morning"."""
_BEGAN = frozenset("began broke erupted started flared ignited".split())
_SINCE = 14
"""How many words before an expression "since" may stand."""
_REACH = 9
"""How many words before an expression a verb of saying may stand to claim it: "told reporters in Geneva on Monday"."""


class Use(msgspec.Struct, eq=False, gc=False):
    """A dated expression in its sentence: tokens `first` to `last`, days `start` to `end`, and its role."""

    mention: DateMention
    first: int
    last: int
    start: dt.date
    end: dt.date
    exact: int
    """UCDP precision: 1 a day … 5 a year."""
    cost: float = 0.0
    said: bool = False
    """It dates a statement ("said on Thursday")."""
    open_ended: bool = False
    """It only begins or bounds something ("since October", "before Friday")."""
    as_of: bool = False
    """A count runs up to it ("by 22 January")."""
    aside: bool = False
    """It belongs to a noun ("the 2 June agreements", "hostages seized on October 7")."""
    other_end: dt.date | None = None
    """The other end of the span that it is part of."""

    @property
    def earlier_night(self) -> bool:
        """ "The previous night": told beside another for comparison, and no day of what follows."""
        return self.mention.rule == "same-night" and "previous" in self.mention.text

    def morning(self, attack: bool) -> dt.date:
        """Its last day; for a night that runs on the day after: TIMEX3 gives the evening's, figures and attacks bear
        the morning's.

        "Saturday night" is Saturday's, whatever happened; "the night of 1 June" and "the same night" stay as named.
        """
        rule = self.mention.rule
        if not self.mention.value.endswith("TNI") or self.as_of:
            return self.end
        runs_on = rule in _RUNNING_ON or (attack and self.earlier_night)
        return (add_days(self.end, 1) or self.end) if runs_on else self.end


def uses_of(sentence: Sentence) -> list[Use]:
    """The dated expressions of a sentence in order; durations, sets and unresolved ones are left out."""
    found: list[Use] = []
    tokens = sentence.tokens
    for mention in sentence.dates:
        span = span_of(mention.value) if mention.kind in ("DATE", "TIME") else None
        if span is None:
            continue
        first = sentence.token_at(mention.start)
        use = Use(mention, first, max(first, sentence.token_at(mention.end - 1)), *span)
        _judge(tokens, use)
        if found:
            _pair(tokens, found[-1], use)
        found.append(use)
    return found


def _pair(tokens: list[Token], one: Use, two: Use) -> None:
    """Two expressions side by side: the ends of a span, or two names of one noun ("the May 16 and June 2 rounds")."""
    if _ranged(tokens, one, two):
        one.other_end, two.other_end = two.end, one.start
        one.open_ended = two.open_ended = False
        return
    listed = two.first == one.last + 2 and tokens[one.last + 1].low in ("and", ",", "or")
    if listed and _low(tokens, one.first - 1) in _DEFINITE and _bears_name(tokens, two.last + 1):
        for use in (one, two):
            use.aside = True
            use.cost += MODIFIER


def _low(tokens: list[Token], place: int) -> str:
    return tokens[place].low if 0 <= place < len(tokens) else ""


def _judge(tokens: list[Token], use: Use) -> None:
    """Read the role off the words around the expression."""
    before = use.first - 1
    word = _low(tokens, before)
    if (
        word in ("by", "until", "till")
        or (word == "of" and _low(tokens, before - 1) == "as")
        or (word == "to" and _low(tokens, before - 1) in ("up", "data", "(", ","))
    ):
        use.as_of = True
    elif _opens(tokens, use, before):
        use.open_ended = True
        return
    if word in _PREPOSITIONS:
        before -= 1
        if _low(tokens, before) in ("late", "early", "later", "earlier"):
            before -= 1
    if word not in _NO_STATEMENT and _says(tokens, before):
        use.said = True
        use.cost += SAID
    elif _identifies(tokens, before, use.last + 1):
        use.aside = True
        use.cost += REDUCED
    elif word in _DEFINITE and _bears_name(tokens, use.last + 1):
        use.aside = True
        use.cost += MODIFIER
    if word == "for":
        use.cost += PLANNED
    if use.first == 0 and _low(tokens, use.last + 1) == ":":
        use.cost += HEADS
    if use.exact >= 4:
        use.cost += YEAR if use.exact == 5 else MONTH


def _opens(tokens: list[Token], use: Use, before: int) -> bool:
    """Whether the expression only begins or bounds something: "since October", "the war that broke out in May"."""
    if use.mention.kind == "DATE" and _low(tokens, before) in _BOUNDS:
        return True
    if use.mention.rule in _OF_THE_DAY:
        return False
    return _since_clause(tokens, before) or _that_began(tokens, before)


def _since_clause(tokens: list[Token], before: int) -> bool:
    """ "since the deal was announced on Wednesday": the day is the beginning of something, not its own."""
    for place in range(before, max(-1, before - _SINCE), -1):
        if tokens[place].kind == "punct":
            return False
        if tokens[place].low == "since":
            return True
    return False


def _that_began(tokens: list[Token], before: int) -> bool:
    """ "the war that broke out in early 2003": when it began is no day of what it has cost."""
    words = [_low(tokens, place) for place in range(before, before - 4, -1)]
    began = next((k for k, word in enumerate(words) if word in _BEGAN), None)
    return began is not None and not {"that", "which"}.isdisjoint(words[began:])


def _says(tokens: list[Token], before: int) -> bool:
    said = vocabulary().words["said"]
    for place in range(before, max(-1, before - _REACH), -1):
        token = tokens[place]
        if token.kind == "punct" and token.text in ",;:)(":
            return False
        if token.low in said:
            return True
        if token.low in _AUXILIARIES or _is_participle(token.low):
            return False
    return False


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


def _identifies(tokens: list[Token], before: int, after: int) -> bool:
    """ "the accord signed in Doha on June 2", "94 people seized on October 7 were still there": no day of its own."""
    words = vocabulary().words
    place = before
    while place > max(0, before - 4) and (tokens[place].capital or tokens[place].low in ("in", "at", "by", "between")):
        place -= 1
    if place < 1 or tokens[place - 1].kind == "punct" or _low(tokens, place - 1) in _AUXILIARIES:
        return False
    participle = _low(tokens, place)
    return participle in words["identifying"] or (participle in words["taking"] and _low(tokens, after) in _STATES)


def _bears_name(tokens: list[Token], place: int) -> bool:
    """The words after "the 2 June" name something that the date belongs to, and nothing that happened on that day."""
    happenings = vocabulary().words["happenings"]
    for word in (_low(tokens, place), _low(tokens, place + 1), _low(tokens, place + 2)):
        if word in happenings:
            return False
    word = _low(tokens, place)
    return bool(word) and word[0].isalpha() and word not in _NO_NOUNS


def _ranged(tokens: list[Token], one: Use, two: Use) -> bool:
    """Whether two dates are the ends of one span: "between 23 and 25 February", "9-21 July", "from 1 to 7 November"."""
    if one.last >= two.first:
        return True
    joint = [token.low for token in tokens[one.last + 1 : two.first]]
    if not 1 <= len(joint) <= 2 or two.exact != 1 or one.exact != 1 or two.start < one.start:
        return False
    if joint[0] in ("-", "–", "—", "to", "through"):
        return True
    return joint[0] == "and" and any(token.low == "between" for token in tokens[max(0, one.first - 8) : one.first])
