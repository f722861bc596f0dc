"""Numbers in running text, with the bounds that the words around them give.

"over 40" is 41 and open, "about 100" is 90 to 110, "nearly 500" is 450 to 499, "up to 20" is 0 to 20, "dozens" is 24 and
open, "two or three" is 2 to 3 (the bounds of the annotation guide). What the number counts is left to the caller, except
where the next word makes it a measure (years, kilometres, per cent, money): such a number is no quantity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from core.extract.document import Sentence, Token
from core.lexicon import compiled, load

Form = Literal["digits", "words", "vague", "article"]


@dataclass(slots=True, frozen=True)
class Quantity:
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


@dataclass(slots=True, frozen=True)
class _Tables:
    words: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    before: dict[str, list[tuple[tuple[str, ...], str, str]]]
    after: list[tuple[tuple[str, ...], str]]
    units: frozenset[str]
    unit_before: frozenset[str]
    starts: frozenset[str]


@compiled
def _tables() -> _Tables:
    data = load("quantities")
    before: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, phrases in data["before"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            before.setdefault(words[-1], []).append((words, kind, phrase))
    for options in before.values():
        options.sort(key=lambda option: -len(option[0]))
    words = data["words"]
    return _Tables(
        words=words,
        scales=data["scales"],
        vague=data["vague"],
        before=before,
        after=sorted(
            ((tuple(p.split()), kind) for kind, ps in data["after"].items() for p in ps), key=lambda a: -len(a[0])
        ),
        units=frozenset(data["units"]["words"].split()),
        unit_before=frozenset(data["units"]["before"].split()),
        starts=frozenset([*words, *data["vague"], "hundred", "thousand", "dozen", "half", "couple", "lakh"]),
    )


_PLUS = re.compile(r"[+]")
_COMPOUND = re.compile(r"([a-z]+)-([a-z]+)$")


def _word_value(word: str, tables: _Tables) -> int | None:
    """ "five", "twenty-three"."""
    value = tables.words.get(word)
    if value is None and "-" in word and (match := _COMPOUND.match(word)):
        tens, ones = tables.words.get(match[1]), tables.words.get(match[2])
        if tens is not None and ones is not None and tens >= 20 and tens % 10 == 0 and 0 < ones < 10:
            value = tens + ones
    return value


def _digits(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """The value of the digits at `at` and the index after them; "10 400" is one number, "1,2" is none."""
    text = tokens[at].text
    if text[0] == "0" and len(text) > 1 and "." not in text:
        return None
    if "," in text and not re.fullmatch(r"\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?", text):
        return None
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", text):
        text = text.replace(".", "")
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    after = at + 1
    if "," not in text and "." not in text and len(text) <= 3 and text[0] != "0":
        while (
            after < len(tokens)
            and tokens[after].kind == "number"
            and re.fullmatch(r"\d{3}", tokens[after].text)
            and tokens[after].start == tokens[after - 1].end + 1
        ):
            value = value * 1000 + int(tokens[after].text)
            after += 1
    return value, after


def _number(tokens: list[Token], at: int, tables: _Tables) -> tuple[int, int | None, int, Form] | None:
    """Low, high, index after, form of the number that begins at `at`; high is None where the words leave it open."""
    size = len(tokens)
    token = tokens[at]
    low: float | None = None
    form: Form = "digits"
    after = at + 1
    if token.kind == "number":
        if not (found := _digits(tokens, at)):
            return None
        low, after = found
    elif token.kind == "mixed":
        if not (match := re.fullmatch(r"(\d+(?:[.,]\d+)?)(k|m|mn|bn|million|thousand|-plus|-odd)", token.low)):
            return None
        scale = {"k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "thousand": 1e3}.get(match[2], 1)
        low = float(match[1].replace(",", "")) * scale
        if match[2] == "-plus":
            return int(low), None, after, form
    elif token.kind == "word":
        word = token.low
        if word in ("half", "couple", "dozen") or (
            word == "a"
            and at + 1 < size
            and tokens[at + 1].low in ("dozen", "couple", "hundred", "thousand", "million", "few", "score")
        ):
            return _grouped(tokens, at, tables)
        if word in tables.vague and word != "many" and word != "numerous":
            return _vague(tokens, at, tables)
        value = _word_value(word, tables)
        if value is None:
            if word in tables.scales and word in ("hundred", "thousand", "million"):
                value, after = 1, at
            else:
                return None
        low, form = float(value), "words"
        # "one hundred and twenty-three", "twenty three"
        total, part = 0.0, low
        while after < size:
            following = tokens[after].low
            if (scale := tables.scales.get(following)) is not None:
                if scale == 100:
                    part *= 100
                else:
                    total, part = total + part * scale, 0.0
                after += 1
            elif (
                following == "and"
                and after + 1 < size
                and (part >= 100 or total)
                and (more := _word_value(tokens[after + 1].low, tables)) is not None
                and (part % 100 == 0)
            ):
                if not (part >= 100 and part % 100 == 0 or total and not part):
                    break
                part += more
                after += 2
            elif (more := _word_value(following, tables)) is not None and (
                part % 100 == 0 and part or (20 <= part < 100 and part % 10 == 0 and more < 10) or (total and not part)
            ):
                part += more
                after += 1
            else:
                break
        if after < size and tokens[after].low == "dozen":
            part, after = part * 12, after + 1
        return int(total + part), int(total + part), after, form
    if low is None:
        return None
    while after < size and (scale := tables.scales.get(tokens[after].low)) is not None:
        low *= scale
        after += 1
    if after < size and tokens[after].low == "dozen":
        low *= 12
        after += 1
    if low != int(low):
        return None
    return int(low), int(low), after, form


def _grouped(tokens: list[Token], at: int, tables: _Tables) -> tuple[int, int | None, int, Form] | None:
    """ "a dozen", "half a dozen", "a couple of", "a hundred", "a few hundred"."""
    words = [t.low for t in tokens[at : at + 4]]
    if words[:3] == ["half", "a", "dozen"]:
        return 6, 6, at + 3, "words"
    if words[0] == "half":
        return (500_000, 500_000, at + 3, "words") if words[1:3] == ["a", "million"] else None
    skip = 1 if words[0] == "a" else 0
    word = words[skip] if len(words) > skip else ""
    if word == "dozen":
        return 12, 12, at + skip + 1, "words"
    if word == "couple":
        return 2, 2, at + skip + (2 if words[skip + 1 : skip + 2] == ["of"] else 1), "words"
    if word == "score":
        return 20, 20, at + skip + 1, "words"
    if word == "few":
        return _vague(tokens, at + skip, tables)
    if word in tables.scales:
        value, after = tables.scales[word], at + skip + 1
        if after < len(tokens) and tokens[after].low in tables.scales:
            value *= tables.scales[tokens[after].low]
            after += 1
        return value, value, after, "words"
    return None


def _vague(tokens: list[Token], at: int, tables: _Tables) -> tuple[int, int | None, int, Form]:
    """ "dozens", "several hundred", "tens of thousands", "a few dozen"."""
    value, after = tables.vague[tokens[at].low], at + 1
    words = [t.low for t in tokens[after : after + 2]]
    if words and words[0] in ("hundred", "thousand", "million", "dozen"):
        return value * (12 if words[0] == "dozen" else tables.scales[words[0]]), None, after + 1, "vague"
    if len(words) == 2 and words[0] == "of" and words[1] in ("thousands", "millions", "hundreds"):
        scale = {"hundreds": 100, "thousands": 1000, "millions": 1_000_000}[words[1]]
        base = {"tens": 20, "hundreds": 200, "dozens": 24, "scores": 40}.get(tokens[at].low, value)
        return base * scale, None, after + 2, "vague"
    return value, None, after, "vague"


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
        return round(low * 0.9), high - 1
    if kind == "most":
        return 0, high
    if kind == "under":
        return 0, high - 1
    return low, high


def _qualifier(tokens: list[Token], core: int, tables: _Tables) -> tuple[str | None, str | None, int, bool]:
    """Kind, words, first token and whether it is "another …" of what stands right before the number."""
    first, kind, words, more = core, None, None, False
    while first > 0:
        options = tables.before.get(tokens[first - 1].low)
        if not options:
            break
        for phrase, found, text in options:
            start = first - len(phrase)
            if phrase == ("over",) and start > 0 and _takes_over(tokens[start - 1]):
                continue
            if start >= 0 and all(tokens[start + k].low == w for k, w in enumerate(phrase)):
                if text == "a" and first == core:
                    return kind, words, first, more
                break
        else:
            break
        if found == "exact":
            more = more or text in ("another", "a further", "further", "additional", "an additional", "other")
        elif kind is None:
            kind, words = found, text
        first = start
    return kind, words, first, more


def _takes_over(token: Token) -> bool:
    """ "handed over 7,000 bodies": the particle of a verb, not a bound."""
    return token.low in (
        "hand",
        "hands",
        "handed",
        "handing",
        "turned",
        "turn",
        "taken",
        "took",
        "take",
        "given",
        "flew",
    )


def _after(tokens: list[Token], after: int, tables: _Tables) -> tuple[str | None, str | None, int]:
    """A qualifier behind the number: "40 or more", "450+"."""
    if after < len(tokens) and tokens[after].text == "+" and tokens[after].start == tokens[after - 1].end:
        return "least", "+", after + 1
    for phrase, kind in tables.after:
        if all(after + k < len(tokens) and tokens[after + k].low == w for k, w in enumerate(phrase)):
            return kind, " ".join(phrase), after + len(phrase)
    return None, None, after


def _measured(tokens: list[Token], first: int, core: int, after: int, tables: _Tables) -> bool:
    """The number is money, a measure, an age, a clock time, a label or a score, not a count."""
    if after < len(tokens):
        following = tokens[after]
        if following.low in tables.units or following.text in "%€£°":
            return True
        if (
            following.text == ":"
            and after + 1 < len(tokens)
            and tokens[after + 1].kind == "number"
            and following.end == tokens[after + 1].start
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
        if before.low in tables.unit_before or before.text in "$€£₹#№":
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
    # an age set off by commas: ", 34,"
    set_off = core > 0 and tokens[core - 1].text == "," and (after >= len(tokens) or tokens[after].text in ",.;)")
    if set_off and tokens[core].kind == "number" and first == core and after == core + 1 and len(tokens[core].text) < 4:
        return True
    if first > 1 and tokens[first - 1].low in ("to", "against") and tokens[first - 2].low in ("vote", "votes"):
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


def quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence in order, those inside dates and names left out. Indexes are token indexes."""
    tables = _tables()
    tokens = sentence.tokens
    found: list[Quantity] = []
    blocked = _blocked(sentence)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind == "punct" or (
            token.kind == "word" and token.low not in tables.starts and "-" not in token.low and token.low != "a"
        ):
            place += 1
            continue
        if place in blocked or token.mention is not None:
            place += 1
            continue
        quantity = _quantity(tokens, place, tables)
        if quantity is None:
            place += 1
            continue
        place = max(quantity.last + 1, place + 1)
        if found and quantity.first <= found[-1].last:
            quantity = replace(quantity, first=min(found[-1].last + 1, quantity.core))
        found.append(quantity)
    return found


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
    return blocked


