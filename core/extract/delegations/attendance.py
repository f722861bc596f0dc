"""Who was there, whatever the form of the sentence: a list of people, a word of presence, and whose people they are.

The rules about teams and meetings each know one construction. What they leave is read here by its parts, in any order:
"With him sit A and B", "A and B were seated at his side", "for Germany came C", "D assisted the chair". A list is taken
only where talks are told of in the sentences around it.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from core.extract.delegations.behind import Frame
from core.extract.delegations.clauses import LONG, without_relative
from core.extract.delegations.cues import cues
from core.extract.delegations.findings import Finding, Seat
from core.extract.delegations.frames import Frames
from core.extract.delegations.lists import listed
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.extract.delegations.whose import Whose
from core.extract.document import Sentence
from core.model import Role

_MEMORY = 3
"""For how many sentences a scene stays open after a word that tells of talks."""
_OWN = frozenset(("each", "chair", "self"))
"""Frames of people who are each of their own side."""
_BESIDE = frozenset(("by", "brought", "with"))
"""Frames of people who came with somebody whom the sentence names."""
_WHERE = frozenset(("in", "to", "at", "into", "near", "outside"))
_ROLE = 12
"""So many words around a list are looked through for what its people were there as."""


class Attendance:
    """Reads the sentences of one article in order, after the rules about teams and meetings."""

    def __init__(self, reader: Reader, whose: Whose) -> None:
        self._reader = reader
        self._whose = whose
        self._frames = Frames(reader, whose.named)
        self._cues = cues()
        self._scene = -9
        self._scene_places: set[str] = set()
        """The places that the sentence named which opened the scene."""

    def concerns(self, sentence: Sentence, found: list[Finding]) -> bool:
        """Whether the sentence may tell who was there; `found` is what other rules read in it."""
        words = sentence.words
        signing = not (words.isdisjoint(self._cues.signs) or words.isdisjoint(self._reader.words.accords))
        if found or signing or not self._cues.scene.isdisjoint(words):
            self._open(sentence)
        if self._cues.any.isdisjoint(words) or (sentence.index - self._scene > _MEMORY and not self._opens(sentence)):
            return False
        apart = sentence.block.kind == "heading" or not self._cues.fate.isdisjoint(words)
        apart = apart or not self._cues.off.isdisjoint(words)
        return not apart and not self._elsewhere(sentence)

    def read(self, found: list[Finding]) -> None:
        """Seat whom the reader's sentence says to be there, where other rules, which found `found` in it, did not."""
        seated = {seat.person.name for finding in found for seat in finding.seats}
        before: tuple[Frame, Person] | None = None
        for chain in _chains(self._reader):
            others = {f.side for f in found for s in f.seats for p in chain if s.person.name == p.name}
            chain = [person for person in chain if person.name not in seated]
            if not chain or self._elsewhere_with(chain, found):
                continue
            frame = self._frames.of(chain, bool(found))
            if frame is None and before is not None and self._goes_on(before[1], chain[0]):
                frame = before[0]
            before = None
            if frame is not None:
                self._seat(chain, frame, found, others)
                self._open(self._reader.sentence)
                before = frame, chain[-1]

    def _elsewhere_with(self, chain: list[Person], found: list[Finding]) -> bool:
        """ "X stayed away and is with Y in Washington": Y is where X is."""
        away = [s.person for f in found for s in f.seats if s.status != "named" and s.person.last < chain[0].first]
        gap = self._reader.tokens[away[-1].last + 1 : chain[0].first] if away else []
        return any(t.low == "with" for t in gap)

    def _goes_on(self, last: Person, first: Person) -> bool:
        """ "sent A as leader of its delegation, and B": the list goes on behind what is told of A."""
        gap = without_relative(self._reader.tokens[last.last + 1 : first.first])
        if not gap or any(t.text == ":" for t in gap):
            return False
        if not (self._cues.signs | self._cues.away).isdisjoint([t.low for t in gap]):
            return False
        if gap[-1].low not in ("and", ",") and not any(t.text == ";" for t in gap):
            return False
        return self._reader.words.words.isdisjoint([t.low for t in gap]) or gap[0].low == "as"

    def _opens(self, sentence: Sentence) -> bool:
        """What follows in the paragraph tells of talks: who came is told first."""
        sentences = self._reader.document.sentences
        following = sentences[sentence.index + 1 : sentence.index + 1 + _MEMORY]
        return any(s.block is sentence.block and not self._cues.scene.isdisjoint(s.words) for s in following)

    def _open(self, sentence: Sentence) -> None:
        self._scene = sentence.index
        if places := _places(sentence):
            self._scene_places = places

    def _elsewhere(self, sentence: Sentence) -> bool:
        """A journey to another place than that of the talks, in a sentence that says nothing of them."""
        if self._scene == sentence.index or self._cues.moved.isdisjoint(sentence.words):
            return False
        places = _places(sentence)
        return bool(places) and places.isdisjoint(self._scene_places)

    def _seat(self, chain: list[Person], frame: Frame, found: list[Finding], others: set[str]) -> None:
        """Seat a list, each on their own side where they are of several; on those of the `others` of the list, if other
        rules seated some."""
        role = self._role(chain)
        apart = role in ("host", "mediator") and self._whose.named.beside(chain, frame.at) is None
        side = self._whose.side(chain, frame.at, frame.kind, found) if frame.kind not in _OWN else None
        titled = self._reader.tokens[chain[0].named - 1].low if chain[0].named > 0 else ""
        if titled in self._cues.mediators and chain[0].side is None:
            return
        benches: dict[str, list[Person]] = {}
        current = side
        for person in chain:
            own = self._whose.own(person, side)
            if frame.kind == "chair" or (apart and own not in (None, person.side)):
                own = person.side
            if frame.kind == "chair" or (apart and role == "mediator"):
                own = self._reader.sides.of_mediator(replace(person, side=own))
            current = own or current
            if current:
                benches.setdefault(current, []).append(person)
        came_with = self._who_came_with(chain, frame.at, side) if frame.kind in _BESIDE and side else []
        if came_with and side and side not in benches:
            self._reader.add(side, came_with, frame.at, "attends", 0.72)
        for bench_side, bench in benches.items():
            if others and bench_side not in others:
                continue
            alone = frame.kind in ("for", "through", "each", "chair") or (
                frame.kind == "sat" and (len(benches) > 1 or self._whose.named_here or role == "mediator")
            )
            behind = {t.low for t in self._reader.tokens[frame.at : frame.at + 4]}
            alone = alone or (frame.kind == "beside" and bool(behind & {"head", "helm"}))
            alone = alone or frame.kind == "charge"
            lone = len(bench) == 1 and alone and frame.status == "named"
            leads = self._led(bench) if frame.kind in ("team", "brought") else None
            seats = [Seat(p, head=lone or p is leads, status=frame.status) for p in bench]
            if frame.kind in _BESIDE and bench_side == side:
                seats = [*came_with, *seats]
            # "Putin, who proposed the talks on May 11, stays away": the day beside an absence is not the meeting's.
            timeless = frame.status != "named"
            self._reader.add(bench_side, seats, frame.at, "attends", 0.72, timeless=timeless, role=role)

    def _who_came_with(self, chain: list[Person], at: int, side: str) -> list[Seat]:
        """The one whom the list came with, "X was accompanied by A": X is there too, as the first of the side."""
        before = [p for p in self._reader.people if p.last < min(at, chain[0].first)]
        subject = before[-1] if before else None
        if subject is None or subject.side != side or at - subject.last > LONG:
            return []
        return [] if self._reader.seated_side(subject.name) else [Seat(subject, head=True)]

    def _led(self, bench: list[Person]) -> Person | None:
        """Whom the words behind the name say to lead: "sent A as leader of its delegation", "had B for chief"."""
        for person in bench:
            behind = [t.low for t in self._reader.tokens[person.last + 1 : person.last + 7]]
            behind = behind[1:] if behind[:1] == [","] else behind
            if behind[:2] in (["to", "lead"], ["to", "head"], ["to", "chair"]):
                return person
            if behind[:1] in (["as"], ["for"]) and set(behind) & (self._reader.words.head_marks | {"principal"}):
                return person
            if behind[:1] in (["as"], ["for"]) and any(w.startswith(("chief-", "head-", "leader-")) for w in behind):
                return person
        return None

    def _role(self, chain: list[Person]) -> Role:
        """What the sentence says that they were there as."""
        low = {t.low for t in self._reader.tokens[chain[-1].last + 1 :][:_ROLE]}
        low |= {t.low for t in self._reader.tokens[max(0, chain[0].first - _ROLE) : chain[0].first]}
        for words, role in (
            (self._cues.observers, "observer"),
            (self._cues.mediators, "mediator"),
            (self._cues.hosts, "host"),
        ):
            if low & words:
                return role  # type: ignore[return-value]
        return "party"


def _places(sentence: Sentence) -> set[str]:
    """The towns and countries in or to which the sentence tells something."""
    return {
        m.name
        for m in sentence.mentions
        if m.first and m.kind in ("place", "side") and sentence.tokens[m.first - 1].low in _WHERE
    }


def _chains(reader: Reader) -> list[list[Person]]:
    """The sentence's lists of people, each as long as the sentence goes on with it; a semicolon ends one."""
    chains: list[list[Person]] = []
    verbs = cues().counts | cues().sat | cues().moved
    place = 0
    people = reader.people
    rest = [p for i, p in enumerate(people) if not i or p.first > people[i - 1].last]
    while place < len(rest):
        chain = listed(rest[place:], reader.tokens, rest[place].first, reader.words) or [rest[place]]
        for i in range(1, len(chain)):
            gap = reader.tokens[chain[i - 1].last + 1 : chain[i].first]
            if any(
                t.text == ";" or (t.low in verbs and n.mention is None) or (t.low in cues().signs and n.low == "for")
                for t, n in pairwise([*gap, *gap[-1:]])
            ):
                chain = chain[:i]
                break
        chains.append(chain)
        place += len(chain)
    return chains
