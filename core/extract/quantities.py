"""Numbers in running text, with the bounds that the words around them give.

"over 40" is 41 and open, "about 100" is 90 to 110, "nearly 500" is 450 to 499, "up to 20" is 0 to 20, "dozens" is
24 and
open, "two or three" is 2 to 3 (the bounds of the annotation guide). What the number counts is left to the caller,
except
where the next word makes it a measure (years, kilometres, per cent, money): such a number is no quantity.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from core.extract.ages import is_age, of_somebody
from core.extract.bounds import Quantity, bounds, qualifier
from core.extract.document import Sentence, Token
from core.extract.makes import names_make
from core.extract.nouns import nouns
from core.extract.numbers import Tables, number_at, tables_of_numbers
from core.extract.shares import with_shares
from core.extract.word_looks import Looks
from core.lexicon import compiled


def _after(tokens: list[Token], after: int, tables: Tables) -> tuple[str | None, str | None, int]:
    """A qualifier behind the number: "40 or more", "450+"."""
    if after < len(tokens) and tokens[after].text == "+" and tokens[after].start == tokens[after - 1].end:
        return "least", "+", after + 1
    first = tokens[after].low if after < len(tokens) else ""
    for phrase, kind in tables.after:
        if phrase[0] == first and all(
            after + k < len(tokens) and tokens[after + k].low == w for k, w in enumerate(phrase)
        ):
            return kind, " ".join(phrase), after + len(phrase)
    return None, None, after


_EACH = frozenset(("each", "apiece"))
_DESCRIBING = frozenset("local state party district country region province side minister share page".split())
"""Words for units, times of day and bodies that may stand before a noun: "six local policemen", "two party members"."""
_DESCRIBED = 2
"""Words behind one of them in which the noun is looked for."""


def _describes(tokens: list[Token], place: int) -> bool:
    """Whether the word behind a number describes a counted noun and is no unit itself."""
    if tokens[place].low not in _DESCRIBING:
        return False
    table = nouns()
    ahead = tokens[place + 1 : place + 1 + _DESCRIBED]
    return any(t.low in table.objects or t.low in table.actions for t in ahead if t.kind == "word")


def _measured(tokens: list[Token], first: int, core: int, after: int, tables: Tables) -> bool:
    """The number is money, a measure, an age, a clock time, a label or a score, not a count."""
    if after < len(tokens):
        following = tokens[after]
        if (following.low in tables.units and not _describes(tokens, after)) or following.text in "%€£°":
            return True
        if (
            following.text == ":"
            and after + 1 < len(tokens)
            and tokens[after + 1].kind == "number"
            and following.end == tokens[after + 1].start
        ):
            return True
        if (
            following.low == "in"
            and after + 1 < len(tokens)
            and (tokens[after + 1].low in tables.words or tokens[after + 1].low in ("10", "100"))
        ):
            return True
        if following.low == "per" and after + 1 < len(tokens) and tokens[after + 1].low in ("cent", "thousand", "day"):
            return True
        if following.low in ("a", "p") and after + 1 < len(tokens) and tokens[after + 1].low == "m":
            return True
        if following.text == "/" and following.start == tokens[after - 1].end:
            return True
    if first > 0:
        before = tokens[first - 1]
        if (
            before.low in tables.unit_before and not (before.low == "room" and core - first == 0 and not before.capital)
        ) or before.text in "$€£₹#№":
            return True
        if (
            before.text in ":/"
            and first > 1
            and tokens[first - 2].kind == "number"
            and before.end == tokens[first].start
            and before.start == tokens[first - 2].end
        ):
            return True
        if (
            before.text == "-" and before.end == tokens[first].start and before.start == tokens[first - 2].end
            if first > 1
            else False
        ):
            return True
    if is_age(tokens, first, core, after):
        return True
    # an age set off by commas: ", 34,"
    set_off = core > 0 and tokens[core - 1].text == "," and (after >= len(tokens) or tokens[after].text in ",.;)")
    if (
        set_off
        and of_somebody(tokens, core - 2)
        and tokens[core].kind == "number"
        and first == core
        and after == core + 1
        and len(tokens[core].text) < 4
    ):
        return True
    if first > 1 and tokens[first - 1].low in ("to", "against") and tokens[first - 2].low in ("vote", "votes"):
        return True
    if first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].low in tables.aged:
        return True
    if core > 1 and tokens[core - 1].low == "of" and tokens[core - 2].text in ("Group", "Committee", "Gang"):
        return True
    return (
        tokens[core].kind == "number"
        and core > 1
        and tokens[core - 1].text == "("
        and after < len(tokens)
        and tokens[after].text == ")"
    )


@compiled
def _numerals() -> Looks:
    """Whether a word, in lower case, may open a number."""
    starts = tables_of_numbers().starts
    return Looks(lambda low: low == "a" or low in starts or "-" in low or low[0].isdecimal())


def quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence in order, those inside dates and names left out. Indexes are token indexes."""
    tables = tables_of_numbers()
    tokens = sentence.tokens
    found: list[Quantity] = []
    blocked = _blocked(sentence)
    numeral = _numerals()
    done = 0
    for token in numeral.pick(tokens, sentence.lows):
        if token.kind == "punct":
            continue
        place = token.index
        if place < done or place in blocked or token.mention is not None:
            continue
        if place - 1 not in blocked and names_make(tokens, place):
            continue
        quantity = _quantity(tokens, place, tables)
        if quantity is None:
            continue
        done = quantity.last + 1
        if found and quantity.first <= found[-1].last:
            quantity = replace(quantity, first=min(found[-1].last + 1, quantity.core))
        found.append(quantity)
    return with_shares(sentence, found) if found else found


