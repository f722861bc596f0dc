"""For whom somebody stands by the words beside the name: "X for the army", "for Kabul, Y", "Z in its name"."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from core.extract.delegations.beside_names import bracketed
from core.extract.delegations.cues import cues
from core.extract.delegations.people import Person
from core.extract.delegations.words import Words
from core.extract.document import Sentence, Token

SideAt = Callable[[Sentence, int], str | None]
"""The side that a token names or stands for, as `Sides.at` tells it."""
_FOR = frozenset(("for", "representing"))
_BODIES = frozenset("tribe tribes clan clans bloc group faction wing militia movement track caucus".split())
_LINKS = frozenset(("for", "of", "from"))
_IN_WHOSE = frozenset(("behalf", "name", "part", "that"))
"""Between "on", "in" and "of": "on behalf of", "in the name of", "on the part of"."""
_BEFORE_FOR = frozenset(("on", "in"))
_BEFORE_SIDE = frozenset("the an a its their his said so-called".split())
_TITLES = frozenset("president prime minister premier general gen. dr king emir chairman leader mr mrs ms".split())
_QUALITIES = 3
"""So many small words may stand between an article and a side: "the main armed opposition group, the X"."""
_CAMP = frozenset("camp side team government party wing faction movement group bloc rebels".split())
_CLOSES = frozenset((",", ";", ".", ":", ")", "–", "—", "and", "while", "but", "on", "in", "at"))
"""What stands behind a side for which somebody stands, unless it is a verb."""
_OPENS = frozenset((",", ";", ":", "–", "—", "and", "while", "but"))
_STANDS = frozenset("by it was were is are the signatories signatory signature that of came signed did so".split())
"""What may stand between "for Manila" and whose it is."""
_AUXILIARY = frozenset(("did", "has", "had", "his", "her", "also", "who", "then"))
"""Between somebody and "signed for the rebels", "did so for the army"."""
_ACRONYM = 6
_JOINS = frozenset((",", "and", "&"))
_BETWEEN = 8
"""So many words, an office, may stand between two names of one side's list."""


def side_behind(at: SideAt, sentence: Sentence, start: int, end: int) -> tuple[str | None, int]:
    """The side that the words from token `start` on name, behind "for" or "of", and the token behind them."""
    tokens = sentence.tokens
    place = start
    while place < min(end, start + 2 + _QUALITIES):
        token = tokens[place]
        mention = token.mention
        if mention is not None and mention.kind == "person":
            owner = mention.last + 2
            owns = owner - 1 < len(tokens) and tokens[owner - 1].low in ("'s", "'")
            camp = owns and owner < end and tokens[owner].low in _CAMP
            if owns and not camp and owner < end and tokens[owner].mention is not None:
                return side_behind(at, sentence, owner, end)
            return (mention.side, owner + 1 if camp else mention.last + 1) if camp or not owns else (None, start)
        if (body := _body_of(sentence, place, end)) is not None:
            return body
        if mention is not None and mention.kind == "place" and mention.form != "capital":
            return None, start
        if side := at(sentence, place):
            last = mention.last if mention is not None else place
            if last + 2 < end and tokens[last + 1].low == "of" and (mention is None or mention.kind != "side"):
                inner, behind = side_behind(at, sentence, last + 2, end)
                if inner:
                    return inner, behind
            while last + 1 < end and _goes_on(tokens[last + 1]):
                last += 1
            if tokens[last].low in ("'s", "'"):
                # "praised X for the army's patience": the side owns what follows.
                return None, start
            if last + 3 < end and tokens[last + 1].text == "(" and tokens[last + 3].text == ")":
                last += 3
            return side, last + 1
        if _letters(token):
            return token.text, place + 1
        quality = place > start and token.kind in ("word", "mixed") and not token.capital
        quality = quality or (mention is None and token.low in _TITLES)
        if not (token.low in _BEFORE_SIDE or quality or (place > start and token.text in (",", "'", "'s"))):
            return None, start
        place += 1
    return None, start


def _body_of(sentence: Sentence, place: int, end: int) -> tuple[str, int] | None:
    """A tribe, bloc or group that only the text names: "the Qadhadhfa tribe", "the former king's Rome group"."""
    tokens = sentence.tokens
    first, mention = tokens[place], tokens[place].mention
    if not first.capital or (mention is not None and mention.kind != "place" and mention.form != "capital"):
        return None
    for last in range(place + 1, min(place + 4, end)):
        if tokens[last].low in _BODIES and not tokens[last].capital:
            words = " ".join(t.text for t in tokens[place : last + 1])
            return words, last + 1
        if not tokens[last].capital or tokens[last].mention is not None:
            return None
    return None


def _goes_on(token: Token) -> bool:
    """The word belongs to the phrase that a side begins: "Mali's government", "Congo's armed wing"."""
    return token.low in _CAMP or token.low in ("'s", "'")


def _letters(token: Token) -> bool:
    """A party of which nothing but its letters is known: "for the FPRC"."""
    if token.mention is not None or token.kind not in ("word", "mixed") or not token.text.isupper():
        return False
    return all(part.isalpha() and len(part) <= _ACRONYM for part in token.text.split("-")) and len(token.text) > 2


