"""The noun phrase behind a number, read word by word: its head, whose it is, and what it tells was done.

"over 40 strategic bombers" counts aircraft, "7 Martyrs" counts people and says that they were killed, "162 Ukrainian
drones" tells whose they were. The head is the last of a run of nouns ("two mortar shells" are shells); verbs,
prepositions and marks end the phrase.
"""

from __future__ import annotations

import msgspec

from core.extract.bounds import Quantity
from core.extract.document import Mention, Token
from core.extract.nouns import nouns
from core.extract.phrase_bounds import STOPS, adjective_follows, is_phrasal, is_verb_like, noun_follows


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


KINDS_OF_PEOPLE = frozenset(("person", "civilian", "soldier", "child", "prisoner", "hostage"))
"""Objects of the noun list that are people."""
_QUOTES = frozenset("“”\"'‘’«»")
_MAX = 9
"""More words than this between a number and its noun are another phrase."""


def settle(result: Counted, place: int, name: str, noun: str) -> None:
    """Let the phrase end at `place` with its head: the object `name` that it counts, and its noun in the singular."""
    result.head, result.object, result.noun, result.last, result.anaphor = place, name, noun, place, False


class NounPhrase:
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
            settle(self.result, self.last_modifier, self.pending, "member")

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
                settle(self.result, place + 1, *two)
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
            settle(self.result, place, *entry)  # "five attack-boats"
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
            settle(result, place, *self.table.objects.get(low, ("person", low)))
        elif (
            mention.kind == "side" and mention.form == "adjective" and counts and not self._noun_ahead(mention.last + 1)
        ):
            settle(result, mention.last, "person", low)
        result.owner = result.owner or mention
        return max(place + 1, mention.last + 1)

    def _acting_noun(self, place: int) -> int | None:
        """ "29 dead", "three civilian deaths": the noun tells what was done."""
        result, low = self.result, self.tokens[place].low
        participle = low in self.table.participles
        if result.head is not None and (participle or low in ("dead", "missing")):
            return None
        kind, action, noun = self.table.actions[low]
        people = result.object if result.object in KINDS_OF_PEOPLE else None
        if result.head is not None and people is None and kind != "person":
            return None
        settle(result, place, people or kind, noun)
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
        settle(result, place, name, noun)
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