def _blocked(sentence: Sentence) -> set[int]:
    """Indexes of the tokens that are part of a date or a clock time."""
    blocked: set[int] = set()
    for date in sentence.dates:
        if date.kind == "DURATION" and date.value.startswith("P") and not date.text[:1].isdigit():
            continue
        index = sentence.token_at(date.start)
        while index < len(sentence.tokens) and sentence.tokens[index].start < date.end:
            blocked.add(index)
            index += 1
        following = sentence.tokens[index : index + 2]
        if (
            len(following) == 2
            and following[0].low in ("and", "or", "/")
            and following[1].text.isdigit()
            and int(following[1].text) <= 31
            and sentence.tokens[index - 1].text.isdigit()
            and len(sentence.tokens[index - 1].text) < 3
            and (
                index + 2 >= len(sentence.tokens)
                or sentence.tokens[index + 2].kind != "word"
                or sentence.tokens[index + 2].low in _AFTER_DAYS
            )
        ):
            blocked.add(index + 1)  # "the night of May 6 and 7"
    return blocked


_AFTER_DAYS = frozenset("and or in at on the of when while as by from with after before".split())


def with_qualifier(quantity: Quantity, of: Quantity) -> Quantity:
    """The quantity under the qualifier of another: "at least 141 women and 28 children" holds for both."""
    if quantity.best is None or quantity.kind is not None:
        return quantity
    low, high = bounds(quantity.best, quantity.best, of.kind)
    best = quantity.best if of.kind in ("about", "nearly") else None
    return replace(quantity, low=low, high=high, best=best, qualifier=of.qualifier, kind=of.kind)


def _quantity(tokens: list[Token], core: int, tables: Tables) -> Quantity | None:
    """The quantity whose number begins at `core`, or None where it is a measure, a label or no number at all."""
    parsed = number_at(tokens, core, tables)
    if parsed is None:
        return None
    low, high, after, form = parsed
    kind, words, first, more = qualifier(tokens, core, tables)
    if _measured(tokens, first, core, after, tables):
        return None
    joined = _joined(tokens, first, core, after, low, tables)
    if joined is not None:
        second, after = joined
        if _measured(tokens, first, core, after, tables):
            return None
        if first > 0 and tokens[first - 1].low == "between":
            first -= 1
        low, high = min(low, second), max(low, second)
    if kind is None:
        kind, words, after = _after(tokens, after, tables)
    bounded_low, bounded_high = bounds(low, high, kind)
    behind = [token.low for token in tokens[after : after + 7]]
    each = not _EACH.isdisjoint(behind[:6]) or ("per" in behind and ("per", "side") in pairwise(behind))
    if after < len(tokens) and tokens[after].low in ("more", "other", "others", "additional", "further"):
        more = True
    exact = kind is None and high == low
    best = low if exact or kind in ("about", "nearly") else None
    return Quantity(first, after - 1, bounded_low, best, bounded_high, words, core, form, each, kind, more)


def _joined(tokens: list[Token], first: int, core: int, after: int, low: int, tables: Tables) -> tuple[int, int] | None:
    """The upper end of "5-6", "two or three", "five to six", "between 990 and 1,650", and the index after it."""
    if after + 1 >= len(tokens):
        return None
    link = tokens[after].low
    between = first > 0 and tokens[first - 1].low == "between"
    if link in ("-", "–", "—", "to", "or") or (between and link == "and"):
        if link in ("-", "–", "—") and tokens[after].start != tokens[after - 1].end:
            return None
        if tokens[after + 1].kind == "punct" or tokens[after + 1].mention is not None:
            return None
        second = number_at(tokens, after + 1, tables)
        if second is None or second[1] is None or second[0] <= low:
            return None
        if link == "or" and second[0] > 2 * low + 1:
            return None
        return second[0], second[2]
    return None
