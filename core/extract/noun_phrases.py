"""What a quantity counts: the noun phrase behind the number.

"over 40 strategic bombers" counts aircraft, "7 Martyrs" counts people and says that they were killed, "162
Ukrainian drones"
tells whose they were. The head is the last of a run of nouns ("two mortar shells" are shells); verbs, prepositions and
marks end the phrase.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from core.extract.bounds import Quantity
from core.extract.document import Mention, Sentence, Token
from core.extract.nouns import nouns
from core.extract.numbers import tables_of_numbers
from core.extract.phrase_bounds import STOPS, adjective_follows, is_phrasal, is_verb_like, noun_follows
from core.extract.verbs import verbs


class Counted(msgspec.Struct):
    """A quantity with what it counts: tokens `quantity.first` to `last` (inclusive) of its sentence."""

    quantity: Quantity
    last: int
    head: int | None = None
    object: str | None = None
    """None where the noun is left out ("57 over Kursk", "20 others")."""
    noun: str | None = None
    """The head noun in the singular, as the lexicon has it."""
    action: str | None = None
    """Where the noun or a participle before it tells: "29 dead", "18 captured soldiers"."""
    participle: str | None = None
    """An action told by a participle before the noun: "18 captured soldiers", "38 wounded soldiers"."""
    owner: Mention | None = None
    """The side in the phrase: "162 Ukrainian drones", "four Hezbollah members"."""
    own: bool = False
    """ "207 of its servicemen": they are the speaker's own."""
    anaphor: bool = False
    """It counts what was counted before: "five of them", "20 others", "57 over Kursk"."""
    unlisted: tuple[int, str] | None = None
    """Where its noun ends, and the noun in the singular, where no list knows it: "52 Kalashnikovs"."""
    of_total: bool = False
    """ "52 out of 80 drones": a share of a total that follows."""


_PEOPLE = frozenset(("person", "civilian", "soldier", "child", "prisoner", "hostage"))
_QUOTES = frozenset("“”\"'‘’«»")
_ADJECTIVES = 4
"""Words in which the noun behind a number is looked for."""
_MAX = 9
"""More words than this between a number and its noun are another phrase."""


def counted(sentence: Sentence, quantity: Quantity) -> Counted:
    """What the quantity counts; `object` stays None where the sentence leaves the noun out."""
    result = Counted(quantity, quantity.last)
    start = _skip_partitive(sentence.tokens, quantity.last + 1, result)
    _Phrase(sentence.tokens, start, result).read()
    if result.head is None and result.owner is not None and _stands_for_people(sentence.tokens, result, result.owner):
        _settle(result, result.owner.last, "person", "member")
    if result.head is None and not result.anaphor and not result.of_total:
        _noun_before(sentence.tokens, result)
    if result.head is None:
        if not result.anaphor and not result.of_total:
            result.unlisted = _unlisted(sentence.tokens, start)
        result.last = result.last if result.anaphor else quantity.last
        result.anaphor = True
        result.action = result.participle = None
        result.owner = _of_them(sentence.tokens, result)
    return result


def _of_them(tokens: list[Token], result: Counted) -> Mention | None:
    """ "Five of them French": whose they are."""
    place = result.last + 1
    if place >= len(tokens) or tokens[result.last].low not in ("them", "whom", "which"):
        return None
    mention = tokens[place].mention
    ends = place + 1 >= len(tokens) or tokens[place + 1].kind == "punct" or tokens[place + 1].low in ("and", "were")
    adjective = mention is not None and mention.kind == "side" and mention.form in ("adjective", "people")
    return mention if adjective and ends else None


_GROUPS = frozenset(("family", "crew", "couple", "household"))
_NAMING = frozenset("in at of near on to from by the no no. number through towards toward".split())
"""What stands before a noun whose number is a name: "in apartment 12", "the shelter 7"."""


def _noun_before(tokens: list[Token], result: Counted) -> None:
    """ "a family of three" are people; "woman 1, child 3", as translated pages count, is a noun before its number."""
    first, after = result.quantity.first, result.quantity.last + 1
    if first < 1 or result.quantity.first != result.quantity.core:
        return
    if first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].low in _GROUPS:
        _settle(result, result.quantity.last, "person", "member")
        return
    noun = tokens[first - 1]
    entry = nouns().objects.get(noun.low)
    if entry is None or noun.mention is not None or tokens[first].kind != "number" or noun.low != entry[1]:
        return
    if first > 1 and (noun.capital or tokens[first - 2].low in _NAMING):
        return
    if entry[0] not in _LISTED or (after < len(tokens) and tokens[after].kind in ("number", "mixed")):
        return
    result.quantity = replace(result.quantity, first=first - 1)
    _settle(result, result.quantity.last, *entry)


_LISTED = _PEOPLE | {"building", "vehicle", "other:family", "body"}


