"""Another's count of the same: "160 are held, according to the council; the authorities acknowledge 129"."""

from __future__ import annotations

import msgspec

from core.extract.bounds import Quantity
from core.extract.claiming.accounts import Account
from core.extract.document import Document
from core.extract.nouns import nouns
from core.extract.predicate import PEOPLE
from core.extract.quantities import quantities
from core.lexicon import compiled, load

_STEM = 5
_MOST_UNLIKE = 25
_NOUN = 4
"""Letters of a word that may name what is counted."""
_CHANGED = frozenset("already earlier initially previously then rose risen updated revised later now first".split())
"""Words of one count that grew."""
_HURT = frozenset("dead killed died wounded injured hurt casualties martyrs".split())
_OWN = frozenset(("its", "it", "their", "they", "own", "our", "we", "he", "she"))
"""Words of one who counts what befell or was done by his own side: the other's count may be of the other side."""


_CLAUSE = frozenset((",", ";", ":", "“", '"', "("))


class Counted(msgspec.Struct, frozen=True):
    """A count as a value tells it, with its bounds (None where open)."""

    words: str
    low: int | None
    high: int | None


_LOST = frozenset(("lost", "lose", "loses", "losing", "losses", "suffered"))


@compiled
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load("claims")["rivals"]
    return frozenset(table["bare"].split()), frozenset(table["none"].split()), frozenset(table["conceding"].split())


def rival_counts(doc: Document, early: Account, late: Account) -> tuple[Counted, Counted] | None:
    """The two numbers, where the later account is hardly more than a number for what the earlier one counts."""
    bare, none, conceding = _words()
    here = [q for q in quantities(early.sentence) if early.first <= q.first and q.last <= early.last]
    if not here or _CHANGED & (early.clause | late.clause) or _spoke_before(late):
        return None
    mine = _alone(late, {low[:_STEM] for low in early.lows}, bare, none)
    if mine is None:
        return None
    answers = bool(conceding & set(late.cue.split()))
    if not answers and _OWN & {*early.lows[:3], *late.lows[:3]} and not _LOST & {*early.lows}:
        return None
    theirs = _answered(here, mine, late, early)
    if theirs is None or not _apart(theirs, mine) or _counted_before(doc, early, late):
        return None
    return theirs, mine


def _spoke_before(late: Account) -> bool:
    """ "On Thursday the army had said fifty": a number of before."""
    tokens = late.sentence.tokens
    return any(t.low == "had" for t in tokens[late.sentence.token_at(late.start) : late.first])


def _alone(late: Account, told: set[str], bare: frozenset[str], none: frozenset[str]) -> Counted | None:
    """The number of an account that says nothing else but what is counted, in words told before."""
    tokens = late.sentence.tokens
    last = next((k - 1 for k in range(late.first + 1, late.last + 1) if tokens[k].text in _CLAUSE), late.last)
    own = [q for q in quantities(late.sentence) if late.first <= q.first and q.last <= last]
    spans = {index for q in own for index in range(q.first, q.last + 1)}
    rest = [token.low for token in tokens[late.first : last + 1] if token.index not in spans and token.kind != "punct"]
    if not own and late.first == last and tokens[last].kind == "number":
        number = tokens[last].text.replace(",", "")
        return Counted(f"{int(number):,}", int(number), int(number)) if number.isdecimal() else None
    if len(own) > 1 or any(low not in bare and low not in none and low[:_STEM] not in told for low in rest):
        return None
    if own:
        return None if own[0].more or own[0].each or set(rest) & (none - {"no"}) else counted(own[0])
    of_one = "was" in rest or "is" in rest
    return Counted("none", 0, 0) if set(rest) & (none - {"no", "any"}) and not of_one else None


def _answered(here: list[Quantity], mine: Counted, late: Account, early: Account) -> Counted | None:
    """The number of the earlier account that is meant: of the same noun, else the one that is most like it."""
    nouns = {low[:_STEM] for low in late.lows if len(low) >= _NOUN}
    tokens = early.sentence.tokens
    named = [q for q in here if any(t.low[:_STEM] in nouns for t in tokens[q.last + 1 : q.last + 4])]
    rows = [q for q in named or here if _may_be_hurt(early, q, late)]
    if not rows:
        return None
    if mine.high == 0:
        return counted(rows[0]) if len(rows) == 1 else None
    near = min(rows, key=lambda q: (_ratio(counted(q), mine), q.first))
    return counted(near) if _ratio(counted(near), mine) <= _MOST_UNLIKE else None


def _may_be_hurt(early: Account, quantity: Quantity, late: Account) -> bool:
    """Of dead and wounded people only: "two drones hit the parade; five dead, says the army" tells no two numbers."""
    if _HURT.isdisjoint(late.lows):
        return True
    behind = early.sentence.tokens[quantity.last + 1 : quantity.last + 4]
    noun = next((entry for t in behind if (entry := nouns().objects.get(t.low)) is not None), None)
    return noun is None or noun[0] in PEOPLE


def _counted_before(doc: Document, early: Account, late: Account) -> bool:
    """Whether the sentence before tells another number of what the later account names: which is meant is not clear."""
    before = doc.sentences[early.sentence.index - 1] if early.sentence.index else None
    nouns = {low[:_STEM] for low in late.lows if len(low) >= _NOUN} & {low[:_STEM] for low in early.lows}
    if before is None or before.block is not early.sentence.block or early.sentence is late.sentence or not nouns:
        return False
    return any(t.low[:_STEM] in nouns for q in quantities(before) for t in before.tokens[q.last + 1 : q.last + 4])


def _ratio(a: Counted, b: Counted) -> float:
    low, high = sorted((a.low or a.high or 0, b.low or b.high or 0))
    return high / max(low, 1)


def _apart(a: Counted, b: Counted) -> bool:
    """No number fits both."""
    return (a.high is not None and b.low is not None and a.high < b.low) or (
        b.high is not None and a.low is not None and b.high < a.low
    )


def counted(quantity: Quantity) -> Counted:
    """A quantity in digits with its bound: "17", "more than 100", "about 50"."""
    low, high, best = quantity.low, quantity.high, quantity.best
    if low is not None and low == high:
        words = f"{low:,}"
    elif high is None and low is not None:
        words = f"more than {low - 1:,}" if quantity.kind == "over" else f"at least {low:,}"
    elif best is not None:
        words = f"about {best:,}"
    elif low:
        words = f"{low:,} to {high:,}"
    else:
        words = f"fewer than {(high or 0) + 1:,}" if quantity.kind == "under" else f"up to {high:,}"
    return Counted(words, low, high)