def with_qualifier(quantity: Quantity, of: Quantity) -> Quantity:
    """The quantity under the qualifier of another: "at least 141 women and 28 children" holds for both."""
    if quantity.best is None or quantity.kind is not None:
        return quantity
    low, high = _bounds(quantity.best, quantity.best, of.kind)
    best = quantity.best if of.kind in ("about", "nearly") else None
    return replace(quantity, low=low, high=high, best=best, qualifier=of.qualifier, kind=of.kind)


def _quantity(tokens: list[Token], core: int, tables: _Tables) -> Quantity | None:
    """The quantity whose number begins at `core`, or None where it is a measure, a label or no number at all."""
    parsed = _number(tokens, core, tables)
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
        or t.low == "per"
        and tokens[t.index + 1 : t.index + 2]
        and tokens[t.index + 1].low == "side"
        for t in tokens[after : after + 6]
    )
    if after < len(tokens) and tokens[after].low in ("more", "other", "others", "additional", "further"):
        more = True
    exact = kind is None and high == low
    best = low if exact or kind in ("about", "nearly") else None
    return Quantity(first, after - 1, bounded_low, best, bounded_high, words, core, form, each, kind, more)


def _joined(
    tokens: list[Token], first: int, core: int, after: int, low: int, tables: _Tables
) -> tuple[int, int] | None:
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
        second = _number(tokens, after + 1, tables)
        if second is None or second[1] is None or second[0] <= low:
            return None
        if link == "or" and second[0] > 2 * low + 1:
            return None
        return second[0], second[2]
    return None