class _Phrase:
    """Walks over the words behind a number until the noun phrase ends; each step gives the next index, or None."""

    def __init__(self, tokens: list[Token], start: int, result: Counted) -> None:
        self.tokens = tokens
        self.start = start
        self.limit = min(len(tokens), start + _MAX)
        self.result = result
        self.table = nouns()
        self.pending: str | None = None
        """The kind of people that an adjective announces: "military personnel"."""
        self.last_modifier: int | None = None
        """Where that adjective stands alone for its people: "387 civilians, 268 military"."""

    def read(self) -> None:
        """Fill in the result."""
        place: int | None = self.start
        while place is not None and place < self.limit:
            place = self._step(place)
        if self.result.head is None and self.pending and self.last_modifier is not None:
            _settle(self.result, self.last_modifier, self.pending, "member")

    def _step(self, place: int) -> int | None:
        token = self.tokens[place]
        if token.kind == "punct":
            return self._mark(place)
        if token.kind == "number":
            return None
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        bare = following is not None and token.text == token.low and following.mention is token.mention
        if token.mention is not None and token.mention.kind != "office" and not bare:
            return self._name(place, token.mention)
        if following is not None and (following.mention is None or bare):
            two = self.table.objects.get(f"{token.low} {following.low}")
            if two is not None:
                _settle(self.result, place + 1, *two)
                return place + 2
        if token.mention is not None and token.mention.kind != "office":
            return self._name(place, token.mention)
        if self._owns(place):
            return place + 2  # "1,500 of the town's people"
        if token.low in self.table.actions and not (
            token.low in self.table.participles and self._noun_ahead(place + 1)
        ):
            return self._acting_noun(place)
        if token.low in self.table.objects:
            return self._noun(place)
        entry = self.table.objects.get(token.low.rpartition("-")[2]) if "-" in token.low else None
        if entry is not None and not entry[0].startswith("other:"):
            _settle(self.result, place, *entry)  # "five attack-boats"
            return place + 1
        return self._modifier(place)

    def _owns(self, place: int) -> bool:
        """Whether a noun stands in the genitive, with what it owns behind it."""
        if place + 2 >= len(self.tokens) or self.tokens[place + 2].kind not in ("word", "number"):
            return False
        after = self.tokens[place + 1]
        if after.low in ("'s", "’s"):
            return self.tokens[place].low in self.table.objects
        plural = (
            after.text in ("'", "’") and after.start == self.tokens[place].end and self.tokens[place].low.endswith("s")
        )
        return plural and self.tokens[place].low in self.table.objects

    def _mark(self, place: int) -> int | None:
        """Quotes, a comma between adjectives and the hyphen of a compound do not end the phrase."""
        token, more = self.tokens[place], place + 1 < self.limit
        if self.result.head is None and more and token.text in _QUOTES and self.tokens[place + 1].kind == "word":
            return place + 1
        if (
            self.result.head is None
            and more
            and token.text == ","
            and adjective_follows(self.tokens, place + 1, self.table)
        ):
            return place + 1
        return place + 1 if token.text == "-" and more and token.start == self.tokens[place - 1].end else None

    def _name(self, place: int, mention: Mention) -> int | None:
        """A side in the phrase is the owner; the name of a people is the noun itself."""
        result, low = self.result, self.tokens[place].low
        if result.head is not None or mention.kind in ("person", "outlet"):
            return None
        counts = low in self.table.objects
        if mention.kind == "side" and (mention.form == "people" or (low.endswith("s") and counts)):
            _settle(result, place, *self.table.objects.get(low, ("person", low)))
        elif (
            mention.kind == "side" and mention.form == "adjective" and counts and not self._noun_ahead(mention.last + 1)
        ):
            _settle(result, mention.last, "person", low)
        result.owner = result.owner or mention
        return max(place + 1, mention.last + 1)

    def _acting_noun(self, place: int) -> int | None:
        """ "29 dead", "three civilian deaths": the noun tells what was done."""
        result, low = self.result, self.tokens[place].low
        participle = low in self.table.participles
        if result.head is not None and (participle or low in ("dead", "missing")):
            return None
        kind, action, noun = self.table.actions[low]
        people = result.object if result.object in _PEOPLE else None
        if result.head is not None and people is None and kind != "person":
            return None
        _settle(result, place, people or kind, noun)
        result.action = action
        if self.pending in ("civilian", "soldier"):
            result.object = self.pending
        return None if participle else place + 1

    def _noun(self, place: int) -> int | None:
        result, low = self.result, self.tokens[place].low
        name, noun = self.table.objects[low]
        if low == noun and name in ("hostage", "prisoner") and result.quantity.low != 1:
            return None
        if result.head is not None and is_verb_like(self.tokens, place, self.table):
            return None
        _settle(result, place, name, noun)
        if self.pending == "soldier" and name == "person" and noun in ("personnel", "man", "member", "official"):
            result.object = "soldier"
        if name == "person" and (self.pending == "civilian" or self.tokens[place - 1].low == "civilian"):
            result.object = "civilian"
        return place + 1

    def _modifier(self, place: int) -> int | None:
        """An adjective or participle before the noun; any other word ends the phrase."""
        result, low = self.result, self.tokens[place].low
        if result.head is not None or is_phrasal(self.tokens, place):
            return None
        if low in STOPS and not (low == "of" and place == result.quantity.last + 1):
            return None
        if low in self.table.participles:
            if not self._noun_ahead(place + 1) or self._after_plural(place):
                return None
            result.participle = self.table.participles[low]
        self.pending = self.table.modifiers.get(low, self.pending)
        if low in self.table.modifiers:
            following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
            alone = following is None or following.kind == "punct" or following.low in ("and", "or", "dead", "killed")
            self.last_modifier = place if alone else None
        return place + 1

    def _after_plural(self, place: int) -> bool:
        """ "The two armies traded prisoners": behind a plural that no list knows it is a verb."""
        before = self.tokens[place - 1]
        plural = before.low.endswith("s") and not before.low.endswith(("ss", "us", "'s")) and before.kind == "word"
        return plural and place - 1 > self.result.quantity.last and before.mention is None and len(before.low) > 4

    def _noun_ahead(self, place: int) -> bool:
        return noun_follows(self.tokens, place, self.limit, self.table)


