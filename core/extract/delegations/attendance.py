"""Who was there, whatever the form of the sentence: a list of people, a word of presence, and whose people they are.

The rules about teams and meetings each know one construction. What they leave is read here by its parts, in any order:
"With him sit A and B", "A and B were seated at his side", "for Germany came C", "D assisted the chair". A list is taken
only where talks are told of in the sentences around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.extract.delegations.findings import Finding, Seat
from core.extract.delegations.people import Person, listed
from core.extract.delegations.reader import Reader
from core.extract.delegations.whose import Whose
from core.extract.document import Sentence, Token
from core.lexicon import compiled, load
from core.model import Role, SeatStatus


@dataclass(slots=True, frozen=True)
class Cues:
    """The words of presence, one set for each way in which they govern a list; the lexicon says what each is for."""

    sat: frozenset[str]
    weak: frozenset[str]
    brought: frozenset[str]
    by: frozenset[str]
    helped: frozenset[str]
    adverbs: frozenset[str]
    beside: frozenset[str]
    scene: frozenset[str]
    fate: frozenset[str]
    denied: frozenset[str]
    away: frozenset[str]
    hosts: frozenset[str]
    mediators: frozenset[str]
    observers: frozenset[str]
    any: frozenset[str]
    """All that may govern a list: a sentence without one of them is left alone."""


@compiled
def cues() -> Cues:
    """The table, compiled once."""
    sets = {name: frozenset(words.split()) for name, words in load("delegations")["attendance"].items()}
    every = sets["sat"] | sets["weak"] | sets["brought"] | sets["by"] | sets["helped"] | sets["adverbs"]
    return Cues(**sets, any=every | {"with", "for", "from"})


BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_LONG = 12
"""So many words may part a list from the word that governs it, an office or an apposition among them."""
_MEMORY = 3
"""For how many sentences a scene stays open after a word that tells of talks."""
_STOPS = frozenset((";", ".", "!", "?", "”", "•"))


@dataclass(slots=True, frozen=True)
class Frame:
    """What a sentence says of a list of people."""

    at: int
    """The token that says it."""
    kind: str
    """"sat" where they are the subject, "by" and "brought" where somebody else is, "with" beside somebody named."""
    status: SeatStatus = "named"


class Attendance:
    """Reads the sentences of one article in order, after the rules about teams and meetings."""

    def __init__(self, reader: Reader, whose: Whose) -> None:
        self._reader = reader
        self._whose = whose
        self._cues = cues()
        self._scene = -9

    def read(self, sentence: Sentence, people: list[Person], found: list[Finding]) -> None:
        """Seat whom the sentence says to be there; `found` is what other rules read in it."""
        words = sentence.words
        if not self._cues.scene.isdisjoint(words):
            self._scene = sentence.index
        if found:
            self._scene = max(self._scene, sentence.index)
        if not people or self._cues.any.isdisjoint(words) or sentence.index - self._scene > _MEMORY:
            return
        if sentence.block.kind == "heading" or not self._cues.fate.isdisjoint(words):
            return
        seated = {seat.person.name for finding in found for seat in finding.seats}
        for chain in _chains(self._reader, people):
            if any(person.name in seated for person in chain):
                continue
            frame = self._frame(sentence.tokens, chain, people, found)
            if frame is not None:
                self._seat(chain, frame, found)
                self._scene = sentence.index

    def _frame(
        self, tokens: list[Token], chain: list[Person], people: list[Person], found: list[Finding]
    ) -> Frame | None:
        """What governs the list: a verb behind it, or one before it that has no other subject."""
        first, last = chain[0].first, chain[-1].last
        inside = {id(p) for p in chain}
        start = max((p.last + 1 for p in people if id(p) not in inside and p.last < first), default=0)
        start = max(start, max((i + 1 for i in range(first) if tokens[i].text in _STOPS), default=0))
        end = min((p.first for p in people if id(p) not in inside and p.first > last), default=len(tokens))
        end = min(end, next((i for i in range(last + 1, len(tokens)) if tokens[i].text in _STOPS), len(tokens)))
        if not self._reader.words.remote.isdisjoint([t.low for t in tokens[start:end]]):
            return None
        return self._before(tokens, start, chain, bool(found)) or self._behind(tokens, last + 1, end)

    def _before(self, tokens: list[Token], start: int, chain: list[Person], joined: bool) -> Frame | None:
        """A word of presence before the list, with nothing between but an office."""
        table, first = self._cues, chain[0].first
        for place in range(first - 1, max(start - 1, first - _LONG), -1):
            low = tokens[place].low
            if low == "with" and joined and _companions(tokens, place):
                return Frame(place, "with")
            if low in ("by", "of", "from") and _verb_before(tokens, place, start, table.by) is not None:
                return Frame(place, "by")
            if low in table.brought:
                return Frame(place, "brought")
            if low in table.sat or (low in table.weak and self._placed(tokens, start, place, first)):
                if self._denied(tokens, start, place) or self._parted(tokens, place, chain):
                    return None
                company = low in table.weak and low not in BE and any(t.low == "with" for t in tokens[place:first])
                return Frame(place, "with" if company else "sat")
            if low in table.helped or low in BE:
                break
            if low in self._reader.words.words and low not in ("his", "her", "their", "its", "there", "also"):
                break
        if tokens[start].low in ("for", "from", "on", "representing") and self._whose.fronted(start, first):
            return Frame(start, "sat")
        return None

    def _placed(self, tokens: list[Token], start: int, place: int, first: int) -> bool:
        """Words that say where or with whom stand beside a weak verb: "with him were", "there were at the table"."""
        around = {t.low for t in tokens[start:first]}
        if tokens[place].low in BE:
            return "by" not in around and not around.isdisjoint(self._cues.beside)
        return not around.isdisjoint(self._cues.adverbs)

    def _parted(self, tokens: list[Token], place: int, chain: list[Person]) -> bool:
        """A comma between the verb and the list begins another clause: the list has a verb of its own."""
        first, after = chain[0].first, chain[-1].last + 1
        commas = sum(t.text == "," for t in tokens[place:first])
        verb = after < len(tokens) and (
            tokens[after].low.endswith("ed") or tokens[after].low in self._reader.words.words
        )
        return commas % 2 == 1 and (verb or tokens[first - 1].text != ",")

    def _behind(self, tokens: list[Token], start: int, end: int) -> Frame | None:
        """The verb of which the list is the subject, behind an apposition or a clause with "who"."""
        table, stops = self._cues, self._reader.words.words
        place = _past_relative(tokens, start, end)
        for index in range(place, min(end, place + _LONG)):
            low = tokens[index].low
            if index and tokens[index - 1].low in ("the", "a", "an"):
                # "the complete ceasefire": a noun phrase of another clause, no verb of the list.
                return None
            behind = {t.low for t in tokens[index + 1 : min(end, index + 9)]}
            if low in table.denied:
                return Frame(index, "sat", "absent") if behind & (table.sat | table.weak | table.away) else None
            if low in table.away:
                return Frame(index, "sat", "absent")
            if low in table.sat or (low in table.helped and index + 1 < len(tokens) and tokens[index + 1].low != "by"):
                return Frame(index, "sat")
            if (low in table.weak or low in BE) and behind & table.adverbs:
                if behind & table.denied:
                    return Frame(index, "sat", "absent")
                return Frame(index, "sat")
            if low in ("opposite", "across") and index == end - 1:
                return Frame(index, "sat")
            if low in stops and low not in (
                "also",
                "his",
                "her",
                "their",
                "did",
                "had",
                "has",
                "have",
                "there",
                "then",
            ):
                return None
        return None

    def _denied(self, tokens: list[Token], start: int, place: int) -> bool:
        return not self._cues.denied.isdisjoint([t.low for t in tokens[start : place + 3]])

    def _seat(self, chain: list[Person], frame: Frame, found: list[Finding]) -> None:
        """Seat a list, each on their own side where they are of several."""
        side = self._whose.side(chain, frame.at, frame.kind, found)
        benches: dict[str, list[Person]] = {}
        current = side
        for person in chain:
            own = self._whose.own(person, side)
            current = own or current
            if current:
                benches.setdefault(current, []).append(person)
        role = self._role(chain, frame)
        for bench_side, bench in benches.items():
            lone = len(bench) == 1 and frame.kind == "sat" and (len(benches) > 1 or self._whose.named_here)
            seats = [Seat(p, head=lone and frame.status == "named", status=frame.status) for p in bench]
            self._reader.add(bench_side, seats, frame.at, "attends", 0.72, role=role)

    def _role(self, chain: list[Person], frame: Frame) -> Role:
        """What the sentence says that they were there as."""
        low = {t.low for t in self._reader.tokens[chain[-1].last + 1 :][:_LONG]}
        low |= {t.low for t in self._reader.tokens[max(0, chain[0].first - _LONG) : chain[0].first]}
        for words, role in (
            (self._cues.observers, "observer"),
            (self._cues.mediators, "mediator"),
            (self._cues.hosts, "host"),
        ):
            if low & words:
                return role  # type: ignore[return-value]
        return "party"


def _chains(reader: Reader, people: list[Person]) -> list[list[Person]]:
    """The sentence's lists of people, each as long as the sentence goes on with it; a semicolon ends one."""
    chains: list[list[Person]] = []
    place = 0
    rest = [p for i, p in enumerate(people) if not i or p.first > people[i - 1].last]
    while place < len(rest):
        chain = listed(rest[place:], reader.tokens, rest[place].first, reader.words) or [rest[place]]
        for i in range(1, len(chain)):
            if any(t.text == ";" for t in reader.tokens[chain[i - 1].last : chain[i].first]):
                chain = chain[:i]
                break
        chains.append(chain)
        place += len(chain)
    return chains


def _verb_before(tokens: list[Token], place: int, start: int, verbs: frozenset[str]) -> int | None:
    """The participle of "accompanied yesterday by"."""
    return next((i for i in range(place - 1, max(start, place - 5) - 1, -1) if tokens[i].low in verbs), None)


def _companions(tokens: list[Token], place: int) -> bool:
    """Whether "with" brings company: ", with ambassador A", "X with advisor B"; not "held talks with C"."""
    before = tokens[place - 1] if place else None
    if before is None or before.low in (",", "together", "along"):
        return True
    return before.mention is not None and before.mention.kind == "person"


def _past_relative(tokens: list[Token], start: int, end: int) -> int:
    """Behind a clause with "who" that stands between commas."""
    if start + 1 < end and tokens[start].text == "," and tokens[start + 1].low in ("who", "whom", "whose"):
        return next((i + 1 for i in range(start + 2, end) if tokens[i].text == ","), end)
    return start