def as_told(at: SideAt, sentence: Sentence, people: list[Person], words: Words) -> list[Person]:
    """The people with the sides for which the sentence says that they stand, each where two of them or a signature tell
    that it speaks of a table."""
    if not people or not _concerns(sentence, words):
        return people
    told: dict[int, str] = {}
    of: dict[int, str] = {}
    for number, person in enumerate(people):
        end = people[number + 1].first if number + 1 < len(people) else len(sentence.tokens)
        side = _for_whom(at, sentence, person.last + 1, end, words)
        if side is None and person.side is None and person.last + 1 < end:
            link = sentence.tokens[person.last + 1].low
            body = side_behind(at, sentence, person.last + 2, end)[0] if link in ("of", "from") else None
            of |= {number: body} if body else {}
        if (inside := bracketed(sentence.tokens, person.last)) is not None:
            side = inside
        if side is not None:
            told[number] = side
            _share_backwards(at, told, number, people, sentence)
        elif number not in told and (side := _fronted(at, sentence, people, number)) is not None:
            told[number] = side
    if len({*told.values(), *of.values()}) < 2 and words.sign.isdisjoint(sentence.words):
        told = {}
    told = of | told
    return [replace(p, side=told[n]) if n in told else p for n, p in enumerate(people)]


def _concerns(sentence: Sentence, words: Words) -> bool:
    stands = not (_FOR | _IN_WHOSE | _LINKS | {"("}).isdisjoint(sentence.words)
    return stands and not (words.sign | cues().signs | cues().sat | cues().scene | words.accords).isdisjoint(
        sentence.words
    )


def _for_whom(at: SideAt, sentence: Sentence, start: int, end: int, words: Words) -> str | None:
    """The side behind "X for", "X, 30, for", "X, in the name of", "X, head of its council, for"."""
    tokens = sentence.tokens
    signs = False
    for place in range(start, min(end, start + 2 * _BETWEEN)):
        low = tokens[place].low
        signing = low in words.sign or low in words.attend or low in cues().signs or low in cues().sat
        if (low in words.words and not signing and low not in _AUXILIARY) or tokens[place].text in ";:.":
            return None
        if low in ("and", "while") and place + 1 < end and tokens[place + 1].low in (",", *_FOR, *_BEFORE_FOR):
            return None
        signs = signs or signing
        apart = place == start or signs or tokens[place - 1].text == ","
        inner = (
            place + 1
            if low in _FOR and apart
            else place + 2
            if low in _IN_WHOSE and _in_name(tokens, place, end) and place - start < 4
            else None
        )
        if inner is not None:
            side, behind = side_behind(at, sentence, inner, end)
            if side is None:
                return None
            closed = behind >= len(tokens) or behind >= end or tokens[behind].low in _CLOSES
            return side if closed or tokens[behind].low in words.verbs else None
    return None


def _share_backwards(at: SideAt, told: dict[int, str], number: int, people: list[Person], sentence: Sentence) -> None:
    """ "A, B and C for the rebels", "A together with B, for the rebels": those before C are theirs too."""
    tokens = sentence.tokens
    for before in range(number - 1, -1, -1):
        gap = tokens[people[before].last + 1 : people[before + 1].first]
        joined = gap and gap[0].low in _JOINS and len(gap) <= _BETWEEN + 2
        if before in told or people[before].side or not joined or any(t.text in ";:" for t in gap):
            return
        if any(t.low in ("who", "whose") or (t.low in _LINKS and _names_side(at, sentence, t.index)) for t in gap):
            return
        told[before] = told[number]


def _in_name(tokens: list[Token], place: int, end: int) -> bool:
    """ "on behalf of", "in the name of", "on that of"."""
    links = {t.low for t in tokens[max(0, place - 2) : place]}
    return place + 1 < end and tokens[place + 1].low == "of" and not _BEFORE_FOR.isdisjoint(links)


def _names_side(at: SideAt, sentence: Sentence, link: int) -> bool:
    return side_behind(at, sentence, link + 1, len(sentence.tokens))[0] is not None


def _fronted(at: SideAt, sentence: Sentence, people: list[Person], number: int) -> str | None:
    """ "For Kabul, X", "and for the rebels Y", "on behalf of the front it was Z"."""
    tokens, first = sentence.tokens, people[number].first
    start = people[number - 1].last + 1 if number else 0
    for place in range(first - 2, start - 1, -1):
        if tokens[place].low in _FOR or (tokens[place].low in _IN_WHOSE and tokens[place + 1].low == "of"):
            opening = place - 1
            while opening >= start and tokens[opening].low in ("on", "in", "the"):
                opening -= 1
            if opening >= 0 and tokens[opening].low not in _OPENS:
                return None
            inner = place + 1 + (tokens[place].low in _IN_WHOSE)
            side, behind = side_behind(at, sentence, inner, first)
            gap = {t.low for t in tokens[behind:first] if t.mention is None and t.text not in ",:"}
            return side if gap <= _STANDS else None
    return None
