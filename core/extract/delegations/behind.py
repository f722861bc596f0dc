"""The verb of which a list of people is the subject, behind an apposition or a clause with "who"."""

from __future__ import annotations

import msgspec

from core.extract.delegations.clauses import BE, LONG, PASSED, PRONOUNS, STANDS_FOR, past_relative
from core.extract.delegations.cues import cues
from core.extract.delegations.named_sides import NamedSides
from core.extract.delegations.reader import Reader
from core.extract.document import Token
from core.model import SeatStatus

_APPOSED = 18
"""So many may stand between a list and its verb, an apposition of the last name's among them."""
_NEGOTIATED = frozenset(("negotiated", "negotiates", "negotiate"))
_MEMBERS = frozenset(("member", "members", "part"))
_SPOKE = frozenset(("spoke", "spoken", "intervened"))
_TOO = frozenset(("also", "too", "well", "likewise"))
_TO_WHOM = frozenset("with to by about of on against at phone telephone".split())
_STAYED = frozenset(("stayed", "stays", "remained", "remains", "kept"))
_APART = frozenset("away home behind out back absent".split())
"""Where somebody stays who is not at the table."""


class Frame(msgspec.Struct, frozen=True):
    """What a sentence says of a list of people."""

    at: int
    """The token that says it."""
    kind: str
    """How they are told: "sat" as the subject; "by", "brought" and "with" beside somebody named; "beside" beside whom a
    pronoun means; "each" and "chair" each of their own side; "for" where a side is told that they stand for; "team"
    where a team is the subject."""
    status: SeatStatus = "named"


class Behind:
    """Reads what stands behind a list in the sentence that the reader is at."""

    def __init__(self, reader: Reader, named: NamedSides) -> None:
        self._reader = reader
        self._named = named
        self._cues = cues()
        self._acting = reader.words.words - PASSED
        self._tokens: list[Token] = []

    def of(self, tokens: list[Token], start: int, end: int) -> Frame | None:
        """The frame that the words from token `start` to `end`, right behind the list, make of it."""
        self._tokens = tokens
        table = self._cues
        if self._therein_relative(start):
            return Frame(start + 1, "sat")
        place, end = past_relative(tokens, start, end)
        for index in range(place, min(end, place + _APPOSED)):
            low = tokens[index].low
            if index and tokens[index - 1].low in ("the", "a", "an"):
                # "the complete ceasefire": a noun phrase, no verb of the list.
                continue
            behind = {t.low for t in tokens[index + 1 : min(end, index + 9)]}
            if low in BE and "charge" in [t.low for t in tokens[index + 2 : index + 4]]:
                return Frame(index, "charge")
            if low in table.denied:
                stays = behind & (table.sat | table.weak | table.away | table.travel | {"make", "made"})
                return Frame(index, "sat", "absent") if stays else None
            if low in table.away and (low not in _STAYED or self._apart(index, end) or tokens[index - 1].low == "who"):
                return Frame(index, "sat", "absent")
            if low in BE and index + 1 < end and tokens[index + 1].low in table.unwilling:
                continue
            if low in table.unwilling:
                return Frame(index, "sat", "absent") if behind & (table.travel | table.sat | {"part"}) else None
            if low in table.sat or (low in table.helped and index + 1 < len(tokens) and tokens[index + 1].low != "by"):
                return Frame(index, "sat")
            if low in table.belong and behind & (table.whole | PRONOUNS):
                return Frame(index, "team")
            if low in BE and not _MEMBERS.isdisjoint([t.low for t in tokens[index + 1 : index + 4]]):
                return Frame(index, "team")
            if low in table.signs and (at := self._stands_for(index, end)) is not None:
                return Frame(at, "for")
            left = low in BE and index + 1 < len(tokens) and tokens[index + 1].low == "left"
            if (low in table.weak or low in BE) and behind & table.adverbs and not left:
                if behind & table.denied:
                    return Frame(index, "sat", "absent")
                return Frame(index, "sat")
            too = low in _SPOKE and {tokens[index - 1].low, *behind} & _TOO and not behind & _TO_WHOM
            if too or (low in table.signs and "stead" in behind):
                return Frame(index, "beside")
            if low in ("opposite", "across") and index == end - 1:
                return Frame(index, "sat")
            if low in self._acting:
                return None
        return None

    def _therein_relative(self, start: int) -> bool:
        """ ", who sat next to her through the night, …": the clause with "who" says it."""
        tokens = self._tokens
        if start + 2 >= len(tokens) or tokens[start].text != "," or tokens[start + 1].low != "who":
            return False
        return tokens[start + 2].low in self._cues.sat and tokens[start + 2].low not in _NEGOTIATED

    def _stands_for(self, verb: int, end: int) -> int | None:
        """The "for" of "put his name to it for the rebels", "came for Hamas", "did so on behalf of Jakarta"."""
        for place in range(verb + 1, min(end, verb + LONG)):
            own = self._tokens[place - 1].low in ("his", "her", "its", "their")
            if self._tokens[place].low in STANDS_FOR and not own:
                return place if self._named.end_after(place, end) is not None else None
            if self._tokens[place].text in ",:":
                return None
        return None

    def _apart(self, verb: int, end: int) -> bool:
        """Who stayed was elsewhere: "stayed at home", "remained in Moscow", not "remained in the room"."""
        tokens = self._tokens
        for place in range(verb + 1, min(end, verb + 5)):
            if tokens[place].low in _APART:
                return True
            if tokens[place].low in ("in", "at") and place + 1 < end and self._reader.side_at(place + 1):
                return True
        return False
