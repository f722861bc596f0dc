"""Numbers in running text, with the bounds that the words around them give.

"over 40" is 41 and open, "about 100" is 90 to 110, "nearly 500" is 450 to 499, "up to 20" is 0 to 20, "dozens" is
24 and
open, "two or three" is 2 to 3 (the bounds of the annotation guide). What the number counts is left to the caller,
except
where the next word makes it a measure (years, kilometres, per cent, money): such a number is no quantity.
"""

from __future__ import annotations

from math import ceil, floor

import msgspec
from msgspec.structs import replace

from core.extract.document import Sentence, Token
from core.extract.fractions import all_but, fraction_before, fraction_of_them
from core.extract.makes import names_make
from core.extract.nouns import nouns
from core.extract.numbers import Form, Tables, number_at, tables_of_numbers
from core.extract.word_looks import Looks
from core.lexicon import compiled


class Quantity(msgspec.Struct, frozen=True):
    """A number with its bounds: tokens `first` to `last` (inclusive) of its sentence, qualifier included.

    `low` and `high` are inclusive, None where open; `best` is the number as written, None where only a bound is told.
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None
    core: int
    """Index of the first token of the number itself."""
    form: Form
    each: bool = False
    kind: str | None = None
    """What the qualifier does: least, over, about, nearly, most, under."""
    more: bool = False
    """ "another 12", "12 more", "18 others": counted beside something already counted."""


def _bounds(low: int, high: int | None, kind: str | None) -> tuple[int | None, int | None]:
    """The inclusive bounds that a qualifier makes of a number (rounding practice of the annotation guide)."""
    if kind == "least":
        return low, None
    if kind == "over":
        return low + 1, None
    if high is None:
        return low, None
    if kind == "about":
        return round(low * 0.9), round(high * 1.1)
    if kind == "nearly":
        return min(round(low * 0.9), max(0, high - 1)), max(0, high - 1)
    if kind == "most":
        return 0, high
    if kind == "under":
        return 0, max(0, high - 1)
    return low, high


def _qualifier(tokens: list[Token], core: int, tables: Tables) -> tuple[str | None, str | None, int, bool]:
    """Kind, words, first token and whether it is "another …" of what stands right before the number."""
    first, kind, words, more = core, None, None, False
    while first > 0:
        options = tables.before.get(tokens[first - 1].low)
        if not options:
            break
        match = next((o for o in options if _stands_before(tokens, first, o[0])), None)
        if match is None:
            break
        phrase, found, text = match
        if text == "a" and first == core:
            break
        start = first - len(phrase)
        if found == "exact":
            more = more or text in ("another", "a further", "further", "additional", "an additional", "other")
        elif kind is None:
            kind, words = found, text
        first = start
    return kind, words, first, more


def _stands_before(tokens: list[Token], first: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase stands right before `first`; "handed over 7,000 bodies" holds no bound."""
    start = first - len(phrase)
    if start < 0 or any(tokens[start + k].low != word for k, word in enumerate(phrase)):
        return False
    return not (phrase == ("over",) and start > 0 and tokens[start - 1].low in _OVER_IS_NO_BOUND)