def _unlisted(tokens: list[Token], start: int) -> tuple[int, str] | None:
    """The plural behind the number that no list knows."""
    last = None
    for token in tokens[start : start + _ADJECTIVES]:
        known = token.kind != "word" or token.mention is not None or token.low in STOPS or token.low in verbs().forms
        if known:
            break
        last = token
    if last is None or not last.low.endswith("s") or last.low.endswith(("ss", "us", "'s")) or len(last.low) < 5:
        return None
    return last.index, last.low[:-3] + "y" if last.low.endswith("ies") else last.low[:-1]


def _stands_for_people(tokens: list[Token], result: Counted, owner: Mention) -> bool:
    """ "5,000 Taliban", "200 Palestinians": the name of a side right behind the number counts its people; "a Ukrainian
    statement" none."""
    if owner.kind != "side":
        return False
    if owner.form == "adjective" and result.quantity.form == "article" and owner.last + 1 < len(tokens):
        following = tokens[owner.last + 1]
        if following.kind == "word" and following.low not in STOPS and following.low not in verbs().forms:
            return False
    place = result.quantity.last
    return (owner.form != "noun" and owner.first <= place + 3) or (owner.country is None and owner.first == place + 1)


def _skip_partitive(tokens: list[Token], place: int, result: Counted) -> int:
    """Past "of the", "of them", "out of", "more", "others": sets `anaphor` where nothing but a pronoun is counted."""
    size = len(tokens)
    while place < size and tokens[place].low in (
        "more",
        "other",
        "others",
        "additional",
        "further",
        "extra",
        "new",
        "more.",
    ):
        if tokens[place].low == "others":
            result.anaphor = True
            result.last = place
        place += 1
    if place + 2 < size and tokens[place].low in ("pieces", "items") and tokens[place + 1].low == "of":
        place += 1  # "3,400 pieces of its weapons"
    if place + 1 < size and tokens[place].low == "out" and tokens[place + 1].low == "of":
        result.of_total = True
        return size
    if place < size and (tokens[place].low == "of" or _from_theirs(tokens, place)):
        following = tokens[place + 1].low if place + 1 < size else ""
        if following == "those" and place + 2 < size and tokens[place + 2].low in nouns().actions:
            return place + 2  # "seven of those killed"
        if following in ("them", "which", "whom", "these", "those"):
            result.anaphor = True
            result.last = place + 1
            nxt = place + 2
            if nxt + 1 < size and tokens[nxt].low in ("a", "an", "all"):
                nxt += 1
            return nxt if nxt < size and tokens[nxt].low in nouns().objects else size
        if following in ("the", "its", "their", "his", "her", "my", "our", "your", "some", "about", "those"):
            result.own = following in ("its", "our", "their")
            if place + 2 < size and _is_number(tokens[place + 2]):
                result.of_total = True
                return size
            return place + 2
        if place + 1 < size and tokens[place + 1].kind == "number":
            result.of_total = True
            return size
        return place + 1
    return place


def _is_number(token: Token) -> bool:
    return token.kind == "number" or (token.low in tables_of_numbers().words and token.low != "one")


def _from_theirs(tokens: list[Token], place: int) -> bool:
    """ "38 from its soldiers", "six from them", as translated pages say "of"."""
    if tokens[place].low != "from" or place + 2 >= len(tokens):
        return False
    entry = nouns().objects.get(tokens[place + 2].low)
    theirs = tokens[place + 1].low in ("its", "their", "our", "the") and entry is not None and entry[0] in _PEOPLE
    return tokens[place + 1].low == "them" or theirs


def _settle(result: Counted, place: int, name: str, noun: str) -> None:
    result.head, result.object, result.noun, result.last, result.anaphor = place, name, noun, place, False