_OVER_IS_NO_BOUND = frozenset(
    """hand hands handed handing turned turn taken took take given flew
    drones missiles rockets aircraft jets planes""".split()
)


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
    if _is_age(tokens, first, core, after, tables):
        return True
    # an age set off by commas: ", 34,"
    set_off = core > 0 and tokens[core - 1].text == "," and (after >= len(tokens) or tokens[after].text in ",.;)")
    if (
        set_off
        and _of_somebody(tokens, core - 2)
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


def _is_age(tokens: list[Token], first: int, core: int, after: int, tables: Tables) -> bool:
    """ "aged 12, 34 and 61", "boys under 11", "a shopkeeper of 32"."""
    place = core - 1
    while place > 0 and (tokens[place].kind == "number" or tokens[place].low in (",", "and", "or", "between")):
        place -= 1
    beside = place == core - 1 or any(t.kind == "number" for t in tokens[place + 1 : core])
    if place >= 0 and tokens[place].low in _AGED and beside:
        return True
    if _set_off(tokens, core, after):
        return True
    ends = after >= len(tokens) or tokens[after].kind == "punct" or tokens[after].low in _AFTER_AGE
    if not ends or first < 1 or not tokens[core].text[0].isdigit() or len(tokens[core].text) > _AGE:
        return False
    noun = nouns().objects.get(tokens[first - 1].low)
    if tokens[first].low in ("under", "over", "below", "above") and first == core - 1:
        return noun is not None and noun[0] in _OF_AGE
    if tokens[first - 1].low != "of" or first < 3 or tokens[first - 3].low not in ("a", "an"):
        return False
    noun = nouns().objects.get(tokens[first - 2].low)
    return noun is not None and noun[0] in _OF_AGE and noun[1] == tokens[first - 2].low


def _of_somebody(tokens: list[Token], place: int) -> bool:
    """Whether the word before ", 34," is a name or a single person: of "army, 57; police, 49" the numbers count."""
    if place < 0:
        return False
    noun = nouns().objects.get(tokens[place].low)
    return tokens[place].text != tokens[place].low or (
        noun is not None and noun[0] in _OF_AGE and noun[1] == tokens[place].low
    )


def _set_off(tokens: list[Token], core: int, after: int) -> bool:
    """Either number of "two daughters, 10 and 13, are missing"."""
    one = core - 2 if tokens[core - 1].low == "and" else core
    two = one + 2
    if one < 2 or two >= len(tokens) or core not in (one, two) or after != core + 1:
        return False
    pair = tokens[one - 1].text == "," and tokens[one + 1].low == "and"
    small = all(tokens[k].kind == "number" and len(tokens[k].text) <= _AGE for k in (one, two))
    closed = two + 1 >= len(tokens) or tokens[two + 1].text in ",.;)"
    noun = nouns().objects.get(tokens[one - 2].low)
    return pair and small and closed and noun is not None and noun[0] in _OF_AGE


_AGED = frozenset(("aged", "age"))
_AFTER_AGE = frozenset("and or were was are is who said told from in at".split())
_AGE = 2
"""Figures that an age has."""
_OF_AGE = frozenset(("person", "child", "civilian", "soldier"))


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
        if (share := _share_of(tokens, found[-1] if found else None, quantity, tables)) is not None:
            found = [*(q for q in found if q.last < share.first), share]
        found.append(quantity)
    return found if sentence.words.isdisjoint(("them", "whom", "which")) else _of_them(tokens, found, tables)


def _of_them(tokens: list[Token], found: list[Quantity], tables: Tables) -> list[Quantity]:
    """The quantities with those of "half of them", "a third of whom" among them: shares of the last one before."""
    for token in tokens[2:]:
        told = fraction_of_them(tokens, token.index) if token.low in _PART_WORDS or "-" in token.text else None
        total = next((q for q in reversed(found) if told is not None and q.last < told[1]), None)
        if told is None or total is None or total.best is None:
            continue
        kind, words, first, more = _qualifier(tokens, told[1], tables)
        low, high = _bounds(floor(told[0] * total.best), ceil(told[0] * total.best), kind)
        best = low if low == high else None
        share = Quantity(first, told[2], low, best, high, words, told[2], "words", False, kind, more)
        found = sorted(
            [*(q for q in found if not first <= q.core <= told[2]), share], key=lambda quantity: quantity.first
        )
    return found


_PART_WORDS = frozenset("half third thirds quarter quarters".split())


def _share_of(tokens: list[Token], before: Quantity | None, total: Quantity, tables: Tables) -> Quantity | None:
    """ "A third of the 600", "all but two of the 46": the share that stands before its total, in whole numbers."""
    if total.best is None or "of" not in (t.low for t in tokens[max(0, total.first - 3) : total.first]):
        return None
    if before is not None and all_but(tokens, before.first) and total.first - before.last <= _OF_THE:
        return left_of(total, before)
    told = fraction_before(tokens, total.first)
    if told is None:
        return None
    fraction, first, last = told
    kind, words, first, more = _qualifier(tokens, first, tables)
    low, high = _bounds(floor(fraction * total.best), ceil(fraction * total.best), kind)
    return Quantity(first, last, low, low if low == high else None, high, words, last, "words", False, kind, more)


def left_of(total: Quantity, without: Quantity) -> Quantity | None:
    """ "All but two" of a number: what is left of it; None where either is vague."""
    if total.best is None or without.best is None or without.best > total.best:
        return None
    left = total.best - without.best
    return replace(without, first=without.first - 2, low=left, best=left, high=left)


_OF_THE = 4
"""Tokens from "all but two" to the number behind "of the"."""


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
    low, high = _bounds(quantity.best, quantity.best, of.kind)
    best = quantity.best if of.kind in ("about", "nearly") else None
    return replace(quantity, low=low, high=high, best=best, qualifier=of.qualifier, kind=of.kind)


def _quantity(tokens: list[Token], core: int, tables: Tables) -> Quantity | None:
    """The quantity whose number begins at `core`, or None where it is a measure, a label or no number at all."""
    parsed = number_at(tokens, core, tables)
    if parsed is None:
        return None
    low, high, after, form = parsed
    kind, words, first, more = _qualifier(tokens, core, tables)
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
    bounded_low, bounded_high = _bounds(low, high, kind)
    each = any(
        t.low in ("each", "apiece")
        or (t.low == "per" and tokens[t.index + 1 : t.index + 2] and tokens[t.index + 1].low == "side")
        for t in tokens[after : after + 6]
    )
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
